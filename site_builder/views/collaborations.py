"""Who works with whom: collaborations by kind, between clusters, with partner regions; a list a domain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from site_builder.texts import Texts
from site_builder.views.cluster_money import latest_year
from site_builder.views.cluster_words import by_name, choice, domain_link, title
from site_builder.views.cluster_work import collaborations
from site_builder.views.collaborations_counts import Work, work_of
from site_builder.views.collaborations_pictures import (
    cluster_picture,
    clusters_told,
    domain_picture,
    kind_picture,
    partner_picture,
)
from site_builder.views.collaborations_with import partner_columns, partner_rows, partners, together
from site_builder.views.counted import Measure, figure, whole
from site_builder.views.objectives_region import RegionalCard, regional_cards
from site_builder.views.page import Page, Site
from site_builder.views.shown import KeyFigure

#: of partner regions, beside their picture
_YEARS = 5
_KINDS = ("collaborations", "[]", "kinds")


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The overview, and for each domain its list of the newest year."""
    _ = texts.gettext
    newest = latest_year(site, site.records.clusters)
    past = [work_of(site, year) for year in site.records.years if newest is not None and year <= newest]
    about = _("Who works with whom: clusters of one domain and of several, companies and research, partner regions.")
    view = _view(site, texts, past) if past else {"year": ""}
    yield Page("collaborations/", "collaborations.html", _("Collaborations"), view, about, "collaborations")
    if newest is not None:
        for domain in site.records.region.domains:
            yield _list(site, texts, domain.id, newest)


def _view(site: Site, texts: Texts, past: Sequence[Work]) -> dict[str, Any]:
    now = past[-1]
    return {
        "year": str(now.year),
        "figures": _figures(site, texts, past),
        "regional": _regional(site, texts),
        "domains": domain_picture(site, texts, now),
        "clusters": cluster_picture(site, texts, now),
        "reading": clusters_told(texts, now),
        "together": together(site, texts, now),
        "regions": partner_picture(site, texts, now),
        "partners": partners(site, texts, now),
        "partner_columns": partner_columns(texts, past[-_YEARS:]),
        "partner_rows": partner_rows(site, texts, past[-_YEARS:]),
        "kinds": kind_picture(site, texts, _kinds(site, texts), past),
        "lists": _lists(site, texts, now),
        "source": f"{texts.say(site.schemas.form('annual').title)}, {now.year}",
        "sources": texts.say(site.schemas.form("annual").title),
        "gaps": _gaps(texts, past),
    }


def _kinds(site: Site, texts: Texts) -> list[Measure[Work]]:
    """The collaborations of each kind."""

    def kind(it: str) -> Measure[Work]:
        words = choice(site, texts, "annual", _KINDS, it)
        return Measure(it, words, lambda work: work.of_kind(it), texts.number)

    return [kind(it) for it in site.schemas.field("annual", _KINDS).choices]


def _figures(site: Site, texts: Texts, past: Sequence[Work]) -> list[KeyFigure]:
    """All collaborations, those with another cluster, those across domains, the share that implements the strategy."""
    _ = texts.gettext
    strategy = title(site, texts, "annual", "collaborations", "[]", "s3")
    measures: list[Measure[Work]] = [
        Measure("total", _("Collaborations"), lambda it: it.total, texts.number, False, "collaborations", "count(*)"),
        Measure("shared", _("With another cluster"), lambda it: it.shared(), texts.number),
        Measure("across", _("Across two domains or more"), lambda it: it.across(), texts.number),
        Measure("s3", strategy, lambda it: it.s3_share(), lambda it: texts.percent(it, 1), True),
    ]
    found = (figure(site, texts, each, past, _rests(texts, past[-1])) for each in measures)
    return [each for each in found if each is not None]


def _rests(texts: Texts, work: Work) -> str:
    return texts.gettext("%(given)s of %(expected)s clusters reported") % {
        "given": texts.number(work.given),
        "expected": texts.number(work.expected),
    }


def _regional(site: Site, texts: Texts) -> list[RegionalCard]:
    """What the region aims at for collaborations."""
    return regional_cards(
        site, texts, [each.id for each in site.records.definitions.values() if each.table == "collaborations"]
    )


def _lists(site: Site, texts: Texts, work: Work) -> list[tuple[Any, str, str]]:
    """The domains with the pages that list their clusters' collaborations, and how many there are."""
    found = []
    for domain in site.records.region.domains:
        own = [owner for owner, _ in work.entries if site.records.clusters[owner].domain == domain.id]
        found.append((domain_link(site, texts, domain.id).text, f"collaborations/{domain.id}/", texts.number(len(own))))
    return found


def _gaps(texts: Texts, past: Sequence[Work]) -> str:
    """The years in which not every cluster reported, as a sentence; empty where all did."""
    partial = [each for each in past if not whole(each)]
    gaps = [f"{each.year} ({texts.number(each.given)}/{texts.number(each.expected)})" for each in partial]
    return texts.gettext("Years with records missing: %(years)s.") % {"years": texts.join(gaps)} if gaps else ""


def _list(site: Site, texts: Texts, domain: str, year: int) -> Page:
    link = domain_link(site, texts, domain)
    clusters = [each for each in site.records.active(year) if each.domain == domain]
    shelves = [
        (texts.say(each.name), f"clusters/{each.id}/", collaborations(site, texts, [each.id], year))
        for each in by_name(texts, clusters)
    ]
    absent = [texts.say(each.name) for each in by_name(texts, clusters) if (each.id, year) not in site.records.annual]
    view = {
        "domain": link,
        "year": str(year),
        "shelves": [shelf for shelf in shelves if shelf[2].lines],
        "absent": _absent(texts, absent, year),
    }
    named = {"domain": link.text, "year": year}
    heading = texts.gettext("Collaborations in %(year)s: %(domain)s") % named
    about = texts.gettext(
        "%(domain)s: the collaborations that began in %(year)s, as the domain’s clusters report them."
    )
    path = f"collaborations/{domain}/"
    return Page(path, "collaborations_domain.html", heading, view, about % named, "collaborations")


def _absent(texts: Texts, names: Sequence[str], year: int) -> str:
    if not names:
        return ""
    told = texts.ngettext(
        "The record of %(names)s for %(year)s is not there.",
        "The records of %(names)s for %(year)s are not there.",
        len(names),
    )
    return told % {"names": texts.join(names), "year": year}
