"""For which scopes and entities an indicator has figures, and which clusters stand behind each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from site_builder.indicators.cells import Cell, Cells
from site_builder.indicators.figures import Scope
from site_builder.periods import Period, State
from site_builder.records import Definition, Records

States = Mapping[str, State]


class Place(NamedTuple):
    """A scope and entity for one period, with the state of each cluster that is expected to give to it.

    `partial`: a cluster's part of the place may be less than all that the cluster has.
    """

    scope: Scope
    entity: str
    states: States
    partial: bool = False

    def cell(self, period: Period) -> Cell:
        """The cell of the place."""
        return Cell(period) if self.scope == "region" else Cell(period, **{self.scope: self.entity})

    def part(self, period: Period, cluster: str) -> Cell:
        """The cell of what a cluster gives to the place."""
        return self.cell(period)._replace(cluster=cluster) if self.partial else Cell(period, cluster=cluster)


def places_of(
    definition: Definition, records: Records, states: States, period: Period, cells: Cells, by_territory: bool
) -> Iterator[Place]:
    """Where there are figures for the period: wherever one of the clusters in `states` is expected to give something.

    An indicator of some domains has figures for these and the clusters that lead in them alone. `by_territory`: its
    table tells where its rows are.
    """
    if not states:
        return
    region, meant = records.region, definition.scope
    if meant is None:
        yield Place("region", region.id, states)
    for domain in region.domains:
        if meant is None or domain.id in meant:
            yield from _domain(definition, records, domain.id, states, period, cells)
    if meant is None and by_territory:
        for territory in region.territories:
            yield Place("territory", territory.code, states, partial=True)
    for cluster, state in states.items():
        if meant is None or records.clusters[cluster].domain in meant:
            yield Place("cluster", cluster, {cluster: state})


def _domain(
    definition: Definition, records: Records, domain: str, states: States, period: Period, cells: Cells
) -> Iterator[Place]:
    given = {cluster: state for cluster, state in states.items() if records.clusters[cluster].domain == domain}
    if definition.table != "stories":
        if given:
            yield Place("domain", domain, given)
        return
    # a story is told in a domain by whoever tells it; none at all is 0, also where no cluster leads
    given |= {c: state for c, state in states.items() if Cell(period, domain=domain, cluster=c) in cells}
    if given or definition.across == "pooled":
        yield Place("domain", domain, given, partial=True)
