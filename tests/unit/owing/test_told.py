"""The standing as text, as a table, as a calendar, and in letters."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pytest
from owing_regions import WHY, standing_of

from site_builder.owing import Standing
from site_builder.owing.calendar import calendar
from site_builder.owing.reminder import as_text, reminder, reminders
from site_builder.owing.table import table
from site_builder.owing.telling import text
from site_builder.problems import Answered, Place, warning
from site_builder.texts import Texts

LANGUAGES = ("en", "fr")
LONG = "Verein der Holzwirtschaft des Nordens und aller angrenzenden Täler, Seen und Inseln e. V. (gegründet)"


@pytest.fixture
def doubtful(standing: Standing) -> Standing:
    """With a long name, a warning whose words would be a formula, and one that was answered."""
    clusters = standing.records.clusters
    north = replace(clusters["alder"], name=LONG, language="fr")
    records = replace(standing.records, clusters={**clusters, "alder": north})
    place = Place("data/clusters/alder/2022.yml", 3)
    found = warning(place, "spelling", "=Two {names} that are rather long, longer than a terminal is wide.", names=2)
    (doubt,) = standing.open
    open_ = replace(doubt, finding=found, cluster="alder", domain="wood")
    answered = replace(open_, answer=Answered(found, {"en": "-1\x1b[31m is right", "fr": "-1 est juste"}, place))
    return replace(standing, records=records, doubts=(*standing.doubts, open_, answered))


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_is_readable_in_80_columns_and_begins_with_what_is_owed(doubtful: Standing, language: str) -> None:
    lines = text(doubtful, Texts(language, LANGUAGES)).splitlines()
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in "".join(lines)
    named = [at for at, line in enumerate(lines) if "Birch" in line]
    assert 8 < named[0] < 16


def test_no_letter_is_turned_round_and_no_terminal_commanded(doubtful: Standing) -> None:
    hostile = "\u202etset\x1b[31m\x9b\u2066\r\nDTSTART:x"
    records = doubtful.records
    clusters = {code: replace(each, name=hostile) for code, each in records.clusters.items()}
    domains = tuple(replace(each, name=hostile) for each in records.region.domains)
    region = replace(records.region, name=hostile, domains=domains, contact="https://x.example/\u202eb")
    standing = replace(doubtful, records=replace(records, clusters=clusters, region=region))
    texts = Texts("en", LANGUAGES)
    letters = as_text(reminders(standing, texts, "https://x.example/\u202ea"))
    for told in (text(standing, texts), table(standing, texts).decode("utf-8-sig"), letters):
        lines = told.replace("\r\n", "\n").split("\n")
        assert not [line for line in lines if not line.replace("\u202f", "").isprintable()]
        assert "\\u202etset" in told
    dates = calendar(standing, texts).decode().replace("\r\n ", "")
    assert dates.replace("\r\n", "").isprintable() and "\r\nDTSTART:x" not in dates


def test_text_tells_each_record_since_when_and_until_when(standing: Standing) -> None:
    told = text(standing, Texts("en", LANGUAGES))
    lines = [" ".join(line.split()) for line in told.splitlines()]
    assert "Yearly record, 2023 1 Jan 2024 30 Apr 2024 15 days ago" in lines
    assert "Members list, 2023 1 Jan 2024 31 May 2024 in 16 days" in lines
    assert WHY in told and "story-quota" in told


def test_nothing_owed_is_said(standing: Standing) -> None:
    told = text(replace(standing, reports={}, doubts=()), Texts("en", LANGUAGES))
    assert "Nothing is owed." in told and "No warning is open." in told and "ANSWERED" not in told


@pytest.mark.parametrize(("language", "separator"), [("en", ","), ("fr", ";")])
def test_a_spreadsheet_opens_the_table(doubtful: Standing, language: str, separator: str) -> None:
    content = table(doubtful, Texts(language, LANGUAGES))
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=separator)
    assert {len(row) for row in rows} == {len(head)} == {13}
    assert len(rows) == len(doubtful.every) + 1, "one more for a file that is no record"
    assert rows[0][12] == "data/clusters/alder/2024-q1.yml", "what is owed comes first"
    assert [rows[1][at] for at in (3, 5, 6, 7, 12)] == [
        "2023",
        "2024-01-01",
        "2024-04-30",
        "15",
        "data/clusters/birch/2023.yml",
    ]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    asked = next(row for row in rows if row[12] == "data/clusters/alder/2022.yml")
    assert asked[10].startswith("'=Two 2") and asked[9] == "100"
    assert rows[-1][12] == "data/objectives.yml" and rows[-1][10].endswith("[story-quota]")


def events(content: bytes) -> dict[str, dict[str, str]]:
    """The events of a calendar by their UID, as RFC 5545 unfolds them."""
    lines = content.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    told = "\r\n".join(lines).replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]
    found = [dict(line.split(":", 1) for line in one.split("\r\nEND:VEVENT")[0].split("\r\n")) for one in told]
    assert len({one["UID"] for one in found}) == len(found)
    return {one["UID"]: one for one in found}


def test_a_calendar_names_who_owes_what_on_its_day(doubtful: Standing) -> None:
    found = events(calendar(doubtful, Texts("en", LANGUAGES)))
    first = found["status-quarterly-2024-q1@rivers"]
    assert (first["DTSTART;VALUE=DATE"], first["DTEND;VALUE=DATE"]) == ("20240430", "20240501")
    assert first["SUMMARY"] == "Quarterly grid\\, 1st quarter 2024: awaited from 2 clusters"
    assert first["DESCRIPTION"].split("\\n") == ["Birch", LONG.replace(",", "\\,")]
    assert found["status-members-2023@rivers"]["SUMMARY"].endswith("awaited from 1 cluster")
    assert found["status-quarterly-2023-q4@rivers"]["SUMMARY"].endswith("all have come")
    assert found["status-annual-2024@rivers"]["DTSTART;VALUE=DATE"] == "20250430"


def test_a_newer_calendar_renews_what_an_older_one_entered(standing: Standing) -> None:
    texts = Texts("en", LANGUAGES)
    before = events(calendar(standing, texts))
    after = events(calendar(replace(standing, day=date(2024, 6, 1), reports={}), texts))
    both = before.keys() & after.keys()
    assert len(both) > 4
    assert all(int(after[one]["SEQUENCE"]) > int(before[one]["SEQUENCE"]) for one in both)


def test_a_reminder_says_what_since_when_where_and_whom_to_ask(doubtful: Standing) -> None:
    region = replace(
        doubtful.records.region, contact="https://rivers.example/contact", address="https://rivers.example"
    )
    known = replace(doubtful, records=replace(doubtful.records, region=region))
    south, north = reminder(known, "birch"), reminder(known, "alder")
    assert south is not None and north is not None
    assert (south.language, north.language) == ("en", "fr")
    for words in (
        "- Yearly record, 2023: we have been expecting it since 30 April 2024",
        "https://rivers.example/en/report/#cluster=birch",
        "https://rivers.example/contact",
    ):
        assert words in south.body
    assert "https://rivers.example/fr/report/#cluster=alder" in north.body and LONG in north.body
    assert "2022" not in north.body, "what was explained is not asked for"
    assert not [word for word in ("late", "overdue", "retard") if word in (south.body + north.body).lower()]


def test_a_reminder_without_addresses_can_be_answered(standing: Standing) -> None:
    found = reminder(standing, "birch")
    assert found is not None and "answer this message" in found.body and "://" not in found.body
    given = reminder(standing, "birch", "https://other.example/rivers/")
    assert given is not None and "https://other.example/rivers/en/report/#cluster=birch" in given.body


def test_what_is_open_is_not_told_as_awaited_since(standing: Standing) -> None:
    found = reminder(standing, "birch")
    assert found is not None and "- Members list, 2023: we expect it by 31 May 2024" in found.body
    early = standing_of(standing.repository.root, date(2024, 3, 20))
    assert reminder(early, "alder") is None


def test_letters_follow_one_another_by_domain_and_name(doubtful: Standing) -> None:
    letters = reminders(doubtful, Texts("en", LANGUAGES))
    assert [one.cluster for one in letters] == ["alder", "birch"]
    told = as_text(letters)
    assert told.startswith(letters[0].head) and told.count("-" * 80) == 1 and told.endswith("\n")
