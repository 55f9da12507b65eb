"""A workbook as a file: the layout, drawn. The same records give the same bytes."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import xlsxwriter

from site_builder.problems import N_
from site_builder.source.repository import Repository
from site_builder.texts import Texts
from site_builder.workbook import sent
from site_builder.workbook.book import Book
from site_builder.workbook.draft import Draft
from site_builder.workbook.facts import facts, instruments
from site_builder.workbook.form_sheet import FormSheet
from site_builder.workbook.lists import Lists
from site_builder.workbook.start import Start
from site_builder.workbook.styles import Styles
from site_builder.workbook.table_sheet import TableSheet

#: nothing in the file tells when it was made
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_OPTIONS = {
    "in_memory": True,
    # what begins with = or looks like a number or an address is what somebody wrote
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}


def write(book: Book, texts: Texts, repository: Repository) -> bytes:
    """The bytes of an .xlsx file; `texts` and `repository` are those of which the book was laid out.

    A first sheet that explains, one for each of the book's, and two hidden ones: the lists to choose from, and what was
    on record.
    """
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, _OPTIONS)
    workbook.set_properties({"title": f"{book.name} {book.year}", "created": _MADE})
    workbook.set_calc_mode("auto")
    workbook.set_size(2400, 1400)
    styles = Styles(workbook)
    lists = Lists(workbook, styles)
    known = instruments(repository, texts)
    draft = Draft(book, texts, workbook, styles, lists, repository, facts=facts(book, known))
    start = workbook.add_worksheet(_start_title(book, draft.say(N_("Start here"))))
    for sheet in book.sheets:
        draft.sheets[sheet.code] = workbook.add_worksheet(sheet.title)
    lists.draw()
    lists.column("instrument_titles", [each.title for each in known])
    lists.column("instrument_least", [each.least for each in known])
    lists.column("instrument_most", [each.most for each in known])
    for sheet in book.sheets:
        (FormSheet if sheet.kind == "form" else TableSheet)(draft, sheet).draw()
    Start(draft, start).draw()
    _keep(workbook, book, styles)
    workbook.close()
    return file.getvalue()


def _keep(workbook: xlsxwriter.Workbook, book: Book, styles: Styles) -> None:
    """What was on record when the workbook was made, on a hidden sheet."""
    sheet = workbook.add_worksheet(sent.SHEET)
    sheet.hide()
    plain = styles("code", num_format="@")
    for row, text in enumerate((book.mark_of(sent.SHEET), *sent.written(book))):
        sheet.write_string(row, 0, text, plain)


def _start_title(book: Book, title: str) -> str:
    """The first sheet's title, which is none of the others'."""
    taken = {sheet.title.casefold() for sheet in book.sheets}
    return title[:31] if title[:31].casefold() not in taken else f"{title[:29]} 0"
