"""Workbooks as LibreOffice computes them anew, and as cells by their codes."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

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
