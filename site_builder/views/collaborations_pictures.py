"""Who works with whom, as pictures: domains among themselves, clusters, domains with partner regions, kinds by year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from site_builder.charts import Chart, Series, crossing_grid, network, panels, staircase
from site_builder.texts import Texts
from site_builder.views.cluster_words import domain_link
from site_builder.views.collaborations_counts import Work
from site_builder.views.collaborations_with import shelved, sorted_partners
from site_builder.views.counted import Measure, point
from site_builder.views.page import Site
from site_builder.views.targets import years_text


def domain_picture(site: Site, texts: Texts, work: Work) -> Chart | None:
    """Which domains met in the collaborations of the year; None where there is none, or a single domain."""
    domains = [each.id for each in site.records.region.domains]
    places = {domain: at for at, domain in enumerate(domains)}
    found: dict[tuple[int, int], int] = {}
    for (one, other), number in work.domain_pairs().items():
        first, last = sorted((places[one], places[other]))
        found[first, last] = number
    if not found or len(domains) < 2:
        return None
    _ = texts.gettext
    return staircase(
        "chart-domains",
        _("Collaborations between domains, %(place)s, %(year)s") % _named(site, texts, work),
        _domains_told(texts, work, found),
        [domain_link(site, texts, each).text for each in domains],
        found,
        texts.number,
        heads=(_("Domain"), _("On its own"), _("With other domains")),
        subtitle=_("Along a domain’s row and column: how often it worked with each of the others. Grey: on its own."),
    )


def _domains_told(texts: Texts, work: Work, found: dict[tuple[int, int], int]) -> str:
    met = sum(one != other for one, other in found)
    told = texts.ngettext(
        "%(across)s of %(total)s collaborations join two domains or more: %(number)s pair of domains worked together.",
        "%(across)s of %(total)s collaborations join two domains or more: %(number)s pairs of domains worked together.",
        met,
    )
    numbers = {"across": work.across(), "total": work.total, "number": met}
    return told % {name: texts.number(number) for name, number in numbers.items()}


def cluster_picture(site: Site, texts: Texts, work: Work) -> Chart | None:
    """Which clusters worked together in the year; None where none did."""
    shelves = shelved(site, texts, work)
    places = {each.id: at for at, each in enumerate(each for _, own in shelves for each in own)}
    pairs = {(places[one], places[other]): number for (one, other), number in work.pairs().items()}
    if not pairs:
        return None
    return network(
        "chart-clusters",
        texts.gettext("Clusters that worked together, %(place)s, %(year)s") % _named(site, texts, work),
        clusters_told(texts, work),
        [(name, [texts.say(each.name) for each in own]) for name, own in shelves],
        pairs,
        subtitle=texts.gettext(
            "A line joins two clusters; the wider, the more often they worked together. Grey: within a domain."
        ),
    )


def clusters_told(texts: Texts, work: Work) -> str:
    """How many collaborations had several clusters in them, and how many pairs of clusters met, in words."""
    pairs = work.pairs()
    shared = texts.ngettext(
        "In %(year)s, %(number)s of %(total)s collaborations was with another cluster.",
        "In %(year)s, %(number)s of %(total)s collaborations were with another cluster.",
        work.shared(),
    ) % {"year": work.year, "number": texts.number(work.shared()), "total": texts.number(work.total)}
    if not pairs:
        return shared
    apart = sum(work.leads[one] != work.leads[other] for one, other in pairs)
    met = texts.ngettext(
        "%(number)s pair of clusters worked together, %(apart)s of them across domains.",
        "%(number)s pairs of clusters worked together, %(apart)s of them across domains.",
        len(pairs),
    ) % {"number": texts.number(len(pairs)), "apart": texts.number(apart)}
    return f"{shared} {met}"


def partner_picture(site: Site, texts: Texts, work: Work) -> Chart | None:
    """In which domains clusters worked with each partner region in the year; None where they did with none."""
    partners, domains = sorted_partners(site, texts), [each.id for each in site.records.region.domains]
    found = {
        (row, domains.index(domain)): number
        for row, each in enumerate(partners)
        for domain, number in work.partner_domains(each.id).items()
    }
    if not found:
        return None
    _ = texts.gettext
    regions = len({row for row, _column in found})
    told = texts.ngettext(
        "%(number)s partner region, in %(domains)s domains",
        "%(number)s partner regions, in %(domains)s domains",
        regions,
    )
    return crossing_grid(
        "chart-partners",
        _("Collaborations with partner regions by domain, %(year)s") % {"year": work.year},
        told % {"number": texts.number(regions), "domains": texts.number(len({column for _row, column in found}))},
        [texts.say(each.name) for each in partners],
        [domain_link(site, texts, each).text for each in domains],
        found,
        texts.number,
        heads=(_("Partner region"), _("Collaborations by domain")),
        subtitle=_("A collaboration counts in each of its domains, for each region that takes part."),
    )


def kind_picture(site: Site, texts: Texts, measures: Sequence[Measure[Any]], past: Sequence[Work]) -> Chart | None:
    """The collaborations of each kind over the years, on one scale; None with fewer than two years."""
    series = [Series(each.label, tuple(point(each, year) for year in past)) for each in measures]
    known = [each for each in past if each.given]
    if len(known) < 2 or not series:
        return None
    years = years_text(past[0].year, past[-1].year)
    title = texts.gettext("Collaborations by kind, %(place)s, %(years)s")
    named = {"place": texts.say(site.records.region.name), "years": years}
    subtitle = texts.gettext("Number of collaborations that began in the year, on one scale.")
    return panels("chart-kinds", title % named, "", series, axis=texts.gettext("Year"), subtitle=subtitle)


def _named(site: Site, texts: Texts, work: Work) -> dict[str, Any]:
    return {"place": texts.say(site.records.region.name), "year": work.year}
