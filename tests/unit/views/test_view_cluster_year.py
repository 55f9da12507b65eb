"""The sheet of a cluster's year: what is on record, what is not, and what it adds up to."""

from __future__ import annotations

import pytest
from regions import change, copy_of
from small_site import found, site_of, texts_of

from site_builder.views import clusters


@pytest.fixture(scope="module")
def lakes(tmp_path_factory):
    return site_of(copy_of("lakes", tmp_path_factory.mktemp("lakes")))


def test_a_sheet_shows_the_total_of_private_revenue_without_its_lines(lakes):
    sheet = found(clusters.pages(lakes, texts_of(lakes)), "clusters/north-wood/2020/").view
    rows = {row.label: row for column in sheet["columns"] for block in column for row in block.rows}
    assert rows["Private revenue"].now.text == "€100,000"
    assert rows["Public revenue"].now.text == "€105,000"
    assert rows["Region"].now.text == "€65,000"
    assert rows["Operating grant"].now.text == "€50,000"
    assert rows["Private revenue"].sum
    assert "Membership fees" not in rows


def test_totals_add_up_groups_of_one_unit_alone(lakes):
    sheet = found(clusters.pages(lakes, texts_of(lakes)), "clusters/north-wood/2020/").view
    totals = {block.title: [row.now.text for row in block.rows if row.total] for c in sheet["columns"] for block in c}
    assert totals["Expenditure"] == ["€210,000"]
    assert totals["Revenue"] == ["€210,000"]
    assert totals["Governance"] == []


def test_quarters_that_are_not_there_are_marked_and_not_counted_as_zero(lakes):
    view = found(clusters.pages(lakes, texts_of(lakes)), "clusters/north-wood/2020/").view
    cells = view["quarters"][0].cells
    assert [cell.mark for cell in cells] == ["", "missing", "missing", "missing", ""]
    assert cells[-1].note == "1 of 4 quarters"


def test_results_of_a_year_tell_their_change(lakes):
    view = found(clusters.pages(lakes, texts_of(lakes)), "clusters/north-wood/2020/").view
    assert view["results"]
    assert all(row.change == "" for row in view["results"] if row.now.mark or row.before.mark)


def test_posts_of_one_role_and_employer_are_told_together(tmp_path):
    root = copy_of("lakes", tmp_path)
    record = root / "data/clusters/north-wood/2020.yml"
    post = "    - role: expert\n      fte: 1.5\n      employer: made_available\n      made_available_by: mill-one\n"
    change(record, post, post.replace("1.5", "1") + post.replace("1.5", "0.5"))
    site = site_of(root, "officers")
    people = found(clusters.pages(site, texts_of(site)), "clusters/north-wood/2020/").view["internal"].people
    told = [(name, *(cell.text for cell in cells)) for name, cells in people.rows]
    assert told[0] == ("Director – The cluster", "1", "1.0 FTE")
    assert told[1][0].startswith("Expert – Made available by another organisation: ")
    assert told[1][1:] == ("2", "1.5 FTE")
