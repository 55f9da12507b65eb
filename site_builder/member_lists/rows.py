"""The rows of a table that are organisations, with what their cells mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from site_builder.member_lists.columns import Column, Columns
from site_builder.member_lists.reading import Table
from site_builder.member_lists.sentences import Said, said
from site_builder.member_lists.values import Cell, Meant, understand
from site_builder.member_lists.vocabulary import POSTAL, Vocabulary, plain

_TOTAL = re.compile(r"(?:sous )?totaux?\b|(?:sub ?)?total\b|sum\b|somme\b|nombre d|number of\b|grand total\b")
_NOTE = re.compile(r"[*†‡]|\([0-9*]\)|(?:sources?|notes?|nb|n\.b\.|remarques?|légende|legend)\s*[:.\-–]", re.IGNORECASE)
_LONG = 120


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell was taken for, where it stands, and what was written there."""

    meant: Meant
    column: Column
    written: str


@dataclass(slots=True)
class Line:
    """An organisation of the table: its row, counted from 1, and what its cells mean, by field."""

    row: int
    values: dict[str, Value] = field(default_factory=dict)
    more: list[Line] = field(default_factory=list)

    def get(self, name: str) -> Any:
        """The value of a field, None where the cell says nothing or can't be understood."""
        found = self.values.get(name)
        return found.meant.value if found else None

    @property
    def name(self) -> str:
        """The name as it is written; empty where none is."""
        return self.get("name") or ""

    def column(self, name: str, columns: Columns) -> int | None:
        """Where a field stands, or would stand; None where no column has it."""
        found = self.values.get(name)
        used = columns.used.get(name) or (columns.used.get(POSTAL) if name == "territory" else None)
        return found.column.index if found else used[0].index if used else None


def read_lines(table: Table, columns: Columns, words: Vocabulary) -> tuple[list[Line], list[Said]]:
    """The organisations, and why other rows that are not empty are left out."""
    lines: list[Line] = []
    left: list[Said] = []
    header = tuple(plain(cell) for cell in table.rows[columns.header]) if columns.header >= 0 else ()
    for index, row in enumerate(table.rows[columns.header + 1 :], columns.header + 1):
        if not any(row):
            continue
        reason = _no_organisation(row, header, columns, index + 1)
        if reason is not None:
            left.append(reason)
            continue
        line = Line(index + 1, dict(_values(row, columns, words)))
        if line.values:
            lines.append(line)
    return lines, left


def _values(row: Sequence[str], columns: Columns, words: Vocabulary) -> Iterator[tuple[str, Value]]:
    """By field, the first column that says something that is understood; else the first that says anything."""
    fields = {name: list(its) for name, its in columns.used.items()}
    if POSTAL in fields:
        fields.setdefault("territory", []).extend(fields.pop(POSTAL))
    for name, its in fields.items():
        read = [
            Value(understand(Cell(row[each.index], each.field, each.factor), words), each, row[each.index])
            for each in its
            if not words.is_empty(row[each.index])
        ]
        if read:
            yield name, next((each for each in read if each.meant.fault is None), read[0])


def _no_organisation(row: Sequence[str], header: Sequence[str], columns: Columns, number: int) -> Said | None:
    """Why a row is none: a total, a note, the headings once more."""
    filled = [cell for cell in row if cell]
    text = filled[0]
    if header and len(filled) > 1 and all(plain(cell) in ("", over) for cell, over in zip(row, header, strict=True)):
        return said("heading", number)
    ids = [row[each.index] for each in columns.used.get("id", ()) if any(c.isdigit() for c in row[each.index])]
    if _TOTAL.match(plain(text)) and (not ids or len(filled) <= 2):
        return said("total", number, text=text)
    if len(filled) == 1 and (_NOTE.match(text) or len(text) > _LONG):
        return said("note", number, text=text)
    names = [row[each.index] for name in ("id", "name") for each in columns.used.get(name, ())]
    if not any(names):
        numbers = all(re.fullmatch(r"[0-9\s.,€%\u202f]+", cell) for cell in filled)
        return said("total" if numbers else "note", number, text=text)
    return None
