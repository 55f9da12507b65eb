"""Who a cluster is: what identifies it, where it comes from, what happened, and what is published about it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from site_builder.texts import Texts
from site_builder.views.cluster_words import (
    Link,
    active_years,
    by_name,
    choice,
    cluster_link,
    domain_link,
    seat,
    successors,
    territory_link,
    title,
    type_name,
)
from site_builder.views.page import Site

if TYPE_CHECKING:
    from site_builder.records import Cluster, Fact

_UNITS = ("eur", "fte", "count", "percent", "ratio", "years")


@dataclass(frozen=True)
class Item:
    """A name and its value; `url` is an address outside the site."""

    name: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Dated:
    """An event; `source` is an address, or empty where the text names it."""

    date: str
    datetime: str
    kind: str
    text: str
    source: str


@dataclass(frozen=True)
class Published:
    """What one source published for one day: its name with the day, its address (or empty), facts with their values."""

    name: str
    url: str
    facts: tuple[Item, ...]


def facts(site: Site, texts: Texts, cluster: Cluster) -> list[Item]:
    """What identifies a cluster, in one line under its name."""
    _ = texts.gettext
    items = [
        Item(_("Type"), type_name(site, texts, cluster)),
        Item(_("Seat"), seat(site, texts, cluster)),
        Item(_("In the policy"), active_years(texts, cluster)),
    ]
    if cluster.founded:
        items.append(Item(title(site, texts, "cluster", "founded"), str(cluster.founded)))
    if cluster.label:
        items.append(Item(title(site, texts, "cluster", "label"), _label(site, texts, cluster)))
    items.append(Item(title(site, texts, "cluster", "legal_form"), texts.say(cluster.legal_form)))
    if cluster.website and _is_address(cluster.website):
        bare = cluster.website.split("://", 1)[1].rstrip("/")
        items.append(Item(title(site, texts, "cluster", "website"), bare.removeprefix("www."), cluster.website))
    return items


def links(site: Site, texts: Texts, cluster: Cluster) -> list[Link]:
    """The domains of a cluster, the leading one first, and the territory of its seat."""
    found = [domain_link(site, texts, domain) for domain in cluster.domains]
    place = territory_link(site, texts, cluster.seat_territory)
    return [*found, place] if place.path else found


def lineage(site: Site, texts: Texts, cluster: Cluster) -> tuple[list[Link], list[Link]]:
    """The clusters it comes from, and those it went into, by name."""
    known = site.records.clusters
    before = by_name(texts, (known[each] for each in cluster.succeeds if each in known))
    after = by_name(texts, successors(site, cluster.id))
    return (
        [cluster_link(site, texts, each.id, active_years(texts, each)) for each in before],
        [cluster_link(site, texts, each.id, active_years(texts, each)) for each in after],
    )


def events(site: Site, texts: Texts, cluster: Cluster) -> list[Dated]:
    """What happened to a cluster, in the order of time."""
    return [
        _dated(
            texts,
            event.date,
            texts.say(event.text),
            texts.say(event.source),
            choice(site, texts, "cluster", ("events", "[]", "kind"), event.kind),
        )
        for event in sorted(cluster.events, key=lambda event: event.date)
    ]


def published(site: Site, texts: Texts, cluster: Cluster) -> list[Published]:
    """Facts published elsewhere by source and day, the newest first: quoted, and nothing is computed with them."""
    found = sorted(cluster.facts, key=lambda fact: fact.date, reverse=True)
    return [
        _published(site, texts, date, source, list(facts))
        for (date, source), facts in groupby(found, key=lambda fact: (fact.date, fact.source))
    ]


def _published(site: Site, texts: Texts, date: str, source: str, facts: list[Fact]) -> Published:
    address = source if _is_address(source) else ""
    name = texts.gettext("%(source)s, %(day)s") % {
        "source": _host(source) if address else source.rstrip("."),
        "day": texts.date(date),
    }
    return Published(name, address, tuple(Item(texts.say(fact.text), _value(site, texts, fact)) for fact in facts))


def _dated(texts: Texts, date: str, text: str, source: str, kind: str) -> Dated:
    if source and not _is_address(source):
        text, source = texts.gettext("%(text)s Source: %(source)s.") % {"text": text, "source": source.rstrip(".")}, ""
    return Dated(texts.date(date), date, kind, text, source)


def _host(address: str) -> str:
    return address.split("://", 1)[-1].split("/", 1)[0].removeprefix("www.")


def _value(site: Site, texts: Texts, fact: Fact) -> str:
    if fact.value is None:
        return ""
    if isinstance(fact.unit, str) and fact.unit in _UNITS:
        return texts.value(fact.value, fact.unit, _decimals(fact.value), site.records.region.currency)
    return " ".join(part for part in (texts.number(fact.value), texts.say(fact.unit) if fact.unit else "") if part)


def _decimals(value: float) -> int:
    """As many decimals as a published value has, two at most."""
    return next((places for places in range(2) if round(value, places) == value), 2)


def _label(site: Site, texts: Texts, cluster: Cluster) -> str:
    assert cluster.label is not None
    level = choice(site, texts, "cluster", ("label", "level"), cluster.label.level)
    day = texts.date(cluster.label.valid_until)
    if cluster.label.valid_until < site.day:
        return texts.gettext("%(level)s, until %(day)s") % {"level": level, "day": day}
    return texts.gettext("%(level)s, valid until %(day)s") % {"level": level, "day": day}


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://"))
