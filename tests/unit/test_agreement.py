"""Every figure of invented regions against an independent calculation."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import pytest
from plain_figures import PlainRegion, plain_figures
from plain_indicators import PLAIN
from region_factory import Written, write_region
from region_indicators import INDICATORS

from site_builder.indicators import Figure, compute
from site_builder.pipeline import inspect
from site_builder.problems import has_errors
from site_builder.records import records_of
from site_builder.schema import Schemas
from site_builder.warehouse import Warehouse

REGIONS = {
    "two": {"clusters": 2, "years": 2, "seed": 3, "domains": 2},
    "one-language": {"clusters": 4, "years": 3, "seed": 5, "domains": 1, "languages": ("sv",), "territories": 1},
    "several": {"clusters": 9, "years": 4, "seed": 11, "domains": 3, "gaps": 0.25, "first_year": 2017},
    "many-domains": {"clusters": 5, "years": 2, "seed": 13, "domains": 9, "territories": 30, "gaps": 0},
    "many": {"clusters": 60, "years": 1, "seed": 17, "domains": 8, "organisations": 3, "gaps": 0.4},
}


def test_every_indicator_is_calculated_twice() -> None:
    assert PLAIN.keys() == INDICATORS.keys()


@pytest.mark.parametrize("name", REGIONS)
def test_every_figure_agrees(name: str, tmp_path: Path) -> None:
    written = write_region(tmp_path, **REGIONS[name])
    # between the days on which the last yearly records and the last lists are due
    day = date(REGIONS[name].get("first_year", 2020) + REGIONS[name]["years"], 5, 15)
    seen = inspect(tmp_path, day)
    assert not has_errors(seen.findings), seen.findings
    for audience in ("public", "officers"):
        figures, findings = compute(seen.records, seen.warehouse, day, audience)
        assert findings == []
        compare({key(figure): figure for figure in figures}, written, day, audience)


def key(figure: Figure) -> tuple[str, str, str, str]:
    return (figure.indicator, figure.scope, figure.entity, str(figure.period))


def compare(found: dict[tuple[str, str, str, str], Figure], written: Written, day: date, audience: str) -> None:
    expected = plain_figures(PlainRegion(written, day), audience)
    assert found.keys() == expected.keys()
    for each, (value, mark, rests_on, of) in expected.items():
        figure = found[each]
        assert (figure.rests_on, figure.expected) == (rests_on, of), each
        if figure.mark == "withheld" and mark == "" and adds_up(written, each[0]):
            assert audience == "public"  # withheld so that another one can't be worked out: see test_secrecy
            continue
        assert figure.mark == mark, each
        assert (figure.value is None) == (mark != ""), each
        if value is not None:
            assert isinstance(figure.value, float) or figure.value == value, each
            assert math.isclose(figure.value, value, rel_tol=1e-12), each


def adds_up(written: Written, indicator: str) -> bool:
    """Whether the indicator, or one that tells the same, is the sum of its parts."""
    same = ("table", "value", "where")
    own = written.indicators[indicator]
    return any(
        other.get("additive") and all(other.get(k) == own.get(k) for k in same) for other in written.indicators.values()
    )


def test_whatever_the_order_of_files_and_runs_the_figures_are_the_same(tmp_path: Path) -> None:
    write_region(tmp_path, clusters=4, years=2, seed=19)
    seen = inspect(tmp_path)
    with Warehouse(Schemas.load(), records_of(seen.repository)) as again:
        figures, _ = compute(records_of(seen.repository), again, seen.day)
    assert list(map(repr, figures)) == list(map(repr, seen.figures))
