"""Figures, their marks and their findings, case by case; `test_agreement` holds all of them together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from region_factory import Written, write_region

from site_builder.indicators import Figure, Figures
from site_builder.periods import Period
from site_builder.pipeline import Inspection, inspect
from site_builder.warehouse import TooLong

Inspect = Callable[..., Inspection]


@pytest.fixture
def seen(tmp_path: Path) -> Inspect:
    """A region of two clusters and two years, with one indicator `x`; all was reported, but for what is removed."""

    def look(indicator: dict[str, Any], *removed: str, day: date = date(2030, 1, 1), **more: Any) -> Inspection:
        sizes = {"clusters": 2, "years": 2, "gaps": 0, "domains": 2, "seed": 8}
        definition = {"across": "pooled", "unit": "count", **indicator}
        write_region(tmp_path, **{**sizes, **more}, indicators={"x": definition})
        for path in removed:
            (tmp_path / "data" / path).unlink()
        return inspect(tmp_path, day)

    return look


def figure(seen: Inspection, scope: str, entity: str, *period: int) -> Figure:
    assert seen.figures is not None, seen.findings
    found = seen.figures.get("x", scope, entity, Period(*period))
    assert found is not None
    return found


def test_a_late_record_is_missing_and_the_others_are_counted(seen: Inspect) -> None:
    found = seen({"table": "annual", "value": "sum(fte)"}, "clusters/cluster-01/2021.yml")
    assert figure(found, "cluster", "cluster-01", 2021).mark == "missing"
    region = figure(found, "region", "invented", 2021)
    assert (region.mark, region.rests_on, region.expected) == ("", 1, 2)


def test_a_record_that_is_not_due_is_not_missing(seen: Inspect) -> None:
    found = seen({"table": "annual", "value": "sum(fte)"}, "clusters/cluster-01/2021.yml", day=date(2022, 4, 30))
    assert figure(found, "cluster", "cluster-01", 2021).mark == "not_due"


def test_a_region_of_which_nobody_reported_is_missing_once_one_is_late(seen: Inspect) -> None:
    lists = [f"members/cluster-0{n}/2021.yml" for n in (1, 2)]
    early = seen({"table": "memberships", "value": "count(*)"}, *lists, day=date(2022, 5, 31))
    assert figure(early, "region", "invented", 2021).mark == "not_due"
    late = seen({"table": "memberships", "value": "count(*)"}, *lists, day=date(2022, 6, 1))
    assert {f.mark for f in late.figures if f.period == Period(2021)} == {"missing"}


def test_who_reported_and_has_no_row_counts_nothing_but_counts(seen: Inspect) -> None:
    found = seen({"table": "grants", "value": "sum(eligible_cost)", "where": "eligible_cost < 0", "across": "mean"})
    assert {(f.value, f.mark) for f in found.figures} == {(0, "")}
    assert {f.rests_on for f in found.figures if f.scope == "region"} == {2}


def test_what_sql_leaves_open_is_missing(seen: Inspect) -> None:
    found = seen({"table": "annual", "value": "1 / (sum(fte) - sum(fte))"})
    assert {(f.value, f.mark) for f in found.figures} == {(None, "missing")}


def test_movements_begin_with_the_second_list(seen: Inspect) -> None:
    found = seen({"table": "movements", "value": "count(*)"})
    assert {f.period for f in found.figures} == {Period(2021)}


def test_movements_over_a_gap_are_missing(seen: Inspect) -> None:
    found = seen({"table": "movements", "value": "count(*)"}, "members/cluster-01/2020.yml")
    assert figure(found, "cluster", "cluster-01", 2021).mark == "missing"
    assert figure(found, "region", "invented", 2021).rests_on == 1


def test_a_successor_begins_afresh(seen: Inspect) -> None:
    found = seen({"table": "movements", "value": "count(*)"}, clusters=4, years=4)
    years = {f.entity: f.period.year for f in reversed(list(found.figures)) if f.scope == "cluster"}
    assert years["cluster-04"] == 2023  # active from 2022


def test_a_year_of_quarters_is_the_sum_of_those_reported(seen: Inspect) -> None:
    value = {"table": "quarterly", "value": "sum(network.joint_projects)"}
    found = seen(value, "clusters/cluster-01/2021-q2.yml", "clusters/cluster-01/2021-q3.yml")
    quarters = [figure(found, "cluster", "cluster-01", 2021, q) for q in (1, 2, 3, 4)]
    assert [quarter.mark for quarter in quarters] == ["", "missing", "missing", ""]
    assert figure(found, "cluster", "cluster-01", 2021).value == quarters[0].value + quarters[3].value


def test_quarters_end_with_the_newest_on_record(seen: Inspect) -> None:
    gone = [f"clusters/cluster-0{n}/2021-q{q}.yml" for n in (1, 2) for q in (3, 4)]
    found = seen({"table": "quarterly", "value": "count(*)"}, *gone)
    series = found.figures.series("x", "region", "invented", quarterly=True)
    assert [str(f.period) for f in series][-1] == "2021-Q2"


def test_a_result_that_was_left_out_is_missing(seen: Inspect, tmp_path: Path) -> None:
    collected = {"collected": "annual"}
    seen(collected)
    path = tmp_path / "data/clusters/cluster-01/2021.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("results:")
    path.write_text(text[:start] + "results: {}\n" + text[text.index("comment:") :], encoding="utf-8")
    found = inspect(tmp_path, date(2022, 1, 1))
    assert figure(found, "cluster", "cluster-01", 2021).mark == "missing"
    assert not any(f.scope == "territory" for f in found.figures)


def test_a_specific_indicator_has_no_figure_for_the_region(seen: Inspect) -> None:
    found = seen({"table": "memberships", "value": "count(*)", "scope": ["d2"]}, clusters=6)
    assert {f.scope for f in found.figures} == {"domain", "cluster"}
    assert {f.entity for f in found.figures if f.scope == "domain"} == {"d2"}


def test_figures_are_in_order(seen: Inspect) -> None:
    found = seen({"table": "quarterly", "value": "count(*)"})
    figures = list(found.figures)
    assert len(found.figures) == len(figures)
    scopes = list(dict.fromkeys(f.scope for f in figures))
    assert scopes == ["region", "domain", "cluster"]
    assert [str(f.period) for f in figures][:6] == ["2020", "2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2021"]
    assert found.figures.get("x", "region", "nowhere", Period(2020)) is None


def test_whole_numbers_stay_whole(seen: Inspect) -> None:
    found = seen({"table": "annual", "value": "sum(revenue_total) * 10000000000"})
    value = figure(found, "region", "invented", 2020).value
    assert isinstance(value, int) and value % 10_000_000_000 == 0
    tenth = seen({"table": "annual", "value": "sum(revenue_total * 0.1)"})
    assert isinstance(figure(tenth, "region", "invented", 2020).value, float)


@pytest.mark.parametrize(
    ("more", "key", "said"),
    [
        ({"value": "sum(governance.chair::INTEGER)"}, "value", "Could not convert string 'companies'"),
        ({"value": "count(*)", "where": "governance.chair::INTEGER > 1"}, "where", "Could not convert string"),
        ({"value": "sum(year::TINYINT)"}, "value", "out of range"),
        ({"value": "sum(len(range(900000000 * (year - 2019))))"}, "value", "too much memory"),
        ({"value": "max('inf'::DOUBLE)"}, "value", "infinity, or no number"),
        ({"value": "max('nan'::DOUBLE)"}, "value", "infinity, or no number"),
    ],
)
def test_what_fails_on_the_records_is_a_finding(seen: Inspect, more: dict[str, str], key: str, said: str) -> None:
    found = seen({"table": "annual", **more})
    assert found.figures is None
    [finding] = [each for each in found.findings if each.is_error]
    assert finding.rule == "indicator-run" and finding.is_error
    assert finding.place == found.repository.indicators["x"].place(key)
    assert said in finding.msgid.format(**finding.args)


def test_what_takes_too_long_is_a_finding(seen: Inspect, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object) -> None:
        raise TooLong

    monkeypatch.setattr("site_builder.indicators.computing.evaluate", slow)
    found = seen({"table": "annual", "value": "sum(fte)"})
    [finding] = [each for each in found.findings if each.is_error]
    assert "more than {seconds} seconds" in finding.msgid


def test_an_officers_indicator_that_fails_is_told_in_the_public_build_too(seen: Inspect) -> None:
    found = seen({"table": "annual", "value": "sum(year::TINYINT)", "visibility": "officers"})
    assert [each.rule for each in found.findings if each.is_error] == ["indicator-run"]


def test_without_records_there_are_no_figures(tmp_path: Path) -> None:
    written: Written = write_region(tmp_path, clusters=2, years=1, gaps=1)
    for kind in (written.annual, written.members, written.quarterly):
        kind.clear()
    for path in (tmp_path / "data").glob("*/cluster-*/2*.yml"):
        path.unlink()
    found = inspect(tmp_path, date(2025, 1, 1))
    assert isinstance(found.figures, Figures) and len(found.figures) == 0
