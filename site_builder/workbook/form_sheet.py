"""A form as a sheet: a row a question, a column a record, and beside them what helps to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.problems import N_
from site_builder.workbook import entries, judging
from site_builder.workbook.book import SIGN, Cell, Row, Sheet
from site_builder.workbook.draft import Draft, height
from site_builder.workbook.facts import said
from site_builder.workbook.form_states import FormStates
from site_builder.workbook.grid import Objective, objectives
from site_builder.workbook.lists import absolute
from site_builder.workbook.styles import number_format
from site_builder.workbook.sums import Keys, Line, lines

HEADER = 3
_TITLE, _FIRST = 1, 2
_HELP_WIDTH = 58


@dataclass(frozen=True, slots=True)
class Columns:
    """Where what stands: columns by number, None for what the sheet does not have."""

    entries: tuple[int, ...]
    unit: int | None
    total: int | None
    objective: int | None
    last: tuple[int, ...]
    last_total: int | None
    state: int
    help: int
    seen: int

    @classmethod
    def of(cls, records: int) -> Columns:
        """A record has its unit and last value beside it; several have a total, and their last values together."""
        own = tuple(range(_FIRST, _FIRST + records))
        after = own[-1] + 1
        if records == 1:
            return cls(own, after, None, None, (after + 1,), None, after + 2, after + 3, after + 4)
        last = tuple(range(after + 2, after + 2 + records))
        end = last[-1] + 1
        return cls(own, None, after, after + 1, last, end, end + 1, end + 2, end + 3)


class FormSheet:
    """One form while it is drawn; `values` is what each cell says now, by row of `lines` and column."""

    def __init__(self, draft: Draft, sheet: Sheet) -> None:
        self.draft, self.sheet = draft, sheet
        self.drawn = draft.sheets[sheet.code]
        self.columns = Columns.of(len(sheet.columns))
        self.lines = lines(sheet.rows, draft.texts)
        self.at: dict[tuple[str, Keys], int] = {}
        self._numbers: dict[str, int] = {}
        for number, line in enumerate(self.lines, start=HEADER + 1):
            self.at.setdefault((line.kind, line.keys), number)
            if line.row and line.row.question:
                self._numbers[line.row.code] = number
        self.values: dict[tuple[int, int], Any] = {}

    @property
    def first_row(self) -> int:
        """Where the first of the form's rows is drawn."""
        return HEADER + 1

    @property
    def last_row(self) -> int:
        """Where the last of the form's rows is drawn."""
        return HEADER + len(self.lines)

    def number_of(self, row: Row) -> int:
        """Where a question's row is drawn."""
        return self._numbers[row.code]

    def draw(self) -> None:
        """The whole sheet."""
        self._head()
        for number, line in enumerate(self.lines, start=HEADER + 1):
            if line.row is None:
                self._computed(number, line)
            elif line.row.question is None:
                self._heading(number, line.row)
            else:
                self._question(number, line.row)
        if len(self.columns.entries) > 1:
            self._objectives()
        self._states()
        self.draft.finish(self.drawn, self.sheet, HEADER, _FIRST)

    def _head(self) -> None:
        draft, styles, columns, drawn = self.draft, self.draft.styles, self.columns, self.drawn
        wide = len(columns.entries) == 1
        drawn.set_column(_TITLE, _TITLE, 40)
        drawn.set_column(columns.entries[0], columns.seen, 20 if wide else 11)
        if not wide:
            drawn.set_column(columns.last[0], columns.last_total, 9)
        drawn.set_column(columns.state, columns.state, 24)
        drawn.set_column(columns.help, columns.help, _HELP_WIDTH)
        drawn.set_column(columns.seen, columns.seen, 14)
        if columns.unit:
            drawn.set_column(columns.unit, columns.unit, 10)
        draft.head(drawn, self.sheet, columns.seen, 150)
        titles = {_TITLE: ("title", draft.say(N_("What is asked")))}
        for number, column in zip(columns.entries, self.sheet.columns, strict=True):
            titles[number] = (column.code, column.title)
        titles |= self._beside()
        drawn.set_row(HEADER, 32)
        drawn.write_string(HEADER, 0, SIGN, styles("code"))
        for number, (code, title) in titles.items():
            drawn.write_string(0, number, code, styles("code"))
            drawn.write_string(HEADER, number, title, styles("header", align="left" if number == _TITLE else "center"))

    def _beside(self) -> dict[int, tuple[str, str]]:
        """Code and title of the columns that are only read."""
        draft, columns = self.draft, self.columns
        found = {
            columns.state: ("state", draft.say(N_("To look at"))),
            columns.help: ("help", draft.say(N_("What it means"))),
            columns.seen: ("seen", draft.say(N_("Who sees it"))),
        }
        if columns.unit:
            found[columns.unit] = ("unit", draft.say(N_("Unit")))
        for number, record in zip(columns.last, self.sheet.records, strict=True):
            short = draft.texts.period_short(record.last_period) if record.last_period else draft.say(N_("Before"))
            found[number] = ("last", short)
        if columns.total and columns.objective and columns.last_total:
            found[columns.total] = ("total", draft.say(N_("Total {year}"), year=draft.book.year))
            found[columns.objective] = ("objective", draft.say(N_("Objective {year}"), year=draft.book.year))
            years = {record.last_period.year for record in self.sheet.records if record.last_period}
            title = N_("Total {year}") if len(years) == 1 else N_("Total")
            found[columns.last_total] = ("last", draft.say(title, year=min(years, default=0)))
        return found

    def _heading(self, number: int, row: Row) -> None:
        styles, columns = self.draft.styles, self.columns
        self.drawn.set_row(number, max(26 if row.level == 1 else 20, height(row.help, _HELP_WIDTH, 9)))
        self.drawn.write_string(number, 0, SIGN, styles("code"))
        title = styles("part") if row.level == 1 else styles("group", indent=max(0, row.level - 1))
        self.drawn.write_string(number, _TITLE, row.title, title)
        self.drawn.write_string(number, columns.help, row.help, styles("small", valign="bottom"))

    def _question(self, number: int, row: Row) -> None:
        draft, styles, columns, drawn = self.draft, self.draft.styles, self.columns, self.drawn
        question = row.question
        assert question is not None
        long = (question.field.longest or 0) > 500
        lowest = 80 if long else 20
        drawn.set_row(number, max(lowest, height(row.help, _HELP_WIDTH, 9), height(row.title, 36)))
        drawn.write_string(number, 0, row.code, styles("code"))
        drawn.write_string(number, _TITLE, row.title, styles("label", indent=min(len(row.keys) - 1, 3)))
        source = draft.lists.choices(question.choices)
        style = styles.entry(question, draft.texts.locale)
        rule = entries.validation(question, draft.texts, source, "")
        for column, cell in zip(columns.entries, row.cells, strict=True):
            self._entry(number, column, cell, style)
            drawn.data_validation(number, column, number, column, rule)
            self._marks(number, column, cell, row.cells)
        for column, cell in zip(columns.last, row.cells, strict=True):
            before = entries.as_written(question, cell.last)
            text = isinstance(before, str)
            written = {} if text else {"num_format": number_format(question, draft.texts.locale)}
            entries.write(drawn, number, column, before, styles("last-text" if text else "last", **written))
            self.values[number, column] = before
        if columns.unit:
            drawn.write_string(number, columns.unit, question.unit, styles("unit"))
        if said(row.keys) in draft.facts:
            draft.name(said(row.keys), self.sheet, number, columns.entries[0])
        drawn.write_string(number, columns.help, row.help, styles("small"))
        seen = N_("officers only") if row.officers else N_("everyone")
        drawn.write_string(number, columns.seen, draft.say(seen), styles("small", align="center"))

    def _entry(self, number: int, column: int, cell: Cell, style: Any) -> None:
        written = entries.as_written(cell.question, cell.shown)
        entries.write(self.drawn, number, column, written, style)
        self.values[number, column] = written

    def _marks(self, number: int, column: int, cell: Cell, cells: Sequence[Cell]) -> None:
        """Colours that follow what is typed: filled in, still to fill in, and taken over from the last record."""
        styles = self.draft.styles
        here = absolute(number, column)
        if cell.question.required:
            # of several records only those that were begun wait for an answer
            begun = f"COUNTA({absolute(HEADER + 1, column, self.last_row)})>0" if len(cells) > 1 else "TRUE"
            wanted = {"type": "formula", "criteria": f'=AND({here}="",{begun})'}
            rule = styles.rule(bg_color=styles.palette.wanted)
            self.drawn.conditional_format(number, column, number, column, wanted | {"format": rule})
        if cell.question.field.carried and cell.record.value is None and cell.last is not None:
            beside = absolute(number, self.columns.last[self.columns.entries.index(column)])
            same = {"type": "formula", "criteria": f'=AND({here}<>"",{here}={beside})'}
            rule = styles.rule(italic=True, font_color=styles.palette.muted, bg_color=styles.palette.surface)
            self.drawn.conditional_format(number, column, number, column, same | {"format": rule, "stop_if_true": True})
        filled = {"type": "formula", "criteria": f'={here}<>""', "format": styles.rule(bg_color=styles.palette.filled)}
        self.drawn.conditional_format(number, column, number, column, filled)

    def _computed(self, number: int, line: Line) -> None:
        styles, drawn = self.draft.styles, self.drawn
        drawn.set_row(number, 20)
        drawn.write_string(number, 0, SIGN, styles("code"))
        indent = min(len(line.keys) - (1 if line.kind == "sum" else 2), 3)
        drawn.write_string(number, _TITLE, line.title, styles("sum-label", indent=indent, text_wrap=True))
        written = "0.0%" if line.kind == "share" else "#,##0"
        for column in (*self.columns.entries, *self.columns.last):
            refs = [self._of(keys) for keys in line.parts]
            formula, value = judging.computed(
                line.kind, [absolute(row, column) for row in refs], [self._value(row, column) for row in refs]
            )
            muted = {"font_color": styles.palette.muted} if column in self.columns.last else {}
            drawn.write_formula(number, column, formula, styles("sum", num_format=written, **muted), value)
            self.values[number, column] = value
        if self.columns.unit:
            drawn.write_blank(number, self.columns.unit, None, styles("sum"))

    def _of(self, keys: Keys) -> int:
        """The row that a sum takes: that of a question, or of another sum."""
        return self.at.get(("sum", keys)) or self.at["row", keys]

    def _value(self, row: int, column: int) -> Any:
        """What a cell says; of a sum that stands further down it is computed ahead."""
        if (row, column) in self.values:
            return self.values[row, column]
        line = self.lines[row - HEADER - 1]
        parts = [self._value(self._of(keys), column) for keys in line.parts]
        return judging.computed(line.kind, [""] * len(parts), parts)[1]

    def _objectives(self) -> None:
        """The year so far, what the cluster aims at in it, and last year's total."""
        draft, columns, drawn = self.draft, self.columns, self.drawn
        aims = objectives(draft.book, self.sheet, draft.repository)
        assert columns.total and columns.objective and columns.last_total
        for number, line in enumerate(self.lines, start=HEADER + 1):
            question = line.row.question if line.row else None
            if question is None or question.type not in ("integer", "number"):
                continue
            for column, among in ((columns.total, columns.entries), (columns.last_total, columns.last)):
                muted = {"font_color": draft.styles.palette.muted} if column == columns.last_total else {}
                self._total(number, column, [(number, each) for each in among], muted)
            aim = next((each for each in aims if each.paths == (line.keys,)), None)
            entries.write(drawn, number, columns.objective, aim and aim.target, draft.styles("last"))
        together = [each for each in aims if len(each.paths) > 1]
        for number, aim in enumerate(together, start=self.last_row + 1):
            self._together(number, aim)

    def _together(self, number: int, aim: Objective) -> None:
        """An objective that several rows serve together."""
        styles, columns, drawn = self.draft.styles, self.columns, self.drawn
        assert columns.total and columns.objective
        drawn.set_row(number, 20)
        drawn.write_string(number, 0, SIGN, styles("code"))
        drawn.write_string(number, _TITLE, aim.title, styles("sum-label", text_wrap=True))
        cells = [(self.at["row", keys], column) for keys in aim.paths for column in columns.entries]
        self._total(number, columns.total, cells, {})
        entries.write(drawn, number, columns.objective, aim.target, styles("last"))

    def _total(self, number: int, column: int, cells: Sequence[tuple[int, int]], more: dict[str, Any]) -> None:
        refs, values = [absolute(*each) for each in cells], [self.values.get(each) for each in cells]
        formula, value = judging.computed("sum", refs, values)
        self.drawn.write_formula(
            number, column, formula, self.draft.styles("figure", num_format="#,##0", **more), value
        )

    def _states(self) -> None:
        """What is still to do, beside each row in words and counted for the first sheet."""
        states = FormStates(self)
        states.draw()
        self.draft.tallies += states.tallies()
