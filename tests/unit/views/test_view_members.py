"""Members: each organisation once, what the lists rest on, and who came and went."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from region_factory import write_region
from regions import GOOD, copy_of
from small_site import html, site_of, texts_of

from site_builder.views import members
from site_builder.views.members_counts import lists_of, moves_of

DAY = date(2023, 6, 15)  # the members lists of 2022 were due on 31 May


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("members")
    return folder, write_region(folder, clusters=6, years=3, seed=3, gaps=0.1)


@pytest.fixture(scope="module")
def site(written):
    return site_of(written[0], day=DAY)


def view_of(site, language="en"):
    page = next(members.pages(site, texts_of(site, language)))
    return page.view


def table(chart):
    return {row[0].text: [cell.text or cell.mark for cell in row[1:]] for row in chart.table.rows}


def test_the_newest_lists_are_counted_as_in_the_files(site, written):
    lists = {cluster: its for (cluster, year), its in written[1].members.items() if year == 2022}
    ids = Counter(member["id"] for its in lists.values() for member in its)
    view = view_of(site)
    values = {each.label: each.value for each in view["figures"]}
    assert view["year"] == "2022"
    assert values["Organisations, each once"] == str(len(ids))
    assert values["Memberships"] == str(ids.total())
    several = sum(number > 1 for number in ids.values())
    assert values["Organisations in several clusters"] == texts_of(site).percent(several / len(ids), 1)
    assert view["several"].startswith(f"{several} organisation")
    parts = table(view["in_clusters"])
    assert sum(int(cells[0].split()[0]) for cells in parts.values()) == len(ids)


def test_a_figure_leads_to_the_indicator_that_measures_the_same(site):
    paths = {each.label: each.path for each in view_of(site)["figures"]}
    assert paths["Organisations, each once"] == "indicators/organisations/"
    assert paths["Organisations in several clusters"] == ""


def test_kinds_and_places_hold_every_organisation(site):
    view, now = view_of(site), lists_of(site, 2022)
    assert sum(int(text) for text in table(view["kinds"])["2022"]) == now.organisations
    assert sum(int(row[1]) for row in view["places"].rows) == now.organisations
    names = [row[0].text for row in view["places"].rows]
    assert names[-1] == "Outside the region"
    assert [row[0].path for row in view["places"].rows[:-1]] == [
        f"territories/{each.code}/" for each in site.records.region.territories
    ]


def test_comings_and_goings_need_both_lists(site, written):
    lists = written[1].members
    for year in (2021, 2022):
        both = [c for (c, y) in lists if y == year and (c, year - 1) in lists]
        ids = {key: {member["id"] for member in its} for key, its in lists.items()}
        moves = moves_of(site, year)
        assert moves.clusters == len(both) <= moves.expected
        assert moves.joined == sum(len(ids[c, year] - ids[c, year - 1]) for c in both)
        assert moves.left == sum(len(ids[c, year - 1] - ids[c, year]) for c in both)
    assert moves_of(site, 2020) is None


def test_a_list_that_is_not_there_is_said_and_never_zero(site):
    view = view_of(site)
    for shelf in view["shelves"]:
        for link in shelf.links:
            absent = (link.path.split("/")[1], 2022) not in site.records.members
            assert link.note == ("list not reported" if absent else "")
    given = sum(1 for _, year in site.records.members if year == 2022)
    expected = sum(1 for _ in site.records.active(2022))
    assert view["rests"].startswith(f"{given} of {expected}")
    if given < expected:
        assert all(each.change == "" and each.rests for each in view["figures"])


def test_clusters_stand_by_name_within_their_domain(site):
    texts = texts_of(site)
    for shelf in view_of(site)["shelves"]:
        names = [link.text for link in shelf.links]
        assert names == sorted(names, key=texts.sort_key)


def test_a_region_without_lists_says_so(tmp_path):
    write_region(tmp_path, clusters=2, years=2, seed=1, gaps=1)
    site = site_of(tmp_path, day=DAY)
    (page,) = members.pages(site, texts_of(site))
    assert "No members list has been reported yet." in html(site, texts_of(site), page)


@pytest.mark.parametrize("name", GOOD)
def test_good_regions_have_their_members(name, tmp_path):
    site = site_of(copy_of(name, tmp_path), day=date(2026, 1, 1))
    for language in site.records.region.languages:
        texts = texts_of(site, language)
        for page in members.pages(site, texts):
            idents = re.findall(r'\bid="([^"]+)"', html(site, texts, page))
            assert len(idents) == len(set(idents)), page.path


def test_nothing_internal_of_a_member_is_told(site):
    page = html(site, texts_of(site), next(members.pages(site, texts_of(site))))
    assert "mployees" not in page and "urnover" not in page
