"""Who owes what on a day, also on a past one, as far as history tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from owing_regions import WHY, commit, run_git, standing_of
from regions import copy_of

from site_builder.owing import Arrivals, Standing, owed


def told(standing: Standing, cluster: str) -> dict[tuple[str, str], str]:
    return {(one.kind, str(one.period)): one.state for one in standing.reports[cluster]}


def test_each_record_is_received_awaited_or_explained(standing: Standing) -> None:
    states = told(standing, "alder")
    assert [one for one in states if states[one] == "explained"] == [("quarterly", f"2022-Q{n}") for n in (2, 3, 4)]
    assert [one for one in states if states[one] in ("missing", "not_due")] == [("quarterly", "2024-Q1")]
    assert len(states) == 13
    states = told(standing, "birch")
    assert {one: state for one, state in states.items() if state} == {
        ("annual", "2023"): "missing",
        ("members", "2023"): "not_due",
        ("quarterly", "2024-Q1"): "missing",
    }
    assert {one.why for one in standing.reports["alder"] if one.state == "explained"} == {WHY}


def test_what_is_owed_is_open_since_its_period_was_over(standing: Standing) -> None:
    first = standing.of("birch")[0]
    expected = (date(2024, 1, 1), date(2024, 4, 30), "data/clusters/birch/2023.yml")
    assert (first.since, first.due, first.path) == expected


@pytest.mark.parametrize(("day", "state"), [(date(2024, 4, 30), "not_due"), (date(2024, 5, 1), "missing")])
def test_a_record_is_late_only_after_the_day_on_which_it_is_due(standing: Standing, day: date, state: str) -> None:
    found = owed(standing.records, standing.records.clusters["birch"], day)
    assert next(one.state for one in found if one.path.endswith("birch/2023.yml")) == state


def test_a_cluster_owes_nothing_for_years_in_which_it_was_not_active(standing: Standing) -> None:
    cluster = replace(standing.records.clusters["birch"], active_until=2022)
    assert {one.period.year for one in owed(standing.records, cluster, date(2026, 1, 1))} == {2022}


def test_nothing_is_owed_before_its_period_is_over(standing: Standing) -> None:
    cluster = standing.records.clusters["birch"]
    grids = [
        [one.state for one in owed(standing.records, cluster, day) if str(one.period) == "2024-Q1"]
        for day in (date(2024, 3, 31), date(2024, 4, 1))
    ]
    assert grids == [[], ["not_due"]]


def test_that_a_record_is_missing_is_no_doubt_besides(standing: Standing) -> None:
    assert [(each.finding.rule, each.domain, each.cluster) for each in standing.open] == [("story-quota", "wood", "")]
    assert [(each.finding.rule, each.domain, each.cluster) for each in standing.answered] == [
        ("record-missing", "wood", "alder")
    ]


def state_on(root: Path, day: str, cluster: str, kind: str, period: str) -> str | None:
    return told(standing_of(root, date.fromisoformat(day)), cluster).get((kind, period))


def test_on_a_past_day_a_record_that_came_later_was_not_there(rivers: Path) -> None:
    assert [state_on(rivers, day, "alder", "quarterly", "2023-Q2") for day in ("2023-07-01", "2023-08-14")] == [
        "not_due",
        "missing",
    ]
    assert state_on(rivers, "2023-08-15", "alder", "quarterly", "2023-Q2") == ""
    assert state_on(rivers, "2024-01-19", "alder", "quarterly", "2023-Q4") == "not_due"


def test_what_was_there_when_history_begins_came_some_day_before(rivers: Path) -> None:
    assert state_on(rivers, "2022-05-01", "alder", "quarterly", "2022-Q1") == ""
    assert state_on(rivers, "2022-05-01", "alder", "annual", "2022") is None
    assert state_on(rivers, "2022-05-01", "birch", "annual", "2023") is None
    found = standing_of(rivers, date(2024, 6, 30))
    came = {one.path: one.came for one in found.every}
    assert came["data/clusters/alder/2022.yml"] is None
    assert came["data/clusters/alder/2023-q2.yml"] == date(2023, 8, 15)


def test_a_record_may_go_and_come_back_and_need_not_be_committed(rivers: Path) -> None:
    states = [state_on(rivers, day, "alder", "annual", "2023") for day in ("2024-02-09", "2024-02-10", "2024-05-01")]
    assert states == ["not_due", "", "missing"]
    assert state_on(rivers, "2024-06-10", "alder", "annual", "2023") == ""
    assert state_on(rivers, "2024-06-19", "birch", "quarterly", "2023-Q3") == ""
    assert state_on(rivers, "2024-06-30", "birch", "quarterly", "2023-Q3") == "", "it is in the folder, if not in Git"


def test_history_counts_from_the_day_of_publication_on(rivers: Path) -> None:
    arrivals = Arrivals.of(rivers, date(2024, 3, 1))
    assert (arrivals.begins, arrivals.latest) == (date(2024, 3, 1), date(2024, 6, 20))
    path = "data/clusters/alder/2023-q2.yml"
    assert arrivals.came(path, date(2024, 6, 20)) is None
    assert arrivals.there(path, date(2023, 6, 30), True, date(2023, 7, 1))


def test_a_region_inside_a_larger_repository_has_its_own_history(tmp_path: Path) -> None:
    root = copy_of("rivers", tmp_path)
    assert Arrivals.of(root) == Arrivals()
    commit(tmp_path, "2020-06-01", "rivers")
    arrivals = Arrivals.of(root)
    assert arrivals.begins == date(2020, 6, 1) and "data/clusters/alder/2022.yml" in arrivals.events


def test_a_record_comes_when_it_is_taken_over_not_when_it_was_proposed(tmp_path: Path) -> None:
    root, path = copy_of("rivers", tmp_path), "data/clusters/alder/2023.yml"
    content = (root / path).read_bytes()
    (root / path).unlink()
    commit(root, "2024-01-10", ".")
    run_git(root, "2024-02-01", "checkout", "--quiet", "-b", "proposal")
    (root / path).write_bytes(content)
    commit(root, "2024-02-01", path)
    run_git(root, "2024-02-20", "checkout", "--quiet", "main")
    run_git(root, "2024-02-20", "merge", "--quiet", "--no-ff", "--message=two", "proposal")
    arrivals = Arrivals.of(root)
    assert arrivals.came(path, date(2024, 3, 1)) == date(2024, 2, 20)
    assert not arrivals.there(path, date(2023, 12, 31), True, date(2024, 2, 19))


def test_a_clone_without_history_knows_no_arrival(tmp_path: Path, rivers: Path) -> None:
    run_git(tmp_path, "2024-07-01", "clone", "--quiet", "--depth=1", rivers.as_uri(), "clone")
    arrivals = Arrivals.of(tmp_path / "clone")
    assert arrivals.begins == arrivals.latest == date(2024, 6, 20)
    assert arrivals.came("data/clusters/alder/2023-q2.yml", date(2024, 7, 1)) is None
