"""The members of a domain or a territory: how many there were year by year, of which kind, and who is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.charts import Chart, Point, Series, line_chart
from site_builder.texts import Texts
from site_builder.views import cluster_members as members
from site_builder.views.cluster_words import member_kind
from site_builder.views.page import Site
from site_builder.views.shown import DAGGER, happened

Belongs = Callable[[Mapping[str, Any]], bool]
Listed = Callable[[int], Iterable[Mapping[str, Any]]]

_MOST_NAMES = 12


@dataclass(frozen=True)
class Past:
    """Organisations year by year: as a line, and by kind as the rows of a table (`columns` are its heads).

    `note` says of which years lists are missing, each marked in its head; empty where none is.
    """

    course: Chart | None
    columns: tuple[Any, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str


@dataclass(frozen=True)
class Arrivals:
    """Who joined a cluster in the newest year: how many in words, and their names where they are few."""

    told: str
    names: tuple[str, ...]


def past(site: Site, texts: Texts, ident: str, place: str, clusters: Collection[str], listed: Listed) -> Past | None:
    """The members of these clusters here, by year up to the newest list that was due; None without any.

    `listed` gives those of a year, each organisation once.
    """
    newest = members.latest_list(site, clusters)
    counts = {
        year: Counter(each["category"] for each in listed(year))
        for year in site.records.years
        if newest is not None and year <= newest and _listed(site, clusters, year)
    }
    if not any(counts.values()):
        return None
    kinds = [kind for kind in _kinds(site) if any(each[kind] for each in counts.values())]
    rows = [(member_kind(site, texts, kind), *(texts.number(each[kind]) for each in counts.values())) for kind in kinds]
    rows.append((texts.gettext("Together"), *(texts.number(each.total()) for each in counts.values())))
    lacking = {year: told for year in counts if (told := members.unlisted(site, texts, clusters, year))}
    heads = ({"label": f"{year}{DAGGER if year in lacking else ''}", "numeric": True} for year in counts)
    columns = ({"label": texts.gettext("Kind")}, *heads)
    note = " ".join((DAGGER.strip(), *lacking.values())) if lacking else ""
    return Past(_course(site, texts, ident, place, counts), columns, tuple(rows), note)


def _listed(site: Site, clusters: Collection[str], year: int) -> bool:
    return any((each, year) in site.records.members for each in clusters)


def _kinds(site: Site) -> Sequence[str]:
    return tuple(site.schemas.field("members", ("members", "[]", "category")).choices)


def _course(site: Site, texts: Texts, ident: str, place: str, counts: Mapping[int, Counter[str]]) -> Chart | None:
    if len(counts) < 2:
        return None
    points = tuple(Point(str(year), each.total(), texts.number(each.total())) for year, each in counts.items())
    drawn = line_chart(
        ident,
        texts.gettext("Member organisations"),
        "",
        [Series(texts.gettext("Organisations"), points)],
        lambda value: texts.axis(value, "count"),
        axis=texts.gettext("Year"),
        events=happened(site, texts, list(counts)),
        subtitle=f"{place}, {min(counts)}–{max(counts)}",
    )
    return members.small(drawn)


def arrivals(site: Site, texts: Texts, clusters: Collection[str], belongs: Belongs) -> Arrivals | None:
    """The organisations that joined one of these clusters in the newest year, each once; None where none did."""
    year = members.latest_list(site, clusters)
    moves = [site.records.moved(each, year) for each in clusters] if year is not None else []
    joined = {member["id"]: member["name"] for move in moves if move for member in move[0] if belongs(member)}
    if not joined:
        return None
    told = texts.ngettext(
        "%(number)s organisation joined a cluster in %(year)s",
        "%(number)s organisations joined a cluster in %(year)s",
        len(joined),
    ) % {"number": texts.number(len(joined)), "year": year}
    names = sorted(joined.values(), key=texts.sort_key) if len(joined) <= _MOST_NAMES else []
    return Arrivals(told, tuple(names))
