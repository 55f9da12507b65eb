"""jsonschema's validator, held to what the project's files may be.

What differs from its defaults: a whole number is one that is written whole; patterns match all of a text; a
format is always checked; a missing key, an unknown key and a repeated item are each a fault of their own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from jsonschema import FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import Draft202012Validator, extend

from site_builder.schema.loading import JsonSchema

FORMATS = FormatChecker(formats=())

_FOR_READERS = frozenset(
    (
        "$schema",
        "$comment",
        "$defs",
        "default",
        "examples",
        "x-carry",
        "x-changes",
        "x-choices",
        "x-help",
        "x-reference",
        "x-title",
        "x-unit",
        "x-visibility",
        "x-why",
    )
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@FORMATS.checks("date")
def is_date(value: Any) -> bool:
    """A day of the calendar, as 2020-10-24; what is not text passes."""
    return not isinstance(value, str) or (_DATE.fullmatch(value) is not None and _in_calendar(value))


@FORMATS.checks("partial-date")
def is_partial_date(value: Any) -> bool:
    """A year, a year and month, or a day: 2020, 2020-10, 2020-10-24; what is not text passes."""
    return not isinstance(value, str) or any(is_date(value + rest) for rest in ("", "-01", "-01-01"))


@FORMATS.checks("month-day")
def is_month_day(value: Any) -> bool:
    """A day that every year has, as 04-30; what is not text passes."""
    return not isinstance(value, str) or is_date(f"2023-{value}")


def _in_calendar(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def make_validator(tree: JsonSchema) -> Any:
    """A validator for one schema without references; made once, used for every file of the kind."""
    return _Validator(_bare(tree), format_checker=FORMATS)


def _bare(schema: Any) -> Any:
    """The schema without what it only says to readers, which the validator would step over at each value."""
    if isinstance(schema, list):
        return [_bare(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: {name: _bare(child) for name, child in value.items()} if key == "properties" else _bare(value)
        for key, value in schema.items()
        if key not in _FOR_READERS
    }


def _is_integer(_checker: Any, value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(_checker: Any, value: Any) -> bool:
    return _is_integer(_checker, value) or (isinstance(value, float) and math.isfinite(value))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _pattern(_validator: Any, pattern: str, value: Any, _schema: Any) -> Iterator[ValidationError]:
    """All of a text matches: `$` alone would let a final line break through."""
    if isinstance(value, str) and not _compiled(pattern).fullmatch(value):
        yield ValidationError("pattern")


#: the validator of each schema that stands in another: to make one at each value takes longer than to ask it
_MADE: dict[int, Any] = {}


def _faults(validator: Any, schema: JsonSchema, value: Any, step: str | int) -> Iterator[ValidationError]:
    """The faults of a value that stands at a step of the one in hand."""
    own = _MADE.get(id(schema))
    if own is None:  # it keeps its schema, so that the id stays its own
        own = _MADE[id(schema)] = validator.evolve(schema=schema)
    for fault in own.iter_errors(value):
        fault.path.appendleft(step)
        yield fault


def _properties(
    validator: Any, properties: dict[str, JsonSchema], value: Any, _schema: Any
) -> Iterator[ValidationError]:
    """The faults of the values of the keys that the schema names, in its order."""
    if isinstance(value, dict):
        for key, schema in properties.items():
            if key in value:
                yield from _faults(validator, schema, value[key], key)


def _additional_properties(validator: Any, rest: Any, value: Any, schema: JsonSchema) -> Iterator[ValidationError]:
    """One fault for each key that the schema doesn't name, at that key."""
    if not isinstance(value, dict):
        return
    known = schema.get("properties", {})
    if value.keys() <= known.keys():
        return
    for key in value:
        if key in known:
            continue
        if rest is False:
            yield ValidationError("additionalProperties", path=(key,))
        elif rest is not True:
            yield from _faults(validator, rest, value[key], key)


def _required(_validator: Any, keys: list[str], value: Any, _schema: Any) -> Iterator[ValidationError]:
    """One fault for each key that is missing, which its path ends with."""
    if isinstance(value, dict):
        for key in keys:
            if key not in value:
                yield ValidationError("required", path=(key,))


def _dependent_required(
    validator: Any, needs: dict[str, list[str]], value: Any, schema: Any
) -> Iterator[ValidationError]:
    """The same for keys that another key asks for."""
    if isinstance(value, dict):
        for key, keys in needs.items():
            if key in value:
                yield from _required(validator, keys, value, schema)


#: groups of plain values in which no fault was found, by the schema of the items (kept, so that its id stays its own)
_SOUND: dict[int, tuple[JsonSchema, set[tuple[Any, ...]]]] = {}


def _items(validator: Any, items: JsonSchema, value: Any, _schema: Any) -> Iterator[ValidationError]:
    """The faults of each item; a group equal to one without fault is not looked at again.

    Member lists repeat most of what stood in last year's, and are most of what a region has.
    """
    if not isinstance(value, list):
        return
    _, sound = _SOUND.setdefault(id(items), (items, set()))
    for index, item in enumerate(value):
        key = _plain(item)
        if key is not None and key in sound:
            continue
        found = list(_faults(validator, items, item, index))
        if key is not None and not found:
            sound.add(key)
        yield from found


def _plain(item: Any) -> tuple[Any, ...] | None:
    """A group of plain values as one that can be remembered (1, 1.0 and true apart); None for anything else."""
    if not isinstance(item, dict):
        return None
    values = item.values()
    if any(isinstance(value, dict | list) for value in values):
        return None
    return (*item, *values, *map(type, values))


def _unique_items(_validator: Any, unique: bool, value: Any, _schema: Any) -> Iterator[ValidationError]:
    """One fault for each plain value that stood in the list before, at the later one; linear in the list's length."""
    if not (unique and isinstance(value, list)):
        return
    seen = set()
    for index, item in enumerate(value):
        if isinstance(item, (str, int, float)):
            mark = (type(item), item)
            if mark in seen:
                yield ValidationError("uniqueItems", path=(index,), instance=item)
            seen.add(mark)


_Validator: Callable[..., Any] = extend(
    Draft202012Validator,
    validators={
        "pattern": _pattern,
        "properties": _properties,
        "additionalProperties": _additional_properties,
        "items": _items,
        "required": _required,
        "dependentRequired": _dependent_required,
        "uniqueItems": _unique_items,
    },
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many({"integer": _is_integer, "number": _is_number}),
)
