"""A table as a sheet: a row an entry, a column a question, empty rows for what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.problems import N_
from site_builder.workbook import entries
from site_builder.workbook.blocks import blocks, draw_blocks
from site_builder.workbook.book import LEFT, NEW, SIGN, Column, Question, Row, Sheet
from site_builder.workbook.draft import Draft, Tally, height, quoted
from site_builder.workbook.lists import absolute
from site_builder.workbook.styles import number_format
from site_builder.workbook.table_states import TableStates

_STATE, _FIRST = 1, 2
_STATE_WIDTH = 28
#: what goes on one page's width, in letters
_WIDEST = 260
#: entries from which on a list is long
_LONG = 30
#: what is shown at most of how a column is explained, in points
_HIGHEST_HINT = 78
_NOBODY = N_("“no” in any row if nobody left and nobody came")


@dataclass(frozen=True, slots=True)
class Place:
    """A column as it is drawn: one to fill in, or (`beside`) what was said last in the column before it."""

    number: int
    column: Column
    beside: bool = False


class TableSheet:
    """One table while it is drawn."""

    def __init__(self, draft: Draft, sheet: Sheet) -> None:
        self.draft, self.sheet = draft, sheet
        self.drawn = draft.sheets[sheet.code]
        self.places = tuple(_places(sheet))
        self.number = {each.column.code: each.number for each in self.places if not each.beside}
        self.blocks = blocks(self)
        self.header = 4 + (len(self.blocks) + 1 if self.blocks else 0)
        self.first = self.header + 1
        self.last = self.header + max(1, len(sheet.rows) + sheet.spare)
        self.extra = self.places[-1].number + 1

    @property
    def scheme(self) -> str:
        """How the region numbers organisations."""
        region = self.draft.repository.region.value
        return str(region.get("organisation_ids", "")) if isinstance(region, dict) else ""

    def range(self, code: str) -> str:
        """All cells of a column, as formulas of any sheet name them."""
        return self.draft.address(self.sheet, self.first, self.number[code], self.last, self.number[code])

    def draw(self) -> None:
        """The whole sheet."""
        states = TableStates(self)
        self._head(states)
        for place in self.places:
            self._column(place)
        rows = [*self.sheet.rows, *(Row(NEW) for _ in range(self.sheet.spare))]
        for number, row in enumerate(rows, start=self.first):
            self._row(number, row)
            states.draw(number, row)
        self._marks()
        draw_blocks(self, self.blocks, 3)
        last = self.extra - (0 if states.computes else 1)
        self.drawn.autofilter(self.header, 0, self.last, last)
        wide = sum(_width(place) for place in self.places) > _WIDEST
        self.draft.finish(self.drawn, self.sheet, self.header, self._frozen(), 2 if wide else 1)
        self.draft.tallies.append(states.tally())

    def _frozen(self) -> int:
        """Up to which column a table stays in sight: to the name by which an entry is known."""
        return self.number.get("name", _FIRST) + 1

    def _head(self, states: TableStates) -> None:
        draft, drawn, styles = self.draft, self.drawn, self.draft.styles
        drawn.set_column(_STATE, _STATE, _STATE_WIDTH)
        widths = [_STATE_WIDTH]
        for place in self.places:
            widths.append(_width(place))
            drawn.set_column(place.number, place.number, widths[-1])
        if states.computes:
            drawn.set_column(self.extra, self.extra, 12)
        draft.head(drawn, self.sheet, self.places[-1].number, sum(widths))
        for row in range(3, self.header + 1):
            drawn.write_string(row, 0, SIGN, styles("code"))
        drawn.write_string(0, _STATE, "state", styles("code"))
        drawn.write_string(self.header, _STATE, draft.say(N_("To look at")), styles("header"))
        titles = [height(self._title(place), _width(place) - 2) for place in self.places]
        # a long list leaves no room for explanations on the screen: they are folded away, and told cell by cell
        folded = len(self.sheet.rows) > _LONG
        drawn.set_row(self.header, max(30, *titles), None, {"collapsed": folded})
        asked = [(place, place.column.question) for place in self.places if place.column.question and not place.beside]
        hints = [height(_hint(question), _width(place), 8) for place, question in asked]
        highest = min(_HIGHEST_HINT, max(hints, default=20))
        drawn.set_row(self.header - 1, highest, None, {"level": 1, "hidden": folded})
        for title, hint in states.computes:
            drawn.write_string(0, self.extra, "total", styles("code"))
            drawn.write_string(self.header, self.extra, title, styles("header"))
            drawn.write_string(self.header - 1, self.extra, hint, styles("hint"))

    def _column(self, place: Place) -> None:
        """Title, unit and help of a column, and what may be typed in it."""
        draft, drawn, styles, question = self.draft, self.drawn, self.draft.styles, place.column.question
        drawn.write_string(0, place.number, "last" if place.beside else place.column.code, styles("code"))
        hint = _hint(question) if question else draft.say(N_("x where the organisation is no member any more"))
        if question is None and self.sheet.records[0].value is None:
            hint = f"{hint}. {draft.say(_NOBODY)}"
        if place.beside:
            hint = draft.say(N_("What was said last time."))
        drawn.write_string(self.header, place.number, self._title(place), styles("header"))
        drawn.write_string(self.header - 1, place.number, hint, styles("hint"))
        if place.beside:
            return
        if question is None:
            rule = {
                "validate": "list",
                "source": ["x", self.stays],
                "input_title": place.column.title,
                "input_message": hint,
            }
        else:
            rule = entries.validation(question, draft.texts, draft.lists.choices(question.choices), self.scheme)
        drawn.data_validation(self.first, place.number, self.last, place.number, rule)

    def _title(self, place: Place) -> str:
        """The title of a column as it is drawn."""
        if place.beside:
            return f"{place.column.title} {self.sheet.records[0].last_period or ''}"
        question = place.column.question
        return _titled(self.draft, question, place.column.title, self.sheet) if question else place.column.title

    def _row(self, number: int, row: Row) -> None:
        draft, drawn, styles = self.draft, self.drawn, self.draft.styles
        drawn.write_string(number, 0, row.code, styles("code"))
        cells: Mapping[str, Any] = {cell.column: cell for cell in row.cells}
        highest = 0.0
        for place in self.places:
            question, cell = place.column.question, cells.get(place.column.code)
            if question is None:
                drawn.write_blank(number, place.number, None, styles("entry", align="center", num_format="@"))
            elif place.beside:
                style = styles("last", num_format=number_format(question, draft.texts.locale))
                entries.write(drawn, number, place.number, entries.as_written(question, cell and cell.last), style)
            else:
                written = entries.as_written(question, cell.shown) if cell else None
                entries.write(drawn, number, place.number, written, styles.entry(question, draft.texts.locale))
                if isinstance(written, str) and len(written) > _width(place):
                    highest = max(highest, height(written, _width(place)))
        if highest:
            drawn.set_row(number, highest)

    def _marks(self) -> None:
        """Colours that follow what is typed: rows of who left, what is filled in, what is still wanting."""
        styles, drawn = self.draft.styles, self.drawn
        asked = [place for place in self.places if place.column.question and not place.beside]
        last = asked[-1].number
        begun = f"COUNTA({self.begun(self.first)})>0"
        if LEFT in self.number:
            gone = f"={self.gone(self.first)}"
            rule = styles.rule(font_strikeout=True, font_color=styles.palette.muted, bg_color=styles.palette.surface)
            self._condition(_STATE, last, gone, rule, stop_if_true=True)
        for group in self.wanted():
            empty = ",".join(f'${_letter(place.number)}{self.first + 1}=""' for place in group)
            for place in group:
                rule = styles.rule(bg_color=styles.palette.wanted)
                self._condition(place.number, place.number, f"=AND({begun},{empty})", rule)
        for one, other in self.segments():
            filled = f'={_letter(one)}{self.first + 1}<>""'
            self._condition(one, other, filled, styles.rule(bg_color=styles.palette.filled))
        drawn.ignore_errors({"number_stored_as_text": absolute(self.first, 0, self.last, last).replace("$", "")})

    def _condition(self, first: int, last: int, formula: str, rule: Any, **more: Any) -> None:
        said = {"type": "formula", "criteria": formula, "format": rule, **more}
        self.drawn.conditional_format(self.first, first, self.last, last, said)

    def wanted(self) -> list[list[Place]]:
        """Columns of which one must be filled in: alone, or together where they are one text in several languages."""
        groups: dict[tuple[str, ...], list[Place]] = {}
        for place in self.places:
            question = place.column.question
            if question and question.required and not place.beside:
                key = question.keys if isinstance(question.part, str) else (place.column.code,)
                groups.setdefault(key, []).append(place)
        return list(groups.values())

    def column_of(self, code: str) -> str:
        """All cells of a column, as formulas of this sheet name them."""
        return absolute(self.first, self.number[code], self.last, self.number[code])

    def figure_columns(self, count: int) -> list[int]:
        """So many columns that are wide enough for a figure, from the left."""
        wide = [each.number for each in self.places if each.column.question and not each.beside]
        return [*wide, *range(self.extra, self.extra + count)][:count]

    @property
    def stays(self) -> str:
        """The word for who has not left, which hands in a list as it was."""
        return self.draft.say(N_("no"))

    def gone(self, number: int) -> str:
        """Whether who stands in a row has left, as formulas in that row ask it."""
        mark = self.ref(LEFT, number)
        return f'AND({mark}<>"",{mark}<>{quoted(self.stays)})'

    def segments(self) -> list[tuple[int, int]]:
        """First and last column of each run of columns in which entries are filled in."""
        segments: list[tuple[int, int]] = []
        for place in self.places:
            if place.column.question is None or place.beside:
                continue
            if segments and segments[-1][1] == place.number - 1:
                segments[-1] = (segments[-1][0], place.number)
            else:
                segments.append((place.number, place.number))
        return segments

    def begun(self, number: int) -> str:
        """The cells of a row in which anything makes it an entry, as formulas in that row name them."""
        return ",".join(self._across(number, one, other) for one, other in self.segments())

    def _across(self, number: int, one: int, other: int) -> str:
        return f"${_letter(one)}{number + 1}:${_letter(other)}{number + 1}"

    def ref(self, code: str, number: int) -> str:
        """The cell of a column in a row, as formulas in that row name it."""
        return f"${_letter(self.number[code])}{number + 1}"


def _places(sheet: Sheet) -> Iterator[Place]:
    """The columns in order; beside what is entered anew stands what was said last, where anything was."""
    number = _FIRST
    for column in sheet.columns:
        yield Place(number, column)
        number += 1
        carried = column.question is None or column.question.field.carried
        if not carried and any(cell.column == column.code and cell.last is not None for cell in sheet.cells()):
            yield Place(number, column, beside=True)
            number += 1


def _titled(draft: Draft, question: Question, title: str, sheet: Sheet) -> str:
    """Title and unit of a column; who sees it only where that is not said of the whole sheet."""
    named = f"{title} ({question.unit})" if question.unit and question.unit not in title else title
    if question.field.visibility == "officers" and not sheet.officers:
        return f"{named} · {draft.say(N_('officers only'))}"
    return named


def _hint(question: Question) -> str:
    """How a column is explained: of several for one list the first."""
    return "" if isinstance(question.part, int) and question.part > 0 else question.help


def _width(place: Place) -> float:
    """How wide a column is, in letters."""
    question = place.column.question
    if question is None:
        return 8
    if place.beside:
        return 12
    longest = max((len(title) for title in question.choices.values()), default=0)
    if question.choices:
        return min(18 if isinstance(question.part, int) else 34, max(13, longest + 4))
    if question.type in ("integer", "number", "date"):
        return 14
    if isinstance(question.part, str):
        return 30
    return 34 if (question.field.longest or 0) > 60 else 15


def _letter(column: int) -> str:
    return absolute(0, column).split("$")[1]


__all__ = ["TableSheet", "Tally"]
