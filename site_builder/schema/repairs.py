"""What somebody probably meant: the value to write instead of the one that was written, where that is clear."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

#: nothing longer is a mistyped number, date or code; the bound keeps the guesses quick
_LONGEST = 100
_MOST_DIGITS = 15

_SPACES = "\\s'’_"
_CURRENCY = r"(?:[€$£]|[A-Z]{3}|[Ee]uros?)"
_AMOUNT = re.compile(rf"{_CURRENCY}?\s*([+-]?[0-9.,{_SPACES}]*[0-9.,](?:[eE][+-]?[0-9]{{1,2}})?)\s*{_CURRENCY}?")
_PLAIN = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")
_POINTS = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+")
_COMMAS = re.compile(r"([+-]?[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"([+-]?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)),([0-9]+)")
_SPACED = re.compile(rf"[+-]?[0-9]{{1,3}}(?:[{_SPACES}]+[0-9]{{3}})*(?:[.,][0-9]+)?")

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[T ].*)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DAYS = ((_YEAR_FIRST, ((1, 2, 3),)), (_YEAR_LAST, ((3, 2, 1), (3, 1, 2))), (_COMPACT, ((1, 2, 3),)))
_MONTH_OF_YEAR = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{4})|([0-9]{4})[-/. ]([0-9]{1,2})")
_TWO_NUMBERS = re.compile(r"(?:--)?([0-9]{1,2})([-/. ])([0-9]{1,2})\.?")

_WORDS = {
    "true": ("true", "yes", "y", "on", "oui", "o", "vrai", "x", "1"),
    "false": ("false", "no", "n", "off", "non", "faux", "0"),
}


def number(text: str, whole: bool, unit: str | None = None) -> str | None:
    """`11,5`, `1 400 000 €` or `1,400,000` as the file wants it.

    None where it is no number, may be read in two ways, or has decimals where only a `whole` number will do.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    hundredth = unit == "ratio" and text.endswith("%")
    if unit in ("percent", "ratio"):
        text = text.removesuffix("%").strip()
    found = _AMOUNT.fullmatch(text)
    plain = _without_separators(found[1].strip(), whole) if found else None
    if plain is None or not _PLAIN.fullmatch(plain):
        return None
    value = Decimal(plain) / 100 if hundredth else Decimal(plain)
    if abs(value.adjusted()) > _MOST_DIGITS:
        return None
    if not whole:
        return format(value, "f")
    return str(int(value)) if value == int(value) else None


def _without_separators(text: str, whole: bool) -> str | None:
    if whole and _POINTS.fullmatch(text):
        return text.replace(".", "")
    if _PLAIN.fullmatch(text):
        return text
    if _SPACED.fullmatch(text):
        text = re.sub(f"[{_SPACES}]", "", text)
    thousands = None if text.lstrip("+-").startswith("0") else _COMMAS.fullmatch(text)
    # 1,400 is 1400 where things are counted whole, but 1.4 or 1400 elsewhere
    if thousands and (whole or thousands[2] or text.count(",") > 1):
        return text.replace(",", "")
    if thousands:
        return None
    if _POINTS.fullmatch(text) and text.count(".") > 1:
        return text.replace(".", "")
    decimal = _DECIMAL_COMMA.fullmatch(text)
    return f"{decimal[1].replace('.', '')}.{decimal[2]}" if decimal else text


def day(text: str) -> str | None:
    """`24/10/2020`, `2020-1-5` or `20201024` as year-month-day; the day comes before the month where both can be."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    for pattern, orders in _DAYS:
        found = pattern.fullmatch(text)
        for order in orders if found else ():
            result = _date(*(int(found[group]) for group in order))
            if result:
                return result
    return None


def partial_day(text: str) -> str | None:
    """A day, or `01/2021` as year-month."""
    found = _MONTH_OF_YEAR.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if not found:
        return day(text)
    year, month = (found[2], found[1]) if found[2] else (found[3], found[4])
    result = _date(int(year), int(month), 1)
    return result[:7] if result else None


def month_day(text: str) -> str | None:
    """`30/04` or `4-30` as month-day; with a hyphen the month comes first where both can be, else the day."""
    found = _TWO_NUMBERS.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if not found:
        return None
    one, other = int(found[1]), int(found[3])
    orders = ((one, other), (other, one)) if found[2] == "-" else ((other, one), (one, other))
    for month, of_month in orders:
        result = _date(2023, month, of_month)
        if result:
            return result[5:]
    return None


def truth(written: str) -> str | None:
    """`true` or `false` for a word that means it, in English or French."""
    word = written.strip().lower()
    return next((value for value, words in _WORDS.items() if word in words), None)


def matching(text: str, pattern: str, longest: int | None) -> str | None:
    """The text without spaces, in other letters, or with what is missing, if only that keeps it from the pattern."""
    if len(text) > _LONGEST:
        return None
    close, low = "".join(text.split()), slug_of(text)
    guesses = (text.strip(), close, text.strip().lower(), low, close.lower(), close.upper(), f"https://{text.strip()}")
    for guess in guesses:
        if re.fullmatch(pattern, guess) and len(guess) <= (longest or _LONGEST):
            return guess
    return None


def nearest(written: str, names: Mapping[str, str] | Iterable[str]) -> str | None:
    """Which name was meant by a mistyped one; `names` may map other spellings to the name."""
    if len(written) > _LONGEST:
        return None
    table = names if isinstance(names, Mapping) else {name: name for name in names}
    plain = {slug_of(spelling): name for spelling, name in table.items()}
    found = get_close_matches(slug_of(written), plain, n=1, cutoff=0.7)
    return plain[found[0]] if found else None


def slug_of(text: str) -> str:
    """A text as small letters without accents, digits and single hyphens; empty where it has none of them."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")


def _date(year: int, month: int, of_month: int) -> str | None:
    try:
        return date(year, month, of_month).isoformat()
    except ValueError:
        return None
