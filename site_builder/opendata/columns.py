"""Columns from fields of the schemas, so that a field is described in one place and published as it is described."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from site_builder.opendata.table import Column
from site_builder.records import Region
from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ITEMS
from site_builder.texts import Texts

_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "date": "date"}


class Words:
    """Texts in every language of the region, and its currency."""

    def __init__(self, region: Region) -> None:
        self.currency = region.currency
        self.texts = {language: Texts(language, region.languages) for language in region.languages}

    @property
    def languages(self) -> tuple[str, ...]:
        """The region's languages, the first leads."""
        return tuple(self.texts)

    def __call__(self, message: str) -> dict[str, str]:
        """A message of the catalogue in every language."""
        return {language: texts.gettext(message) for language, texts in self.texts.items()}

    def say(self, text: Any) -> dict[str, str]:
        """A localised text in every language, in another one where it has none."""
        return {language: texts.say(text) for language, texts in self.texts.items()}

    def unit(self, unit: str | None) -> str:
        """The name of a unit in the data: money is in the region's currency."""
        return self.currency if unit == "eur" else unit or ""


def column_of(words: Words, field: Field, name: str, required: bool) -> Column:
    """The column of that name for a field."""
    return Column(
        name=name,
        type=_TYPES.get(field.type, "string"),
        title=words.say(field.title),
        help=words.say(field.help),
        unit=words.unit(field.unit),
        required=required,
        choices={value: words.say(label) for value, label in field.choices.items()},
        many=field.type == "array",
    )


def in_languages(words: Words, column: Column) -> tuple[Column, ...]:
    """A column for each language of a localised text; `told` gives their values."""

    def one(language: str) -> Column:
        title = {code: f"{text} ({language})" for code, text in column.title.items()}
        return Column(f"{column.name}.{language}", "string", title, column.help)

    return tuple(map(one, words.languages))


def told(words: Words, text: Any) -> tuple[str | None, ...]:
    """A localised text in each language, None where it has none; a plain text stands for all of them."""
    return tuple(text.get(language) if isinstance(text, Mapping) else text for language in words.languages)


def always(schemas: Schemas, kind: str, path: tuple[str, ...]) -> bool:
    """True where the field and every group that holds it, up to the record or entry, are required: it has a value."""
    start = len(path) - path[::-1].index(ITEMS) if ITEMS in path else 0
    return all(schemas.field(kind, path[:end]).required for end in range(start + 1, len(path) + 1))
