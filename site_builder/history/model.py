"""What became of what was published: revisions of records, of figures, and of definitions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from site_builder.differences import Change
from site_builder.indicators import Figures, Value
from site_builder.periods import Period
from site_builder.records import Definition

#: indicator, scope, entity, period
FigureKey = tuple[str, str, str, Period]


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of the region's files: `number` counts from the first; `title` and `hash` are empty for the public."""

    number: int
    hash: str
    day: date
    title: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """What one revision did to a published record, as far as the audience may see it; what it withdrew may return."""

    revision: Revision
    kind: Literal["changed", "withdrawn", "returned"]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A record: the revision that brought it, and those that changed it since it was published, the oldest first."""

    kind: str
    first: Revision
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A published figure that became another, both computed by the definition of today.

    `before` is None where there was none before, so that the revision published it; `after` where it was withdrawn.
    Both are None where `told` is False: the audience may know that it changed, and not from what.
    """

    revision: Revision
    before: Value
    after: Value
    told: bool = True


@dataclass(frozen=True, slots=True)
class Former:
    """A definition that held until a revision put another in its place; `figures` by it, of the records of today.

    They are None where the audience may not see them, or they can't be computed any more.
    """

    revision: Revision
    definition: Definition
    figures: Figures | None = None


@dataclass(frozen=True)
class History:
    """What was published when and changed since; all of it is empty where Git does not tell.

    `since` is the day on which the site became public: nothing of what was changed until then is here. `lines` are by
    path of the record, `definitions` the revisions that brought them, `formers` the older definitions by id.
    """

    since: date | None = None
    lines: Mapping[str, Line] = field(default_factory=dict)
    figures: Mapping[FigureKey, tuple[Correction, ...]] = field(default_factory=dict)
    definitions: Mapping[str, Revision] = field(default_factory=dict)
    formers: Mapping[str, tuple[Former, ...]] = field(default_factory=dict)

    def published(self, revision: Revision) -> date:
        """The day on which what a revision brought could first be read."""
        return max(self.since, revision.day) if self.since else revision.day

    def of(self, indicator: str, scope: str, entity: str, period: Period) -> tuple[Correction, ...]:
        """The corrections of a figure, the oldest first; what first published it is none."""
        found = self.figures.get((indicator, scope, entity, period), ())
        return tuple(each for each in found if not each.told or each.before is not None)
