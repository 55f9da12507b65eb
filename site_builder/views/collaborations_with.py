"""Who works with whom, as lists: clusters in pairs, and the partner regions, by name and never by a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from site_builder.texts import Texts
from site_builder.views.cluster_words import Link, by_name, cluster_link, domain_link
from site_builder.views.collaborations_counts import Work, work_of
from site_builder.views.page import Site

if TYPE_CHECKING:
    from site_builder.records import Cluster, Partner


@dataclass(frozen=True)
class Links:
    """A subject and those with whom it works; the note of a link says how often."""

    subject: Link
    others: tuple[Link, ...]


@dataclass(frozen=True)
class Shelf:
    """The clusters of a domain with those with whom they work."""

    name: str
    lines: tuple[Links, ...]


def shelved(site: Site, texts: Texts, work: Work) -> list[tuple[str, list[Cluster]]]:
    """The clusters of the year, and others with which they worked, by domain and name."""
    met = {cluster for pair in work.pairs() for cluster in pair}
    there = [each for each in site.records.clusters.values() if each.active_in(work.year) or each.id in met]
    shelves = (
        (domain_link(site, texts, domain.id).text, by_name(texts, (it for it in there if it.domain == domain.id)))
        for domain in site.records.region.domains
    )
    return [(name, own) for name, own in shelves if own]


def together(site: Site, texts: Texts, work: Work) -> list[Shelf]:
    """Each cluster with those with whom it worked in the year, both ways, by domain and name."""
    pairs = work.pairs()
    met: dict[str, dict[str, int]] = {}
    for (one, other), number in pairs.items():
        met.setdefault(one, {})[other] = number
        met.setdefault(other, {})[one] = number
    found = []
    for name, own in shelved(site, texts, work):
        lines = tuple(
            Links(cluster_link(site, texts, each.id), _counted(site, texts, met.get(each.id, {}))) for each in own
        )
        found.append(Shelf(name, lines))
    return found


def partners_of(site: Site, texts: Texts, cluster: str, year: int) -> tuple[Link, ...]:
    """The clusters with which one worked in a year, by name; the note of a link says how often, if more than once."""
    numbers = {
        one if other == cluster else other: number
        for (one, other), number in work_of(site, year).pairs().items()
        if cluster in (one, other)
    }
    return _counted(site, texts, numbers)


def _counted(site: Site, texts: Texts, numbers: dict[str, int]) -> tuple[Link, ...]:
    """Clusters by name, each with how often where it is more than once."""
    links = [
        cluster_link(site, texts, each, texts.gettext("×%(number)s") % {"number": texts.number(n)} if n > 1 else "")
        for each, n in numbers.items()
    ]
    return tuple(sorted(links, key=lambda link: texts.sort_key(link.text)))


def partners(site: Site, texts: Texts, work: Work) -> list[Links]:
    """The partner regions by name, each with the clusters that worked with it in the year."""
    return [
        Links(Link(texts.say(each.name), "", _country(texts, each)), _counted(site, texts, work.with_partner(each.id)))
        for each in sorted_partners(site, texts)
    ]


def partner_columns(texts: Texts, past: Sequence[Work]) -> list[dict[str, Any]]:
    """Heads of the table of partner regions: a column a year."""
    return [{"label": texts.gettext("Partner region")}, *({"label": str(each.year), "numeric": True} for each in past)]


def partner_rows(site: Site, texts: Texts, past: Sequence[Work]) -> list[tuple[Any, ...]]:
    """The collaborations with each partner region year by year."""
    rows = []
    for each in sorted_partners(site, texts):
        cells = [_cell(texts, work, each.id) for work in past]
        rows.append((Link(texts.say(each.name), "", _country(texts, each)), *cells))
    return rows


def _cell(texts: Texts, work: Work, partner: str) -> Any:
    if not work.given:
        return {"text": "", "mark": "missing"}
    return texts.number(work.with_partner(partner).total())


def sorted_partners(site: Site, texts: Texts) -> list[Partner]:
    """The partner regions, by name."""
    return sorted(site.records.region.partners, key=lambda each: texts.sort_key(texts.say(each.name)))


def _country(texts: Texts, partner: Partner) -> str:
    """The country's name in the reader's language; its code where CLDR does not know it."""
    return str(texts.locale.territories.get(partner.country, partner.country))
