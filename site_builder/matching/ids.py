"""The id that somebody meant, in the region's scheme."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIREN = 9
_SIRET = 14
#: a number whose beginning a spreadsheet has eaten has lost at most these zeros
_LOST = 5
_BETWEEN = re.compile(r"[\s.\-_/'’\u00a0\u202f]+")
_DIGITS = re.compile(r"[0-9]+(?:\.0+)?")
_WHOLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
#: French numbers for value-added tax hold the SIREN
_VAT = re.compile(r"FR[0-9A-Z]{2}([0-9]{9})")


@dataclass(frozen=True, slots=True)
class Identifier:
    """`value` is the id as a list has it, `how` what was done to it: `""`, spaces, zeros, siret, vat."""

    value: str
    how: str = ""


def is_luhn(digits: str) -> bool:
    """True where the Luhn sum of the digits is a multiple of 10."""
    total = 0
    for index, digit in enumerate(reversed(digits)):
        total += int(digit) if index % 2 == 0 else sum(divmod(2 * int(digit), 10))
    return total % 10 == 0


def identifier(text: str, scheme: str) -> Identifier | None:
    """The id in a text under the scheme `siren` or `none`; None where there is none, or one that can't be right."""
    text = text.strip()
    if scheme != "siren":
        return Identifier(text) if _WHOLE.fullmatch(text) else None
    plain = text.removesuffix(".0") if _DIGITS.fullmatch(text) else text
    close = _BETWEEN.sub("", plain).upper()
    vat = _VAT.fullmatch(close)
    if vat:
        return Identifier(vat[1], "vat") if is_luhn(vat[1]) else None
    if not (close.isascii() and close.isdigit()):
        return None
    how = "" if close == text else "spaces"
    if len(close) > _SIREN:
        siren = close.zfill(_SIRET)[:_SIREN]
        long_enough = _SIRET - _LOST < len(close) <= _SIRET
        return Identifier(siren, "siret") if long_enough and is_luhn(siren) else None
    siren = close.zfill(_SIREN)
    if len(close) < _SIREN - _LOST or not is_luhn(siren):
        return None
    return Identifier(siren, how if len(close) == _SIREN else "zeros")
