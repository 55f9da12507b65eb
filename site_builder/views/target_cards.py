"""Objectives as cards: where each began, where it stands, where it should go, and by which definition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.charts.marks import Chart
from site_builder.texts import Texts
from site_builder.views.page import Site
from site_builder.views.shown import value_text
from site_builder.views.target_pictures import path_chart
from site_builder.views.targets import State, TargetState, years_text

if TYPE_CHECKING:
    from site_builder.records import Definition, Target


@dataclass(frozen=True)
class TargetCard:
    """An objective as the component of that name shows it.

    `path` is the site path of its indicator, whose `definition` is told in words; `agreed` says when it was agreed.
    """

    name: str
    period: str
    baseline: str
    target: str
    latest: str
    when: str
    state: State
    chart: Chart | None
    path: str
    definition: str = ""
    agreed: str = ""


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
        definition=definition_text(texts, definition),
        agreed=_agreed(texts, target),
    )


def definition_text(texts: Texts, definition: Definition) -> str:
    """Which definition of a measure is meant: they are revised, and a target keeps the one it was agreed with."""
    if definition.since and definition.until:
        return texts.gettext("Definition in force %(years)s") % {
            "years": years_text(definition.since, definition.until)
        }
    if definition.since:
        return texts.gettext("Definition in force since %(year)s") % {"year": definition.since}
    if definition.until:
        return texts.gettext("Definition in force until %(year)s") % {"year": definition.until}
    return texts.gettext("Definition")


def _agreed(texts: Texts, target: Target) -> str:
    if target.agreed is None:
        return ""
    return texts.gettext("Agreed on %(day)s") % {"day": texts.date(target.agreed.isoformat())}


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
