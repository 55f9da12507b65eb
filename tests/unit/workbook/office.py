"""Workbooks as LibreOffice computes them anew, and as cells by their codes."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from site_builder.schema import Schemas
from site_builder.source.repository import Repository
from site_builder.texts import Texts
from site_builder.workbook import Book, layout
from site_builder.workbook.reading_oddities import address
from site_builder.workbook.writing import write
from tests.machine import soffice

_FORMULA = re.compile(r'(<c r="[A-Z]+\d+"[^>]*?)(?: t="str")?>(<f>.*?</f>)<v>.*?</v>', re.DOTALL)
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def without_results(path: Path, to: Path) -> int:
    """Write a copy of which no formula tells what it gives; returns how many formulas there are."""
    count = 0
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text, found = _FORMULA.subn(r"\1>\2", data.decode())
                data, count = text.encode(), count + found
            new.writestr(name, data)
    return count


def recomputed(paths: Sequence[Path], folder: Path) -> list[Path]:
    """The workbooks with what LibreOffice computes, in one run."""
    bare, out, profile = folder / "bare", folder / "out", folder / "profile"
    for each in (bare, out, profile / "user"):
        each.mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    for path in paths:
        assert without_results(path, bare / path.name) > 50
    subprocess.run(
        [
            soffice(),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(out),
            *(str(bare / path.name) for path in paths),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return [out / path.name for path in paths]


def cells(path: Path) -> dict[str, list[list[Any]]]:
    """Rows of values by the title of their sheet."""
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def coded(rows: list[list[Any]]) -> dict[tuple[str, str], Any]:
    """Values of a sheet by the codes of row and column."""
    return {
        (str(row[0]), str(code)): value for row in rows for code, value in zip(rows[0], row, strict=False) if row[0]
    }


class Written:
    """A workbook in a file, as it was written and as it is computed anew."""

    def __init__(self, folder: Path, name: str, repository: Repository, texts: Texts, year: int) -> None:
        self.book: Book = layout(Schemas.load(), repository, texts, "cluster-01", year)
        self.path = folder / f"{name}.xlsx"
        self.path.write_bytes(write(self.book, texts, repository))
        self.computed = self.path

    def type(self, code: str, column: str, word: str) -> None:
        """Put a word into an empty cell of the first entry of a table."""
        sheet = self.book.sheet(code)
        rows = cells(self.path)[sheet.title]
        cell = address([line[0] for line in rows].index(sheet.rows[0].code), rows[0].index(column))
        name = f"xl/worksheets/sheet{self.book.sheets.index(sheet) + 2}.xml"
        with zipfile.ZipFile(self.path) as packed:
            parts = {each: packed.read(each) for each in packed.namelist()}
        typed = f'<c r="{cell}" t="inlineStr"><is><t>{word}</t></is></c>'
        parts[name], times = re.subn(rf'<c r="{cell}"[^>]*/>'.encode(), typed.encode(), parts[name])
        assert times == 1
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as packed:
            for each, content in parts.items():
                packed.writestr(each, content)

    def sheet(self, code: str) -> dict[tuple[str, str], Any]:
        """What LibreOffice computes in a sheet, by codes."""
        return coded(cells(self.computed)[self.book.sheet(code).title])


def worksheet(one: Written, code: str) -> str:
    """The part of a file that holds a sheet."""
    with zipfile.ZipFile(one.path) as packed:
        return packed.read(f"xl/worksheets/sheet{one.book.sheets.index(one.book.sheet(code)) + 2}.xml").decode()
