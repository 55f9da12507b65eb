"""What clusters did together: the collaborations of a year, as lines to read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.texts import Texts
from site_builder.views.cluster_money import latest_year
from site_builder.views.cluster_words import Link, choice, cluster_link
from site_builder.views.page import Site


@dataclass(frozen=True)
class Collaboration:
    """A collaboration in a list; `owner` is the cluster that reports it, `with_` the other clusters."""

    title: str
    start: str
    datetime: str
    kinds: tuple[str, ...]
    owner: Link
    with_: tuple[Link, ...]
    partners: str
    size: str
    s3: bool


@dataclass(frozen=True)
class Year:
    """The collaborations of one year, and how many there are in words."""

    year: int
    count: str
    lines: tuple[Collaboration, ...]


def latest_collaborations(site: Site, texts: Texts, clusters: Collection[str]) -> Year | None:
    """Those of the newest year that was due; None without a yearly record."""
    year = latest_year(site, clusters)
    return None if year is None else collaborations(site, texts, clusters, year)


def collaborations(site: Site, texts: Texts, clusters: Collection[str], year: int) -> Year:
    """Those that the clusters reported for a year, by the name of the cluster, start and title."""
    found = [
        _line(site, texts, cluster, entry)
        for cluster in clusters
        for entry in site.records.annual.get((cluster, year), {}).get("collaborations", ())
    ]
    order = sorted(found, key=lambda each: (texts.sort_key(each.owner.text), each.datetime, texts.sort_key(each.title)))
    count = texts.ngettext("%(number)s collaboration", "%(number)s collaborations", len(order))
    return Year(year, count % {"number": texts.number(len(order))}, tuple(order))


def _line(site: Site, texts: Texts, cluster: str, entry: Mapping[str, Any]) -> Collaboration:
    others = [cluster_link(site, texts, each) for each in entry.get("clusters", ()) if each != cluster]
    return Collaboration(
        title=texts.say(entry["title"]),
        start=texts.date(str(entry["start"]), short=True),
        datetime=str(entry["start"]),
        kinds=tuple(
            choice(site, texts, "annual", ("collaborations", "[]", "kinds"), kind) for kind in entry.get("kinds", ())
        ),
        owner=cluster_link(site, texts, cluster),
        with_=tuple(sorted(others, key=lambda link: texts.sort_key(link.text))),
        partners=texts.join(_partner(site, texts, each) for each in entry.get("partners", ())),
        size=_size(texts, entry),
        s3=bool(entry.get("s3")),
    )


def _partner(site: Site, texts: Texts, partner: str) -> str:
    return texts.say(next((each.name for each in site.records.region.partners if each.id == partner), partner))


def _size(texts: Texts, entry: Mapping[str, Any]) -> str:
    """How many companies and research organisations take part; what none takes part in is left out."""
    companies, research = entry.get("companies", 0), entry.get("research", 0)
    words = []
    if companies:
        words.append(texts.ngettext("%(n)s company", "%(n)s companies", companies) % {"n": texts.number(companies)})
    if research:
        told = texts.ngettext("%(n)s research organisation", "%(n)s research organisations", research)
        words.append(told % {"n": texts.number(research)})
    return texts.join(words)
