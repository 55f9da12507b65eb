"""Where clusters' money comes from and where it goes: sums of public lines and of the public total columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.charts.inputs import Part, Point, Reference, Series
from site_builder.charts.line import line_chart
from site_builder.charts.marks import Chart
from site_builder.charts.stacked import stacked_chart
from site_builder.charts.strip import share_strip
from site_builder.periods import Period, due_day, state
from site_builder.texts import Texts
from site_builder.views.cluster_words import title
from site_builder.views.page import Site
from site_builder.views.shown import happened
from site_builder.views.targets import years_text
from site_builder.warehouse import totals

Record = Mapping[str, Any]
Amount = Callable[[Record], float]

_REVENUE = ("budget", "revenue")
_EXPENDITURE = ("budget", "expenditure")


@dataclass(frozen=True)
class Line:
    """A part of the revenue or the expenditure: its name, the amount of a record, its colour."""

    name: str
    amount: Amount
    tone: str


def resources(site: Site, texts: Texts) -> list[Line]:
    """Revenue in three parts: public funds, private resources in total, European projects."""
    return [
        Line(title(site, texts, "annual", *_REVENUE, "public"), lambda r: totals(r)["revenue_public"] or 0, "b1"),
        Line(title(site, texts, "annual", *_REVENUE, "private"), lambda r: totals(r)["revenue_private"] or 0, "a1"),
        Line(
            title(site, texts, "annual", *_REVENUE, "eu_projects"), lambda r: _at(r, (*_REVENUE, "eu_projects")), "a2"
        ),
    ]


def funders(site: Site, texts: Texts) -> list[Line]:
    """The same, public funds by who gives them, as the form has them."""
    found = []
    for index, key in enumerate(
        site.schemas.node("annual").children["budget"].children["revenue"].children["public"].children
    ):
        path = (*_REVENUE, "public", key)
        found.append(Line(title(site, texts, "annual", *path), _amount(path), ("b1", "b2", "b3", "c1")[min(index, 3)]))
    return [*found, *resources(site, texts)[1:]]


def costs(site: Site, texts: Texts) -> list[Line]:
    """Expenditure as the form has it."""
    keys = site.schemas.node("annual").children["budget"].children["expenditure"].children
    tones = ("c1", "c2", "c3")
    return [
        Line(title(site, texts, "annual", *_EXPENDITURE, key), _amount((*_EXPENDITURE, key)), tones[index % 3])
        for index, key in enumerate(keys)
    ]


def years_of(site: Site, clusters: Collection[str]) -> list[int]:
    """The years on record in which one of the clusters is active."""
    return [
        year for year in site.records.years if any(site.records.clusters[each].active_in(year) for each in clusters)
    ]


def due_years(site: Site, clusters: Collection[str]) -> list[int]:
    """The same without those at the end for which nothing was due yet nor is there."""
    years = years_of(site, clusters)
    told = [year for year in years if reported(site, clusters, year) or absence(site, year) == "missing"]
    return [year for year in years if told and year <= told[-1]]


def reported(site: Site, clusters: Collection[str], year: int) -> list[Record]:
    """The clusters' records of a year, as far as they are there."""
    return [site.records.annual[each, year] for each in clusters if (each, year) in site.records.annual]


def latest_year(site: Site, clusters: Collection[str]) -> int | None:
    """The newest year whose records were due by the site's day, else the newest on record; None without any."""
    years = sorted({year for cluster, year in site.records.annual if cluster in clusters}, reverse=True)
    due = (year for year in years if due_day("annual", Period(year), site.records.region.reporting) < site.day)
    return next(due, years[0] if years else None)


def rests(site: Site, texts: Texts, clusters: Collection[str], years: Collection[int]) -> str:
    """The years in which not all active clusters have reported, as a sentence; empty where all have."""
    partial = []
    for year in years:
        expected = [each for each in clusters if site.records.clusters[each].active_in(year)]
        given = len(reported(site, expected, year))
        if 0 < given < len(expected):
            values = {"year": year, "given": texts.number(given), "expected": texts.number(len(expected))}
            partial.append(texts.gettext("%(given)s of %(expected)s clusters in %(year)s") % values)
    if not partial:
        return ""
    return texts.gettext("These sums rest on %(parts)s.") % {"parts": texts.join(partial)}


def over_years(
    site: Site,
    texts: Texts,
    ident: str,
    name: str,
    place: str,
    lines: list[Line],
    clusters: Collection[str],
    until: int | None = None,
) -> Chart | None:
    """The lines as stacked columns, one for each year to the last that was due (or `until`); None without a record."""
    years = [year for year in due_years(site, clusters) if until is None or year <= until]
    if not any(reported(site, clusters, year) for year in years):
        return None
    layers = [
        Series(line.name, tuple(_point(site, texts, line, clusters, year) for year in years), line.tone)
        for line in lines
    ]
    sums = [[point.value for point in column] for column in zip(*(layer.points for layer in layers), strict=True)]
    form = axis(site, texts)
    return stacked_chart(
        ident,
        name,
        "",
        layers,
        form,
        axis=texts.gettext("Year"),
        events=happened(site, texts, years),
        totals=["" if None in column else form(sum(value or 0 for value in column)) for column in sums],
        subtitle=f"{place}, {years_text(years[0], years[-1])}",
    )


def in_year(
    site: Site, texts: Texts, ident: str, name: str, place: str, lines: list[Line], clusters: Collection[str], year: int
) -> Chart | None:
    """The lines as shares of their sum in one year; None where nothing is on record or the sum is nothing."""
    records = reported(site, clusters, year)
    sums = [sum(line.amount(record) for record in records) for line in lines]
    whole = sum(sums)
    if whole <= 0:
        return None
    parts = [
        Part(line.name, amount, texts.percent(amount / whole, 0), "", line.tone)
        for line, amount in zip(lines, sums, strict=True)
        if amount
    ]
    axis_name, measure = texts.gettext("Line"), texts.gettext("Share")
    return share_strip(ident, name, "", parts, axis=axis_name, measure=measure, subtitle=f"{place}, {year}")


def public_share(site: Site, clusters: Collection[str], year: int) -> float | None:
    """Public funds in the revenue of a year, as a ratio; None where it is not known."""
    sums = [totals(record) for record in reported(site, clusters, year)]
    public, whole = (sum(each[key] or 0 for each in sums) for key in ("revenue_public", "revenue_total"))
    return public / whole if whole else None


def share_over_years(
    site: Site, texts: Texts, ident: str, place: str, clusters: Collection[str], until: int | None = None
) -> Chart | None:
    """The share of public funds in the revenue of each year, against one half; None with fewer than two."""
    years = [year for year in due_years(site, clusters) if until is None or year <= until]
    shares = [public_share(site, clusters, year) for year in years]
    if sum(share is not None for share in shares) < 2:
        return None
    points = tuple(
        Point(str(year), None, "", absence(site, year) or "missing")
        if share is None
        else Point(str(year), 100 * share, texts.percent(share, 0))
        for year, share in zip(years, shares, strict=True)
    )
    name = texts.gettext("Share of public funds in revenue, against one half")
    return line_chart(
        ident,
        name,
        "",
        [Series(name, points)],
        lambda value: texts.axis(value, "percent"),
        axis=texts.gettext("Year"),
        reference=Reference(50, ""),
        events=happened(site, texts, years),
        subtitle=f"{place}, {years_text(years[0], years[-1])}",
    )


def share_sentence(site: Site, texts: Texts, clusters: Collection[str], year: int) -> str:
    """Which part public funds are of the year's revenue; and were the year before, where all reported both.

    Empty where it is not known.
    """
    now, before = (public_share(site, clusters, each) for each in (year, year - 1))
    if now is None:
        return ""
    values = {"year": year, "share": texts.percent(now, 0)}
    if before is None or rests(site, texts, clusters, [year - 1, year]):
        return texts.gettext("In %(year)s public funds were %(share)s of revenue.") % values
    values |= {"before": texts.percent(before, 0), "last": year - 1}
    return texts.gettext("In %(year)s public funds were %(share)s of revenue, after %(before)s in %(last)s.") % values


def money(site: Site, texts: Texts, value: float) -> str:
    """An amount in the region's currency."""
    return texts.money(value, site.records.region.currency)


def axis(site: Site, texts: Texts) -> Callable[[float], str]:
    """An amount in few characters."""
    return lambda value: texts.axis(value, "eur", site.records.region.currency)


def absence(site: Site, year: int) -> str:
    """What to say of a yearly record that is not there: missing, or not due yet."""
    return state(False, due_day("annual", Period(year), site.records.region.reporting), site.day)


def _point(site: Site, texts: Texts, line: Line, clusters: Collection[str], year: int) -> Point:
    records = reported(site, clusters, year)
    if not records:
        return Point(str(year), None, "", absence(site, year))
    amount = sum(line.amount(record) for record in records)
    return Point(str(year), amount, money(site, texts, amount))


def _amount(path: tuple[str, ...]) -> Amount:
    return lambda record: _at(record, path)


def _at(record: Record, path: tuple[str, ...]) -> float:
    """The amount at a path, or what a group there adds up to."""
    value: Any = record
    for key in path:
        value = value.get(key, 0) if isinstance(value, Mapping) else 0
    return _sum(value)


def _sum(value: Any) -> float:
    return sum(map(_sum, value.values())) if isinstance(value, Mapping) else value or 0
