"""Small multiples: a line for each subject in a panel of its own, all on one scale."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.charts.inputs import Series, courses, marks_of, series_table
from site_builder.charts.line import check_series
from site_builder.charts.marks import Chart, Drawing
from site_builder.charts.measure import clip, text_width, wrap
from site_builder.charts.plot import NARROW, WIDE
from site_builder.charts.scale import TINY
from site_builder.charts.sheet import LINE_HEIGHT, Sheet

_PLOT, _GAP = 84, 28
_COLUMNS = {WIDE: 4, NARROW: 2}


def panels(ident: str, title: str, desc: str, series: Sequence[Series], *, axis: str = "", subtitle: str = "") -> Chart:
    """A panel for each series, from zero to the highest value of all; first and last value are written.

    Raises ValueError where series have no points or differ in their labels.
    """
    check_series(series)
    return Chart(
        ident,
        title,
        desc,
        "panels",
        _draw(series, WIDE),
        _draw(series, NARROW),
        series_table(tuple(series), axis),
        marks_of([point for one in series for point in one.points]),
        subtitle,
        courses(series),
    )


def _draw(series: Sequence[Series], width: float) -> Drawing:
    columns = min(_COLUMNS[int(width)], len(series))
    room = (width - _GAP * (columns - 1)) / columns
    names = [[clip(line, room, True) for line in wrap(one.name, room, True)] for one in series]
    rows = [names[at : at + columns] for at in range(0, len(names), columns)]
    heads = [max(len(lines) for lines in row) * LINE_HEIGHT for row in rows]
    foot = _PLOT + 2 * LINE_HEIGHT + 28
    sheet = Sheet(width, sum(heads) + foot * len(rows) - 16)
    most = max((point.value or 0.0 for one in series for point in one.points), default=0.0)
    top = 0.0
    for row, head in enumerate(heads):
        for at, one in enumerate(series[row * columns : (row + 1) * columns]):
            left = at * (room + _GAP)
            for number, line in enumerate(rows[row][at]):
                sheet.text(left, top + 13 + number * LINE_HEIGHT, line, "start", "strong")
            _panel(sheet, one, left, room, top + head + LINE_HEIGHT + 6, most)
        top += head + foot
    return sheet.drawing()


def _panel(sheet: Sheet, one: Series, left: float, room: float, top: float, most: float) -> None:
    """One line between its first and last value, over its axis; the sign of each value that is not there."""
    bottom = top + _PLOT
    step = (room - 12) / max(1, len(one.points) - 1)
    xs = [left + 6 + at * step for at in range(len(one.points))]
    unit = _PLOT / most if most > TINY else 0.0
    sheet.line(left, bottom, left + room, bottom, "axis")
    runs: list[list[tuple[float, float]]] = [[]]
    for x, point in zip(xs, one.points, strict=True):
        if point.value is None:
            runs.append([])
            sheet.sign(x, bottom - 8, point.mark or "missing")
        else:
            runs[-1].append((x, bottom - max(0.0, point.value) * unit))
    sheet.path(runs, "subject")
    known = [at for at, point in enumerate(one.points) if point.value is not None]
    for at in dict.fromkeys([*known[-1:], *known[:1]]):
        point, last = one.points[at], at == known[-1]
        y = bottom - max(0.0, point.value or 0.0) * unit
        sheet.dot(xs[at], y, 3.2, "subject")
        anchor = "end" if at == len(xs) - 1 else "start" if at == 0 else "middle"
        x = left + room if anchor == "end" else left if anchor == "start" else xs[at]
        sheet.text(x, y - 9, point.text, anchor, "subject strong" if last else "subject")
    ends = [one.points[0].label, one.points[-1].label] if len(one.points) > 1 else [one.points[0].label]
    sheet.text(left, bottom + 18, ends[0], "start", "soft")
    if len(ends) > 1 and sum(map(text_width, ends)) < room:
        sheet.text(left + room, bottom + 18, ends[1], "end", "soft")
