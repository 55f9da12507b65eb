"""What is due, late and complete, for the officers alone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from regions import copy_of
from small_site import DAY, html, site_of, texts_of

from site_builder.problems import Place, warning
from site_builder.views import status


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    return copy_of("lakes", tmp_path_factory.mktemp("lakes"))


@pytest.fixture(scope="module")
def site(root):
    return site_of(root, "officers")


def test_the_public_build_has_no_such_page(root):
    site = site_of(root)
    assert list(status.pages(site, texts_of(site))) == []


def test_each_record_is_received_late_or_not_due_yet(site):
    cluster = site.records.clusters["north-wood"]
    told = {(one.kind, str(one.period)): one.state for one in status.owed(site.records, cluster, DAY)}
    assert told == {
        ("annual", "2020"): "",
        ("members", "2020"): "",
        ("quarterly", "2020-Q1"): "",
        ("quarterly", "2020-Q2"): "missing",
        ("quarterly", "2020-Q3"): "missing",
        ("quarterly", "2020-Q4"): "missing",
        ("quarterly", "2021-Q1"): "missing",
    }


@pytest.mark.parametrize(("day", "state"), [(date(2021, 4, 30), "not_due"), (date(2021, 5, 1), "missing")])
def test_a_record_is_late_only_after_the_day_on_which_it_is_due(site, day, state):
    records = replace(site.records, annual={})
    told = status.owed(records, records.clusters["north-wood"], day)
    assert next(one.state for one in told if one.kind == "annual") == state


def test_a_cluster_owes_nothing_for_years_in_which_it_was_not_active(site):
    cluster = replace(site.records.clusters["north-wood"], active_until=2020)
    told = status.owed(site.records, cluster, date(2022, 1, 1))
    assert {one.period.year for one in told} == {2020}


def test_the_page_lists_what_is_late_and_every_cluster_by_domain(site):
    texts = texts_of(site)
    (page,) = status.pages(site, texts)
    late = page.view["late"]
    assert (late[0].cluster, late[0].since, late[0].days) == ("South Water", "30 April 2020", "380 days")
    assert [one.cluster for one in late[1:3]] == ["North Wood", "South Water"]
    assert [name for _, name, _ in page.view["domains"]] == ["Wood", "Water"]
    keys = {one["label"]: one["value"] for one in page.view["keys"]}
    assert int(keys["Records due so far"]) == int(keys["Received"]) + int(keys["Late"])
    code = html(site, texts, page)
    assert "No warning is open." in code and "Nothing is late." not in code


def test_complete_counts_the_fields_that_apply(site):
    record = site.records.annual["north-wood", 2020]
    asked, filled = status.completeness(site.schemas, "annual", (), record)
    assert asked == filled
    bare = {**record, "team": {"fte": 2.5}}
    assert status.completeness(site.schemas, "annual", (), bare) == (asked, filled - 1)
    institute, mill = site.records.members["north-wood", 2020]
    base = ("members", "[]")
    assert status.completeness(site.schemas, "members", base, institute) == (8, 5)
    assert status.completeness(site.schemas, "members", base, mill) == (8, 7)


def test_a_warning_is_shown_at_its_cluster(site):
    texts = texts_of(site)
    found = warning(Place("data/members/north-wood/2020.yml", 4, 5), "spelling", "Two names.")
    (page,) = status.pages(replace(site, findings=(found,)), texts)
    assert [(one.place, one.text, one.rule) for one in page.view["doubts"]] == [
        ("data/members/north-wood/2020.yml:4", "Two names.", "spelling")
    ]
    lines = {line.name: line.cells[-1] for _, _, lines in page.view["domains"] for line in lines}
    assert lines == {"North Wood": "1", "South Water": "–"}


def test_nothing_late_is_said(site):
    texts = texts_of(site, "fr")
    clusters = {key: replace(it, active_until=2019) for key, it in site.records.clusters.items()}
    quiet = replace(site, records=replace(site.records, clusters=clusters))
    (page,) = status.pages(quiet, texts)
    assert "Rien n’est en retard." in html(quiet, texts, page)
