"""Which published figures became others because a record was corrected."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date

import duckdb

from site_builder.definitions import Expression, Interpreter
from site_builder.history.model import Correction, FigureKey, Revision
from site_builder.history.states import Event, States
from site_builder.indicators import Audience, Value
from site_builder.indicators.cells import Cells, NotFinite, collected
from site_builder.indicators.computing import figure_at
from site_builder.indicators.coverage import Coverage
from site_builder.indicators.places import Place, places_of
from site_builder.periods import Period
from site_builder.records import Definition, Records
from site_builder.warehouse import BeyondBounds, Warehouse

#: so much of a value may come from the order in which numbers were added up
_NOISE = 1e-9


def corrections(
    states: States,
    records: Records,
    warehouse: Warehouse,
    day: date,
    audience: Audience,
    firsts: Mapping[str, Revision],
) -> dict[FigureKey, tuple[Correction, ...]]:
    """The corrections of every figure whose indicator the audience may see, the oldest first.

    Values that rest on fields for officers are not told to the public: what one cluster corrected would be the
    difference. A figure is corrected only after its definition came (`firsts`).
    """
    if not states.events:
        return {}
    found: dict[FigureKey, list[Correction]] = {}
    comparison = _Comparison(states, day)
    interpreter = Interpreter(warehouse)
    for definition in records.definitions.values():
        if audience == "public" and definition.visibility == "officers":
            continue
        expression, _ = interpreter.understand(definition.document)
        told = audience == "officers" or expression is None or not expression.internal
        first = firsts.get(definition.id)
        for event, place, period, before, after in comparison.of(definition, expression):
            if first is None or first.number < event.revision.number:
                it = (
                    Correction(event.revision, before, after) if told else Correction(event.revision, None, None, False)
                )
                key = (definition.id, place.scope, place.entity, period)
                if told or before is not None:
                    found.setdefault(key, []).append(it)
    return {key: tuple(each) for key, each in found.items()}


class _Comparison:
    """Figures before and after each event."""

    def __init__(self, states: States, day: date) -> None:
        self.states = states
        self.day = day
        self.coverage: dict[int, Coverage] = {}

    def of(
        self, definition: Definition, expression: Expression | None
    ) -> Iterator[tuple[Event, Place, Period, Value, Value]]:
        """Every figure that an event changed, with its values before and after."""
        table = "annual" if definition.is_collected else definition.table
        events = self.states.touching(table)
        if definition.is_collected:
            events = [event for event in events if definition.id in event.results]
        if not events or (expression is None and not definition.is_collected):
            return
        try:
            cells = None if expression is None else self.states.evaluate(expression)
        except (duckdb.Error, BeyondBounds, NotFinite):  # what an older record says cannot be computed: nothing is told
            return
        for event in events:
            touched = [key for key in event.touched if key.years(table)]
            clusters = {key.cluster for key in touched}
            for period in _periods(definition, touched, table):
                before, after = (
                    self.values(definition, state, period, cells[state] if cells else None, clusters)
                    for state in (event.before, event.after)
                )
                for place, old in before.items():
                    new = after.get(place)
                    if old != new and (old is None or new is None or not math.isclose(old, new, rel_tol=_NOISE)):
                        yield event, Place(*place, {}), period, old, new
                for place, new in after.items():
                    if place not in before and new is not None:
                        yield event, Place(*place, {}), period, None, new

    def values(
        self, definition: Definition, state: int, period: Period, cells: Cells | None, clusters: set[str]
    ) -> dict[tuple[str, str], Value]:
        """The values of a state wherever one of the clusters has a part."""
        records = self.states.records(state)
        coverage = self.coverage.setdefault(state, Coverage(records, self.day))
        cells = collected(definition, records) if cells is None else cells
        domains = {records.clusters[cluster].domain for cluster in clusters}
        places = places_of(
            definition, records, coverage.of(definition, period), period, cells, _by_territory(definition)
        )
        return {
            (place.scope, place.entity): figure_at(definition.across, place, period, cells)[0]
            for place in places
            if place.scope in ("region", "territory")
            or place.entity in (clusters if place.scope == "cluster" else domains)
        }


def _periods(definition: Definition, touched: list, table: str) -> list[Period]:
    """The periods whose figures rest on the records, as far as the definition holds for them."""
    found = {Period(year) for key in touched for year in key.years(table)}
    found |= {Period(key.year, key.quarter) for key in touched if key.quarter}
    return sorted((each for each in found if definition.holds_in(each.year)), key=lambda each: each.sort_key)


def _by_territory(definition: Definition) -> bool:
    return definition.table in ("memberships", "movements")
