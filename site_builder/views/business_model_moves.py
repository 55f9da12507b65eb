"""What moved, item by item, in the year in which something happened."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from site_builder.charts.changes import Group, change_chart
from site_builder.charts.inputs import Part
from site_builder.charts.marks import Cell, Chart, Column, Table
from site_builder.texts import Texts
from site_builder.views.business_model_items import Books, Item, books
from site_builder.views.cluster_money import reported, rests
from site_builder.views.page import Site


@dataclass(frozen=True)
class Moves:
    """A year against the year before: what happened, the picture, and in words what fell and what rose most."""

    year: int
    before: int
    what: str
    chart: Chart
    sentence: str
    rests: str


def moves(site: Site, texts: Texts, kept: Books, clusters: Collection[str], place: str) -> Moves | None:
    """The year of the region's event, else that of the largest fall of revenue; None where there is neither."""
    year = _year(site, texts, kept, clusters)
    if year is None:
        return None
    # what may be seen of these two years, which may be more than of all
    kept = books(site, texts, clusters, [year - 1, year])
    revenue = [_part(site, texts, item, year) for item in (*kept.own, *kept.public) if _moved(item, year)]
    expenditure = [_part(site, texts, item, year) for item in kept.expenditure if _moved(item, year)]
    if not revenue and not expenditure:
        return None
    what = texts.join(texts.say(each.text) for each in site.records.region.events if each.year == year)
    heads = texts.gettext("Revenue"), texts.gettext("Expenditure")
    values = {"year": year, "before": year - 1}
    chart = change_chart(
        "moves",
        texts.gettext("Change of each item from %(before)s to %(year)s") % values,
        _sentence(site, texts, kept, year),
        [Group(heads[0], tuple(revenue)), Group(heads[1], tuple(expenditure))],
        subtitle=f"{place}, {year}",
    )
    table = _table(site, texts, (*kept.own, *kept.public, *kept.expenditure), year)
    return Moves(
        year,
        year - 1,
        what,
        replace(chart, table=table),
        _sentence(site, texts, kept, year),
        rests(site, texts, clusters, [year - 1, year]),
    )


def _year(site: Site, texts: Texts, kept: Books, clusters: Collection[str]) -> int | None:
    """Of the years with one before on record: an event’s, of several the largest fall; else the largest fall."""
    falls = {
        year: kept.revenue(year) / kept.revenue(year - 1) - 1
        for year in kept.years
        if reported(site, clusters, year) and reported(site, clusters, year - 1) and kept.revenue(year - 1) > 0
    }
    told = {each.year for each in site.records.region.events} & falls.keys()
    # where a report is missing, the sum falls without anybody's revenue having fallen
    fell = {year for year, change in falls.items() if change < 0 and not rests(site, texts, clusters, [year - 1, year])}
    return min(told or fell, key=lambda year: (falls[year], year), default=None)


def _moved(item: Item, year: int) -> bool:
    """True where there was something in one of the two years."""
    return any(item.amounts.get(each) for each in (year - 1, year))


def _change(item: Item, year: int) -> float:
    return item.amounts.get(year, 0.0) - item.amounts.get(year - 1, 0.0)


def _part(site: Site, texts: Texts, item: Item, year: int) -> Part:
    return Part(item.name, _change(item, year), _text(site, texts, item, year), "", item.tone)


def _text(site: Site, texts: Texts, item: Item, year: int) -> str:
    """The change in money, and in per cent where there was something before."""
    before = item.amounts.get(year - 1, 0.0)
    amount = texts.signed_money(_change(item, year), site.records.region.currency)
    return f"{amount} ({texts.signed_percent(_change(item, year) / before)})" if before else amount


def _table(site: Site, texts: Texts, items: Collection[Item], year: int) -> Table:
    columns = (
        Column(texts.gettext("Item"), numeric=False),
        Column(str(year - 1)),
        Column(str(year)),
        Column(texts.gettext("Change")),
    )
    currency = site.records.region.currency
    rows = tuple(
        (
            Cell(item.name),
            *(Cell(texts.money(item.amounts.get(each, 0.0), currency)) for each in (year - 1, year)),
            Cell(_text(site, texts, item, year)),
        )
        for item in items
        if _moved(item, year)
    )
    return Table(columns, rows)


def _sentence(site: Site, texts: Texts, kept: Books, year: int) -> str:
    """How revenue as a whole moved, and which of its items fell and rose most."""
    now, before = kept.revenue(year), kept.revenue(year - 1)
    values = {
        "year": year,
        "last": year - 1,
        "change": texts.signed_percent((now - before) / before) if before else texts.number(0),
        "now": texts.money(now, site.records.region.currency),
    }
    told = [texts.gettext("Revenue of %(year)s: %(now)s, %(change)s against %(last)s.") % values]
    items = [item for item in (*kept.own, *kept.public) if _moved(item, year)]
    fell = min(items, key=lambda item: _change(item, year), default=None)
    rose = max(items, key=lambda item: _change(item, year), default=None)
    if fell is not None and _change(fell, year) < 0:
        told.append(
            texts.gettext("What fell most: %(name)s, %(change)s.")
            % {"name": fell.name, "change": _text(site, texts, fell, year)}
        )
    if rose is not None and _change(rose, year) > 0:
        told.append(
            texts.gettext("What rose most: %(name)s, %(change)s.")
            % {"name": rose.name, "change": _text(site, texts, rose, year)}
        )
    return " ".join(told)
