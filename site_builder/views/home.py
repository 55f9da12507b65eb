"""Home: what clusters are and do here, in one screen, and the ways into the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from site_builder.charts.marks import Chart
from site_builder.texts import Texts
from site_builder.views import cluster_members as members
from site_builder.views.business_model_charts import flow
from site_builder.views.business_model_items import Books, books
from site_builder.views.cluster_headline import headline
from site_builder.views.cluster_money import rests
from site_builder.views.cluster_words import by_name, choice, cluster_name
from site_builder.views.collaborations_counts import work_of
from site_builder.views.complete import Latest, latest_year
from site_builder.views.counted import Measure, figure
from site_builder.views.motif import Motif, motif
from site_builder.views.page import Page, Site
from site_builder.views.shown import KeyFigure, Subject
from site_builder.views.stories_cards import card, newest_first

_STORIES = 3
_KINDS = ("collaborations", "[]", "kinds")


@dataclass(frozen=True)
class Way:
    """A domain as the way in: its motif, name and page, and the clusters that lead in it, by name."""

    motif: Motif
    name: str
    path: str
    clusters: str


@dataclass(frozen=True)
class Money:
    """Where the money comes from and where it goes, in one picture."""

    chart: Chart
    rests: str
    source: str


@dataclass(frozen=True)
class Members:
    """Who the members are and where, each organisation once."""

    count: str
    kinds: Chart | None
    places: Chart | None
    outside: str
    unlisted: str
    credit: str
    source: str


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The home page."""
    region = site.records.region
    name = texts.say(region.name)
    latest = latest_year(site, texts)
    year = latest.year if latest else None
    kept = books(site, texts, site.records.clusters, [year]) if year else None
    view: dict[str, Any] = {
        "heading": _heading(site, texts, latest),
        "lead": _lead(site, texts, latest, kept),
        "latest": latest,
        "figures": headline(site, texts, Subject("region", region.id), year),
        "domains": _ways(site, texts, year),
        "money": _money(site, texts, kept, year),
        "members": _members(site, texts, name, year),
        "work": _work(site, texts, year),
        "stories": [card(site, texts, each) for each in newest_first(site.records.stories)[:_STORIES]],
        "context": _context(site, texts),
    }
    yield Page("", "home.html", name, view, _description(site, texts, name, latest), "home")


def _heading(site: Site, texts: Texts, latest: Latest | None) -> str:
    """How many clusters bring how many organisations together: what a reader takes away."""
    clusters = len(_active(site, latest))
    organisations = _organisations(site, latest)
    if not organisations:
        told = texts.ngettext("%(clusters)s business cluster", "%(clusters)s business clusters", clusters)
    else:
        told = texts.ngettext(
            "%(clusters)s cluster gets %(organisations)s organisations working together",
            "%(clusters)s clusters get %(organisations)s organisations working together",
            clusters,
        )
    return told % {"clusters": texts.number(clusters), "organisations": texts.number(organisations)}


def _lead(site: Site, texts: Texts, latest: Latest | None, kept: Books | None) -> str:
    """What clusters are, and what those of the region did and earned in the year."""
    told = [
        texts.gettext(
            "Clusters bring together companies, research, training and public bodies of one field,"
            " so that they innovate and grow together."
        )
    ]
    if latest is None or kept is None:
        return told[0]
    share, begun = kept.public_share(latest.year), work_of(site, latest.year).total
    values = {
        "year": latest.year,
        "begun": texts.number(begun),
        "own": texts.money(round(100 * (1 - (share or 0))), site.records.region.currency),
        "whole": texts.money(100, site.records.region.currency),
    }
    if begun:
        told.append(
            texts.ngettext(
                "In %(year)s the region’s clusters began %(begun)s collaboration.",
                "In %(year)s the region’s clusters began %(begun)s collaborations.",
                begun,
            )
            % values
        )
    if share is not None:
        told.append(texts.gettext("Of every %(whole)s of revenue, %(own)s came from their own resources.") % values)
    return " ".join(told)


def _description(site: Site, texts: Texts, name: str, latest: Latest | None) -> str:
    """The page in a sentence, for who finds it elsewhere."""
    told = texts.gettext(
        "%(region)s: %(clusters)s business clusters in %(domains)s domains. Their members, money, work and stories."
    )
    domains = len(site.records.region.domains)
    clusters = len(_active(site, latest))
    return told % {"region": name, "clusters": texts.number(clusters), "domains": texts.number(domains)}


def _active(site: Site, latest: Latest | None) -> list[str]:
    """The clusters that are active in the year of the page's figures."""
    return [each.id for each in site.records.active(latest.year if latest else site.day.year)]


def _organisations(site: Site, latest: Latest | None) -> int:
    return len(members.organisations(site, site.records.clusters, latest.year)) if latest else 0


def _ways(site: Site, texts: Texts, year: int | None) -> list[Way]:
    """The domains in the order of the region's file, each with the clusters that lead in it today."""
    found = []
    for domain in site.records.region.domains:
        own = [
            each
            for each in site.records.clusters.values()
            if each.domain == domain.id and each.active_in(site.day.year)
        ]
        names = ", ".join(cluster_name(site, texts, each.id) for each in by_name(texts, own))
        found.append(
            Way(
                motif(site, domain.id),
                texts.say(domain.name),
                f"domains/{domain.id}/",
                names or texts.gettext("no cluster today"),
            )
        )
    return found


def _money(site: Site, texts: Texts, kept: Books | None, year: int | None) -> Money | None:
    if kept is None or year is None:
        return None
    place = texts.say(site.records.region.name)
    chart = flow(site, texts, "flow", place, kept, year)
    if chart is None:
        return None
    form = texts.say(site.schemas.form("annual").title)
    return Money(chart, rests(site, texts, list(site.records.clusters), [year]), f"{form}, {year}")


def _members(site: Site, texts: Texts, name: str, year: int | None) -> Members | None:
    every = list(site.records.clusters)
    listed = members.organisations(site, every, year).values() if year else ()
    if year is None or not listed:
        return None
    told = texts.ngettext("%(number)s organisation in %(year)s", "%(number)s organisations in %(year)s", len(listed))
    place = f"{name}, {year}"
    return Members(
        told % {"number": texts.number(len(listed)), "year": year},
        members.by_kind(site, texts, "kinds", place, listed),
        members.by_territory(site, texts, "places", place, listed),
        members.outside(site, texts, listed),
        members.unlisted(site, texts, every, year),
        members.map_credit(site),
        f"{texts.say(site.schemas.form('members').title)}, {year}",
    )


def _work(site: Site, texts: Texts, year: int | None) -> list[KeyFigure]:
    """What clusters did together in the year, by kind, each with its past; empty where nothing is on record."""
    past = [work_of(site, each) for each in site.records.years if year is not None and each <= year]
    if not past or not past[-1].total:
        return []
    kinds = site.schemas.field("annual", _KINDS).choices
    measures = [
        Measure(
            kind,
            choice(site, texts, "annual", _KINDS, kind),
            lambda work, kind=kind: work.of_kind(kind),  # type: ignore[misc]
            texts.number,
            table="collaborations",
            sql="count(*)",
            where=f"list_contains(kinds,'{kind}')",
        )
        for kind in kinds
    ]
    note = rests(site, texts, list(site.records.clusters), [past[-1].year])
    return [found for each in measures if (found := figure(site, texts, each, past, note)) is not None]


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
