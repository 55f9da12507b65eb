"""What stands in a sheet where nothing is read: told, so that nobody believes it was taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.problems import N_
from site_builder.workbook.book import SIGN, Cell, Sheet
from site_builder.workbook.collecting_parts import Remark, Spot, error, note, warning
from site_builder.workbook.reading_codes import Located
from site_builder.workbook.understanding import same
from site_builder.workbook.understanding_asked import Raw

_MOST = 5


def unread(file: str, sheet: Sheet, found: Located) -> list[Remark]:
    """Totals that were typed over, figures typed into last year's column, columns that somebody added, merged cells."""
    remarks = [*_merged(file, found), *_totals(file, found), *_last(file, sheet, found), *_unknown(file, sheet, found)]
    return remarks if found.by_titles else remarks + _beside(file, found)


def _merged(file: str, found: Located) -> Iterator[Remark]:
    rows = {index for index, code in found.rows if not code.startswith(SIGN)}
    columns = set(found.columns.values())
    for (top, left), (bottom, right) in found.grid.merged:
        cells = [
            (row, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if row in rows and column in columns
        ]
        if len(cells) > 1:
            spot, last = Spot(file, found.grid.name, top, left), Spot(file, found.grid.name, bottom, right)
            message = N_("The cells {first} to {last} are merged, and hold one value. Unmerge them, and type each.")
            yield error(spot, message, first=spot.cell, last=last.cell)


def _totals(file: str, found: Located) -> Iterator[Remark]:
    """Where the workbook adds up, a number that is no formula was typed."""
    computed = [*found.columns.values(), *(index for index, code in found.readers.items() if code == "total")]
    for row, code in found.rows:
        for column in computed:
            total = code.startswith(SIGN) or found.readers.get(column) == "total"
            value = found.grid.at(row, column)
            if total and _is_number(value) and (row, column) not in found.grid.formulas:
                message = N_(
                    "{written} was not read: totals and shares are computed. Correct the lines that it adds up."
                )
                yield warning(Spot(file, found.grid.name, row, column), message, written=value)


def _last(file: str, sheet: Sheet, found: Located) -> Iterator[Remark]:
    """A figure that was typed into the column that shows what was said last time."""
    if sheet.kind != "form":
        return
    shown = {row.code: row.cells for row in sheet.rows if row.cells}
    for number, entry in enumerate(sheet.columns):
        cells = [(row, shown[code][number]) for row, code in found.rows if code in shown]
        column, own = _column_of_last(found, cells), found.columns.get(entry.code)
        if column is None or own is None:
            continue
        for row, cell in cells:
            value = found.grid.at(row, column)
            if _is_number(value) and found.grid.at(row, own) is None and not same(value, cell.last):
                message = N_(
                    "{written} was not read: this column shows what was said last time. Type this year's in {cell}."
                )
                right = Spot(file, found.grid.name, row, own).cell
                yield warning(Spot(file, found.grid.name, row, column), message, written=value, cell=right)


def _column_of_last(found: Located, cells: Sequence[tuple[int, Cell]]) -> int | None:
    """The column that shows what was said last: several bear its code, and may have been moved."""
    there = [(row, cell) for row, cell in cells if cell.last is not None]
    agreeing = {
        column: sum(same(found.grid.at(row, column), cell.last) for row, cell in there)
        for column, code in found.readers.items()
        if code == "last"
    }
    best = max(agreeing, key=lambda column: agreeing[column], default=None)
    return best if best is not None and 2 * agreeing[best] > len(there) else None


def _unknown(file: str, sheet: Sheet, found: Located) -> Iterator[Remark]:
    """Columns with a code that today's workbook does not have, but for more columns of a list of codes."""
    for code, index in found.unknown.items():
        rows = [row for row, mark in found.rows if not mark.startswith(SIGN) and found.grid.at(row, index) is not None]
        if rows and sheet.column(f"{code.partition('#')[0]}#1") is None:
            message = N_("This column (“{code}”) is not asked in this year's workbook, and was not read.")
            yield note(Spot(file, found.grid.name, rows[0], index), message, code=code)


def _beside(file: str, found: Located) -> list[Remark]:
    """Columns without a code, right of the last that has one or between them."""
    known = {*found.columns.values(), *found.readers, *found.unknown.values(), *found.twice.values()}
    rows = [row for row, code in found.rows if not code.startswith(SIGN)]
    width = max((len(each) for each in found.grid.rows), default=0)
    first = min(known, default=0)
    remarks = []
    for column in range(first, width):
        filled = [row for row in rows if column not in known and found.grid.at(row, column) not in (None, "")]
        if filled:
            message = N_("This column is not one of the workbook's: what stands in it was not read.")
            remarks.append(note(Spot(file, found.grid.name, filled[0], column), message))
    return remarks[:_MOST]


def _is_number(value: Raw) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
