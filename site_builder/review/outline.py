"""The shape in which a review is written down, whatever the format: blocks of lines and tables, and folds of them."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.problems import Place


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is told; `lead` says whose it is, `rule` and `place` where it comes from, if it needs them."""

    text: str
    lead: str = ""
    rule: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of text below their heads; all columns but the first `texts` hold numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    texts: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """Lines, a table or both under a title; `more` is a word on what is left out here."""

    title: str = ""
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    more: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """What is shown when it is asked for: `note` says in a few words what lies in it."""

    title: str
    note: str = ""
    blocks: tuple[Block, ...] = ()
    folds: tuple[Fold, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole review: what is seen at once (`top`), and what is folded. Everything in it is plain text.

    `lead` says how much changes, `foot` what was compared; `shortened` is the word for a reader of less than all, and
    `colon` stands between the lead of a line and its text.
    """

    language: str
    colon: str
    title: str
    verdict: str
    lead: str
    foot: str
    shortened: str
    top: tuple[Block, ...] = ()
    folds: tuple[Fold, ...] = ()
