"""What is due when, in words and as a file for calendar programs."""

from dataclasses import replace
from datetime import date

import pytest
from regions import copy_of
from small_site import found, site_of, texts_of

from site_builder.owing.reports import coming
from site_builder.views import guide
from site_builder.views.guide_calendar import day_of_any_year, icalendar, next_year


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(copy_of("lakes", tmp_path_factory.mktemp("lakes")))


def test_what_falls_due_is_told_in_order_for_a_year(site):
    reporting = site.records.region.reporting
    told = coming(reporting, date(2021, 5, 15))
    assert [(due.isoformat(), kind, str(period)) for due, kind, period in told] == [
        ("2021-05-31", "members", "2020"),
        ("2021-07-30", "quarterly", "2021-Q2"),
        ("2021-10-30", "quarterly", "2021-Q3"),
        ("2022-01-30", "quarterly", "2021-Q4"),
        ("2022-04-30", "annual", "2021"),
        ("2022-04-30", "quarterly", "2022-Q1"),
    ]
    assert coming(reporting, date(2019, 1, 1)) == []
    assert [next_year(site, kind) for kind in ("members", "annual", "quarterly", "story")] == [2020, 2021, 2021, 2021]


def test_the_calendar_is_in_the_readers_words(site):
    view = found(guide.pages(site, texts_of(site, "fr")), "guide/").view
    assert [due for _title, _path, due in view["rules_of_forms"]] == [
        "30 avril de l’année suivante",
        "31 mai de l’année suivante",
        "30 jours après la fin du trimestre",
    ]
    assert view["coming"][0].date == "31 mai 2021"
    assert day_of_any_year(texts_of(site, "fr"), "05-01") == "1er mai"


def test_a_calendar_program_reads_each_day_as_one_whole_event(site):
    [file] = guide.files(replace(site, address="https://lakes.example/"), texts_of(site, "fr"))
    assert file.path == "fr/guide/calendar.ics"
    text = file.content.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") and text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    events = text.replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]
    assert len(events) == 6
    first = dict(line.split(":", 1) for line in events[0].split("END:VEVENT")[0].splitlines())
    assert first["UID"] == f"members-2020@{site.records.region.id}"
    assert (first["DTSTART;VALUE=DATE"], first["DTEND;VALUE=DATE"]) == ("20210531", "20210601")
    assert first["URL"] == "https://lakes.example/fr/guide/members/"
    assert first["SUMMARY"].startswith("Liste des adhérents")


def test_a_calendar_keeps_its_ids_and_splits_no_letter(site):
    name = "Région des lacs, des sommets; et des vallées à très long nom " * 3
    records = replace(site.records, region=replace(site.records.region, name=name))
    text = icalendar(replace(site, records=records), texts_of(site)).decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "lacs\\, des sommets\\; et" in text.replace("\r\n ", "")
    later = icalendar(replace(site, day=date(2021, 6, 15)), texts_of(site)).decode()
    ids = [set(line for line in each.splitlines() if line.startswith("UID")) for each in (text, later)]
    assert len(ids[0] & ids[1]) == 5
