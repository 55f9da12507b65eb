"""One bar of a whole, cut into its parts, each named under it."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.charts.inputs import Part, marks_of, parts_table, said
from site_builder.charts.marks import Chart, Drawing, Text
from site_builder.charts.measure import clip, text_width, wrap
from site_builder.charts.plot import NARROW, WIDE
from site_builder.charts.sheet import LINE_HEIGHT, Sheet

_BAR = 30
TONES = ("a1", "a2", "a3", "b1", "b2", "b3", "c1", "c2", "c3")


def share_strip(
    ident: str,
    title: str,
    desc: str,
    parts: Sequence[Part],
    *,
    axis: str = "",
    measure: str = "",
    subtitle: str = "",
) -> Chart:
    """Parts of a whole in the order given; `text` of each is its share ("48 %"). A negative part has no extent."""
    parts = tuple(parts)
    return Chart(
        ident,
        title,
        desc,
        "strip",
        _draw(parts, WIDE),
        _draw(parts, NARROW),
        parts_table(parts, axis, measure or title),
        marks_of(parts),
        subtitle,
        parts=said(parts),
    )


def tone(part_tone: str, index: int) -> str:
    """The tone asked for, or the next of the palette."""
    return part_tone or TONES[index % len(TONES)]


def _draw(parts: tuple[Part, ...], width: float) -> Drawing:
    extents = _extents(parts, width)
    labels = _labels_below(parts, extents, width)
    rows = max((len(marks) for marks in labels), default=0) if labels else 0
    room = width - 32 - _column(parts)
    lists = [[clip(line, room) for line in wrap(part.name, room)] for part in parts]
    height = _BAR + 8 + (rows * LINE_HEIGHT if labels else sum(len(name) * LINE_HEIGHT + 5 for name in lists)) + 6
    sheet = Sheet(width, height)
    if not any(length for _, length in extents):
        sheet.rect(0, 0, width, _BAR, "fill-land")
    for index, (part, (start, length)) in enumerate(zip(parts, extents, strict=True)):
        gap = 1.5 if start + length < width - 0.1 else 0
        sheet.rect(start, 0, max(0.0, length - gap), _BAR, f"fill-{tone(part.tone, index)}")
    if labels:
        for marks in labels:
            sheet.texts(marks)
    else:
        _list(sheet, parts, lists)
    return sheet.drawing()


def _extents(parts: tuple[Part, ...], width: float) -> list[tuple[float, float]]:
    values = [max(0.0, part.value or 0.0) for part in parts]
    whole = sum(values)
    extents, start = [], 0.0
    for value in values:
        length = width * value / whole if whole else 0.0
        extents.append((start, length))
        start += length
    return extents


def _labels_below(parts: tuple[Part, ...], extents: list[tuple[float, float]], width: float) -> list[list[Text]]:
    """Share and name under each part; nothing where one of them doesn't fit or is absent."""
    sheet, placed = Sheet(width, 400), []
    for part, (start, length) in zip(parts, extents, strict=True):
        if part.value is None:
            return []
        lines = wrap(part.name, max(0, length - 8))
        if len(lines) > 3 or max(text_width(part.text, bold=True), *map(text_width, lines)) > length - 6:
            return []
        first = _BAR + 8 + 13
        marks = [Text(start + 1, first, part.text, "start", "strong")]
        marks += [Text(start + 1, first + (row + 1) * LINE_HEIGHT, line) for row, line in enumerate(lines)]
        if not sheet.texts(marks):
            return []
        placed.append(marks)
    return placed


def _list(sheet: Sheet, parts: tuple[Part, ...], names: list[list[str]]) -> None:
    y = _BAR + 8.0
    column = 20 + _column(parts)
    for index, (part, name) in enumerate(zip(parts, names, strict=True)):
        sheet.rect(0, y + 2, 12, 12, f"fill-{tone(part.tone, index)}")
        if part.value is None:
            sheet.sign(column - 5, y + 8, part.mark or "missing")
        else:
            sheet.text(column, y + 13, clip(part.text, column - 20, bold=True), "end", "strong")
        for row, line in enumerate(name):
            sheet.text(column + 10, y + 13 + row * LINE_HEIGHT, line)
        y += len(name) * LINE_HEIGHT + 5


def _column(parts: tuple[Part, ...]) -> float:
    """The width of the shares in a list."""
    return min(72.0, max((text_width(part.text, bold=True) for part in parts if part.value is not None), default=10.0))
