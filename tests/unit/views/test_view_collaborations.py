"""Collaborations: kinds, pairs and partner regions as the records have them, in the order of names."""

from __future__ import annotations

import re
from datetime import date

import pytest
from region_factory import write_region
from regions import GOOD, copy_of
from small_site import found, html, site_of, texts_of

from site_builder.views import collaborations
from site_builder.views.collaborations_counts import Work, work_of
from site_builder.views.collaborations_with import partners_of

DAY = date(2023, 6, 15)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("together")
    return folder, write_region(folder, clusters=8, years=3, seed=4, gaps=0.1)


@pytest.fixture(scope="module")
def site(written):
    return site_of(written[0], day=DAY)


def pages_of(site, language="en"):
    return list(collaborations.pages(site, texts_of(site, language)))


def entries(written, year):
    return [(c, e) for (c, y), record in written[1].annual.items() if y == year for e in record["collaborations"]]


def test_every_pair_that_takes_part_counts_both_ways():
    entries = (("b", {"clusters": ["a", "c"]}), ("a", {"clusters": ["b"]}), ("c", {"clusters": []}))
    work = Work(2022, 3, 3, entries, {"a": "x", "b": "x", "c": "y"})
    assert work.pairs() == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}
    assert work.shared() == 2


def test_domains_meet_in_what_is_named_and_in_who_takes_part():
    entries = (
        ("a", {"domains": ["x"]}),
        ("a", {"domains": ["x", "z"], "partners": ["p"]}),
        ("a", {"clusters": ["c"], "domains": ["x"], "partners": ["p"]}),
        ("c", {}),
    )
    work = Work(2022, 3, 3, entries, {"a": "x", "c": "y"})
    assert work.domain_pairs() == {("x", "x"): 1, ("x", "z"): 1, ("x", "y"): 1, ("y", "y"): 1}
    assert work.across() == 2
    assert work.partner_domains("p") == {"x": 2, "y": 1, "z": 1}


def test_key_figures_are_counted_as_in_the_records(site, written):
    view = found(pages_of(site), "collaborations/").view
    every = entries(written, 2022)
    shared = sum(bool(entry["clusters"]) for _, entry in every)
    assert [each.value for each in view["figures"]][:3] == [
        str(len(every)),
        str(shared),
        str(work_of(site, 2022).across()),
    ]


def test_kinds_over_the_years_are_those_of_the_records(site, written):
    chart = found(pages_of(site), "collaborations/").view["kinds"]
    kinds = ("company_research", "cross_sector", "inter_cluster", "inter_regional")
    for row, year in zip(chart.table.rows, (2020, 2021, 2022), strict=True):
        counted = [sum(kind in e["kinds"] for _, e in entries(written, year)) for kind in kinds]
        assert [cell.text for cell in row] == [str(year), *map(str, counted)]


def test_the_list_of_pairs_says_the_same_from_both_sides(site):
    view = found(pages_of(site), "collaborations/").view
    met = {
        (line.subject.path, other.path): other.note
        for shelf in view["together"]
        for line in shelf.lines
        for other in line.others
    }
    assert met
    for (one, other), note in met.items():
        assert met[other, one] == note


def test_a_former_cluster_is_there_where_another_worked_with_it(site):
    worked = {cluster for pair in work_of(site, 2022).pairs() for cluster in pair}
    assert worked - {each.id for each in site.records.active(2022)}
    view = found(pages_of(site), "collaborations/").view
    assert worked <= {line.subject.path.split("/")[1] for shelf in view["together"] for line in shelf.lines}


def test_the_picture_has_every_cluster_and_a_curve_for_each_pair(site):
    view = found(pages_of(site), "collaborations/").view
    chart, pairs = view["clusters"], work_of(site, 2022).pairs()
    curves = [mark for mark in chart.narrow.marks if mark.shape == "curves"]
    assert sum(mark.d.count("M") for mark in curves) == len(pairs)
    names = [text.text for text in chart.narrow.texts if "strong" not in text.role]
    assert names == [line.subject.text for shelf in view["together"] for line in shelf.lines]


def test_the_partners_of_a_cluster_are_those_of_the_list(site):
    view = found(pages_of(site), "collaborations/").view
    for shelf in view["together"]:
        for line in shelf.lines:
            cluster = line.subject.path.split("/")[1]
            assert partners_of(site, texts_of(site), cluster, 2022) == line.others


def test_pictures_of_domains_and_regions_say_what_the_records_say(site):
    view = found(pages_of(site), "collaborations/").view
    work = work_of(site, 2022)
    numbers = [text.text for text in view["domains"].wide.texts if text.role == "on"]
    assert sorted(map(int, numbers)) == sorted(work.domain_pairs().values())
    in_regions = [text.text for text in view["regions"].wide.texts if text.role == "on"]
    partners = [each.id for each in site.records.region.partners]
    assert sum(map(int, in_regions)) == sum(sum(work.partner_domains(each).values()) for each in partners)


def test_partner_regions_stand_by_name_with_their_numbers(site, written):
    view = found(pages_of(site), "collaborations/").view
    names = [row[0].text for row in view["partner_rows"]]
    assert names == sorted(names, key=texts_of(site).sort_key)
    for partner, row in zip(site.records.region.partners, view["partner_rows"], strict=True):
        expected = [str(sum(partner.id in e["partners"] for _, e in entries(written, y))) for y in (2020, 2021, 2022)]
        assert list(row[1:]) == expected


def test_every_collaboration_of_the_year_is_listed_once(site, written):
    listed = [
        line
        for page in pages_of(site)
        if page.template == "collaborations_domain.html"
        for _, _, work in page.view["shelves"]
        for line in work.lines
    ]
    assert len(listed) == len(entries(written, 2022))


def test_a_region_without_records_says_so(tmp_path):
    write_region(tmp_path, clusters=2, years=2, seed=1)
    for record in (tmp_path / "data" / "clusters").glob("*/[0-9]*.yml"):
        record.unlink()
    site = site_of(tmp_path, day=DAY)
    (page,) = pages_of(site)
    assert "No yearly record has been reported yet." in html(site, texts_of(site), page)


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("audience", ["public", "officers"])
def test_good_regions_have_their_collaborations(name, audience, tmp_path):
    site = site_of(copy_of(name, tmp_path), audience, day=date(2026, 1, 1))
    for language in site.records.region.languages:
        for page in pages_of(site, language):
            idents = re.findall(r'\bid="([^"]+)"', html(site, texts_of(site, language), page))
            assert len(idents) == len(set(idents)), page.path
