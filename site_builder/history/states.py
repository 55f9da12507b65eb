"""The records as they stood before and after each revision that corrected some of them, in one database.

Revision number `i` of those has the states `2 * i` and `2 * i + 1`. The later one has what was changed and withdrawn,
but not what the revision brought besides: a record that comes completes the figures of its year, and corrects none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from site_builder.definitions import Expression
from site_builder.history.model import Revision
from site_builder.history.reading import Reading
from site_builder.history.revisions import Timeline
from site_builder.indicators.cells import Cells, cell_of, grouped_by, grouping_sets, number_of
from site_builder.records import Records
from site_builder.schema import Schemas
from site_builder.warehouse import Warehouse, quoted
from site_builder.warehouse.rows import Row, rows_of
from site_builder.warehouse.tables import WHOLE

#: names that no column of a record has
_FROM, _UNTIL, _STATE, _YEAR = " from", " until", " state", " year"
_EVER = 1 << 40
_PATH = re.compile(r"data/(clusters|members)/([^/]+)/([0-9]{4})(?:-q([1-4]))?\.yml")
TABLES: Mapping[str, tuple[str, ...]] = {
    "annual": ("annual", "grants", "collaborations"),
    "quarterly": ("quarterly",),
    "members": ("memberships", "movements"),
}


class RecordKey(NamedTuple):
    """Which record: kind, cluster, year, and the quarter of a grid."""

    kind: str
    cluster: str
    year: int
    quarter: int | None = None

    @classmethod
    def of(cls, path: str) -> RecordKey | None:
        """The record at a path; None where there is none of a period."""
        found = _PATH.fullmatch(path)
        if found is None:
            return None
        quarter = int(found[4]) if found[4] else None
        kind = "members" if found[1] == "members" else "quarterly" if quarter else "annual"
        return cls(kind, found[2], int(found[3]), quarter)

    def years(self, table: str) -> tuple[int, ...]:
        """The years whose rows in a table rest on the record."""
        if table not in TABLES[self.kind]:
            return ()
        return (self.year, self.year + 1) if table == "movements" else (self.year,)


@dataclass(frozen=True, slots=True)
class Spell:
    """What a record said from one state on until before another."""

    value: Any
    start: int
    end: int = _EVER


@dataclass(frozen=True, slots=True)
class Event:
    """A revision that corrected records, which, and the indicators whose collected results are others."""

    number: int
    revision: Revision
    touched: tuple[RecordKey, ...]
    results: frozenset[str]

    @property
    def before(self) -> int:
        """The state before it."""
        return 2 * self.number

    @property
    def after(self) -> int:
        """The state after it, without what it brought besides."""
        return 2 * self.number + 1


class States:
    """All states; a context manager, since it holds a database. Without events there is nothing in it."""

    def __init__(
        self,
        schemas: Schemas,
        records: Records,
        times: Mapping[str, Timeline],
        read: Mapping[str, list[Reading]],
    ) -> None:
        self._records = records
        known = {
            key: found
            for path, found in read.items()
            if (key := RecordKey.of(path)) and key.cluster in records.clusters
        }
        self.events = tuple(_events(known))
        self._numbers = [event.revision.number for event in self.events]
        self._spells = self._spelt(times, known)
        self._warehouse = Warehouse(schemas, None, {_FROM: WHOLE, _UNTIL: WHOLE})
        self.close = self._warehouse.close
        self.records = cache(self._records_at)
        for name in self._warehouse.tables:
            self._warehouse.fill(name, self._rows(name))

    def __enter__(self) -> States:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def touching(self, table: str) -> list[Event]:
        """The events that corrected rows of a table."""
        return [event for event in self.events if any(key.years(table) for key in event.touched)]

    def evaluate(self, expression: Expression) -> dict[int, Cells]:
        """By state the value of every cell in the years that were corrected there. Errors as `cells.evaluate`."""
        table = expression.table
        pairs = {
            (state, year)
            for event in self.events
            for key in event.touched
            for year in key.years(table.name)
            for state in (event.before, event.after)
        }
        asked = ", ".join(map(str, sorted(pairs)))
        name, state = quoted(table.name), quoted(_STATE)
        rows_then = (
            f"(SELECT * FROM {name} JOIN (VALUES {asked}) AS asked({state}, {quoted(_YEAR)}) ON year = {quoted(_YEAR)}"
            f" AND {quoted(_FROM)} <= {state} AND {state} < {quoted(_UNTIL)})"
        )
        sets = ", ".join(f"({', '.join((state, *each))})" for each in grouping_sets(table))
        rows = self._warehouse.ask(
            f"SELECT {grouped_by(table)}, {state}, {expression.value} FROM {rows_then} AS {name} "
            f"WHERE {expression.where} GROUP BY GROUPING SETS ({sets})"
        )
        cell = cell_of(table)
        found: dict[int, Cells] = {number: {} for number, _ in pairs}
        for row in rows:
            found[row[-2]][cell(row)] = number_of(row[-1])
        return found

    def _spelt(
        self, times: Mapping[str, Timeline], known: Mapping[RecordKey, list[Reading]]
    ) -> dict[RecordKey, tuple[Spell, ...]]:
        """What every record said, over the states."""
        firsts = {key: each.first for path, each in times.items() if (key := RecordKey.of(path))}
        spells = {}
        for key, value in _values(self._records):
            if key in firsts and key not in known:
                spells[key] = (Spell(value, self._coming(firsts[key])),)
        spells |= {key: tuple(self._changing(found)) for key, found in known.items()}
        return dict(sorted(spells.items(), key=lambda item: (*item[0][:3], item[0].quarter or 0)))

    def _coming(self, revision: Revision) -> int:
        """The state from which on what a revision brought is there."""
        return 2 * bisect_right(self._numbers, revision.number)

    def _changing(self, found: list[Reading]) -> Iterator[Spell]:
        start = self._coming(found[0].revision)
        for before, after in pairwise(found):
            if before.value is None:
                start = self._coming(after.revision)
                continue
            end = 2 * self._numbers.index(after.revision.number) + 1
            yield Spell(before.value, start, end)
            start = end
        if found[-1].value is not None:
            yield Spell(found[-1].value, start)

    def _records_at(self, state: int) -> Records:
        """The records in a state."""
        then = {
            key: spell.value
            for key, spells in self._spells.items()
            for spell in spells
            if spell.start <= state < spell.end
        }
        return _with(self._records, then)

    def _rows(self, name: str) -> Iterator[Row]:
        table = self._warehouse.tables[name]
        years = {year for event in self.events for key in event.touched for year in key.years(name)}
        for start, end, values in self._parts(name, years):
            for row in rows_of(table, _with(self._records, values)):
                yield {**row, _FROM: start, _UNTIL: end}

    def _parts(self, name: str, years: set[int]) -> Iterator[tuple[int, int, dict[RecordKey, Any]]]:
        """Records that stood at the same time and give rows to a table: from, until, and what they say."""
        if name == "movements":
            yield from self._pairs(years)
            return
        parts: dict[tuple[int, int], dict[RecordKey, Any]] = {}
        for key, spells in self._spells.items():
            if name in TABLES[key.kind] and key.year in years:
                for spell in spells:
                    parts.setdefault((spell.start, spell.end), {})[key] = spell.value
        yield from ((start, end, values) for (start, end), values in parts.items())

    def _pairs(self, years: set[int]) -> Iterator[tuple[int, int, dict[RecordKey, Any]]]:
        """Each list beside each that stood for the year before at the same time."""
        for key, spells in self._spells.items():
            last = key._replace(year=key.year - 1)
            if key.kind != "members" or key.year not in years:
                continue
            for now in spells:
                for then in self._spells.get(last, ()):
                    start, end = max(now.start, then.start), min(now.end, then.end)
                    if start < end:
                        yield start, end, {last: then.value, key: now.value}


def _events(known: Mapping[RecordKey, list[Reading]]) -> Iterator[Event]:
    """The revisions that changed or withdrew a record, in their order."""
    touched: dict[Revision, list[RecordKey]] = {}
    results: dict[Revision, set[str]] = {}
    for key, found in known.items():
        for before, after in pairwise(found):
            if before.value is not None:
                touched.setdefault(after.revision, []).append(key)
                gone = (before.value.get("results") or {}) if after.value is None else ()
                others = {str(each.steps[-1]) for each in after.changes if each.steps[0] == "results"}
                results.setdefault(after.revision, set()).update(others, gone)
    for number, revision in enumerate(sorted(touched, key=lambda each: each.number)):
        yield Event(number, revision, tuple(touched[revision]), frozenset(results[revision]))


def _values(records: Records) -> Iterable[tuple[RecordKey, Any]]:
    for (cluster, year), value in records.annual.items():
        yield RecordKey("annual", cluster, year), value
    for (cluster, year, quarter), value in records.quarterly.items():
        yield RecordKey("quarterly", cluster, year, quarter), value
    for (cluster, year), members in records.members.items():
        yield RecordKey("members", cluster, year), {"members": members}


def _with(records: Records, values: Mapping[RecordKey, Any]) -> Records:
    """The same region with these records of periods alone, and without stories."""
    return replace(
        records,
        annual={(key.cluster, key.year): value for key, value in values.items() if key.kind == "annual"},
        quarterly={
            (key.cluster, key.year, key.quarter or 0): value for key, value in values.items() if key.kind == "quarterly"
        },
        members={(key.cluster, key.year): value["members"] for key, value in values.items() if key.kind == "members"},
        stories=(),
    )
