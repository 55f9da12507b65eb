"""The domains: a list, and for each its clusters, figures, members, stories and work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from site_builder.charts.marks import Chart
from site_builder.texts import Texts
from site_builder.views import cluster_members as members
from site_builder.views import cluster_money as money
from site_builder.views.cluster_card import ClusterCard, cluster_card
from site_builder.views.cluster_headline import headline
from site_builder.views.cluster_words import Link, by_name, cluster_link, former
from site_builder.views.cluster_work import Collaboration, Year, latest_collaborations
from site_builder.views.page import Page, Site
from site_builder.views.shown import Subject, history, key_figures, measure_name
from site_builder.views.stories import card, newest_first

if TYPE_CHECKING:
    from site_builder.records import Cluster, Domain

_MOST_STORIES = 6
_MOST_LINES = 12


@dataclass(frozen=True)
class DomainLine:
    """A domain in a list: its clusters by name, those that have ended left out."""

    name: str
    path: str
    count: str
    clusters: tuple[Link, ...]


@dataclass(frozen=True)
class Money:
    """The clusters' revenue together over the years, and on which of them it rests."""

    revenue: Chart
    sentence: str
    rests: str
    source: str


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The list of domains, and each of them."""
    _ = texts.gettext
    description = _("The domains of the regional strategy in which clusters work.")
    view = {"domains": lines(site, texts)}
    yield Page("domains/", "domains.html", _("Domains"), view, description, "domains")
    for domain in site.records.region.domains:
        yield _page(site, texts, domain)


def lines(site: Site, texts: Texts) -> list[DomainLine]:
    """The domains in the order of the region's file, each with the clusters that lead in it today."""
    found = []
    for domain in site.records.region.domains:
        own = [each for each in _leading(site, domain) if not former(site, each)]
        told = texts.ngettext("%(number)s cluster", "%(number)s clusters", len(own)) % {
            "number": texts.number(len(own))
        }
        links = tuple(cluster_link(site, texts, each.id) for each in by_name(texts, own))
        found.append(DomainLine(texts.say(domain.name), f"domains/{domain.id}/", told, links))
    return found


def _leading(site: Site, domain: Domain) -> list[Cluster]:
    return [cluster for cluster in site.records.clusters.values() if cluster.domain == domain.id]


def _page(site: Site, texts: Texts, domain: Domain) -> Page:
    own = _leading(site, domain)
    ids = [each.id for each in own]
    subject = Subject("domain", domain.id)
    others = [
        each for each in site.records.clusters.values() if domain.id in each.domains[1:] and not former(site, each)
    ]
    name = texts.say(domain.name)
    specific = _specific(site, domain)
    view = {
        "lead": _lead(site, texts, own),
        "figures": headline(site, texts, subject),
        "clusters": _cards(site, texts, [each for each in own if not former(site, each)]),
        "former": _cards(site, texts, [each for each in own if former(site, each)]),
        "also": [cluster_link(site, texts, each.id) for each in by_name(texts, others)],
        "specific": key_figures(site, texts, specific, subject),
        "histories": [chart for each in specific if (chart := _history(site, texts, each, subject, name)) is not None],
        "money": _money(site, texts, name, ids),
        "members": members.together(site, texts, name, ids),
        "work": _newest(latest_collaborations(site, texts, ids)),
        "stories": [
            card(site, texts, each)
            for each in newest_first(s for s in site.records.stories if s.domain == domain.id)[:_MOST_STORIES]
        ],
    }
    about = texts.gettext("%(name)s: its clusters, their figures, members, work and stories.") % {"name": name}
    return Page(f"domains/{domain.id}/", "domain.html", name, view, about, "domains")


def _lead(site: Site, texts: Texts, clusters: list[Cluster]) -> str:
    """How many clusters lead in the domain today, and which, as a sentence."""
    going = by_name(texts, (each for each in clusters if not former(site, each)))
    if not going:
        return texts.gettext("No cluster leads in this domain today.")
    names = texts.join(texts.say(each.name) for each in going)
    told = texts.ngettext(
        "%(number)s cluster leads in this domain: %(names)s.",
        "%(number)s clusters lead in this domain: %(names)s.",
        len(going),
    )
    return told % {"number": texts.number(len(going)), "names": names}


def _cards(site: Site, texts: Texts, clusters: list[Cluster]) -> list[ClusterCard]:
    return [cluster_card(site, texts, each) for each in by_name(texts, clusters)]


def _specific(site: Site, domain: Domain) -> list[str]:
    """The indicators meant for this domain, by id."""
    return [
        each.id
        for each in site.records.definitions.values()
        if each.scope is not None and domain.id in each.scope and (site.for_officers or each.visibility == "public")
    ]


def _history(site: Site, texts: Texts, indicator: str, subject: Subject, name: str) -> Chart | None:
    chart = history(
        site, texts, indicator, subject, measure_name(texts, site.records.definitions[indicator], subject.scope)
    )
    if chart is None or chart.table is None:
        return None
    first, last = (chart.table.rows[at][0].text for at in (0, -1))
    return members.small(replace(chart, subtitle=f"{name}, {first}–{last}"))


def _money(site: Site, texts: Texts, name: str, clusters: list[str]) -> Money | None:
    newest = money.latest_year(site, clusters)
    head = texts.gettext("Revenue of the clusters by source")
    chart = money.over_years(site, texts, "revenue", head, name, money.resources(site, texts), clusters)
    if chart is None or newest is None:
        return None
    form = texts.say(site.schemas.form("annual").title)
    return Money(
        chart,
        money.share_sentence(site, texts, clusters, newest),
        money.rests(site, texts, clusters, money.years_of(site, clusters)),
        f"{form}, {newest}",
    )


def _newest(work: Year | None) -> dict[str, Any] | None:
    """The newest of the year's collaborations, and how many there are in all."""
    if work is None or not work.lines:
        return None
    newest: list[Collaboration] = sorted(work.lines, key=lambda line: line.datetime, reverse=True)[:_MOST_LINES]
    return {"year": work.year, "count": work.count, "lines": newest, "all": len(newest) == len(work.lines)}
