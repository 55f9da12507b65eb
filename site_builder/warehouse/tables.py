"""Which tables there are, and their columns: made from the schemas, so that a new field is a column at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from site_builder.schema import Node, Schemas

#: what the fields of a table describe; the secrecy of a figure counts these
Unit = Literal["cluster", "organisation"]
#: a column's field: kind of file and path, None for a column that no file holds
Source = tuple[str, tuple[str, ...]] | None

TEXT, WHOLE, NUMBER = Node("text", "public"), Node("integer", "public"), Node("number", "public")

#: the total columns of the yearly record; they are public, though parts of some are not
TOTALS: Mapping[str, Node] = {
    "fte": NUMBER,
    "fte_made_available": NUMBER,
    "revenue_public": WHOLE,
    "revenue_private": WHOLE,
    "revenue_own": WHOLE,
    "revenue_total": WHOLE,
    "expenditure_total": WHOLE,
    "board_seats": WHOLE,
}

_SQL = {
    "text": "VARCHAR",
    "localised": "VARCHAR",
    "date": "DATE",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
}


@dataclass(frozen=True)
class Table:
    """A table: `columns` by name, `sources` the field behind each, `unit` what a row's fields describe."""

    name: str
    unit: Unit
    columns: Mapping[str, Node]
    sources: Mapping[str, Source]

    @property
    def row(self) -> Node:
        """A whole row as one value."""
        return Node("object", "public", self.columns)

    @property
    def unit_column(self) -> str:
        """The column that names the unit."""
        return "cluster" if self.unit == "cluster" else "id"

    @property
    def has_territory(self) -> bool:
        """True where figures for territories can be computed."""
        return "territory" in self.columns


def tables_of(schemas: Schemas) -> dict[str, Table]:
    """Every table an indicator may be written over, in the order of the contract."""
    annual, quarterly, story = (schemas.node(kind).children for kind in ("annual", "quarterly", "story"))
    member = _items(schemas.node("members").children["members"])
    came_or_went = {name: member[name] for name in ("id", "category", "territory")}
    entry = ("members", ("members", "[]"))
    return {
        table.name: table
        for table in (
            _table("annual", "cluster", annual, ("annual", ()), TOTALS),
            _table("quarterly", "cluster", quarterly, ("quarterly", ())),
            _table("memberships", "organisation", member, entry),
            _table("movements", "organisation", came_or_went, entry, {"kind": TEXT}),
            _table("grants", "cluster", _items(annual["grants"]), ("annual", ("grants", "[]"))),
            _table("collaborations", "cluster", _items(annual["collaborations"]), ("annual", ("collaborations", "[]"))),
            _table("stories", "cluster", _only(story, "date", "domain", "actors"), ("story", ()), {"slug": TEXT}),
        )
    }


def _items(node: Node) -> Mapping[str, Node]:
    return node.item.children if node.item else {}


def _only(nodes: Mapping[str, Node], *names: str) -> dict[str, Node]:
    return {name: nodes[name] for name in names}


def _table(
    name: str, unit: Unit, fields: Mapping[str, Node], at: tuple[str, tuple[str, ...]], more: Mapping[str, Node] = {}
) -> Table:
    kind, path = at
    columns = {"cluster": TEXT, "domain": TEXT, "year": WHOLE, **fields, **more}
    sources = {column: (kind, (*path, column)) if column in fields else None for column in columns}
    return Table(name, unit, columns, sources)


def sql_type(node: Node) -> str:
    """The DuckDB type of a value."""
    if node.type == "object":
        return f"STRUCT({', '.join(f'{quoted(key)} {sql_type(child)}' for key, child in node.children.items())})"
    if node.item is not None:
        inner = sql_type(node.item)
        return f"{inner}[]" if node.type == "array" else f"MAP(VARCHAR, {inner})"
    return _SQL[node.type]


def quoted(name: str) -> str:
    """A name as SQL takes it literally."""
    return '"' + name.replace('"', '""') + '"'


def is_internal(node: Node) -> bool:
    """True where the value, or any part of it, is for officers."""
    inner = (*node.children.values(), *((node.item,) if node.item else ()))
    return node.visibility == "officers" or any(map(is_internal, inner))
