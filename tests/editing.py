"""A workbook as somebody edits it: cells typed over, rows moved, sheets renamed, then saved as an .xlsx file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

from site_builder.workbook.reading import read_workbook
from site_builder.workbook.reading_oddities import address
from site_builder.workbook.understanding_asked import Unreadable

Area = tuple[int, int, int, int]


@dataclass(frozen=True)
class Computed:
    """What a formula results in."""

    value: Any


@dataclass
class EditedSheet:
    """One sheet: its rows, the first two of each being the hidden ones with codes."""

    name: str
    rows: list[list[Any]]
    merged: list[Area] = field(default_factory=list)

    @property
    def mark(self) -> str:
        return str(self.rows[0][0]) if self.rows and self.rows[0] else ""

    def row(self, code: str) -> int:
        """The place of the row of a code."""
        return next(index for index, row in enumerate(self.rows) if row and row[0] == code)

    def column(self, code: str) -> int:
        """The place of the column of a code."""
        return self.rows[0].index(code)

    def __getitem__(self, codes: tuple[str | int, str]) -> Any:
        row, column = self._place(*codes)
        return self.rows[row][column]

    def __setitem__(self, codes: tuple[str | int, str], value: Any) -> None:
        row, column = self._place(*codes)
        self.set(row, column, value)

    def set(self, row: int, column: int, value: Any) -> None:
        """A value into a cell, which may lie outside of what there is."""
        while len(self.rows) <= row:
            self.rows.append([])
        self.rows[row] += [None] * (column + 1 - len(self.rows[row]))
        self.rows[row][column] = value

    def _place(self, row: str | int, column: str) -> tuple[int, int]:
        return (row if isinstance(row, int) else self.row(row)), self.column(column)

    def entries(self) -> list[int]:
        """The places of the rows of entries that are there."""
        return [index for index, row in enumerate(self.rows) if index and row and row[0] not in ("", None, "-", "+")]

    def spare(self) -> int:
        """The place of the first row that waits for a new entry."""
        return self.row("+")

    def cell(self, row: str | int, column: str) -> str:
        """`C12`."""
        return address(*self._place(row, column))


class Edited:
    """A workbook that may be changed; `copy` gives another that begins with the same."""

    def __init__(self, sheets: list[EditedSheet]) -> None:
        self.sheets = sheets

    @classmethod
    def of(cls, path: Path) -> Edited:
        sheets = []
        for grid in read_workbook(path).grids:
            rows = [[None if cell == "" else cell for cell in row] for row in grid.rows]
            for row, column in grid.formulas:
                if row < len(rows) and column < len(rows[row]):
                    rows[row][column] = Computed(rows[row][column])
            sheets.append(EditedSheet(grid.name, rows))
        return cls(sheets)

    def copy(self) -> Edited:
        return Edited(deepcopy(self.sheets))

    def __getitem__(self, code: str) -> EditedSheet:
        """The sheet of a code."""
        return next(sheet for sheet in self.sheets if sheet.mark.split("|")[1:2] == [code])

    def __iter__(self) -> Iterator[EditedSheet]:
        return iter(self.sheets)

    def save(self, path: Path) -> Path:
        path.write_bytes(self.bytes())
        return path

    def bytes(self) -> bytes:
        file = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        workbook = xlsxwriter.Workbook(file, options)
        formats = [workbook.add_format({"num_format": each}) for each in ("yyyy-mm-dd", "hh:mm")]
        for sheet in self.sheets:
            drawn = workbook.add_worksheet(sheet.name)
            for row, cells in enumerate(sheet.rows):
                for column, value in enumerate(cells):
                    _write(drawn, row, column, value, *formats)
            for area in sheet.merged:
                drawn.merge_range(*area, None)
                _write(drawn, area[0], area[1], sheet.rows[area[0]][area[1]], *formats)
        workbook.close()
        return file.getvalue()


def _write(drawn: Any, row: int, column: int, value: Any, day: Any, hour: Any) -> None:
    if isinstance(value, Computed):
        drawn.write_formula(row, column, "=0", None, "" if value.value is None else value.value)
    elif isinstance(value, Unreadable):
        drawn.write_formula(row, column, "=1/0", None, value.shows)
    elif isinstance(value, (date, datetime, time)):
        drawn.write_datetime(row, column, value, hour if isinstance(value, time) else day)
    elif isinstance(value, bool):
        drawn.write_boolean(row, column, value)
    elif isinstance(value, (int, float)):
        drawn.write_number(row, column, value)
    elif value is not None:
        drawn.write_string(row, column, value)
