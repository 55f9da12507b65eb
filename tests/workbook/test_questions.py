"""What an officer would ask is told at its cell, and stops nothing; answers to what nobody asks any more go out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from editing import Edited
from handing import written
from regions import DAYS, change, copy_of

from site_builder.texts import Texts
from site_builder.workbook.collecting import Collected, Collector, put_in_place
from site_builder.workbook.collecting_report import as_json, markdown, text

EN = Texts("en", ("en", "fr"))
DAY = date.fromisoformat(DAYS["rivers"])
RECORD = "data/clusters/alder/2023.yml"
ANSWER = "confirmed:\n- rule: budget-balance\n  why: A fair was called off\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of("rivers", tmp_path)


def handed_in(root: Path, change_it: Callable[[Edited], None], tmp_path: Path, year: int = 2023) -> Collected:
    original = tmp_path / "alder.xlsx"
    original.write_bytes(written(root, "alder", year, "en"))
    book = Edited.of(original)
    change_it(book)
    return Collector(root).collect([book.save(original)], DAY)


def typed(path: str, value: int, year: str = "2023") -> Callable[[Edited], None]:
    def change_it(book: Edited) -> None:
        book["annual"][path, year] = value

    return change_it


def test_a_question_stands_at_its_cell_and_stops_nothing(root: Path, tmp_path: Path) -> None:
    found = handed_in(root, typed("budget.expenditure.salaries", 12060), tmp_path)
    asked = {each.rule: each for each in found.remarks}
    assert {"budget-balance", "year-jump", "salary-per-fte"} <= set(asked) and not found.failed
    assert {each.gravity for each in found.remarks} == {"warning"}
    assert [each.rule for each in found.remarks if not each.spot.cell] == ["grants-cost"]  # at the sheet of grants
    assert asked["salary-per-fte"].spot == asked["year-jump"].spot
    told = text(found, EN)
    cell = asked["salary-per-fte"].spot.cell
    assert f", {cell}: question: Salaries of 12,060 EUR for 2.5 FTE" in told and "[salary-per-fte]\n" in told
    assert "Questions stop nothing." in told and "1 record was written." in told and "warning" not in told
    assert '"gravity": "warning"' in as_json(found, EN)
    proposal = markdown(found, EN)
    assert "## What an officer will ask\n\n- **" in proposal and "\\[salary-per-fte\\]" in proposal
    assert "## To look at" not in proposal and "## What changes" in proposal
    put_in_place(root, found.proposals.values())
    assert "salaries: 12060\n" in (root / RECORD).read_text(encoding="utf-8")


def test_an_answer_to_what_is_not_asked_any_more_goes_out_with_a_word(root: Path, tmp_path: Path) -> None:
    change(root / RECORD, "overheads: 31660", "overheads: 61660")
    with (root / RECORD).open("a", encoding="utf-8") as file:
        file.write(ANSWER)
    still = handed_in(root, typed("governance.meetings", 5), tmp_path)
    assert not still.remarks and "confirmed:" in still.proposals[RECORD].text
    found = handed_in(root, typed("budget.expenditure.overheads", 31660), tmp_path)
    assert not found.failed and [each.gravity for each in found.remarks] == ["note"]
    assert "confirmed" not in found.proposals[RECORD].text
    said = "The answer “A fair was called off” is taken out: nothing asks about “budget-balance” here now."
    assert said in text(found, EN)


def test_an_answer_in_another_record_is_left_to_the_officers(root: Path, tmp_path: Path) -> None:
    """Last year's workbook may take away what this year's record answers."""
    change(root / RECORD, "salaries: 120300", "salaries: 118400")
    with (root / RECORD).open("a", encoding="utf-8") as file:
        file.write("confirmed:\n- rule: total-repeated\n  why: Nobody was paid more\n")
    found = handed_in(root, typed("budget.expenditure.salaries", 118401, "2022"), tmp_path, 2022)
    assert not found.failed, text(found, EN)
    assert f"Nothing asks about “total-repeated” in {RECORD} now." in text(found, EN)
