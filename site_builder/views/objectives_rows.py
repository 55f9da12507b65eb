"""A cluster's objectives of past years as rows: start, the steps on the way, target and state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.periods import Period
from site_builder.texts import Texts
from site_builder.views.cluster_words import Link
from site_builder.views.page import Site
from site_builder.views.shown import Shown, value_text
from site_builder.views.targets import State, Step, TargetState, step_of

if TYPE_CHECKING:
    from site_builder.records import Definition, Target

Kept = tuple["Target", TargetState]


@dataclass(frozen=True)
class Row:
    """An objective: its measure with the page that defines it, the cells between, its state."""

    measure: Link
    cells: tuple[Shown, ...]
    state: State


@dataclass(frozen=True)
class Table:
    """Rows under the years for which they were set; `columns` head the cells."""

    ident: str
    title: str
    columns: tuple[str, ...]
    shelves: tuple[tuple[str, tuple[Row, ...]], ...]


def yearly_table(site: Site, texts: Texts, cluster: str, kept: Sequence[Kept]) -> Table:
    """Objectives for single years, each year with its quarters where a measure is reported so."""
    quarters = any(site.records.definitions[target.indicator].is_quarterly for target, _ in kept)
    short = texts.gettext("Q%(quarter)s")
    steps = [short % {"quarter": quarter} for quarter in range(1, 5)] if quarters else []
    shelves = []
    for year in dict.fromkeys(target.last for target, _ in kept):
        rows = tuple(
            _row(site, texts, target, state, _quarters(site, texts, target, cluster) if quarters else [])
            for target, state in kept
            if target.last == year
        )
        shelves.append((str(year), rows))
    heads = (texts.gettext("Start"), *steps, texts.gettext("Year"), texts.gettext("Target"))
    return Table("years", texts.gettext("Year by year"), heads, tuple(shelves))


def period_table(site: Site, texts: Texts, kept: Sequence[Kept]) -> Table:
    """Objectives for the same years, several of them."""
    first, last = kept[0][0].first, kept[0][0].last
    rows = tuple(_row(site, texts, target, state, []) for target, state in kept)
    years = [str(year) for year in range(first, last + 1)]
    target = texts.gettext("Target %(year)s") % {"year": last}
    heads = (texts.gettext("Start"), *years, target)
    return Table(f"period-{first}-{last}", f"{first}–{last}", heads, (("", rows),))


def _row(site: Site, texts: Texts, target: Target, state: TargetState, quarters: Sequence[Shown]) -> Row:
    definition = site.records.definitions[target.indicator]
    start = Shown("–") if state.baseline is None else Shown(value_text(site, texts, definition, state.baseline))
    steps = [_shown(site, texts, definition, step) for step in state.path]
    goal = Shown(value_text(site, texts, definition, target.target))
    measure = Link(texts.say(definition.name), f"indicators/{definition.id}/")
    return Row(measure, (start, *quarters, *steps, goal), state.state)


def _quarters(site: Site, texts: Texts, target: Target, cluster: str) -> list[Shown]:
    """The year's quarters, each alone; a dash where the measure has none."""
    definition = site.records.definitions[target.indicator]
    if not definition.is_quarterly:
        return [Shown("–")] * 4
    periods = (Period(target.last, quarter) for quarter in range(1, 5))
    return [_shown(site, texts, definition, step_of(site, definition, cluster, period)) for period in periods]


def _shown(site: Site, texts: Texts, definition: Definition, step: Step) -> Shown:
    if step.value is None:
        return Shown("", step.mark or "missing")
    return Shown(value_text(site, texts, definition, step.value))
