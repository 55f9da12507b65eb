"""A record's value as the text of its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from site_builder.canonical.order import ordered
from site_builder.canonical.scalars import block, scalar
from site_builder.schema import Schemas

_STEP = "  "


def write(schemas: Schemas, kind: str, value: dict[str, Any], languages: Sequence[str]) -> str:
    """The canonical text of a record, with a line feed at its end.

    `value` is what `read_yaml` gives (plain values, mappings, lists); `languages` are the region's, in its order.
    """
    return "\n".join(_mapping(ordered(schemas, kind, value, languages), 0)) + "\n"


def _mapping(value: dict[str, Any], depth: int) -> Iterator[str]:
    for key, inner in value.items():
        yield from _entry(f"{_STEP * depth}{scalar(key)}:", inner, depth)


def _entry(start: str, value: Any, depth: int) -> Iterator[str]:
    """`start` and what follows it, a key or a dash."""
    if isinstance(value, dict):
        yield start if value else f"{start} {{}}"
        yield from _mapping(value, depth + 1)
    elif isinstance(value, list):
        yield start if value else f"{start} []"
        for each in value:
            yield from _item(each, depth)
    elif isinstance(value, str) and (lines := block(value)):
        yield f"{start} {lines[0]}"
        yield from (f"{_STEP * (depth + 1)}{line}" if line else "" for line in lines[1])
    else:
        yield f"{start} {scalar(value)}"


def _item(value: Any, depth: int) -> Iterator[str]:
    dash = f"{_STEP * depth}-"
    if isinstance(value, dict) and value:
        first, *rest = _mapping(value, depth + 1)
        yield f"{dash} {first.lstrip()}"
        yield from rest
    else:
        yield from _entry(dash, value, depth + 1 if isinstance(value, list) else depth)
