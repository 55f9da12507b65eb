"""What the region aims at, and how the measures of its objectives went: quarters, years, periods."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from site_builder.charts.marks import Chart
from site_builder.charts.spark import spark
from site_builder.periods import Period
from site_builder.texts import Texts
from site_builder.views.cluster_words import Link, domain_link
from site_builder.views.objectives_topics import ObjectiveTopic, visible
from site_builder.views.page import Site
from site_builder.views.shown import (
    KeyFigure,
    Subject,
    change,
    history,
    key_figure,
    points,
    rests_on,
    shown,
    value_text,
)
from site_builder.views.target_cards import TargetCard, definition_text, latest_text, when_text
from site_builder.views.target_pictures import path_chart
from site_builder.views.targets import TargetState, path_state, years_text

if TYPE_CHECKING:
    from site_builder.records import Definition, RegionalTarget

#: a page opens with so many figures
_MOST_FIGURES = 5
#: columns of a table
_MOST_YEARS = 6
#: sums of decimals are not exact
_SAME = 1e-9


@dataclass(frozen=True)
class RegionalCard:
    """What the region aims at, as a card; `owner` is the region, or the domain for which the measure is meant."""

    card: TargetCard
    owner: str


@dataclass(frozen=True)
class Course:
    """A measure for all clusters over time: its picture, on how many clusters it rests, and its definition."""

    chart: Chart
    rests: str
    path: str


@dataclass(frozen=True)
class Specific:
    """The measures that are for some domains alone: `rows` are measures with their domain, `columns` years."""

    columns: tuple[dict[str, Any], ...]
    rows: tuple[tuple[Any, ...], ...]


def region_of(site: Site) -> Subject:
    """The whole region."""
    return Subject("region", site.records.region.id)


def regional_cards(site: Site, texts: Texts, indicators: Iterable[str] | None = None) -> list[RegionalCard]:
    """The region's targets (for these indicators alone, if given), the newest first."""
    wanted = None if indicators is None else set(indicators)
    targets = sorted(site.records.objectives.regional_targets, key=lambda each: (-each.last, -each.first))
    found = []
    for number, target in enumerate(targets, 1):
        definition = site.records.definitions[target.indicator]
        if visible(site, definition) and (wanted is None or target.indicator in wanted):
            for subject, owner in _subjects(site, texts, definition):
                ident = f"aim-{number}-{subject.entity}"
                found.append(RegionalCard(_card(site, texts, target, subject, ident), owner))
    return found


def _subjects(site: Site, texts: Texts, definition: Definition) -> list[tuple[Subject, str]]:
    """The region, or the domains of a measure that has no figure for the region."""
    if definition.scope is None:
        return [(region_of(site), texts.say(site.records.region.name))]
    domains = [each.id for each in site.records.region.domains if each.id in definition.scope]
    return [(Subject("domain", each), domain_link(site, texts, each).text) for each in domains]


def _card(site: Site, texts: Texts, target: RegionalTarget, subject: Subject, ident: str) -> TargetCard:
    definition = site.records.definitions[target.indicator]
    before = site.figures.get(target.indicator, subject.scope, subject.entity, Period(target.first - 1))
    start = before.value if before is not None else None
    aim, goal = "", target.target
    if target.increase_percent is not None:
        decimals = 0 if target.increase_percent == int(target.increase_percent) else 1
        aim = texts.signed_percent(target.increase_percent / 100, decimals)
        goal = None if start is None else _increased(definition, start, target.increase_percent)
    card = TargetCard(
        name=texts.say(definition.name),
        period=years_text(target.first, target.last),
        baseline="" if start is None else value_text(site, texts, definition, start),
        target=aim if goal is None else _goal(site, texts, definition, goal, aim),
        latest="",
        when="",
        state="not_reported",
        chart=None,
        path=f"indicators/{definition.id}/",
        definition=definition_text(texts, definition),
    )
    if goal is None:
        return card
    state = path_state(site, target.indicator, subject, target.first, target.last, goal)
    return _stated(site, texts, definition, card, state, goal, ident)


def _stated(
    site: Site, texts: Texts, definition: Definition, card: TargetCard, state: TargetState, goal: float, ident: str
) -> TargetCard:
    # secrecy: a state would tell on which side of the target the withheld value lies
    if state.withheld and not site.for_officers:
        return card
    return replace(
        card,
        latest=latest_text(site, texts, definition, state),
        when=when_text(texts, state),
        state=state.state,
        chart=path_chart(site, texts, definition, state, goal, ident),
    )


def _increased(definition: Definition, start: float, percent: float) -> float:
    """The value aimed at; of what is counted in whole numbers, the nearest that meets the aim."""
    goal = start * (1 + percent / 100)
    if definition.unit != "count" or definition.across != "pooled":
        return goal
    return math.ceil(goal - _SAME) if percent >= 0 else math.floor(goal + _SAME)


def _goal(site: Site, texts: Texts, definition: Definition, goal: float, aim: str) -> str:
    """The value aimed at, and the increase that it stands for."""
    words = value_text(site, texts, definition, goal)
    return f"{words} ({aim})" if aim else words


def opening_figures(site: Site, texts: Texts, topic: ObjectiveTopic) -> list[KeyFigure]:
    """The newest figures of a topic's measures for the region: of a quarter where it is followed by quarter."""
    found = []
    for definition in topic.base[:_MOST_FIGURES]:
        figure = _quarter(site, texts, definition) if definition.is_quarterly else _year(site, texts, definition)
        if figure is not None:
            found.append(figure)
    return found


def _year(site: Site, texts: Texts, definition: Definition) -> KeyFigure | None:
    """The newest year that is over: what a year holds so far is no match for the year before."""
    region = region_of(site)
    over = [
        each
        for each in site.figures.series(definition.id, region.scope, region.entity)
        if each.period.year < site.day.year and each.mark != "not_due"
    ]
    known = [each for each in over if each.value is not None]
    newest = known[-1] if known else over[-1] if over else None
    return key_figure(site, texts, definition.id, region, newest.period.year) if newest else None


def _quarter(site: Site, texts: Texts, definition: Definition) -> KeyFigure | None:
    """The newest quarter beside the same quarter of the year before, where all clusters reported both."""
    region = region_of(site)
    series = site.figures.series(definition.id, region.scope, region.entity, quarterly=True)
    due = [each for each in series if each.mark != "not_due"]
    if not due:
        return None
    now = next((each for each in reversed(due) if each.value is not None), due[-1])
    before = site.figures.get(
        definition.id, region.scope, region.entity, Period(now.period.year - 1, now.period.quarter)
    )
    whole = before is not None and all(each.rests_on == each.expected for each in (before, now))
    words, direction = change(texts, definition, before, now) if whole else ("", "")
    past = [each for each in series if each.period.sort_key <= now.period.sort_key]
    name, it = texts.say(definition.name), shown(site, texts, now)
    line = spark(f"spark-{definition.id}", name, points(site, texts, past)) if len(past) > 2 else None
    return KeyFigure(
        name,
        it.text,
        texts.period(now.period),
        words,
        direction,
        line,
        it.mark,
        f"indicators/{definition.id}/",
        rests_on(texts, now),
    )


def region_charts(site: Site, texts: Texts, topic: ObjectiveTopic) -> list[Course]:
    """A line for each measure for all clusters, by quarter where it is reported so, else by year."""
    found = []
    for definition in topic.base:
        names = {"measure": texts.say(definition.name), "place": texts.say(site.records.region.name)}
        quarterly = definition.is_quarterly
        title = (
            texts.gettext("%(measure)s, %(place)s, by quarter")
            if quarterly
            else texts.gettext("%(measure)s, %(place)s, by year")
        )
        ident = f"path-{definition.id}"
        chart = history(site, texts, definition.id, region_of(site), title % names, quarterly=quarterly, ident=ident)
        if chart is not None:
            found.append(Course(chart, _last_rests(site, texts, definition), f"indicators/{definition.id}/"))
    return found


def _last_rests(site: Site, texts: Texts, definition: Definition) -> str:
    region = region_of(site)
    series = site.figures.series(definition.id, region.scope, region.entity, quarterly=definition.is_quarterly)
    last = next((each for each in reversed(series) if each.value is not None), None)
    rests = rests_on(texts, last) if last else ""
    if not last or not rests:
        return ""
    return texts.gettext("%(period)s: %(rests)s.") % {"period": texts.period(last.period), "rests": rests}


def specific_measures(site: Site, texts: Texts, topic: ObjectiveTopic) -> Specific | None:
    """The path of each measure that is meant for some domains, by domain; None where there is none."""
    years = [year for year in site.records.years if year <= site.day.year][-_MOST_YEARS:]
    rows = []
    for domain in site.records.region.domains:
        for definition in topic.specific:
            if domain.id in (definition.scope or ()):
                figures = [site.figures.get(definition.id, "domain", domain.id, Period(year)) for year in years]
                if any(figures):
                    name = domain_link(site, texts, domain.id).text
                    link = Link(texts.say(definition.name), f"indicators/{definition.id}/", name)
                    cells = ("–" if each is None else replace(shown(site, texts, each), note="") for each in figures)
                    rows.append((link, *cells))
    if not rows:
        return None
    heads = [{"label": texts.gettext("Measure")}, *({"label": str(year), "numeric": True} for year in years)]
    return Specific(tuple(heads), tuple(rows))
