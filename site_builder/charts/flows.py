"""A whole that comes from some parts and goes to others: sources on the left, uses on the right, ribbons between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.charts.inputs import Part
from site_builder.charts.marks import Cell, Chart, Column, Drawing, Table, Text
from site_builder.charts.measure import clip, text_width, wrap
from site_builder.charts.plot import NARROW, WIDE
from site_builder.charts.sheet import LINE_HEIGHT, Sheet
from site_builder.charts.strip import tone

_BAR, _GAP, _TOP, _NODE, _INSET = 16.0, 3.0, 28.0, 8.0, 12.0
#: steps of a ribbon from one end to the other
_STEPS = 5
_HALF = 0.5


@dataclass(frozen=True)
class Side:
    """One side: its heading, its parts in order; `text` of each is what it is of the whole."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class _Band:
    """A part as it lies on its bar: its extent there, and its place in the middle, one after the other."""

    part: Part
    role: str
    top: float
    bottom: float
    start: float
    end: float


def flow_chart(
    ident: str,
    title: str,
    desc: str,
    sources: Side,
    uses: Side,
    whole: str,
    *,
    axis: str = "",
    measure: str = "",
    subtitle: str = "",
) -> Chart:
    """`whole` is what all parts of a side make together ("€100"); parts without a value above zero are left out.

    Raises ValueError where a side has no part.
    """
    sides = [Side(each.name, tuple(part for part in each.parts if (part.value or 0) > 0)) for each in (sources, uses)]
    if not all(side.parts for side in sides):
        raise ValueError("a flow needs a source and a use, one at least")
    words = [f"{side.name} {', '.join(f'{part.name} {part.text}' for part in side.parts)}" for side in sides]
    return Chart(
        ident,
        title,
        desc or " – ".join(words),
        "flow",
        _wide(sides, whole),
        _narrow(sides),
        _table(sides, axis, measure or title),
        (),
        subtitle,
    )


def _table(sides: Sequence[Side], axis: str, measure: str) -> Table:
    """A row for each part, under which side it stands."""
    columns = (Column(axis, numeric=False), Column("", numeric=False), Column(measure))
    rows = tuple((Cell(part.name), Cell(side.name), Cell(part.text)) for side in sides for part in side.parts)
    return Table(columns, rows)


def _wide(sides: Sequence[Side], whole: str) -> Drawing:
    height = 292.0
    sheet = Sheet(WIDE, height)
    column = 216.0
    left, right, middle = column + 10, WIDE - column - 10 - _BAR, WIDE / 2
    sheet.text(column, 14, sides[0].name, "end", "soft")
    sheet.text(WIDE - column, 14, sides[1].name, "start", "soft")
    sheet.text(middle, 14, clip(whole, 120, bold=True), "middle", "strong")
    for side, x, near in zip(sides, (left, right), (middle - _NODE / 2, middle + _NODE / 2), strict=True):
        bands = _bands(side.parts, _TOP, height - 4)
        for band in bands:
            inner = x + _BAR if x < middle else x
            _ribbon(sheet, (inner, band.top, band.bottom), (near, band.start, band.end), band.role)
            sheet.rect(x, band.top, _BAR, band.bottom - band.top, f"fill-{band.role}")
        _labels(sheet, bands, x - 10 if x < middle else x + _BAR + 10, "end" if x < middle else "start", column)
    sheet.rect(middle - _NODE / 2, _TOP + _INSET, _NODE, height - 4 - _TOP - 2 * _INSET, "fill-ink")
    return sheet.drawing()


def _narrow(sides: Sequence[Side]) -> Drawing:
    more = (len(sides[0].parts) > len(sides[1].parts)) - (len(sides[0].parts) < len(sides[1].parts))
    rooms = [NARROW * (0.5 + sign * more * 0.06) - _BAR - 16 for sign in (1, -1)]
    lines = max(sum(len(_lines(part, room)) for part in side.parts) for side, room in zip(sides, rooms, strict=True))
    height = max(240.0, _TOP + lines * LINE_HEIGHT + 8)
    sheet = Sheet(NARROW, height)
    sheet.text(0, 14, clip(sides[0].name, NARROW / 2 - 6), "start", "soft")
    sheet.text(NARROW, 14, clip(sides[1].name, NARROW / 2 - 6), "end", "soft")
    for at, side in enumerate(sides):
        bands = _bands(side.parts, _TOP, height - 4)
        x = 0.0 if at == 0 else NARROW - _BAR
        for band in bands:
            sheet.rect(x, band.top, _BAR, band.bottom - band.top, f"fill-{band.role}")
        _labels(sheet, bands, x + _BAR + 8 if at == 0 else x - 8, "start" if at == 0 else "end", rooms[at])
    return sheet.drawing()


def _bands(parts: Sequence[Part], top: float, bottom: float) -> list[_Band]:
    """The parts one under the other, each as high as its share of the bar; in the middle they touch."""
    whole = sum(part.value or 0.0 for part in parts)
    unit = (bottom - top - _GAP * (len(parts) - 1)) / whole
    found, y, inner = [], top, top + _INSET
    for index, part in enumerate(parts):
        length = (part.value or 0.0) * unit
        within = (part.value or 0.0) * (bottom - top - 2 * _INSET) / whole
        found.append(_Band(part, tone(part.tone, index), y, y + length, inner, inner + within))
        y, inner = y + length + _GAP, inner + within
    return found


def _ribbon(sheet: Sheet, one: tuple[float, float, float], other: tuple[float, float, float], role: str) -> None:
    """From an extent at one place to an extent at another."""
    steps = [step / _STEPS for step in range(_STEPS + 1)]
    eased = [step * step * (3 - 2 * step) for step in steps]
    upper = [_between(one, other, 1, step, ease) for step, ease in zip(steps, eased, strict=True)]
    lower = [_between(one, other, 2, step, ease) for step, ease in zip(steps, eased, strict=True)]
    sheet.path([(*upper, *reversed(lower))], f"flow-{role}", closed=True)


def _between(
    one: tuple[float, float, float], other: tuple[float, float, float], edge: int, step: float, ease: float
) -> tuple[float, float]:
    return one[0] + (other[0] - one[0]) * step, one[edge] + (other[edge] - one[edge]) * ease


def _labels(sheet: Sheet, bands: Sequence[_Band], x: float, anchor: str, width: float) -> None:
    """Each part's value and name beside it, pushed apart where parts are thin; the whole stays in the table."""
    names = [_lines(band.part, width) for band in bands]
    heights = [len(lines) * LINE_HEIGHT for lines in names]
    centres = [(band.top + band.bottom) * _HALF for band in bands]
    tops = spread(centres, heights, _TOP - 6, sheet.height)
    for band, lines, top in zip(bands, names, tops, strict=True):
        first, *others = lines
        marks = _value_and_name(band.part.text, first, x, top + 13, anchor)
        marks += [Text(x, top + 13 + (row + 1) * LINE_HEIGHT, line, anchor) for row, line in enumerate(others)]
        sheet.texts(marks)


def _lines(part: Part, width: float) -> list[str]:
    """The name on lines beside its value, which takes its room on the first, or all of it."""
    room = width - text_width(part.text, bold=True) - 6
    first = wrap(part.name, room)[0]
    if text_width(first) > room:
        return ["", *(clip(line, width) for line in wrap(part.name, width))]
    rest = part.name[len(first) :].strip()
    return [first, *(clip(line, width) for line in wrap(rest, width) if line)]


def _value_and_name(value: str, name: str, x: float, y: float, anchor: str) -> list[Text]:
    step = text_width(value, bold=True) + 6
    beside = Text(x + step if anchor == "start" else x - step, y, name, anchor)
    return [Text(x, y, value, anchor, "strong"), *([beside] if name else [])]


def spread(centres: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Tops of blocks of these heights as near to their centres as they can be, in order, from `low` to `high`."""
    tops: list[float] = []
    floor = low
    for centre, height in zip(centres, heights, strict=True):
        tops.append(max(floor, centre - height / 2))
        floor = tops[-1] + height
    ceiling = high
    for at in range(len(tops) - 1, -1, -1):
        tops[at] = min(tops[at], ceiling - heights[at])
        ceiling = tops[at]
    return tops
