"""One cluster: who it is, its figures against its own past, its members, its work, its own objectives, its stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from site_builder.charts.inputs import Part, Point, Series
from site_builder.charts.line import line_chart
from site_builder.charts.marks import Chart
from site_builder.charts.strip import share_strip
from site_builder.texts import Texts
from site_builder.views import cluster_members as members
from site_builder.views import cluster_money as money
from site_builder.views import cluster_profile as profile
from site_builder.views.cluster_headline import headline
from site_builder.views.cluster_internal import Grid, private_lines
from site_builder.views.cluster_objectives import objectives_of
from site_builder.views.cluster_words import choice, former, title
from site_builder.views.cluster_work import latest_collaborations
from site_builder.views.cluster_year import sheet_years
from site_builder.views.page import Page, Site
from site_builder.views.shown import Subject
from site_builder.views.stories import card, newest_first
from site_builder.views.targets import years_text

if TYPE_CHECKING:
    from site_builder.records import Cluster

#: so many names of members a page can carry; beyond, they are in the download
_MOST_NAMES = 600
_MOST_STORIES = 6


@dataclass(frozen=True)
class Money:
    """Revenue and expenditure over the years; `internal` has the lines that only officers see."""

    revenue: Chart | None
    sentence: str
    expenditure: Chart | None
    internal: Grid | None
    source: str


@dataclass(frozen=True)
class Governance:
    """Team over the years, board of the newest year."""

    team: Chart | None
    board: Chart | None
    items: tuple[profile.Item, ...]
    source: str


@dataclass(frozen=True)
class Members:
    """The newest members list; None parts where there is nothing to say."""

    year: int
    count: str
    kinds: Chart | None
    places: Chart | None
    movement: members.Movement
    elsewhere: list[Any]
    outside: str
    names: list[members.Shelf]
    credit: str
    source: str


def page(site: Site, texts: Texts, cluster: Cluster) -> Page:
    """The page of a cluster, active or former."""
    subject = Subject("cluster", cluster.id)
    before, after = profile.lineage(site, texts, cluster)
    view: Mapping[str, Any] = {
        "summary": texts.say(cluster.summary),
        "ended": _ended(texts, cluster) if former(site, cluster) else "",
        "facts": profile.facts(site, texts, cluster),
        "links": profile.links(site, texts, cluster),
        "before": before,
        "after": after,
        "figures": headline(site, texts, subject),
        "money": _money(site, texts, cluster),
        "governance": _governance(site, texts, cluster),
        "members": _members(site, texts, cluster),
        "work": latest_collaborations(site, texts, [cluster.id]),
        "objectives": objectives_of(site, texts, cluster.id),
        "stories": _stories(site, texts, cluster.id),
        "events": profile.events(site, texts, cluster),
        "published": profile.published(site, texts, cluster),
        "years": list(reversed(sheet_years(site, cluster))),
    }
    name = texts.say(cluster.name)
    return Page(f"clusters/{cluster.id}/", "cluster.html", name, view, texts.say(cluster.summary), "clusters")


def _ended(texts: Texts, cluster: Cluster) -> str:
    return texts.gettext("This cluster was in the policy until %(year)s: its page stays as it was.") % {
        "year": cluster.active_until
    }


def _stories(site: Site, texts: Texts, cluster: str) -> list[Any]:
    own = [each for each in site.records.stories if cluster in (each.cluster, *each.clusters)]
    return [card(site, texts, story) for story in newest_first(own)[:_MOST_STORIES]]


def _source(site: Site, texts: Texts, kind: str, year: int | None) -> str:
    """Which records figures come from, with the newest year: `Yearly record, 2025`."""
    name = texts.say(site.schemas.form(kind).title)
    return f"{name}, {year}" if year else name


def _money(site: Site, texts: Texts, cluster: Cluster) -> Money | None:
    own, name = [cluster.id], texts.say(cluster.name)
    newest = money.latest_year(site, own)
    if newest is None:
        return None
    parts, costs = money.resources(site, texts), money.costs(site, texts)
    spent = texts.gettext("Expenditure, shares of the whole")
    return Money(
        revenue=money.over_years(site, texts, "revenue", texts.gettext("Revenue by source"), name, parts, own),
        sentence=money.share_sentence(site, texts, own, newest),
        expenditure=money.in_year(site, texts, "expenditure", spent, name, costs, own, newest),
        internal=private_lines(site, texts, cluster.id) if site.for_officers else None,
        source=_source(site, texts, "annual", newest),
    )


def _governance(site: Site, texts: Texts, cluster: Cluster) -> Governance | None:
    newest = money.latest_year(site, [cluster.id])
    if newest is None:
        return None
    record = site.records.annual[cluster.id, newest]
    governance = record["governance"]
    seats = sum(governance["board"].values())
    items = []
    if governance.get("women") is not None and seats:
        told = texts.gettext("%(women)s of %(seats)s (%(share)s)") % {
            "women": texts.number(governance["women"]),
            "seats": texts.number(seats),
            "share": texts.percent(governance["women"] / seats, 0),
        }
        items.append(profile.Item(title(site, texts, "annual", "governance", "women"), told))
    chair = choice(site, texts, "annual", ("governance", "chair"), governance["chair"])
    items.append(profile.Item(title(site, texts, "annual", "governance", "chair"), chair))
    meetings = profile.Item(
        title(site, texts, "annual", "governance", "meetings"), texts.number(governance["meetings"])
    )
    return Governance(
        team=_team(site, texts, cluster),
        board=_board(site, texts, governance["board"], texts.say(cluster.name), newest) if seats else None,
        items=(*items, meetings),
        source=_source(site, texts, "annual", newest),
    )


def _team(site: Site, texts: Texts, cluster: Cluster) -> Chart | None:
    years, points = money.due_years(site, [cluster.id]), []
    for year in years:
        record = site.records.annual.get((cluster.id, year))
        if record is None:
            points.append(Point(str(year), None, "", money.absence(site, year)))
        else:
            points.append(Point(str(year), record["team"]["fte"], texts.value(record["team"]["fte"], "fte")))
    if sum(point.value is not None for point in points) < 2:
        return None
    name = title(site, texts, "annual", "team", "fte")
    place = f"{texts.say(cluster.name)}, {years_text(years[0], years[-1])}"
    series, axis = [Series(name, tuple(points))], texts.gettext("Year")
    return members.small(line_chart("team", name, "", series, texts.number, axis=axis, subtitle=place))


def _board(site: Site, texts: Texts, board: Mapping[str, int], owner: str, year: int) -> Chart:
    tones = ("a1", "a2", "a3", "b1", "b2", "c1")
    parts = [
        Part(
            choice(site, texts, "annual", ("governance", "chair"), college),
            number,
            texts.number(number),
            "",
            tones[min(index, 5)],
        )
        for index, (college, number) in enumerate(board.items())
        if number
    ]
    name, place = title(site, texts, "annual", "governance", "board"), f"{owner}, {year}"
    axis, measure = texts.gettext("College"), texts.gettext("Seats")
    return members.small(share_strip("board", name, "", parts, axis=axis, measure=measure, subtitle=place))


def _members(site: Site, texts: Texts, cluster: Cluster) -> Members | None:
    year = members.latest_list(site, [cluster.id])
    if year is None:
        return None
    own = site.records.members[cluster.id, year]
    place = f"{texts.say(cluster.name)}, {year}"
    count = texts.ngettext("%(number)s member in %(year)s", "%(number)s members in %(year)s", len(own))
    return Members(
        year=year,
        count=count % {"number": texts.number(len(own)), "year": year},
        kinds=members.by_kind(site, texts, "member-kinds", place, own),
        places=members.by_territory(site, texts, "member-places", place, own),
        outside=members.outside(site, texts, own),
        movement=members.movement(site, texts, cluster.id, year),
        elsewhere=members.elsewhere(site, texts, cluster.id, year),
        names=members.names_by_kind(site, texts, own) if len(own) <= _MOST_NAMES else [],
        source=_source(site, texts, "members", year),
        credit=members.map_credit(site),
    )
