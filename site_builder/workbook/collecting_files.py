"""Whose workbook a file is, and which of its sheets is which."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from site_builder.problems import N_
from site_builder.source.repository import Repository
from site_builder.workbook import sent
from site_builder.workbook.book import FORMAT, Book, Sheet
from site_builder.workbook.collecting_parts import Remark, Spot, error, note, warning
from site_builder.workbook.reading import File, Grid
from site_builder.workbook.reading_codes import Located, Marked, by_codes, by_titles, marked, titled

#: sheets that hold no answers
_OTHERS = frozenset(("start", sent.SHEET))
_YEAR_IN_NAME = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


@dataclass(slots=True)
class Sheets:
    """The sheets of a file that were found, and what is to be said of the others; `book` is today's workbook.

    `outdated` are the codes of those whose records have changed since the file was made.
    """

    book: Book | None = None
    located: list[tuple[Sheet, Located]] = field(default_factory=list)
    missing: list[Sheet] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    outdated: set[str] = field(default_factory=set)


def sheets_of(
    file: File, repository: Repository, languages: Sequence[str], book_of: Callable[[str, int, str], Book]
) -> Sheets:
    """Find the sheets of a file; `book_of` makes the workbook of a cluster, a year and a language."""
    found, rest = marked(file)
    sheets = Sheets(remarks=_whose(file, found, repository))
    if any(each.is_error for each in sheets.remarks):
        return sheets
    mark = found[0].mark
    book = sheets.book = book_of(mark.cluster, mark.year, mark.language)
    for sheet in book.sheets:
        own = [each for each in found if each.mark.sheet == sheet.code]
        named = () if own else (book_of(mark.cluster, mark.year, each).sheet(sheet.code) for each in languages)
        located = _locate(file, sheet, own, rest, [each.title for each in named if each], sheets)
        if located is None:
            sheets.missing.append(sheet)
        else:
            sheets.located.append((sheet, located))
            if own and own[0].mark.basis != sheet.basis:
                sheets.outdated.add(sheet.code)
    _tell_missing(file, sheets)
    sheets.remarks += _unknown(file, book, found)
    sheets.remarks += _misnamed(file, book, repository)
    return sheets


def sent_of(file: File) -> sent.Sent | None:
    """What was on record when the workbook was made; None where the file does not tell any more."""
    for each in marked(file)[0]:
        if each.mark.sheet == sent.SHEET:
            rows = range(each.row + 1, len(each.grid.rows))
            return sent.read(each.grid.at(row, each.column) for row in rows)
    return None


def _whose(file: File, found: Sequence[Marked], repository: Repository) -> list[Remark]:
    """Errors where nobody can tell whose workbook it is, or it is of several."""
    whole = Spot(file.name)
    if not found:
        message = N_(
            "This is not the workbook that you were sent, or its hidden first row and column are gone. Copy the values "
            "into a fresh workbook: mark the cells, copy, then “paste values”."
        )
        return [error(whole, message)]
    if any(each.mark.format != FORMAT for each in found):
        message = N_("This workbook is of another version. Copy the values into a fresh workbook.")
        return [error(whole, message)]
    first = found[0].mark
    for each in found:
        if (each.mark.cluster, each.mark.year) != (first.cluster, first.year):
            message = N_(
                "This sheet is of “{cluster}”, {year}, but others are of “{other}”, {other_year}: sheets of two "
                "workbooks are in one file. Hand in each workbook by itself."
            )
            args = {"cluster": each.mark.cluster, "year": each.mark.year}
            args |= {"other": first.cluster, "other_year": first.year}
            return [error(Spot(file.name, each.grid.name), message, **args)]
    if first.cluster not in repository.clusters:
        message = N_("This workbook is of the cluster “{cluster}”, which is not in this region. Is it the right file?")
        return [error(whole, message, cluster=first.cluster)]
    return []


def _locate(
    file: File, sheet: Sheet, own: Sequence[Marked], rest: Sequence[Grid], titles: Sequence[str], sheets: Sheets
) -> Located | None:
    """Where the cells of a sheet stand; None where it is not in the file."""
    if len(own) > 1 and any(_values(each.grid) != _values(own[0].grid) for each in own[1:]):
        message = N_("This sheet is a copy of “{sheet}”. Keep one of the two.")
        sheets.remarks.append(error(Spot(file.name, own[1].grid.name), message, sheet=own[0].grid.name))
    grid = own[0].grid if own else next(titled(rest, sheet, titles), None)
    if grid is None:
        return None
    located = by_codes(sheet, own[0]) if own else None
    if located is not None:
        return located
    spot = Spot(file.name, grid.name)
    located = by_titles(sheet, grid)
    if located is None:
        message = N_(
            "The hidden first row and column of this sheet are gone, and its titles with them, so that nobody can tell "
            "what is what. Copy the values into a fresh workbook."
        )
        sheets.remarks.append(error(spot, message))
    else:
        message = N_(
            "The hidden first row or column of this sheet is gone: it was read by its titles. Look at the result."
        )
        sheets.remarks.append(warning(spot, message))
    return located


def _values(grid: Grid) -> list[list[object]]:
    return [[cell for cell in row if cell not in (None, "")] for row in grid.rows]


def _tell_missing(file: File, sheets: Sheets) -> None:
    failed = {each.spot.sheet for each in sheets.remarks if each.is_error}
    for sheet in sheets.missing:
        if sheet.title not in failed:
            message = N_("The sheet “{title}” is not in this file, and was not read.")
            sheets.remarks.append(note(Spot(file.name), message, title=sheet.title))


def _unknown(file: File, book: Book, found: Sequence[Marked]) -> list[Remark]:
    known = {sheet.code for sheet in book.sheets} | _OTHERS
    message = N_("This sheet is not asked in this year's workbook, and was not read.")
    return [note(Spot(file.name, each.grid.name), message) for each in found if each.mark.sheet not in known]


def _misnamed(file: File, book: Book, repository: Repository) -> list[Remark]:
    """A file whose name says another cluster or year than it holds: perhaps the wrong one was handed in."""
    plain = file.name.lower()
    whole = Spot(file.name)
    facts = {"cluster": book.name, "year": book.year}
    years = {int(each) for each in _YEAR_IN_NAME.findall(plain)}
    if years and book.year not in years:
        message = N_("This is the workbook of {year}, though its name says {named_year}. Is it the right one?")
        return [warning(whole, message, year=book.year, named_year=min(years))]
    words = re.split(r"[^a-z0-9-]+", plain)
    other = next((name for name in repository.clusters if name in words and name != book.cluster), None)
    if other and book.cluster not in plain:
        message = N_("This is the workbook of {cluster}, though its name says “{other}”. Is it the right one?")
        return [warning(whole, message, **facts, other=other)]
    return []
