"""Where something comes from and what became of it: lives on one line of time, one under the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from site_builder.charts.marks import Cell, Chart, Column, Drawing, Table
from site_builder.charts.measure import clip, text_width
from site_builder.charts.plot import FOOT, NARROW, WIDE, period_labels, within
from site_builder.charts.sheet import Sheet

_ROW, _NAME, _BAR = 58, 14, 10
_END = 16  # room after the newest year for the arrow of what goes on


@dataclass(frozen=True)
class Moment:
    """Something that happened: `at` is a year and its part (2017.5), `words` are tried in turn, the longest first."""

    at: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class Life:
    """One of the row: from the year `first` through the year `last` (None while it goes on).

    `years` says that in words; `known` is an earlier year in which it began elsewhere; `role` is `before`, `subject`
    or `after`.
    """

    name: str
    years: str
    first: int
    last: int | None
    role: str = "subject"
    known: int | None = None
    moments: tuple[Moment, ...] = ()


def lineage_chart(
    ident: str, title: str, desc: str, lives: Sequence[Life], now: int, *, heads: tuple[str, str], subtitle: str = ""
) -> Chart:
    """A bar for each life, those that came before the subject over it, those that came after under it; lines join them.

    `now` is the year in which the picture ends; `heads` head the table's columns of names and years.
    Raises ValueError unless there is exactly one subject.
    """
    lives = tuple(lives)
    if sum(life.role == "subject" for life in lives) != 1:
        raise ValueError("a lineage is that of one subject")
    table = Table(
        (Column(heads[0], numeric=False), Column(heads[1], numeric=False)),
        tuple((Cell(life.name), Cell(life.years)) for life in lives),
    )
    told = desc or ", ".join(f"{life.name} ({life.years})" for life in lives)
    return Chart(ident, title, told, "lineage", _draw(lives, now, WIDE), _draw(lives, now, NARROW), table, (), subtitle)


def _draw(lives: tuple[Life, ...], now: int, width: float) -> Drawing:
    sheet = Sheet(width, len(lives) * _ROW + FOOT)
    begin = int(min(year for life in lives for year in (life.first, life.known or life.first, *_ats(life))))
    end = max(now, *((life.last or now) for life in lives))
    years = range(begin, end + 1)
    unit = (width - _END) / max(1, len(years))

    def x(year: float) -> float:
        return (year - begin) * unit

    tops = [index * _ROW + _NAME + 6 for index in range(len(lives))]
    _joints(sheet, lives, tops, x, end)
    for life, top in zip(lives, tops, strict=True):
        _life(sheet, life, top, x, end)
    foot = sheet.height - FOOT
    sheet.line(0, foot, width - _END, foot, "axis")
    period_labels(sheet, [str(year) for year in years], [x(year + 0.5) for year in years])
    return sheet.drawing()


def _ats(life: Life) -> tuple[float, ...]:
    return tuple(moment.at for moment in life.moments)


def _life(sheet: Sheet, life: Life, top: float, x: Callable[[float], float], end: int) -> None:
    subject = life.role == "subject"
    fill = "fill-subject" if subject else "fill-c1"
    start, stop = x(life.first), x((life.last or end) + 1)
    if life.known and life.known < life.first:
        sheet.rect(x(life.known), top + _BAR / 2 - 1.5, start - x(life.known), 3, fill)
    sheet.rect(start, top, stop - start, _BAR, fill)
    if life.last is None:
        sheet.path([[(stop + 2, top), (stop + 9, top + _BAR / 2), (stop + 2, top + _BAR)]], "axis")
    _name(sheet, life, start, top - 6)
    for moment in life.moments:
        sheet.dot(x(moment.at), top + _BAR / 2, 4.5, "target" if subject else "context")
    for moment in reversed(life.moments):
        for words in moment.words:
            if sheet.text(within(x(moment.at), words, sheet.width), top + _BAR + 17, words, "middle", "soft"):
                break


def _name(sheet: Sheet, life: Life, start: float, baseline: float) -> None:
    """Name and years over the bar, else the name alone: where it begins, or beside the line that comes down there."""
    subject = life.role == "subject"
    for words in (f"{life.name} · {life.years}", life.name, clip(life.name, sheet.width - 20, subject)):
        edge = max(0.0, sheet.width - text_width(words, subject))
        for at, anchor in ((start, "start"), (start + 8, "start"), (start - 8, "end"), (edge, "start"), (0, "start")):
            if sheet.text(at, baseline, words, anchor, "strong subject" if subject else ""):
                return


def _joints(sheet: Sheet, lives: tuple[Life, ...], tops: list[float], x: Callable[[float], float], end: int) -> None:
    """From the end of each life to the beginning of the one that follows it."""
    at = next(index for index, life in enumerate(lives) if life.role == "subject")
    subject = lives[at]
    for index, life in enumerate(lives):
        if index == at:
            continue
        earlier, later = (life, subject) if index < at else (subject, life)
        low, high = (tops[index], tops[at]) if index < at else (tops[at], tops[index])
        leave, arrive = x((earlier.last or end) + 1), x(later.first)
        middle = low + _BAR / 2
        sheet.path([[(leave, middle), (arrive, middle), (arrive, high + _BAR / 2)]], "axis")
        sheet.keep_off(arrive - 3, low + _BAR, arrive + 3, high)
