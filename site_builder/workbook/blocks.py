"""The few figures above a table that say whether it agrees with the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from site_builder.problems import N_
from site_builder.workbook.book import value_at
from site_builder.workbook.draft import height, quoted
from site_builder.workbook.facts import (
    FTE,
    FTE_TOLERANCE,
    GRANTS,
    POSTS,
    REGION_LINES,
    column,
    entry,
    instruments,
    said,
)
from site_builder.workbook.judging import is_number

if TYPE_CHECKING:
    from site_builder.workbook.table_sheet import TableSheet


@dataclass(frozen=True, slots=True)
class Figure:
    """A formula under its label; `name` is that of the workbook under which others find it."""

    label: str
    formula: str
    now: Any
    written: str = "#,##0"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A row above the table: a title, figures beside each other, and what does not agree (formula, and now).

    The labels of the first block's figures stand above all.
    """

    title: str
    figures: tuple[Figure, ...]
    doubt: str = ""
    doubt_now: str = ""


def draw_blocks(table: TableSheet, rows: tuple[Block, ...], first: int) -> None:
    """A row of labels, then a row for each block."""
    drawn, styles = table.drawn, table.draft.styles
    for number, block in enumerate(rows, start=first + 1):
        places = table.figure_columns(len(block.figures) + 1)
        drawn.set_row(number, max(18, height(block.title, 28)))
        drawn.write_string(number, 1, block.title, styles("group", text_wrap=True, valign="vcenter"))
        for place, figure in zip(places, block.figures, strict=False):
            if number == first + 1:
                drawn.write_string(first, place, figure.label, styles("hint", align="right", valign="bottom"))
            style = styles("figure", num_format=figure.written)
            drawn.write_formula(number, place, _placed(table, figure.formula), style, figure.now)
            if figure.name:
                table.draft.name(figure.name, table.sheet, number, place)
        if block.doubt:
            drawn.write_formula(number, places[-1], block.doubt, styles("state", text_wrap=False), block.doubt_now)
    if rows:
        drawn.set_row(first, 24)


def _placed(table: TableSheet, formula: str) -> str:
    """A formula with the cells of the columns that it names in braces."""
    for code in table.number:
        formula = formula.replace(f"{{{code}}}", table.column_of(code))
    return formula


def blocks(table: TableSheet) -> tuple[Block, ...]:
    """The rows above a table; none for most."""
    made = {POSTS: _posts, GRANTS: _grants, "members": _members}.get(table.sheet.code)
    return tuple(made(table)) if made else ()


def _posts(table: TableSheet) -> Iterator[Block]:
    draft, facts = table.draft, table.draft.facts
    say, total = draft.say, facts["posts_total"]
    figures = [
        Figure(say(N_("Posts")), "=COUNT({fte})", facts["posts_count"], "#,##0", "posts_count"),
        Figure(say(N_("Sum of the posts")), "=SUM({fte})", total, "0.0#", "posts_total"),
    ]
    told, name = facts.get(said(FTE)), said(FTE)
    if name in facts:
        figures.append(
            Figure(say(N_("Staff in the yearly record")), _told(name), told if is_number(told) else "", "0.0#")
        )
        words = say(N_("These two must be the same."))
        differs = is_number(told) and facts["posts_count"] > 0 and abs(told - total) > 0.05 + 1e-9
        test = f'=IF(AND(posts_count>0,ISNUMBER({name}),ABS(N({name})-posts_total)>{FTE_TOLERANCE}),{quoted(words)},"")'
        yield Block("", tuple(figures), test, words if differs else "")
        return
    yield Block("", tuple(figures))


def _grants(table: TableSheet) -> Iterator[Block]:
    """For each revenue line that grants go into: their sum, the line, and last year's."""
    draft, facts = table.draft, table.draft.facts
    say = draft.say
    known = instruments(draft.repository, draft.texts)
    annual = draft.book.sheet("annual")
    titles = {row.keys[-1]: row.title for row in annual.rows if row.keys[:-1] == REGION_LINES} if annual else {}
    record = table.sheet.records[0]
    for index, line in enumerate(dict.fromkeys(each.line for each in known)):
        feeding = [each for each in known if each.line == line]
        added = "+".join(f"SUMIF({{instrument}},{quoted(each.title)},{{grant}})" for each in feeding)
        figures = [Figure(say(N_("Sum of the grants")), f"={added}", facts[f"grants_{line}"], name=f"grants_{line}")]
        name = said((*REGION_LINES, line))
        doubt, doubt_now = "", ""
        if name in facts:
            told = facts[name]
            figures.append(Figure(say(N_("Line of the yearly record")), _told(name), told if is_number(told) else ""))
            words = say(N_("These two must be the same."))
            doubt = f'=IF(AND(grants_count>0,ISNUMBER({name}),N({name})<>grants_{line}),{quoted(words)},"")'
            differs = facts["grants_count"] > 0 and is_number(told) and told != facts[f"grants_{line}"]
            doubt_now = words if differs else ""
        before = value_at(record.last, (*REGION_LINES, line))
        if record.last_period:
            figures.append(Figure(str(record.last_period), f"={before or 0}", before or 0))
        if index == 0:
            figures.append(Figure(say(N_("Grants")), "=COUNT({grant})", facts["grants_count"], name="grants_count"))
        yield Block(titles.get(line, line), tuple(figures), doubt, doubt_now)


def _told(name: str) -> str:
    """What stands under a name; an answer that is still to come is not zero."""
    return f'=IF(ISNUMBER({name}),{name},"")'


def _members(table: TableSheet) -> Iterator[Block]:
    """How many they are, how many came and how many left since the last list."""
    draft, sheet = table.draft, table.sheet
    say, record = draft.say, sheet.records[0]
    ids = [each for each in column(sheet, "id") if each is not None]
    stays = f'(({{left}}="")+({{left}}={quoted(table.stays)})>0)'
    there = f'(({{id}}<>"")+({{name}}<>"")>0)*{stays}'
    named = [entry(row) for row in sheet.rows]
    number = sum(each.get("id") is not None or each.get("name") is not None for each in named)
    title = say(N_("Members {year}"), year=str(draft.book.year))
    figures = [Figure(title, f"=SUMPRODUCT({there})", number, name="members_count")]
    if record.last is not None:
        before = [value_at(each, ("id",)) for each in value_at(record.last, ("members",)) or ()]
        draft.lists.column("members_before", before)
        stay = len(set(ids) & set(before))
        staying = f"SUMPRODUCT({stays}*ISNUMBER(MATCH({{id}},members_before,0)))"
        figures += [
            Figure(say(N_("Came")), f"=members_count-{staying}", number - stay, name="members_came"),
            Figure(say(N_("Gone")), f"=COUNTA(members_before)-{staying}", len(before) - stay, name="members_gone"),
            Figure(say(N_("Members {year}"), year=str(record.last_period)), "=COUNTA(members_before)", len(before)),
        ]
    yield Block("", tuple(figures))
