"""What meets what, in numbers: a staircase of subjects among themselves, a grid of subjects against others."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from site_builder.charts.marks import Cell, Chart, Column, Drawing, Table
from site_builder.charts.measure import clip, text_width, wrap
from site_builder.charts.plot import NARROW, WIDE
from site_builder.charts.sheet import LINE_HEIGHT, Sheet

Crossings = Mapping[tuple[int, int], int]
Form = Callable[[float], str]
Places = Mapping[tuple[int, int], tuple[float, float]]

#: the side of a cell, and the room kept for names beside the last one
_CELL = {WIDE: 46.0, NARROW: 26.0}
_ROOM = {WIDE: 230.0, NARROW: 112.0}
_SMALLEST = 2.5
_GAP = 8


def staircase(
    ident: str,
    title: str,
    desc: str,
    names: Sequence[str],
    crossings: Crossings,
    form: Form,
    *,
    heads: tuple[str, str, str] = ("", "", ""),
    subtitle: str = "",
) -> Chart:
    """Each subject once, on a stair: the row to its left and the column under it have the numbers that it shares.

    `crossings` are numbers by two places in `names`, the smaller first; one by the same place twice is what a subject
    has by itself, on its own step. The area of a disc is in proportion to its number. `heads` are those of the table:
    subject, by itself, with others.
    """
    return Chart(
        ident,
        title,
        desc or title,
        "crossings",
        _stairs(names, crossings, form, WIDE),
        _stairs(names, crossings, form, NARROW),
        _stairs_table(names, crossings, form, heads),
        subtitle=subtitle,
    )


def crossing_grid(
    ident: str,
    title: str,
    desc: str,
    rows: Sequence[str],
    columns: Sequence[str],
    crossings: Crossings,
    form: Form,
    *,
    heads: tuple[str, str] = ("", ""),
    subtitle: str = "",
) -> Chart:
    """Subjects in rows against others in columns, the numbers by row and column; `heads` are those of the table.

    One drawing serves all widths: a list stands beside it where there is room.
    """
    return Chart(
        ident,
        title,
        desc or title,
        "crossings",
        _grid(rows, columns, crossings, form, NARROW),
        None,
        _grid_table(rows, columns, crossings, form, heads),
        subtitle=subtitle,
    )


def _side(count: int, width: float) -> float:
    return min(_CELL[int(width)], (width - _ROOM[int(width)]) / max(1, count))


def _fitted(name: str, room: float) -> list[str]:
    """A name on as many lines as it needs in that room, broken after hyphens where a word is wider."""
    lines = wrap(name, room)
    if any(text_width(line) > room for line in lines):
        lines = [line.replace("- ", "-") for line in wrap(name.replace("-", "- "), room)]
    return [clip(line, room) for line in lines]


def _write(sheet: Sheet, x: float, middle: float, lines: Sequence[str]) -> None:
    """Lines to the right of `x`, around the height `middle`."""
    first = middle - (len(lines) - 1) * LINE_HEIGHT / 2 + 5
    for at, line in enumerate(lines):
        sheet.text(x, first + at * LINE_HEIGHT, line)


def _stairs(names: Sequence[str], crossings: Crossings, form: Form, width: float) -> Drawing:
    side = _side(len(names), width)
    labels = [_fitted(name, width - (at + 1) * side - _GAP) for at, name in enumerate(names)]
    heights = [max(side, len(lines) * LINE_HEIGHT + 6) for lines in labels]
    tops = [sum(heights[:at]) for at in range(len(names))]
    bottom = sum(heights)
    sheet = Sheet(width, bottom + 1)
    for at, (top, height) in enumerate(zip(tops, heights, strict=True)):
        step = (at + 1) * side
        sheet.line(0, top + height, step, top + height, "grid")
        sheet.line(step, top, step, bottom, "grid")
    middles = [round(top + height / 2) for top, height in zip(tops, heights, strict=True)]
    places = {
        (other, at): (round((other + 0.5) * side), middles[at]) for at in range(len(names)) for other in range(at + 1)
    }
    for own in (False, True):
        some = {pair: place for pair, place in places.items() if (pair[0] == pair[1]) is own}
        _discs(sheet, some, side, crossings, "disc-own" if own else "disc")
    _numbers(sheet, places, side, crossings, form)
    for at, lines in enumerate(labels):
        _write(sheet, (at + 1) * side + _GAP, middles[at], lines)
    return sheet.drawing()


def _grid(rows: Sequence[str], columns: Sequence[str], crossings: Crossings, form: Form, width: float) -> Drawing:
    side = _side(len(columns), width)
    right = side * len(columns)
    heads = [_fitted(name, width - (at + 0.5) * side - 6) for at, name in enumerate(columns)]
    top = sum(len(lines) for lines in heads) * LINE_HEIGHT + 8
    labels = [_fitted(name, width - right - _GAP) for name in rows]
    heights = [max(min(side, 34), len(lines) * LINE_HEIGHT + 6) for lines in labels]
    sheet = Sheet(width, top + sum(heights) + 1)
    head = 0.0
    for at, lines in enumerate(heads):
        x = (at + 0.5) * side
        sheet.line(x, head + 4, x, sheet.height - 1, "grid")
        for line in lines:
            sheet.text(x + 6, head + 13, line, "start", "soft")
            head += LINE_HEIGHT
    sheet.line(0, top, right, top, "axis")
    tops = [top + sum(heights[:row]) for row in range(len(rows))]
    for start, height in zip(tops, heights, strict=True):
        sheet.line(0, start + height, right, start + height, "grid")
    middles = [round(start + height / 2) for start, height in zip(tops, heights, strict=True)]
    places = {
        (row, at): (round((at + 0.5) * side), middles[row]) for row in range(len(rows)) for at in range(len(columns))
    }
    _discs(sheet, places, min([side, *heights]), crossings, "disc")
    _numbers(sheet, places, side, crossings, form)
    for middle, lines in zip(middles, labels, strict=True):
        _write(sheet, right + _GAP, middle, lines)
    return sheet.drawing()


def _discs(sheet: Sheet, places: Places, side: float, crossings: Crossings, role: str) -> None:
    most = max(crossings.values(), default=1)
    for number in sorted({crossings[pair] for pair in places if crossings.get(pair)}):
        radius = max(min(_SMALLEST, side / 2), (side / 2 - 1) * math.sqrt(number / most))
        sheet.discs([place for pair, place in places.items() if crossings.get(pair) == number], round(radius), role)


def _numbers(sheet: Sheet, places: Places, side: float, crossings: Crossings, form: Form) -> None:
    """The number on each disc, where it has room in its cell."""
    for pair, (x, y) in places.items():
        words = form(crossings.get(pair, 0))
        if crossings.get(pair) and text_width(words) <= side - 1:
            sheet.text(x, y + 5, words, "middle", "on")


def _listed(named: Sequence[tuple[str, int]], form: Form) -> Cell:
    return Cell(" · ".join(f"{name} {form(number)}" for name, number in named if number) or "–")


def _stairs_table(names: Sequence[str], crossings: Crossings, form: Form, heads: tuple[str, str, str]) -> Table:
    rows = []
    for at, name in enumerate(names):
        others = [(other, crossings.get((min(at, o), max(at, o)), 0)) for o, other in enumerate(names) if o != at]
        rows.append((Cell(name), Cell(form(crossings.get((at, at), 0))), _listed(others, form)))
    return Table((Column(heads[0], False), Column(heads[1]), Column(heads[2], False)), tuple(rows))


def _grid_table(
    rows: Sequence[str], columns: Sequence[str], crossings: Crossings, form: Form, heads: tuple[str, str]
) -> Table:
    listed = (
        (Cell(name), _listed([(column, crossings.get((row, at), 0)) for at, column in enumerate(columns)], form))
        for row, name in enumerate(rows)
    )
    return Table((Column(heads[0], False), Column(heads[1], False)), tuple(listed))
