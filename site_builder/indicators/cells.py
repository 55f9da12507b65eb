"""One question a definition: its value for every period and scope at once."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from site_builder.definitions import NO_CONDITION, Expression
from site_builder.indicators.figures import Value
from site_builder.periods import Period
from site_builder.records import Definition, Records
from site_builder.warehouse import Table, Warehouse, quoted

#: a column of a cell that is not narrowed to one entity
ALL = ""
#: a name that no column of a record has
_UNIT = " unit"


class Cell(NamedTuple):
    """Which rows: those of a period, and of a domain, territory and cluster where these are given."""

    period: Period
    domain: str = ALL
    territory: str = ALL
    cluster: str = ALL


class NotFinite(Exception):
    """An expression gave infinity, or no number at all."""


Cells = dict[Cell, Value]


def evaluate(warehouse: Warehouse, expression: Expression) -> Cells:
    """The value of every cell that has rows; None where SQL gives NULL.

    Raises duckdb.Error, BeyondBounds and NotFinite.
    """
    table = expression.table
    sets = ", ".join(f"({', '.join(each)})" for each in grouping_sets(table))
    rows = warehouse.ask(
        f"SELECT {grouped_by(table)}, {expression.value} FROM {quoted(table.name)} WHERE {expression.where} "
        f"GROUP BY GROUPING SETS ({sets})"
    )
    cell = cell_of(table)
    return {cell(row): number_of(row[-1]) for row in rows}


def collected(definition: Definition, records: Records) -> Cells:
    """The same cells of what clusters report themselves."""
    given: dict[Cell, list[int | float]] = {}
    for (cluster, year), record in records.annual.items():
        value = (record.get("results") or {}).get(definition.id)
        if value is not None:
            period, domain = Period(year), records.clusters[cluster].domain
            for cell in (Cell(period), Cell(period, domain=domain), Cell(period, cluster=cluster)):
                given.setdefault(cell, []).append(value)
    return {cell: total(values) for cell, values in given.items()}


def total(values: Sequence[int | float]) -> int | float:
    """The sum, exact for whole numbers and to the last digit for others, whatever their order."""
    return math.fsum(values) if any(isinstance(value, float) for value in values) else sum(values)


@dataclass(frozen=True, slots=True)
class Shares:
    """What the units give of a cell: how many give anything, the largest part, and all together."""

    contributors: int
    largest: float
    whole: float


def shares(warehouse: Warehouse, expression: Expression, contribution: str) -> dict[Cell, Shares]:
    """For every cell, how its figure is shared among the units that the table describes."""
    table = expression.table
    rows_named = f"(SELECT *, {quoted(table.unit_column)} AS {quoted(_UNIT)} FROM {quoted(table.name)})"
    sets = ", ".join(f"({', '.join((*each, quoted(_UNIT)))})" for each in grouping_sets(table))
    names = ", ".join(f"c{number}" for number in range(len(_columns(table))))
    rows = warehouse.ask(
        f"WITH given({names}, given) AS (SELECT {grouped_by(table)}, {contribution} "
        f"FROM {rows_named} AS {quoted(table.name)} WHERE {expression.where} GROUP BY GROUPING SETS ({sets})) "
        f"SELECT {names}, count(*) FILTER (given <> 0), max(abs(given)), sum(given) FROM given GROUP BY {names}"
    )
    cell = cell_of(table)
    return {cell(row): Shares(row[-3], float(row[-2] or 0), float(row[-1] or 0)) for row in rows}


def visible(warehouse: Warehouse, expression: Expression) -> set[Cell]:
    """The cells in which the public tables show a row that could count."""
    table = expression.table
    where = NO_CONDITION if expression.where_internal else expression.where
    sets = ", ".join(f"({', '.join(each)})" for each in grouping_sets(table))
    rows = warehouse.ask(
        f"SELECT {grouped_by(table)} FROM {quoted(table.name)} WHERE {where} GROUP BY GROUPING SETS ({sets})"
    )
    return set(map(cell_of(table), rows))


def _columns(table: Table) -> list[str]:
    columns = ["year", "quarter", "domain", "territory", "cluster"]
    return [column for column in columns if column in table.columns]


def grouped_by(table: Table) -> str:
    """The columns by which a cell is told; in a column that is not narrowed there is NULL."""
    return ", ".join(map(quoted, _columns(table)))


def grouping_sets(table: Table) -> Iterable[list[str]]:
    """The columns by which rows are put together, for every kind of cell."""
    places = [[], ["domain"], ["cluster"]]
    if table.name == "stories":  # elsewhere a cluster's rows are all of one domain
        places.append(["domain", "cluster"])
    if table.has_territory:
        places += [["territory"], ["territory", "cluster"]]
    times = [["year"], ["year", "quarter"]] if "quarter" in table.columns else [["year"]]
    return [[quoted(column) for column in (*time, *place)] for time in times for place in places]


def cell_of(table: Table) -> Callable[[tuple[Any, ...]], Cell]:
    """How the first columns of a row are read; they are required in every record, so NULL is never a value."""
    at = {name: number for number, name in enumerate(_columns(table))}
    year, domain, cluster = at["year"], at["domain"], at["cluster"]
    quarter, territory = at.get("quarter"), at.get("territory")

    def cell(row: tuple[Any, ...]) -> Cell:
        period = Period(row[year], None if quarter is None else row[quarter])
        place = ALL if territory is None else row[territory] or ALL
        return Cell(period, row[domain] or ALL, place, row[cluster] or ALL)

    return cell


def number_of(value: Any) -> Value:
    """What DuckDB gives as a figure's value; raises NotFinite where it is none."""
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise NotFinite
    return value
