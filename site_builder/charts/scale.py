"""From values to positions, with round numbers on the axis."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.charts.inputs import Formatter

TINY = 1e-9  # a difference that no picture can show
MOST_STEPS = 3  # lines to read a chart by: values stand beside its points

_FEWEST, _BEYOND = 2, 0.15

_DECIMALS = re.compile(r"([.,])(\d{1,2})(?!\d)")
_LAST_DIGIT = re.compile(r"(\d)(?=\D*$)")


@dataclass(frozen=True)
class Scale:
    """A straight line from values (`low` to `high`) to positions (`start` to `end`)."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...] = ()

    def __call__(self, value: float) -> float:
        """The position of `value`, kept within the axis."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)


def value_scale(values: Sequence[float], start: float, end: float, zero: bool, form: Formatter) -> Scale:
    """An axis that holds all `values`, from zero where `zero`, with round ticks that read differently."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if zero or high - low <= TINY:
        low, high = min(0.0, low), max(0.0, high)
    if high - low <= TINY:
        high = low + 1.0
    for count in range(max(1, min(MOST_STEPS, round(abs(end - start) / 50))), 0, -1):
        ticks = round_ticks(low, high, count)
        if len({form(tick) for tick in ticks}) == len(ticks):
            break
    return _trimmed(ticks, low, high, start, end)


def _trimmed(ticks: tuple[float, ...], low: float, high: float, start: float, end: float) -> Scale:
    """The scale without a last or first tick that lies far beyond all values: the picture takes their room."""
    bottom, top = ticks[0], ticks[-1]
    far = (top - bottom) * _BEYOND
    if top - high > far and len(ticks) > _FEWEST:
        ticks, top = ticks[:-1], high
    if low - bottom > far and len(ticks) > _FEWEST:
        ticks, bottom = ticks[1:], low
    return Scale(bottom, top, start, end, ticks)


def round_ticks(low: float, high: float, count: int) -> tuple[float, ...]:
    """About `count` steps of 1, 2 or 5 times a power of ten, from at or under `low` to at or over `high`."""
    raw = (high - low) / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(index * step, 10 - math.floor(math.log10(step))) for index in range(first, last + 1))


def tick_labels(ticks: Sequence[float], form: Formatter) -> tuple[str, ...]:
    """The numbers of an axis, all with as many decimals as the one that has most; zero stays as it is."""
    labels = [form(tick) for tick in ticks]
    found = [match for label in labels if (match := _DECIMALS.search(label))]
    if not found:
        return tuple(labels)
    mark, digits = max((match.groups() for match in found), key=lambda each: len(each[1]))

    def filled(label: str) -> str:
        had = _DECIMALS.search(label)
        more = len(digits) - (len(had[2]) if had else 0)
        return _LAST_DIGIT.sub(rf"\g<1>{'' if had else mark}{'0' * more}", label) if more else label

    return tuple(filled(label) if tick else label for tick, label in zip(ticks, labels, strict=True))
