"""Lines over years or quarters: one subject in the accent colour, others in grey behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.charts.inputs import Event, Formatter, Reference, Series, courses, marks_of, series_table
from site_builder.charts.marks import Chart, Drawing
from site_builder.charts.measure import clip, text_width, wrap
from site_builder.charts.plot import (
    NARROW,
    WIDE,
    EndLabel,
    Frame,
    absences,
    end_labels,
    end_room,
    event_lines,
    frame,
    key_rows,
    period_labels,
    segments,
)
from site_builder.charts.sheet import LINE_HEIGHT, Sheet


@dataclass(frozen=True)
class _Order:
    """What is to be drawn, at any width."""

    series: tuple[Series, ...]
    form: Formatter
    zero: bool
    reference: Reference | None
    events: tuple[Event, ...]


def line_chart(
    ident: str,
    title: str,
    desc: str,
    series: Sequence[Series],
    form: Formatter,
    *,
    axis: str = "",
    zero: bool = True,
    reference: Reference | None = None,
    events: Sequence[Event] = (),
    subtitle: str = "",
) -> Chart:
    """A line chart; the first series is the subject, the others its context.

    `axis` heads the periods in the table; `form` formats the numbers of the axis; `zero` starts the
    axis at zero, as counts and money must. An empty `desc` is made from the first and last value.
    Raises ValueError where there is no series or their periods differ.
    """
    check_series(series)
    order = _Order(tuple(series), form, zero, reference, tuple(events))
    return Chart(
        ident,
        title,
        desc,
        "line",
        _draw(order, WIDE, 300),
        _draw(order, NARROW, 240),
        series_table(order.series, axis),
        marks_of([point for one in series for point in one.points]),
        subtitle,
        courses(order.series),
    )


def check_series(series: Sequence[Series]) -> None:
    """Raise ValueError unless there is a series, each has a point, and all have the same periods."""
    labels = [[point.label for point in one.points] for one in series]
    if not labels or not labels[0] or any(other != labels[0] for other in labels):
        raise ValueError("a chart over time needs series of the same periods, one at least")


def _draw(order: _Order, width: float, height: float) -> Drawing:
    subject = order.series[0]
    labels = [point.label for point in subject.points]
    values = [point.value for one in order.series for point in one.points if point.value is not None]
    if order.reference and values:
        values.append(order.reference.value)
    names = _names(order, width)
    top = (26 if order.events else 0) + 24
    room = end_room(names, width, height - top) if len(order.series) > 1 else 12
    rows = (
        []
        if room
        else key_rows([(clip(one.name, width - 20), _role(index)) for index, one in enumerate(order.series)], width)
    )
    sheet = Sheet(width, (height if values else 110) + len(rows) * 20)
    top += len(rows) * 20
    plot = frame(sheet, len(labels), values, order.form, top, room or 12, order.zero)
    _key(sheet, rows)
    event_lines(sheet, plot, labels, order.events)
    if order.reference and values:
        _reference(sheet, plot, order.reference)
    for one in reversed(order.series[1:]):
        _line(sheet, plot, one, "context", 2.2)
    _line(sheet, plot, subject, "subject", 3.2)
    absences(sheet, plot, subject.points)
    if room and len(order.series) > 1:
        placed = [
            EndLabel(_last_y(plot, one), name.lines, name.role) for one, name in zip(order.series, names, strict=True)
        ]
        end_labels(sheet, plot, placed)
    value_labels(sheet, plot, subject)
    period_labels(sheet, labels, plot.xs)
    return sheet.drawing()


def _role(index: int) -> str:
    return "soft" if index else "strong subject"


def _names(order: _Order, width: float) -> list[EndLabel]:
    return [
        EndLabel(0, tuple(wrap(one.name, width * 0.3, bold=not index)), _role(index))
        for index, one in enumerate(order.series)
    ]


def _last_y(plot: Frame, series: Series) -> float:
    known = [point.value for point in series.points if point.value is not None]
    return plot.y(known[-1]) if known else plot.bottom


def _key(sheet: Sheet, rows: list[list[tuple[str, str, float]]]) -> None:
    for row, names in enumerate(rows):
        y = 14 + row * 20
        for name, role, x in names:
            sheet.line(x + 1, y - 4.5, x + 13, y - 4.5, "subject" if "subject" in role else "context")
            sheet.text(x + 18, y, name, "start", role)


def _reference(sheet: Sheet, plot: Frame, reference: Reference) -> None:
    y = plot.y(reference.value)
    sheet.line(plot.left, y, plot.right, y, "reference")
    for at in (y - 5, y + LINE_HEIGHT - 2):
        if sheet.text(plot.left + 2, at, reference.text, "start", "soft"):
            return


def _line(sheet: Sheet, plot: Frame, series: Series, role: str, radius: float) -> None:
    runs = segments(plot, series.points)
    sheet.path(runs, role)
    alone = [run[0] for run in runs if len(run) == 1]
    last = [runs[-1][-1]] if runs else []
    for x, y in dict.fromkeys(alone + last):
        sheet.dot(x, y, radius + 0.8, role)
    if role == "subject" and len(series.points) <= 12:
        for x, y in (point for run in runs for point in run):
            if (x, y) not in alone + last:
                sheet.dot(x, y, radius, role)


def value_labels(sheet: Sheet, plot: Frame, series: Series, only_last: bool = False) -> None:
    """The subject's values beside its points: the last, the first, the highest, the lowest, where there is room."""
    known = [(index, point) for index, point in enumerate(series.points) if point.value is not None]
    if not known:
        return
    byvalue = sorted(known, key=lambda pair: (pair[1].value, pair[0]))
    chosen = [known[-1]] if only_last else [known[-1], byvalue[-1], known[0], byvalue[0]]
    for index, point in dict.fromkeys(chosen):
        role = "strong subject" if index == known[-1][0] else "subject"
        _beside(sheet, plot, plot.xs[index], plot.y(point.value or 0), point.text, role)


def _beside(sheet: Sheet, plot: Frame, x: float, y: float, text: str, role: str) -> None:
    """Write over the point or under it, aside where an edge or a line is near; the last value even over a line."""
    aside = [("start", x - 4)] if x - text_width(text) / 2 < plot.left else []  # keep clear of the axis' own numbers
    places = [
        (at, y + dy, anchor)
        for dy in (-9, 20)
        for anchor, at in (*aside, ("middle", x), ("end", x + 6), ("start", x - 6), ("start", x + 5), ("end", x - 5))
        if plot.top - 24 <= y + dy - 12.5 and y + dy + 3 <= plot.bottom
    ]
    for off_lines in (True, False) if "strong" in role else (True,):
        for at, baseline, anchor in places:
            if sheet.text(at, baseline, text, anchor, role, off_lines):
                return
