"""How far an objective is: where it began, the path so far, and whether it was reached.

The cluster pages and the objectives page take the state from here, so that it is the same on both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from site_builder.charts.inputs import Point
from site_builder.charts.marks import Chart
from site_builder.charts.target import target_chart
from site_builder.periods import Kind, Period, due_day, state
from site_builder.texts import Texts
from site_builder.views.page import Site
from site_builder.views.shown import Subject, axis_form, value_text

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


def _step(site: Site, definition: Definition, subject: Subject, period: Period) -> Step:
    figure = site.figures.get(definition.id, subject.scope, subject.entity, period)
    if figure is None:
        return Step(str(period), None, _absence(site, definition, period))
    return Step(str(period), figure.value, figure.mark if figure.value is None else "")


def _absence(site: Site, definition: Definition, period: Period) -> str:
    """Why there is no figure of a period for which none is computed: years to come, and quarters after the newest."""
    if period.quarter is not None or definition.is_quarterly:
        kind: Kind = "quarterly"
    else:
        kind = "members" if definition.table in ("memberships", "movements") else "annual"
    whole = period if period.quarter is not None or kind != "quarterly" else Period(period.year, 4)
    return state(False, due_day(kind, whole, site.records.region.reporting), site.day)


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


@dataclass(frozen=True)
class TargetCard:
    """An objective as the component of that name shows it; `path` is the site path of its indicator."""

    name: str
    period: str
    baseline: str
    target: str
    latest: str
    when: str
    state: State
    chart: Chart | None
    path: str


def shown_targets(site: Site, cluster: str) -> list[tuple[Target, TargetState]]:
    """A cluster's own objectives that this audience may see, the newest first, then by topic and name on record."""
    found = [
        (target, target_state(site, target, cluster))
        for target in site.records.targets.get(cluster, ())
        if site.for_officers or site.records.definitions[target.indicator].visibility == "public"
    ]
    order = sorted(found, key=lambda each: (-each[0].last, each[0].first))
    return [(target, state) for target, state in order if site.for_officers or not state.withheld]


def target_card(
    site: Site, texts: Texts, target: Target, state: TargetState, ident: str, *, draw: bool = True
) -> TargetCard:
    """One of a cluster's own objectives with its path as a picture; `ident` names the picture on its page."""
    definition = site.records.definitions[target.indicator]
    chart = path_chart(site, texts, definition, state, target.target, ident) if draw else None
    return TargetCard(
        name=texts.say(definition.name),
        period=years_text(target.first, target.last),
        baseline="" if state.baseline is None else value_text(site, texts, definition, state.baseline),
        target=value_text(site, texts, definition, target.target),
        latest=latest_text(site, texts, definition, state),
        when=when_text(texts, state),
        state=state.state,
        chart=chart,
        path=f"indicators/{definition.id}/",
    )


def years_text(first: int, last: int) -> str:
    """`2024`, or `2023–2025`."""
    return str(first) if first == last else f"{first}–{last}"


def latest_text(site: Site, texts: Texts, definition: Definition, state: TargetState) -> str:
    """The newest value on the way; empty where there is none."""
    if state.latest is None or state.latest.value is None:
        return ""
    return value_text(site, texts, definition, state.latest.value)


def when_text(texts: Texts, state: TargetState) -> str:
    """The period of the newest value; for a year that is not over, the quarter up to which it is known."""
    if state.latest is None:
        return ""
    known = [step for step in state.quarters if step.value is not None]
    if state.running and known and state.latest is state.path[-1]:
        return texts.gettext("Up to %(period)s") % {"period": texts.period_short(known[-1].period)}
    return texts.period(state.latest.period)


def path_chart(
    site: Site, texts: Texts, definition: Definition, state: TargetState, goal: float, ident: str
) -> Chart | None:
    """The path from the start to the target: year by year, or quarter upon quarter within the only year."""
    if state.quarters:
        steps = _added(state.quarters)
        title = texts.gettext("%(measure)s, added up quarter by quarter")
    else:
        steps = (Step(state.baseline_period, state.baseline, "missing"), *state.path)
        title = texts.gettext("%(measure)s, from the start to the target")
    if not any(step.value is not None for step in steps):
        return None
    points = [
        Point(
            _label(texts, step.period),
            step.value,
            "" if step.value is None else value_text(site, texts, definition, step.value),
            "" if step.value is not None else step.mark or "missing",
        )
        for step in steps
    ]
    return target_chart(
        ident,
        title % {"measure": texts.say(definition.name)},
        "",
        points,
        goal,
        value_text(site, texts, definition, goal),
        axis_form(site, texts, definition),
        axis=texts.gettext("Quarter") if state.quarters else texts.gettext("Year"),
        measure=texts.say(definition.name),
        zero=definition.unit not in {"years", "ratio"},
    )


def _label(texts: Texts, period: str) -> str:
    """A year, or a quarter without the year, which is that of all."""
    year, _, quarter = period.partition("-")
    return texts.period_short(period).replace(year, "").strip(" .,") if quarter else period


def _added(quarters: Sequence[Step]) -> tuple[Step, ...]:
    """What the quarters reported add up to, each with those before it."""
    steps, total = [], 0.0
    for step in quarters:
        total += step.value or 0.0
        steps.append(step if step.value is None else Step(step.period, total))
    return tuple(steps)
