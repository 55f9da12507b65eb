"""Periods, what is due when, and the one day on which late and not yet due are judged."""

from __future__ import annotations

import os
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from site_builder.problems import N_, CannotRun
from site_builder.source.git import newest_day, said
from site_builder.source.repository import Repository

Kind = Literal["annual", "members", "quarterly"]
#: empty where it was reported
State = Literal["", "missing", "not_due"]
#: the last day that is judged: later ones are slips of the pen, and what falls due after them may be no day at all
LATEST = date(2999, 12, 31)


class Period(NamedTuple):
    """A year, or a quarter (1 to 4) of one; `str()` is `2024` or `2024-Q1`."""

    year: int
    quarter: int | None = None

    def __str__(self) -> str:
        return str(self.year) if self.quarter is None else f"{self.year}-Q{self.quarter}"

    @property
    def sort_key(self) -> tuple[int, int]:
        """A year comes before its quarters."""
        return (self.year, self.quarter or 0)

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return day_of(self.year, 12 if self.quarter is None else 3 * self.quarter, 31)


class Due(Protocol):
    """The dates of a region's reporting, as `records.Reporting` has them."""

    @property
    def annual_due(self) -> str: ...
    @property
    def members_due(self) -> str: ...
    @property
    def quarter_due_days(self) -> int: ...


def day_of(year: int, month: int, day: int) -> date:
    """That day, or the month's last where it has no such day."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def due_day(kind: Kind, period: Period, reporting: Due) -> date:
    """The last day on which a record is in time; both files of a year fall due in the year after."""
    if kind == "quarterly":
        return period.last_day + timedelta(days=reporting.quarter_due_days)
    month, day = map(int, (reporting.annual_due if kind == "annual" else reporting.members_due).split("-"))
    return day_of(period.year + 1, month, day)


def state(reported: bool, due: date, day: date) -> State:
    """What to say of a record on that day: it is late only after the day on which it is due."""
    if reported:
        return ""
    return "missing" if day > due else "not_due"


def reporting_day(repository: Repository, option: date | None, at: tuple[Path, str] | None = None) -> date:
    """The day on which due and late are judged; the clock is never asked.

    The option, else `SOURCE_DATE_EPOCH`, else the day of the newest commit that touches the region, else the end of
    the newest period on record. `at` names the folder and the revision whose commits are asked, where they are not
    those of the repository's folder. Raises `CannotRun` where `SOURCE_DATE_EPOCH` is no number of seconds, and for a
    day after `LATEST`.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if option is not None:
        day = option
    elif epoch:
        day = _epoch_day(epoch)
    else:
        day = _commit_day(*(at or (repository.root, "HEAD"))) or _newest_day(repository)
    if day > LATEST:
        raise CannotRun(N_("{day} is too far away to be judged. Give a day before the year 3000."), day=day)
    return day


def _epoch_day(epoch: str) -> date:
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as fault:
        message = N_("SOURCE_DATE_EPOCH is {value}, which is not a number of seconds since 1970.")
        raise CannotRun(message, value=epoch) from fault


def _commit_day(folder: Path, revision: str) -> date | None:
    """The committer's day of the newest commit, None without git, repository or commit."""
    within = said(folder, "rev-parse", "--show-prefix")
    if within is None:
        return None
    # a region inside a larger repository is as old as what was last done to it
    path = ["--", "."] if within else []
    return newest_day(folder, revision, *path)


def _newest_day(repository: Repository) -> date:
    newest = max((period.last_day for period in _on_record(repository)), default=None)
    return newest or date(_first_year(repository), 1, 1)


def _on_record(repository: Repository) -> Iterator[Period]:
    for cluster in repository.clusters.values():
        yield from (Period(year) for year in cluster.annual)
        yield from (Period(year) for year in cluster.members)
        yield from (Period(*quarter) for quarter in cluster.quarterly)


def _first_year(repository: Repository) -> int:
    """Where nothing is on record; a region file that is at fault must not hide its own findings."""
    value = repository.region.value if repository.region else None
    reporting = value.get("reporting") if isinstance(value, dict) else None
    year = reporting.get("first_year") if isinstance(reporting, dict) else None
    return year if isinstance(year, int) and 1 <= year <= 9998 else 1
