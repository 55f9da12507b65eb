"""What an unquoted word of a YAML file means: true or false, a number, nothing, else text.

Numbers follow JSON's grammar, and only where YAML 1.1 and 1.2 agree: everything else (`1e5`, `0x1F`, `1_000`,
`no`, `1:30`, dates) stays text, so that no value changes its meaning with the tool that reads it.
"""

from __future__ import annotations

import math
import re
from enum import Enum

Scalar = bool | int | float | str

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+(?:[eE][+-][0-9]+)?")
_OCTAL = re.compile(r"-?0[0-7]+")
_WORDS: dict[str, bool] = {"true": True, "false": False}
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
#: a longer number is no measure of anything, and int() refuses some: it stays text
MOST_DIGITS = 300


class Unclear(Enum):
    """An unquoted word that stands for no plain value."""

    EMPTY = "empty"
    LEADING_ZERO = "leading-zero"


def plain_value(text: str) -> Scalar | Unclear:
    """The value of an unquoted word, or why it has none."""
    first = text[:1]
    if first.isdigit() or first == "-":
        return _number(text)
    if text in _NOTHING:
        return Unclear.EMPTY
    return _WORDS.get(text, text)


def _number(text: str) -> int | float | str | Unclear:
    if len(text) <= MOST_DIGITS:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            number = float(text)
            return number if math.isfinite(number) else text
    return Unclear.LEADING_ZERO if _OCTAL.fullmatch(text) else text
