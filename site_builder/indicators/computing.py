"""From definitions and records to figures: every indicator, scope, entity and period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

import duckdb

from site_builder.definitions import NO_CONDITION, RUNS, Expression, Interpreter, said
from site_builder.indicators.cells import Cells, NotFinite, collected, evaluate, total
from site_builder.indicators.coverage import Coverage
from site_builder.indicators.figures import Figure, Figures, Mark, Scope, Value
from site_builder.indicators.places import Place, places_of
from site_builder.indicators.secrecy import Behind, alike, protect
from site_builder.periods import Period
from site_builder.problems import N_, Finding
from site_builder.records import Definition, Records
from site_builder.warehouse import SECONDS, BeyondBounds, TooLarge, TooLong, Warehouse, quoted

Audience = Literal["public", "officers"]
_SCOPES: tuple[Scope, ...] = ("region", "domain", "territory", "cluster")


def compute(
    records: Records, warehouse: Warehouse, day: date, audience: Audience = "public"
) -> tuple[Figures, list[Finding]]:
    """Every figure that the audience may see, with its mark as of the day, and the definitions that failed.

    `warehouse` holds these records. An indicator that fails has no figures; one for officers is computed for the
    public too, so that its findings are the same for all.
    """
    computer = _Computer(records, warehouse, day, audience)
    figures = [figure for definition in records.definitions.values() for figure in computer.figures(definition)]
    return Figures(alike(figures, computer.behind)), computer.findings


class _Computer:
    def __init__(self, records: Records, warehouse: Warehouse, day: date, audience: Audience) -> None:
        self.records = records
        self.warehouse = warehouse
        self.audience = audience
        self.coverage = Coverage(records, day)
        self.interpreter = Interpreter(warehouse)
        self.findings: list[Finding] = []
        #: what stands behind the indicators that rest on fields for officers
        self.behind: dict[str, Behind] = {}
        region = records.region
        entities = (
            [region.id],
            [domain.id for domain in region.domains],
            [territory.code for territory in region.territories],
            list(records.clusters),
        )
        pairs = [(scope, entity) for scope, each in zip(_SCOPES, entities, strict=True) for entity in each]
        self.order = {pair: number for number, pair in enumerate(pairs)}

    def figures(self, definition: Definition) -> list[Figure]:
        """The figures of one indicator in order; none where it fails, or is not for this audience."""
        expression, findings = self.interpreter.understand(definition.document)
        self.findings += findings
        if expression is None and not definition.is_collected:
            return []
        try:
            cells = evaluate(self.warehouse, expression) if expression else collected(definition, self.records)
            if self.audience == "public" and definition.visibility == "officers":
                return []
            by_territory = expression is not None and expression.table.has_territory
            figures = self.computed(definition, cells, by_territory)
            if self.audience == "public" and expression is not None and expression.internal:
                figures = protect(figures, definition, expression, self.warehouse, self.records)
                self.behind[definition.id] = (expression.table.name, expression.value, expression.where)
        except (duckdb.Error, BeyondBounds, NotFinite) as fault:
            self.findings.append(self.failed(definition, expression, fault))
            return []
        return [replace(f, mark="missing") if f.mark == "" and f.value is None else f for f in figures]

    def computed(self, definition: Definition, cells: Cells, by_territory: bool) -> list[Figure]:
        """Before secrecy: what was reported but gives no value has neither value nor mark yet."""
        figures = [
            self.figure(definition, place, period, cells)
            for period in self.coverage.periods(definition)
            for states in [self.coverage.of(definition, period)]
            for place in places_of(definition, self.records, states, period, cells, by_territory)
        ]
        return sorted(figures, key=lambda each: (self.order[each.scope, each.entity], each.period.sort_key))

    def figure(self, definition: Definition, place: Place, period: Period, cells: Cells) -> Figure:
        value, mark, given = figure_at(definition.across, place, period, cells)
        return Figure(definition.id, place.scope, place.entity, period, value, mark, given, len(place.states))

    def failed(self, definition: Definition, expression: Expression | None, fault: Exception) -> Finding:
        """The finding of an expression that cannot be computed, at the line that is at fault."""
        key = "where" if expression is not None and self.fails_alone(expression) else "value"
        place = definition.document.place(key)
        if isinstance(fault, NotFinite):
            message = N_("This gives infinity, or no number at all. Write it so that every record gives a number.")
            return RUNS.finding(place, message)
        if isinstance(fault, TooLong):
            message = N_("This takes more than {seconds} seconds on the records. Write a simpler expression.")
            return RUNS.finding(place, message, seconds=int(SECONDS))
        if isinstance(fault, TooLarge):
            return RUNS.finding(place, N_("This needs too much memory on the records. Write a simpler expression."))
        return RUNS.finding(place, N_("This fails on the records: {detail}"), detail=said(fault))

    def fails_alone(self, expression: Expression) -> bool:
        """True where the condition fails without the value."""
        if expression.where == NO_CONDITION:
            return False
        try:
            self.warehouse.ask(f"SELECT count(*) FROM {quoted(expression.table.name)} WHERE {expression.where}")
        except (duckdb.Error, BeyondBounds):
            return True
        return False


def figure_at(across: str, place: Place, period: Period, cells: Cells) -> tuple[Value, Mark, int]:
    """Value, mark, and how many clusters gave what it was computed from, of a place and period."""
    reported = [cluster for cluster, state in place.states.items() if state == ""]
    if place.states and not reported:
        return None, "missing" if "missing" in place.states.values() else "not_due", 0
    # who reported and has no row counts 0; who has rows that give no value is not known
    values = [value for each in reported if (value := cells.get(place.part(period, each), 0)) is not None]
    if across == "mean" and place.scope != "cluster":
        return total(values) / len(values) if values else None, "", len(values)
    return cells.get(place.cell(period), 0), "", len(values)
