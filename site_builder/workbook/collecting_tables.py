"""A sheet with a row for each entry of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from site_builder.differences import plain
from site_builder.problems import N_
from site_builder.schema import repairs
from site_builder.workbook import merging
from site_builder.workbook.book import LEFT, SIGN, Cell, Question, Row, Sheet, value_at
from site_builder.workbook.collecting_cells import Asker, Typed, by_field, key_of, none_chosen, settle
from site_builder.workbook.collecting_parts import Draft, Remark, Spot, error, note, warning
from site_builder.workbook.reading_codes import Located, header, heads
from site_builder.workbook.understanding_asked import Raw, written
from site_builder.workbook.understanding_choices import slug

#: marks and words for who left, besides those for yes
_TICK = re.compile(r"[✓✔☒☑×+*]|left|gone|partie?|sortie?|[0-9]{4}(?:-.*)?", re.IGNORECASE)
_NUMBERED = re.compile(r"(.+)#([0-9]{1,2})")


@dataclass(slots=True)
class _Line:
    """A row of the file with something in it: its code, its cells, and the entry of the workbook that it is."""

    index: int
    code: str
    cells: list[Typed]
    left: bool = False
    entry: str | None = None

    @property
    def spot(self) -> Spot:
        return self.cells[0].spot


def table(file: str, sheet: Sheet, found: Located, draft: Draft, asker: Asker) -> list[Remark]:
    """Put what a table says into the draft of its record; what else there is to say of it."""
    whole = Spot(file, found.grid.name)
    draft.sheets[sheet.at] = whole
    asked = _questions(sheet, found)
    remarks = _not_read(file, sheet, found, asked)
    if not asked:
        return remarks
    lines = _lines(file, sheet, found, asked, asker, remarks)
    _pair(sheet, lines)
    lines, again = _once(sheet, lines)
    remarks += again
    rows = {row.code: row for row in sheet.rows if row.cells}
    kept = _without_left(lines, remarks)
    before = value_at(draft.value, sheet.at)
    entries = before if isinstance(before, list) else []
    changed = len(kept) != len(rows) or any(line.entry is None for line in kept)
    made: list[tuple[int, dict[str, Any], Draft]] = []
    for line in kept:
        row = rows.get(line.entry or "")
        place = int(row.cells[0].steps[len(sheet.at)]) if row else len(entries) + line.index
        one = Draft(draft.record, plain(entries[place]) if row and place < len(entries) else {})
        cells = _shown_in(line.cells, row, asker) if row else line.cells
        changed |= any(cell.changed for cell in cells)
        for keys, of_field in by_field(cells).items():
            settle(one, keys, of_field, asker.first)
            if row is None:
                none_chosen(one, keys, of_field) if of_field[0].question.field.type == "array" else None
        one.sheets[()] = line.spot
        made.append((place, one.value, one))
    _put(sheet, draft, made, before)
    draft.begun |= changed or _all_stayed(sheet, found)
    if not kept and rows and sheet.required and sheet.key:
        message = N_("No entry is left in this list. Tick those who left in their column, and leave the others.")
        remarks.append(error(whole, message))
    return remarks


def _put(sheet: Sheet, draft: Draft, made: list[tuple[int, dict[str, Any], Draft]], before: Any) -> None:
    """The list in the draft, in the order in which it is written: as it stood, new entries last; or by its key."""
    made.sort(key=lambda each: each[0])
    if sheet.key and all(isinstance(value.get(sheet.key), str) for _, value, _ in made):
        made.sort(key=lambda each: each[1][sheet.key or ""])
    value = [each for _, each, _ in made]
    if value or sheet.required or (isinstance(before, list) and not before):
        merging.put(draft.value, sheet.at, value)
    else:
        merging.put(draft.value, sheet.at, None)
    there = len(before) if isinstance(before, list) else 0
    draft.entries[sheet.at] = {number: place for number, (place, _, _) in enumerate(made) if place < there}
    for number, (_, _, one) in enumerate(made):
        steps = (*sheet.at, number)
        draft.spots.update({(*steps, *each): spot for each, spot in one.spots.items()})
        draft.sheets[steps] = one.sheets[()]
        draft.remarks += one.remarks
        draft.asked |= one.asked


def _questions(sheet: Sheet, found: Located) -> list[tuple[int, Question]]:
    """Index and question of each column that is read; a list of codes may have more of them than today's workbook."""
    asked = []
    for column in sheet.columns:
        index = found.columns.get(column.code)
        if column.question is not None and index is not None:
            asked.append((index, column.question))
    for code, index in found.unknown.items():
        parts = _NUMBERED.fullmatch(code)
        model = sheet.column(f"{parts[1]}#1") if parts else None
        if parts and model and model.question:
            asked.append((index, replace(model.question, code=code, part=int(parts[2]) - 1)))
    return asked


def _lines(
    file: str,
    sheet: Sheet,
    found: Located,
    asked: Sequence[tuple[int, Question]],
    asker: Asker,
    remarks: list[Remark],
) -> list[_Line]:
    """The rows in which something stands, understood; a row of titles that was pasted with them is passed over."""
    titles = {index: slug(question.title) for index, question in asked}
    left = found.columns.get(LEFT)
    lines = []
    titled = header(sheet, found.grid)
    for index, code in found.rows:
        if not code and index < titled:  # what somebody wrote above the table
            continue
        raws = {column: found.grid.at(index, column) for column, _ in asked}
        mark = found.grid.at(index, left) if left is not None else None
        ticked = _ticked(mark)
        if code.startswith(SIGN) or not any(_is_said(raw) for raw in raws.values()):
            continue
        said = [column for column, raw in raws.items() if _is_said(raw)]
        alike = sum(titles[column] in heads(str(raws[column])) for column in said)
        if 2 * alike > len(said):
            if not found.by_titles:
                message = N_("This row holds the titles of the columns, and was passed over.")
                remarks.append(note(Spot(file, found.grid.name, index, said[0]), message))
            continue
        cells = [
            asker.typed(question, Spot(file, found.grid.name, index, column), raws[column])
            for column, question in asked
        ]
        if left is not None and ticked is None:
            message = N_(
                "“{written}” does not tell whether this member has left. Type x if it has left, else empty the cell."
            )
            remarks.append(error(Spot(file, found.grid.name, index, left), message, written=written(mark)))
        lines.append(_Line(index, code, cells, bool(ticked)))
    return lines


def _all_stayed(sheet: Sheet, found: Located) -> bool:
    """Whether somebody wrote “no” in the column of those who left: the list is handed in as it is."""
    left = found.columns.get(LEFT)
    rows = [row for row, code in found.rows if sheet.row(code)]
    said = (found.grid.at(row, left) for row in rows) if left is not None else ()
    return any(_is_said(each) and _ticked(each) is False for each in said)


def _is_said(raw: Raw) -> bool:
    return raw is not None and (not isinstance(raw, str) or bool(raw.strip()))


def _ticked(raw: Raw) -> bool | None:
    """Whether a mark for yes stands in the cell, or the day on which somebody left; None where it is unclear."""
    if raw is None or isinstance(raw, (bool, int, float)):
        return bool(raw)
    text = str(raw).strip()
    meant = repairs.truth(text)
    if not text or meant:
        return meant == "true"
    return True if _TICK.fullmatch(text) or repairs.partial_day(text) else None


def _pair(sheet: Sheet, lines: list[_Line]) -> None:
    """Which entry of the workbook each row is."""
    rows = {row.code: row for row in sheet.rows if row.cells}
    if sheet.key:
        _pair_by_key(sheet.key, rows, lines)
        return
    order = [cell.question.code for cell in lines[0].cells] if lines else []
    shown = {code: _said({cell.column: cell.shown for cell in row.cells}, order) for code, row in rows.items()}
    said = [(line.code, _said({each.question.code: _value(each) for each in line.cells}, order)) for line in lines]
    for line, entry in zip(lines, merging.pairs(said, shown), strict=True):
        line.entry = entry


def _pair_by_key(key: str, rows: Mapping[str, Row], lines: list[_Line]) -> None:
    """The key that was typed counts, since rows may have been sorted without their codes; then the code."""
    free = dict(rows)
    for sure in (True, False):
        for line in lines:
            typed = _key(line, key)
            if line.entry is None and typed in free and (not sure or line.code == typed):
                line.entry = typed
                del free[typed]
    taken = {_key(line, key) for line in lines if line.entry is not None}
    for line in lines:
        if line.entry is None and line.code in free and _key(line, key) not in taken:
            line.entry = line.code
            del free[line.code]


def _key(line: _Line, key: str) -> Any:
    return next((each.understood.value for each in line.cells if each.question.code == key), None)


def _once(sheet: Sheet, lines: list[_Line]) -> tuple[list[_Line], list[Remark]]:
    """The rows without those whose key stands in a row before; rows that say the same are one."""
    if not sheet.key:
        return lines, []
    first: dict[str, _Line] = {}
    kept, remarks = [], []
    for line in lines:
        typed = _key(line, sheet.key)
        other = first.get(typed) if typed is not None else None
        if other is None or other.left != line.left:
            if typed is not None and (other is None or other.left):
                first[typed] = line
            kept.append(line)
            continue
        cell = next(each for each in line.cells if each.question.code == sheet.key)
        before = next(each for each in other.cells if each.question.code == sheet.key)
        args = {"title": cell.question.field.title, "value": typed, "cell": before.spot.cell}
        if [_value(each) for each in line.cells] == [_value(each) for each in other.cells]:
            message = N_("{title} {value} stands already in {cell}, in the same words: this row was passed over.")
            remarks.append(note(cell.spot, message, **args))
        else:
            message = N_(
                "{title} {value} stands already in {cell}. Remove one of the two rows, or correct the wrong one."
            )
            remarks.append(error(cell.spot, message, **args))
        if other.entry is None and line.entry is not None:
            other.entry = line.entry
    return kept, remarks


def _without_left(lines: list[_Line], remarks: list[Remark]) -> list[_Line]:
    kept = []
    for line in lines:
        if not line.left:
            kept.append(line)
        elif line.entry is None:
            message = N_("This row is new, and ticked as left: it was not added. Remove the tick if it is a member.")
            remarks.append(warning(line.spot, message))
    return kept


def _shown_in(cells: Sequence[Typed], row: Row, asker: Asker) -> list[Typed]:
    """The cells of a row with what the workbook shows in them."""
    shown: dict[str, Cell] = {cell.column: cell for cell in row.cells}
    found = []
    for each in cells:
        cell = shown.get(each.question.code)
        found.append(replace(each, shown=cell.shown if cell else None))
    return found


def _value(cell: Typed) -> Any:
    return written(cell.raw) if cell.understood.failed else key_of(cell.understood.value)


def _said(values: Mapping[str, Any], order: Sequence[str]) -> list[Any]:
    return [key_of(values.get(code)) for code in order]


def _not_read(file: str, sheet: Sheet, found: Located, asked: Sequence[tuple[int, Question]]) -> list[Remark]:
    """Columns of the workbook that are not there, and columns that are there and not of the workbook."""
    whole = Spot(file, found.grid.name)
    remarks = []
    there = {question.code for _, question in asked}
    titles = [
        column.title
        for column in sheet.columns
        if column.question
        and column.code not in there
        and (column.question.part in (None, 0) or _is_text(column.question))
    ]
    if titles:
        message = N_("These columns are not in this sheet, and were not read: {titles}.")
        remarks.append(note(whole, message, titles=titles))
    return remarks


def _is_text(question: Question) -> bool:
    return isinstance(question.part, str)
