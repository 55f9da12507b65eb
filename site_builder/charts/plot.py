"""What charts over time share: room, axes, marks of absence, labels at the end of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from site_builder.charts.inputs import OUTSIDE, Event, Formatter, Point
from site_builder.charts.marks import Text
from site_builder.charts.measure import text_width
from site_builder.charts.scale import Scale, tick_labels, value_scale
from site_builder.charts.sheet import LINE_HEIGHT, Sheet

WIDE, NARROW = 800, 320
_YEAR = re.compile(r"\b\d{4}\b")
FOOT = 26  # room under the plot for the labels of periods


@dataclass(frozen=True)
class Frame:
    """Where the plot lies on its sheet, and its two axes."""

    left: float
    right: float
    top: float
    bottom: float
    xs: tuple[float, ...]
    y: Scale


@dataclass(frozen=True)
class EndLabel:
    """Words beside the last point of a line, at the height `y`; later ones give way."""

    y: float
    lines: tuple[str, ...]
    role: str = ""

    @property
    def width(self) -> float:
        """The widest line."""
        return max(text_width(line, bold="strong" in self.role) for line in self.lines)

    @property
    def height(self) -> float:
        """All lines together."""
        return len(self.lines) * LINE_HEIGHT


def frame(
    sheet: Sheet,
    labels: int,
    values: Sequence[float],
    form: Formatter,
    top: float,
    right: float,
    zero: bool = True,
    columns: bool = False,
) -> Frame:
    """Lay out a plot with `right` units kept free beside it, draw its value axis with grid lines.

    Periods stand from edge to edge, or each in the middle of its share of the width where they carry `columns`.
    """
    bottom = sheet.height - FOOT
    scale = value_scale(values, bottom, top, zero, form)
    words = dict(zip(scale.ticks, tick_labels(scale.ticks, form), strict=True))
    left = max(map(text_width, words.values()), default=0) + 9 if values else 6
    left = min(left, sheet.width * 0.4)
    end = sheet.width - right
    band = (end - left) / (2 * max(1, labels))
    inset = band if columns else min(18.0, band)
    span = end - left - 2 * inset
    if labels == 1:
        xs: tuple[float, ...] = (left + inset + span / 2,)
    else:
        xs = tuple(left + inset + span * index / (labels - 1) for index in range(labels))
    ticks = sorted(scale.ticks if values else (), key=bool)
    for tick in ticks:
        sheet.line(left, scale(tick), end, scale(tick), "grid" if tick else "axis")
    for tick in ticks:
        sheet.text(left - 8, scale(tick) + 4.5, words[tick], "end", "soft")
    if not values or scale.low > 0:
        sheet.line(left, bottom, end, bottom, "axis")
    return Frame(left, end, top, bottom, xs, scale)


def period_labels(sheet: Sheet, labels: Sequence[str], xs: Sequence[float]) -> None:
    """Write the periods under the plot: the last one, and as many before it, evenly, as have room.

    Quarters are told by their years, each in the middle of its quarters, with a stroke between years.
    """
    words, places = list(labels), list(xs)
    years = [found.group() if (found := _YEAR.search(label)) else "" for label in labels]
    if all(years) and len(set(years)) < len(years):
        firsts = [at for at in range(len(years)) if at == 0 or years[at] != years[at - 1]]
        ends = [*firsts[1:], len(years)]
        for at in firsts[1:]:
            x = (xs[at - 1] + xs[at]) / 2
            sheet.line(x, sheet.height - FOOT, x, sheet.height - FOOT + 6, "axis")
        words = [years[at] for at in firsts]
        places = [(xs[first] + xs[end - 1]) / 2 for first, end in zip(firsts, ends, strict=True)]
    baseline = sheet.height - 6
    for step in range(1, len(words) + 1):
        marks = [
            Text(within(places[at], words[at], sheet.width), baseline, words[at], "middle", "soft")
            for at in range(len(words) - 1, -1, -step)
        ]
        boxes = sorted(mark.box for mark in marks)
        if all(before.right + 8 <= after.left for before, after in pairwise(boxes)):
            for mark in marks:
                sheet.text(mark.x, mark.y, mark.text, mark.anchor, mark.role)
            return


def within(x: float, text: str, width: float) -> float:
    """The middle of a text that would leave the sheet, moved so that it doesn't."""
    half = text_width(text) / 2 + 0.1
    return max(half, min(x, width - half)) if 2 * half <= width else x


def absences(sheet: Sheet, plot: Frame, points: Sequence[Point]) -> None:
    """On the axis, the sign of each value that is not there; one for several in a row where they are close."""
    close = len(plot.xs) > 1 and plot.xs[1] - plot.xs[0] < 12
    runs: list[tuple[str, list[float]]] = []
    before = ""
    for x, point in zip(plot.xs, points, strict=True):
        kind = "" if point.value is not None or point.mark == OUTSIDE else point.mark or "missing"
        if kind and close and kind == before:
            runs[-1][1].append(x)
        elif kind:
            runs.append((kind, [x]))
        before = kind
    free = 0.0
    for kind, xs in runs:
        free = max(free, sum(xs) / len(xs))
        if free + 5 <= sheet.width:
            sheet.sign(free, plot.bottom - 8, kind)
        free += 11.5


def segments(plot: Frame, points: Sequence[Point]) -> list[list[tuple[float, float]]]:
    """The stretches of a line between gaps, as positions."""
    runs: list[list[tuple[float, float]]] = [[]]
    for x, point in zip(plot.xs, points, strict=True):
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append((x, plot.y(point.value)))
    return [run for run in runs if run]


def event_lines(
    sheet: Sheet, plot: Frame, labels: Sequence[str], events: Sequence[Event], ends: Sequence[float] = ()
) -> None:
    """A fine upright line where something happened, a few words over it; down to `ends`, else to the axis."""
    for event in events:
        if event.label not in labels:
            continue
        at = labels.index(event.label)
        x = plot.xs[at]
        for anchor, start in (("middle", x), ("start", x - 4), ("end", x + 4)):
            if sheet.text(start, plot.top - 31, event.text, anchor, "soft"):
                low = ends[at] if ends else plot.bottom
                sheet.line(x, plot.top - 25, x, low, "event")
                sheet.keep_off(x - 1, plot.top - 25, x + 1, low)
                break


def end_room(labels: Sequence[EndLabel], width: float, height: float | None = None) -> float | None:
    """The room that labels beside the plot need, or None where they would take more than a third of the width.

    None too where they are taller together than the plot and its foot (`height`), so that not all could be written.
    """
    if height is not None and sum(label.height for label in labels) > height - FOOT + 1.5 * LINE_HEIGHT:
        return None
    needed = max((label.width for label in labels), default=0) + 14
    return needed if needed <= width * 0.36 else None


def end_labels(sheet: Sheet, plot: Frame, labels: Sequence[EndLabel]) -> dict[int, float]:
    """Write labels beside the plot, each near its line, pushed apart; where they don't all fit, the last give way.

    Gives the top of each label that was written, by its place in `labels`.
    """
    kept = list(range(len(labels)))
    ceiling, floor = max(0.0, plot.top - LINE_HEIGHT), plot.bottom + LINE_HEIGHT / 2
    while kept and sum(labels[at].height for at in kept) > floor - ceiling:
        kept.pop()
    kept.sort(key=lambda at: (labels[at].y, at))
    tops: dict[int, float] = {}
    for at in kept:
        tops[at] = ceiling = max(ceiling, labels[at].y - labels[at].height / 2)
        ceiling += labels[at].height
    for at in reversed(kept):
        tops[at] = floor = min(tops[at], floor - labels[at].height)
    written = {}
    for at in kept:
        lines = [
            Text(plot.right + 8, tops[at] + 13 + row * LINE_HEIGHT, line, "start", labels[at].role)
            for row, line in enumerate(labels[at].lines)
        ]
        if sheet.texts(lines):
            written[at] = tops[at]
    return written


def key_rows(names: Sequence[tuple[str, str]], width: float) -> list[list[tuple[str, str, float]]]:
    """Names with their role, set in rows as a key over the plot: (name, role, x of its swatch)."""
    rows: list[list[tuple[str, str, float]]] = []
    x = width
    for name, role in names:
        needed = 18 + text_width(name, bold="strong" in role) + 16
        if x + needed - 16 > width:
            rows.append([])
            x = 0
        rows[-1].append((name, role, x))
        x += needed
    return rows
