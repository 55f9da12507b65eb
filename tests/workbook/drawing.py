"""A workbook drawn plainly: the codes and what each cell shows, without what makes it pleasant, and much quicker."""

from __future__ import annotations

from editing import Edited, EditedSheet

from site_builder.workbook.book import Book, Sheet
from site_builder.workbook.entries import as_written


def drawn(book: Book) -> Edited:
    """The sheets of a book as they would be written."""
    return Edited([_sheet(book, sheet) for sheet in book.sheets])


def _sheet(book: Book, sheet: Sheet) -> EditedSheet:
    codes = [column.code for column in sheet.columns]
    rows = [[book.mark(sheet), *codes], ["-", *(column.title for column in sheet.columns)]]
    for row in sheet.rows:
        shown = {cell.column: as_written(cell.question, cell.shown) for cell in row.cells}
        rows.append([row.code, *(shown.get(code) for code in codes)])
    return EditedSheet(sheet.title, rows + [["+"] for _ in range(sheet.spare and 3)])
