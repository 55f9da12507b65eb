"""What the policy pursues: an overview, and a page a topic with the region's path and who has objectives on it.

No funding stands on these pages, and no cluster is set against another: where each stands is on its own page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.texts import Texts
from site_builder.views.cluster_card import active
from site_builder.views.cluster_words import Link, by_name, domain_link
from site_builder.views.objectives_calendar import calendar
from site_builder.views.objectives_own import (
    STATES,
    Count,
    Own,
    by_years,
    counts,
    current,
    group_of,
    objectives_path,
    own_objectives,
    summary,
)
from site_builder.views.objectives_region import (
    RegionalCard,
    opening_figures,
    region_charts,
    regional_cards,
    specific_measures,
)
from site_builder.views.objectives_topics import ObjectiveTopic, home_topic, objective_topics
from site_builder.views.page import Page, Site
from site_builder.views.targets import years_text


@dataclass(frozen=True)
class TopicCard:
    """A topic in the overview: by which measures it is followed, for all clusters and for domains; who aims at it."""

    name: str
    path: str
    measures: str
    specific: str
    summary: str


@dataclass(frozen=True)
class PeriodLine:
    """The objectives of a year or period in the overview: a number for each state, in the order of the heads."""

    title: str
    total: str
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Earlier:
    """Objectives of former years, as counts alone."""

    title: str
    summary: str
    counts: tuple[Count, ...]


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The overview, and a page for each topic."""
    own = own_objectives(site)
    topics = objective_topics(site, texts)
    yield _overview(site, texts, topics, own)
    for topic in topics:
        yield _topic(site, texts, topic, _of(site, topic, own))


def _of(site: Site, topic: ObjectiveTopic, own: Sequence[Own]) -> list[Own]:
    return [each for each in own if home_topic(site, each.definition.id) == topic.id]


def _overview(site: Site, texts: Texts, topics: Sequence[ObjectiveTopic], own: Sequence[Own]) -> Page:
    _ = texts.gettext
    aims = regional_cards(site, texts)
    newest = _newest(aims)
    view = {
        "regional": newest,
        "earlier": [each.card for each in aims if each not in newest],
        "due": calendar(site, texts, own),
        "short": [_card(site, texts, each, own) for each in topics if each.short],
        "long": [_card(site, texts, each, own) for each in topics if each.long and not each.short],
        "other": [_card(site, texts, each, own) for each in topics if not each.short and not each.long],
        "states": STATES,
        "periods": [_line(texts, group) for group in by_years(own)],
        "clusters": _clusters(site, texts, own),
    }
    about = _("What the policy pursues, what each cluster has set itself, and how far both are.")
    return Page("objectives/", "objectives.html", _("Objectives"), view, about, "objectives")


def _newest(aims: Sequence[RegionalCard]) -> list[RegionalCard]:
    """Of several aims for the same measure and place the newest."""
    found: dict[tuple[str, str], RegionalCard] = {}
    for each in aims:
        found.setdefault((each.card.path, each.owner), each)
    return list(found.values())


def _line(texts: Texts, objectives: Sequence[Own]) -> PeriodLine:
    found = Counter(each.state.state for each in objectives)
    numbers = tuple(texts.number(found[state]) for state in STATES)
    return PeriodLine(years_text(*objectives[0].years), texts.number(len(objectives)), numbers)


def _card(site: Site, texts: Texts, topic: ObjectiveTopic, own: Sequence[Own]) -> TopicCard:
    groups = [group for group in current(site, _of(site, topic, own)) if group[0].target.first <= site.day.year]
    told = texts.gettext("%(years)s: %(summary)s")
    lines = (told % {"years": years_text(*each[0].years), "summary": summary(texts, each)} for each in groups)
    number = len(topic.specific)
    specific = texts.ngettext("and %(number)s specific to domains", "and %(number)s specific to domains", number) % {
        "number": texts.number(number)
    }
    return TopicCard(
        name=topic.name,
        path=topic.path,
        measures=" · ".join(texts.say(each.name) for each in topic.base),
        specific=specific if number else "",
        summary=" · ".join(lines),
    )


def _kind(texts: Texts, topic: ObjectiveTopic) -> str:
    if topic.short and topic.long:
        return texts.gettext("A topic of the short and of the long term.")
    if topic.short:
        return texts.gettext("A topic of the short term: followed quarter by quarter, against the year’s own target.")
    if topic.long:
        return texts.gettext("A topic of the long term: followed year by year, against the target of a period.")
    return texts.gettext("Not one of the policy’s topics, but aimed at by clusters or the region.")


def _clusters(site: Site, texts: Texts, own: Sequence[Own]) -> list[tuple[str, list[Link]]]:
    """The clusters that go on and have objectives, by domain and name, with their pages of objectives."""
    having = {each.cluster.id for each in own}
    found = []
    for domain in site.records.region.domains:
        its = [each for each in active(site) if each.domain == domain.id and each.id in having]
        if its:
            links = [Link(texts.say(each.name), objectives_path(each.id)) for each in by_name(texts, its)]
            found.append((domain_link(site, texts, domain.id).text, links))
    return found


def _topic(site: Site, texts: Texts, topic: ObjectiveTopic, own: Sequence[Own]) -> Page:
    now = current(site, own)
    shown = {group[0].years for group in now}
    view: dict[str, Any] = {
        "kind": _kind(texts, topic),
        "figures": opening_figures(site, texts, topic),
        "regional": regional_cards(site, texts, [each.id for each in topic.measures]),
        "courses": region_charts(site, texts, topic),
        "specific": specific_measures(site, texts, topic),
        "groups": [group_of(site, texts, group) for group in now],
        "earlier": [
            Earlier(years_text(*group[0].years), summary(texts, group), counts(texts, group))
            for group in by_years(own)
            if group[0].years not in shown
        ],
        "source": _source(site, texts, topic),
    }
    about = texts.gettext("%(topic)s: how the region’s figures move, and which clusters have objectives of their own.")
    title = texts.gettext("Objectives: %(topic)s") % {"topic": topic.name}
    return Page(topic.path, "objective_topic.html", title, view, about % {"topic": topic.name}, "objectives")


def _source(site: Site, texts: Texts, topic: ObjectiveTopic) -> str:
    """The forms from which a topic's measures come."""
    kinds = dict.fromkeys(_form(each.table) for each in topic.base)
    return texts.join(texts.say(site.schemas.form(kind).title) for kind in kinds if kind)


def _form(table: str) -> str:
    forms = {"quarterly": "quarterly", "memberships": "members", "movements": "members", "stories": "story"}
    return forms.get(table, "annual")
