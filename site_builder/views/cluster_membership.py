"""The members of one cluster: in short on its page, and by name on a page of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from site_builder.charts.bars import bar_chart
from site_builder.charts.diverging import diverging_chart
from site_builder.charts.inputs import Part, Point, Series
from site_builder.charts.marks import Chart
from site_builder.texts import Texts
from site_builder.views import cluster_members as members
from site_builder.views import sources
from site_builder.views.cluster_words import Link, choice, cluster_link, described, member_kind, territory_link
from site_builder.views.page import Page, Site
from site_builder.views.shown import happened
from site_builder.views.sources import Source
from site_builder.views.targets import years_text

if TYPE_CHECKING:
    from site_builder.records import Cluster

#: so many names a page can carry; beyond, they are in the download
_MOST_NAMES = 700
#: who came and went is told by name for so many years
_MOST_YEARS = 4
#: classes of years of membership begin with so many
_CLASSES = (0, 2, 5, 10)


@dataclass(frozen=True)
class Membership:
    """The newest members list in pictures; parts are None where there is nothing to say.

    `path` leads to the names, `moved_source` names the lists from which joiners and leavers are told.
    """

    year: int
    count: str
    path: str
    kinds: Chart | None
    places: Chart | None
    seniority: Chart | None
    moves: Chart | None
    movement: members.Movement
    elsewhere: list[Link]
    outside: str
    credit: str
    source: Source | None
    moved_source: Source | None


@dataclass(frozen=True)
class Row:
    """An organisation in the list; `words` says what else it is (start-up, its part in the governance)."""

    name: str
    place: str
    since: str
    words: str


@dataclass(frozen=True)
class Kind:
    """The members of one kind; `ident` is an anchor."""

    ident: str
    name: str
    number: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Moved:
    """Who came and who went in a year."""

    year: int
    movement: members.Movement


def membership(site: Site, texts: Texts, cluster: Cluster) -> Membership | None:
    """The members by the newest list; None without any."""
    year = members.latest_list(site, [cluster.id])
    if year is None:
        return None
    own = site.records.members[cluster.id, year]
    name = texts.say(cluster.name)
    place = f"{name}, {year}"
    years = _years(site, cluster.id, year)
    return Membership(
        year=year,
        count=_count(texts, len(own), year),
        path=members_path(cluster.id),
        kinds=members.by_kind(site, texts, "member-kinds", place, own),
        places=members.by_territory(site, texts, "member-places", place, own),
        seniority=seniority(texts, "seniority", place, own, year),
        moves=_moves(site, texts, cluster.id, name, years[1:]),
        movement=members.movement(site, texts, cluster.id, year),
        elsewhere=members.elsewhere(site, texts, cluster.id, year),
        outside=members.outside(site, texts, own),
        credit=members.map_credit(site),
        source=sources.members(site, texts, cluster.id, [year]),
        moved_source=sources.members(site, texts, cluster.id, years),
    )


def seniority(texts: Texts, ident: str, place: str, own: Sequence[members.Member], year: int) -> Chart | None:
    """Members by how long they have been members in `year`, the newest first; None where there are none."""
    if not own:
        return None
    _ = texts.gettext
    *others, last = _CLASSES[1:]
    names = [
        _("Under %(years)s years") % {"years": others[0]},
        *(
            _("%(first)s to %(last)s years") % {"first": low, "last": high - 1}
            for low, high in zip(others, (*others[1:], last), strict=True)
        ),
        _("%(years)s years or more") % {"years": last},
    ]
    counts = [0] * len(_CLASSES)
    for member in own:
        counts[sum(year - member["since"] >= low for low in _CLASSES) - 1] += 1
    parts = [
        Part(name, number, f"{texts.number(number)} ({texts.percent(number / len(own), 0)})")
        for name, number in zip(names, counts, strict=True)
    ]
    told = _("Members by years of membership")
    axis, measure = _("Years of membership"), _("Members")
    return members.small(bar_chart(ident, told, "", parts, axis=axis, measure=measure, subtitle=place))


def members_path(cluster: str) -> str:
    """Where the members of a cluster stand by name."""
    return f"clusters/{cluster}/members/"


def members_page(site: Site, texts: Texts, cluster: Cluster) -> Page | None:
    """A cluster's members by kind and name, and who came and went in which year; None without a list."""
    year = members.latest_list(site, [cluster.id])
    if year is None:
        return None
    own = site.records.members[cluster.id, year]
    name = texts.say(cluster.name)
    moved = [Moved(each, members.movement(site, texts, cluster.id, each)) for each in _years(site, cluster.id, year)]
    view: dict[str, Any] = {
        "cluster": cluster_link(site, texts, cluster.id),
        "count": _count(texts, len(own), year),
        "year": str(year),
        "kinds": _kinds(site, texts, own) if len(own) <= _MOST_NAMES else [],
        "moved": [each for each in reversed(moved) if each.movement.known][:_MOST_YEARS],
        "source": sources.members(site, texts, cluster.id, [year]),
    }
    view["links"] = [
        *(Link(f"{kind.name} ({kind.number})", f"#{kind.ident}") for kind in view["kinds"]),
        *([Link(texts.gettext("Who joined and who left"), "#moved")] if view["moved"] else []),
    ]
    title = texts.gettext("Members of %(name)s") % {"name": name}
    about = described(
        texts.gettext("The members of %(name)s in %(year)s: name, kind, place and year of joining.")
        % {"name": name, "year": year},
        texts.gettext("Who joined and who left, year by year."),
        view["count"] + ".",
    )
    return Page(members_path(cluster.id), "cluster_members.html", title, view, about, "clusters")


def _years(site: Site, cluster: str, last: int) -> list[int]:
    """From a cluster's first list to the newest that was due."""
    first = min(year for name, year in site.records.members if name == cluster)
    return list(range(first, last + 1))


def _count(texts: Texts, number: int, year: int) -> str:
    told = texts.ngettext("%(number)s member in %(year)s", "%(number)s members in %(year)s", number)
    return told % {"number": texts.number(number), "year": year}


def _moves(site: Site, texts: Texts, cluster: str, name: str, years: Sequence[int]) -> Chart | None:
    """Joiners and leavers year by year; None where no year has two neighbouring lists."""
    found = [site.records.moved(cluster, year) for year in years]
    if not any(found):
        return None
    series = [
        Series(
            word,
            tuple(
                Point(str(year), None, "", members.list_absence(site, year) or "missing")
                if pair is None
                else Point(str(year), len(pair[side]), texts.number(len(pair[side])))
                for year, pair in zip(years, found, strict=True)
            ),
        )
        for side, word in enumerate((texts.gettext("Joined"), texts.gettext("Left")))
    ]
    return members.small(
        diverging_chart(
            "movements",
            texts.gettext("Members who joined and who left"),
            "",
            *series,
            axis=texts.gettext("Year"),
            events=happened(site, texts, years),
            subtitle=f"{name}, {years_text(years[0], years[-1])}",
        )
    )


def _kinds(site: Site, texts: Texts, own: Sequence[members.Member]) -> list[Kind]:
    found = []
    for category in site.schemas.field("members", ("members", "[]", "category")).choices:
        rows = [_row(site, texts, member) for member in own if member["category"] == category]
        if rows:
            rows.sort(key=lambda row: texts.sort_key(row.name))
            name = member_kind(site, texts, category)
            found.append(Kind(category.replace("_", "-"), name, texts.number(len(rows)), tuple(rows)))
    return found


def _row(site: Site, texts: Texts, member: members.Member) -> Row:
    words = [texts.gettext("start-up")] if member.get("startup") else []
    if part := member.get("governance"):
        words.append(choice(site, texts, "members", ("members", "[]", "governance"), part))
    place = territory_link(site, texts, member["territory"]).text
    return Row(member["name"], place, str(member["since"]), ", ".join(words))
