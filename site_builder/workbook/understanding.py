"""What a cell means for the field that it is typed in: the value of a record, with what was taken as what.

What is clear is taken, and told as a note where it was written otherwise than a record has it; what can be read in two
ways is an error that says what to type. An empty cell is no value: empty is not zero.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from site_builder.matching import identifier
from site_builder.problems import N_
from site_builder.schema import repairs
from site_builder.workbook.understanding_asked import (
    NOTHING,
    Asked,
    Raw,
    Understood,
    Unreadable,
    error,
    note,
    plain_number,
    written,
)
from site_builder.workbook.understanding_choices import choice
from site_builder.workbook.understanding_days import day
from site_builder.workbook.understanding_numbers import number

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HARD_SPACE = re.compile("(?<!«)[\u00a0\u202f\u2007](?![»;:!?])")
_RUNS = re.compile(r"[ \t\u00a0\u202f]{2,}")
_AT_LINE_END = re.compile(r"[ \t]+(?=\n)")


def understand(raw: Raw, asked: Asked) -> Understood:
    """The value that a cell gives to a field; `NOTHING` where it is empty.

    `raw` is what the workbook holds: text, number, true or false, day, time; `Unreadable` for what it can't show.
    """
    if isinstance(raw, Unreadable):
        return _unreadable(raw, asked)
    if isinstance(raw, str):
        if "\r" in raw:
            raw = raw.replace("\r\n", "\n").replace("\r", "\n")
        if not _INVISIBLE.sub("", raw).strip():
            return NOTHING
    if isinstance(raw, float) and raw != raw:
        return NOTHING
    if asked.choices:
        return choice(raw, asked)
    return _KINDS.get(asked.type, _text)(raw, asked)


def _unreadable(raw: Unreadable, asked: Asked) -> Understood:
    if raw.shows:
        message = N_("{title} shows {written}: a formula that has lost its way. Type the value in its place.")
        return error(message, asked, written=raw.shows)
    message = N_(
        "{title} is a formula whose result is not in the file. Open the file in Excel or LibreOffice, save it and hand "
        "it in again; or type the value."
    )
    return error(message, asked)


def _truth(raw: Raw, asked: Asked) -> Understood:
    """Yes or no; a “no” where the field may be left out is the same as an empty cell."""
    if isinstance(raw, bool):
        return Understood(raw)
    text = plain_number(raw) if isinstance(raw, (int, float)) else str(raw).strip().strip(".!").lower()
    titles = {title.lower(): code for code, title in asked.offered.items()}
    meant = titles.get(text) or {"ja": "true", "✓": "true", "✔": "true", "☒": "true", "☑": "true", "-": "false"}.get(
        text
    )
    meant = meant or repairs.truth(text)
    if isinstance(raw, (date, time, timedelta)) or meant is None:
        return error(N_("{title} is written “{written}”. Choose yes or no."), asked, written=written(raw))
    return Understood(meant == "true")


def _text(raw: Raw, asked: Asked) -> Understood:
    if asked.scheme:
        return _ident(raw, asked)
    if isinstance(raw, (bool, date, time, timedelta)):
        message = N_("{title} is a text, but the cell holds {written}. Type the text, with an apostrophe before it.")
        return error(message, asked, written=written(raw))
    if isinstance(raw, (int, float)):
        return _text_of_number(raw, asked)
    text = tidy(raw)
    if asked.field.pattern and not re.search(asked.field.pattern, text):
        guess = repairs.matching(text, asked.field.pattern, asked.field.longest)
        if guess is not None:
            return note(guess, N_("{title}: “{written}” was taken as {taken}."), asked, written=raw, taken=guess)
    if text != raw.strip("\n"):
        return note(text, N_("{title}: needless spaces were removed from “{taken}”."), asked, taken=text)
    return Understood(text)


def _text_of_number(raw: int | float, asked: Asked) -> Understood:
    """A code that the spreadsheet took for a number; with a zero lost at its front nobody could tell."""
    text = plain_number(raw)
    if asked.field.pattern and not re.search(asked.field.pattern, text):
        return error(N_("{title} is written {written}. Write {form}."), asked, written=text, form=asked.field.form)
    return note(text, N_("{title}: the number {written} was taken as text."), asked, written=text)


def _ident(raw: Raw, asked: Asked) -> Understood:
    """The id of an organisation in the region's scheme."""
    if isinstance(raw, (bool, date, time, timedelta)):
        message = N_("{title} is a number to be typed as text, but the cell holds {written}. Type it again.")
        return error(message, asked, written=written(raw))
    if isinstance(raw, (int, float)):
        text = plain_number(raw)
    else:
        text = _INVISIBLE.sub("", raw).strip().lstrip("'’")
        named = [code for code, title in asked.offered.items() if title == text]
        if len(named) == 1:
            return Understood(named[0])
    found = identifier(text, asked.scheme)
    if found is None and asked.offered and not re.fullmatch(r"[0-9 ]+", text):
        return choice(text, replace(asked, choices=asked.offered))
    if found is None:
        return _no_ident(text, asked)
    if found.how:
        return note(found.value, _IDENT_NOTES[found.how], asked, written=text, taken=found.value)
    return Understood(found.value)


_IDENT_NOTES = {
    "spaces": N_("{title}: “{written}” was taken as {taken}, without the spaces."),
    "zeros": N_("{title}: “{written}” was taken as {taken}: the spreadsheet had removed the zeros at its beginning."),
    "siret": N_("{title}: “{written}” is the SIRET of an establishment, and was taken as {taken}, its first 9 digits."),
    "vat": N_("{title}: “{written}” is a VAT number, and was taken as {taken}, its last 9 digits."),
}


def _no_ident(text: str, asked: Asked) -> Understood:
    if asked.scheme != "siren":
        message = N_("{title} is written “{written}”. Write {form}.")
        return error(message, asked, written=text, form=asked.field.form)
    digits = re.sub(r"[\s.\u00a0\u202f'’/_-]", "", text)
    if not (digits.isascii() and digits.isdigit()):
        if re.fullmatch(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]+", digits):
            message = N_(
                "{title} is written “{written}”, a rounded number. Format the cell as text, and type 9 digits."
            )
            return error(message, asked, written=text)
        return error(N_("{title} is written “{written}”. A SIREN is made of 9 digits alone."), asked, written=text)
    if len(digits) == 9:
        message = N_(
            "{title} is written “{written}”, whose last digit does not agree with the others. "
            "Compare it with the register, digit by digit."
        )
        return error(message, asked, written=text)
    message = N_("{title} is written “{written}”, which has {count} digits. A SIREN has 9: copy it from the register.")
    return error(message, asked, written=text, count=len(digits))


def tidy(text: str) -> str:
    """A text without what nobody sees: spaces around it and in a row, hard spaces where none belongs, hidden marks.

    The lines of a text of several stay; nothing else is changed.
    """
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _HARD_SPACE.sub(" ", text)
    text = _RUNS.sub(" ", text) if "\n" not in text else text
    return _AT_LINE_END.sub("", text.strip())


def same(raw: Raw, shown: Raw) -> bool:
    """True where a cell still holds what was put into it, in spite of what a spreadsheet does to values on its way."""
    if isinstance(raw, bool) and not isinstance(shown, bool):
        return False
    return _plain(raw) == _plain(shown)


def _plain(raw: Raw) -> Any:
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return float(raw)
    if isinstance(raw, (int, float)):
        return float(f"{raw:.15g}")
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, str):
        return "\n".join(line.rstrip() for line in raw.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n"))
    return raw


_KINDS: dict[str, Callable[[Raw, Asked], Understood]] = {
    "boolean": _truth,
    "date": day,
    "integer": number,
    "number": number,
}
