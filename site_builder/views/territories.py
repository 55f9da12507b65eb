"""The territories: a map and a list, and for each its clusters, members, work and stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from site_builder.charts.inputs import Part
from site_builder.charts.marks import Chart
from site_builder.charts.territories import territory_map
from site_builder.texts import Texts
from site_builder.views import cluster_members as members
from site_builder.views import place_members
from site_builder.views.cluster_card import cluster_card
from site_builder.views.cluster_headline import headline
from site_builder.views.cluster_words import by_name, cluster_name, former
from site_builder.views.cluster_work import latest_collaborations
from site_builder.views.page import Page, Site
from site_builder.views.place_news import newest_work, news
from site_builder.views.shown import Subject
from site_builder.views.stories import card, newest_first

if TYPE_CHECKING:
    from site_builder.records import Cluster, Territory

_MOST_STORIES = 3
_MOST_LINES = 6
#: the members in a territory by year
Own = Mapping[int, list[members.Member]]
#: so many clusters are named in the sentence that opens a page
_MOST_SEATS = 5


@dataclass(frozen=True)
class TerritoryLine:
    """A territory in a list, in the order of the region's file."""

    name: str
    code: str
    path: str
    members: str
    clusters: str
    seated: str


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The list of territories, and each of them; nothing for a region that names none."""
    region = site.records.region
    year = members.latest_list(site, site.records.clusters)
    rolls = {each: _by_territory(site, each) for each in {*site.records.years, year}} if year else {}
    counts = Counter({code: len(own) for code, own in rolls[year].items()}) if year else Counter()
    yield _list(site, texts, counts, year)
    for territory in region.territories:
        own = {each: roll.get(territory.code, []) for each, roll in rolls.items()}
        yield _page(site, texts, territory, counts, year, own)


def _by_territory(site: Site, year: int) -> dict[str, list[members.Member]]:
    """The member organisations of a year by their territory."""
    found: dict[str, list[members.Member]] = {}
    for each in members.organisations(site, site.records.clusters, year).values():
        found.setdefault(each["territory"], []).append(each)
    return found


def _list(site: Site, texts: Texts, counts: Mapping[str, int], year: int | None) -> Page:
    _ = texts.gettext
    view: dict[str, Any] = {"map": None, "source": "", "credit": members.map_credit(site), "year": year, "unlisted": ""}
    if year is not None:
        view |= {
            "map": _ways(site, texts, counts, year),
            "source": f"{texts.say(site.schemas.form('members').title)}, {year}",
            "unlisted": members.unlisted(site, texts, site.records.clusters, year),
        }
    view["lines"] = [_line(site, texts, each, counts, year) for each in site.records.region.territories]
    description = _("Where the members of the clusters are, territory by territory, and the clusters based there.")
    return Page("territories/", "territories.html", _("Territories"), view, description, "members")


def _ways(site: Site, texts: Texts, counts: Mapping[str, int], year: int) -> Chart | None:
    """The map whose areas lead to the territories' pages; None where the region has no outlines."""
    if site.records.territories is None:
        return None
    every = site.records.region.territories
    values = {
        each.code: Part(texts.say(each.name), counts.get(each.code, 0), texts.number(counts.get(each.code, 0)))
        for each in every
    }
    return territory_map(
        "map",
        texts.gettext("Member organisations by territory"),
        texts.gettext("A map whose areas lead to the pages of the territories; the list beside it leads there too."),
        site.records.territories,
        values,
        links={each.code: f"territories/{each.code}/" for each in every},
        subtitle=f"{texts.say(site.records.region.name)}, {year}",
    )


def _line(site: Site, texts: Texts, territory: Territory, counts: Mapping[str, int], year: int | None) -> TerritoryLine:
    present = members.presence(site, texts, territory.code, year) if year else []
    return TerritoryLine(
        texts.say(territory.name),
        territory.code,
        f"territories/{territory.code}/",
        texts.number(counts.get(territory.code, 0)),
        texts.number(len(present)),
        texts.join(cluster_name(site, texts, each.id) for each in by_name(texts, _seated(site, territory))),
    )


def _seated(site: Site, territory: Territory) -> list[Cluster]:
    """The clusters that sit in the territory today."""
    every = site.records.clusters.values()
    return [each for each in every if each.seat_territory == territory.code and not former(site, each)]


def _page(
    site: Site, texts: Texts, territory: Territory, counts: Mapping[str, int], year: int | None, own: Own
) -> Page:
    name = texts.say(territory.name)
    seated = by_name(texts, _seated(site, territory))
    ids = [each.id for each in site.records.clusters.values() if each.seat_territory == territory.code]
    work = latest_collaborations(site, texts, ids)
    told = [each for each in site.records.stories if {each.cluster, *each.clusters} & set(ids)]
    view: dict[str, Any] = {
        "lead": _lead(site, texts, name, counts.get(territory.code, 0), seated, year),
        "figures": headline(site, texts, Subject("territory", territory.code), year),
        "seated": [cluster_card(site, texts, each) for each in seated],
        "news": news(site, texts, ids, told, work.lines if work else ()),
        "work": newest_work(work, _MOST_LINES),
        "stories": [card(site, texts, each) for each in newest_first(told)[:_MOST_STORIES]],
        "directory": f"members/directory/#territory={territory.code}",
        "year": str(year or ""),
        **_members(site, texts, territory, counts, year, own),
    }
    about = texts.gettext("%(name)s: the clusters based there, the members of clusters, what is new and what was done.")
    return Page(f"territories/{territory.code}/", "territory.html", name, view, about % {"name": name}, "members")


def _members(
    site: Site, texts: Texts, territory: Territory, counts: Mapping[str, int], year: int | None, own: Own
) -> dict[str, Any]:
    """Who the members here are, in which clusters, and how many there were over the years."""
    if year is None:
        return {"present": [], "kinds": None, "past": None, "arrivals": None, "map": None, "unlisted": ""}
    name, every = texts.say(territory.name), site.records.clusters

    def here(member: members.Member) -> bool:
        return bool(member["territory"] == territory.code)

    return {
        "present": members.presence(site, texts, territory.code, year),
        "kinds": members.by_kind(site, texts, "kinds", f"{name}, {year}", own[year]),
        "past": place_members.past(site, texts, "past", name, every, own.__getitem__),
        "arrivals": place_members.arrivals(site, texts, every, here),
        "map": _map(site, texts, territory, counts, year),
        "credit": members.map_credit(site),
        "unlisted": members.unlisted(site, texts, every, year),
        "source": f"{texts.say(site.schemas.form('members').title)}, {year}",
    }


def _lead(site: Site, texts: Texts, name: str, number: int, seated: Sequence[Cluster], year: int | None) -> str:
    """How many organisations are members, and which clusters sit here, as sentences."""
    told = []
    if year is not None:
        words = texts.ngettext(
            "In %(year)s, %(number)s organisation of %(name)s is a member of a cluster.",
            "In %(year)s, %(number)s organisations of %(name)s are members of a cluster.",
            number,
        )
        told.append(words % {"year": year, "name": name, "number": texts.number(number)})
    if not seated:
        told.append(texts.gettext("No cluster is based here today."))
    elif len(seated) > _MOST_SEATS:
        told.append(texts.gettext("%(number)s clusters are based here.") % {"number": texts.number(len(seated))})
    else:
        words = texts.ngettext("%(names)s is based here.", "%(names)s are based here.", len(seated))
        told.append(words % {"names": texts.join(cluster_name(site, texts, each.id) for each in seated)})
    return " ".join(told)


def _map(site: Site, texts: Texts, territory: Territory, counts: Mapping[str, int], year: int) -> Chart | None:
    place = f"{texts.say(site.records.region.name)}, {year}"
    return members.member_map(site, texts, "map", place, counts, highlight=territory.code)
