"""What the checks ask about is told at the cell where it was typed, and stops nothing."""

from __future__ import annotations

from handing import Small

from site_builder.texts import Texts
from site_builder.workbook.collecting_report import sentence


def test_a_warning_is_told_at_its_cell_and_the_record_is_taken(small: Small) -> None:
    book = small.original.copy()
    sheet = book["members"]
    first, second = sheet.entries()[:2]
    sheet[second, "name"] = f"{sheet[first, 'name']} SAS"
    found = small.collect_all(book)
    [remark] = [each for each in found.remarks if each.rule == "organisation-twice"]
    assert (remark.gravity, remark.spot.cell) == ("warning", sheet.cell(second, "name"))
    told = sentence(remark, Texts("en"))
    assert f"stands also in {sheet.cell(first, 'id')}, as “{sheet[first, 'name']}”" in told and "line" not in told
    assert not found.failed and "data/members/cluster-01/2021.yml" in found.proposals
