"""Definitions that were others: what an indicator's file said before it was changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from site_builder.definitions import Interpreter
from site_builder.history.model import Former
from site_builder.history.reading import Reading
from site_builder.indicators import Audience, Figures, compute
from site_builder.records import Definition, Records
from site_builder.records.reading import definition_of
from site_builder.warehouse import Warehouse

#: what says how an indicator is computed, and for whom; the years in which it holds are told by whatever replaces it
_METHOD = ("table", "value", "where", "collected", "across", "unit", "scope")


def formers(
    read: Mapping[str, list[Reading]], records: Records, warehouse: Warehouse, day: date, audience: Audience
) -> dict[str, tuple[Former, ...]]:
    """The older definitions of each indicator by id, the newest first; the newest alone has figures.

    A definition that was for officers is not told to the public.
    """
    found = {}
    for name, definition in records.definitions.items():
        told = _told(read.get(definition.document.path, []))
        if audience == "public":
            told = [each for each in told if "officers" not in (each.definition.visibility, definition.visibility)]
        if told:
            newest = told[-1]
            figures = _figures(newest.definition, records, warehouse, day, audience)
            found[name] = (replace(newest, figures=figures), *reversed(told[:-1]))
    return found


def _told(read: list[Reading]) -> list[Former]:
    there = [each for each in read if each.document is not None]
    return [
        Former(after.revision, definition_of(before.document))
        for before, after in pairwise(there)
        if before.document is not None and _method(before.value or {}) != _method(after.value or {})
    ]


def _method(value: Mapping[str, Any]) -> list[Any]:
    """What is computed: of SQL its words, however they are set; of what clusters report, what it is said to be."""
    told = [_words(value.get(key)) for key in _METHOD]
    return [*told, value.get("description")] if value.get("collected") == "annual" else told


def _words(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _figures(
    definition: Definition, records: Records, warehouse: Warehouse, day: date, audience: Audience
) -> Figures | None:
    expression, _ = Interpreter(warehouse).understand(definition.document)
    if audience == "public" and expression is not None and expression.internal:
        return None  # beside those of today they could tell more than either
    figures, findings = compute(replace(records, definitions={definition.id: definition}), warehouse, day, audience)
    return None if findings or not len(figures) else figures
