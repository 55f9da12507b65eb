"""Who is expected to report what for a period, who did, and who is late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from site_builder.periods import Kind, Period, State, due_day, state
from site_builder.records import Definition, Records

#: the record from which a table's rows come; stories need none, movements two lists
_KINDS: dict[str, Kind] = {
    "annual": "annual",
    "grants": "annual",
    "collaborations": "annual",
    "memberships": "members",
    "movements": "members",
    "quarterly": "quarterly",
}


class Coverage:
    """The state of reporting on one day."""

    def __init__(self, records: Records, day: date) -> None:
        self._records = records
        self._day = day
        #: the state of a cluster's record of a kind and period
        self.of_record = cache(self._of_record)

    def periods(self, definition: Definition) -> Iterator[Period]:
        """The periods for which an indicator has figures: years, and after each its quarters up to the newest."""
        newest = self._records.newest_quarter
        for year in self._records.years:
            if definition.holds_in(year):
                yield Period(year)
                if definition.is_quarterly and newest is not None:
                    yield from (Period(year, quarter) for quarter in range(1, 5) if (year, quarter) <= newest)

    def of(self, definition: Definition, period: Period) -> dict[str, State]:
        """The state of each cluster that is expected to give something to the indicator's figures of that period."""
        find = self._finder(definition)
        states = ((cluster.id, find(cluster.id, period)) for cluster in self._records.active(period.year))
        return {cluster: found for cluster, found in states if found is not None}

    def _finder(self, definition: Definition) -> Callable[[str, Period], State | None]:
        if definition.is_collected:
            return lambda cluster, period: self._collected(definition.id, cluster, period)
        if definition.table == "stories":
            return lambda cluster, period: ""
        if definition.table == "movements":
            return self._movements
        if definition.is_quarterly:
            return self._quarters
        kind = _KINDS[definition.table]
        return lambda cluster, period: self.of_record(kind, cluster, period)

    def _of_record(self, kind: Kind, cluster: str, period: Period) -> State:
        records = self._records
        reported = {
            "annual": (cluster, period.year) in records.annual,
            "members": (cluster, period.year) in records.members,
            "quarterly": (cluster, period.year, period.quarter) in records.quarterly,
        }
        return state(reported[kind], due_day(kind, period, records.region.reporting), self._day)

    def _collected(self, indicator: str, cluster: str, period: Period) -> State:
        record = self._records.annual.get((cluster, period.year))
        if record is None:
            return self.of_record("annual", cluster, period)
        return "" if indicator in (record.get("results") or {}) else "missing"

    def _quarters(self, cluster: str, period: Period) -> State:
        """A year of quarters has a figure as soon as one of them was reported."""
        if period.quarter is not None:
            return self.of_record("quarterly", cluster, period)
        states = {self.of_record("quarterly", cluster, Period(period.year, quarter)) for quarter in range(1, 5)}
        return "" if "" in states else "missing" if "missing" in states else "not_due"

    def _movements(self, cluster: str, period: Period) -> State | None:
        """Movements need two lists; in a cluster's first year there can be none, and none are expected."""
        before = Period(period.year - 1)
        first = max(self._records.clusters[cluster].active_from, self._records.region.reporting.first_year)
        if period.year <= first and (cluster, before.year) not in self._records.members:
            return None
        states = {self.of_record("members", cluster, each) for each in (period, before)}
        return "missing" if "missing" in states else "not_due" if "not_due" in states else ""
