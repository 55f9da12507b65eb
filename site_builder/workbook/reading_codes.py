"""Which cell of a file stands for what: by the hidden codes of its sheets, and where they are gone by its titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from site_builder.workbook.book import FORMAT, SIGN, Sheet
from site_builder.workbook.reading import File, Grid
from site_builder.workbook.understanding_asked import Raw, plain_number
from site_builder.workbook.understanding_choices import slug

_MARK = re.compile(r"\s*(site-builder [0-9]+)((?:\|[^|]*)+)")
#: a mark is looked for in this corner: rows and columns may have been inserted before it
_CORNER = 6
#: a row of titles is looked for from the top
_HEADER_ROWS = 40
#: columns that are there to be read by people alone
FOR_READERS = frozenset(("title", "unit", "last", "help", "total", "objective", "state", "seen"))


class Mark(NamedTuple):
    """What the first cell of a sheet says of it."""

    format: str
    sheet: str
    cluster: str
    year: int
    language: str
    basis: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A sheet of the file with its mark, which stands at `row` and `column`."""

    grid: Grid
    mark: Mark
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Located:
    """Where codes stand: rows (index and code, in order; the code of a row without one is empty), columns by code.

    Of a code that stands in two columns the first counts, `twice` has the other. `unknown` are columns with codes that
    the sheet of today does not have, `readers` those that people alone read, by index.
    """

    grid: Grid
    rows: tuple[tuple[int, str], ...]
    columns: Mapping[str, int]
    twice: Mapping[str, int] = field(default_factory=dict)
    unknown: Mapping[str, int] = field(default_factory=dict)
    readers: Mapping[int, str] = field(default_factory=dict)
    by_titles: bool = False


def marked(file: File) -> tuple[list[Marked], list[Grid]]:
    """The sheets that have a mark, and those that have none."""
    found, rest = [], []
    for grid in file.grids:
        one = _marked(grid)
        if one is None:
            rest.append(grid)
        else:
            found.append(one)
    return found, rest


def _marked(grid: Grid) -> Marked | None:
    for row in range(min(_CORNER, len(grid.rows))):
        for column in range(_CORNER):
            value = grid.at(row, column)
            parts = _MARK.fullmatch(value) if isinstance(value, str) else None
            if parts:
                mark = _mark(parts[1], parts[2].strip().split("|")[1:])
                return Marked(grid, mark, row, column) if mark else None
    return None


def _mark(form: str, facts: list[str]) -> Mark | None:
    if form != FORMAT:
        return Mark(form, "", "", 0, "", "")
    if len(facts) < 4 or not facts[2].isdigit():
        return None
    return Mark(form, facts[0], facts[1], int(facts[2]), facts[3], facts[4] if len(facts) > 4 else "")


def by_codes(sheet: Sheet, one: Marked) -> Located | None:
    """Rows and columns by their hidden codes; None where too few of them are left."""
    grid = one.grid
    columns = {index: _code(grid.at(one.row, index)) for index in range(one.column + 1, _width(grid))}
    rows = [(index, _code(grid.at(index, one.column))) for index in range(one.row + 1, len(grid.rows))]
    located = _located(grid, sheet, rows, columns)
    enough = any(code for _, code in rows) or sheet.kind == "table"
    return located if located.columns and enough else None


def by_titles(sheet: Sheet, grid: Grid) -> Located | None:
    """Rows and columns by what codes are left, else by their titles; None where they can't be told."""
    columns, below = _columns(sheet, grid)
    if not columns:
        return None
    if sheet.kind == "table":
        rows = [(index, "") for index in range(below, len(grid.rows))]
    else:
        rows = _rows(sheet, grid)
        if not rows:
            return None
    located = _located(grid, sheet, rows, {index: code for code, index in columns.items()})
    return Located(grid, located.rows, located.columns, by_titles=True)


def _located(grid: Grid, sheet: Sheet, rows: list[tuple[int, str]], columns: Mapping[int, str]) -> Located:
    known = {column.code for column in sheet.columns}
    found: dict[str, int] = {}
    twice: dict[str, int] = {}
    unknown: dict[str, int] = {}
    for index, code in columns.items():
        if not code or code.startswith(SIGN) or code.partition(":")[0] in FOR_READERS:
            continue
        if code not in known:
            unknown[code] = index
        elif code in found:
            twice[code] = index
        else:
            found[code] = index
    readers = {index: code for index, code in columns.items() if code in FOR_READERS}
    return Located(grid, tuple(rows), found, twice, unknown, readers)


def _columns(sheet: Sheet, grid: Grid) -> tuple[dict[str, int], int]:
    """The index of each column by its code or title, and the first row below what tells it."""
    names: dict[str, str] = {}
    for column in sheet.columns:
        names[slug(column.title)] = column.code
    codes = {column.code: column.code for column in sheet.columns}
    best: dict[str, int] = {}
    below = 0
    for known in (codes, names):
        row, found = _fullest(grid, known)
        if len(found) >= min(2, len(sheet.columns)):
            best, below = best or found, max(below, row + 1)
    return best, below


def _fullest(grid: Grid, known: Mapping[str, str]) -> tuple[int, dict[str, int]]:
    """The first row in which most of the known names stand, and the column of each."""
    best: tuple[int, dict[str, int]] = (0, {})
    for row in range(min(_HEADER_ROWS, len(grid.rows))):
        found: dict[str, int] = {}
        for index in range(_width(grid)):
            text = _code(grid.at(row, index))
            code = next((known[each] for each in (text, *heads(text)) if each in known), None)
            if code is not None:
                found.setdefault(code, index)
        if len(found) > len(best[1]):
            best = (row, found)
    return best


def header(sheet: Sheet, grid: Grid) -> int:
    """The row of the titles of a table, -1 where there is none."""
    row, found = _fullest(grid, {slug(column.title): column.code for column in sheet.columns})
    return row if 2 * len(found) > len(sheet.columns) else -1


def _rows(sheet: Sheet, grid: Grid) -> list[tuple[int, str]]:
    """The rows of a form that can be told: by a code, else by the question's title in one of its cells."""
    waiting = [row for row in sheet.rows if row.question]
    codes = {row.code for row in waiting}
    found: list[tuple[int, str]] = []
    for index, cells in enumerate(grid.rows):
        texts = [_code(cell) for cell in cells[:_CORNER]]
        code = next((text for text in texts if text in codes), None)
        if code is None:
            titles = {slug(text) for text in texts if text}
            code = next((row.code for row in waiting if slug(row.title) in titles), None)
        if code is not None:
            found.append((index, code))
            waiting = [row for row in waiting if row.code != code]
    return found if len(found) * 2 >= len(codes) else []


def heads(text: str) -> tuple[str, ...]:
    """What a title may say of a question, without what stands behind it: a unit, who sees it."""
    short = text.partition(" · ")[0]
    return tuple(dict.fromkeys(filter(None, (slug(text), slug(short), slug(short.rpartition(" (")[0])))))


def titled(grids: Iterable[Grid], sheet: Sheet, titles: Iterable[str]) -> Iterator[Grid]:
    """The grids without a mark whose name is one of the titles of a sheet."""
    names = {slug(title) for title in (*titles, sheet.title)}
    return (grid for grid in grids if slug(grid.name) in names)


def _code(raw: Raw) -> str:
    if isinstance(raw, str):
        return raw.strip()
    return plain_number(raw) if isinstance(raw, (int, float)) and not isinstance(raw, bool) else ""


def _width(grid: Grid) -> int:
    return max((len(row) for row in grid.rows), default=0)
