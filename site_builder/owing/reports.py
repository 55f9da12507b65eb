"""The records that a cluster owes, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from site_builder.owing.arrivals import Arrivals
from site_builder.periods import Kind, Period, due_day, state
from site_builder.records import Cluster, Records, Reporting

KINDS: tuple[Kind, ...] = ("annual", "members", "quarterly")
#: empty where it came; `explained` where it did not, and somebody said why
State = Literal["", "missing", "not_due", "explained"]
_PLACES = {
    "annual": "data/clusters/{cluster}/{period}.yml",
    "members": "data/members/{cluster}/{period}.yml",
    "quarterly": "data/clusters/{cluster}/{period}.yml",
}


class Why(Protocol):
    """The answer that explains why a record is not there, as `problems.Answered` has it."""

    @property
    def why(self) -> object: ...


@dataclass(frozen=True, slots=True)
class Report:
    """A record that a cluster owes: of which period, until when, and how it stands on a day.

    `came` is the day on which it came where that is known; `why` the words of who explained that it does not come.
    """

    cluster: str
    kind: Kind
    period: Period
    due: date
    state: State
    came: date | None = None
    why: object = None

    @property
    def since(self) -> date:
        """The first day on which it could be given: its period was over."""
        return self.period.last_day + timedelta(days=1)

    @property
    def path(self) -> str:
        """Where it lies, or should."""
        return path_of(self.cluster, self.kind, self.period)

    @property
    def is_owed(self) -> bool:
        """True where it has not come, and is to come."""
        return self.state in ("missing", "not_due")


def path_of(cluster: str, kind: Kind, period: Period) -> str:
    """The place of a record, relative to the region (POSIX)."""
    return _PLACES[kind].format(cluster=cluster, period=str(period).lower())


def owed(
    records: Records,
    cluster: Cluster,
    day: date,
    arrivals: Arrivals | None = None,
    explained: Mapping[tuple[str, int], Why] | None = None,
) -> list[Report]:
    """Every record that the cluster owes for the periods that ended before the day, or gave before, by kind and period.

    `explained` has, by cluster and year, the answer of who said why records of that year do not come.
    """
    reporting, arrivals = records.region.reporting, arrivals or Arrivals()
    found = []
    for kind in KINDS:
        for period in periods(kind, range(reporting.first_year, day.year + 1)):
            if not cluster.active_in(period.year):
                continue
            path = path_of(cluster.id, kind, period)
            there = arrivals.there(path, period.last_day, given(records, cluster.id, kind, period), day)
            if not there and period.last_day >= day:
                continue
            due = due_day(kind, period, reporting)
            how: State = state(there, due, day)
            answer = (explained or {}).get((cluster.id, period.year)) if how == "missing" else None
            how = "explained" if answer else how
            came = arrivals.came(path, day) if there else None
            found.append(Report(cluster.id, kind, period, due, how, came, answer.why if answer else None))
    return found


def periods(kind: Kind, years: Iterable[int]) -> Iterator[Period]:
    """The periods of these years for which a record of a kind is asked."""
    for year in years:
        yield from (Period(year, quarter) for quarter in range(1, 5)) if kind == "quarterly" else (Period(year),)


def given(records: Records, cluster: str, kind: Kind, period: Period) -> bool:
    """Whether a record is there now."""
    if kind == "quarterly":
        return (cluster, period.year, period.quarter or 0) in records.quarterly
    return (cluster, period.year) in (records.annual if kind == "annual" else records.members)


def coming(reporting: Reporting, day: date, days: int = 366) -> list[tuple[date, Kind, Period]]:
    """What falls due within so many days from the day on, whoever owes it, in order."""
    last = day + timedelta(days=days)
    years = range(max(reporting.first_year, day.year - 2), last.year + 1)
    every = [(due_day(kind, period, reporting), kind, period) for kind in KINDS for period in periods(kind, years)]
    asked = [one for one in every if day <= one[0] < last]
    return sorted(asked, key=lambda one: (one[0], KINDS.index(one[1]), one[2].sort_key))
