"""A region, looked at in one call: findings in order, and figures only where they can be trusted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from regions import CASES, DAYS, BadCase, change

from site_builder.pipeline import inspect
from site_builder.problems import CannotRun, in_order

LAKES = CASES / "good" / "lakes"
DAY = date.fromisoformat(DAYS["lakes"])


def test_a_good_region_has_records_tables_and_figures() -> None:
    seen = inspect(LAKES, DAY)
    assert seen.findings == ()
    assert (seen.day, seen.audience, seen.languages) == (DAY, "public", ("en", "fr"))
    assert seen.records is not None and seen.warehouse is not None and seen.figures is not None
    assert list(seen.records.clusters) == ["north-wood", "south-water"]
    assert {figure.indicator for figure in seen.figures} == set(seen.records.definitions)


@pytest.mark.parametrize("name", ["syntax", "missing", "fte-sum", "indicator-sql", "indicator-run"])
def test_a_region_with_an_error_has_no_figures(name: str, tmp_path: Path) -> None:
    seen = inspect(BadCase.load(name).lay_out(tmp_path), DAY)
    assert [finding.rule for finding in seen.findings] == [name]
    assert (seen.records, seen.warehouse, seen.figures) == (None, None, None)


def test_every_kind_of_finding_is_told_at_once_in_order(tmp_path: Path) -> None:
    root = BadCase.load("fte-sum").lay_out(tmp_path)
    change(root / "data/indicators/team.yml", "sum(fte)", "sum(ftes)")
    change(root / "data/indicators/patents.yml", "unit: count", "unit: pieces")
    change(root / "data/objectives.yml", "short_term:", "short_term: [")
    seen = inspect(root, DAY)
    assert [finding.rule for finding in seen.findings] == ["fte-sum", "choice", "indicator-sql", "syntax"]
    assert list(seen.findings) == in_order(seen.findings)


def test_languages_are_told_as_far_as_they_can_be_read(tmp_path: Path) -> None:
    root = BadCase.load("unknown-key--list").lay_out(tmp_path)
    assert inspect(root).languages == ("en", "fr")
    change(root / "data/region.yml", "languages: [en, fr]", "languages: 7")
    assert inspect(root).languages == ("en",)


def test_what_is_no_region_cannot_be_looked_at(tmp_path: Path) -> None:
    with pytest.raises(CannotRun):
        inspect(tmp_path)
