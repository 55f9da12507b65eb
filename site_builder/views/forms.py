"""The forms as readers meet them: what each field means and how it is written, from the schemas alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from site_builder.problems import N_
from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ANY_KEY, ITEMS
from site_builder.texts import Texts

#: what a value is, in words
_TYPES = {
    "text": N_("text"),
    "localised": N_("text, or one text for each language"),
    "integer": N_("whole number"),
    "number": N_("number, with a point for decimals"),
    "boolean": N_("true or false"),
    "date": N_("date: year-month-day"),
    "array": N_("list"),
}
_UNITS = {
    "fte": N_("full-time equivalents"),
    "percent": N_("per cent"),
    "ratio": N_("share between 0 and 1"),
    "years": N_("years"),
}


@dataclass(frozen=True)
class FieldView:
    """A field: `key` is its place in the file, `example` the line as it is written, `facts` type, unit and shape."""

    ident: str
    title: str
    key: str
    help: str
    facts: tuple[str, ...]
    example: str
    required: bool
    officers: bool
    choices: tuple[tuple[str, str], ...]


@dataclass
class Group:
    """Fields under one heading; `level` is 2 for a part of the form, 3 for a group within it."""

    ident: str
    title: str
    help: str
    officers: bool
    level: int
    repeated: bool
    fields: list[FieldView] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def parts_of(schemas: Schemas, texts: Texts, kind: str, currency: str) -> list[Group]:
    """The form's parts in order: first what stands alone, then a part for each group of fields."""
    alone = Group("general", texts.gettext("The record itself"), "", False, 2, False)
    parts: list[Group] = []
    for one in schemas.fields(kind):
        depth = sum(step not in (ITEMS, ANY_KEY) for step in one.path)
        if not one.leaf:
            group = _group(texts, one, 2 if depth == 1 else 3)
            (parts if depth == 1 else parts[-1].groups).append(group)
        elif len(one.path) == 1:
            alone.fields.append(_field(texts, one, currency))
        else:
            _home(parts[-1], one).fields.append(_field(texts, one, currency))
    return [part for part in (alone, *parts) if part.fields or part.groups]


def _home(part: Group, one: Field) -> Group:
    """The innermost group that holds the field."""
    ident = _ident(one.path[:-1])
    return next((group for group in reversed(part.groups) if group.ident == ident), part)


def _group(texts: Texts, one: Field, level: int) -> Group:
    officers = one.visibility == "officers"
    title, help = texts.say(one.title), texts.say(one.help)
    return Group(_ident(one.path), title, help, officers, level, one.type == "array")


def _field(texts: Texts, one: Field, currency: str) -> FieldView:
    return FieldView(
        ident=_ident(one.path),
        title=texts.say(one.title),
        key=one.dotted.replace(f".{ANY_KEY}", ".…"),
        help=texts.say(one.help),
        facts=tuple(_facts(texts, one, currency)),
        example=_line(one),
        required=one.required,
        officers=one.visibility == "officers",
        choices=tuple((code, texts.say(label)) for code, label in one.choices.items()),
    )


def _facts(texts: Texts, one: Field, currency: str) -> Iterator[str]:
    """What the value is, its unit, what it must look like, and what counts where it is left out."""
    if one.choices and one.type == "array":
        yield texts.gettext("one or more of the words below")
    elif one.choices:
        yield texts.gettext("one of the words below")
    else:
        yield texts.gettext(_TYPES.get(one.type, N_("text")))
    if one.unit == "eur":
        yield texts.gettext("whole %(currency)s") % {"currency": currency}
    elif one.unit in _UNITS:
        yield texts.gettext(_UNITS[one.unit])
    if one.form:
        yield texts.say(one.form)
    if one.default is not None:
        yield texts.gettext("%(value)s where it is left out") % {"value": _scalar(one.default)}


def _line(one: Field) -> str:
    """The field with its example, as it stands in the file."""
    if one.example is None:
        return ""
    key = "indicator" if one.path[-1] == ANY_KEY else one.path[-1]
    return dump({key: one.example})


def example_of(schemas: Schemas, kind: str, keys: str = "indicator") -> str:
    """A whole file with the example of every field; `keys` stands for free keys."""
    whole: dict[str, Any] = {}
    for one in schemas.fields(kind):
        if one.leaf:
            _set(whole, tuple(keys if step == ANY_KEY else step for step in one.path), one.example)
    return dump(whole)


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


def dump(value: Mapping[str, Any]) -> str:
    """YAML as people write it: keys in their order, accents as they are, short lists on their line."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=88).rstrip()


class _Dumper(yaml.SafeDumper):
    """Lists of plain values stay on the line of their key, and a value is written where it stands."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _list(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.Node:
    plain = all(not isinstance(item, (dict, list)) for item in value)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=plain)


_Dumper.add_representer(list, _list)


def _scalar(value: Any) -> str:
    return dump({"": value}).partition(":")[2].strip()


def _ident(path: tuple[str, ...]) -> str:
    """The anchor of a field: its path in letters that an address may have."""
    steps = [step for step in path if step != ITEMS]
    return "-".join("any" if step == ANY_KEY else step.replace("_", "-") for step in steps)
