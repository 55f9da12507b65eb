"""Figures: what the site and its downloads show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from site_builder.periods import Period

Scope = Literal["region", "domain", "territory", "cluster"]
#: empty where there is a value; otherwise why there is none
Mark = Literal["", "withheld", "missing", "not_due"]
Value = int | float | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One value, unrounded, in the unit of its indicator; None exactly where a mark says why.

    `entity` is the id of the region, domain, territory or cluster. `rests_on` of the `expected` clusters gave what
    it was computed from.
    """

    indicator: str
    scope: Scope
    entity: str
    period: Period
    value: Value
    mark: Mark
    rests_on: int
    expected: int


class Figures:
    """Every figure of a build, in the order of the download: by indicator, scope, entity and period.

    Indicators and clusters by id, scopes from the whole to its parts, domains and territories as the region lists
    them; a year stands before its quarters.
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = tuple(figures)
        self._by_key = {(f.indicator, f.scope, f.entity, f.period): f for f in self._figures}
        self._series: dict[tuple[str, str, str, bool], list[Figure]] = {}
        for figure in self._figures:
            key = (figure.indicator, figure.scope, figure.entity, figure.period.quarter is not None)
            self._series.setdefault(key, []).append(figure)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def get(self, indicator: str, scope: Scope, entity: str, period: Period) -> Figure | None:
        """That figure; None where there is none, for nobody is expected to report."""
        return self._by_key.get((indicator, scope, entity, period))

    def series(self, indicator: str, scope: Scope, entity: str, quarterly: bool = False) -> tuple[Figure, ...]:
        """The figures of one scope by period: its years, or with `quarterly` its quarters."""
        return tuple(self._series.get((indicator, scope, entity, quarterly), ()))
