"""A line as small as a word, beside a key figure."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.charts.inputs import Point, Series, courses, marks_of
from site_builder.charts.marks import Chart
from site_builder.charts.sheet import Sheet

_WIDTH, _HEIGHT, _PAD = 160, 36, 5


def spark(ident: str, title: str, points: Sequence[Point], *, zero: bool = False) -> Chart:
    """The course of a figure without axes or words; gaps where a value is not there."""
    known = [point.value for point in points if point.value is not None]
    sheet = Sheet(_WIDTH, _HEIGHT)
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    low, high = (min(0.0, low), max(0.0, high)) if zero else (low, high)
    step = (_WIDTH - 2 * _PAD) / max(1, len(points) - 1)
    runs: list[list[tuple[float, float]]] = [[]]
    absent = ""
    for index, point in enumerate(points):
        if point.value is None:
            runs.append([])
            if not absent:  # one sign for several in a row
                absent = point.mark or "missing"
                sheet.sign(min(_WIDTH - _PAD, _PAD + index * step), _HEIGHT - _PAD - 1, absent)
            continue
        absent = ""
        share = (point.value - low) / (high - low) if high > low else 0.5
        x = _PAD + index * step if len(points) > 1 else _WIDTH / 2
        runs[-1].append((x, _HEIGHT - _PAD - share * (_HEIGHT - 2 * _PAD)))
    runs = [run for run in runs if run]
    sheet.path(runs, "subject")
    for x, y in dict.fromkeys([run[0] for run in runs if len(run) == 1] + [run[-1] for run in runs[-1:]]):
        sheet.dot(x, y, 3.2, "subject")
    return Chart(
        ident,
        title,
        "",
        "spark",
        sheet.drawing(),
        marks=marks_of(points),
        courses=courses([Series(title, tuple(points))]),
    )
