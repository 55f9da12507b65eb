"""A number that somebody typed: amounts, counts, full-time equivalents, years, percentages."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from typing import TypeGuard

from site_builder.problems import N_
from site_builder.schema import repairs
from site_builder.workbook.understanding_asked import (
    NOTHING,
    Asked,
    Raw,
    Understood,
    error,
    note,
    plain_number,
    warning,
    written,
)
from site_builder.workbook.understanding_days import EPOCH

#: written where there is none, or where it is not known: nobody can tell which
_UNKNOWN = re.compile(
    r"[-–—/?.x*]+|n\.?\s?[acdrs]\.?|n/[acs]|s\.?\s?o\.?|nul|néant|neant|none|null|nil|aucune?|unknown|inconnue?|idem|tbd",
    re.IGNORECASE,
)
#: one mark alone, before three digits
_IN_TWO_WAYS = re.compile(r"[\s€]*([+-]?[1-9][0-9]{0,2})([.,])([0-9]{3})\s*(?:€|EUR|[Ee]uros?)?")
#: a cell of days whose day lies before is a number that has taken the format of days
_NO_DAY_BEFORE = 1950
_YEARS = range(1900, 2201)
#: amounts may be typed to the cent
_CENTS = 100
_MONEY = 1000
#: a percentage is so much less than last year's only where a cell showed it as one
_FAR = 10


def number(raw: Raw, asked: Asked) -> Understood:
    """A number as the record has it: whole where the field counts, else with what decimals it has."""
    if isinstance(raw, bool):
        message = N_("{title} is a number, but the cell holds {written}. Type the number.")
        return error(message, asked, written=written(raw))
    if isinstance(raw, (datetime, date)):
        return _of_day(raw, asked)
    if isinstance(raw, (time, timedelta)):
        return _no_day(written(raw), asked)
    if isinstance(raw, str):
        return _of_text(raw, asked)
    return _taken(float(raw), asked) if raw is not None else NOTHING


def _of_text(raw: str, asked: Asked) -> Understood:
    text = " ".join(raw.replace("\u200b", "").replace("−", "-").split()).lstrip("'").strip()
    # 1.400 of what is counted is 1400, also where the field would take decimals
    whole = asked.type == "integer" or asked.unit in ("count", "eur")
    if _UNKNOWN.fullmatch(text):
        message = N_(
            "{title} is written “{written}”. Type 0 if there is none; leave the cell empty if it is not known."
        )
        if asked.field.required:
            message = N_("{title} is written “{written}”. Type 0 if there is none, else the number.")
        return error(message, asked, written=text)
    if text.endswith("%") and asked.unit not in ("percent", "ratio"):
        return _share(text, asked)
    two_ways = _IN_TWO_WAYS.fullmatch(text)
    if whole and two_ways and two_ways[2] == asked.decimal:
        return _two_ways(text, two_ways, asked)
    found = repairs.number(text, whole, asked.unit)
    if found is None and whole:
        found = repairs.number(text, False, asked.unit)
        if found is not None and asked.type == "integer":
            return _fraction(float(found), text, asked)
    if found is None:
        message = N_("{title} is written “{written}”, which is not a number. Type digits alone, such as {example}.")
        if two_ways:
            return _two_ways(text, two_ways, asked)
        return error(message, asked, written=text, example=plain_example(asked))
    # of a text with its sign there is no doubt
    understood = Understood(_plain(float(found))) if text.endswith("%") else _taken(float(found), asked)
    if understood.gravity:
        return understood
    message = N_("{title}: the text “{written}” was taken as the number {taken}.")
    return note(understood.value, message, asked, written=text, taken=_shown(understood.value, asked))


def _two_ways(text: str, parts: re.Match[str], asked: Asked) -> Understood:
    """Of one mark before three digits nobody can tell whether it parts thousands or decimals."""
    digits, fraction = f"{parts[1]}{parts[3]}", float(f"{parts[1]}.{parts[3]}")
    if asked.type != "integer":
        message = N_("{title} is written “{written}”, which can be read in two ways. Type {one} or {other}.")
        return error(message, asked, written=text, one=fraction, other=digits)
    message = N_(
        "{title} is written “{written}”, which can be read in two ways: as {whole}, or as {fraction} with decimals. "
        "Type the whole number in digits alone: {digits}, if that is meant."
    )
    args = {"whole": int(digits), "fraction": fraction, "digits": digits}
    return error(message, asked, written=text, **args)


def _shown(value: float, asked: Asked) -> float | str:
    """A number as it is told: grouped and with the decimals of the language, but for a year."""
    return value if asked.unit or asked.type == "number" else plain_number(value)


def _taken(value: float, asked: Asked) -> Understood:
    if not math.isfinite(value):
        return error(N_("{title} is too great a number. Type it again."), asked)
    rounded = float(plain_number(value))
    if asked.unit == "percent" and 0 < rounded <= 1 and _is_number(asked.last) and asked.last >= _FAR * rounded:
        message = N_(
            "{title} is written {written}: a cell that shows {percent} % holds {written}. Type {percent} without the "
            "sign %. If {written} % is meant, type '{written} %, with the apostrophe."
        )
        return error(message, asked, written=rounded, percent=float(plain_number(100 * rounded)))
    if rounded == int(rounded):
        return Understood(int(rounded))
    if asked.type == "integer":
        return _fraction(rounded, rounded, asked)
    if asked.unit == "percent" and 0 < rounded < 1 and not _below_one(asked.last):
        message = N_(
            "{title}: {written} was taken as {written} %. If {percent} % is meant, type {percent} without the sign %."
        )
        return warning(rounded, message, asked, written=rounded, percent=float(plain_number(100 * rounded)))
    return Understood(rounded)


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _below_one(last: object) -> bool:
    return _is_number(last) and 0 < last < 1


def _fraction(value: float, text: str | float, asked: Asked) -> Understood:
    """A number with decimals where things are counted whole: cents are rounded, nothing else is guessed."""
    if asked.unit == "eur" and abs(value) >= _MONEY and abs(value * _CENTS - round(value * _CENTS)) < 1e-4:
        taken = math.floor(value + 0.5)
        message = N_("{title}: {written} was rounded to {taken}: amounts are entered without cents.")
        return note(taken, message, asked, written=text, taken=taken)
    if 0 < abs(value) < 1 and asked.unit in ("eur", "count"):
        return _share(text, asked)
    message = N_(
        "{title} is written {written}, which is not a whole number. Type it without decimals, and without a point or a "
        "comma between thousands."
    )
    return error(message, asked, written=text)


def _share(text: str | float, asked: Asked) -> Understood:
    if asked.unit == "eur":
        message = N_("{title} is written {written}, a share. Type the amount itself: shares are computed.")
        return error(message, asked, written=text)
    message = N_("{title} is written {written}, a share. Type the number itself: shares are computed.")
    return error(message, asked, written=text)


def _of_day(raw: date, asked: Asked) -> Understood:
    """A number that was typed into a cell of days, or a day in a cell of numbers."""
    day = raw.date() if isinstance(raw, datetime) else raw
    is_year = asked.field.least == _YEARS[0] and asked.field.most == _YEARS[-1]
    if isinstance(raw, datetime) and raw.time() != time():
        return _no_day(written(raw), asked)
    behind = (day - EPOCH).days
    message = N_("{title}: the cell is formatted as a day ({written}), and was taken as {taken}.")
    if day.year < _NO_DAY_BEFORE:
        return note(behind, message, asked, written=day.isoformat(), taken=str(behind))
    if is_year:
        return note(day.year, message, asked, written=day.isoformat(), taken=str(day.year))
    return _no_day(day.isoformat(), asked)


def _no_day(text: str, asked: Asked) -> Understood:
    message = N_(
        "{title} is a number, but the cell holds the day or time {written}. Format it as a number, and type it."
    )
    return error(message, asked, written=text)


def plain_example(asked: Asked) -> str | float:
    """An example of what to type; one with decimals is told with the decimal mark of who reads it."""
    example = asked.field.example
    if isinstance(example, float) and example != int(example):
        return example
    return plain_number(example) if isinstance(example, (int, float)) else str(example or 12)
