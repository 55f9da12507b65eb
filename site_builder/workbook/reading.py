"""A workbook's file as plain values: opened with care, since anybody may hand anything in.

What a file may be is decided before it is read: its size, packed and unpacked, what lies in it, and how far its cells
reach. Macros are neither run nor accepted, formulas are not computed: their results are read as they were saved.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import python_calamine

from site_builder.problems import N_
from site_builder.workbook.reading_oddities import Oddities, TooFar, oddities
from site_builder.workbook.understanding_asked import Raw, Unreadable

MOST_BYTES = 20_000_000
MOST_UNPACKED = 100_000_000
_MOST_PARTS = 2_000
_CHUNK = 1 << 20
_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
_ENDINGS = (".xlsx", ".ods")
_MACROS = ("vbaproject", "basic/", "scripts/", "macrosheets/")


class NoWorkbook(Exception):
    """A file can't be read as a workbook; `msgid` and `args` as in a finding."""

    def __init__(self, msgid: str, **args: object) -> None:
        super().__init__(msgid.format(**args))
        self.msgid = msgid
        self.args_ = args


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: rows of values from its first cell on; `merged` are first and last cell of areas.

    Rows and columns are counted from 0; `formulas` are the cells whose value was computed.
    """

    name: str
    rows: Sequence[Sequence[Raw]]
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()
    hidden: bool = False
    formulas: frozenset[tuple[int, int]] = frozenset()

    def at(self, row: int, column: int) -> Raw:
        """The value of a cell; None for an empty one."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            found = self.rows[row][column]
            return None if found == "" else found
        return None


@dataclass(frozen=True, slots=True)
class File:
    """A workbook as it was handed in: `name` of the file, its sheets in order."""

    name: str
    grids: Sequence[Grid] = field(default_factory=tuple)


def read_workbook(path: Path) -> File:
    """Read a workbook, `.xlsx` or `.ods`; raises NoWorkbook for what is none, and OSError where it can't be opened."""
    path = Path(path)
    if path.is_dir():
        raise NoWorkbook(N_("This is a folder. Name the workbook's file."))
    ending = path.suffix.lower()
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    _check_kind(ending, data)
    parts = _unpacked(data)
    _check_parts(parts)
    try:
        found = oddities(parts)
    except TooFar as fault:
        message = N_(
            "The sheet “{sheet}” has a value in {cell}, far from the others. Remove it, or copy the values into a "
            "fresh workbook."
        )
        raise NoWorkbook(message, sheet=fault.sheet, cell=fault.cell) from fault
    return File(path.name, tuple(_grids(_packed(parts), found, "xl/workbook.xml" in parts)))


def _check_kind(ending: str, data: bytes) -> None:
    """Say what a file is that is no workbook, as far as its name and its first bytes tell."""
    if not data:
        raise NoWorkbook(N_("This file is empty. Save the workbook again, and hand in that file."))
    if len(data) > MOST_BYTES:
        message = N_(
            "This file is larger than {most} MB. A workbook holds figures and words: remove pictures and copies."
        )
        raise NoWorkbook(message, most=MOST_BYTES // 1_000_000)
    if ending in (".xlsm", ".xltm", ".xlam"):
        message = N_("Workbooks with macros (“{ending}”) are not accepted. Save it as “.xlsx”, and hand in that file.")
        raise NoWorkbook(message, ending=ending)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise NoWorkbook(N_("This workbook is protected by a password. Remove it (File, Info), and save it again."))
        raise NoWorkbook(N_("This is a workbook of an old kind (.xls). Save it as “.xlsx”, and hand in that file."))
    if ending not in _ENDINGS:
        raise NoWorkbook(N_("“{ending}” is not read. Save the workbook as “.xlsx” or “.ods”."), ending=ending or "?")
    if not data.startswith(_ZIP):
        message = N_("This is no workbook, though its name ends in “{ending}”. Open it, and save it as “.xlsx”.")
        raise NoWorkbook(message, ending=ending)


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a packed file, bounded in number and size while they are unpacked: what it says of them may lie."""
    broken = N_("This file is damaged, and can't be opened. Open it in Excel or LibreOffice, and save it again.")
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if len(packed.infolist()) > _MOST_PARTS:
                raise _too_large()
            for info in packed.infolist():
                if info.flag_bits & 1:
                    raise NoWorkbook(N_("This workbook is protected by a password. Remove it, and save it again."))
                if info.file_size > left:
                    raise _too_large()
                with packed.open(info) as part:
                    content = part.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise _too_large()
                parts[info.filename] = content
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as fault:
        raise NoWorkbook(broken) from fault
    return parts


def _too_large() -> NoWorkbook:
    message = N_("This file holds far more than a workbook can. Copy the values into a fresh workbook.")
    return NoWorkbook(message)


def _check_parts(parts: Mapping[str, bytes]) -> None:
    for name in parts:
        if any(each in name.lower() for each in _MACROS):
            message = N_("This workbook holds macros, which are not accepted. Save it as “.xlsx” without them.")
            raise NoWorkbook(message)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise NoWorkbook(N_("This workbook is protected by a password. Remove it, and save it again."))
    if "xl/workbook.xml" not in parts and "content.xml" not in parts:
        raise NoWorkbook(N_("There is no sheet in this file. Open it in Excel or LibreOffice, and save it as “.xlsx”."))
    if any(b"<!DOCTYPE" in content[:1000] for name, content in parts.items() if name.endswith(".xml")):
        raise NoWorkbook(N_("This file was not written by a program for spreadsheets. Save it as “.xlsx” from one."))


def _packed(parts: Mapping[str, bytes]) -> io.BytesIO:
    """The parts packed again, so that what is read is what was measured."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for name, content in parts.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    file.seek(0)
    return file


def _grids(file: io.BytesIO, odd: Mapping[str, Oddities], excel: bool) -> list[Grid]:
    message = N_(
        "This file can't be read as a workbook. Open it in Excel or LibreOffice, save it and hand it in again."
    )
    try:
        with python_calamine.load_workbook(file) as workbook:
            hidden = {each.name for each in workbook.sheets_metadata if each.visible is not _VISIBLE}
            names = workbook.sheet_names
            return [_grid(workbook.get_sheet_by_name(name), name in hidden, odd, excel) for name in names]
    except python_calamine.PasswordError as fault:
        raise NoWorkbook(N_("This workbook is protected by a password. Remove it, and save it again.")) from fault
    except (python_calamine.CalamineError, OSError, ValueError, OverflowError) as fault:
        raise NoWorkbook(message) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # what the reader raises where it breaks down
            raise
        raise NoWorkbook(message) from fault


_VISIBLE = python_calamine.SheetVisibleEnum.Visible


def _grid(sheet: python_calamine.CalamineSheet, hidden: bool, odd: Mapping[str, Oddities], excel: bool) -> Grid:
    rows: list[list[Raw]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    if excel:
        rows = [[_counted(cell) if isinstance(cell, date) else cell for cell in row] for row in rows]
    found = odd.get(sheet.name) or Oddities()
    for (row, column), mark in found.unreadable.items():
        while len(rows) <= row:
            rows.append([])
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = Unreadable(mark)
    return Grid(sheet.name, rows, tuple(found.merged), hidden, frozenset(found.formulas))


def _counted(day: date) -> date:
    """A day as other programs count it: Excel knows a 29th of February 1900, so that the days before are one on."""
    early = (day.year, day.month) in ((1900, 1), (1900, 2))
    return day - timedelta(days=1) if early else day
