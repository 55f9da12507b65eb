"""The territories: a list, and for each its members and which clusters they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from site_builder.charts.marks import Chart
from site_builder.texts import Texts
from site_builder.views import cluster_members as members
from site_builder.views.cluster_card import cluster_card
from site_builder.views.cluster_headline import headline
from site_builder.views.cluster_words import by_name, former
from site_builder.views.page import Page, Site
from site_builder.views.shown import Subject
from site_builder.views.stories import card, newest_first

if TYPE_CHECKING:
    from site_builder.records import Territory

_MOST_STORIES = 6
_MOST_NAMES = 600


@dataclass(frozen=True)
class TerritoryLine:
    """A territory in a list, in the order of the region's file."""

    name: str
    code: str
    path: str
    members: str
    clusters: str


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The list of territories, and each of them; nothing for a region that names none."""
    region = site.records.region
    year = members.latest_list(site, site.records.clusters)
    every = members.organisations(site, site.records.clusters, year) if year else {}
    counts = Counter(each["territory"] for each in every.values())
    yield _list(site, texts, counts, year)
    for territory in region.territories:
        own = [each for each in every.values() if each["territory"] == territory.code]
        yield _page(site, texts, territory, own, counts, year)


def _list(site: Site, texts: Texts, counts: Mapping[str, int], year: int | None) -> Page:
    _ = texts.gettext
    view: dict[str, Any] = {"map": None, "source": "", "credit": members.map_credit(site), "year": year, "unlisted": ""}
    if year is not None:
        place = f"{texts.say(site.records.region.name)}, {year}"
        view |= {
            "map": members.member_map(site, texts, "map", place, counts),
            "source": f"{texts.say(site.schemas.form('members').title)}, {year}",
            "unlisted": members.unlisted(site, texts, site.records.clusters, year),
        }
    view["lines"] = [_line(site, texts, each, counts, year) for each in site.records.region.territories]
    description = _("Where the members of the clusters are, territory by territory.")
    return Page("territories/", "territories.html", _("Territories"), view, description, "members")


def _line(site: Site, texts: Texts, territory: Territory, counts: Mapping[str, int], year: int | None) -> TerritoryLine:
    present = members.presence(site, texts, territory.code, year) if year else []
    return TerritoryLine(
        texts.say(territory.name),
        territory.code,
        f"territories/{territory.code}/",
        texts.number(counts.get(territory.code, 0)),
        texts.number(len(present)),
    )


def _page(
    site: Site,
    texts: Texts,
    territory: Territory,
    own: list[members.Member],
    counts: Mapping[str, int],
    year: int | None,
) -> Page:
    _ = texts.gettext
    name = texts.say(territory.name)
    values = {"name": name, "year": year}
    seated = [each for each in site.records.clusters.values() if each.seat_territory == territory.code]
    going = by_name(texts, (each for each in seated if not former(site, each)))
    ids = {each.id for each in seated}
    told = [story for story in site.records.stories if story.cluster in ids]
    view: dict[str, Any] = {
        "lead": _lead(texts, values, len(own)) if year else "",
        "figures": headline(site, texts, Subject("territory", territory.code), year),
        "seated": [cluster_card(site, texts, each) for each in going],
        "present": members.presence(site, texts, territory.code, year) if year else [],
        "kinds": members.by_kind(site, texts, "kinds", f"{name}, {year}", own) if year else None,
        "map": _map(site, texts, territory, counts, year) if year else None,
        "credit": members.map_credit(site),
        "names": members.names_by_kind(site, texts, own) if len(own) <= _MOST_NAMES else [],
        "unlisted": members.unlisted(site, texts, site.records.clusters, year) if year else "",
        "stories": [card(site, texts, each) for each in newest_first(told)[:_MOST_STORIES]],
        "source": f"{texts.say(site.schemas.form('members').title)}, {year}" if year else "",
        "year": str(year or ""),
    }
    about = _("%(name)s: the members of clusters who sit there, and the clusters they belong to.") % values
    return Page(f"territories/{territory.code}/", "territory.html", name, view, about, "members")


def _lead(texts: Texts, values: dict[str, Any], number: int) -> str:
    told = texts.ngettext(
        "In %(year)s, %(number)s organisation of %(name)s is a member of a cluster.",
        "In %(year)s, %(number)s organisations of %(name)s are members of a cluster.",
        number,
    )
    return told % {**values, "number": texts.number(number)}


def _map(site: Site, texts: Texts, territory: Territory, counts: Mapping[str, int], year: int) -> Chart | None:
    place = f"{texts.say(site.records.region.name)}, {year}"
    return members.member_map(site, texts, "map", place, counts, highlight=territory.code)
