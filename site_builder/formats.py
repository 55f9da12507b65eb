"""Numbers, money, dates and names of one language, as CLDR writes them.

Halves are rounded away from zero, as readers do by hand, and a negative number has a true minus sign.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_compact_currency, format_compact_decimal, format_currency, format_decimal

Number = int | float | Decimal

_MINUS = "\u2212"
#: enough for any number that a file may hold
_CONTEXT = Context(prec=400, rounding=ROUND_HALF_UP)
_MOST_DECIMALS = 3
_PERIOD = re.compile(r"(\d{4})(?:-[Qq]([1-4]))?", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_TOUCHING = re.compile(r"(?<=[^\W\d_])(?=\d)")
_FRACTION = re.compile(r"0(?:\.[0#]+)?")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


class Formats:
    """The formats of one locale."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def number(self, value: Number, decimals: int | None = None) -> str:
        """A number with exactly `decimals` decimals; without them as many as it has, three at most."""
        return self._signs(_number(value, decimals, self.locale))

    def percent(self, ratio: Number, decimals: int = 1) -> str:
        """A ratio in per cent: 0.375 is `37.5%`."""
        return self.per_cent(ratio * 100, decimals)

    def per_cent(self, value: Number, decimals: int | None = 1) -> str:
        """A number that counts per cents already: 37.5 is `37.5%`."""
        pattern = self.locale.percent_formats[None].pattern
        value = rounded(value, decimals).scaleb(-2, _CONTEXT)
        return self._signs(_decimal(value, _pattern(pattern, decimals), self.locale))

    def money(self, value: Number, currency: str = "EUR", decimals: int = 0) -> str:
        """An amount in whole units of its currency, unless `decimals` says otherwise."""
        pattern = _pattern(self.locale.currency_formats["standard"].pattern, decimals)
        return self._signs(_money(rounded(value, decimals), currency, pattern, self.locale))

    def compact(self, value: Number, currency: str | None = None, decimals: int = 1) -> str:
        """A number in few characters (`1.5M`, `€1.5M`), for the axis of a chart."""
        value = rounded(value)
        if currency is None:
            text = format_compact_decimal(value, locale=self.locale, fraction_digits=decimals)
        else:
            text = _spaced(format_compact_currency(value, currency, locale=self.locale, fraction_digits=decimals))
        return self._signs(text)

    def signed(self, value: Number, decimals: int | None = None) -> str:
        """A change: `+3.2`, `−4`, and `0` without a sign."""
        return self._plus(rounded(value, decimals)) + self.number(value, decimals)

    def signed_percent(self, ratio: Number, decimals: int = 1) -> str:
        """A change as a ratio: 0.032 is `+3.2%`."""
        return self._plus(rounded(ratio * 100, decimals)) + self.percent(ratio, decimals)

    def signed_money(self, value: Number, currency: str = "EUR", decimals: int = 0) -> str:
        """A change of an amount: `+€1,200`."""
        return self._plus(rounded(value, decimals)) + self.money(value, currency, decimals)

    def date(self, value: str | date, short: bool = False) -> str:
        """A day, a month (`2019-02`) or a year (`2019`) in words; a text that is none of them as it is."""
        text = value.isoformat() if isinstance(value, date) else str(value)
        found = _DATE.fullmatch(text)
        if not found or not found[2]:
            return text
        try:
            day = date(int(found[1]), int(found[2]), int(found[3] or 1))
        except ValueError:
            return text
        if not found[3]:
            return self._skeleton(day, "yMMM" if short else "yMMMM")
        words = format_date(day, "medium" if short else "long", locale=self.locale)
        # French says "1er février", which CLDR leaves out
        return "1er" + words[1:] if self.locale.language == "fr" and words.startswith("1 ") else words

    def period(self, period: Any, short: bool = False) -> str:
        """A year, or a quarter written `2024-Q1`: `1st quarter 2024`, short `Q1 2024`."""
        found = _PERIOD.fullmatch(str(period))
        if not found or not found[2]:
            return str(period)
        day = date(int(found[1]), 3 * int(found[2]), 1)
        return self._skeleton(day, "yQQQ" if short else "yQQQQ")

    def period_short(self, period: Any) -> str:
        """The same in few characters."""
        return self.period(period, short=True)

    def join(self, items: Iterable[str], either: bool = False) -> str:
        """`a, b and c`; with `either`, `a, b or c`."""
        return format_list(list(items), style="or" if either else "standard", locale=self.locale)

    def language_name(self, code: str, own: bool = False) -> str:
        """The name of a language in this one; with `own`, in itself. The code where CLDR does not know it."""
        try:
            named = Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            return code
        return named.get_display_name(named if own else self.locale) or code

    def sort_key(self, text: str) -> tuple[str, str]:
        """What sorts names as readers do: accents, capitals and signs do not count, and ties have one order."""
        return _letters(text), text

    def _plus(self, value: Decimal) -> str:
        return "+" if value > 0 else ""

    def _signs(self, text: str) -> str:
        return text.replace("-", _MINUS)

    def _skeleton(self, day: date, skeleton: str) -> str:
        pattern = self.locale.datetime_skeletons.get(skeleton)
        return format_date(day, str(pattern), locale=self.locale) if pattern else f"{day:%Y-%m}"


def rounded(value: Number, decimals: int | None = None) -> Decimal:
    """A number rounded half away from zero, never to a negative zero; without `decimals`, to three at most."""
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not math.isfinite(number):
        raise ValueError(f"not a finite number: {value}")
    places = _MOST_DECIMALS if decimals is None else decimals
    number = number.quantize(Decimal(1).scaleb(-places), context=_CONTEXT)
    return abs(number) if number == 0 else number


def _pattern(pattern: str, decimals: int | None) -> str:
    """A CLDR pattern with exactly so many decimals."""
    fraction = "." + "#" * _MOST_DECIMALS if decimals is None else "." + "0" * decimals if decimals else ""
    return _FRACTION.sub("0" + fraction, pattern)


@lru_cache(maxsize=50_000)  # equal numbers read the same, whatever their type
def _number(value: Number, decimals: int | None, locale: Locale) -> str:
    return _decimal(rounded(value, decimals), _pattern(locale.decimal_formats[None].pattern, decimals), locale)


@lru_cache(maxsize=50_000)
def _decimal(value: Decimal, pattern: str, locale: Locale) -> str:
    with localcontext(_CONTEXT):
        return format_decimal(value, pattern, locale=locale)


@lru_cache(maxsize=50_000)
def _money(value: Decimal, currency: str, pattern: str, locale: Locale) -> str:
    with localcontext(_CONTEXT):
        return _spaced(format_currency(value, currency, pattern, locale=locale, currency_digits=False))


def _spaced(money: str) -> str:
    """A code of letters stands apart from its number (`SEK 1,000`), which CLDR asks for and Babel leaves out."""
    return _TOUCHING.sub("\u00a0", money)


@lru_cache(maxsize=50_000)
def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    kept = ("" if unicodedata.combining(c) else c if c.isalnum() else " " for c in plain)
    return " ".join("".join(kept).split())
