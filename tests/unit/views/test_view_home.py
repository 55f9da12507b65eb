"""Home: the year it speaks of, what it says first, and the ways into the rest."""

from __future__ import annotations

from datetime import date

import pytest
from region_factory import write_region
from small_site import found, html, site_of, texts_of

from site_builder.views import home
from site_builder.views.complete import awaited, is_complete, latest_year

DAY = date(2023, 6, 15)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    write_region(folder, clusters=6, years=3, seed=3, gaps=0)
    return folder


@pytest.fixture(scope="module")
def site(folder):
    return site_of(folder, day=DAY)


@pytest.fixture(scope="module")
def gap(tmp_path_factory):
    """The same region without one yearly record of the newest year."""
    folder = tmp_path_factory.mktemp("gap")
    write_region(folder, clusters=6, years=3, seed=3, gaps=0)
    next(folder.glob("data/clusters/*/2022.yml")).unlink()
    return site_of(folder, day=DAY)


def page_of(site, language="en"):
    return found(home.pages(site, texts_of(site, language)), "")


def test_the_latest_complete_year_is_the_one_in_which_all_reported(site, gap):
    assert is_complete(site, 2022) and not is_complete(gap, 2022) and not is_complete(site, 1999)
    whole, other = latest_year(site, texts_of(site)), latest_year(gap, texts_of(gap))
    assert (whole.year, whole.complete, other.year, other.complete) == (2022, True, 2021, True)
    assert whole.note.startswith("2022 is the latest complete year") and "is not complete" not in whole.note
    assert "2022 is not complete" in other.note and awaited(site, texts_of(site), 2022) == ""


def test_without_a_complete_year_near_it_speaks_of_the_newest_due_one_and_says_so(tmp_path):
    write_region(tmp_path, clusters=4, years=2, seed=3, gaps=0)
    for path in sorted(tmp_path.glob("data/clusters/*/202?.yml"))[:2]:
        path.unlink()
    site = site_of(tmp_path, day=date(2022, 6, 15))
    latest = latest_year(site, texts_of(site))
    assert (latest.year, latest.complete) == (2021, False)
    assert latest.note == "2021 is not complete: 2 of 3 clusters have reported in full."


def test_it_opens_with_what_a_reader_takes_away(site):
    lists = (every for (_, year), every in site.records.members.items() if year == 2022)
    organisations = {member["id"] for every in lists for member in every}
    view = page_of(site).view
    active = sum(1 for _ in site.records.active(2022))
    assert view["heading"] == f"{active} clusters get {len(organisations)} organisations working together"
    assert "In 2022 the region’s clusters" in view["lead"] and "their own resources" in view["lead"]
    assert {figure.period for figure in view["figures"]} == {"2022"}
    assert view["members"].count.startswith(str(len(organisations)))


def test_each_domain_is_a_way_in_with_its_clusters(site):
    ways = page_of(site).view["domains"]
    assert [way.path for way in ways] == [f"domains/{domain.id}/" for domain in site.records.region.domains]
    names = ", ".join(way.clusters for way in ways)
    for cluster in site.records.clusters.values():
        if cluster.active_in(site.day.year):
            assert texts_of(site).say(cluster.name) in names


def test_collaborations_are_told_by_kind_of_the_same_year(site):
    work = page_of(site).view["work"]
    entries = [e for (_, year), record in site.records.annual.items() if year == 2022 for e in record["collaborations"]]
    kinds = site.schemas.field("annual", ("collaborations", "[]", "kinds")).choices
    assert [figure.value for figure in work] == [str(sum(kind in e["kinds"] for e in entries)) for kind in kinds]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_written_with_a_description_of_its_own(site, gap, language):
    for it in (site, gap):
        page = page_of(it, language)
        assert 50 <= len(page.description) <= 160
        assert html(it, texts_of(it, language), page).count("<h1") == 1
