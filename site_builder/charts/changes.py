"""What rose and what fell: bars to both sides of one line, in groups, in the order given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.charts.inputs import Part, cell, marks_of
from site_builder.charts.marks import Cell, Chart, Column, Drawing, Table
from site_builder.charts.measure import clip, text_width, wrap
from site_builder.charts.plot import NARROW, WIDE
from site_builder.charts.scale import TINY
from site_builder.charts.sheet import LINE_HEIGHT, Sheet

_BAR, _BETWEEN, _HEAD = 16, 8, 30
#: the share of the width that names take beside their bars
_NAMES = 0.3


@dataclass(frozen=True)
class Group:
    """A heading, and the changes under it; the value of each part is the change itself."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class _Axis:
    """Where no change lies, and the length of one unit."""

    zero: float
    unit: float


def change_chart(
    ident: str,
    title: str,
    desc: str,
    groups: Sequence[Group],
    *,
    axis: str = "",
    measure: str = "",
    subtitle: str = "",
) -> Chart:
    """Bars from one line: falls to the left, rises to the right, each with its text at its end.

    Raises ValueError where there is no part.
    """
    groups = tuple(group for group in groups if group.parts)
    parts = [part for group in groups for part in group.parts]
    if not parts:
        raise ValueError("a picture of changes needs one at least")
    columns = (Column(axis, numeric=False), Column(measure or title))
    return Chart(
        ident,
        title,
        desc or ", ".join(f"{part.name} {part.text}" for part in parts if part.value is not None) or title,
        "changes",
        _draw(groups, WIDE),
        _draw(groups, NARROW),
        Table(columns, tuple((Cell(part.name), cell(part)) for part in parts)),
        marks_of(parts),
        subtitle,
    )


def _draw(groups: Sequence[Group], width: float) -> Drawing:
    """Names beside their bars where there is room; else over them, with the text at the other end of the line."""
    beside = width == WIDE
    every = [part for group in groups for part in group.parts]
    names = {part: _name(part, width, beside) for part in every}
    heights = {
        part: max(_BAR, len(lines) * LINE_HEIGHT) if beside else _BAR + len(lines) * LINE_HEIGHT + 4
        for part, lines in names.items()
    }
    sheet = Sheet(width, sum(_HEAD + sum(heights[part] + _BETWEEN for part in group.parts) for group in groups) + 4)
    axis = _axis(every, width * _NAMES + 14 if beside else 0.0, width, beside)
    for y, group, part in _places(groups, heights):
        if part is None:
            sheet.text(0, y + 20, clip(group.name, width, bold=True), "start", "strong")
            continue
        lines = names[part]
        first = y + (heights[part] - len(lines) * LINE_HEIGHT) / 2 if beside else y
        for row, line in enumerate(lines):
            x, anchor = (width * _NAMES, "end") if beside else (0.0, "start")
            sheet.text(x, first + 13 + row * LINE_HEIGHT, line, anchor)
        top = y + (heights[part] - _BAR) / 2 if beside else y + len(lines) * LINE_HEIGHT + 4
        if not beside:
            sheet.line(axis.zero, top - 1, axis.zero, top + _BAR + 1, "axis")
        _bar(sheet, part, axis, top)
        if part.value is not None:
            _tell(sheet, part, axis, top + 12.5 if beside else y + 13, beside)
    if beside:
        _line(sheet, groups, heights, axis)
    return sheet.drawing()


def _name(part: Part, width: float, beside: bool) -> list[str]:
    room = width * _NAMES if beside else width - text_width(part.text, bold=True) - 12
    return [clip(line, room) for line in wrap(part.name, room)]


def _tell(sheet: Sheet, part: Part, axis: _Axis, y: float, beside: bool) -> None:
    """The change in words: at the end of its bar, or at the end of the name's line."""
    value = part.value or 0.0
    end = axis.zero + value * axis.unit
    if not beside:
        sheet.text(sheet.width, y, part.text, "end", "strong")
    elif value < 0:
        sheet.text(end - 6, y, part.text, "end", "strong")
    else:
        sheet.text(end + 6, y, part.text, "start", "strong")


def _line(sheet: Sheet, groups: Sequence[Group], heights: dict[Part, float], axis: _Axis) -> None:
    """The line of no change, along the bars of each group."""
    for y, group, part in _places(groups, heights):
        if part is None:
            end = y + _HEAD + sum(heights[each] + _BETWEEN for each in group.parts) - _BETWEEN
            sheet.line(axis.zero, y + _HEAD - 3, axis.zero, end + 3, "axis")


def _places(groups: Sequence[Group], heights: dict[Part, float]) -> Iterator[tuple[float, Group, Part | None]]:
    """The top of each heading (without a part) and of each part, from above."""
    y = 0.0
    for group in groups:
        yield y, group, None
        y += _HEAD
        for part in group.parts:
            yield y, group, part
            y += heights[part] + _BETWEEN


def _axis(parts: Sequence[Part], left: float, right: float, beside: bool) -> _Axis:
    """A scale on which every bar has room, and the text at its end where it stands there."""
    falls = [part for part in parts if (part.value or 0) < 0]
    rises = [part for part in parts if (part.value or 0) >= 0]
    before, after = (
        max((text_width(part.text, bold=True) + 8 for part in some), default=0) if beside else 0
        for some in (falls, rises)
    )
    low = min((part.value or 0.0 for part in falls), default=0.0)
    high = max((part.value or 0.0 for part in rises), default=0.0)
    room = max(30.0, right - left - before - after)
    unit = room / (high - low) if high - low > TINY else 0.0
    return _Axis(left + before - low * unit, unit)


def _bar(sheet: Sheet, part: Part, axis: _Axis, top: float) -> None:
    if part.value is None:
        sheet.sign(axis.zero + 12, top + _BAR / 2, part.mark or "missing")
        return
    length = part.value * axis.unit
    sheet.rect(axis.zero + min(0.0, length), top, abs(length), _BAR, f"fill-{part.tone or 'subject'}")
