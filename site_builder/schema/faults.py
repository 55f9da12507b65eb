"""A fault of shape, and the parts that sentences about it are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from site_builder.schema.catalogue import ANY_KEY, ITEMS, Field, Localised, Path

Steps = tuple[Any, ...]
#: rule, English sentence, arguments
Said = tuple[str, str, dict[str, Any]]
Catalogue = Mapping[Path, Field]

#: more of a text than this is neither quoted back nor looked at
_MOST_QUOTED = 60
_MOST_READ = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """What a sentence is made from.

    `keyword` and `asked` are the schema's keyword and its value, `schema` what holds it; `value` is what the file
    holds, `steps` lead there and `path` says the same as the catalogue does. `key` is the missing or unknown key of
    a group.
    """

    keyword: str
    asked: Any
    schema: Any
    value: Any
    steps: Steps
    path: Path
    catalogue: Catalogue
    key: str = ""

    @property
    def field(self) -> Field:
        """The innermost field on the way; for a key that is missing or unknown the group's own."""
        return next(
            self.catalogue[self.path[:n]] for n in range(len(self.path), -1, -1) if self.path[:n] in self.catalogue
        )

    @property
    def children(self) -> dict[str, Field]:
        """The named fields of a group, by key."""
        return _below(self.path, self.catalogue)

    @property
    def in_list(self) -> bool:
        """True for an entry of a list."""
        return bool(self.steps) and isinstance(self.steps[-1], int)

    @property
    def last(self) -> str:
        """The key (or number) of the value, empty for the file itself."""
        return str(self.steps[-1]) if self.steps else ""

    def grandchildren(self, key: str) -> dict[str, Field]:
        """The named fields of a group within this one."""
        return _below((*self.path, key), self.catalogue)


def locate(steps: Steps, catalogue: Catalogue) -> Path:
    """The path by which the catalogue knows the place to which steps lead."""
    path: Path = ()
    for step in steps:
        free = (*path, ANY_KEY)
        path = (*path, ITEMS if isinstance(step, int) else str(step))
        if path not in catalogue and free in catalogue:
            path = free
    return path


def _below(path: Path, catalogue: Catalogue) -> dict[str, Field]:
    depth = len(path)
    return {
        other[-1]: field
        for other, field in catalogue.items()
        if len(other) == depth + 1 and other[:depth] == path and other[-1] not in (ITEMS, ANY_KEY)
    }


def alternatives(branches: list[Any]) -> tuple[str, ...]:
    """The keys that the branches of `oneOf` or `anyOf` ask for, one each: no other branches are used."""
    return tuple(branch["required"][0] for branch in branches)


def given(branches: list[Any], value: dict[str, Any]) -> list[str]:
    """Which of these keys a group holds, in its order."""
    return [key for key in value if key in alternatives(branches)]


def example_of(field: Field, last: str = "", one: bool = False) -> str:
    """What to write in a field, as it is typed: for the language `last` of a text, or for `one` entry of a list."""
    example = field.example
    if isinstance(example, list) and one:
        example = example[0]
    if isinstance(example, dict):
        example = example.get(last, example)
    return example if field.type == "date" else in_yaml(example)


def arguments(fault: Fault) -> dict[str, Any]:
    """What most sentences name: the field's title, what was written, the key, an example of what to write."""
    return {
        "title": fault.field.title,
        "written": as_written(fault.value),
        "key": as_written(fault.last),
        "example": example_of(fault.field, fault.last, fault.in_list or fault.asked == "string"),
    }


def as_written(value: Any) -> str:
    """A value as a YAML file would have it on one line, shortened; of a list or a group only that it is one."""
    if isinstance(value, (list, dict)):
        return "[…]" if isinstance(value, list) else "{…}"
    text = " ".join(value[:_MOST_READ].split()) if isinstance(value, str) else in_yaml(value)
    return text if len(text) <= _MOST_QUOTED else text[: _MOST_QUOTED - 1] + "…"


def in_yaml(value: Any) -> str:
    """A plain value as it is typed on one line, between quotes where it needs them."""
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**6)
    return text.removesuffix("\n").removesuffix("\n...")


def listed(choices: Mapping[str, Localised]) -> list[Localised]:
    """Each code with its title, in every language that the schemas have."""
    return [{language: f"{code} ({title})" for language, title in titles.items()} for code, titles in choices.items()]
