"""What charts are drawn from: values with the words that go with them, already formatted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from site_builder.charts.marks import Cell, Column, Course, Said, Table

Formatter = Callable[[float], str]
"""A number of an axis, formatted in the reader's language."""

#: the mark of a period in which a series has no value because it does not reach there: nothing is absent
OUTSIDE = "outside"
#: so many categories are told one by one
MOST_SAID = 9


@dataclass(frozen=True)
class Point:
    """A value at a period. `label` is the period ("2024", "T1 2024"), `text` the value with its unit.

    Where `value` is None, `mark` says why: withheld, missing or not_due; or `OUTSIDE`.
    """

    label: str
    value: float | None
    text: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Series:
    """Points of one subject; all series of a chart have the same labels in the same order.

    `tone` chooses a colour in stacked charts: a1 a2 a3 (one family), b1 b2 b3 (its counterpart), c1 c2 c3 (greys).
    """

    name: str
    points: tuple[Point, ...]
    tone: str = ""


@dataclass(frozen=True)
class Part:
    """A category and its value: a bar, a share, a territory."""

    name: str
    value: float | None
    text: str = ""
    mark: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Event:
    """Something that happened at the period `label`, told in a few words."""

    label: str
    text: str


@dataclass(frozen=True)
class Reference:
    """A value to compare with, such as one half, told in a few words."""

    value: float
    text: str


def cell(item: Point | Part) -> Cell:
    """The table's cell of a value: a mark without a word of its own counts as missing."""
    if item.mark == OUTSIDE:
        return Cell("–")
    return Cell("", item.mark or "missing") if item.value is None else Cell(item.text)


def marks_of(items: Iterable[Point | Part]) -> tuple[str, ...]:
    """The kinds of absence among values, in a fixed order."""
    found = {item.mark or "missing" for item in items if item.value is None}
    return tuple(kind for kind in ("withheld", "missing", "not_due") if kind in found)


def series_table(series: tuple[Series, ...], axis: str) -> Table:
    """A row for each period, a column for each series."""
    columns = (Column(axis, numeric=False), *(Column(one.name) for one in series))
    labels = [point.label for point in series[0].points] if series else []
    rows = tuple((Cell(label), *(cell(one.points[row]) for one in series)) for row, label in enumerate(labels))
    return Table(columns, rows)


def parts_table(parts: tuple[Part, ...], axis: str, measure: str) -> Table:
    """A row for each category."""
    return Table((Column(axis, numeric=False), Column(measure)), tuple((Cell(part.name), cell(part)) for part in parts))


def course(series: Series) -> Course | None:
    """What a series does, for words; None where none of its values is known."""
    known = [point for point in series.points if point.value is not None]
    if not known:
        return None
    first, last = known[0], known[-1]
    low, high = (pick(known, key=lambda point: point.value or 0.0) for pick in (min, max))
    between = [None if point.value in (first.value, last.value) else _said(point) for point in (low, high)]
    absent = tuple(_said(point) for point in series.points if point.value is None and point.mark != OUTSIDE)
    return Course(series.name, _said(first), _said(last), *between, absent)


def courses(series: Iterable[Series]) -> tuple[Course, ...]:
    """What each series does, as far as it is known."""
    return tuple(found for one in series if (found := course(one)) is not None)


def _said(point: Point) -> Said:
    return Said(point.label, point.text, "" if point.value is not None else point.mark or "missing")


def said(parts: Iterable[Part]) -> tuple[Said, ...]:
    """Categories for words; where they are more than can be listened to, the smallest and the largest."""
    every = tuple(parts)
    known = [part for part in every if part.value is not None]
    if len(every) > MOST_SAID and known:
        every = tuple(pick(known, key=lambda part: part.value or 0.0) for pick in (min, max))
    return tuple(Said(part.name, part.text, "" if part.value is not None else part.mark or "missing") for part in every)
