"""A day that somebody typed: a cell of days, the number behind it, or one of the ways in which days are written."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import cache

from babel import Locale

from site_builder.problems import N_
from site_builder.schema import repairs
from site_builder.workbook.understanding_asked import Asked, Raw, Understood, error, note, written

#: the day that spreadsheets count from
EPOCH = date(1899, 12, 30)
#: numbers that are days of 1990 to 2119 when a cell has lost its format
_DAYS_OF_NOW = range(32_874, 80_000)
#: nothing that is reported has a day before; a cell of days shows 2024 as the 2024th day, which is in 1905
_FIRST_YEAR = 1990
_YEARS = range(_FIRST_YEAR, 2101)
_SHORT_YEAR = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{2})")
_IN_WORDS = re.compile(r"(?:[^\W\d]+\.?,? )?([0-9]{1,2})(?:er|st|nd|rd|th)?\.? (?:of |de )?([^\W\d]+)\.?,? ([0-9]{4})")
_IN_WORDS_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_LANGUAGES = ("en", "fr", "de", "it", "es")


def day(raw: Raw, asked: Asked) -> Understood:
    """A day as year-month-day."""
    if isinstance(raw, date):
        found_day = raw.date() if isinstance(raw, datetime) else raw
        return _early(found_day, asked) or Understood(found_day.isoformat())
    if isinstance(raw, (int, float)) and not isinstance(raw, bool) and int(raw) in _DAYS_OF_NOW:
        found = (EPOCH + timedelta(days=int(raw))).isoformat()
        message = N_("{title}: the cell holds the number {written}, which spreadsheets use for the day {taken}.")
        return note(found, message, asked, written=str(int(raw)), taken=found)
    text = " ".join(written(raw).split())
    meant = _meant(text)
    if meant is None:
        message = N_(
            "{title} is written “{written}”, which is not a day. Write year, month and day, such as {example}."
        )
        return error(message, asked, written=text, example=str(asked.field.example))
    early = _early(date.fromisoformat(meant), asked)
    if early:
        return early
    if meant == text:
        return Understood(meant)
    return note(
        meant, N_("{title}: “{written}” was taken as {taken}: year, month, day."), asked, written=text, taken=meant
    )


def _early(found: date, asked: Asked) -> Understood | None:
    """What to say of a day that is too long ago to be meant: mostly a year alone, typed into a cell of days."""
    if found.year >= _FIRST_YEAR:
        return None
    behind = (found - EPOCH).days
    if behind in _YEARS:
        message = N_(
            "{title}: the cell holds the number {number}, which spreadsheets show as the day {written}. Write the "
            "whole day, year, month and day, such as {example}."
        )
        example = f"{behind}{str(asked.field.example)[4:]}"
        return error(message, asked, number=str(behind), written=found.isoformat(), example=example)
    message = N_(
        "{title} is {written}, a day too long ago. Write the year with four digits, month and day, such as {example}."
    )
    return error(message, asked, written=found.isoformat(), example=str(asked.field.example))


def _meant(text: str) -> str | None:
    short = _SHORT_YEAR.fullmatch(text)
    if short:
        text = f"{short[1]}/{short[2]}/20{short[3]}"
    found = repairs.day(text)
    if found:
        return found
    worded, other = _IN_WORDS.fullmatch(text), _IN_WORDS_MONTH_FIRST.fullmatch(text)
    parts = (worded[1], worded[2], worded[3]) if worded else (other[2], other[1], other[3]) if other else None
    month = _months().get(_bare(parts[1])) if parts else None
    return repairs.day(f"{parts[2]}-{month}-{parts[0]}") if parts and month else None


@cache
def _months() -> dict[str, int]:
    """Number of a month by its name, whole or short, in the languages that managers may write."""
    found: dict[str, int] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale(language).months["format"][width].items():
                found.setdefault(_bare(name), number)
    return found


def _bare(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return plain.lower().rstrip(".")
