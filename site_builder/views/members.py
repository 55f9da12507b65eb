"""Who the members are: organisations and memberships, kinds, years, places, and how the lists changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from site_builder.charts import Chart
from site_builder.texts import Texts
from site_builder.views import cluster_members as lists_words
from site_builder.views import members_directory, members_listed
from site_builder.views import members_figures as figures
from site_builder.views.cluster_words import OUTSIDE, Link, by_name, cluster_link, domain_link, territory_link
from site_builder.views.counted import whole
from site_builder.views.members_counts import Lists, Moves, lists_of, moves_of
from site_builder.views.page import File, Page, Site

if TYPE_CHECKING:
    from site_builder.records import Cluster


@dataclass(frozen=True)
class Shelf:
    """The clusters of a domain, by name."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Places:
    """Where the members sit: a map where there are outlines, and always a list."""

    map: Chart | None
    credit: str
    rows: tuple[tuple[Any, ...], ...]


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The page of all members."""
    _ = texts.gettext
    newest = lists_words.latest_list(site, site.records.clusters)
    past = [lists_of(site, year) for year in site.records.years if newest is not None and year <= newest]
    about = _("Who the clusters’ members are, where they sit, and how the lists changed over the years.")
    view = _view(site, texts, past) if past else {"year": ""}
    yield Page("members/", "members.html", _("Members"), view, about, "members")
    yield from members_directory.pages(site, texts)


def files(site: Site, texts: Texts) -> Iterator[File]:
    """The organisations for the directory."""
    return members_directory.files(site, texts)


def _view(site: Site, texts: Texts, past: Sequence[Lists]) -> dict[str, Any]:
    now, place = past[-1], texts.say(site.records.region.name)
    moved = [moves for each in past if (moves := moves_of(site, each.year)) is not None]
    return {
        "year": str(now.year),
        "rests": figures.rests(texts, now),
        "unlisted": lists_words.unlisted(site, texts, site.records.clusters, now.year),
        "figures": figures.opening_figures(site, texts, past),
        "both": figures.both(texts, place, past),
        "lead": _lead(texts, now),
        "find": _find(texts, members_listed.listed(site, texts)),
        "several": _several(texts, now),
        "kinds": figures.kinds(site, texts, place, past),
        "in_clusters": figures.in_clusters(texts, now),
        "stays": figures.stays(texts, now),
        "startups": figures.startups(texts, place, past),
        "moves": figures.moves(site, texts, place, moved),
        "moved": _moved(texts, moved),
        "move_rows": [_move_row(texts, each) for each in moved],
        "move_columns": _move_columns(texts),
        "places": _places(site, texts, now),
        "place_columns": _place_columns(texts),
        "shelves": _shelves(site, texts, now.year),
        "source": f"{texts.say(site.schemas.form('members').title)}, {now.year}",
        "sources": texts.say(site.schemas.form("members").title),
        "gaps": _gaps(texts, past),
    }


def _lead(texts: Texts, lists: Lists) -> str:
    """Who the members are in a sentence."""
    words = texts.gettext(
        "In %(year)s, the clusters have %(number)s members; %(share)s of them are in several clusters."
    )
    share = texts.percent(lists.in_clusters(2) / lists.organisations, 0) if lists.organisations else "–"
    return words % {"year": lists.year, "number": texts.number(lists.organisations), "share": share}


def _find(texts: Texts, members: Sequence[members_listed.Listed]) -> str:
    """What leads to the directory."""
    return texts.gettext("Find one of the %(number)s members") % {"number": texts.number(len(members))}


def _several(texts: Texts, lists: Lists) -> str:
    """How many organisations belong to more than one cluster, as a sentence."""
    number = lists.in_clusters(2)
    told = texts.ngettext(
        "%(number)s organisation belongs to more than one cluster.",
        "%(number)s organisations belong to more than one cluster.",
        number,
    )
    return told % {"number": texts.number(number)}


def _moved(texts: Texts, moved: Sequence[Moves]) -> str:
    """The newest comings and goings, as a sentence."""
    if not moved:
        return ""
    last = moved[-1]
    words = texts.gettext("In %(year)s, %(joined)s memberships began and %(left)s ended.")
    return words % {"year": last.year, "joined": texts.number(last.joined), "left": texts.number(last.left)}


def _move_columns(texts: Texts) -> list[dict[str, Any]]:
    _ = texts.gettext
    return _heads(_("Year"), [_("Joined"), _("Left"), _("Clusters with both lists")])


def _move_row(texts: Texts, moves: Moves) -> tuple[str, ...]:
    rests = texts.gettext("%(given)s of %(expected)s") % {
        "given": texts.number(moves.clusters),
        "expected": texts.number(moves.expected),
    }
    return str(moves.year), texts.number(moves.joined), texts.number(moves.left), rests


def _heads(first: str, others: Sequence[str]) -> list[dict[str, Any]]:
    return [{"label": first}, *({"label": each, "numeric": True} for each in others)]


def _places(site: Site, texts: Texts, lists: Lists) -> Places:
    """Organisations by territory in the order of the region's file, those outside last."""
    codes = [*(each.code for each in site.records.region.territories), OUTSIDE]
    rows = tuple(
        (territory_link(site, texts, code), *_share(texts, lists.territories.get(code, 0), lists.organisations))
        for code in codes
    )
    place = f"{texts.say(site.records.region.name)}, {lists.year}"
    return Places(
        lists_words.member_map(site, texts, "map", place, lists.territories), lists_words.map_credit(site), rows
    )


def _place_columns(texts: Texts) -> list[dict[str, Any]]:
    _ = texts.gettext
    return _heads(_("Territory"), [_("Organisations"), _("Share")])


def _share(texts: Texts, number: int, whole: int) -> tuple[str, str]:
    return texts.number(number), texts.percent(number / whole, 1) if whole else "–"


def _shelves(site: Site, texts: Texts, year: int) -> list[Shelf]:
    """The clusters by domain and name, each leading to its own members; no figure, so that none is compared."""
    found = []
    for domain in site.records.region.domains:
        own = by_name(texts, (each for each in site.records.active(year) if each.domain == domain.id))
        if own:
            links = tuple(_link(site, texts, each, year) for each in own)
            found.append(Shelf(domain_link(site, texts, domain.id).text, links))
    return found


def _link(site: Site, texts: Texts, cluster: Cluster, year: int) -> Link:
    link = cluster_link(site, texts, cluster.id)
    if (cluster.id, year) in site.records.members:
        return link
    words = {"missing": texts.gettext("list not reported"), "not_due": texts.gettext("list not due yet")}
    return replace(link, note=words[lists_words.list_absence(site, year)])


def _gaps(texts: Texts, past: Sequence[Lists]) -> str:
    """The years in which not every cluster has a list, as a sentence; empty where all have."""
    partial = [each for each in past if not whole(each)]
    gaps = [f"{each.year} ({texts.number(each.given)}/{texts.number(each.expected)})" for each in partial]
    return texts.gettext("Years with lists missing: %(years)s.") % {"years": texts.join(gaps)} if gaps else ""
