"""What a cell of a list means in a field of an entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import floor
from typing import Any

from site_builder.matching import identifier
from site_builder.member_lists.vocabulary import OUTSIDE, Vocabulary, key, nearest, plain
from site_builder.schema import repairs

_ACTIVITY = re.compile(r"[0-9A-Z.]{1,8}")
_NAF = re.compile(r"([0-9]{2})\.?([0-9]{2})([A-Z])")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_CODE_FIRST = re.compile(r"([A-Za-z0-9-]{1,12})\s*[-–:.(/]\s*\S.*|([0-9]{1,3}[A-Za-z]?)\s+\S.*")
_CODE_LAST = re.compile(r".*\S\s*\(([A-Za-z0-9-]{1,12})\)")
_POSTAL = re.compile(r"([0-9]{4,5})(?![0-9])")
_TIMES = re.compile(r"(.*?)\s*(k|m)\s*(?:€|eur|euros)", re.IGNORECASE)
#: departments of countries whose postal codes begin with two digits: what is none of the region's lies outside
_TWO_DIGITS = re.compile(r"(?:0[1-9]|[1-8][0-9]|9[0-8]|2[AB])")


@dataclass(frozen=True, slots=True)
class Cell:
    """What was written in a column of a field; `factor` is what a number in it is multiplied with."""

    written: str
    field: str
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Meant:
    """`value` as the list has it (None: nothing), `note` names the sentence that tells how it was taken, `fault` the
    one that tells why it can't be.
    """

    value: Any = None
    note: str | None = None
    fault: str | None = None


def understand(cell: Cell, words: Vocabulary) -> Meant:
    """What a cell says; an empty one says nothing."""
    if words.is_empty(cell.written):
        return Meant()
    return _READERS[cell.field](cell, words)


def _id(cell: Cell, words: Vocabulary) -> Meant:
    found = identifier(cell.written, words.scheme)
    return Meant(found.value, found.how or None) if found else Meant(fault="bad-id")


def _name(cell: Cell, words: Vocabulary) -> Meant:
    if "@" in cell.written:
        return Meant(fault="address")
    return Meant(cell.written)


def _choice(cell: Cell, words: Vocabulary) -> Meant:
    table = words.values[cell.field]
    found = table.get(plain(cell.written))
    found = table.get(key(cell.written)) if found is None else found
    if found is None:
        near = nearest(key(cell.written), table)
        return Meant(near or None, "taken") if near is not None else Meant(fault="bad-choice")
    return Meant(found or None)


def _territory(cell: Cell, words: Vocabulary) -> Meant:
    codes = words.choices["territory"]
    text = cell.written
    parts = (_CODE_FIRST.fullmatch(text), _CODE_LAST.fullmatch(text))
    guesses = [text, *(part for match in parts if match for part in match.groups() if part)]
    for guess in guesses:
        for code in codes:
            if guess.upper() == code.upper():
                return Meant(code)
            if guess.isdigit() and code.isdigit() and guess.zfill(len(code)) == code:
                return Meant(code, "taken")
    postal = _postal(cell, words)
    if postal.value:
        return postal
    known = _choice(Cell(text, "territory"), words)
    if known.fault and words.postal and any(_TWO_DIGITS.fullmatch(guess.upper().zfill(2)) for guess in guesses):
        return Meant(OUTSIDE, "taken")
    return known


def _postal(cell: Cell, words: Vocabulary) -> Meant:
    """The territory of a postal code, which may have lost its zero."""
    found = _POSTAL.match(cell.written.replace(" ", "") if cell.field == "postal" else cell.written)
    if not words.postal or not found:
        return Meant(fault="bad-choice")
    code = found[1].zfill(words.postal)[:2]
    return Meant(code if code in words.choices["territory"] else OUTSIDE, "taken")


def _activity(cell: Cell, words: Vocabulary) -> Meant:
    text = cell.written.upper()
    french = _NAF.match(text)
    if french and not text[french.end() : french.end() + 1].isalnum():
        return Meant(f"{french[1]}.{french[2]}{french[3]}")
    first = text.split(" ")[0].rstrip(",;:-–")
    if _ACTIVITY.fullmatch(first) and any(c.isdigit() for c in first):
        return Meant(first)
    return Meant(fault="bad-code")


def _since(cell: Cell, words: Vocabulary) -> Meant:
    found = _YEAR.fullmatch(cell.written)
    if found:
        return Meant(int(found[0]))
    when = repairs.partial_day(cell.written)
    return Meant(int(when[:4]), "taken") if when else Meant(fault="bad-year")


def _startup(cell: Cell, words: Vocabulary) -> Meant:
    truth = "true" if plain(cell.written) in ("startup", "start up", "jeune pousse") else repairs.truth(cell.written)
    return Meant(truth == "true" or None) if truth else Meant(fault="bad-truth")


def _number(cell: Cell, words: Vocabulary) -> Meant:
    text, factor = cell.written, cell.factor
    shown = _TIMES.fullmatch(text) if cell.field == "revenue" else None
    if shown:
        text, factor = shown[1], 1000 if shown[2].lower() == "k" else 1_000_000
    plain_number = repairs.number(text, whole=True)
    if plain_number is None and cell.field == "revenue":
        plain_number = repairs.number(text, whole=False)  # cents, or thousands with decimals
    value = floor(float(plain_number) * factor + 0.5) if plain_number else None
    if value is None or value < 0:
        return Meant(fault="bad-number")
    return Meant(value, "taken" if str(value) != cell.written else None)


_READERS = {
    "id": _id,
    "name": _name,
    "category": _choice,
    "governance": _choice,
    "territory": _territory,
    "postal": _postal,
    "activity": _activity,
    "since": _since,
    "startup": _startup,
    "employees": _number,
    "revenue": _number,
}
