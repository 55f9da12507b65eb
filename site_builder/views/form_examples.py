"""Examples of a form: a value as people say it, and a whole file as it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from site_builder.canonical import write
from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ANY_KEY, ITEMS
from site_builder.texts import Texts

#: units that a number is said with; of the others it stands alone
_SAID = {"eur", "fte", "percent", "years"}
#: of a list of the region's codes, as many are shown as an example
_SHOWN = 2


def said(texts: Texts, one: Field, choices: Mapping[str, str], currency: str) -> str:
    """The example of a field in the reader's words; of a choice, its titles (the region's own first ones)."""
    example = one.example
    if choices:
        codes = example if isinstance(example, list) else [example]
        known = [code for code in codes if code in choices] or list(choices)[: _SHOWN if one.type == "array" else 1]
        return " · ".join(choices[code] for code in known)
    if isinstance(example, bool):
        return texts.gettext("yes") if example else texts.gettext("no")
    if isinstance(example, list):
        return " · ".join(str(each) for each in example)
    if isinstance(example, Mapping):
        return texts.say(example)
    if isinstance(example, int | float):
        return texts.value(example, one.unit, None, currency) if one.unit in _SAID else _number(texts, one, example)
    return texts.date(example) if one.type == "date" else str(example or "")


def _number(texts: Texts, one: Field, value: float) -> str:
    """A number by itself; years are written without a sign between their digits."""
    return str(value) if one.unit is None and one.type == "integer" else texts.number(value)


def as_written(schemas: Schemas, one: Field, languages: Sequence[str]) -> str:
    """The field with its example, as it stands in the file; empty for what has no example."""
    if one.example is None:
        return ""
    key = "indicator" if one.path[-1] == ANY_KEY else one.path[-1]
    return write(schemas, one.kind, {key: one.example}, languages).rstrip()


def whole_file(schemas: Schemas, kind: str, languages: Sequence[str] = ("en",), keys: str = "indicator") -> str:
    """A whole file with the example of every field; `keys` stands for free keys."""
    return write(schemas, kind, whole_value(schemas, kind, keys), languages).rstrip()


def whole_value(schemas: Schemas, kind: str, keys: str = "indicator") -> dict[str, Any]:
    """The value of that file; its parts are the schema's own and not to be changed."""
    whole: dict[str, Any] = {}
    for one in schemas.fields(kind):
        if one.leaf:
            _set(whole, tuple(keys if step == ANY_KEY else step for step in one.path), one.example)
    return whole


def _set(whole: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    here: Any = whole
    for step, below in zip(path, (*path[1:], ""), strict=True):
        if step == ITEMS:
            if not here:
                here.append({})
            here = here[0]
        elif below == "":
            here[step] = value
        else:
            here = here.setdefault(step, [] if below == ITEMS else {})
