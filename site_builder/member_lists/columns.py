"""What stands in which column of a table, and in which row the list begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.member_lists.reading import Table, column_letters
from site_builder.member_lists.sentences import Said, said
from site_builder.member_lists.values import Cell, understand
from site_builder.member_lists.vocabulary import PERSON, POSTAL, Vocabulary, key, plain

#: the headings stand in one of these rows
_FIRST = 40
_THOUSANDS = re.compile(r"(?:\b|_|\()(?:k ?€|keur|k euros|ke|milliers)(?:\b|_|\)|$)|(?:k€)", re.IGNORECASE)
_MILLIONS = re.compile(r"(?:\b|_|\()(?:m ?€|meur|m euros|millions)(?:\b|_|\)|$)|(?:m€)", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z]{1,2}")
#: columns of which most cells must be understood; else they hold something else
_DOUBTED = ("category", "startup", "activity", "governance")


@dataclass(frozen=True, slots=True)
class Column:
    """`index` counts from 0; `field` is one of the entry's, or postal; `factor` is 1,000 where it is in thousands."""

    index: int
    heading: str
    field: str
    factor: int = 1

    @property
    def letters(self) -> str:
        """As spreadsheets name it."""
        return column_letters(self.index)


@dataclass(frozen=True, slots=True)
class Columns:
    """`header` is the index of the row of headings, -1 without; `used` by field, those that say most first.

    `left` says of other columns why they are left out; `faults` why the list can't be read.
    """

    header: int
    used: Mapping[str, tuple[Column, ...]]
    left: tuple[Said, ...] = ()
    faults: tuple[Said, ...] = ()


def find_columns(table: Table, words: Vocabulary, named: Mapping[str, str] | None = None) -> Columns:
    """The columns of a table; `named` says the field of a column by its heading or letters."""
    named = {plain(name): field for name, field in (named or {}).items()}
    letters = {name.upper(): field for name, field in named.items() if _LETTERS.fullmatch(name.upper())}
    header = _header_row(table.rows, words, named)
    if header < 0 and not letters:
        return Columns(-1, {}, faults=(said("no-header"),))
    headings = _headings(table.rows, header)
    found: list[Column] = []
    left: list[Said] = []
    for index, heading in enumerate(headings):
        field = letters.get(column_letters(index)) or named.get(plain(heading)) or words.field_of(heading)
        if field == POSTAL and not words.postal:
            field = None
        if field in (PERSON, None):
            if heading:
                left.append(said("person" if field else "unknown", header + 1, index, heading=heading))
        else:
            found.append(Column(index, heading, field, _factor(heading) if field == "revenue" else 1))
    found, more = _fitting(table, header, found, words)
    return _settled(header, found, [*left, *more], words, named)


def _header_row(rows: Sequence[Sequence[str]], words: Vocabulary, named: Mapping[str, str]) -> int:
    """The index of the row that names the most fields, -1 where none names a field; of equals the last but titles."""
    best, most = -1, 0
    for index, row in enumerate(rows[:_FIRST]):
        fields = {named.get(plain(cell)) or words.field_of(cell) for cell in row if cell and len(cell) <= 80}
        number = len(fields - {None})
        # a row with one heading and other words is a line of text over the list
        if number > most and (number > 1 or sum(map(bool, row)) == 1):
            best, most = index, number
    return best


def _headings(rows: Sequence[Sequence[str]], header: int) -> list[str]:
    """The headings; where a cell is empty, as under a merged one, what stands over it."""
    width = len(rows[0]) if rows else 0
    if header < 0:
        return [""] * width
    above = rows[header - 1] if header else [""] * width
    return [cell or over for cell, over in zip(rows[header], above, strict=True)]


def _factor(heading: str) -> int:
    if _THOUSANDS.search(heading):
        return 1000
    return 1_000_000 if _MILLIONS.search(heading) else 1


def _fitting(table: Table, header: int, found: Sequence[Column], words: Vocabulary) -> tuple[list[Column], list[Said]]:
    """Without columns whose heading fits but whose cells don't: an activity told in words, say."""
    kept: list[Column] = []
    left: list[Said] = []
    for column in found:
        cells = [row[column.index] for row in table.rows[header + 1 :] if not words.is_empty(row[column.index])]
        fit = [understand(Cell(cell, column.field), words).fault is None for cell in cells]
        if column.field in _DOUBTED and len(fit) > 2 and sum(fit) * 2 < len(fit):
            left.append(said("unknown", header + 1, column.index, heading=column.heading))
        else:
            kept.append(column)
    return kept, left


def _settled(
    header: int, found: list[Column], left: list[Said], words: Vocabulary, named: Mapping[str, str]
) -> Columns:
    """By field, with what is wrong; a lone “Nom” beside “Prénom” is a person's."""
    faults: list[Said] = []
    persons = [each for each in left if each.name == "person" and "prenom" in plain(str(each.args["heading"]))]
    names = [each for each in found if each.field == "name"]
    for column in names if persons else ():
        if key(column.heading) not in ("nom", "name") or plain(column.heading) in named:
            continue
        if len(names) > 1:
            found.remove(column)
            left.append(said("person", header + 1, column.index, heading=column.heading))
        else:
            other = persons[0].args["heading"]
            title = words.titles["name"]
            faults.append(
                said("person-or-name", header + 1, column.index, heading=column.heading, other=other, title=title)
            )
    used: dict[str, tuple[Column, ...]] = {}
    for column in found:
        used[column.field] = (*used.get(column.field, ()), column)
    if "id" in used:
        used["id"] = tuple(sorted(used["id"], key=lambda each: "siret" in plain(each.heading)))
    if not {"id", "name"} & set(used):
        faults.append(said("no-name"))
    return Columns(header, used, tuple(sorted(left, key=lambda each: each.column or 0)), tuple(faults))
