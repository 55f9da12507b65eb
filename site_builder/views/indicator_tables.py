"""The tables of an indicator's page: its figures by domain, by territory, by quarter, without their unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.indicators import Figure
from site_builder.periods import Period
from site_builder.records import Definition
from site_builder.texts import Texts
from site_builder.views.indicator_course import years
from site_builder.views.indicator_words import unit_name
from site_builder.views.page import Site
from site_builder.views.shown import DAGGER, Shown, Subject, shown


@dataclass(frozen=True)
class Grid:
    """A table of figures: `rows` are lists of cells, the first heads its row; `total` says that the last adds up;
    `partly` that some figures, each marked, rest on fewer clusters than there were.
    """

    ident: str
    title: str
    unit: str
    columns: tuple[dict[str, object], ...]
    rows: tuple[tuple[object, ...], ...]
    total: bool = False
    partly: bool = False


def tables(site: Site, texts: Texts, definition: Definition) -> list[Grid]:
    """Those that the indicator has."""
    made = (_domain_table, _quarter_table, _territory_table)
    return [table for each in made if (table := each(site, texts, definition)) is not None]


def _domain_table(site: Site, texts: Texts, definition: Definition) -> Grid | None:
    """A row a domain in the region's own order, the region last; a column a year."""
    region = site.records.region
    rows = [
        (texts.say(domain.name), Subject("domain", domain.id), f"domains/{domain.id}/") for domain in region.domains
    ]
    rows.append((texts.say(region.name), Subject("region", region.id), ""))
    return _grid(site, texts, definition, "by-domain", texts.gettext("By domain"), rows)


def _quarter_table(site: Site, texts: Texts, definition: Definition) -> Grid | None:
    if not definition.is_quarterly or definition.scope is not None:
        return None
    place = texts.say(site.records.region.name)
    series = site.figures.series(definition.id, "region", site.records.region.id, quarterly=True)
    figures = {figure.period: figure for figure in series}
    quarters = (1, 2, 3, 4)
    rows = tuple(
        (str(year), *(_cell(site, texts, figures.get(Period(year, quarter))) for quarter in quarters))
        for year in dict.fromkeys(figure.period.year for figure in series)
    )
    columns = [texts.gettext("Quarter %(number)s") % {"number": number} for number in quarters]
    unit = unit_name(texts, definition.unit, site.records.region.currency)
    title = texts.gettext("By quarter, %(place)s") % {"place": place}
    return Grid("by-quarter", title, unit, _columns(texts.gettext("Year"), columns), rows)


def _territory_table(site: Site, texts: Texts, definition: Definition) -> Grid | None:
    rows = [
        (texts.say(each.name), Subject("territory", each.code), f"territories/{each.code}/")
        for each in site.records.region.territories
    ]
    return _grid(site, texts, definition, "by-territory", texts.gettext("By territory"), rows)


def _grid(
    site: Site,
    texts: Texts,
    definition: Definition,
    ident: str,
    title: str,
    subjects: Sequence[tuple[str, Subject, str]],
) -> Grid | None:
    # a year that nobody had to report yet would be a column of marks, a year of some quarters one of small sums
    series = {subject: {f.period: f for f in years(site, definition, subject)} for _, subject, _ in subjects}
    periods = sorted({p for figures in series.values() for p, f in figures.items() if f.mark != "not_due"})
    rows = tuple(
        ({"text": name, "path": path}, *(_cell(site, texts, series[subject].get(period)) for period in periods))
        for name, subject, path in subjects
        if series[subject] and periods
    )
    if not rows:
        return None
    unit = unit_name(texts, definition.unit, site.records.region.currency)
    head = texts.gettext("Territory") if ident == "by-territory" else texts.gettext("Domain")
    columns = _columns(head, [texts.period_short(period) for period in periods])
    together = len(rows) > 1 and rows[-1][0]["path"] == ""
    shown_ones = (f for figures in series.values() for f in figures.values() if f.period in periods)
    return Grid(ident, title, unit, columns, rows, together, any(_is_partial(f) for f in shown_ones))


def _cell(site: Site, texts: Texts, figure: Figure | None) -> Shown | str:
    """A figure without its unit, which the table's title tells."""
    if figure is None:
        return "–"
    if figure.value is None:
        return shown(site, texts, figure)
    text = texts.number(figure.value, site.records.definitions[figure.indicator].decimals)
    return text + DAGGER if _is_partial(figure) else text


def _is_partial(figure: Figure) -> bool:
    return figure.value is not None and figure.rests_on < figure.expected


def _columns(first: str, others: Sequence[str]) -> tuple[dict[str, object], ...]:
    return ({"label": first}, *({"label": other, "numeric": True} for other in others))
