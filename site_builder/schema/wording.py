"""Says a fault of shape in the reader's words: which field, what they wrote, what to write instead.

Sentences are made from the error's fields (keyword, value, place), never from the validator's own text. Each has a
catalogue entry of its own; titles, choices and forms come from the schemas in every language they have. Here are
those about keys, and about values of the right kind; `kinds` has those about a value of the wrong kind.
"""

from __future__ import annotations

from collections.abc import Callable

from site_builder.problems import N_
from site_builder.schema import repairs
from site_builder.schema.faults import Fault, Said, alternatives, arguments, as_written, example_of, given, in_yaml
from site_builder.schema.kinds import say_choice, say_date, say_kind


def say(fault: Fault) -> Said:
    """Rule, English sentence and its arguments for a fault."""
    if fault.keyword in _OF_A_VALUE and fault.value in (None, ""):
        return _empty(fault)
    return _SENTENCES.get(fault.keyword, _anything)(fault)


def suggested_key(fault: Fault) -> str | None:
    """The field that an unknown key was meant for: one that the group has and this one lacks."""
    spellings = {key: key for key in fault.children if key not in fault.value}
    for key in list(spellings):
        spellings.update(dict.fromkeys(fault.children[key].title.values(), key))
    return repairs.nearest(fault.key, spellings)


def _missing(fault: Fault) -> Said:
    child = fault.children.get(fault.key)
    if child is None:
        return "missing", N_("“{key}” is missing. Add it."), {"key": fault.key}
    args = {"title": child.title, "key": fault.key}
    if child.leaf:
        message = N_("{title} is missing. Add a line such as “{key}: {example}”.")
        return "missing", message, args | {"example": example_of(child)}
    if child.type == "array":
        return "missing", N_("{title} is missing. Add “{key}:” and below it its entries, each begun with “- ”."), args
    fields = list(fault.grandchildren(fault.key))
    message = N_("{title} is missing. Add “{key}:” and below it, indented, {fields}.")
    return "missing", message, args | {"fields": fields}


def _goes_with(fault: Fault) -> Said:
    child = fault.children[fault.key]
    because = next((name for name, needs in fault.asked.items() if fault.key in needs), "")
    args = {"title": child.title, "because": because, "key": fault.key, "example": example_of(child)}
    message = N_("{title} is missing: it goes with “{because}”. Add a line such as “{key}: {example}”.")
    return "missing", message, args


def _unknown(fault: Fault) -> Said:
    args = {"key": as_written(fault.key), "title": fault.field.title}
    suggestion = suggested_key(fault)
    if suggestion:
        message = N_("“{key}” is not a field of “{title}”. Did you mean “{suggestion}”?")
        return "unknown-key", message, args | {"suggestion": suggestion}
    message = N_("“{key}” is not a field of “{title}”. Remove it, or use one of its fields: {fields}.")
    return "unknown-key", message, args | {"fields": list(fault.children)}


def _key_form(fault: Fault) -> Said:
    message = N_("“{key}” under “{title}” is not a name that can stand there. Write {form}.")
    args = {"key": as_written(fault.key), "title": fault.field.title, "form": fault.schema["x-form"]}
    return "unknown-key", message, args


def _out_of_place(fault: Fault) -> Said:
    keys = given(fault.asked["anyOf"], fault.value)
    args = {"title": fault.children[keys[0]].title, "because": fault.schema["x-because"], "keys": keys}
    return "unknown-key", N_("{title} is given, but {because}. Remove {keys}."), args


def _one_of(fault: Fault) -> Said:
    first, second = alternatives(fault.asked)
    titles = {"title": fault.children[first].title, "other": fault.children[second].title}
    args = titles | {"first": first, "second": second}
    if first in fault.value:
        message = N_("{title} (“{first}”) and {other} (“{second}”) are both given. Keep one of them.")
        return "choice", message, args
    message = N_("{title} (“{first}”) or {other} (“{second}”) is missing. Add one of them.")
    return "missing", message, args


def _pattern(fault: Fault) -> Said:
    if "format" in fault.schema:
        return say_date(fault)
    args = arguments(fault) | {"form": fault.schema["x-form"]}
    repaired = repairs.matching(fault.value, fault.asked, fault.schema.get("maxLength"))
    if repaired:
        return "format", N_("{title} is written “{written}”. Write {repaired}: {form}."), args | {"repaired": repaired}
    return "format", N_("{title} is written “{written}”. Write {form}, such as {example}."), args


def _range(fault: Fault) -> Said:
    if "format" in fault.schema:
        return say_date(fault)
    least, most, value = fault.schema["minimum"], fault.schema["maximum"], fault.value
    args = arguments(fault) | {"least": in_yaml(least), "most": in_yaml(most)}
    if least == 0 and value < 0:
        return "range", N_("{title} is written {written}, and cannot be negative. Write 0 or more."), args
    if (least, most) == (0, 1) and 1 < value <= 100:
        message = N_("{title} is written {written}. Write {repaired}: a share is a number from 0 to 1.")
        return "range", message, args | {"repaired": f"{value / 100:.6g}"}
    return "range", N_("{title} is written {written}. Write a number from {least} to {most}."), args


def _too_long(fault: Fault) -> Said:
    message = N_("{title} has {length} characters. Shorten it to {most} at most.")
    return "length", message, {"title": fault.field.title, "length": len(fault.value), "most": fault.asked}


def _empty(fault: Fault) -> Said:
    message = N_("{title} is empty. Write its value, such as {example}.")
    if not fault.field.required:
        message = N_("{title} is empty. Write its value, such as {example}, or remove the line.")
    return "missing", message, arguments(fault)


def _too_few(fault: Fault) -> Said:
    message = N_("{title} is an empty list. Write at least one entry, begun with “- ”.")
    if fault.field.items:
        message = N_("{title} is an empty list. Write at least one entry, such as {example}.")
    return "list", message, arguments(fault)


def _twice(fault: Fault) -> Said:
    return "duplicate-item", N_("{title} names “{written}” twice. Keep one of them."), arguments(fault)


def _anything(fault: Fault) -> Said:
    """For a keyword that the schemas have learnt and this page has not."""
    return "format", N_("{title} is written “{written}”. {help}"), arguments(fault) | {"help": fault.field.help}


#: where an empty text is told as such, whatever else it is not
_OF_A_VALUE = ("type", "enum", "pattern", "format")

_SENTENCES: dict[str, Callable[[Fault], Said]] = {
    "additionalProperties": _unknown,
    "dependentRequired": _goes_with,
    "enum": say_choice,
    "format": say_date,
    "maxLength": _too_long,
    "maximum": _range,
    "minItems": _too_few,
    "minLength": _empty,
    "minProperties": _empty,
    "minimum": _range,
    "not": _out_of_place,
    "oneOf": _one_of,
    "pattern": _pattern,
    "propertyNames": _key_form,
    "required": _missing,
    "type": say_kind,
    "uniqueItems": _twice,
}
