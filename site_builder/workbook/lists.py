"""The hidden sheet on which the drop-downs and look-ups of a workbook rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from site_builder.workbook import entries
from site_builder.workbook.styles import Styles

TITLE = "lists"


class Lists:
    """Lists that formulas and drop-downs know by a name of the workbook; each is written once."""

    def __init__(self, workbook: Any, styles: Styles) -> None:
        self._workbook = workbook
        self._plain = styles("code", num_format="@")
        self._sheet: Any = None
        self._column = 0
        self._choices: dict[tuple[tuple[str, str], ...], str] = {}

    def draw(self) -> None:
        """Make the sheet, hidden: titles and codes stand there as text."""
        self._sheet = self._workbook.add_worksheet(TITLE)
        self._sheet.hide()

    def choices(self, choices: Mapping[str, str]) -> str | None:
        """The name of the titles of a drop-down, None where there is nothing to choose."""
        if not choices:
            return None
        key = tuple(choices.items())
        if key not in self._choices:
            name = f"choices_{len(self._choices) + 1}"
            self._choices[key] = self.column(name, list(choices.values()))
            self.column(f"{name}_codes", list(choices))
        return self._choices[key]

    def column(self, name: str, values: Sequence[Any]) -> str:
        """Write values below each other under a name, and give the name; of no values it is an empty cell."""
        sheet, column = self._sheet, self._column
        sheet.write_string(0, column, name, self._plain)
        for row, value in enumerate(values, start=1):
            entries.write(sheet, row, column, value, self._plain if isinstance(value, str) else None)
        letters = absolute(1, column, max(1, len(values)), column)
        self._workbook.define_name(name, f"={TITLE}!{letters}")
        self._column += 1
        return name


def absolute(row: int, column: int, last_row: int | None = None, last_column: int | None = None) -> str:
    """A cell or range by letters and numbers (`$B$3:$B$9`), from numbers that begin at 0."""
    if last_row is None:
        return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))
    return str(xl_range_abs(row, column, last_row, column if last_column is None else last_column))
