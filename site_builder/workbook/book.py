"""What a workbook is, apart from any file: which cell stands for which value of which record, and what it shows.

Each sheet tells by codes what is where, so that it is understood after rows were moved and sheets renamed: its first
cell says which sheet it is (`Sheet.mark`), its first row what each column is, its first column what each row is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from site_builder.periods import Period
from site_builder.schema import Field

Step = str | int
Steps = tuple[Step, ...]
#: what a cell shows: dates as year-month-day, codes as codes
Shown = str | int | float | bool | None

FORMAT = "site-builder 1"
#: row of a table that waits for a new entry; one that a person inserts has no code at all
NEW = "+"
#: row or column that is there to be read by people alone
SIGN = "-"
#: column of a members list in which those who left are ticked
LEFT = "left"


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A file of the region that the workbook fills in.

    `value` is what is on record, None where nothing is; `begins` what the cells begin with: that, or else what is
    taken over from the last record. `last` is the last record of the kind before this one, of `last_period`.
    """

    kind: str
    path: str
    period: Period | None
    value: Mapping[str, Any] | None
    begins: Mapping[str, Any]
    last: Mapping[str, Any] | None = None
    last_period: Period | None = None

    @property
    def code(self) -> str:
        """`2024`, `2024-q3`, or the kind where the record is of no period."""
        return str(self.period).lower() if self.period else self.kind


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is asked in one cell.

    `code` names it in its sheet: the dotted path in the record (of a table: in the entry), then `@fr` for the text of
    a language or `#1` for the first of several codes. `keys` lead from record or entry to the value, `part` is the
    language, or the index in the list from 0. `title`, `help` and `unit` are in the workbook's language, `choices` are
    titles by code, no two alike. `open_choice` is True where another code than those may stand too. `required` is True
    where nothing may be left empty; of the languages of a text one is enough.
    """

    code: str
    field: Field
    keys: tuple[str, ...]
    part: str | int | None
    title: str
    help: str
    unit: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    open_choice: bool = False
    required: bool = False
    decimals: int | None = None

    @property
    def type(self) -> str:
        """What one cell holds: text, integer, number, boolean or date."""
        kind = self.field.items if self.field.type == "array" else self.field.type
        return "text" if kind == "localised" else str(kind)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell to fill in.

    `sheet`, `row` and `column` are codes; `steps` lead from the record to the value, `place` to what of it the cell
    holds (a language, one of several codes). `shown` is what the cell begins with, `last` what the last record says.
    """

    sheet: str
    row: str
    column: str
    record: Record
    question: Question
    steps: Steps
    shown: Shown = None
    last: Shown = None

    @property
    def place(self) -> Steps:
        """Where a finding about this cell points to in the record."""
        return self.steps if self.question.part is None else (*self.steps, self.question.part)


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column to fill in: of a form one record, of a table one question; `left` of a members list has neither."""

    code: str
    title: str
    record: Record | None = None
    question: Question | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Of a form a question, or a heading (without question, `level` 1 to 3); of a table an entry.

    `keys` lead from the record to what a form's row is about.
    """

    code: str
    cells: tuple[Cell, ...] = ()
    question: Question | None = None
    keys: tuple[str, ...] = ()
    title: str = ""
    help: str = ""
    level: int = 0
    officers: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One sheet.

    A form has a column for each record and a row for each question; a table a column for each question and a row for
    each entry of the list at `at` in its record, and then `spare` empty rows. `key` is the field by which entries are
    known (their rows' code is its value), None where they are known by their place (`#0` is the first).
    """

    code: str
    title: str
    kind: Literal["form", "table"]
    help: str
    records: tuple[Record, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    at: tuple[str, ...] = ()
    key: str | None = None
    spare: int = 0
    officers: bool = False
    required: bool = True

    def cells(self) -> Iterator[Cell]:
        """Every cell that stands for a value of an entry or question there is."""
        for row in self.rows:
            yield from row.cells

    def column(self, code: str) -> Column | None:
        """The column of a code."""
        return next((each for each in self.columns if each.code == code), None)

    def row(self, code: str) -> Row | None:
        """The row of a code; None for headings and new rows."""
        return next((each for each in self.rows if each.code == code and code not in (NEW, SIGN)), None)

    @property
    def basis(self) -> str:
        """`new` where none of the records is there yet, else a mark of what is on record, another when it changes."""
        if all(record.value is None for record in self.records):
            return "new"
        shown = [(cell.row, cell.column, cell.shown) for cell in self.cells()]
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """The workbook of a cluster and a year, in a language; `name` is the cluster's as it is said there."""

    cluster: str
    name: str
    year: int
    language: str
    sheets: tuple[Sheet, ...]

    def sheet(self, code: str) -> Sheet | None:
        """The sheet of a code."""
        return next((each for each in self.sheets if each.code == code), None)

    def mark(self, sheet: Sheet | None = None) -> str:
        """What the first cell of a sheet says: format, sheet, cluster, year, language, basis, parted by `|`.

        Without a sheet, that of the first sheet, which is not read.
        """
        return self.mark_of(sheet.code, sheet.basis) if sheet else self.mark_of("start")

    def mark_of(self, code: str, basis: str = "") -> str:
        """The same of a sheet by its code."""
        return "|".join((FORMAT, code, self.cluster, str(self.year), self.language, basis))


def value_at(value: Any, steps: Sequence[Step]) -> Any:
    """What the steps lead to in a record; None where they lead nowhere."""
    for step in steps:
        if isinstance(value, Mapping) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, Sequence) and not isinstance(value, str) and isinstance(step, int):
            value = value[step] if 0 <= step < len(value) else None
        else:
            return None
    return value
