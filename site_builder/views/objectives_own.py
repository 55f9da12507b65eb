"""The clusters' own objectives, by domain and name: each against its own start and its own target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from site_builder.periods import Period, due_day
from site_builder.periods import state as reporting_state
from site_builder.texts import Texts
from site_builder.views.cluster_words import Link, cluster_link, domain_link
from site_builder.views.page import Site
from site_builder.views.shown import Shown, value_text
from site_builder.views.targets import State, Step, TargetState, shown_targets

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
class Row:
    """An objective in a table: `cells` are its start, the steps on its way, and its target."""

    cluster: Link
    measure: str
    cells: tuple[Shown, ...]
    state: State


@dataclass(frozen=True)
class Shelf:
    """The objectives of the clusters of one domain."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Count:
    """How many objectives are in a state."""

    state: State
    number: str


@dataclass(frozen=True)
class Group:
    """The objectives for one year or one period; `columns` head the cells of its rows."""

    ident: str
    title: str
    path: str
    summary: str
    counts: tuple[Count, ...]
    columns: tuple[str, ...]
    shelves: tuple[Shelf, ...]


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


def years_path(objectives: Sequence[Own], taken: Collection[str] = ()) -> str:
    """The site path of the page of those years; `taken` are the ids of topics, whose pages lie beside it."""
    first, last = objectives[0].years
    name = str(first) if first == last else f"{first}-{last}"
    return f"objectives/{name}-own/" if name in taken else f"objectives/{name}/"


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


def group_of(site: Site, texts: Texts, objectives: Sequence[Own], ident: str, title: str, path: str = "") -> Group:
    """Objectives for the same years as a table, by domain and the clusters' names."""
    first, last = objectives[0].years
    quarters = first == last and any(each.definition.is_quarterly for each in objectives)
    shelves = []
    for domain in site.records.region.domains:
        own = [each for each in objectives if each.cluster.domain == domain.id]
        own.sort(key=lambda each: (*_names(texts, each), each.cluster.id, each.definition.id))
        if own:
            rows = tuple(_row(site, texts, each, quarters) for each in own)
            shelves.append(Shelf(domain_link(site, texts, domain.id).text, rows))
    return Group(
        ident=ident,
        title=title,
        path=path,
        summary=summary(texts, objectives),
        counts=counts(texts, objectives),
        columns=_columns(texts, first, last, min(last, site.day.year), quarters),
        shelves=tuple(shelves),
    )


def _names(texts: Texts, own: Own) -> tuple[tuple[str, str], tuple[str, str]]:
    return texts.sort_key(texts.say(own.cluster.name)), texts.sort_key(texts.say(own.definition.name))


def _columns(texts: Texts, first: int, last: int, until: int, quarters: bool) -> tuple[str, ...]:
    """Heads of the start, the steps as far as they have begun, and the target."""
    steps = [str(year) for year in range(first, until + 1)]
    if quarters:
        short = texts.gettext("Q%(quarter)s")
        steps = [*(short % {"quarter": quarter} for quarter in range(1, 5)), texts.gettext("Year")]
    target = texts.gettext("Target") if first == last else texts.gettext("Target %(year)s") % {"year": last}
    return (texts.gettext("Start"), *steps, target)


def _row(site: Site, texts: Texts, own: Own, quarters: bool) -> Row:
    definition, state = own.definition, own.state
    start = Shown("–") if state.baseline is None else Shown(value_text(site, texts, definition, state.baseline))
    steps = [_shown(site, texts, definition, step) for step in state.path if int(step.period) <= site.day.year]
    if quarters:
        steps = [*_quarters(site, texts, own), *steps]
    return Row(
        cluster_link(site, texts, own.cluster.id),
        texts.say(definition.name),
        (start, *steps, Shown(value_text(site, texts, definition, own.target.target))),
        state.state,
    )


def _quarters(site: Site, texts: Texts, own: Own) -> list[Shown]:
    """The year's quarters, each alone; a dash where the measure has none."""
    definition = own.definition
    if not definition.is_quarterly:
        return [Shown("–")] * 4
    return [_shown(site, texts, definition, _quarter(site, own, quarter)) for quarter in range(1, 5)]


def _quarter(site: Site, own: Own, quarter: int) -> Step:
    period = Period(own.target.last, quarter)
    figure = site.figures.get(own.definition.id, "cluster", own.cluster.id, period)
    if figure is None:
        due = due_day("quarterly", period, site.records.region.reporting)
        return Step(str(period), None, reporting_state(False, due, site.day))
    return Step(str(period), figure.value, figure.mark)


def _shown(site: Site, texts: Texts, definition: Definition, step: Step) -> Shown:
    if step.value is None:
        return Shown("", step.mark or "missing")
    return Shown(value_text(site, texts, definition, step.value))
