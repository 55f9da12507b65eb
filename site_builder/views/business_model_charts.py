"""The pictures of the business model: revenue and expenditure over the years, one half, one year's flow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from site_builder.charts.flows import Side, flow_chart
from site_builder.charts.inputs import Part, Point, Reference, Series
from site_builder.charts.marks import Chart
from site_builder.charts.stacked import stacked_chart
from site_builder.texts import Texts
from site_builder.views.business_model_items import Books, Item, total
from site_builder.views.cluster_money import absence, axis
from site_builder.views.page import Site
from site_builder.views.shown import happened
from site_builder.views.targets import years_text

#: of so many units of currency the flow tells where they come from and where they go
HUNDRED = 100


def over_years(
    site: Site, texts: Texts, ident: str, name: str, place: str, items: Sequence[Item], years: Sequence[int]
) -> Chart:
    """Items as stacked columns, in money."""
    form = axis(site, texts)
    layers = [_series(site, item, years, lambda amount, _: amount, lambda v: _money(site, texts, v)) for item in items]
    return _stacked(site, texts, ident, name, place, layers, form, [_total(form, items, year) for year in years])


def shares_over_years(site: Site, texts: Texts, ident: str, place: str, kept: Books) -> Chart:
    """Sources as shares of revenue, against one half; over each column the share of public funds."""
    layers = [
        _series(
            site,
            item,
            kept.years,
            lambda amount, year: 100 * amount / (kept.revenue(year) or 1),
            lambda value: texts.per_cent(value, 0),
        )
        for item in kept.few
    ]
    public = [kept.public_share(year) for year in kept.years]
    return _stacked(
        site,
        texts,
        ident,
        texts.gettext("Revenue by source in shares; over each column, the share of public funds"),
        place,
        layers,
        lambda value: texts.per_cent(value, 0),
        ["" if share is None else texts.percent(share, 1) for share in public],
        Reference(50, texts.gettext("one half")),
    )


def flow(site: Site, texts: Texts, ident: str, place: str, kept: Books, year: int) -> Chart | None:
    """Where one hundred units of currency come from and where they go; None where one of the two is not on record."""
    revenue, spent = (*kept.own, *kept.public), kept.expenditure
    if total(revenue, year) <= 0 or total(spent, year) <= 0:
        return None
    whole = _money(site, texts, HUNDRED)
    come = Side(texts.gettext("They come from"), _hundred(site, texts, revenue, year))
    go = Side(texts.gettext("They go to"), _hundred(site, texts, spent, year))
    return flow_chart(
        ident,
        texts.gettext("Where %(whole)s come from, and where they go") % {"whole": whole},
        " ".join(_said(texts, side) for side in (come, go)),
        come,
        go,
        whole,
        axis=texts.gettext("Item"),
        measure=texts.gettext("Of %(whole)s") % {"whole": whole},
        subtitle=f"{place}, {year}",
    )


def _said(texts: Texts, side: Side) -> str:
    parts = ", ".join(f"{part.name} {part.text}" for part in side.parts)
    return texts.gettext("%(name)s: %(text)s") % {"name": side.name, "text": parts} + "."


def in_whole_units(amounts: Sequence[float]) -> list[int]:
    """Parts of one hundred in whole units that add up to it: the largest remainders are rounded up."""
    whole = sum(amounts)
    exact = [HUNDRED * amount / whole for amount in amounts]
    units = [int(each) for each in exact]
    order = sorted(range(len(exact)), key=lambda at: (units[at] - exact[at], at))
    for at in order[: HUNDRED - sum(units)]:
        units[at] += 1
    return units


def _hundred(site: Site, texts: Texts, items: Sequence[Item], year: int) -> tuple[Part, ...]:
    amounts = [max(0.0, item.amounts.get(year, 0.0)) for item in items]
    return tuple(
        Part(item.name, amount, _money(site, texts, units) if units else "< " + _money(site, texts, 1), "", item.tone)
        for item, amount, units in zip(items, amounts, in_whole_units(amounts), strict=True)
        if amount
    )


def _stacked(
    site: Site,
    texts: Texts,
    ident: str,
    name: str,
    place: str,
    layers: Sequence[Series],
    form: Callable[[float], str],
    totals: Sequence[str],
    reference: Reference | None = None,
) -> Chart:
    years = [int(point.label) for point in layers[0].points]
    return stacked_chart(
        ident,
        name,
        "",
        layers,
        form,
        axis=texts.gettext("Year"),
        reference=reference,
        events=happened(site, texts, years),
        totals=totals,
        subtitle=_where(place, years),
    )


def _series(
    site: Site, item: Item, years: Sequence[int], scale: Callable[[float, int], float], form: Callable[[float], str]
) -> Series:
    points = []
    for year in years:
        amount = item.amounts.get(year)
        value = None if amount is None else scale(amount, year)
        mark = absence(site, year) if value is None else ""
        points.append(Point(str(year), value, "" if value is None else form(value), mark))
    return Series(item.name, tuple(points), item.tone)


def _total(form: Callable[[float], str], items: Sequence[Item], year: int) -> str:
    return form(total(items, year)) if any(year in item.amounts for item in items) else ""


def _money(site: Site, texts: Texts, amount: float) -> str:
    return texts.money(amount, site.records.region.currency)


def _where(place: str, years: Sequence[int]) -> str:
    return f"{place}, {years_text(years[0], years[-1])}"
