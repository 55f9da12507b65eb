"""The business model of the clusters together, and for the officers of each cluster by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from site_builder.charts.marks import Cell, Chart, Column, Table
from site_builder.texts import Texts
from site_builder.views import business_model_charts as charts
from site_builder.views.business_model_items import FEES, SERVICES, Books, Item, books, private_lines, total
from site_builder.views.business_model_levers import Start
from site_builder.views.business_model_moves import Moves, moves
from site_builder.views.business_model_what_if import WhatIf, what_if
from site_builder.views.cluster_money import due_years, reported, rests
from site_builder.views.cluster_words import Link, cluster_name
from site_builder.views.complete import latest_year
from site_builder.views.openers import base_definitions
from site_builder.views.page import Page, Site
from site_builder.views.shown import KeyFigure, Subject, key_figures
from site_builder.views.sources import Source, annual

#: what the page opens with, as indicators say it, without spaces: the first of each that there is
_MEASURES = (
    "sum(revenue_total)",
    "100.0*sum(revenue_public)/sum(revenue_total)",
    "100.0*sum(budget.revenue.private.membership_fees)/sum(revenue_own)",
    "100.0*sum(budget.revenue.private.services)/sum(revenue_own)",
)
PATH = "business-model/"
SCRIPT = "what-if.js"


@dataclass(frozen=True)
class Model:
    """What both pages show; a picture is None where there is nothing to draw. One cluster's sources are its records."""

    year: int
    rests: str
    source: str | Source | None
    source_of_year: str | Source | None
    flow: Chart | None
    revenue: Chart
    shares: Chart
    split: bool
    half: str
    moves: Moves | None
    expenditure: Chart
    what_if: WhatIf | None


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The page of all clusters together; in the officers' build one of each cluster too."""
    every = list(site.records.clusters)
    now = latest_year(site, texts)
    name = texts.gettext("Business model")
    description = texts.gettext(
        "What the clusters live on: revenue by source and expenditure over the years, and what each lever would change."
    )
    if now is None:
        yield Page(PATH, "business_model.html", name, {"model": None, "lead": description}, description, "model")
        return
    model = _model(site, texts, every, texts.say(site.records.region.name), now.year)
    view = {
        "model": model,
        "lead": _lead(site, texts, every, now.year),
        "note": now.note,
        "figures": _figures(site, texts, now.year),
        "clusters": _own_pages(site, texts) if site.for_officers else [],
    }
    yield Page(PATH, "business_model.html", name, view, description, "model", scripts=_scripts(model))
    if site.for_officers:
        for cluster in every:
            page = _cluster(site, texts, cluster)
            if page is not None:
                yield page


def has_page(site: Site, cluster: str) -> bool:
    """True where this build has a page on the business model of the cluster."""
    return site.for_officers and any(name == cluster for name, _ in site.records.annual)


def start_of(kept: Books, year: int, clusters: int, members: float | None, collaborations: float | None) -> Start:
    """The budget of the average of so many clusters in a year; of one, its own."""
    fees, services = (kept.amount(key, year) for key in (FEES, SERVICES))
    eu = kept.amount("eu_projects", year) or 0.0
    rest = total(kept.own, year) - (fees or 0) - (services or 0) - eu
    return Start(
        fees=None if fees is None else fees / clusters,
        services=None if services is None else services / clusters,
        rest=rest / clusters,
        eu=eu / clusters,
        public=total(kept.public, year) / clusters,
        expenditure=kept.spent(year) / clusters,
        members=members,
        collaborations=collaborations,
    )


def _model(site: Site, texts: Texts, clusters: list[str], place: str, year: int) -> Model:
    years = due_years(site, clusters)
    kept, now = books(site, texts, clusters, years), books(site, texts, clusters, [year])
    _, form = texts.gettext, texts.say(site.schemas.form("annual").title)
    return Model(
        year,
        rests(site, texts, clusters, years),
        f"{form}, {years[0]}–{years[-1]}",
        f"{form}, {year}",
        charts.flow(site, texts, "flow", place, now, year),
        charts.over_years(site, texts, "revenue", _("Revenue by source"), place, kept.few, years),
        charts.shares_over_years(site, texts, "shares", place, kept),
        kept.split,
        half_and_half(texts, kept, year),
        moves(site, texts, kept, clusters, place),
        charts.over_years(site, texts, "expenditure", _("Expenditure by kind"), place, kept.expenditure, years),
        what_if(site, texts, _start(site, now, clusters, year)),
    )


def _start(site: Site, kept: Books, clusters: list[str], year: int) -> Start:
    """The average of the clusters that reported the year: of those with a members list, of members too."""
    records = reported(site, clusters, year)
    lists = [len(site.records.members[each, year]) for each in clusters if (each, year) in site.records.members]
    members = sum(lists) / len(lists) if lists else None
    work = sum(len(record.get("collaborations", ())) for record in records)
    number = max(1, len(records))
    return start_of(kept, year, number, members, work / number)


def _figures(site: Site, texts: Texts, year: int) -> list[KeyFigure]:
    """The key figures of the year that the region has indicators for: sums before averages."""
    usable = [each for each in base_definitions(site) if each.table == "annual" and not each.where]
    usable.sort(key=lambda each: (each.across != "pooled", each.id))
    found = []
    for measure in _MEASURES:
        same = (each.id for each in usable if "".join(each.value.split()).casefold() == measure)
        found += list(islice(same, 1))
    return key_figures(site, texts, found, Subject("region", site.records.region.id), year)


def half_and_half(texts: Texts, kept: Books, until: int) -> str:
    """In which years public funds were more than a half, and how their share moved from the first to `until`.

    Years after that are not complete: what they seem to show may be a report that is awaited.
    """
    shares = {year: share for year in kept.years if year <= until and (share := kept.public_share(year)) is not None}
    if len(shares) < 2:
        return ""
    first, last = min(shares), max(shares)
    moved = texts.gettext("From %(first)s to %(last)s the share went from %(before)s to %(now)s.") % {
        "first": first,
        "last": last,
        "before": texts.percent(shares[first], 1),
        "now": texts.percent(shares[last], 1),
    }
    over = [str(year) for year, share in shares.items() if share > 0.5 + 1e-9]
    if not over:
        told = texts.gettext("In no year was it more than one half.")
    elif len(over) == len(shares):
        told = texts.gettext("In every year it was more than one half.")
    else:
        told = texts.gettext("It was more than one half in %(years)s.") % {"years": texts.join(over)}
    return f"{moved} {told}"


def _lead(site: Site, texts: Texts, clusters: list[str], year: int) -> str:
    """What all clusters together lived on in the year, and how much of it they earned themselves."""
    kept = books(site, texts, clusters, [year])
    share = kept.public_share(year)
    if share is None:
        return ""
    number = len(reported(site, clusters, year))
    told = texts.ngettext(
        "In %(year)s the cluster lived on %(revenue)s: %(own)s own resources, %(public)s public funds.",
        "In %(year)s the %(number)s clusters lived on %(revenue)s: %(own)s own resources, %(public)s public funds.",
        number,
    )
    return told % {
        "year": year,
        "number": texts.number(number),
        "revenue": texts.money(kept.revenue(year), site.records.region.currency),
        "own": texts.percent(1 - share, 0),
        "public": texts.percent(share, 0),
    }


def _own_pages(site: Site, texts: Texts) -> list[Link]:
    """The clusters' own pages by name."""
    links = (
        Link(cluster_name(site, texts, each), f"clusters/{each}/{PATH}")
        for each in site.records.clusters
        if has_page(site, each)
    )
    return sorted(links, key=lambda link: texts.sort_key(link.text))


def _cluster(site: Site, texts: Texts, cluster: str) -> Page | None:
    """A cluster by itself, line by line; None where it has no yearly record."""
    years = [year for name, year in site.records.annual if name == cluster]
    if not years:
        return None
    name = cluster_name(site, texts, cluster)
    told = due_years(site, [cluster])
    model = replace(
        _model(site, texts, [cluster], name, max(years)),
        source=annual(site, texts, cluster, told),
        source_of_year=annual(site, texts, cluster, [max(years)]),
    )
    view = {
        "model": model,
        "cluster": Link(name, f"clusters/{cluster}/"),
        "lines": _lines(site, texts, private_lines(site, texts, cluster, told), told),
    }
    title = texts.gettext("Business model of %(name)s") % {"name": name}
    about = texts.gettext(
        "%(name)s alone: its revenue line by line, the share of public funds, and what each lever would change."
    )
    path = f"clusters/{cluster}/{PATH}"
    return Page(
        path, "business_model_cluster.html", title, view, about % {"name": name}, "clusters", scripts=_scripts(model)
    )


def _lines(site: Site, texts: Texts, items: list[Item], years: list[int]) -> Table:
    """Each line of private revenue, year by year."""
    columns = (Column(texts.gettext("Line"), numeric=False), *(Column(str(year)) for year in years))
    currency = site.records.region.currency
    rows = tuple(
        (
            Cell(item.name),
            *(
                Cell(texts.money(item.amounts[year], currency)) if year in item.amounts else Cell("", "missing")
                for year in years
            ),
        )
        for item in items
    )
    return Table(columns, rows)


def _scripts(model: Model) -> tuple[str, ...]:
    return (SCRIPT,) if model.what_if else ()
