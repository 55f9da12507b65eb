"""Sentences about a value of the wrong kind.

Text for a number, a number for text, one value for a list; and the texts that are no choice, or no day.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from site_builder.problems import N_
from site_builder.schema import repairs
from site_builder.schema.faults import Fault, Said, arguments, listed

#: a decimal number beyond this does not say which whole number was meant
_EXACT = 10**15


def say_kind(fault: Fault) -> Said:
    """For a value that is no number, text, list… where one is asked for."""
    asked = fault.asked if isinstance(fault.asked, str) else fault.asked[0]
    return _KINDS[asked](fault)


def _number(fault: Fault) -> Said:
    whole, value, args = fault.asked == "integer", fault.value, arguments(fault)
    if isinstance(value, float):
        return _fraction(value, args)
    if isinstance(value, (list, dict)):
        message = N_("{title} is one number. Write it after the colon, such as “{key}: {example}”.")
        return "number", message, args
    repaired = repairs.number(value, whole, fault.field.unit) if isinstance(value, str) else None
    if repaired is None and whole:
        message = N_(
            "{title} is written “{written}”, which is not a whole number. Write digits alone, such as {example}."
        )
    elif repaired is None:
        message = N_("{title} is written “{written}”, which is not a number. Write digits alone, such as {example}.")
    elif repaired == value:
        message = N_("{title} is written '{written}' between quotes, which make it text. Write {repaired} alone.")
    elif whole:
        message = N_(
            "{title} is written “{written}”, which is not a number. Write {repaired}: digits alone, no space, no unit."
        )
    else:
        message = N_(
            "{title} is written “{written}”, which is not a number. Write {repaired}: a point, no space, no unit."
        )
    return "number", message, args | {"repaired": repaired}


def _fraction(value: float, args: dict[str, Any]) -> Said:
    """A decimal number where things are counted whole; 1.400 may mean 1400, so that it is not rounded for them."""
    if value.is_integer() and abs(value) < _EXACT:
        message = N_("{title} is written {written}. Write {repaired}: a whole number has no point.")
        return "whole-number", message, args | {"repaired": str(int(value))}
    message = N_(
        "{title} is written {written}, which is not a whole number. "
        "Write it without decimals, and without a point between thousands."
    )
    return "whole-number", message, args


def _text(fault: Fault) -> Said:
    value, args = fault.value, arguments(fault)
    if isinstance(value, (list, dict)):
        return "text", _nested_text(fault), args
    if "enum" in fault.schema:
        return say_choice(fault)
    if "format" in fault.schema:
        return say_date(fault)
    message = N_("{title} is written {written} without quotes, and so is not read as text. Write '{written}'.")
    if isinstance(value, float):
        # 65.90 was read as 65.9: what to write is known to them alone
        message = N_("{title} is written {written} without quotes, and so is read as a number. Put it between quotes.")
    return "text", message, args


def _nested_text(fault: Fault) -> str:
    if isinstance(fault.asked, list) and "object" in fault.asked:
        return N_("{title} is a text, or one text for each language. Write it after “{key}:”, without dashes.")
    if fault.in_list:
        return N_("Each entry of “{title}” is one text. Write it after the dash, such as “- {example}”.")
    return N_("{title} is one text. Write it after the colon, such as “{key}: {example}”.")


def _true_false(fault: Fault) -> Said:
    args = arguments(fault)
    repaired = None if isinstance(fault.value, (list, dict)) else repairs.truth(args["written"])
    if repaired is None:
        return "true-false", N_("{title} is written “{written}”. Write true or false."), args
    message = N_("{title} is written “{written}”. Write {repaired}: only true and false are understood here.")
    return "true-false", message, args | {"repaired": repaired}


def _list(fault: Fault) -> Said:
    args = arguments(fault)
    if not fault.field.items:
        return "list", N_("{title} is a list. Below “{key}:”, begin each entry with “- ”."), args
    if isinstance(fault.value, dict):
        return "list", N_("{title} is a list. Write it without names, such as “{key}: {example}”."), args
    message = N_("{title} is a list. Write {repaired}, or one entry a line, each begun with “- ”.")
    return "list", message, args | {"repaired": f"[{args['written']}]"}


def _mapping(fault: Fault) -> Said:
    args = arguments(fault) | {"fields": list(fault.children)}
    if not fault.steps:
        message = N_("{title}: this file is a group of fields. Write each on a line of its own: {fields}.")
    elif fault.in_list:
        message = N_("An entry of “{title}” is a group of fields, not “{written}”. After the dash, write {fields}.")
    elif fault.field.type == "map":
        message = N_("{title} has a line “name: value” for each, not “{written}”. Write them below “{key}:”, indented.")
    elif isinstance(fault.value, list):
        message = N_("{title} is a group of fields, not a list. Below “{key}:”, write {fields} without dashes.")
    else:
        message = N_("{title} is a group of fields, not “{written}”. Below “{key}:”, indented, write {fields}.")
    return "mapping", message, args


def say_choice(fault: Fault) -> Said:
    """For a value that is not one of the choices."""
    choices = fault.field.choices
    spellings = {code: code for code in choices}
    for code, titles in choices.items():
        spellings.update(dict.fromkeys(titles.values(), code))
    args = arguments(fault) | {"choices": listed(choices)}
    suggestion = repairs.nearest(args["written"], spellings)
    if suggestion:
        message = N_("{title} is written “{written}”. Did you mean “{suggestion}”? The choices are: {choices}.")
        return "choice", message, args | {"suggestion": suggestion}
    return "choice", N_("{title} is written “{written}”, which is not one of the choices: {choices}."), args


def say_date(fault: Fault) -> Said:
    """For a value that is not the day, date or day of the year that is asked for."""
    args = arguments(fault)
    repair, repaired_message, message = _DATES[fault.schema["format"]]
    # 2020.10 was read as 2020.1: which month was meant is known to them alone
    repaired = None if isinstance(fault.value, float) else repair(args["written"])
    if repaired:
        return "date", repaired_message, args | {"repaired": repaired}
    return "date", message, args


_DATES: dict[str, tuple[Callable[[str], str | None], str, str]] = {
    "date": (
        repairs.day,
        N_("{title} is written “{written}”. Write {repaired}: year, month, day."),
        N_("{title} is written “{written}”, which is not a day. Write year, month and day, such as {example}."),
    ),
    "partial-date": (
        repairs.partial_day,
        N_("{title} is written “{written}”. Write {repaired}: the year comes first."),
        N_("{title} is written “{written}”, which is not a date. Write 2020, 2020-10 or 2020-10-24."),
    ),
    "month-day": (
        repairs.month_day,
        N_("{title} is written “{written}”. Write {repaired}: month, day."),
        N_("{title} is written “{written}”, which no year has as a day. Write month and day, such as {example}."),
    ),
}

_KINDS: dict[str, Callable[[Fault], Said]] = {
    "array": _list,
    "boolean": _true_false,
    "integer": _number,
    "number": _number,
    "object": _mapping,
    "string": _text,
}
