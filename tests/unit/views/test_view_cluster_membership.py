"""The members of one cluster: how long they have been members, who came and went, and who they are by name."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from region_factory import write_region
from small_site import html, site_of, texts_of

from site_builder.views.cluster_membership import members_page, membership, seniority


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("invented")
    write_region(folder, clusters=4, years=3, seed=4, gaps=0)
    return site_of(folder, day=date(2023, 8, 15))


@pytest.fixture(scope="module")
def listed(site):
    """The pages of members of the clusters that have a list, by cluster."""
    texts = texts_of(site)
    pages = {name: members_page(site, texts, cluster) for name, cluster in site.records.clusters.items()}
    return {name: page for name, page in pages.items() if page}


def test_years_of_membership_are_counted_from_the_year_of_the_list(site):
    texts = texts_of(site)
    own = [{"since": year} for year in (2025, 2024, 2023, 2021, 2020, 2016, 2015, 1999)]
    rows = seniority(texts, "a", "", own, 2025).table.rows
    assert [(row[0].text, row[1].text.split()[0]) for row in rows] == [
        ("Under 2 years", "2"),
        ("2 to 4 years", "2"),
        ("5 to 9 years", "2"),
        ("10 years or more", "2"),
    ]
    assert seniority(texts, "a", "", [], 2025) is None


def test_every_member_stands_once_by_name_under_its_kind(site, listed):
    texts = texts_of(site)
    for name, page in listed.items():
        own = site.records.members[name, int(page.view["year"])]
        rows = [row.name for kind in page.view["kinds"] for row in kind.rows]
        assert Counter(rows) == Counter(member["name"] for member in own)
        for kind in page.view["kinds"]:
            names = [row.name for row in kind.rows]
            assert names == sorted(names, key=texts.sort_key)


def test_the_picture_of_movements_says_what_the_lists_say(site, listed):
    texts = texts_of(site)
    for name in listed:
        shown = membership(site, texts, site.records.clusters[name])
        for label, joined, left in shown.moves.table.rows if shown.moves else ():
            moved = site.records.moved(name, int(label.text))
            assert (joined.text, left.text) == tuple(texts.number(len(side)) for side in moved)


def test_the_page_holds_nothing_that_is_for_officers_and_each_way_leads_to_a_kind(site, listed):
    for page in listed.values():
        drawn = html(site, texts_of(site), page)
        assert "INTERNAL" not in drawn
        for anchor in re.findall(r'href="#([\w-]+)"', drawn):
            assert f'id="{anchor}"' in drawn
        assert 50 <= len(page.description) <= 160
