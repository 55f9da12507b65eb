"""Stacked columns over years: what a total is made of, and how that changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from site_builder.charts.inputs import Event, Formatter, Reference, Series, courses, marks_of, series_table
from site_builder.charts.line import check_series
from site_builder.charts.marks import Chart, Drawing, Text
from site_builder.charts.measure import clip, wrap
from site_builder.charts.plot import (
    NARROW,
    WIDE,
    EndLabel,
    Frame,
    end_labels,
    end_room,
    event_lines,
    frame,
    key_rows,
    period_labels,
    within,
)
from site_builder.charts.sheet import Sheet
from site_builder.charts.strip import tone

MOST_LAYERS = 6


@dataclass(frozen=True)
class _Order:
    layers: tuple[Series, ...]
    form: Formatter
    reference: Reference | None
    events: tuple[Event, ...]
    totals: tuple[str, ...]


def stacked_chart(
    ident: str,
    title: str,
    desc: str,
    layers: Sequence[Series],
    form: Formatter,
    *,
    axis: str = "",
    reference: Reference | None = None,
    events: Sequence[Event] = (),
    totals: Sequence[str] = (),
    subtitle: str = "",
) -> Chart:
    """Columns of at most six layers, the first at the foot; `totals` are the formatted sums, a text a period.

    A layer that is absent in a period leaves its sign on the axis and nothing in the column.
    Raises ValueError where the layers' periods differ, or there are none or too many.
    """
    check_series(layers)
    if len(layers) > MOST_LAYERS:
        raise ValueError(f"{len(layers)} layers are more than the {MOST_LAYERS} that can be told apart")
    order = _Order(tuple(layers), form, reference, tuple(events), tuple(totals))
    return Chart(
        ident,
        title,
        desc,
        "stacked",
        _draw(order, WIDE, 320),
        _draw(order, NARROW, 260),
        series_table(order.layers, axis),
        marks_of([point for layer in layers for point in layer.points]),
        subtitle,
        courses(order.layers),
    )


def _draw(order: _Order, width: float, height: float) -> Drawing:
    labels = [point.label for point in order.layers[0].points]
    sums = [sum(max(0.0, layer.points[at].value or 0.0) for layer in order.layers) for at in range(len(labels))]
    known = any(point.value is not None for layer in order.layers for point in layer.points)
    values = [*sums, *([order.reference.value] if order.reference else [])] if known else []
    names = [EndLabel(0, tuple(wrap(name, width * 0.26))) for name, _ in _key(order)]
    crowded = width < WIDE and (len(names) > 3 or any(len(name.lines) > 2 for name in names))
    room = None if crowded else end_room(names, width - 24)
    rows = [] if room else key_rows([(clip(name, width - 20), role) for name, role in _key(order)], width)
    sheet = Sheet(width, (height if known else 110) + len(rows) * 20)
    top = len(rows) * 20 + (26 if order.events else 0) + 22
    plot = frame(sheet, len(labels), values, order.form, top, room + 24 if room else 2, columns=True)
    for row, placed in enumerate(rows):
        for name, role, x in placed:
            _swatch(sheet, x, 4 + row * 20, role)
            sheet.text(x + 18, 14 + row * 20, name)
    event_lines(sheet, plot, labels, order.events, [plot.y(total) - 24 for total in sums])
    _columns(sheet, plot, order)
    if order.reference and known:
        y = plot.y(order.reference.value)
        sheet.line(plot.left, y, plot.right, y, "reference")
    _totals(sheet, plot, sums, order.totals)
    if room:
        _names(sheet, plot, order, names)
    period_labels(sheet, labels, plot.xs)
    return sheet.drawing()


def _totals(sheet: Sheet, plot: Frame, sums: list[float], words: tuple[str, ...]) -> None:
    """The sum over each column, or over the first and last alone where there is no room for all."""
    marks = [
        Text(within(x, text, sheet.width), plot.y(total) - 7, text, "middle")
        for x, total, text in zip(plot.xs, sums, words, strict=False)
        if total and text
    ]
    if not sheet.texts(marks):
        half = _column_width(plot) / 2
        for mark in dict.fromkeys([*marks[-1:], *marks[:1]]):
            # over every column that the text reaches
            reached = [
                s for x, s in zip(plot.xs, sums, strict=True) if mark.box.left < x + half and x - half < mark.box.right
            ]
            sheet.texts([replace(mark, y=plot.y(max(reached)) - 7)])


def _key(order: _Order) -> list[tuple[str, str]]:
    """Each layer's name with its role, and the reference's."""
    named = [(layer.name, _fill(order, at)) for at, layer in enumerate(order.layers)]
    return named + ([(order.reference.text, "reference")] if order.reference else [])


def _swatch(sheet: Sheet, x: float, y: float, role: str) -> None:
    """A square of the layer's colour, or a piece of the line to compare with."""
    if role == "reference":
        sheet.line(x, y + 6, x + 12, y + 6, role)
    else:
        sheet.rect(x, y, 12, 12, role)


def _fill(order: _Order, at: int) -> str:
    return f"fill-{tone(order.layers[at].tone, at)}"


def _columns(sheet: Sheet, plot: Frame, order: _Order) -> None:
    """Layer by layer, so that each is one shape of all its segments."""
    width = _column_width(plot)
    below = [0.0] * len(plot.xs)
    absent: dict[int, str] = {}
    for index, layer in enumerate(order.layers):
        for at, (x, point) in enumerate(zip(plot.xs, layer.points, strict=True)):
            if point.value is None:
                absent.setdefault(at, point.mark or "missing")
                continue
            low, high = plot.y(below[at]), plot.y(below[at] + max(0.0, point.value))
            sheet.rect(x - width / 2, high, width, max(0.0, low - high - (1 if below[at] else 0)), _fill(order, index))
            below[at] += max(0.0, point.value)
    for at, mark in absent.items():
        sheet.sign(plot.xs[at], plot.y(below[at]) - 9, mark)


def _column_width(plot: Frame) -> float:
    return min(56.0, (plot.right - plot.left) / len(plot.xs) * 0.64)


def _names(sheet: Sheet, plot: Frame, order: _Order, names: list[EndLabel]) -> None:
    """Beside the last column that is there, each layer's name at the height of its segment, with its colour."""
    periods = range(len(plot.xs) - 1, -1, -1)
    last = next((at for at in periods if any(layer.points[at].value is not None for layer in order.layers)), 0)
    below, placed = 0.0, []
    for layer, name in zip(order.layers, names, strict=False):
        value = max(0.0, layer.points[last].value or 0.0)
        placed.append(EndLabel(plot.y(below + value / 2), name.lines))
        below += value
    if order.reference:
        placed.append(EndLabel(plot.y(order.reference.value), names[-1].lines))
    swatched = Frame(plot.left, plot.right + 18, plot.top, plot.bottom, plot.xs, plot.y)
    for index, top in end_labels(sheet, swatched, placed).items():
        _swatch(sheet, plot.right + 8, top + 3, _key(order)[index][1])
