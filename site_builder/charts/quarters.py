"""A year's quarters as they add up to its target: what each added, what is not due yet, what was not reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from site_builder.charts.inputs import Formatter, Point, Series, cell, course, marks_of
from site_builder.charts.marks import Cell, Chart, Column, Drawing, Said, Table
from site_builder.charts.plot import NARROW, Frame, absences, frame, period_labels
from site_builder.charts.sheet import Sheet

_HEIGHT = 190
_WIDEST = 40.0


def quarters_chart(
    ident: str,
    title: str,
    desc: str,
    points: Sequence[Point],
    totals: Sequence[str],
    target: float,
    target_text: str,
    form: Formatter,
    *,
    heads: tuple[str, str, str] = ("", "", ""),
    subtitle: str = "",
) -> Chart:
    """`points` are what each quarter added, `totals` the formatted sums up to each; `target` is that of the year.

    A column stands on those before it, under the line of the target. `heads` are those of the table: quarter, in the
    quarter, since the start of the year. One drawing serves all widths. Raises ValueError where the numbers of points
    and totals differ.
    """
    sums = accumulate(point.value or 0.0 for point in points)
    reached = [
        point if point.value is None else Point(point.label, total, words)
        for point, total, words in zip(points, sums, totals, strict=True)
    ]
    told = course(Series(heads[2] or title, tuple(reached)))
    rows = tuple((Cell(one.label), cell(one), cell(both)) for one, both in zip(points, reached, strict=True))
    return Chart(
        ident,
        title,
        desc,
        "target",
        _draw(points, reached, target, target_text, form),
        None,
        Table((Column(heads[0], False), Column(heads[1]), Column(heads[2])), rows),
        marks_of(points),
        subtitle,
        (replace(told, goal=Said(points[-1].label, target_text)),) if told else (),
    )


def _draw(
    points: Sequence[Point], reached: Sequence[Point], target: float, target_text: str, form: Formatter
) -> Drawing:
    values = [point.value for point in reached if point.value is not None]
    sheet = Sheet(NARROW, _HEIGHT)
    plot = frame(sheet, len(points), [*values, 0.0, target], form, 24, 14, columns=True)
    line = plot.y(target)
    width = min(_WIDEST, (plot.right - plot.left) / max(1, len(points)) * 0.6)
    _columns(sheet, plot, points, reached, width)
    sheet.path([[(plot.left, line), (plot.right, line)]], "target")
    sheet.keep_off(plot.left, line - 1, plot.right, line + 1)
    last = next((at for at in reversed(range(len(reached))) if reached[at].value is not None), None)
    last = next((at for at in reversed(range(len(reached))) if reached[at].value is not None), None)
    if last is not None:
        top = plot.y(reached[last].value or 0.0)
        # where the line of the target would run through the words, they stand over it
        over = line if line < top < line + 24 else top
        sheet.text(plot.xs[last], over - 7, reached[last].text, "middle", "subject strong")
    places = [("end", plot.right, line - 7), ("start", plot.left + 4, line - 7), ("end", plot.right, line + 18)]
    any(sheet.text(x, y, target_text, anchor, "strong") for anchor, x, y in places)
    absences(sheet, plot, points)
    period_labels(sheet, [point.label for point in points], plot.xs)
    return sheet.drawing()


def _columns(sheet: Sheet, plot: Frame, points: Sequence[Point], reached: Sequence[Point], width: float) -> None:
    """What a quarter added in the colour of the subject, on what came before it in a lighter one."""
    for shade in (True, False):
        for x, point, both in zip(plot.xs, points, reached, strict=True):
            if point.value is None or both.value is None:
                continue
            middle, top = plot.y(both.value - point.value), plot.y(both.value)
            if shade:
                sheet.rect(x - width / 2, middle, width, plot.bottom - middle, "fill-a3")
            else:
                sheet.rect(x - width / 2, top, width, middle - top, "fill-subject")
