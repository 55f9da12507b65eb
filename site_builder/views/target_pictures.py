"""The path to an objective as a picture: year by year to the target, or quarter upon quarter within the only year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from site_builder.charts.inputs import Point
from site_builder.charts.marks import Chart
from site_builder.charts.quarters import quarters_chart
from site_builder.charts.target import target_chart
from site_builder.texts import Texts
from site_builder.views.page import Site
from site_builder.views.shown import axis_form, value_text
from site_builder.views.targets import Step, TargetState

if TYPE_CHECKING:
    from site_builder.records import Definition


def path_chart(
    site: Site, texts: Texts, definition: Definition, state: TargetState, goal: float, ident: str
) -> Chart | None:
    """The path from the start to the target; None where no value is known. `ident` names it on its page."""
    if state.quarters:
        return _quarters(site, texts, definition, state, goal, ident)
    steps = (Step(state.baseline_period, state.baseline, "missing"), *state.path)
    if not any(step.value is not None for step in steps):
        return None
    measure = texts.say(definition.name)
    return target_chart(
        ident,
        texts.gettext("%(measure)s, from the start to the target") % {"measure": measure},
        "",
        _points(site, texts, definition, steps),
        goal,
        value_text(site, texts, definition, goal),
        axis_form(site, texts, definition),
        axis=texts.gettext("Year"),
        measure=measure,
        zero=definition.unit not in {"years", "ratio"},
    )


def _quarters(
    site: Site, texts: Texts, definition: Definition, state: TargetState, goal: float, ident: str
) -> Chart | None:
    if not any(step.value is not None for step in state.quarters):
        return None
    _ = texts.gettext
    totals = accumulate(step.value or 0.0 for step in state.quarters)
    return quarters_chart(
        ident,
        _("%(measure)s, added up quarter by quarter") % {"measure": texts.say(definition.name)},
        "",
        _points(site, texts, definition, state.quarters),
        [value_text(site, texts, definition, total) for total in totals],
        goal,
        value_text(site, texts, definition, goal),
        axis_form(site, texts, definition),
        heads=(_("Quarter"), _("In the quarter"), _("Since the start of the year")),
    )


def _points(site: Site, texts: Texts, definition: Definition, steps: Sequence[Step]) -> list[Point]:
    return [
        Point(
            _label(texts, step.period),
            step.value,
            "" if step.value is None else value_text(site, texts, definition, step.value),
            "" if step.value is not None else step.mark or "missing",
        )
        for step in steps
    ]


def _label(texts: Texts, period: str) -> str:
    """A year, or a quarter without the year, which is that of all."""
    year, _, quarter = period.partition("-")
    return texts.period_short(period).replace(year, "").strip(" .,") if quarter else period
