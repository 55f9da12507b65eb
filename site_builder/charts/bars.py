"""Horizontal bars: a category a bar, its value written at the end."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from site_builder.charts.inputs import Part, marks_of, parts_table, said
from site_builder.charts.marks import Chart, Drawing
from site_builder.charts.measure import clip, text_width, wrap
from site_builder.charts.plot import NARROW, WIDE
from site_builder.charts.scale import TINY
from site_builder.charts.sheet import LINE_HEIGHT, Sheet

_BAR, _BETWEEN = 18, 10


def bar_chart(
    ident: str,
    title: str,
    desc: str,
    parts: Sequence[Part],
    *,
    axis: str = "",
    measure: str = "",
    subtitle: str = "",
    highlight: str = "",
) -> Chart:
    """Bars in the order given, from zero. `axis` heads the categories in the table, `measure` the values.

    The part named `highlight` stands out, if there is one; else all have the same colour.
    """
    parts = tuple(parts)
    return Chart(
        ident,
        title,
        desc,
        "bars",
        _draw(parts, WIDE, highlight),
        _draw(parts, NARROW, highlight),
        parts_table(parts, axis, measure or title),
        marks_of(parts),
        subtitle,
        parts=said(parts),
    )


def _draw(parts: tuple[Part, ...], width: float, highlight: str) -> Drawing:
    beside = width == WIDE
    longest = max((text_width(part.name) for part in parts), default=0)
    # up: places are rounded, and a name must stay inside
    column = ceil(min(longest, width * 0.34)) if beside else width
    names = [[clip(line, column) for line in wrap(part.name, column)] for part in parts]
    heights = [max(_BAR, len(name) * LINE_HEIGHT) if beside else _BAR + len(name) * LINE_HEIGHT + 2 for name in names]
    sheet = Sheet(width, max(40, sum(heights) + _BETWEEN * len(parts) + 4))
    left = column + 12 if beside else 0
    zero, unit = _scale(parts, left, width - max((text_width(part.text, bold=True) for part in parts), default=0) - 10)
    y = _BETWEEN / 2
    for part, name, height in zip(parts, names, heights, strict=True):
        top = y + (height - _BAR) / 2 if beside else y + len(name) * LINE_HEIGHT + 2
        first = y + (height - len(name) * LINE_HEIGHT) / 2 if beside else y
        for row, line in enumerate(name):
            sheet.text(column if beside else 0, first + 13 + row * LINE_HEIGHT, line, "end" if beside else "start")
        _bar(
            sheet, part, zero, unit, top, "context" if highlight and part.name != highlight else part.tone or "subject"
        )
        y += height + _BETWEEN
    if beside or any((part.value or 0) < 0 for part in parts):
        sheet.line(zero, 0, zero, sheet.height, "axis")
    return sheet.drawing()


def _scale(parts: tuple[Part, ...], left: float, right: float) -> tuple[float, float]:
    """Where zero lies, and the length of one unit."""
    values = [part.value for part in parts if part.value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    right = max(right, left + 40)
    unit = (right - left) / (high - low) if high - low > TINY else 0.0
    return left - low * unit, unit


def _bar(sheet: Sheet, part: Part, zero: float, unit: float, top: float, role: str) -> None:
    baseline = top + _BAR / 2 + 4.5
    if part.value is None:
        sheet.sign(zero + (10 if zero else 6), top + _BAR / 2, part.mark or "missing")
        return
    length = part.value * unit
    sheet.rect(zero + min(0.0, length), top, abs(length), _BAR, f"fill-{role}")
    sheet.text(zero + max(0.0, length) + 6, baseline, part.text, "start", "strong")
