"""What is measured, and how: the list of indicators by topic, and a page for each with its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.charts import Chart
from site_builder.indicators import Figure
from site_builder.records import Definition
from site_builder.texts import Texts
from site_builder.views.cluster_headline import beside_funding
from site_builder.views.embeds import embed
from site_builder.views.indicator_course import course_chart, newest, reading, years
from site_builder.views.indicator_past import corrections, others
from site_builder.views.indicator_tables import tables
from site_builder.views.indicator_words import definition_items, scope_words, source_words, sql_of, visible
from site_builder.views.objectives_topics import objective_topics
from site_builder.views.page import Page, Site
from site_builder.views.shown import KeyFigure, Subject, history, measure_name
from site_builder.views.stories import Card, card, newest_first

_MOST_STORIES = 4


@dataclass(frozen=True)
class Row:
    """An indicator in the list: its newest regional figure, or the words that say whose it is."""

    name: str
    path: str
    about: str
    figure: KeyFigure | None
    scope: str


@dataclass(frozen=True)
class Group:
    """Indicators under one topic; `ident` is its anchor."""

    ident: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Course:
    """The indicator in one place: its newest figure, its chart over the years, and a sentence that reads it."""

    ident: str
    place: str
    path: str
    figure: KeyFigure | None
    chart: Chart | None
    sentence: str


@dataclass(frozen=True)
class Follower:
    """A topic of the objectives that the indicator follows."""

    name: str
    path: str


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
    return Row(
        name=measure_name(texts, definition, "region"),
        path=f"indicators/{definition.id}/",
        about=texts.say(definition.description),
        figure=newest(site, texts, definition, _region(site)) if definition.scope is None else None,
        scope=scope_words(site, texts, definition) if definition.scope else "",
    )


def _region(site: Site) -> Subject:
    return Subject("region", site.records.region.id)


def _page(site: Site, texts: Texts, definition: Definition) -> Page:
    name = measure_name(texts, definition, "region")
    withheld = any(f.mark == "withheld" for f in _all(site, definition))
    told = texts.gettext("%(name)s: the figures for the region, its domains and territories, and how they are defined.")
    return Page(
        f"indicators/{definition.id}/",
        "indicator.html",
        name,
        {
            "about": texts.say(definition.description),
            "courses": _courses(site, texts, definition),
            "quarters": _quarters(site, texts, definition),
            "source": source_words(texts, definition),
            "tables": tables(site, texts, definition),
            "withheld": _withheld(site, texts) if withheld else "",
            "items": definition_items(site, texts, definition),
            "sql": sql_of(definition),
            "others": others(site, texts, definition),
            "corrections": corrections(site, texts, definition),
            "note_text": texts.say(definition.note) if definition.note else "",
            "followers": _followers(site, texts, definition),
            "stories": _stories(site, texts, definition),
            "embed": embed(site, texts, definition),
            "code": definition.id,
            "internal": definition.visibility == "officers",
        },
        told % {"name": name},
        "indicators",
    )


def _courses(site: Site, texts: Texts, definition: Definition) -> list[Course]:
    """The region, or each of the domains for which the indicator is meant; places without any figure left out."""
    names = {each.id: texts.say(each.name) for each in site.records.region.domains}
    if definition.scope is None:
        places = [("figures", texts.say(site.records.region.name), "", _region(site))]
    else:
        places = [
            (f"domain-{each}", names[each], f"domains/{each}/", Subject("domain", each)) for each in definition.scope
        ]
    return [
        Course(
            ident,
            place,
            path,
            newest(site, texts, definition, subject),
            course_chart(site, texts, definition, subject, f"{ident}-chart", place),
            reading(site, texts, definition, subject),
        )
        for ident, place, path, subject in places
        if any(figure.value is not None for figure in years(site, definition, subject))
    ]


def _quarters(site: Site, texts: Texts, definition: Definition) -> Chart | None:
    if definition.scope is not None or not definition.is_quarterly:
        return None
    title = texts.gettext("%(name)s by quarter") % {"name": measure_name(texts, definition, "region")}
    return history(site, texts, definition.id, _region(site), title, quarterly=True, ident="quarters")


def _all(site: Site, definition: Definition) -> list[Figure]:
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


def _followers(site: Site, texts: Texts, definition: Definition) -> list[Follower]:
    """The topics of the objectives that this indicator follows; none for a measure of grants."""
    if beside_funding(definition):
        return []
    return [
        Follower(topic.name, topic.path)
        for topic in objective_topics(site, texts)
        if any(each.id == definition.id for each in topic.measures)
    ]


def _stories(site: Site, texts: Texts, definition: Definition) -> list[Card]:
    """The newest stories that this indicator illustrates."""
    told = [story for story in site.records.stories if definition.id in story.indicators]
    return [card(site, texts, story) for story in newest_first(told)[:_MOST_STORIES]]
