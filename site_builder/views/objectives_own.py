"""The clusters' own objectives together: who has which, by domain and name, and how many are where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from site_builder.texts import Texts
from site_builder.views.cluster_words import Link, by_name, domain_link
from site_builder.views.page import Site
from site_builder.views.targets import State, TargetState, shown_targets, years_text

if TYPE_CHECKING:
    from site_builder.records import Cluster, Definition, Target

STATES: tuple[State, ...] = ("reached", "on_the_way", "not_yet_due", "not_reached", "not_reported")


@dataclass(frozen=True)
class Own:
    """One of a cluster's own objectives with where it stands."""

    cluster: Cluster
    definition: Definition
    target: Target
    state: TargetState

    @property
    def years(self) -> tuple[int, int]:
        """First and last year."""
        return self.target.first, self.target.last


@dataclass(frozen=True)
class Count:
    """How many objectives are in a state."""

    state: State
    number: str


@dataclass(frozen=True)
class Who:
    """A cluster with its page of objectives, and what it aims at."""

    cluster: Link
    measures: str


@dataclass(frozen=True)
class Group:
    """The clusters that have objectives for a year or a period, under their domains by name; how many are where."""

    title: str
    summary: str
    counts: tuple[Count, ...]
    shelves: tuple[tuple[str, tuple[Who, ...]], ...]


def own_objectives(site: Site) -> list[Own]:
    """All that this audience may see, the newest first."""
    found = [
        Own(cluster, site.records.definitions[target.indicator], target, state)
        for cluster in site.records.clusters.values()
        for target, state in shown_targets(site, cluster.id)
    ]
    return sorted(found, key=lambda each: (-each.target.last, -each.target.first))


def by_years(objectives: Sequence[Own]) -> list[list[Own]]:
    """Those for the same years together, the newest first."""
    return [list(group) for _, group in groupby(objectives, key=lambda each: each.years)]


def current(site: Site, objectives: Sequence[Own]) -> list[list[Own]]:
    """What runs on the site's day or is to begin; of a length of which nothing does, the last that ended."""
    kept: list[list[Own]] = []
    for group in by_years(objectives):
        lengths = {each[0].target.last - each[0].target.first for each in kept}
        first, last = group[0].years
        if last >= site.day.year or last - first not in lengths:
            kept.append(group)
    return kept


def counts(texts: Texts, objectives: Iterable[Own]) -> tuple[Count, ...]:
    """How many are in each state, states with none left out."""
    found = Counter(each.state.state for each in objectives)
    return tuple(Count(state, texts.number(found[state])) for state in STATES if found[state])


def summary(texts: Texts, objectives: Sequence[Own]) -> str:
    """How many objectives of how many clusters, as a sentence."""
    clusters = len({each.cluster.id for each in objectives})
    of = texts.ngettext("of %(number)s cluster", "of %(number)s clusters", clusters) % {
        "number": texts.number(clusters)
    }
    told = texts.ngettext("%(number)s objective %(of)s", "%(number)s objectives %(of)s", len(objectives))
    return told % {"number": texts.number(len(objectives)), "of": of}


def group_of(site: Site, texts: Texts, objectives: Sequence[Own]) -> Group:
    """Objectives for the same years: who has them and on what. Where each stands is on the cluster's own page."""
    shelves = []
    for domain in site.records.region.domains:
        clusters = {each.cluster.id: each.cluster for each in objectives if each.cluster.domain == domain.id}
        if clusters:
            own = tuple(_who(site, texts, each, objectives) for each in by_name(texts, clusters.values()))
            shelves.append((domain_link(site, texts, domain.id).text, own))
    return Group(
        title=years_text(*objectives[0].years),
        summary=summary(texts, objectives),
        counts=counts(texts, objectives),
        shelves=tuple(shelves),
    )


def _who(site: Site, texts: Texts, cluster: Cluster, objectives: Sequence[Own]) -> Who:
    names = {texts.say(each.definition.name) for each in objectives if each.cluster.id == cluster.id}
    measures = " · ".join(sorted(names, key=texts.sort_key))
    return Who(Link(texts.say(cluster.name), objectives_path(cluster.id)), measures)


def objectives_path(cluster: str) -> str:
    """The site path of a cluster's page of objectives; there is one where it has some that may be shown."""
    return f"clusters/{cluster}/objectives/"
