"""Home: what clusters are and do here, in one screen, and the ways into the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from site_builder.charts.marks import Chart
from site_builder.texts import Texts
from site_builder.views import cluster_members as members
from site_builder.views import cluster_money as money
from site_builder.views.cluster_card import active
from site_builder.views.cluster_headline import headline
from site_builder.views.domains import lines
from site_builder.views.page import Page, Site
from site_builder.views.shown import Subject
from site_builder.views.stories import card, newest_first

_STORIES = 3


@dataclass(frozen=True)
class Money:
    """How the money comes in and goes out in the latest year that was due."""

    year: int
    revenue: Chart | None
    expenditure: Chart | None
    sentence: str
    rests: str
    source: str


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The home page."""
    region = site.records.region
    name = texts.say(region.name)
    every = list(site.records.clusters)
    year = money.latest_year(site, every)
    view: dict[str, Any] = {
        "lead": _lead(site, texts),
        "year": year,
        "figures": headline(site, texts, Subject("region", region.id), year),
        "domains": lines(site, texts),
        "money": _money(site, texts, every, year),
        "members": members.together(site, texts, name, every),
        "stories": [card(site, texts, each) for each in newest_first(site.records.stories)[:_STORIES]],
        "context": _context(site, texts),
    }
    yield Page("", "home.html", name, view, _lead(site, texts), "home")


def _lead(site: Site, texts: Texts) -> str:
    """What clusters are, and how many there are here."""
    number, domains = len(active(site)), len(site.records.region.domains)
    fields = texts.ngettext("%(number)s domain", "%(number)s domains", domains) % {"number": texts.number(domains)}
    what = texts.gettext(
        "Clusters bring together companies, research, training and public bodies of one field,"
        " so that they innovate and grow together."
    )
    here = texts.ngettext(
        "%(number)s cluster works in %(domains)s of the region’s strategy.",
        "%(number)s clusters work in %(domains)s of the region’s strategy.",
        number,
    )
    return f"{what} {here % {'number': texts.number(number), 'domains': fields}}"


def _money(site: Site, texts: Texts, clusters: list[str], year: int | None) -> Money | None:
    if year is None:
        return None
    form = texts.say(site.schemas.form("annual").title)
    into = texts.gettext("Where the clusters’ money comes from, shares of revenue")
    out = texts.gettext("What it is spent on, shares of expenditure")
    place = texts.say(site.records.region.name)
    return Money(
        year,
        money.in_year(site, texts, "revenue", into, place, money.funders(site, texts), clusters, year),
        money.in_year(site, texts, "expenditure", out, place, money.costs(site, texts), clusters, year),
        money.share_sentence(site, texts, clusters, year),
        money.rests(site, texts, clusters, [year]),
        f"{form}, {year}",
    )


def _context(site: Site, texts: Texts) -> list[tuple[str, str, str]]:
    """Regional figures shown for context: what, how much, when and from where."""
    currency = site.records.region.currency
    return [
        (
            texts.say(each.name),
            _context_value(texts, each.value, each.unit, currency),
            f"{each.year} · {texts.say(each.source)}",
        )
        for each in site.records.region.context
    ]


def _context_value(texts: Texts, value: float, unit: Any, currency: str) -> str:
    if unit in ("eur", "fte", "count", "percent", "ratio", "years"):
        decimals = 0 if value == int(value) else 1
        return texts.value(value, unit, decimals, currency)
    return " ".join(part for part in (texts.number(value), texts.say(unit)) if part)
