"""Who works with whom: a square of subjects against subjects, a circle where two meet."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate

from site_builder.charts.marks import Chart, Drawing
from site_builder.charts.measure import clip, text_width
from site_builder.charts.plot import NARROW, WIDE
from site_builder.charts.sheet import Sheet

_ROW, _HEAD = 19, 22
_SMALLEST = 1.4


def pair_matrix(
    ident: str,
    title: str,
    desc: str,
    groups: Sequence[Sequence[str]],
    pairs: Mapping[tuple[int, int], int],
    *,
    subtitle: str = "",
) -> Chart:
    """Subjects by group, in the order given, down and across; `pairs` are numbers by two places in that order.

    The area of a circle is in proportion to the number, and each pair is drawn both ways; a shade lies where a group
    meets itself. Columns carry the numbers of the rows, as far as there is room. The list of pairs belongs beside it:
    the chart has no table.
    """
    return Chart(
        ident,
        title,
        desc or title,
        "pairs",
        _draw(groups, pairs, WIDE),
        _draw(groups, pairs, NARROW),
        subtitle=subtitle,
    )


def _draw(groups: Sequence[Sequence[str]], pairs: Mapping[tuple[int, int], int], width: float) -> Drawing:
    names = [name for group in groups for name in group]
    digits = text_width(str(len(names))) + 10
    column = digits + min(max((text_width(name) for name in names), default=0), width * 0.32) + 10
    step = min(float(_ROW + 4), (width - column) / max(1, len(names)))
    sheet = Sheet(width, _HEAD + _ROW * len(names) + 2)
    _grid(sheet, groups, column, step)
    for at, name in enumerate(names):
        baseline = _HEAD + at * _ROW + 14
        sheet.text(digits - 8, baseline, str(at + 1), "end", "soft")
        sheet.text(digits, baseline, clip(name, column - digits - 8))
        sheet.text(column + (at + 0.5) * step, _HEAD - 7, str(at + 1), "middle", "soft")
    most = max(pairs.values(), default=1)
    for (one, other), number in sorted(pairs.items()):
        radius = max(_SMALLEST, (min(step, _ROW) / 2 - 0.5) * math.sqrt(number / most))
        for row, across in ((one, other), (other, one)):
            sheet.dot(column + (across + 0.5) * step, _HEAD + (row + 0.5) * _ROW, radius, "bubble")
    return sheet.drawing()


def _grid(sheet: Sheet, groups: Sequence[Sequence[str]], column: float, step: float) -> None:
    """A shade for each group with itself, a fine line over each group and each row."""
    ends = list(accumulate(len(group) for group in groups))
    right = column + step * (ends[-1] if ends else 0)
    for end, group in zip(ends, groups, strict=True):
        start = end - len(group)
        sheet.rect(column + start * step, _HEAD + start * _ROW, len(group) * step, len(group) * _ROW, "fill-land")
    for row in range((ends[-1] if ends else 0) + 1):
        sheet.line(column, _HEAD + row * _ROW, right, _HEAD + row * _ROW, "grid")
