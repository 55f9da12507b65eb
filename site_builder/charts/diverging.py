"""What came and what went, year by year: columns up and down from one line."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.charts.inputs import Event, Point, Series, courses, marks_of, series_table
from site_builder.charts.line import check_series
from site_builder.charts.marks import Chart, Drawing, Text
from site_builder.charts.measure import clip
from site_builder.charts.plot import (
    FOOT,
    NARROW,
    WIDE,
    Frame,
    absences,
    event_lines,
    key_rows,
    period_labels,
    within,
)
from site_builder.charts.scale import Scale
from site_builder.charts.sheet import Sheet

_TONES = ("a1", "c1")


def diverging_chart(
    ident: str,
    title: str,
    desc: str,
    up: Series,
    down: Series,
    *,
    axis: str = "",
    events: Sequence[Event] = (),
    subtitle: str = "",
) -> Chart:
    """Columns of `up` over the line and of `down` under it; both hold numbers from zero, which stay positive in words.

    Raises ValueError where their periods differ or there are none.
    """
    check_series((up, down))
    both = (up, down)
    return Chart(
        ident,
        title,
        desc,
        "diverging",
        _draw(both, tuple(events), WIDE, 260),
        _draw(both, tuple(events), NARROW, 230),
        series_table(both, axis),
        marks_of([point for one in both for point in one.points]),
        subtitle,
        courses(both),
    )


def _draw(both: tuple[Series, Series], events: tuple[Event, ...], width: float, height: float) -> Drawing:
    values = [[point.value for point in one.points if point.value is not None] for one in both]
    labels = [point.label for point in both[0].points]
    shown = [event for event in events if event.label in labels]
    fills = [f"fill-{one.tone or tone}" for one, tone in zip(both, _TONES, strict=True)]
    rows = key_rows([(clip(one.name, width - 20), fill) for one, fill in zip(both, fills, strict=True)], width)
    sheet = Sheet(width, (height if any(values) else 90) + len(rows) * 20)
    top = len(rows) * 20 + (26 if shown else 0) + 26
    plot = _plot(sheet, len(labels), values, top)
    for row, names in enumerate(rows):
        for name, fill, x in names:
            sheet.rect(x, 4 + row * 20, 12, 12, fill)
            sheet.text(x + 18, 14 + row * 20, name)
    event_lines(sheet, plot, labels, shown, [plot.y(point.value or 0) - 24 for point in both[0].points])
    for one, sign, fill in zip(both, (1, -1), fills, strict=True):
        _columns(sheet, plot, one.points, sign, fill)
    sheet.line(0, plot.y(0.0), width, plot.y(0.0), "axis")
    absences(sheet, plot, both[0].points)
    period_labels(sheet, labels, plot.xs)
    return sheet.drawing()


def _plot(sheet: Sheet, number: int, values: list[list[float]], top: float) -> Frame:
    """Room for the columns and a number at the end of each: they tell the values, and need no axis."""
    bottom = sheet.height - FOOT - 22
    high, low = (max(each, default=0.0) for each in values)
    scale = Scale(-low, max(high, 1.0 - low), bottom, top)
    band = sheet.width / number
    return Frame(0, sheet.width, top, bottom, tuple(band * (at + 0.5) for at in range(number)), scale)


def _columns(sheet: Sheet, plot: Frame, points: Sequence[Point], sign: int, fill: str) -> None:
    zero, width = plot.y(0.0), min(56.0, (plot.right - plot.left) / len(plot.xs) * 0.64)
    marks = []
    for x, point in zip(plot.xs, points, strict=True):
        if point.value is None:
            continue
        end = plot.y(sign * point.value)
        sheet.rect(x - width / 2, min(zero, end), width, abs(end - zero), fill)
        below = end + 16 if sign < 0 else end - 6
        marks.append(Text(within(x, point.text, sheet.width), below, point.text, "middle"))
    if not sheet.texts(marks):
        for mark in dict.fromkeys([*marks[-1:], *marks[:1]]):
            sheet.texts([mark])
