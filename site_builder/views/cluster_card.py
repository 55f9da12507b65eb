"""Clusters in lists: by domain and name, the active ones first, and never by a figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.texts import Texts
from site_builder.views.cluster_words import (
    Link,
    by_name,
    cluster_link,
    domain_link,
    former,
    seat,
    successors,
    type_name,
)
from site_builder.views.motif import Motif, motif
from site_builder.views.page import Site

if TYPE_CHECKING:
    from site_builder.records import Cluster


@dataclass(frozen=True)
class ClusterCard:
    """A cluster in a list; `state` says what became of one that has ended, `next` are its successors."""

    name: str
    path: str
    type: str
    seat: str
    summary: str
    state: str
    next: tuple[Link, ...]


@dataclass(frozen=True)
class DomainShelf:
    """The clusters of a domain; `ident` is its anchor, `motif` the pattern by which it is known."""

    ident: str
    name: str
    path: str
    cards: tuple[ClusterCard, ...]
    motif: Motif


def cluster_card(site: Site, texts: Texts, cluster: Cluster) -> ClusterCard:
    """A cluster for a list of any page."""
    ended = former(site, cluster)
    return ClusterCard(
        name=texts.say(cluster.name),
        path=f"clusters/{cluster.id}/",
        type=type_name(site, texts, cluster),
        seat=seat(site, texts, cluster),
        summary="" if ended else texts.say(cluster.summary),
        state=texts.gettext("until %(year)s") % {"year": cluster.active_until} if ended else "",
        next=tuple(cluster_link(site, texts, other.id) for other in by_name(texts, successors(site, cluster.id))),
    )


def shelves(site: Site, texts: Texts, clusters: Iterable[Cluster]) -> list[DomainShelf]:
    """Clusters under their leading domains, in the order of the region's file; domains without any are left out."""
    every = list(clusters)
    found = []
    for domain in site.records.region.domains:
        own = by_name(texts, (cluster for cluster in every if cluster.domain == domain.id))
        if own:
            link = domain_link(site, texts, domain.id)
            cards = tuple(cluster_card(site, texts, cluster) for cluster in own)
            found.append(DomainShelf(f"domain-{domain.id}", link.text, link.path, cards, motif(site, domain.id)))
    return found


def active(site: Site) -> list[Cluster]:
    """The clusters that go on, on the site's day."""
    return [cluster for cluster in site.records.clusters.values() if not former(site, cluster)]


def ended(site: Site) -> list[Cluster]:
    """The clusters that have ended by the site's day."""
    return [cluster for cluster in site.records.clusters.values() if former(site, cluster)]
