"""The what-if as readers see it: levers with their words, one step of each as a table, and what the script needs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from site_builder.charts.marks import Cell, Column, Table
from site_builder.texts import Texts
from site_builder.views.business_model_levers import (
    PERCENT,
    Lever,
    Outcome,
    Start,
    as_data,
    levers,
    outcome,
)
from site_builder.views.page import Site

#: every lever in the order of the page; those without a starting point are named as left out
_ORDER = ("fees", "members", "services", "success", "public", "eu", "expenditure")


@dataclass(frozen=True)
class Slider:
    """A lever: its name, what it does in one line, its starting point, how far it moves; `line` is for the script."""

    id: str
    name: str
    about: str
    start: str
    line: str
    unit: str
    low: float
    high: float
    step: float


@dataclass(frozen=True)
class Strip:
    """A bar of the picture: its name, and per cents of the widest bar for own resources, public funds, expenditure."""

    key: str
    name: str
    own: float
    public: float
    spent: float


@dataclass(frozen=True)
class WhatIf:
    """The what-if of one budget, as built: `data` and `words` are JSON for the script."""

    sliders: tuple[Slider, ...]
    left_out: str
    result: str
    shares: str
    strips: tuple[Strip, ...]
    table: Table
    data: str
    words: str
    currency: str


def what_if(site: Site, texts: Texts, start: Start) -> WhatIf | None:
    """The what-if that starts here; None where no lever has a starting point."""
    usable = levers(start)
    if not usable:
        return None
    now = outcome(start, {})
    words = _words(texts)
    names = _names(texts)
    missing = [names[each] for each in _ORDER if each not in {lever.id for lever in usable}]
    return WhatIf(
        tuple(_slider(site, texts, lever, start, now) for lever in usable),
        texts.gettext("Left out, since their starting point is withheld, missing or zero: %(names)s.")
        % {"names": texts.join(missing)}
        if missing
        else "",
        result_text(site, texts, now),
        shares_text(texts, now),
        _strips(texts, now),
        _table(site, texts, usable, start, now),
        json.dumps(as_data(start), separators=(",", ":")),
        json.dumps(words, ensure_ascii=False, separators=(",", ":")),
        site.records.region.currency,
    )


def result_text(site: Site, texts: Texts, it: Outcome) -> str:
    """Revenue, expenditure and what is left over or lacking, as a sentence."""
    words = _words(texts)
    key = "even" if round(it.balance) == 0 else "left" if it.balance > 0 else "lacking"
    return words[key].format(
        revenue=_money(site, texts, it.revenue),
        expenditure=_money(site, texts, it.expenditure),
        amount=_money(site, texts, abs(it.balance)),
    )


def shares_text(texts: Texts, it: Outcome) -> str:
    """The shares of own resources and of public funds, as a sentence; empty where there is no revenue."""
    if it.own_share is None:
        return ""
    shares = {"own": texts.percent(it.own_share, 1), "public": texts.percent(1 - it.own_share, 1)}
    return _words(texts)["shares"].format(**shares)


def line_text(site: Site, texts: Texts, lever: str, start: Start, it: Outcome, moves: dict[str, float]) -> str:
    """What a lever comes to, as the script tells it."""
    amounts = {
        "fees": it.fees,
        "members": it.fees,
        "services": it.services,
        "success": it.success,
        "public": it.public,
        "eu": it.eu,
        "expenditure": it.expenditure,
    }
    return _lines(texts)[lever].format(
        amount=_money(site, texts, amounts[lever]),
        members=texts.number(it.members, 0),
        fee=_money(site, texts, it.fees / it.members if it.members else 0),
        collaborations=_tenth(texts, start.collaborations or 0),
        success=_money(site, texts, moves.get("success", 0)),
    )


def _tenth(texts: Texts, number: float) -> str:
    """A number of an average: with one decimal where it has some."""
    return texts.number(round(number, 1))


def _slider(site: Site, texts: Texts, lever: Lever, start: Start, now: Outcome) -> Slider:
    return Slider(
        lever.id,
        _names(texts)[lever.id],
        _abouts(texts)[lever.id],
        line_text(site, texts, lever.id, start, now, {}),
        _lines(texts)[lever.id],
        lever.unit,
        lever.low,
        lever.high,
        lever.step,
    )


def _strips(texts: Texts, now: Outcome) -> tuple[Strip, ...]:
    widest = max(now.revenue, now.expenditure) or 1
    own, public, spent = (
        round(100 * amount / widest, 2) for amount in (max(0.0, now.own), now.public, now.expenditure)
    )
    return (
        Strip("start", texts.gettext("Revenue at the start"), own, public, 0),
        Strip("now", texts.gettext("Revenue with the levers"), own, public, 0),
        Strip("spent", texts.gettext("Expenditure with the levers"), 0, 0, spent),
    )


def _table(site: Site, texts: Texts, usable: tuple[Lever, ...], start: Start, now: Outcome) -> Table:
    """One step of each lever alone, and what it comes to."""
    _ = texts.gettext
    columns = (
        Column(_("Lever"), numeric=False),
        Column(_("One step")),
        Column(_("Balance")),
        Column(_("Own resources")),
    )
    rows = [_row(site, texts, now, (_("As it is"), ""))]
    for lever in usable:
        it = outcome(start, {lever.id: lever.shown})
        step = (
            texts.signed_percent(lever.shown / 100, 0)
            if lever.unit == PERCENT
            else texts.signed_money(lever.shown, site.records.region.currency)
        )
        rows.append(_row(site, texts, it, (_names(texts)[lever.id], step)))
    return Table(columns, tuple(rows))


def _row(site: Site, texts: Texts, it: Outcome, begin: tuple[str, str, str]) -> tuple[Cell, ...]:
    balance = texts.signed_money(it.balance, site.records.region.currency)
    share = "" if it.own_share is None else texts.percent(it.own_share, 1)
    return (*(Cell(text or "–") for text in begin), Cell(balance), Cell(share))


def _money(site: Site, texts: Texts, amount: float) -> str:
    return texts.money(amount, site.records.region.currency)


def _names(texts: Texts) -> dict[str, str]:
    _ = texts.gettext
    return {
        "fees": _("Membership fees"),
        "members": _("Members"),
        "services": _("Paid services"),
        "success": _("Success fees"),
        "public": _("Public grants"),
        "eu": _("European projects"),
        "expenditure": _("Expenditure"),
    }


def _abouts(texts: Texts) -> dict[str, str]:
    """What each lever does, and its arithmetic, in one line."""
    _ = texts.gettext
    return {
        "fees": _("Raise or lower the average fee: fees are the number of members times what each pays."),
        "members": _("Find new members, or lose some: each pays the average fee."),
        "services": _("Sell more beyond the fee, such as training, studies or events."),
        "success": _("Ask for a fee on each collaboration begun in the year: their number times the fee."),
        "public": _("Ask for lower public grants, of all funders alike."),
        "eu": _("Take part in more European projects; their money counts among own resources."),
        "expenditure": _("Cut all expenditure, or spend more: salaries, external costs and overheads alike."),
    }


def _lines(texts: Texts) -> dict[str, str]:
    """What each lever comes to; the words in braces are filled in by the builder and by the script."""
    _ = texts.gettext
    return {
        "fees": _("{fee} a member, {amount} together"),
        "members": _("{members} members, {amount} of fees"),
        "services": _("{amount} of services"),
        "success": _("{collaborations} collaborations at {success} each, {amount} together"),
        "public": _("{amount} of public funds"),
        "eu": _("{amount} from European projects"),
        "expenditure": _("{amount} spent"),
    }


def _words(texts: Texts) -> dict[str, str]:
    """Sentences of the result; the words in braces are filled in by the builder and by the script."""
    _ = texts.gettext
    return {
        "left": _("Revenue {revenue}, expenditure {expenditure}: {amount} left over."),
        "lacking": _("Revenue {revenue}, expenditure {expenditure}: {amount} lacking."),
        "even": _("Revenue {revenue}, expenditure {expenditure}: nothing left over, nothing lacking."),
        "shares": _("{own} own resources, {public} public funds."),
    }
