"""What is still to do in a table: in words at the beginning of each row, and counted for the first sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from site_builder.matching.ids import is_luhn
from site_builder.problems import N_
from site_builder.workbook.book import LEFT, Row
from site_builder.workbook.draft import Tally, quoted
from site_builder.workbook.entries import as_written
from site_builder.workbook.facts import GRANT_TOLERANCE, GRANTS, entry, instruments
from site_builder.workbook.judging import Condition, State, is_number
from site_builder.workbook.lists import absolute
from site_builder.workbook.questions import unit_words

if TYPE_CHECKING:
    from site_builder.workbook.table_sheet import TableSheet

_STATE = 1
_FIGURES = ("integer", "number", "date")
_SIREN = 9


class TableStates:
    """The states of one table; `computes` is title and hint of a column of its own that it computes, if any."""

    def __init__(self, table: TableSheet) -> None:
        self.table, self.draft = table, table.draft
        self.missing = self.draft.say(N_("Missing:"))
        self.now: list[str] = []
        self.known = instruments(self.draft.repository, self.draft.texts)
        self.style = self.draft.styles("state")
        self.seen: set[Any] = set()
        self.computes: list[tuple[str, str]] = []
        if table.sheet.code == GRANTS:
            self.computes = [(self.draft.say(N_("Rate")), self.draft.say(N_("The grant over the eligible cost.")))]
        self.units = self._unit_by_indicator()
        if self.units:
            self.computes = [(self.draft.say(N_("Unit")), self.draft.say(N_("The unit of the indicator.")))]
        self._of_kind: dict[str, Callable[[int, Mapping[str, Any]], Iterator[Condition]]] = {
            "members": self._member,
            GRANTS: self._grant,
        }

    def draw(self, number: int, row: Row) -> None:
        """The formula at the beginning of a row, and what the row computes."""
        table, drawn = self.table, self.table.drawn
        said = entry(row)
        begun = f"COUNTA({table.begun(number)})=0"
        state = State(begun, all(value is None for value in said.values()))
        if LEFT in table.number:
            state.unless = f"OR({begun},{table.gone(number)})"
        state.conditions.append(self._missing(number, said))
        state.conditions += self._figures(number, said)
        if table.sheet.code in self._of_kind:
            state.conditions += self._of_kind[table.sheet.code](number, said)
        self.now.append(state.now())
        drawn.write_formula(number, _STATE, state.formula(), self.style, state.now())
        if self.units:
            self._unit(number, said)
        elif self.computes:
            self._rate(number, said)

    def _unit_by_indicator(self) -> dict[str, str]:
        """The unit of each indicator that may be named in the table, and under names of the workbook for formulas."""
        column = self.table.sheet.column("indicator")
        if column is None or column.question is None:
            return {}
        repository, units = self.draft.repository, {}
        for name in column.question.choices:
            value = repository.indicators[name].value if name in repository.indicators else None
            unit = value.get("unit") if isinstance(value, dict) else None
            units[name] = unit_words(repository, self.draft.texts, unit) or self.draft.say(N_("number"))
        self.draft.lists.column("indicator_titles", list(column.question.choices.values()))
        self.draft.lists.column("indicator_units", list(units.values()))
        return units

    def _unit(self, number: int, said: Mapping[str, Any]) -> None:
        title = self.table.ref("indicator", number)
        formula = f'=IFERROR(INDEX(indicator_units,MATCH({title},indicator_titles,0)),"")'
        value = self.units.get(str(said.get("indicator")), "")
        self.table.drawn.write_formula(number, self.table.extra, formula, self.draft.styles("unit"), value)

    def _missing(self, number: int, said: Mapping[str, Any]) -> Condition:
        """Names what is missing of the row."""
        table = self.table
        parts, words, tests = [], [], []
        for group in table.wanted():
            refs = [f'{table.ref(place.column.code, number)}=""' for place in group]
            test = refs[0] if len(refs) == 1 else f"AND({','.join(refs)})"
            first = group[0].column.question
            title = first.title if len(group) == 1 else self.draft.texts.say(first.field.title)
            tests.append(test)
            parts.append(f'IF({test},{quoted(", " + title)},"")')
            if all(said.get(place.column.code) is None for place in group):
                words.append(title)
        formula = f"OR({','.join(tests)})" if tests else "FALSE"
        told = f"{self.missing} {', '.join(words)}"
        return Condition(formula, bool(words), told, f"{quoted(self.missing + ' ')}&MID({'&'.join(parts)},3,250)")

    def _figures(self, number: int, said: Mapping[str, Any]) -> Iterator[Condition]:
        """Text where a number or a day is asked for."""
        for column in self.table.sheet.columns:
            if column.question and column.question.type in _FIGURES:
                ref, value = self.table.ref(column.code, number), said.get(column.code)
                text = isinstance(as_written(column.question, value), str)
                words = N_("{title}: a number is expected")
                if column.question.type == "date":
                    words = N_("{title}: a day is expected")
                yield Condition(f"ISTEXT({ref})", text, self.draft.say(words, title=column.question.title))

    def _member(self, number: int, said: Mapping[str, Any]) -> Iterator[Condition]:
        table, say, year = self.table, self.draft.say, self.draft.book.year
        ref, known = table.ref("id", number), said.get("id")
        if table.scheme == "siren":
            odd, even = (f"MID({ref},{{{digits}}},1)" for digits in ("1;3;5;7;9", "2;4;6;8"))
            luhn = f"MOD(SUMPRODUCT({odd}*1)+SUMPRODUCT({even}*2-9*({even}*1>4)),10)=0"
            text = str(known)
            right = len(text) == _SIREN and text.isascii() and text.isdigit() and is_luhn(text)
            formula = f"IF(LEN({ref})<>{_SIREN},TRUE,NOT(IFERROR({luhn},FALSE)))"
            yield Condition(formula, known is not None and not right, say(N_("Wrong SIREN: compare it digit by digit")))
        column, header = table.column_of("id"), absolute(table.header, table.number["id"])
        twice = known is not None and known in self.seen
        self.seen.add(known)
        formula = f"IFERROR(MATCH({ref},{column},0)<ROW()-ROW({header}),FALSE)"
        yield Condition(formula, twice, say(N_("This organisation is in the list already")))
        since, value = table.ref("since", number), said.get("since")
        late = is_number(value) and value > year
        yield Condition(f"AND(ISNUMBER({since}),{since}>{year})", late, say(N_("Member only after {year}"), year=year))

    def _grant(self, number: int, said: Mapping[str, Any]) -> Iterator[Condition]:
        if not self.known:
            return
        grant, cost, name = (self.table.ref(code, number) for code in ("grant", "eligible_cost", "instrument"))
        known = next((each for each in self.known if each.id == said.get("instrument")), None)
        amount, of = said.get("grant"), said.get("eligible_cost")
        told = known is not None and is_number(amount) and is_number(of)
        slack = float(GRANT_TOLERANCE)
        high = told and amount > known.most * of + slack
        low = told and amount < known.least * of - slack
        for which, sign, tolerance, now, words in (
            ("most", ">", f"+{GRANT_TOLERANCE}", high, N_("More than the instrument pays: see the rate")),
            ("least", "<", f"-{GRANT_TOLERANCE}", low, N_("Less than the instrument pays: see the rate")),
        ):
            rate = f"INDEX(instrument_{which},MATCH({name},instrument_titles,0))"
            formula = f"IFERROR(AND(ISNUMBER({grant}),ISNUMBER({cost}),{grant}{sign}{rate}*{cost}{tolerance}),FALSE)"
            yield Condition(formula, bool(now), self.draft.say(words))

    def _rate(self, number: int, said: Mapping[str, Any]) -> None:
        grant, cost = (self.table.ref(code, number) for code in ("grant", "eligible_cost"))
        amount, of = said.get("grant"), said.get("eligible_cost")
        value = amount / of if is_number(amount) and is_number(of) and of else ""
        formula = f'=IF(AND(ISNUMBER({grant}),N({cost})>0),{grant}/{cost},"")'
        style = self.draft.styles("last", num_format="0.0%")
        self.table.drawn.write_formula(number, self.table.extra, formula, style, value)

    def tally(self) -> Tally:
        """How many entries lack something, and how many are to be looked at; an empty list that is due lacks one."""
        table, sheet = self.table, self.table.sheet
        states = self.draft.address(sheet, table.first, _STATE, table.last, _STATE)
        missing = f"SUMPRODUCT(--(LEFT({states},{len(self.missing)})={quoted(self.missing)}))"
        wanting = sum(1 for each in self.now if each.startswith(self.missing))
        doubts = sum(1 for each in self.now if each) - wanting
        doubtful = f'=SUMPRODUCT(--({states}<>""))-{missing}'
        record = sheet.records[0]
        if sheet.required and record.period and sheet.key:
            nobody = f"IF(COUNTA({table.range(sheet.key)})=0,1,0)"
            wanting += not sheet.rows
            missing += f"+{nobody}"
        tally = Tally(sheet, sheet.title, record, f"={missing}", wanting, doubtful, doubts)
        if sheet.code != "members" or record.value is not None or record.last is None:
            return tally
        confirmed = f"COUNTIF({table.range(LEFT)},{quoted(table.stays)})"
        return replace(tally, same=f"AND(members_came=0,members_gone=0,{confirmed}=0)", same_now=not wanting)
