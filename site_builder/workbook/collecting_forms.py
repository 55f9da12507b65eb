"""A sheet with a column for each record and a row for each question."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.problems import N_
from site_builder.workbook.book import SIGN, Cell, Sheet
from site_builder.workbook.collecting_cells import Asker, Typed, by_field, settle
from site_builder.workbook.collecting_parts import Draft, Remark, Spot, error, note
from site_builder.workbook.reading_codes import Located
from site_builder.workbook.understanding_asked import Raw, written


def form(file: str, sheet: Sheet, found: Located, drafts: Mapping[str, Draft], asker: Asker) -> list[Remark]:
    """Put what a form says into the drafts, which are by the path of their record; what else there is to say of it."""
    whole = Spot(file, found.grid.name)
    rows, remarks = _rows(file, sheet, found)
    for column in sheet.columns:
        record = column.record
        if record is None:
            continue
        draft = drafts[record.path]
        draft.sheets[()] = whole
        index = found.columns.get(column.code)
        if index is None:
            message = N_("The column “{title}” is not in this sheet, and was not read.")
            remarks.append(note(whole, message, title=column.title))
            continue
        cells = []
        for cell in (each for row in sheet.rows for each in row.cells if each.column == column.code):
            at = rows.get(cell.row)
            if at is not None:
                cells.append(_typed(file, found, cell, at, index, asker))
        draft.begun |= any(each.changed for each in cells)
        for keys, of_field in by_field(cells).items():
            settle(draft, keys, of_field, asker.first)
        remarks += _twice(file, found, column.code, cells)
    titles = list(dict.fromkeys(row.title for row in sheet.rows if row.question and row.code not in rows))
    if titles:
        message = N_("These questions are not in this sheet, and what is on record was left as it is: {titles}.")
        remarks.append(note(whole, message, titles=titles))
    return remarks + _not_asked(file, sheet, found) + _beside(file, sheet, found)


def _typed(file: str, found: Located, cell: Cell, row: int, column: int, asker: Asker) -> Typed:
    spot = Spot(file, found.grid.name, row, column)
    return asker.typed(cell.question, spot, found.grid.at(row, column), cell.shown, cell.last)


def _rows(file: str, sheet: Sheet, found: Located) -> tuple[dict[str, int], list[Remark]]:
    """The row of each question; of a row that was copied the first counts."""
    rows: dict[str, int] = {}
    remarks: list[Remark] = []
    columns = list(found.columns.values())
    for index, code in found.rows:
        if code not in rows:
            rows[code] = index
            continue
        first = [found.grid.at(rows[code], column) for column in columns]
        if not code.startswith(SIGN) and code and first != [found.grid.at(index, column) for column in columns]:
            row = sheet.row(code)
            message = N_("{title} stands in two rows, {row} and {other}. Keep one of them.")
            spot = Spot(file, found.grid.name, index, min(columns))
            title = row.title if row else code
            remarks.append(error(spot, message, title=title, row=str(rows[code] + 1), other=str(index + 1)))
    return rows, remarks


def _twice(file: str, found: Located, code: str, cells: list[Typed]) -> list[Remark]:
    """A column that was copied: the first counts, unless the other says something else."""
    other = found.twice.get(code)
    if other is None or all(found.grid.at(each.spot.row, other) in (each.raw, None) for each in cells):
        return []
    message = N_("This column stands twice in the sheet. Keep the one that is right.")
    return [error(Spot(file, found.grid.name, 0, other), message)]


def _not_asked(file: str, sheet: Sheet, found: Located) -> list[Remark]:
    """Rows of questions that are no longer asked, where something stands in them."""
    known = {row.code for row in sheet.rows}
    remarks = []
    for index, code in found.rows:
        if not code or code.startswith(SIGN) or code in known or found.by_titles or _is_mine(code):
            continue
        for column in found.columns.values():
            value = found.grid.at(index, column)
            if value is not None:
                message = N_("“{written}” was not read: this question (“{code}”) is not asked in this year's workbook.")
                spot = Spot(file, found.grid.name, index, column)
                remarks.append(note(spot, message, written=_short(value), code=code))
    return remarks


def _is_mine(code: str) -> bool:
    """Whether a row is there for what the workbook adds up itself."""
    return code.partition(":")[0] in ("total", "share", "sum", "difference", "=")


def _beside(file: str, sheet: Sheet, found: Located) -> list[Remark]:
    """Values in rows without a question, in a column that is read."""
    remarks = []
    if found.by_titles:
        return remarks
    for index, code in found.rows:
        if code:
            continue
        for column in found.columns.values():
            value = found.grid.at(index, column)
            if value is not None:
                message = N_("“{written}” was not read: there is no question in this row.")
                remarks.append(note(Spot(file, found.grid.name, index, column), message, written=_short(value)))
    return remarks


def _short(value: Raw) -> str:
    return written(value)[:60]
