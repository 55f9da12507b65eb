"""Names and links of what the records name by id, in the words of the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.texts import Texts
from site_builder.views.page import Site

if TYPE_CHECKING:
    from site_builder.records import Cluster

#: the territory of what sits in none of the region's
OUTSIDE = "outside"


@dataclass(frozen=True)
class Link:
    """A name, its site path (empty where it has no page), and a word about it."""

    text: str
    path: str = ""
    note: str = ""


def choice(site: Site, texts: Texts, kind: str, path: tuple[str, ...], value: str) -> str:
    """The word for one of the values that a field may take, as its schema says it; else the value itself."""
    words = site.schemas.field(kind, path).choices
    return texts.say(words[value]) if value in words else value


def title(site: Site, texts: Texts, kind: str, *path: str) -> str:
    """The title of a field."""
    return texts.say(site.schemas.field(kind, path).title)


def member_kind(site: Site, texts: Texts, category: str) -> str:
    """The word for a member's category."""
    return choice(site, texts, "members", ("members", "[]", "category"), category)


def cluster_name(site: Site, texts: Texts, cluster: str) -> str:
    """A cluster's name; its id where it is on record nowhere."""
    found = site.records.clusters.get(cluster)
    return texts.say(found.name) if found else cluster


def cluster_link(site: Site, texts: Texts, cluster: str, note: str = "") -> Link:
    """A cluster's name and page."""
    return Link(cluster_name(site, texts, cluster), f"clusters/{cluster}/", note)


def domain_link(site: Site, texts: Texts, domain: str) -> Link:
    """A domain's name and page."""
    name = next((each.name for each in site.records.region.domains if each.id == domain), domain)
    return Link(texts.say(name), f"domains/{domain}/")


def territory_link(site: Site, texts: Texts, code: str) -> Link:
    """A territory's name and page; what lies outside the region has no page."""
    if code == OUTSIDE:
        return Link(texts.gettext("Outside the region"))
    name = next((each.name for each in site.records.region.territories if each.code == code), None)
    return Link(texts.say(name), f"territories/{code}/") if name else Link(code)


def type_name(site: Site, texts: Texts, cluster: Cluster) -> str:
    """The name of a cluster's type."""
    found = next((each.name for each in site.records.region.cluster_types if each.id == cluster.type), cluster.type)
    return texts.say(found)


def seat(site: Site, texts: Texts, cluster: Cluster) -> str:
    """Where a cluster sits: town and territory, the name of both once where they are the same."""
    town, territory = texts.say(cluster.seat_commune), territory_link(site, texts, cluster.seat_territory).text
    return town if town == territory else f"{town} ({territory})"


def by_name(texts: Texts, clusters: Iterable[Cluster]) -> list[Cluster]:
    """Clusters as they are listed everywhere within a domain: by name, never by a figure."""
    return sorted(clusters, key=lambda cluster: texts.sort_key(texts.say(cluster.name)))


def former(site: Site, cluster: Cluster) -> bool:
    """True where a cluster has ended by the site's day."""
    return cluster.active_until is not None and cluster.active_until < site.day.year


def successors(site: Site, cluster: str) -> list[Cluster]:
    """The clusters that a cluster went into."""
    return [other for other in site.records.clusters.values() if cluster in other.succeeds]


def active_years(texts: Texts, cluster: Cluster) -> str:
    """The years in which a cluster is in the policy."""
    if cluster.active_until is None:
        return texts.gettext("since %(year)s") % {"year": cluster.active_from}
    if cluster.active_until == cluster.active_from:
        return str(cluster.active_from)
    return f"{cluster.active_from}–{cluster.active_until}"


def described(*sentences: str, most: int = 160) -> str:
    """As many of these sentences, from the first, as a description of a page may hold."""
    told = ""
    for sentence in filter(None, sentences):
        if told and len(told) + 1 + len(sentence) > most:
            break
        told = f"{told} {sentence}".strip()
    return told
