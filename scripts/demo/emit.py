"""Canonical YAML: two spaces, key order as given, dates and codes quoted, so that a diff shows what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What YAML 1.1 and 1.2 both read as this very text, without quotes.
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][\w’.,;!?()/&+-]*(?: [\w’.,;:!?()/&+«»–\u202f-]*[\w’.,;!?()/&+«»–-])*")
_RESERVED = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def dump(record: dict) -> str:
    """The record as YAML text, with a line feed at its end."""
    return "\n".join(_mapping(record, 0)) + "\n"


def scalar(value: object) -> str:
    """A number, a truth value or a text as it is written; raises TypeError for anything else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if not isinstance(value, str):
        raise TypeError(f"cannot write {value!r}")
    if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED and ": " not in value:
        return value
    return "'" + value.replace("'", "''") + "'"


def _mapping(record: dict, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, value in record.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _mapping(value, depth + 1)
        elif isinstance(value, list):
            yield f"{indent}{key}:" if value else f"{indent}{key}: []"
            yield from _items(value, depth)
        else:
            yield f"{indent}{key}: {scalar(value)}"


def _items(values: list, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for value in values:
        if isinstance(value, dict):
            first, *rest = _mapping(value, depth + 1)
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}- {scalar(value)}"
