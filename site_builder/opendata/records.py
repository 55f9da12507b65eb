"""The public tables: what clusters reported, a row for each record or entry, without what is for officers."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.opendata.columns import Words, always, column_of
from site_builder.opendata.table import Column, ForeignKey, Table
from site_builder.problems import N_
from site_builder.records import Records
from site_builder.schema import Schemas
from site_builder.warehouse import PublicColumn, Warehouse

#: title and help of each table
_ABOUT = {
    "annual": (N_("Yearly records"), N_("One row for each cluster and year: team, budget, governance, results.")),
    "quarterly": (
        N_("Quarterly grids"),
        N_("One row for each cluster and quarter: what was done in that quarter alone."),
    ),
    "memberships": (N_("Memberships"), N_("One row for each cluster, year and member.")),
    "movements": (
        N_("Members who joined or left"),
        N_("One row for each member who came or went since the cluster’s list of the year before."),
    ),
    "grants": (N_("Grants of the Region"), N_("One row for each grant of a yearly record.")),
    "collaborations": (N_("Collaborations"), N_("One row for each collaboration of a yearly record.")),
}

#: what no field of a record describes: type, title, help, unit
_OWN = {
    "cluster": ("string", N_("Cluster"), N_("Code of the cluster."), ""),
    "domain": ("string", N_("Leading domain"), N_("Code of the cluster’s leading domain, in which it counts."), ""),
    "year": ("year", N_("Year"), N_("The calendar year."), ""),
    "slug": ("string", N_("Short name"), N_("The end of the story’s address; with cluster and date it is unique."), ""),
    "kind": ("string", N_("Movement"), N_("joined or left."), ""),
    "fte": ("number", N_("Staff of the cluster team (FTE)"), N_("Full-time equivalents of the team."), "fte"),
    "fte_made_available": (
        "number",
        N_("Staff made available (FTE)"),
        N_("Full-time equivalents that others lend to the cluster; empty where the posts were not listed."),
        "fte",
    ),
    "revenue_public": ("integer", N_("Public revenue"), N_("Total, without European projects."), "eur"),
    "revenue_private": ("integer", N_("Private revenue"), N_("Total; its parts are not published."), "eur"),
    "revenue_own": ("integer", N_("Own resources"), N_("Private revenue and European projects."), "eur"),
    "revenue_total": ("integer", N_("Total revenue"), N_("Public revenue and own resources."), "eur"),
    "expenditure_total": ("integer", N_("Total expenditure"), N_("Salaries, external costs and overheads."), "eur"),
    "board_seats": ("integer", N_("Seats on the board"), N_("All colleges together."), "count"),
}
_MAY_BE_EMPTY = {"fte_made_available"}

_KEYS = {
    "annual": ("cluster", "year"),
    "quarterly": ("cluster", "year", "quarter"),
    "memberships": ("cluster", "year", "id"),
    "movements": ("cluster", "year", "id"),
}
_FOREIGN = {"cluster": ("clusters", "id"), "domain": ("domains", "id")}


def record_tables(words: Words, schemas: Schemas, warehouse: Warehouse, records: Records) -> Iterator[Table]:
    """The public tables of records in the order of the contract; the stories are told by their own."""
    for name, (title, help) in _ABOUT.items():
        columns = tuple(_column(words, schemas, records, each) for each in warehouse.public_columns(name))
        foreign = {**_FOREIGN, "instrument": ("instruments", "id")} if name == "grants" else _FOREIGN
        keys = tuple(ForeignKey((column,), other, (its,)) for column, (other, its) in foreign.items())
        yield Table(name, words(title), words(help), columns, warehouse.rows(name), _KEYS.get(name, ()), keys)


def _column(words: Words, schemas: Schemas, records: Records, column: PublicColumn) -> Column:
    if column.indicator:
        definition = records.definitions[column.indicator]
        unit = words.unit(definition.unit)
        return Column(column.name, "number", words.say(definition.name), words.say(definition.description), unit)
    if column.source is None or column.name in ("cluster", "domain", "year"):
        return own_column(words, column.name)
    kind, path = column.source
    return column_of(words, schemas.field(kind, path), column.name, always(schemas, kind, path))


def own_column(words: Words, name: str) -> Column:
    """A column that is computed or says whose the row is."""
    kind, title, help, unit = _OWN[name]
    required = name not in _MAY_BE_EMPTY
    return Column(name, kind, words(title), words(help), words.unit(unit), required)
