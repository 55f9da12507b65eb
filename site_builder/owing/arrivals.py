"""When each record came, as far as Git knows: what was on record on a past day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from site_builder.source.git import newest_day, said
from site_builder.source.places import kind_at

_RECORDS = ("annual", "members", "quarterly")


@dataclass(frozen=True)
class Arrivals:
    """The days on which records came and went.

    `begins` is the day from which on this is known, None where nothing is: what was on record then came some day
    before, and counts as there from the end of its period on. `latest` is the day of the newest commit. `events` are,
    by path and the oldest first, the days with True for a record that came and False for one that went.
    """

    begins: date | None = None
    latest: date | None = None
    events: dict[str, tuple[tuple[date, bool], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, published: date | None = None) -> Arrivals:
        """What the history of the region's folder tells; nothing without Git. It counts from `published` on at least.

        A record comes with the change that takes it into the branch, however long before it was proposed.
        """
        arguments = ("--first-parent", "-m", "--reverse", "--no-renames", "--diff-filter=AD", "--name-status")
        shape = ("--relative", "--no-show-signature", "--format=%cd", "--date=format:%Y-%m-%d")
        told = said(root, "log", *arguments, *shape, "--", "data/clusters", "data/members")
        newest = newest_day(root)
        events = _events((told or "").splitlines())
        if not events or not newest:
            return cls()
        first = min(its[0][0] for its in events.values())
        return cls(max(first, published or first), newest, events)

    def there(self, path: str, ends: date, on_record: bool, day: date) -> bool:
        """Whether a record of a period that `ends` on that day lay at a path on a day; `on_record` says it does now."""
        if self.begins is None or self.latest is None:
            return on_record and ends <= day
        events = self.events.get(path, ())
        if day < self.begins:
            return ends <= day and self._held(events, self.begins)
        if on_record and day >= self.latest:
            return True
        return self._held(events, day)

    def came(self, path: str, day: date) -> date | None:
        """The day on which the record that was there on a day came; None where that is not known."""
        known = [when for when, came in self.events.get(path, ()) if came and when <= day]
        return known[-1] if known and self.begins and known[-1] > self.begins else None

    def marks(self, path: str, on_record: bool) -> list[date | None]:
        """The days on which the record at a path came, went, came again; None first where it came some day before.

        What Git does not have yet came (or went) on the day of `latest`.
        """
        if self.begins is None or self.latest is None:
            return [None] if on_record else []
        events = self.events.get(path, ())
        found: list[date | None] = [None] if self._held(events, self.begins) else []
        found += [when for when, _ in events if when > self.begins]
        return found if self._held(events, self.latest) is on_record else [*found, self.latest]

    @staticmethod
    def _held(events: Iterable[tuple[date, bool]], day: date) -> bool:
        held = [came for when, came in events if when <= day]
        return bool(held) and held[-1]


def _events(lines: Iterable[str]) -> dict[str, tuple[tuple[date, bool], ...]]:
    """The lines of `git log`: a day, then its files after A or D and a tab."""
    found: defaultdict[str, list[tuple[date, bool]]] = defaultdict(list)
    day = date.min
    for line in lines:
        sign, tab, path = line.partition("\t")
        if tab and kind_at(path) in _RECORDS:
            found[path].append((day, sign == "A"))
        elif line and not tab:
            day = date.fromisoformat(line)
    return {path: tuple(its) for path, its in found.items()}
