"""Files with a table in them, as texts."""

from __future__ import annotations

import pytest
from list_workbooks import workbook

from site_builder.member_lists import read_table
from site_builder.problems import CannotRun


def read(tmp_path, content, name="list.csv", sheet=None):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(tmp_path / name, sheet)


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("a;b\n1;2\n", [("a", "b"), ("1", "2")]),
        ("sep=|\na|b;c\n", [("a", "b;c")]),
        ('a,"b, c"\r\n"d\ne",f', [("a", "b, c"), ("d e", "f")]),
        ("a;b;;\n;;;\n\n", [("a", "b")]),
        ("a\n\nb\n", [("a",), ("",), ("b",)]),
        ("\ufeff  a\u00a0b ;\u200bc\n", [("a b", "c")]),
        ("", []),
    ],
)
def test_texts(tmp_path, content, rows):
    assert list(read(tmp_path, content).rows) == rows


def test_a_sheet_by_its_name_else_the_fullest(tmp_path):
    content = workbook([["Nom"], ["X"]])
    table = read(tmp_path, content, "list.xlsx")
    assert (table.sheet, table.sheets) == ("Membres", ("Notes", "Membres"))
    assert read(tmp_path, content, "list.xlsx", "notes ").rows == (("Lisez-moi",),)
    with pytest.raises(CannotRun, match="Its sheets are"):
        read(tmp_path, content, "list.xlsx", "Feuil1")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"PK\x03\x04nothing", "list.xlsx", "damaged"),
        (b"PK\x03\x04nothing", "list.xlsm", "macros"),
        (b"\xd0\xcf\x11\xe0old", "list.xls", "old kind"),
        (b"\xff\xfeA", "list.csv", "no text and no spreadsheet"),
        (";" * 300 + "x", "list.csv", "too large"),
        ("x\n" * 20_001, "list.csv", "too large"),
    ],
)
def test_what_is_no_list_is_refused_in_plain_words(tmp_path, content, name, words):
    with pytest.raises(CannotRun, match=words):
        read(tmp_path, content, name)
