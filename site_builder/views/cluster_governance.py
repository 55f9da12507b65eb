"""Who runs a cluster: its team over the years, its board, who chairs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.charts.inputs import Part, Point, Series
from site_builder.charts.line import line_chart
from site_builder.charts.marks import Chart
from site_builder.charts.strip import share_strip
from site_builder.texts import Texts
from site_builder.views import cluster_money as money
from site_builder.views import sources
from site_builder.views.cluster_members import small
from site_builder.views.cluster_profile import Item
from site_builder.views.cluster_words import choice, title
from site_builder.views.page import Site
from site_builder.views.shown import happened
from site_builder.views.sources import Source
from site_builder.views.targets import years_text

if TYPE_CHECKING:
    from site_builder.records import Cluster

_TONES = ("a1", "a2", "a3", "b1", "b2", "c1")


@dataclass(frozen=True)
class Governance:
    """Team over the years, board of the newest year; each with the records it comes from."""

    team: Chart | None
    board: Chart | None
    items: tuple[Item, ...]
    team_source: Source | None
    source: Source | None


def governance(site: Site, texts: Texts, cluster: Cluster) -> Governance | None:
    """Team and board by the newest yearly record; None without any."""
    newest = money.latest_year(site, [cluster.id])
    if newest is None:
        return None
    board = site.records.annual[cluster.id, newest]["governance"]["board"]
    years = money.due_years(site, [cluster.id])
    return Governance(
        team=_team(site, texts, cluster, years),
        board=_board(site, texts, board, texts.say(cluster.name), newest) if sum(board.values()) else None,
        items=board_items(site, texts, cluster.id, newest),
        team_source=sources.annual(site, texts, cluster.id, years),
        source=sources.annual(site, texts, cluster.id, [newest]),
    )


def board_items(site: Site, texts: Texts, cluster: str, year: int) -> tuple[Item, ...]:
    """Women on the board, its chair and its meetings in a year of which there is a record."""
    found = site.records.annual[cluster, year]["governance"]
    seats = sum(found["board"].values())
    items = []
    if found.get("women") is not None and seats:
        told = texts.gettext("%(women)s of %(seats)s (%(share)s)") % {
            "women": texts.number(found["women"]),
            "seats": texts.number(seats),
            "share": texts.percent(found["women"] / seats, 0),
        }
        items.append(Item(title(site, texts, "annual", "governance", "women"), told))
    chair = choice(site, texts, "annual", ("governance", "chair"), found["chair"])
    items.append(Item(title(site, texts, "annual", "governance", "chair"), chair))
    items.append(Item(title(site, texts, "annual", "governance", "meetings"), texts.number(found["meetings"])))
    return tuple(items)


def _team(site: Site, texts: Texts, cluster: Cluster, years: list[int]) -> Chart | None:
    points = []
    for year in years:
        record = site.records.annual.get((cluster.id, year))
        if record is None:
            points.append(Point(str(year), None, "", money.absence(site, year)))
        else:
            points.append(Point(str(year), record["team"]["fte"], texts.value(record["team"]["fte"], "fte")))
    if sum(point.value is not None for point in points) < 2:
        return None
    name = title(site, texts, "annual", "team", "fte")
    return small(
        line_chart(
            "team",
            name,
            "",
            [Series(name, tuple(points))],
            texts.number,
            axis=texts.gettext("Year"),
            events=happened(site, texts, years),
            subtitle=f"{texts.say(cluster.name)}, {years_text(years[0], years[-1])}",
        )
    )


def _board(site: Site, texts: Texts, board: Mapping[str, int], owner: str, year: int) -> Chart:
    parts = [
        Part(
            choice(site, texts, "annual", ("governance", "chair"), college),
            number,
            texts.number(number),
            "",
            _TONES[min(index, 5)],
        )
        for index, (college, number) in enumerate(board.items())
        if number
    ]
    name, place = title(site, texts, "annual", "governance", "board"), f"{owner}, {year}"
    axis, measure = texts.gettext("College"), texts.gettext("Seats")
    return small(share_strip("board", name, "", parts, axis=axis, measure=measure, subtitle=place))
