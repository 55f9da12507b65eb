"""What of a table everybody may read: flat columns, without anything that is for officers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.records import Definition
from site_builder.schema import Node
from site_builder.schema.catalogue import ANY_KEY, Type
from site_builder.warehouse.tables import Source, Table, quoted


@dataclass(frozen=True)
class PublicColumn:
    """A column of a public table.

    `name` is written with points where the field is nested, `type` that of a value (of the items, where `many`).
    `source` is the field's kind and path; None for what no file holds (cluster, domain, year, quarter's totals…).
    `indicator` is the indicator whose collected results the column holds.
    """

    name: str
    type: Type
    sql: str
    source: Source = None
    many: bool = False
    indicator: str | None = None


def public_columns(table: Table, definitions: dict[str, Definition]) -> tuple[PublicColumn, ...]:
    """The table's public columns in the order of the schema; lists of groups are tables of their own, and left out.

    Of free results, those of public indicators that are collected each year.
    """
    collected = [each.id for each in definitions.values() if each.is_collected and each.visibility == "public"]
    return tuple(
        column
        for name, node in table.columns.items()
        for column in _flat(name, quoted(name), node, table.sources[name], collected)
    )


def _flat(name: str, sql: str, node: Node, source: Source, collected: list[str]) -> Iterator[PublicColumn]:
    if node.visibility == "officers":
        return
    if node.type == "object":
        for key, child in node.children.items():
            below = source and (source[0], (*source[1], key))
            yield from _flat(f"{name}.{key}", f"{sql}.{quoted(key)}", child, below, collected)
    elif node.type == "map":
        if node.item is not None and node.item.visibility == "public":
            below = source and (source[0], (*source[1], ANY_KEY))
            for key in collected:
                value = f"{sql}['{key}']"
                yield PublicColumn(f"{name}.{key}", node.item.type, value, below, indicator=key)
    elif node.type == "array":
        if node.item is not None and not node.item.children and node.item.item is None:
            yield PublicColumn(name, node.item.type, sql, source, many=True)
    else:
        yield PublicColumn(name, node.type, sql, source)
