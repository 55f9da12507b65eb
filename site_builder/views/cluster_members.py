"""Who the members of one or several clusters are: by kind, by territory, and how the lists changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from site_builder.charts.bars import bar_chart
from site_builder.charts.inputs import Part
from site_builder.charts.marks import Chart
from site_builder.charts.territories import territory_map
from site_builder.periods import Period, due_day, state
from site_builder.texts import Texts
from site_builder.views.cluster_words import OUTSIDE, Link, cluster_link, cluster_name, member_kind, territory_link
from site_builder.views.page import Site

Member = Mapping[str, Any]


@dataclass(frozen=True)
class Movement:
    """Who came and who went between two neighbouring lists; `known` is false where the list before is not there."""

    known: bool
    joined: tuple[str, ...]
    left: tuple[str, ...]
    joined_text: str
    left_text: str


@dataclass(frozen=True)
class Together:
    """The members of several clusters by their newest lists, each organisation once: how many, who, and where."""

    count: str
    unlisted: str
    kinds: Chart | None
    places: Chart | None
    outside: str
    credit: str
    source: str


def latest_list(site: Site, clusters: Collection[str]) -> int | None:
    """The newest year in which one of the clusters has a members list that was due, else the newest on record."""
    years = sorted({year for cluster, year in site.records.members if cluster in clusters}, reverse=True)
    due = (year for year in years if due_day("members", Period(year), site.records.region.reporting) < site.day)
    return next(due, years[0] if years else None)


def organisations(site: Site, clusters: Collection[str], year: int) -> dict[str, Member]:
    """Each organisation once, by id: as the first of the clusters has it that lists it."""
    found: dict[str, Member] = {}
    for cluster in sorted(clusters):
        for member in site.records.members.get((cluster, year), ()):
            found.setdefault(member["id"], member)
    return found


def by_kind(site: Site, texts: Texts, ident: str, place: str, members: Iterable[Member]) -> Chart | None:
    """Members by category, in the order of the form; None where there are none. `place` says whose and when."""
    counts = Counter(member["category"] for member in members)
    kinds = site.schemas.field("members", ("members", "[]", "category")).choices
    named = [(member_kind(site, texts, kind), counts[kind]) for kind in kinds]
    return _bars(texts, ident, texts.gettext("Members by kind"), place, texts.gettext("Kind"), named)


def by_territory(site: Site, texts: Texts, ident: str, place: str, members: Iterable[Member]) -> Chart | None:
    """Members by territory: on a map where there are outlines, else as bars in the order of the region's file."""
    counts = Counter(member["territory"] for member in members)
    drawn = member_map(site, texts, ident, place, counts)
    if drawn is not None:
        return drawn
    codes = [*(each.code for each in site.records.region.territories), OUTSIDE]
    named = [(territory_link(site, texts, code).text, counts[code]) for code in codes]
    return _bars(texts, ident, texts.gettext("Members by territory"), place, texts.gettext("Territory"), named)


def _bars(texts: Texts, ident: str, name: str, place: str, axis: str, counts: list[tuple[str, int]]) -> Chart | None:
    whole = sum(number for _, number in counts)
    parts = [Part(word, number, _count(texts, number, whole)) for word, number in counts if number]
    if not parts:
        return None
    return small(bar_chart(ident, name, "", parts, axis=axis, measure=texts.gettext("Members"), subtitle=place))


def small(chart: Chart) -> Chart:
    """A chart that always stands in half of the page: the narrow drawing alone."""
    return chart if chart.narrow is None else replace(chart, wide=chart.narrow, narrow=None)


def outside(site: Site, texts: Texts, members: Iterable[Member]) -> str:
    """How many members sit outside the region, which a map of it does not show; empty where none do or bars show it."""
    number = sum(member["territory"] == OUTSIDE for member in members)
    if not number or site.records.territories is None:
        return ""
    told = texts.ngettext("%(number)s outside the region.", "%(number)s outside the region.", number)
    return told % {"number": texts.number(number)}


def member_map(
    site: Site, texts: Texts, ident: str, place: str, counts: Mapping[str, int], highlight: str = ""
) -> Chart | None:
    """How many members sit in each territory, on a map; None where the region has no outlines of its territories."""
    if site.records.territories is None:
        return None
    values = {
        each.code: Part(texts.say(each.name), counts.get(each.code, 0), texts.number(counts.get(each.code, 0)))
        for each in site.records.region.territories
    }
    drawn = territory_map(
        ident,
        texts.gettext("Members by territory"),
        "",
        site.records.territories,
        values,
        axis=texts.gettext("Territory"),
        measure=texts.gettext("Members"),
        highlight=highlight,
        subtitle=place,
    )
    return drawn and small(drawn)


def map_credit(site: Site) -> str:
    """Whose outlines maps are drawn from, and under which licence."""
    outlines = site.records.territories or {}
    return ", ".join(str(outlines[key]) for key in ("credit", "licence") if outlines.get(key))


def movement(site: Site, texts: Texts, cluster: str, year: int) -> Movement:
    """Who joined and who left since the list of the year before, by name."""
    moved = site.records.moved(cluster, year)
    if moved is None:
        return Movement(False, (), (), "", "")
    joined, left = (_names(texts, each) for each in moved)
    return Movement(
        True,
        joined,
        left,
        texts.ngettext(
            "%(number)s organisation joined in %(year)s", "%(number)s organisations joined in %(year)s", len(joined)
        )
        % {"number": texts.number(len(joined)), "year": year},
        texts.ngettext(
            "%(number)s organisation left in %(year)s", "%(number)s organisations left in %(year)s", len(left)
        )
        % {"number": texts.number(len(left)), "year": year},
    )


def elsewhere(site: Site, texts: Texts, cluster: str, year: int) -> list[Link]:
    """The other clusters of that year to which the members belong too, by name, each with how many."""
    own = {member["id"] for member in site.records.members.get((cluster, year), ())}
    found = []
    for (other, when), members in site.records.members.items():
        shared = sum(member["id"] in own for member in members) if when == year and other != cluster else 0
        if shared:
            note = texts.ngettext("%(number)s member", "%(number)s members", shared) % {"number": texts.number(shared)}
            found.append(cluster_link(site, texts, other, note))
    return sorted(found, key=lambda link: texts.sort_key(link.text))


def presence(site: Site, texts: Texts, territory: str, year: int) -> list[Link]:
    """The clusters with members in a territory, by name, each with how many."""
    found = []
    for (cluster, when), members in site.records.members.items():
        number = sum(member["territory"] == territory for member in members) if when == year else 0
        if number:
            note = texts.ngettext("%(number)s member", "%(number)s members", number) % {"number": texts.number(number)}
            found.append(cluster_link(site, texts, cluster, note))
    return sorted(found, key=lambda link: texts.sort_key(link.text))


def unlisted(site: Site, texts: Texts, clusters: Collection[str], year: int) -> str:
    """Which active clusters have no members list of the year, as a sentence; empty where all have."""
    absent = [
        cluster_name(site, texts, each)
        for each in clusters
        if site.records.clusters[each].active_in(year) and (each, year) not in site.records.members
    ]
    if not absent:
        return ""
    names = texts.join(sorted(absent, key=texts.sort_key))
    return texts.ngettext(
        "The members list of %(names)s for %(year)s is not there: its members are not counted.",
        "The members lists of %(names)s for %(year)s are not there: their members are not counted.",
        len(absent),
    ) % {"names": names, "year": year}


def list_absence(site: Site, year: int) -> str:
    """What to say of a members list that is not there: missing, or not due yet."""
    return state(False, due_day("members", Period(year), site.records.region.reporting), site.day)


def _names(texts: Texts, members: Iterable[Member]) -> tuple[str, ...]:
    return tuple(sorted((member["name"] for member in members), key=texts.sort_key))


def _count(texts: Texts, number: int, whole: int) -> str:
    return f"{texts.number(number)} ({texts.percent(number / whole, 0)})" if whole else texts.number(number)


def together(site: Site, texts: Texts, name: str, clusters: list[str]) -> Together | None:
    """The members of these clusters together, `name` says whose; None where there is no list."""
    year = latest_list(site, clusters)
    if year is None:
        return None
    every = organisations(site, clusters, year).values()
    told = texts.ngettext("%(number)s organisation in %(year)s", "%(number)s organisations in %(year)s", len(every))
    place = f"{name}, {year}"
    return Together(
        told % {"number": texts.number(len(every)), "year": year},
        unlisted(site, texts, clusters, year),
        by_kind(site, texts, "kinds", place, every),
        by_territory(site, texts, "places", place, every),
        outside(site, texts, every),
        map_credit(site),
        f"{texts.say(site.schemas.form('members').title)}, {year}",
    )
