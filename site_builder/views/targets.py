"""How far an objective is: where it began, the path so far, and whether it was reached.

The cluster pages and the objectives page take the state from here, so that it is the same on both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from site_builder.periods import Kind, Period, due_day, state
from site_builder.views.page import Site
from site_builder.views.shown import Subject

if TYPE_CHECKING:
    from site_builder.records import Definition, Target

State = Literal["reached", "on_the_way", "not_reached", "not_yet_due", "not_reported"]

#: two values nearer than this are the same: sums of decimals are not exact
_SAME = 1e-9


@dataclass(frozen=True)
class Step:
    """The value of a period on the way (`2024`, `2024-Q1`), or the mark of its absence."""

    period: str
    value: float | None
    mark: str = ""


@dataclass(frozen=True)
class TargetState:
    """Where an objective stands.

    `path` has a step for each year of the objective, `quarters` one for each quarter of its only year where the measure
    is reported by quarter and its year is their sum (else it is empty). `latest` is the newest step of the path with a
    value; `running` is true until the last year is known whole. `withheld` is true where secrecy hides what the state
    rests on: the objective is then not to be shown.
    """

    state: State
    baseline: float | None
    baseline_period: str
    path: tuple[Step, ...]
    quarters: tuple[Step, ...]
    latest: Step | None
    running: bool
    withheld: bool


def target_state(site: Site, target: Target, cluster: str) -> TargetState:
    """The state of one of a cluster's own objectives."""
    return path_state(
        site, target.indicator, Subject("cluster", cluster), target.first, target.last, target.target, target.baseline
    )


def path_state(
    site: Site, indicator: str, subject: Subject, first: int, last: int, goal: float, baseline: float | None = None
) -> TargetState:
    """The state of an objective of any subject: `goal` is the value aimed at in the year `last`.

    Without a baseline the value of the year before `first` is the start, if there is one.
    """
    definition = site.records.definitions[indicator]
    before = site.figures.get(indicator, subject.scope, subject.entity, Period(first - 1))
    start = before.value if baseline is None and before is not None else baseline
    path = tuple(_step(site, definition, subject, Period(year)) for year in range(first, last + 1))
    quarters = _quarters(site, definition, subject, last)
    running = _running(site, path[-1], quarters)
    adds_up = first == last and _adds_up(path[-1], quarters)
    judged = _judge(path, goal, start, running, _share(site, definition, last, quarters) if running else 1.0)
    if not running and judged == "not_reached" and any(step.mark == "missing" for step in quarters):
        judged = "not_reported"
    return TargetState(
        state=judged,
        baseline=start,
        baseline_period=str(first - 1),
        path=path,
        quarters=quarters if adds_up else (),
        latest=next((step for step in reversed(path) if step.value is not None), None),
        running=running,
        withheld=any(step.mark == "withheld" for step in path),
    )


def step_of(site: Site, definition: Definition, cluster: str, period: Period) -> Step:
    """A cluster's value of a period, or why there is none."""
    return _step(site, definition, Subject("cluster", cluster), period)


def _step(site: Site, definition: Definition, subject: Subject, period: Period) -> Step:
    figure = site.figures.get(definition.id, subject.scope, subject.entity, period)
    if figure is None:
        return Step(str(period), None, _absence(site, definition, period))
    return Step(str(period), figure.value, figure.mark if figure.value is None else "")


def _absence(site: Site, definition: Definition, period: Period) -> str:
    """Why there is no figure of a period for which none is computed: years to come, and quarters after the newest."""
    kind: Kind = "quarterly" if period.quarter is not None else record_kind(definition)
    whole = period if period.quarter is not None or kind != "quarterly" else Period(period.year, 4)
    return state(False, due_day(kind, whole, site.records.region.reporting), site.day)


def record_kind(definition: Definition) -> Kind:
    """Which record a measure comes from: it says when its values are due."""
    if definition.is_quarterly:
        return "quarterly"
    return "members" if definition.table in ("memberships", "movements") else "annual"


def _quarters(site: Site, definition: Definition, subject: Subject, year: int) -> tuple[Step, ...]:
    if not definition.is_quarterly:
        return ()
    return tuple(_step(site, definition, subject, Period(year, quarter)) for quarter in range(1, 5))


def _running(site: Site, last: Step, quarters: Sequence[Step]) -> bool:
    """True where what the last year will be is not known yet, though a part of it may be."""
    if any(step.mark == "not_due" for step in quarters) or last.mark == "not_due":
        return True
    return not quarters and int(last.period) >= site.day.year


def _share(site: Site, definition: Definition, year: int, quarters: Sequence[Step]) -> float:
    """Which part of the last year its value so far stands for; 1 where the value is not one that grows over a year."""
    if quarters:
        return sum(step.value is not None for step in quarters) / 4
    if definition.table == "stories" and year == site.day.year:
        return site.day.timetuple().tm_yday / 366
    return 1.0


def _judge(path: Sequence[Step], goal: float, start: float | None, running: bool, share: float) -> State:
    upward = start is None or goal >= start
    known = [step for step in path if step.value is not None]
    if not running and path[-1].value is None:
        return "not_reported"
    if not known:
        return "not_reported" if any(step.mark == "missing" for step in path) else "not_yet_due"
    value = known[-1].value or 0.0
    ahead = (value - goal if upward else goal - value) >= -_SAME
    if not running:
        return "reached" if ahead else "not_reached"
    if known[-1] is path[-1] and share < 1:
        # what adds up over the year can't fall back; what must stay low may still grow
        if ahead and upward:
            return "reached"
        due = goal * share
        return "on_the_way" if (value >= due - _SAME if upward else value <= due + _SAME) else "not_yet_due"
    moved = start is not None and abs(value - start) > _SAME and (value > start) == upward
    return "on_the_way" if ahead or moved else "not_yet_due"


def _adds_up(year: Step, quarters: Sequence[Step]) -> bool:
    """True where the year is the sum of its quarters, as far as they are known."""
    known = [step.value for step in quarters if step.value is not None]
    return bool(known) and year.value is not None and abs(sum(known) - year.value) < 1e-6


def shown_targets(site: Site, cluster: str) -> list[tuple[Target, TargetState]]:
    """A cluster's own objectives that this audience may see, the newest first, then by topic and name on record."""
    found = [
        (target, target_state(site, target, cluster))
        for target in site.records.targets.get(cluster, ())
        if site.for_officers or site.records.definitions[target.indicator].visibility == "public"
    ]
    order = sorted(found, key=lambda each: (-each[0].last, each[0].first))
    return [(target, state) for target, state in order if site.for_officers or not state.withheld]


def years_text(first: int, last: int) -> str:
    """`2024`, or `2023–2025`."""
    return str(first) if first == last else f"{first}–{last}"
