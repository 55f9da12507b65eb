"""The domains: a list, and for each its clusters, figures, members, stories and work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.charts.marks import Chart
from site_builder.texts import Texts
from site_builder.views import cluster_members as members
from site_builder.views import cluster_money as money
from site_builder.views import place_members
from site_builder.views.cluster_card import ClusterCard, cluster_card
from site_builder.views.cluster_headline import headline
from site_builder.views.cluster_words import Link, by_name, cluster_link, former
from site_builder.views.cluster_work import latest_collaborations
from site_builder.views.indicator_course import course_chart, newest
from site_builder.views.motif import Motif, motif
from site_builder.views.page import Page, Site
from site_builder.views.place_news import newest_work, news
from site_builder.views.shown import KeyFigure, Subject
from site_builder.views.stories import card, newest_first
from site_builder.views.targets import years_text

if TYPE_CHECKING:
    from site_builder.records import Cluster, Domain

_MOST_STORIES = 3
_MOST_LINES = 6


@dataclass(frozen=True)
class DomainLine:
    """A domain in a list: its clusters by name, those that have ended left out."""

    name: str
    path: str
    count: str
    clusters: tuple[Link, ...]
    motif: Motif


@dataclass(frozen=True)
class Specific:
    """A measure that is meant for this domain: its newest figure, and its course where there is one."""

    path: str
    figure: KeyFigure
    chart: Chart | None


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
    description = _("The domains of the regional strategy in which clusters work, and the clusters that lead in each.")
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
        line = DomainLine(texts.say(domain.name), f"domains/{domain.id}/", told, links, motif(site, domain.id))
        found.append(line)
    return found


def _leading(site: Site, domain: Domain) -> list[Cluster]:
    return [cluster for cluster in site.records.clusters.values() if cluster.domain == domain.id]


def _page(site: Site, texts: Texts, domain: Domain) -> Page:
    own = _leading(site, domain)
    ids = [each.id for each in own]
    others = [
        each for each in site.records.clusters.values() if domain.id in each.domains[1:] and not former(site, each)
    ]
    name = texts.say(domain.name)
    work = latest_collaborations(site, texts, ids)
    told = [each for each in site.records.stories if each.domain == domain.id]
    view = {
        "lead": _lead(site, texts, own),
        "motif": motif(site, domain.id),
        "figures": headline(site, texts, Subject("domain", domain.id)),
        "clusters": _cards(site, texts, [each for each in own if not former(site, each)]),
        "former": [
            cluster_link(site, texts, each.id, _until(texts, each))
            for each in by_name(texts, own)
            if former(site, each)
        ],
        "also": [cluster_link(site, texts, each.id) for each in by_name(texts, others)],
        "news": news(site, texts, ids, told, work.lines if work else ()),
        "specific": _specific(site, texts, domain),
        "money": _money(site, texts, name, ids),
        "members": members.together(site, texts, name, ids),
        "past": place_members.past(
            site, texts, "past", name, ids, lambda each: members.organisations(site, ids, each).values()
        ),
        "work": newest_work(work, _MOST_LINES),
        "work_path": f"collaborations/{domain.id}/",
        "stories": [card(site, texts, each) for each in newest_first(told)[:_MOST_STORIES]],
        "stories_path": f"stories/domains/{domain.id}/",
    }
    about = texts.gettext("%(name)s: its clusters and their members, what is new, their money, work and stories.")
    return Page(f"domains/{domain.id}/", "domain.html", name, view, about % {"name": name}, "domains")


def _until(texts: Texts, cluster: Cluster) -> str:
    return texts.gettext("until %(year)s") % {"year": cluster.active_until}


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


def _specific(site: Site, texts: Texts, domain: Domain) -> list[Specific]:
    """The measures meant for this domain that have a figure."""
    found = []
    subject, place = Subject("domain", domain.id), texts.say(domain.name)
    for each in site.records.definitions.values():
        if each.scope is None or domain.id not in each.scope or not (site.for_officers or each.visibility == "public"):
            continue
        figure = newest(site, texts, each, subject)
        if figure is not None:
            chart = course_chart(site, texts, each, subject, f"{each.id}-course", place)
            found.append(Specific(figure.path, figure, chart and members.small(chart)))
    return found


def _money(site: Site, texts: Texts, name: str, clusters: list[str]) -> Money | None:
    newest = money.latest_year(site, clusters)
    head = texts.gettext("Revenue of the clusters by source")
    chart = money.over_years(site, texts, "revenue", head, name, money.resources(site, texts), clusters)
    if chart is None or newest is None:
        return None
    form, years = texts.say(site.schemas.form("annual").title), money.due_years(site, clusters)
    return Money(
        chart,
        money.share_sentence(site, texts, clusters, newest),
        money.rests(site, texts, clusters, years),
        f"{form}, {years_text(min(years), max(years))}",
    )
