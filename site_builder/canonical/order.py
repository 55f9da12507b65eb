"""The order of a record's keys and entries in the canonical form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from site_builder.schema import Node, Schemas

#: lists that have an order of their own: (kind of file, path), and the key by which their entries stand
SORTED = {("members", ("members",)): "id"}


def ordered(schemas: Schemas, kind: str, value: Any, languages: Sequence[str]) -> Any:
    """The same value with everything in its place; what no field names comes last, as it stood."""
    return _ordered(schemas.node(kind), value, (kind, ()), tuple(languages))


def order_of(schemas: Schemas, kind: str) -> Any:
    """What `canonical.js` must know of a kind of record, fit for JSON.

    0 is a plain value, 1 a text (or one a language), a list `[entry]` or `[entry, key by which they stand]`,
    `{"*": each}` fields with free names, any other mapping the fields in their order.
    """
    return _order(schemas.node(kind), (kind, ()))


def _order(node: Node | None, at: tuple[str, tuple[str, ...]]) -> Any:
    kind, path = at
    if node is None or node.type not in ("object", "map", "array", "localised"):
        return 0
    if node.type == "localised":
        return 1
    if node.type == "array":
        key = SORTED.get(at)
        return [_order(node.item, (kind, (*path, "[]")))] + ([key] if key else [])
    if node.type == "map":
        return {"*": _order(node.item, (kind, (*path, "*")))}
    return {name: _order(each, (kind, (*path, name))) for name, each in node.children.items()}


def _ordered(node: Node | None, value: Any, at: tuple[str, tuple[str, ...]], languages: tuple[str, ...]) -> Any:
    kind, path = at
    if isinstance(value, dict):
        children = node.children if node else {}
        keys = _keys(node, value, languages)
        item = node.item if node and node.type == "map" else None
        return {key: _ordered(children.get(key, item), value[key], (kind, (*path, key)), languages) for key in keys}
    if isinstance(value, list):
        item = node.item if node else None
        entries = [_ordered(item, each, (kind, (*path, "[]")), languages) for each in value]
        key = SORTED.get(at)
        if key and all(isinstance(each, dict) and isinstance(each.get(key), str) for each in entries):
            entries.sort(key=lambda each: each[key])
        return entries
    return value


def _keys(node: Node | None, value: dict[str, Any], languages: tuple[str, ...]) -> list[str]:
    if node is None:
        return list(value)
    if node.type == "map":
        return sorted(value)
    known = languages if node.type == "localised" else tuple(node.children)
    rest = [key for key in value if key not in known]
    return [key for key in known if key in value] + (sorted(rest) if node.type == "localised" else rest)
