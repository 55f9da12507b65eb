"""What the reader of workbooks does not tell: errors, formulas without a result, merged areas, cells far out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree

Place = tuple[int, int]
#: no cell of a workbook lies beyond; with one there, the reader would fill memory with all before it
MOST_ROWS, MOST_COLUMNS = 20_000, 1_000
MOST_CELLS = 4_000_000

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(/?)>")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<|<(?:\w+:)?is\b")
_END = re.compile(rb"</(?:\w+:)?c>")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,4})([0-9]{1,9})"')
_ERROR = re.compile(rb"\bt=\"e\"")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*ref="([A-Z]{1,4})([0-9]{1,9}):([A-Z]{1,4})([0-9]{1,9})"')
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r"([\w:]+)=\"([^\"]*)\"")

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@dataclass(slots=True)
class Oddities:
    """Of one sheet: cells with the mark of their error (empty: a formula without a result), formulas, merged areas."""

    unreadable: dict[Place, str] = field(default_factory=dict)
    formulas: set[Place] = field(default_factory=set)
    merged: list[tuple[Place, Place]] = field(default_factory=list)


class TooFar(Exception):
    """A cell lies further out than any of a workbook does."""

    def __init__(self, sheet: str, cell: str) -> None:
        super().__init__(cell)
        self.sheet = sheet
        self.cell = cell


def oddities(parts: Mapping[str, bytes]) -> dict[str, Oddities]:
    """Oddities by the sheet's name; raises TooFar. Of parts that can't be understood nothing is told."""
    if "xl/workbook.xml" in parts:
        return {name: _of_sheet(name, parts[path]) for name, path in _sheets(parts) if path in parts}
    try:
        return dict(_of_ods(parts["content.xml"]))
    except ElementTree.ParseError:
        return {}


def _sheets(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Name and part of each sheet of an xlsx file."""
    relations = parts.get("xl/_rels/workbook.xml.rels", b"").decode("utf-8", "replace")
    targets = {}
    for found in _RELATION.findall(relations):
        facts = dict(_ATTRIBUTE.findall(found))
        targets[facts.get("Id", "")] = normpath(join("/xl", unescape(facts.get("Target", "")))).lstrip("/")
    for found in _SHEET.findall(parts["xl/workbook.xml"].decode("utf-8", "replace")):
        facts = dict(_ATTRIBUTE.findall(found))
        target = next((value for name, value in facts.items() if name.endswith(":id")), "")
        yield unescape(facts.get("name", "")), targets.get(target, "")


def _of_sheet(name: str, content: bytes) -> Oddities:
    found = Oddities()
    last = (0, 0)
    for cell in _CELL.finditer(content):
        at = _REFERENCE.search(cell[1])
        if cell[2] or at is None:  # without content, or of a writer that counts on the order of cells
            continue
        end = _END.search(content, cell.end())
        inside = content[cell.end() : end.start() if end else len(content)]
        place = _place(at[1], at[2])
        value = _VALUE.search(inside)
        if _ERROR.search(cell[1]):
            found.unreadable[place] = (value[1] or b"#").decode("utf-8", "replace") if value else "#"
        elif _FORMULA.search(inside):
            found.formulas.add(place)
            if value is None:
                found.unreadable[place] = ""
        last = max(last[0], place[0]), max(last[1], place[1])
        if _is_far(last):
            raise TooFar(name, (at[1] + at[2]).decode())
    for one, row, other, row_below in _MERGED.findall(content):
        found.merged.append((_place(one, row), _place(other, row_below)))
    return found


def _is_far(place: Place) -> bool:
    return place[0] >= MOST_ROWS or place[1] >= MOST_COLUMNS or (place[0] + 1) * (place[1] + 1) > MOST_CELLS


def _place(letters: bytes, digits: bytes) -> Place:
    column = 0
    for letter in letters:
        column = 26 * column + letter - 64
    return int(digits) - 1, column - 1


def _of_ods(content: bytes) -> Iterator[tuple[str, Oddities]]:
    """An ods file counts its cells: those that repeat, those that others cover."""
    name, found, row = "", Oddities(), 0
    column, empty = 0, 0
    for event, element in ElementTree.iterparse(BytesIO(content), ("start", "end")):
        tag = element.tag
        if event == "start" and tag == f"{_TABLE}table":
            name, found, row = element.get(f"{_TABLE}name", ""), Oddities(), 0
        elif event == "start" and tag == f"{_TABLE}table-row":
            column, empty = 0, 0
        elif event == "end" and tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            repeated = _count(element, "number-columns-repeated")
            if _is_filled(element):
                _note_cell(name, found, element, (row, column + repeated - 1))
                empty = column + repeated
            column += repeated
        elif event == "end" and tag == f"{_TABLE}table-row":
            repeated = _count(element, "number-rows-repeated")
            row += repeated
            if empty and _is_far((row - 1, empty - 1)):
                raise TooFar(name, address(row - 1, empty - 1))
            element.clear()
        elif event == "end" and tag == f"{_TABLE}table":
            yield name, found
            element.clear()


def _note_cell(name: str, found: Oddities, element: ElementTree.Element, place: Place) -> None:
    if _is_far(place):
        raise TooFar(name, address(*place))
    if element.get(f"{_CALCEXT}value-type") == "error":
        found.unreadable[place] = "".join(element.itertext()) or "#"
    if element.get(f"{_TABLE}formula"):
        found.formulas.add(place)
    rows, columns = _count(element, "number-rows-spanned"), _count(element, "number-columns-spanned")
    if rows > 1 or columns > 1:
        found.merged.append((place, (place[0] + rows - 1, place[1] + columns - 1)))


def _is_filled(element: ElementTree.Element) -> bool:
    return element.get(f"{_OFFICE}value-type") is not None or element.find(f"{_TEXT}p") is not None


def _count(element: ElementTree.Element, name: str) -> int:
    written = element.get(f"{_TABLE}{name}", "1")
    return int(written) if written.isdigit() and len(written) < 9 else 1


def address(row: int, column: int) -> str:
    """`C12` for a row and a column that are counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
