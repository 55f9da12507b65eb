"""Files that are no workbook, or would do harm: each is refused in a sentence that says what to do."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from handing import Small

from site_builder.texts import Texts
from site_builder.workbook import reading
from site_builder.workbook.reading import NoWorkbook, read_workbook
from site_builder.workbook.understanding_asked import Unreadable

FR = Texts("fr")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
SHEET = "xl/worksheets/sheet2.xml"
Parts = dict[str, bytes]


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(parts: Parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return file.getvalue()


@pytest.fixture(scope="module")
def whole(small: Small) -> bytes:
    return small.original.bytes()


def said(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(NoWorkbook) as fault:
        read_workbook(path)
    assert FR.gettext(fault.value.msgid) != fault.value.msgid
    return str(fault.value)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlsx", b"", "This file is empty."),
        ("a.xlsx", b"name;category\nAteliers;PME\n", "This is no workbook, though its name ends in “.xlsx”."),
        ("a.csv", b"name;category\n", "“.csv” is not read. Save the workbook as “.xlsx” or “.ods”."),
        ("a.numbers", b"PK\x03\x04", "“.numbers” is not read."),
        ("a.xls", OLE, "This is a workbook of an old kind (.xls). Save it as “.xlsx”, and hand in that file."),
        ("a.xlsx", OLE, "This is a workbook of an old kind (.xls)."),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "This workbook is protected by a password."),
        ("a.xlsm", b"PK\x03\x04", "Workbooks with macros (“.xlsm”) are not accepted."),
        ("a.xlsx", b"PK\x03\x04" + bytes(500), "This file is damaged, and can't be opened."),
        ("a.xlsx", packed({"word/document.xml": b"<w/>"}), "There is no sheet in this file."),
        ("a.xlsx", packed({"xl/workbook.xml": b"<workbook"}), "This file can't be read as a workbook."),
        ("a.ods", packed({"content.xml": b"<office"}), "This file can't be read as a workbook."),
        (
            "a.ods",
            packed({"content.xml": b"", "META-INF/manifest.xml": b"<manifest:encryption-data>"}),
            "This workbook is protected by a password.",
        ),
    ],
)
def test_what_is_no_workbook_says_so(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    assert said(tmp_path, name, data).startswith(words)


def test_a_workbook_that_is_cut_short_is_damaged(tmp_path: Path, whole: bytes) -> None:
    assert said(tmp_path, "a.xlsx", whole[: len(whole) // 2]).startswith("This file is damaged")
    broken = bytearray(whole)
    broken[300:400] = bytes(100)
    assert said(tmp_path, "a.xlsx", bytes(broken)).startswith("This file")


def test_macros_are_refused_under_any_name(tmp_path: Path, whole: bytes) -> None:
    data = packed({**parts_of(whole), "xl/vbaProject.bin": b"x"})
    assert said(tmp_path, "a.xlsx", data).startswith("This workbook holds macros, which are not accepted.")


def test_a_file_that_would_fill_memory_is_not_unpacked(
    tmp_path: Path, whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = packed({**parts_of(whole), "xl/media/image.bmp": bytes(reading.MOST_UNPACKED)})
    assert len(bomb) < 1_000_000
    assert said(tmp_path, "a.xlsx", bomb).startswith("This file holds far more than a workbook can.")
    # the size that it tells of itself may be a lie
    lie = packed({"xl/workbook.xml": bytes(100_000)})
    at = lie.index(b"PK\x01\x02") + 24
    lie = lie[:at] + (100).to_bytes(4, "little") + lie[at + 4 :]
    assert said(tmp_path, "a.xlsx", lie).startswith("This file is damaged")
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    assert said(tmp_path, "a.xlsx", whole).startswith("This file is larger than")


def test_entities_and_far_cells_are_refused(tmp_path: Path, whole: bytes) -> None:
    parts = parts_of(whole)
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts[SHEET]
    assert said(tmp_path, "a.xlsx", packed({**parts, SHEET: laughs})).startswith(
        "This file was not written by a program"
    )
    far = parts[SHEET].replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    words = "The sheet “Fiche annuelle” has a value in XFD1048576, far from the others."
    assert said(tmp_path, "a.xlsx", packed({**parts, SHEET: far})).startswith(words)


def ods(cells: str) -> bytes:
    names = ["office:1.0", "table:1.0", "text:1.0"]
    spaces = " ".join(f'xmlns:{n.split(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{n}"' for n in names)
    body = f'<office:body><office:spreadsheet><table:table table:name="S">{cells}</table:table></office:spreadsheet>'
    content = f'<?xml version="1.0"?><office:document-content {spaces}>{body}</office:body></office:document-content>'
    mime = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<?xml version="1.0"?><manifest/>'
    return packed({"mimetype": mime, "content.xml": content.encode(), "META-INF/manifest.xml": manifest})


def test_rows_that_repeat_without_end_are_refused(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1" {}><text:p>1</text:p></table:table-cell>'
    many = cell.format('table:number-columns-repeated="16000"')
    words = "The sheet “S” has a value in"
    assert said(tmp_path, "a.ods", ods(f"<table:table-row>{many}</table:table-row>")).startswith(words)
    tall = f'<table:table-row table:number-rows-repeated="1000000">{cell.format("")}</table:table-row>'
    assert said(tmp_path, "a.ods", ods(tall)).startswith(words)
    path = tmp_path / "right.ods"
    path.write_bytes(ods(f"<table:table-row>{cell.format('')}</table:table-row>"))
    assert [grid.rows for grid in read_workbook(path).grids] == [[[1.0]]]


def test_a_formula_without_its_result_is_seen(tmp_path: Path, whole: bytes) -> None:
    parts = parts_of(whole)
    found = re.search(rb'<c r="(C\d+)"><v>[0-9.]+</v></c>', parts[SHEET])
    assert found
    parts[SHEET] = parts[SHEET].replace(found[0], b'<c r="%s"><f>1+1</f></c>' % found[1])
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed(parts))
    grid = read_workbook(path).grids[1]
    assert grid.at(int(found[1][1:]) - 1, 2) == Unreadable("")


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(NoWorkbook, match="This is a folder"):
        read_workbook(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_workbook(tmp_path / "none.xlsx")


@pytest.mark.parametrize("seed", range(30))
def test_whatever_happens_to_a_file_is_told(tmp_path: Path, whole: bytes, seed: int) -> None:
    """Bytes changed at random: it is read, or refused in words; the reader's own panics are caught."""
    chance = random.Random(seed)
    parts = parts_of(whole)
    name = chance.choice([each for each in parts if each.endswith(".xml")])
    content = bytearray(parts[name])
    for _ in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed({**parts, name: bytes(content)}))
    try:
        read_workbook(path)
    except NoWorkbook as fault:
        assert fault.msgid
