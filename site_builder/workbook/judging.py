"""What a workbook computes as somebody types: each formula with what it gives now, so that a program that does not
compute anew shows it too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from site_builder.workbook.draft import quoted


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that does not add up: as a formula that is true then, whether it is true now, and what to say of it.

    `told` is a formula that gives the words, where they depend on what is typed.
    """

    formula: str
    now: bool
    words: str
    told: str = ""


@dataclass(slots=True)
class State:
    """What to say beside a row: the first of `conditions` that holds, nothing where `unless` holds."""

    unless: str
    unless_now: bool
    conditions: list[Condition] = field(default_factory=list)

    def formula(self) -> str:
        """As a formula."""
        inner = '""'
        for condition in reversed(self.conditions):
            inner = f"IF({condition.formula},{condition.told or _words(condition.words)},{inner})"
        return f'=IF({self.unless},"",{inner})'

    def now(self) -> str:
        """What the formula gives now."""
        if self.unless_now:
            return ""
        return next((condition.words for condition in self.conditions if condition.now), "")


def computed(
    kind: Literal["sum", "share", "difference", "row"], refs: Sequence[str], values: Sequence[Any]
) -> tuple[str, Any]:
    """A sum, share or difference of cells: the formula, and what it gives now; empty where there is nothing yet."""
    numbers = [value for value in values if is_number(value)]
    if kind == "sum":
        among = ",".join(refs)
        return f'=IF(COUNT({among})=0,"",SUM({among}))', sum(numbers) if numbers else ""
    one, other = refs
    both = f"AND(ISNUMBER({one}),ISNUMBER({other}))"
    if kind == "share":
        formula = f'=IF({both},IF({other}=0,"",{one}/{other}),"")'
        return formula, values[0] / values[1] if len(numbers) == 2 and values[1] else ""
    return f'=IF({both},{one}-{other},"")', values[0] - values[1] if len(numbers) == 2 else ""


def is_number(value: Any) -> bool:
    """Whether a program for spreadsheets takes it for a number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _words(words: str) -> str:
    """A text as formulas write it, in pieces that they accept."""
    pieces = [words[at : at + 250] for at in range(0, len(words), 250)] or [""]
    return "&".join(quoted(piece) for piece in pieces)
