"""What is made of workbooks: where a value was typed, what is said about it, and the records that come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder.workbook.book import Question, Record, Steps
from site_builder.workbook.reading_oddities import address
from site_builder.workbook.understanding_asked import Gravity, Understood


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A cell of a file; row and column are counted from 0, -1 where the sheet as a whole is meant."""

    file: str
    sheet: str = ""
    row: int = -1
    column: int = -1

    @property
    def cell(self) -> str:
        """`C12`; empty for a sheet, and for a file."""
        return address(self.row, self.column) if self.row >= 0 and self.column >= 0 else ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said about a spot: a note of what was taken, a warning, or an error; `msgid`, `args` as in a finding."""

    spot: Spot
    gravity: Gravity
    msgid: str
    args: Mapping[str, Any] = field(default_factory=dict)
    rule: str = ""

    @property
    def is_error(self) -> bool:
        return self.gravity == "error"

    @property
    def asks(self) -> bool:
        """True of a warning of the checks: what an officer would ask, and may be answered."""
        return self.gravity == "warning" and bool(self.rule)


@dataclass(slots=True)
class Draft:
    """A record as the files that were handed in would have it.

    `value` begins as what is on record, or is taken over; `spots` tells by steps where a value was typed, `asked` what
    each cell asks, `sheets` by steps which sheet or row holds them, `entries` by steps to a list where each stood.
    `begun` is False while nothing differs from what the workbook shows today, `outdated` True where that is something
    else than when it was made.
    """

    record: Record
    value: dict[str, Any]
    begun: bool = False
    outdated: bool = False
    spots: dict[Steps, Spot] = field(default_factory=dict)
    sheets: dict[Steps, Spot] = field(default_factory=dict)
    asked: dict[Spot, Question] = field(default_factory=dict)
    entries: dict[Steps, dict[int, int]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def say(self, spot: Spot, understood: Understood) -> None:
        """Keep what understanding a cell had to say."""
        if understood.gravity:
            self.remarks.append(Remark(spot, understood.gravity, understood.msgid, understood.args))

    def failed(self) -> Iterator[Spot]:
        """Where something stands that could not be taken."""
        return (each.spot for each in self.remarks if each.is_error)


def error(spot: Spot, msgid: str, **args: Any) -> Remark:
    """A remark that keeps everything from being written."""
    return Remark(spot, "error", msgid, args)


def warning(spot: Spot, msgid: str, **args: Any) -> Remark:
    """A remark that asks to look."""
    return Remark(spot, "warning", msgid, args)


def note(spot: Spot, msgid: str, **args: Any) -> Remark:
    """A remark that only tells."""
    return Remark(spot, "note", msgid, args)
