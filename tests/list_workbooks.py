"""Workbooks as clusters keep their lists in."""

from __future__ import annotations

import io

import xlsxwriter


def workbook(rows, sheets=("Notes", "Membres"), merge=False):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet(sheets[0]).write(0, 0, "Lisez-moi")
        sheet = book.add_worksheet(sheets[1])
        if merge:
            sheet.merge_range(1, 0, 1, 1, "Identité")
        for index, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell != "":
                    sheet.write(index + 3, column + 1, cell)
    return out.getvalue()
