"""The path to an objective: where it began, where it stands, the straight way to the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from site_builder.charts.inputs import Formatter, Point, Series, course, marks_of, series_table
from site_builder.charts.line import check_series, value_labels
from site_builder.charts.marks import Chart, Drawing, Said
from site_builder.charts.plot import NARROW, absences, frame, period_labels, segments
from site_builder.charts.sheet import Sheet

_HEIGHT = 190


def target_chart(
    ident: str,
    title: str,
    desc: str,
    points: Sequence[Point],
    target: float,
    target_text: str,
    form: Formatter,
    *,
    axis: str = "",
    measure: str = "",
    zero: bool = True,
    subtitle: str = "",
) -> Chart:
    """`points` run from the baseline to the year of the target; years to come are None with the mark not_due.

    `target_text` is the formatted target. One drawing serves all widths: objectives stand several in a row.
    Raises ValueError where there is no point.
    """
    series = Series(measure or title, tuple(points))
    check_series([series])
    return Chart(
        ident,
        title,
        desc,
        "target",
        _draw(series, target, target_text, form, zero),
        None,
        series_table((series,), axis),
        marks_of(points),
        subtitle,
        (replace(told, goal=Said(series.points[-1].label, target_text)),) if (told := course(series)) else (),
    )


def _draw(series: Series, target: float, target_text: str, form: Formatter, zero: bool) -> Drawing:
    values = [point.value for point in series.points if point.value is not None]
    sheet = Sheet(NARROW, _HEIGHT)
    plot = frame(sheet, len(series.points), [*values, target], form, 24, 14, zero)
    goal = (plot.xs[-1], plot.y(target))
    runs = segments(plot, series.points)
    if runs and len(series.points) > 1 and runs[0][0][0] < goal[0]:
        sheet.path([[runs[0][0], goal]], "target")
    sheet.path(runs, "subject")
    for x, y in (point for run in runs for point in run):
        sheet.dot(x, y, 3.2, "subject")
    sheet.dot(*goal, 5, "target")
    sheet.keep_off(goal[0] - 5, goal[1] - 5, goal[0] + 5, goal[1] + 5)
    last = series.points[-1].value
    if last is not None and last >= target:
        value_labels(sheet, plot, series, only_last=True)
        _name(sheet, goal, target_text)
    else:
        _name(sheet, goal, target_text)
        value_labels(sheet, plot, series, only_last=True)
    absences(sheet, plot, series.points)
    period_labels(sheet, [point.label for point in series.points], plot.xs)
    return sheet.drawing()


def _name(sheet: Sheet, goal: tuple[float, float], text: str) -> None:
    """The target's words over its ring, under it, or before it: where no line runs, if there is such a place."""
    x, y = goal
    places = [
        ("end", x + 10, y - 11),
        ("end", x + 10, y + 22),
        ("end", x - 11, y + 4.5),
        ("end", x + 10, y + 36),
        ("end", x + 10, y - 26),
    ]
    for off_lines in (True, False):
        for anchor, at, baseline in places:
            if sheet.text(at, baseline, text, anchor, "strong", off_lines):
                return
