"""The officers' page on the state of the reports; the module below it is tested by itself."""

import json
from dataclasses import replace

import pytest
from forms_site import examined
from owing_regions import GAPS_DAY, WHY, gaps_of
from small_site import html, texts_of

from site_builder.problems import Answered, Place, warning
from site_builder.views import status


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return examined(gaps_of(tmp_path_factory.mktemp("gaps")), GAPS_DAY, "officers")[1]


def page_of(site, texts, path="status/"):
    return next(page for page in status.pages(site, texts) if page.path == path)


def test_the_public_build_has_no_such_page_nor_file(site):
    public = replace(site, audience="public")
    assert list(status.pages(public, texts_of(site))) == list(status.files(public, texts_of(site))) == []


def test_what_is_owed_comes_first_and_every_cluster_by_domain(site):
    texts = texts_of(site)
    page = page_of(site, texts)
    owed = page.view["owed"]
    assert [(one.record, one.since, one.due, one.days) for one in owed] == [
        ("Yearly record, 2023", "1 January 2024", "30 April 2024", "15 days ago"),
        ("Quarterly grid, 1st quarter 2024", "1 April 2024", "30 April 2024", "15 days ago"),
        ("Members list, 2023", "1 January 2024", "31 May 2024", "in 16 days"),
    ]
    assert [[name for name, _ in one.clusters] for one in owed] == [["Birch"], ["Alder", "Birch"], ["Birch"]]
    assert [name for _, name, _ in page.view["domains"]] == ["Wood", "Water"]
    assert [one["value"] for one in page.view["keys"]] == ["3", "1", "19", "1"]
    letters = page_of(site, texts, "status/reminders/")
    assert page.view["letters"] == 2 and [name for name, _ in letters.view["letters"]] == ["Alder", "Birch"]
    assert "- Members list, 2023: we expect it by 31 May 2024" in html(site, texts, letters)
    assert page.view["explained"][0] == ("Alder", "Quarterly grid, 2nd quarter 2022", WHY)
    code = html(site, texts, page)
    assert WHY in code and 'data-none="owed" hidden' in code


def test_what_is_left_out_is_named_with_its_share(site):
    records = site.records
    members = [dict(each) for each in records.members["alder", 2023]]
    del members[0]["employees"]
    bare = replace(site, records=replace(records, members={**records.members, ("alder", 2023): members}))
    page = page_of(bare, texts_of(site), "status/left-out/")
    left = page.view["left_out"]
    told = next(one for one in left if one.cluster == "Alder" and one.record == "Members list, 2023")
    companies = [each for each in members if each["category"].startswith("company")]
    share = f"{100 * sum('employees' in each for each in companies) / len(companies):.0f}%"
    assert f"Employees ({share} filled)" in told.fields and told.share.endswith("%")
    assert told.fields in html(bare, texts_of(site), page)


def test_a_warning_stands_at_its_cluster_with_its_answer(site):
    texts = texts_of(site, "fr")
    place = Place("data/members/alder/2023.yml", 4, 5)
    found = warning(place, "spelling", "Two names: <b>A</b>.")
    answer = Answered(found, {"fr": "Deux <i>sociétés</i>"}, place)
    changed = replace(site, findings=(found,), answered=(answer,), repository="https://git.example/")
    page = page_of(changed, texts)
    [(ident, domain, [asked])] = page.view["doubts"]
    assert (ident, domain, asked.owner, asked.rule) == ("wood", "Bois", "Alder", "spelling")
    assert (asked.place, asked.url) == (f"{place.path}:4", f"https://git.example/{place.path}")
    assert page.view["newest_answers"][0][2][0].answer == "Deux <i>sociétés</i>"
    assert {line.name: line.cells[-1] for _, _, its in page.view["domains"] for line in its} == {
        "Alder": "1",
        "Birch": "–",
    }
    every = html(changed, texts, page) + html(changed, texts, page_of(changed, texts, "status/answers/"))
    assert every.count("Deux &lt;i&gt;sociétés&lt;/i&gt;") == 2 and "<b>A</b>" not in every


def test_the_script_knows_what_came_and_what_was_explained(site):
    known = json.loads(page_of(site, texts_of(site)).view["judged"])
    alder, birch = known["clusters"]
    assert alder[:4] == ["alder", "Alder", 2022, 9999]
    assert alder[-3:] == [0, [2022], ["- -", "- -", "- . . . - - - -"]]
    assert birch[-3:] == [1, [], ["-", "-", "- - - - - - - -"]]
    assert known["letters"].keys() == {"en"}
    assert known["words"]["ago"] == ["{days} day ago", "{days} days ago"]


def test_nothing_owed_is_said(site):
    texts = texts_of(site)
    clusters = {key: replace(it, active_until=2021) for key, it in site.records.clusters.items()}
    quiet = replace(site, records=replace(site.records, clusters=clusters), findings=(), answered=())
    page = page_of(quiet, texts)
    assert not page.view["owed"] and not page.view["letters"]
    code = html(quiet, texts, page)
    assert '<p data-none="owed">Nothing is owed.</p>' in code and "No warning is open." in code
