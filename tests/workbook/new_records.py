"""What a workbook makes of a record that is not there yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from site_builder.schema import Schemas
from site_builder.schema.catalogue import ITEMS
from site_builder.workbook.understanding import tidy


def as_new(schemas: Schemas, kind: str, value: Any, languages: Sequence[str], path: tuple[str, ...] = ()) -> Any:
    """The value of a record as it is entered anew.

    Texts are tidied, those in the region's first language alone are plain; lists that may be left out and are empty
    are left out, as is a no where nothing need be said.
    """
    if isinstance(value, Mapping) and _is_text(schemas, kind, path):
        tidied = {language: tidy(text) for language, text in value.items()}
        return tidied[languages[0]] if set(tidied) == {languages[0]} else tidied
    if isinstance(value, Mapping):
        inner = {key: as_new(schemas, kind, each, languages, (*path, key)) for key, each in value.items()}
        return {key: each for key, each in inner.items() if not _left_out(schemas, kind, (*path, key), each)}
    if isinstance(value, list):
        return [as_new(schemas, kind, each, languages, (*path, ITEMS)) for each in value]
    return tidy(value) if isinstance(value, str) else value


def _is_text(schemas: Schemas, kind: str, path: tuple[str, ...]) -> bool:
    try:
        return schemas.field(kind, path).type == "localised"
    except KeyError:
        return False


def _left_out(schemas: Schemas, kind: str, path: tuple[str, ...], value: Any) -> bool:
    if value is not False and value != []:
        return False
    try:
        return not schemas.field(kind, path).required
    except KeyError:
        return False
