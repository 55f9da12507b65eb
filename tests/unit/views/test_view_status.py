"""The officers' page on the state of the reports; the module below it is tested by itself."""

import json
from dataclasses import replace

import pytest
from forms_site import examined
from owing_regions import lakes_of
from small_site import DAY, html, site_of, texts_of

from site_builder.problems import Answered, Place, warning
from site_builder.views import status


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return lakes_of(tmp_path_factory.mktemp("lakes"))


@pytest.fixture(scope="module")
def site(root):
    return examined(root, DAY, "officers")[1]


def page_of(site, texts, path="status/"):
    return next(page for page in status.pages(site, texts) if page.path == path)


def test_the_public_build_has_no_such_page_nor_file(root):
    site = site_of(root)
    assert list(status.pages(site, texts_of(site))) == list(status.files(site, texts_of(site))) == []


def test_what_is_owed_comes_first_and_every_cluster_by_domain(site):
    texts = texts_of(site)
    page = page_of(site, texts)
    owed = page.view["owed"]
    assert (owed[0].cluster, owed[0].since, owed[0].due, owed[0].days) == (
        "South Water",
        "1 April 2020",
        "30 April 2020",
        "380 days ago",
    )
    assert [one.cluster for one in owed[-2:]] == ["North Wood", "South Water"]
    assert [name for _, name, _ in page.view["domains"]] == ["Wood", "Water"]
    assert [one["value"] for one in page.view["keys"]] == ["6", "0", "5", "1"]
    assert [name for name, _ in page.view["letters"]] == ["North Wood", "South Water"]
    assert page.view["explained"][0][:2] == ("North Wood", "Quarterly grid, 2nd quarter 2020")
    code = html(site, texts, page)
    assert "Two sawmills closed" in code and 'data-none="owed" hidden' in code


def test_what_is_left_out_is_named_with_its_share(site):
    left = page_of(site, texts_of(site)).view["left_out"]
    members = next(one for one in left if one.cluster == "North Wood" and one.record == "Members list, 2020")
    assert members.share == "75%" and "Employees (50% filled)" in members.fields


def test_a_warning_stands_at_its_cluster_with_its_answer(site):
    texts = texts_of(site, "fr")
    place = Place("data/members/north-wood/2020.yml", 4, 5)
    found = warning(place, "spelling", "Two names: <b>A</b>.")
    answer = Answered(found, {"fr": "Deux <i>sociétés</i>"}, place)
    changed = replace(site, findings=(found,), answered=(answer,), repository="https://git.example/")
    page = page_of(changed, texts)
    [(ident, domain, [asked])] = page.view["doubts"]
    assert (ident, domain, asked.owner, asked.rule) == ("wood", "Bois", "North Wood", "spelling")
    assert (asked.place, asked.url) == (f"{place.path}:4", f"https://git.example/{place.path}")
    assert page.view["newest_answers"][0][2][0].answer == "Deux <i>sociétés</i>"
    assert {line.name: line.cells[-1] for _, _, its in page.view["domains"] for line in its} == {
        "North Wood": "1",
        "South Water": "–",
    }
    every = html(changed, texts, page) + html(changed, texts, page_of(changed, texts, "status/answers/"))
    assert every.count("Deux &lt;i&gt;sociétés&lt;/i&gt;") == 2 and "<b>A</b>" not in every


def test_the_script_knows_what_came_and_what_was_explained(site):
    known = json.loads(page_of(site, texts_of(site)).view["judged"])
    north, south = known["clusters"]
    assert north[:4] == ["north-wood", "North Wood", 2020, 9999]
    assert north[-3:] == [0, [2020], ["-", "-", "-"]] and south[-3:] == [1, [], ["-", "-", ""]]
    assert known["letters"].keys() == {"en"}
    assert known["words"]["ago"] == ["{days} day ago", "{days} days ago"]


def test_nothing_owed_is_said(site):
    texts = texts_of(site)
    clusters = {key: replace(it, active_until=2019) for key, it in site.records.clusters.items()}
    quiet = replace(site, records=replace(site.records, clusters=clusters), findings=(), answered=())
    page = page_of(quiet, texts)
    assert not page.view["owed"] and not page.view["letters"]
    code = html(quiet, texts, page)
    assert '<p data-none="owed">Nothing is owed.</p>' in code and "No warning is open." in code
