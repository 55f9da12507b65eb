"""Figures that become others, in words."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.indicators import Figure
from site_builder.problems import N_
from site_builder.review.facts import Move
from site_builder.review.telling import Teller
from site_builder.review.wording import joined, line, listed, part

#: why there is no value, as pages say it
_MARKS = {"withheld": N_("withheld"), "not_due": N_("not due yet"), "missing": N_("not reported")}
#: lists of the region, and the name of the code in their entries
_LISTS = {"domain": ("domains", "id"), "territory": ("territories", "code")}


@dataclass(frozen=True, slots=True)
class ToldMove:
    """A figure that becomes another, for a row of a table."""

    name: str
    where: str
    period: str
    before: str
    after: str
    change: str


def told(teller: Teller, move: Move, share: bool = True) -> ToldMove:
    """The words for it; a figure of a period that is new stands beside last year's. `share`: see `Wording.moved`."""
    words, texts = teller.words, teller.texts
    earlier, when = move.before, ""
    if (earlier is None or earlier.value is None) and move.last is not None and move.last.value is not None:
        earlier, when = move.last, texts.period(move.last.period)
    unit, decimals = words.measure(move.indicator)
    values = [each.value if each is not None else None for each in (earlier, move.after)]
    before = _figure(teller, earlier, unit, decimals)
    return ToldMove(
        name=words.indicator(move.indicator),
        where=_where(teller, move),
        period=texts.period(move.period),
        before=words(N_("{value} ({change})"), value=before, change=when) if when else before,
        after=_figure(teller, move.after, unit, decimals),
        change=words.moved(*values, unit, decimals, share),
    )


def sentence(teller: Teller, move: Move) -> str:
    """The same in a line."""
    it, words = told(teller, move, share=False), teller.words
    after = words(N_("{value} ({change})"), value=it.after, change=it.change) if it.change else it.after
    title = joined([it.where, it.name, it.period])
    return words(N_("{title}: {before} → {after}"), title=title, before=it.before, after=after)


def _figure(teller: Teller, figure: Figure | None, unit: str, decimals: int | None) -> str:
    if figure is None:
        return "–"
    if figure.value is None:
        return teller.texts.gettext(_MARKS.get(figure.mark, _MARKS["missing"]))
    return teller.texts.value(figure.value, unit, decimals, teller.words.currency)


def _where(teller: Teller, move: Move) -> str:
    """Whose figure it is."""
    if move.scope == "cluster":
        return teller.cluster(move.entity)
    named = teller.region
    if move.scope in _LISTS:
        name, code = _LISTS[move.scope]
        named = next((each for each in listed(teller.region, name) if part(each, code) == move.entity), None)
    return teller.words.text(part(named, "name")) or line(move.entity)
