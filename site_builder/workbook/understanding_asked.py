"""What a cell is asked, and what was understood: the types that the modules of understanding share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal

from site_builder.schema import Field
from site_builder.texts import Text

#: digits that a spreadsheet shows of a number; what it holds beyond is noise of binary fractions
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that has no value: `shows` is the mark of an error (`#REF!`), empty for a formula without its result."""

    shows: str = ""


Raw = str | int | float | bool | date | datetime | time | timedelta | Unreadable | None
Gravity = Literal["", "note", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a cell is asked: one value of a field.

    `type` is that of this value (of one entry, where the field is a list), `choices` the titles by code where only
    they may stand there, `unit` that of the number (of a result that of its indicator), `scheme` that of ids
    (`siren`, `none`) where the cell holds one, `last` last year's value, `offered` the titles by code of the
    workbook itself, where others may be typed too; `decimal` is the decimal mark of the workbook's language.
    """

    field: Field
    title: Text
    type: str
    choices: Mapping[str, Text] = field(default_factory=dict)
    unit: str | None = None
    scheme: str = ""
    last: Any = None
    offered: Mapping[str, str] = field(default_factory=dict)
    decimal: str = "."


@dataclass(frozen=True, slots=True)
class Understood:
    """`value` is None where there is none; `msgid`, `args` as in a finding, `gravity` empty where nothing is said."""

    value: Any = None
    gravity: Gravity = ""
    msgid: str = ""
    args: Mapping[str, Any] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """True where the cell holds something, but nothing that could be taken."""
        return self.gravity == "error"


NOTHING = Understood()


def note(value: Any, msgid: str, asked: Asked, **args: Any) -> Understood:
    """A value that was taken from what was written otherwise."""
    return Understood(value, "note", msgid, {"title": asked.title, **args})


def warning(value: Any, msgid: str, asked: Asked, **args: Any) -> Understood:
    """A value that was taken, though somebody should look at it."""
    return Understood(value, "warning", msgid, {"title": asked.title, **args})


def error(msgid: str, asked: Asked, **args: Any) -> Understood:
    """Nothing that could be taken."""
    return Understood(None, "error", msgid, {"title": asked.title, **args})


def plain_number(value: int | float) -> str:
    """A number as people write it: no needless zeros, no exponent."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    return format(Decimal(f"{value:.{_DIGITS}g}"), "f")


def written(raw: Raw) -> str:
    """A cell's value as it is quoted back."""
    if isinstance(raw, datetime):
        return raw.isoformat(" ") if raw.time() != time() else raw.date().isoformat()
    if isinstance(raw, (date, time)):
        return raw.isoformat()
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, (int, float)):
        return plain_number(raw)
    return str(raw)
