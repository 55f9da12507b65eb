"""What is measured, and how: the list of indicators by topic, and a page for each with its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.charts import Chart, Series, line_chart
from site_builder.indicators import Figure
from site_builder.periods import Period
from site_builder.records import Definition
from site_builder.texts import Texts
from site_builder.views.indicator_words import definition_items, scope_words, sql_of, unit_name, visible
from site_builder.views.page import Page, Site
from site_builder.views.shown import Shown, Subject, axis_form, history, latest, measure_name, points, shown


@dataclass(frozen=True)
class Row:
    """An indicator in the list: its newest regional figure, or the words that say whose it is."""

    name: str
    path: str
    about: str
    figure: Shown | None
    period: str
    scope: str


@dataclass(frozen=True)
class Group:
    """Indicators under one topic; `ident` is its anchor."""

    ident: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Grid:
    """A table of figures: `rows` are lists of cells, the first cell heads its row."""

    ident: str
    title: str
    columns: tuple[dict[str, object], ...]
    rows: tuple[tuple[object, ...], ...]


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The list, then a page for each indicator that the audience may see."""
    _ = texts.gettext
    seen = visible(site)
    yield Page(
        "indicators/",
        "indicators.html",
        _("Indicators"),
        {"groups": _groups(site, texts, seen)},
        _("What is measured, how each figure is computed, and from which records."),
        "indicators",
    )
    for definition in seen:
        yield _page(site, texts, definition)


def topics(site: Site, texts: Texts) -> list[tuple[str, str]]:
    """Ids and names of all topics: structure and members first, then the policy's, short-term before long-term."""
    objectives = site.records.objectives
    named = {"structure": texts.gettext("Organisations and budgets"), "members": texts.gettext("Members")}
    for topic in (*objectives.short_topics, *objectives.long_topics):
        named.setdefault(topic.id, texts.say(topic.name))
    return list(named.items())


def _groups(site: Site, texts: Texts, seen: Sequence[Definition]) -> tuple[Group, ...]:
    groups = (
        Group(f"topic-{topic}", name, tuple(_row(site, texts, each) for each in _of_topic(texts, seen, topic)))
        for topic, name in topics(site, texts)
    )
    return tuple(group for group in groups if group.rows)


def _of_topic(texts: Texts, seen: Sequence[Definition], topic: str) -> list[Definition]:
    return sorted(
        (each for each in seen if each.topic == topic),
        key=lambda each: (each.scope is not None, texts.sort_key(texts.say(each.name)), each.id),
    )


def _row(site: Site, texts: Texts, definition: Definition) -> Row:
    figure = latest(site, definition.id, _region(site)) if definition.scope is None else None
    return Row(
        name=measure_name(texts, definition, "region"),
        path=f"indicators/{definition.id}/",
        about=texts.say(definition.description),
        figure=shown(site, texts, figure) if figure else None,
        period=texts.period(figure.period) if figure else "",
        scope=scope_words(site, texts, definition) if definition.scope else "",
    )


def _region(site: Site) -> Subject:
    return Subject("region", site.records.region.id)


def _page(site: Site, texts: Texts, definition: Definition) -> Page:
    name = measure_name(texts, definition, "region")
    charts, place = _charts(site, texts, definition), texts.say(site.records.region.name)
    tables = [
        _domain_table(site, texts, definition),
        _quarter_table(site, texts, definition),
        _territory_table(site, texts, definition),
    ]
    withheld = any(f.mark == "withheld" for f in _all(site, definition))
    return Page(
        f"indicators/{definition.id}/",
        "indicator.html",
        name,
        {
            "about": texts.say(definition.description),
            "items": definition_items(site, texts, definition),
            "sql": sql_of(definition),
            "place": place,
            "charts": charts,
            "tables": [table for table in tables if table],
            "withheld": _withheld(site, texts) if withheld else "",
            "note_text": texts.say(definition.note) if definition.note else "",
            "internal": definition.visibility == "officers",
        },
        texts.say(definition.description),
        "indicators",
    )


def _all(site: Site, definition: Definition) -> list:
    region = site.records.region
    subjects = [_region(site), *(Subject("domain", each.id) for each in region.domains)]
    subjects += [Subject("territory", each.code) for each in region.territories]
    subjects += [Subject("cluster", each) for each in site.records.clusters]
    return [f for each in subjects for f in site.figures.series(definition.id, each.scope, each.entity)]


def _withheld(site: Site, texts: Texts) -> str:
    secrecy = site.records.region.secrecy
    return texts.gettext(
        "Clusters and members report the values behind this figure for the officers alone. A figure is therefore"
        " withheld where fewer than %(least)s contribute to it, or where one of them makes up more than %(share)s of"
        " it; a further one is withheld where the first could be worked out from the rest."
    ) % {"least": texts.number(secrecy.min_contributors), "share": texts.percent(secrecy.dominance, 0)}


def _charts(site: Site, texts: Texts, definition: Definition) -> list[Chart]:
    _, name = texts.gettext, measure_name(texts, definition, "region")
    region, place = _region(site), texts.say(site.records.region.name)
    found = []
    if definition.scope is None:
        found.append(history(site, texts, definition.id, region, f"{name}, {place}", ident="region"))
        if definition.is_quarterly:
            title = _("%(name)s by quarter, %(place)s") % {"name": name, "place": place}
            found.append(history(site, texts, definition.id, region, title, quarterly=True, ident="quarters"))
    else:
        found += [_domain_chart(site, texts, definition, domain) for domain in definition.scope]
    return [chart for chart in found if chart]


def _domain_chart(site: Site, texts: Texts, definition: Definition, domain: str) -> Chart | None:
    figures = site.figures.series(definition.id, "domain", domain)
    if sum(f.value is not None for f in figures) < 2:
        return None
    names = {each.id: texts.say(each.name) for each in site.records.region.domains}
    series = Series(names[domain], points(site, texts, figures))
    title = f"{measure_name(texts, definition, 'domain')}, {names[domain]}"
    form = axis_form(site, texts, definition)
    return line_chart(f"domain-{domain}", title, "", [series], form, axis=texts.gettext("Year"))


def _domain_table(site: Site, texts: Texts, definition: Definition) -> Grid | None:
    """A row a domain in the region's own order, the region last; a column a year."""
    region = site.records.region
    rows = [
        (texts.say(domain.name), Subject("domain", domain.id), f"domains/{domain.id}/") for domain in region.domains
    ]
    rows.append((texts.say(region.name), _region(site), ""))
    return _grid(site, texts, definition, "by-domain", texts.gettext("By domain and year"), rows)


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
    title = texts.gettext("By quarter, %(place)s (%(unit)s)") % {"place": place, "unit": unit}
    return Grid("by-quarter", title, _columns(texts.gettext("Year"), columns), rows)


def _territory_table(site: Site, texts: Texts, definition: Definition) -> Grid | None:
    rows = [
        (texts.say(each.name), Subject("territory", each.code), f"territories/{each.code}/")
        for each in site.records.region.territories
    ]
    return _grid(site, texts, definition, "by-territory", texts.gettext("By territory and year"), rows)


def _grid(
    site: Site,
    texts: Texts,
    definition: Definition,
    ident: str,
    title: str,
    subjects: Sequence[tuple[str, Subject, str]],
) -> Grid | None:
    series = {
        subject: {f.period: f for f in site.figures.series(definition.id, subject.scope, subject.entity)}
        for _, subject, _ in subjects
    }
    # a year that nobody had to report yet would be a column of marks
    periods = sorted({p for figures in series.values() for p, f in figures.items() if f.mark != "not_due"})
    rows = tuple(
        ({"text": name, "path": path}, *(_cell(site, texts, series[subject].get(period)) for period in periods))
        for name, subject, path in subjects
        if series[subject] and periods
    )
    if not rows:
        return None
    title += f" ({unit_name(texts, definition.unit, site.records.region.currency)})"
    head = texts.gettext("Territory") if ident == "by-territory" else texts.gettext("Domain")
    return Grid(ident, title, _columns(head, [texts.period_short(period) for period in periods]), rows)


def _cell(site: Site, texts: Texts, figure: Figure | None) -> Shown | str:
    """A figure without its unit, which the table's title tells."""
    if figure is None:
        return "–"
    if figure.value is None:
        return shown(site, texts, figure)
    return texts.number(figure.value, site.records.definitions[figure.indicator].decimals)


def _columns(first: str, others: Sequence[str]) -> tuple[dict[str, object], ...]:
    return ({"label": first}, *({"label": other, "numeric": True} for other in others))
