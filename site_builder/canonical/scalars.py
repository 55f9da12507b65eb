"""A plain value as the canonical form has it."""

from __future__ import annotations

import re
from decimal import Decimal

from site_builder.source.scalars import MOST_DIGITS

# what YAML 1.1 and 1.2 both read as this very text without quotes; letters by range, so that a browser agrees
_LETTERS = "A-Za-z0-9_À-ÖØ-öø-ÿŒœ"
_MARKS = "’.,;!?()/&+-"
_PLAIN = re.compile(
    f"[A-Za-zÀ-ÖØ-öø-ÿŒœ][{_LETTERS}{_MARKS}]*(?: [{_LETTERS}:«»–\u202f{_MARKS}]*[{_LETTERS}«»–{_MARKS}])*"
    "|https?://[A-Za-z0-9._~/?&=%,+-]+"
)
_RESERVED = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
#: line breaks that are none to most editors
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}
_TO_ESCAPE = re.compile("[\r\x85\u2028\u2029]")
_UNFIT_FOR_BLOCK = re.compile(r"\A[ \t\n]|[ \t](?=\n|\Z)")


def scalar(value: bool | int | float | str) -> str:
    """A value on one line; raises TypeError for what is no plain value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _decimal(value)
    if not isinstance(value, str):
        raise TypeError(f"cannot write {value!r}")
    if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED:
        return value
    if "\n" in value or _TO_ESCAPE.search(value):
        return '"' + "".join(_ESCAPES.get(each, each) for each in value) + '"'
    return "'" + value.replace("'", "''") + "'"


def _decimal(value: float) -> str:
    text = str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if len(text) <= MOST_DIGITS:
        return text
    mantissa, exponent = repr(value).split("e")
    return f"{mantissa}{'' if '.' in mantissa else '.0'}e{exponent}"


def block(value: str) -> tuple[str, list[str]] | None:
    """A text of several lines as a block: the mark after the colon and the lines, None where one line has to do."""
    if "\n" not in value or _TO_ESCAPE.search(value) or _UNFIT_FOR_BLOCK.search(value):
        return None
    body = value.rstrip("\n")
    ends = len(value) - len(body)
    return ("|-", "|", "|+")[min(ends, 2)], [*body.split("\n"), *[""] * max(0, ends - 1)]
