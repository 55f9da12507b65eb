"""What is taken over from one record into the next: the fields that rarely change (`x-carry`)."""

from __future__ import annotations

from typing import Any

from site_builder.schema import Schemas
from site_builder.schema.catalogue import ITEMS


def carried(schemas: Schemas, kind: str, last: dict[str, Any]) -> dict[str, Any]:
    """The part of a record that the next one begins with, as plain values; empty where nothing is taken over."""
    paths = {field.path for field in schemas.fields(kind) if field.carried}
    return _kept(last, (), paths) or {}


def _kept(value: Any, path: tuple[str, ...], paths: set[tuple[str, ...]]) -> Any:
    """The value without what is not carried, None where nothing is left."""
    if path in paths:
        return value
    if isinstance(value, dict):
        inner = {key: _kept(each, (*path, key), paths) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each is not None} or None
    if isinstance(value, list):
        return [each for each in (_kept(item, (*path, ITEMS), paths) for item in value) if each is not None] or None
    return None
