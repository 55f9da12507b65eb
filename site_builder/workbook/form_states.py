"""What is still to do in a form: in words beside each row, and counted for the first sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from site_builder.problems import N_
from site_builder.workbook.book import Row
from site_builder.workbook.draft import Tally
from site_builder.workbook.facts import FTE, FTE_TOLERANCE, GRANTS, POSTS, REGION_LINES
from site_builder.workbook.judging import Condition, State, is_number
from site_builder.workbook.lists import absolute

if TYPE_CHECKING:
    from site_builder.workbook.form_sheet import FormSheet

_FIGURES = ("integer", "number", "date")
_BOARD, _WOMEN = ("governance", "board"), ("governance", "women")


class FormStates:
    """The states of one form, drawn after its rows."""

    def __init__(self, form: FormSheet) -> None:
        self.form, self.draft = form, form.draft
        self.missing = form.draft.say(N_("to fill in"))
        self.now: dict[int, str] = {}

    def draw(self) -> None:
        """A formula beside each row that can be wanting."""
        form = self.form
        style = self.draft.styles("state")
        for row in form.sheet.rows:
            if row.question is None:
                continue
            number = form.number_of(row)
            state = self._single(number, row) if len(form.columns.entries) == 1 else self._several(number, row)
            if state.conditions:
                self.now[number] = state.now()
                form.drawn.write_formula(number, form.columns.state, state.formula(), style, self.now[number])

    def _single(self, number: int, row: Row) -> State:
        question = row.question
        assert question is not None
        here, value = (
            absolute(number, self.form.columns.entries[0]),
            self.form.values[number, self.form.columns.entries[0]],
        )
        empty = value is None
        state = State("FALSE", False)
        if question.required:
            state.conditions.append(Condition(f'{here}=""', empty, self.missing))
        else:
            state.unless, state.unless_now = f'{here}=""', empty
        if question.type in _FIGURES:
            words = self.draft.say(N_("a number is expected"))
            state.conditions.append(Condition(f"ISTEXT({here})", isinstance(value, str), words))
        state.conditions += self._sums(row, here, value)
        return state

    def _several(self, number: int, row: Row) -> State:
        """Of several records what is missing is counted by record; here only what is no number is told."""
        assert row.question is not None
        state = State("FALSE", False)
        columns = self.form.columns.entries
        if row.question.type in _FIGURES:
            words = self.draft.say(N_("a number is expected"))
            now = any(isinstance(self.form.values[number, column], str) for column in columns)
            among = absolute(number, columns[0], number, columns[-1])
            state.conditions.append(Condition(f"COUNTA({among})>COUNT({among})", now, words))
        return state

    def _sums(self, row: Row, here: str, value: object) -> Iterator[Condition]:
        """The sums that `check` looks at, in the same cases."""
        book, facts = self.draft.book, self.draft.facts
        if row.keys == FTE and book.sheet(POSTS):
            now = facts["posts_count"] > 0 and is_number(value) and abs(value - facts["posts_total"]) > 0.05 + 1e-9
            words = self.draft.say(N_("not the sum of the posts"))
            yield Condition(f"AND(posts_count>0,ABS(N({here})-posts_total)>{FTE_TOLERANCE})", bool(now), words)
        if row.keys[:-1] == REGION_LINES and f"grants_{row.keys[-1]}" in facts and book.sheet(GRANTS):
            name = f"grants_{row.keys[-1]}"
            now = facts["grants_count"] > 0 and value != facts[name]
            words = self.draft.say(N_("not the sum of the grants"))
            yield Condition(f"AND(grants_count>0,N({here})<>{name})", now, words)
        if row.keys == _WOMEN and ("sum", _BOARD) in self.form.at:
            column = self.form.columns.entries[0]
            seats = self.form.at["sum", _BOARD]
            there, total = absolute(seats, column), self.form.values[seats, column]
            now = is_number(value) and is_number(total) and value > total
            words = self.draft.say(N_("more than there are seats"))
            yield Condition(f"AND(ISNUMBER({there}),N({here})>N({there}))", now, words)

    def tallies(self) -> Iterator[Tally]:
        """For each record how many answers are missing, and how many rows to look at."""
        form, sheet = self.form, self.form.sheet
        if len(form.columns.entries) == 1:
            states = self.draft.address(sheet, form.first_row, form.columns.state, form.last_row, form.columns.state)
            missing = f'COUNTIF({states},"{self.missing}")'
            wanting = sum(1 for each in self.now.values() if each == self.missing)
            doubts = sum(1 for each in self.now.values() if each) - wanting
            doubtful = f'=SUMPRODUCT(--({states}<>""))-{missing}'
            yield Tally(sheet, sheet.title, sheet.records[0], f"={missing}", wanting, doubtful, doubts)
            return
        numbers = [form.number_of(row) for row in sheet.rows if row.question and row.question.required]
        for column, record in zip(form.columns.entries, sheet.records, strict=True):
            cells = [self.draft.address(sheet, number, column) for number in numbers]
            values = [form.values[number, column] for number in numbers]
            among = ",".join(cells)
            said = sum(1 for value in values if value is not None)
            figures = sum(1 for value in values if is_number(value))
            title = f"{sheet.title}, {self.draft.texts.period_short(record.period)}"
            missing = f"={len(numbers)}-COUNTA({among})"
            doubtful = f"=COUNTA({among})-COUNT({among})"
            whole = len(numbers)
            yield Tally(sheet, title, record, missing, whole - said, doubtful, said - figures, whole)
