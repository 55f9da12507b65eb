"""What is due when, and the one day on which it is judged."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from region_factory import write_region

from site_builder.periods import Period, day_of, due_day, reporting_day, state
from site_builder.problems import CannotRun
from site_builder.records import Reporting
from site_builder.source.repository import Repository, read_repository

REPORTING = Reporting(2020, annual_due="04-30", members_due="02-29", quarter_due_days=30)


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def region(tmp_path: Path) -> Repository:
    write_region(tmp_path / "region", clusters=2, years=2, gaps=0, indicators={})
    return read_repository(tmp_path / "region")[0]


def test_a_period_is_written_as_in_the_downloads() -> None:
    assert [str(Period(2024)), str(Period(2024, 1))] == ["2024", "2024-Q1"]


def test_a_year_stands_before_its_quarters() -> None:
    periods = [Period(2021), Period(2020, 2), Period(2020), Period(2020, 1)]
    assert list(map(str, sorted(periods, key=lambda each: each.sort_key))) == ["2020", "2020-Q1", "2020-Q2", "2021"]


@pytest.mark.parametrize(
    ("kind", "period", "due"),
    [
        ("annual", Period(2020), date(2021, 4, 30)),
        ("members", Period(2020), date(2021, 2, 28)),
        ("members", Period(2023), date(2024, 2, 29)),
        ("quarterly", Period(2020, 1), date(2020, 4, 30)),
        ("quarterly", Period(2020, 4), date(2021, 1, 30)),
    ],
)
def test_records_are_due(kind, period: Period, due: date) -> None:
    assert due_day(kind, period, REPORTING) == due


def test_a_record_is_late_only_after_its_day() -> None:
    due = date(2021, 4, 30)
    assert state(False, due, due) == "not_due"
    assert state(False, due, date(2021, 5, 1)) == "missing"
    assert state(True, due, date(2030, 1, 1)) == ""


def test_a_day_that_a_month_does_not_have_is_its_last() -> None:
    assert day_of(2023, 2, 31) == date(2023, 2, 28)


def test_the_option_comes_first(region: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert reporting_day(region, date(2001, 2, 3)) == date(2001, 2, 3)


def test_then_the_epoch_of_the_build(region: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert reporting_day(region, None) == date(2023, 11, 14)


@pytest.mark.parametrize(("day", "epoch"), [(date.max, ""), (date(3000, 1, 1), ""), (None, "253402300799")])
def test_a_day_too_far_away_is_refused(
    region: Repository, monkeypatch: pytest.MonkeyPatch, day: date | None, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(CannotRun, match="before the year 3000"):
        reporting_day(region, day)
    assert reporting_day(region, date.min) == date.min


@pytest.mark.parametrize("epoch", ["soon", "1e9", "9" * 40])
def test_an_epoch_that_is_none_cannot_run(region: Repository, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(CannotRun, match="SOURCE_DATE_EPOCH"):
        reporting_day(region, None)


def commit(folder: Path, day: str) -> None:
    """Commit all that lies there; the author's day is another, and not asked."""
    git = {**os.environ, "GIT_COMMITTER_DATE": f"{day}T23:30:00-0800", "GIT_AUTHOR_DATE": "1999-01-01T00:00:00"}
    who = ("-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "add", "-A"], cwd=folder, env=git, check=True)
    subprocess.run(["git", *who, "commit", "-qm", "x", "--allow-empty"], cwd=folder, env=git, check=True)


def test_then_the_newest_commit(region: Repository) -> None:
    subprocess.run(["git", "init", "-q"], cwd=region.root, check=True)
    commit(region.root, "2022-03-04")
    commit(region.root, "2022-05-06")
    assert reporting_day(region, None) == date(2022, 5, 6)


def test_in_a_larger_repository_the_newest_that_touches_the_region(region: Repository) -> None:
    whole = region.root.parent
    subprocess.run(["git", "init", "-q"], cwd=whole, check=True)
    commit(whole, "2022-03-04")
    (whole / "beside.txt").write_text("x")
    commit(whole, "2023-01-01")
    assert reporting_day(region, None) == date(2022, 3, 4)


def test_the_shell_s_repository_is_not_asked(region: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    other = region.root.parent / "other"
    other.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=other, check=True)
    commit(other, "2030-01-01")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert reporting_day(region, None) == date(2021, 12, 31)


@pytest.mark.parametrize("broken", ["empty repository", "no repository", "no git"])
def test_else_the_end_of_what_is_on_record(region: Repository, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    if broken == "empty repository":
        subprocess.run(["git", "init", "-q"], cwd=region.root, check=True)
    if broken == "no git":
        monkeypatch.setenv("PATH", "")
    assert reporting_day(region, None) == date(2021, 12, 31)


def test_a_quarter_can_be_the_newest_on_record(region: Repository) -> None:
    cluster = region.clusters["cluster-01"]
    cluster.quarterly[2022, 3] = cluster.quarterly[2021, 1]
    assert reporting_day(region, None) == date(2022, 9, 30)


def test_a_region_without_records_has_a_day(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "region.yml").write_text("reporting: nothing\n")
    assert reporting_day(read_repository(tmp_path)[0], None) == date(1, 1, 1)
