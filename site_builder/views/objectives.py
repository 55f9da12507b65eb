"""What the policy pursues: an overview, and a page a topic with the region's path and each cluster's own objectives.

No funding stands on these pages, and no cluster is set against another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from site_builder.texts import Texts
from site_builder.views.cluster_card import active
from site_builder.views.cluster_words import Link, by_name, cluster_link, domain_link
from site_builder.views.objectives_own import (
    STATES,
    Count,
    Group,
    Own,
    by_years,
    counts,
    current,
    group_of,
    own_objectives,
    summary,
    years_path,
)
from site_builder.views.objectives_region import opening_figures, period_tables, region_charts, regional_cards
from site_builder.views.objectives_topics import ObjectiveTopic, home_topic, objective_topics
from site_builder.views.page import Page, Site
from site_builder.views.targets import State, years_text

#: rows of clusters' objectives on a topic's page, beyond the first year or period
_MOST_ROWS = 90


@dataclass(frozen=True)
class TopicCard:
    """A topic in the overview: by which measures it is followed, and where the clusters' objectives stand."""

    name: str
    path: str
    measures: str
    summary: str
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class StateFigure:
    """How many objectives are in a state, also where it is none."""

    state: State
    number: str


@dataclass(frozen=True)
class PeriodLine:
    """The objectives of a year or period in the overview: a number for each state, in the order of the heads."""

    title: str
    path: str
    total: str
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Earlier:
    """Objectives of former years, as counts alone; `path` leads to the page that has them one by one."""

    title: str
    path: str
    summary: str
    counts: tuple[Count, ...]


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The overview, a page for each topic, and one for each year or period for which clusters set objectives."""
    own = own_objectives(site)
    topics = objective_topics(site, texts)
    yield _overview(site, texts, topics, own)
    for topic in topics:
        yield _topic(site, texts, topic, _of(site, topic, own), _ids(topics))
    for group in by_years(own):
        yield _years(site, texts, group, topics)


def _ids(topics: Sequence[ObjectiveTopic]) -> set[str]:
    return {topic.id for topic in topics}


def _of(site: Site, topic: ObjectiveTopic, own: Sequence[Own]) -> list[Own]:
    return [each for each in own if home_topic(site, each.definition.id) == topic.id]


def _overview(site: Site, texts: Texts, topics: Sequence[ObjectiveTopic], own: Sequence[Own]) -> Page:
    _ = texts.gettext
    newest = _newest_year(site, current(site, own))
    view = {
        "opening": _opening(texts, newest),
        "figures": _states(texts, newest) if newest else [],
        "regional": regional_cards(site, texts),
        "short": [_card(site, texts, each, own) for each in topics if each.short],
        "long": [_card(site, texts, each, own) for each in topics if each.long and not each.short],
        "other": [_card(site, texts, each, own) for each in topics if not each.short and not each.long],
        "states": STATES,
        "periods": [_line(texts, group, _ids(topics)) for group in by_years(own)],
        "clusters": _clusters(site, texts, own),
    }
    about = _("What the policy pursues, what each cluster has set itself, and how far both are.")
    return Page("objectives/", "objectives.html", _("Objectives"), view, about, "objectives")


def _newest_year(site: Site, groups: Sequence[list[Own]]) -> list[Own]:
    """With what the overview opens: the newest year that has begun, a longer period where there is none."""
    begun = [group for group in groups if group[0].target.first <= site.day.year]
    short = [group for group in begun if group[0].target.first == group[0].target.last]
    return next(iter(short or begun), [])


def _opening(texts: Texts, objectives: Sequence[Own]) -> str:
    if not objectives:
        return ""
    words = texts.gettext("Clusters’ own objectives for %(years)s: %(summary)s")
    return words % {"years": years_text(*objectives[0].years), "summary": summary(texts, objectives)}


def _states(texts: Texts, objectives: Sequence[Own]) -> list[StateFigure]:
    found = {each.state: each.number for each in counts(texts, objectives)}
    return [StateFigure(state, found.get(state, texts.number(0))) for state in STATES]


def _line(texts: Texts, objectives: Sequence[Own], taken: set[str]) -> PeriodLine:
    numbers = tuple(each.number for each in _states(texts, objectives))
    total, path = texts.number(len(objectives)), years_path(objectives, taken)
    return PeriodLine(years_text(*objectives[0].years), path, total, numbers)


def _card(site: Site, texts: Texts, topic: ObjectiveTopic, own: Sequence[Own]) -> TopicCard:
    newest = _newest_year(site, current(site, _of(site, topic, own)))
    told = ""
    if newest:
        words = {"years": years_text(*newest[0].years), "summary": summary(texts, newest)}
        told = texts.gettext("%(years)s: %(summary)s") % words
    return TopicCard(
        name=topic.name,
        path=topic.path,
        measures=texts.join(texts.say(each.name) for each in topic.base),
        summary=told,
        counts=counts(texts, newest),
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
    """The clusters that go on and have objectives, by domain and name: their pages show each one's path."""
    having = {each.cluster.id for each in own}
    found = []
    for domain in site.records.region.domains:
        its = [each for each in active(site) if each.domain == domain.id and each.id in having]
        if its:
            links = [cluster_link(site, texts, each.id) for each in by_name(texts, its)]
            found.append((domain_link(site, texts, domain.id).text, links))
    return found


def _topic(site: Site, texts: Texts, topic: ObjectiveTopic, own: Sequence[Own], taken: set[str]) -> Page:
    now = _fitting(current(site, own))
    shown = {group[0].years for group in now}
    view: dict[str, Any] = {
        "kind": _kind(texts, topic),
        "figures": opening_figures(site, texts, topic),
        "regional": regional_cards(site, texts, [each.id for each in topic.measures]),
        "charts": region_charts(site, texts, topic),
        "tables": period_tables(site, texts, topic),
        "groups": [_group(site, texts, group, taken) for group in now],
        "earlier": [
            Earlier(years_text(*group[0].years), years_path(group, taken), summary(texts, group), counts(texts, group))
            for group in by_years(own)
            if group[0].years not in shown
        ],
        "source": _source(site, texts, topic),
    }
    about = texts.gettext("%(topic)s: how the region’s measures went, and where each cluster’s own objectives stand.")
    title = texts.gettext("Objectives: %(topic)s") % {"topic": topic.name}
    return Page(topic.path, "objective_topic.html", title, view, about % {"topic": topic.name}, "objectives")


def _fitting(groups: Sequence[list[Own]]) -> list[list[Own]]:
    """The groups that a page can carry: the first, and others as long as rows are few; all have their own page."""
    rows = list(accumulate(len(group) for group in groups))
    return [group for group, until in zip(groups, rows, strict=True) if group is groups[0] or until <= _MOST_ROWS]


def _group(site: Site, texts: Texts, group: Sequence[Own], taken: set[str]) -> Group:
    first, last = group[0].years
    return group_of(site, texts, group, f"own-{first}-{last}", years_text(first, last), years_path(group, taken))


def _years(site: Site, texts: Texts, own: Sequence[Own], topics: Sequence[ObjectiveTopic]) -> Page:
    years = years_text(*own[0].years)
    view = {
        "summary": summary(texts, own),
        "figures": _states(texts, own),
        "groups": [
            group_of(site, texts, its, f"topic-{topic.id}", topic.name, topic.path)
            for topic in topics
            if (its := _of(site, topic, own))
        ],
    }
    title = texts.gettext("Objectives for %(years)s") % {"years": years}
    about = texts.gettext("The clusters’ own objectives for %(years)s by topic, and where each stands.")
    path = years_path(own, _ids(topics))
    return Page(path, "objective_years.html", title, view, about % {"years": years}, "objectives")


def _source(site: Site, texts: Texts, topic: ObjectiveTopic) -> str:
    """The forms from which a topic's measures come."""
    kinds = dict.fromkeys(_form(each.table) for each in topic.base)
    return texts.join(texts.say(site.schemas.form(kind).title) for kind in kinds if kind)


def _form(table: str) -> str:
    forms = {"quarterly": "quarterly", "memberships": "members", "movements": "members", "stories": "story"}
    return forms.get(table, "annual")
