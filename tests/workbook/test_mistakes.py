"""Each of the typical mistakes is told at its cell, in words that say what to do; what is clear is taken."""

from __future__ import annotations

import pytest
from handing import Small
from mistakes import MISTAKES, Mistake

from site_builder.texts import Texts
from site_builder.workbook.collecting_report import sentence

EN, FR = Texts("en"), Texts("fr")
#: a value that is missing elsewhere because of the mistake may be told too
_MORE_IS_TOLD = {"typed-into-last-year"}


def test_there_are_forty_and_each_has_its_name() -> None:
    assert len({mistake.name for mistake in MISTAKES}) == len(MISTAKES) >= 40


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_at_its_cell(small: Small, mistake: Mistake) -> None:
    book = small.original.copy()
    sheet, cell = mistake.make(book)
    found = small.collect(book)
    told = [each for each in found.remarks if (each.spot.sheet, each.spot.cell) == (sheet, cell)]
    assert [(each.gravity, sentence(each, EN)) for each in told] == [(mistake.gravity, mistake.says)]
    if mistake.name not in _MORE_IS_TOLD:
        assert len(found.remarks) == 1
        assert found.failed == (mistake.gravity == "error")
    assert FR.gettext(told[0].msgid) != told[0].msgid and "{" not in sentence(told[0], FR)
    assert all(word not in sentence(told[0], EN) for word in ("YAML", ".yml", "quotes", "null", "data/"))
