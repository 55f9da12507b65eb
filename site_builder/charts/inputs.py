"""What charts are drawn from: values with the words that go with them, already formatted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from site_builder.charts.marks import Cell, Column, Table

Formatter = Callable[[float], str]
"""A number of an axis, formatted in the reader's language."""


@dataclass(frozen=True)
class Point:
    """A value at a period. `label` is the period ("2024", "T1 2024"), `text` the value with its unit.

    Where `value` is None, `mark` says why: withheld, missing or not_due.
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


def summary(points: tuple[Point, ...]) -> str:
    """First and last known value, in words that need no language: for a chart without a description."""
    known = [point for point in points if point.value is not None]
    ends = known[:1] + known[1:][-1:]
    return " – ".join(f"{point.text} ({point.label})" for point in ends)
