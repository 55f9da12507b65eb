"""Which definitions a page opens with: chosen by what an indicator measures, never by its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.problems import N_
from site_builder.views.page import Site

if TYPE_CHECKING:
    from site_builder.records import Definition

#: how many figures a page opens with
MOST = 5

#: what must never stand beside an objective, and so not among the figures of a cluster's page
_FUNDING = ("revenue.public.region", "operating_grant", "international_plan", "calls_for_projects", "eligible_cost")


@dataclass(frozen=True)
class _Known:
    """A measure by its expression without spaces; `label` names it where it is that of one cluster."""

    table: str
    value: str
    label: str


_KNOWN = (
    _Known("memberships", "count(distinctid)", ""),
    _Known("memberships", "count(*)", N_("Members")),
    _Known("annual", "sum(fte)", N_("Team (full-time equivalents)")),
    _Known("annual", "sum(revenue_total)", N_("Revenue of the year")),
    _Known("annual", "100.0*sum(revenue_public)/sum(revenue_total)", N_("Public funds’ share of revenue")),
)
_TOPICS = ("structure", "members")
#: so many well-known measures tell what a subject is
_ENOUGH = 3


def base_definitions(site: Site) -> list[Definition]:
    """The definitions for all clusters that this audience may see and that no newer one has replaced, by id."""
    replaced = {each.replaces for each in site.records.definitions.values() if each.replaces}
    return [
        each
        for each in site.records.definitions.values()
        if each.scope is None
        and each.id not in replaced
        and (site.for_officers or each.visibility == "public")
        and each.holds_in(site.day.year - 1)
    ]


def beside_funding(definition: Definition) -> bool:
    """True where a measure is of grants, which never stand in one view with an objective."""
    return definition.table == "grants" or any(word in definition.value for word in _FUNDING)


def opening(site: Site, scope: str) -> Iterator[tuple[Definition, str]]:
    """Definitions in the order in which they may open a page, each with its label for one cluster (or none)."""
    one = scope == "cluster"
    usable = [each for each in base_definitions(site) if not (one and beside_funding(each))]
    taken: set[str] = set()
    measures: set[tuple[str, str]] = set()
    for known in _KNOWN:
        same = [each for each in usable if _is(each, known)]
        # for one cluster distinct organisations are its members; average and sum are the same
        if not same or (one and not known.label):
            continue
        best = next((each for each in same if each.across == ("pooled" if scope == "territory" else "mean")), same[0])
        taken.add(best.id)
        measures.add((known.table, known.value))
        yield best, known.label if one else ""
    for topic in _topics(site, enough=len(taken) >= _ENOUGH):
        for each in usable:
            if each.topic == topic and each.id not in taken and (each.table, _plain(each)) not in measures:
                taken.add(each.id)
                yield each, ""


def _topics(site: Site, enough: bool) -> tuple[str, ...]:
    """The topics that fill up the row: what a subject is, or, where that is told, what it does."""
    objectives = site.records.objectives
    does = tuple(topic.id for topic in (*objectives.long_topics, *objectives.short_topics))
    return (*does, *_TOPICS) if enough else (*_TOPICS, *does)


def _is(definition: Definition, known: _Known) -> bool:
    return definition.table == known.table and _plain(definition) == known.value and not definition.where


def _plain(definition: Definition) -> str:
    return "".join(definition.value.split()).casefold()
