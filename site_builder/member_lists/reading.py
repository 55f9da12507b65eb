"""A file with a table in it as rows of texts: CSV of any separator and encoding, Excel and OpenDocument."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from site_builder.problems import N_, CannotRun

#: what is no text; only some of it is read, and why the rest is not is said where it is tried
_SHEETS = {".xlsx", ".xlsm", ".xltm", ".xlsb", ".xls", ".ods"}
_SEPARATORS = ";\t,|"
_LARGEST = 20_000_000
_MOST_ROWS = 20_000
_MOST_COLUMNS = 200
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` of texts without spaces around them, empty where a cell is; the first is row 1, column A.

    `sheet` is the name of the sheet read, empty in a CSV file; `sheets` names all.
    """

    rows: tuple[tuple[str, ...], ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def read_table(path: Path, sheet: str | None = None) -> Table:
    """The table in a file; of a workbook the named sheet, else the fullest.

    Raises CannotRun, with what to do, where there is none that can be read.
    """
    path = Path(path)
    if os.path.getsize(path) > _LARGEST:
        raise CannotRun(N_("{file} is too large for a list of members. Keep the sheet with the list alone."), file=path)
    data = path.read_bytes()
    if path.suffix.lower() in _SHEETS or data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        table = _workbook(path, sheet)
    else:
        table = Table(tuple(_separated(_decoded(path, data))))
    if len(table.rows) > _MOST_ROWS or max(map(len, table.rows), default=0) > _MOST_COLUMNS:
        raise CannotRun(N_("{file} is too large for a list of members. Keep the sheet with the list alone."), file=path)
    return table


def column_letters(index: int) -> str:
    """The name of a column as spreadsheets have it: A for 0, AA for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _decoded(path: Path, data: bytes) -> str:
    mark = next((name for sign, name in _MARKS.items() if data.startswith(sign)), None)
    # half of the bytes of a western text in UTF-16 are zero
    if mark is None and data[:400].count(0) * 3 > len(data[:400]):
        mark = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    for encoding in (mark,) if mark else ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    message = N_("{file} is no text and no spreadsheet that can be read. Save the list as CSV, .xlsx or .ods.")
    raise CannotRun(message, file=path)


def _separated(text: str) -> Sequence[tuple[str, ...]]:
    """The rows of a CSV text; its separator is the one that parts the most lines into the same number of cells."""
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        separator, text = lines[0][4], text.split("\n", 1)[-1]
    else:
        separator = max(_SEPARATORS, key=lambda each: _agreement(text, each))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return _trimmed([[_text(cell) for cell in row] for row in rows])


def _agreement(text: str, separator: str) -> int:
    """How many of the first lines have as many cells, several, as most have with this separator."""
    counts: dict[int, int] = {}
    for row, _ in zip(csv.reader(io.StringIO(text, newline=""), delimiter=separator), range(60), strict=False):
        if len(row) > 1:
            counts[len(row)] = counts.get(len(row), 0) + 1
    return max(counts.values(), default=0)


def _workbook(path: Path, sheet: str | None) -> Table:
    try:
        from site_builder.workbook.reading import NoWorkbook, read_workbook
    except ImportError as missing:
        raise CannotRun(N_("Reading a spreadsheet needs the extra “workbook”.")) from missing
    try:
        grids = read_workbook(path).grids
    except NoWorkbook as fault:
        raise CannotRun(fault.msgid, **fault.args_) from fault
    names = tuple(grid.name for grid in grids)
    tables = {
        grid.name: _trimmed([[_text(cell) for cell in row] for row in grid.rows])
        for grid in grids
        if sheet is None or grid.name.strip().lower() == sheet.strip().lower()
    }
    if not tables:
        words = N_("There is no sheet “{sheet}” in {file}. Its sheets are: {sheets}.")
        raise CannotRun(words, sheet=sheet, file=path, sheets=names)
    name = max(tables, key=lambda each: sum(bool(cell) for row in tables[each] for cell in row))
    return Table(tables[name], name, names)


def _trimmed(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Without the empty rows and columns at the end."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((place + 1 for row in rows for place, cell in enumerate(row) if cell), default=0)
    return tuple(tuple((row + [""] * width)[:width]) for row in rows)


def _text(value: Any) -> str:
    """A cell as somebody reads it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, time | timedelta):
        return ""
    shows = getattr(value, "shows", None)
    if shows is not None:  # the mark of an error, or a formula without its result
        return str(shows)
    return " ".join(str(value).replace("\ufeff", "").replace("\u200b", "").split())
