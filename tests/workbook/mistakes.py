"""Typical mistakes of people who fill in a workbook: what is done to the sheet, where that is told, and in which words.

Each is made in a workbook that is right. `sheet`, `row` and `column` are codes; the row of a table is a number from 0
among its entries, or `new` for the first of its empty rows. A mistake from which the right value is clear is a note,
one that somebody should look at a warning; all others are errors, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from editing import Computed, Edited, EditedSheet

from site_builder.workbook.understanding_asked import Unreadable


@dataclass(frozen=True)
class Mistake:
    """`typed` goes into the cell (`...`: `also` does it all); `says` is what is told there, in English."""

    name: str
    sheet: str
    row: str | int
    column: str
    typed: Any
    gravity: str
    says: str
    also: Callable[[Edited], Any] | None = None
    told_at: tuple[str | int, str] | str = ""

    def make(self, book: Edited) -> tuple[str, str]:
        """Do it; the sheet's title and the cell at which it is told."""
        sheet = book[self.sheet]
        row = place(sheet, self.row)
        if self.also:
            self.also(book)
        if self.typed is not ...:
            sheet[row, self.column] = self.typed
        if isinstance(self.told_at, tuple):
            return sheet.name, sheet.cell(place(sheet, self.told_at[0]), self.told_at[1])
        return sheet.name, self.told_at or sheet.cell(row, self.column)


def place(sheet: EditedSheet, row: str | int) -> int:
    """The place of a row by its code, its number among the entries, or `new`."""
    if row == "new":
        return sheet.spare()
    return sheet.entries()[row] if isinstance(row, int) else sheet.row(row)


def newcomer(book: Edited, **other: Any) -> None:
    """A whole new member in the first empty row."""
    sheet = book["members"]
    row = sheet.spare()
    typed = {"id": "732829320", "name": "Newcomer", "category": "PME", "territory": "01", "since": 2021, **other}
    for column, value in typed.items():
        sheet[row, column] = value


def shares(book: Edited) -> None:
    for line, value in (("salaries", 50), ("external_costs", 35), ("overheads", 15)):
        book["annual"][f"budget.expenditure.{line}", "2021"] = value


def same_id(book: Edited) -> None:
    newcomer(book, id=book["members"][book["members"].entries()[0], "id"])


def total_typed_over(book: Edited) -> None:
    sheet = book["annual"]
    row = next(index for index, cells in enumerate(sheet.rows) if index > 4 and isinstance(cells[2], Computed))
    assert row == sheet.row("budget.expenditure.overheads") + 1
    sheet.set(row, 2, 999)


def merged(book: Edited) -> None:
    sheet = book["quarterly"]
    row, column = sheet.row("network.joint_projects"), sheet.column("2021-q1")
    sheet.merged.append((row, column, row + 1, column))


def typed_into_last_year(book: Edited) -> None:
    sheet = book["annual"]
    sheet["governance.meetings", "2021"] = None
    sheet["governance.meetings", "last"] = 77


def no_kind(book: Edited) -> None:
    sheet = book["annual:collaborations"]
    for number in range(1, 5):
        sheet[sheet.entries()[0], f"kinds#{number}"] = None


def a_column_more(book: Edited) -> None:
    sheet = book["annual"]
    sheet.rows[0] += [None, "source"]
    sheet.set(sheet.row("governance.meetings"), len(sheet.rows[0]) - 1, 12)


SALARIES, BOARD = ("annual", "budget.expenditure.salaries", "2021"), ("annual", "governance.chair", "2021")
JOINT = ("quarterly", "network.joint_projects", "2021-q1")
GRANT, WORK = ("annual:grants", 0), ("annual:collaborations", 0)
FIRST, NEW = ("members", 0), ("members", "new")
MONEY = "Salaries and benefits"
SIREN = "Identifier of the organisation"
COUNT = "Joint projects is a number, but the cell holds"

MISTAKES = [
    # numbers
    Mistake("comma-for-decimals", "annual", "team.fte", "2021", "4,62", "note",
            "Staff of the cluster team (FTE): the text “4,62” was taken as the number 4.62."),
    Mistake("spaces-and-currency", *SALARIES, "219 300 €", "note",
            f"{MONEY}: the text “219 300 €” was taken as the number 219,300."),
    Mistake("hard-spaces", *SALARIES, "219\u202f300,00\u00a0€", "note",
            f"{MONEY}: the text “219 300,00 €” was taken as the number 219,300."),
    Mistake("points-between-thousands", *SALARIES, "219.300", "note",
            f"{MONEY}: the text “219.300” was taken as the number 219,300."),
    Mistake("thousands-or-decimals", *SALARIES, "2,487", "error",
            f"{MONEY} is written “2,487”, which can be read in two ways: as 2,487, or as 2.487 with decimals. Type "
            "the whole number in digits alone: 2487, if that is meant."),
    Mistake("cents", *SALARIES, 219300.49, "note",
            f"{MONEY}: 219,300.49 was rounded to 219,300: amounts are entered without cents."),
    Mistake("percentage-of-an-amount", *SALARIES, "45 %", "error",
            f"{MONEY} is written 45 %, a share. Type the amount itself: shares are computed."),
    Mistake("cell-formatted-as-percentage", *SALARIES, 0.45, "error",
            f"{MONEY} is written 0.45, a share. Type the amount itself: shares are computed."),
    Mistake("totals-typed-as-shares", *SALARIES, ..., "error",
            "Expenditure: the lines add up to 100, as shares do. Type the amounts themselves: shares are "
            "computed.", shares),
    Mistake("words-for-an-amount", *SALARIES, "about 200,000", "error",
            f"{MONEY} is written “about 200,000”, which is not a number. Type digits alone, such as 712341."),
    Mistake("thousands-of-euros", *SALARIES, "219 k€", "error",
            f"{MONEY} is written “219 k€”, which is not a number. Type digits alone, such as 712341."),
    Mistake("dash-for-none", *SALARIES, "-", "error",
            f"{MONEY} is written “-”. Type 0 if there is none, else the number."),
    Mistake("not-available", *SALARIES, "n.d.", "error",
            f"{MONEY} is written “n.d.”. Type 0 if there is none, else the number."),
    Mistake("negative", *SALARIES, -5000, "error",
            f"{MONEY} is written −5,000, and cannot be negative. Write 0 or more."),
    Mistake("zeros-too-many", *SALARIES, 219267000000, "error",
            f"{MONEY} is written 219,267,000,000. Write a number from 0 to 100,000,000,000."),
    Mistake("broken-formula", *SALARIES, Unreadable("#REF!"), "error",
            f"{MONEY} shows #REF!: a formula that has lost its way. Type the value in its place."),
    Mistake("emptied", *SALARIES, None, "error", f"{MONEY} is missing. Type the number; type 0 if there is none."),
    Mistake("a-space-alone", *SALARIES, " \u00a0", "error",
            f"{MONEY} is missing. Type the number; type 0 if there is none."),
    Mistake("decimals-in-a-count", *JOINT, 2.5, "error",
            "Joint projects is written 2.5, which is not a whole number. Type it without decimals, and without "
            "a point or "
            "a comma between thousands."),
    Mistake("day-in-a-count", *JOINT, date(2021, 3, 2), "error",
            f"{COUNT} the day or time 2021-03-02. Format it as a number, and type it."),
    Mistake("count-in-a-cell-of-days", *JOINT, date(1900, 1, 5), "note",
            "Joint projects: the cell is formatted as a day (1900-01-04), and was taken as 5."),
    Mistake("hour-in-a-count", *JOINT, time(3, 0), "error",
            f"{COUNT} the day or time 03:00:00. Format it as a number, and type it."),
    Mistake("ticked-count", *JOINT, True, "error", f"{COUNT} TRUE. Type the number."),
    Mistake("number-of-employees-as-a-range", *FIRST, "employees", "50-99", "error",
            "Employees is written “50-99”, which is not a number. Type digits alone, such as 85."),
    # choices
    Mistake("choice-nearly", *BOARD, "Recherches", "note", "College of the chair: “Recherches” was taken as "
            "“Research”."),
    Mistake("choice-that-there-is-not", *BOARD, "Associations", "error",
            "College of the chair is written “Associations”, which is not in the list. Choose one of these: Companies, "
            "Research, Training, Public bodies and Other."),
    Mistake("choices-in-one-cell", *WORK, "kinds#1", "Intersectorielle ; Entre clusters", "error",
            "Kinds of collaboration is written “Intersectorielle ; Entre clusters”: a cell takes one choice. Choose "
            "the first here, and each of the others in the next columns."),
    Mistake("two-colleges", *BOARD, "Research, Training", "error",
            "College of the chair is written “Research, Training”: a cell takes one choice. Choose one of them."),
    Mistake("instrument-that-there-is-not", *GRANT, "instrument", "ERDF", "error",
            "Instrument is written “ERDF”, which is not in the list. Choose one of these: Text plan, Text abroad and "
            "Text calls."),
    Mistake("no-kind-chosen", *WORK, "kinds#1", ..., "error",
            "Kinds of collaboration: none is chosen. Choose at least one.", no_kind),
    Mistake("neither-yes-nor-no", *WORK, "s3", "maybe", "error",
            "Implements the smart specialisation strategy is written “maybe”. Choose yes or no."),
    # days
    Mistake("day-in-words", *WORK, "start", "3 mai 2021", "note",
            "Start: “3 mai 2021” was taken as 2021-05-03: year, month, day."),
    Mistake("day-as-text", *WORK, "start", "31/05/2021", "note",
            "Start: “31/05/2021” was taken as 2021-05-31: year, month, day."),
    Mistake("day-that-lost-its-format", *WORK, "start", 44319, "note",
            "Start: the cell holds the number 44319, which spreadsheets use for the day 2021-05-03."),
    Mistake("year-for-a-day", *WORK, "start", 2021, "error",
            "Start is written “2021”, which is not a day. Write year, month and day, such as 2021-02-07."),
    Mistake("year-in-a-cell-of-days", *WORK, "start", date(1905, 7, 13), "error",
            "Start: the cell holds the number 2021, which spreadsheets show as the day 1905-07-13. Write the whole "
            "day, year, month and day, such as 2021-02-07."),
    Mistake("day-of-long-ago", *WORK, "start", "7/2/0021", "error",
            "Start is 0021-02-07, a day too long ago. Write the year with four digits, month and day, such as "
            "2021-02-07."),
    Mistake("day-that-there-is-not", *WORK, "start", "31/02/2021", "error",
            "Start is written “31/02/2021”, which is not a day. Write year, month and day, such as 2021-02-07."),
    # sums
    Mistake("posts-and-team-differ", "annual", "team.fte", "2021", 99, "error",
            "Staff of the cluster team (FTE) is 99, but the posts in the sheet of posts add up to 4.6. Correct "
            "this number "
            "or the posts, or leave the posts out."),
    Mistake("more-women-than-seats", "annual", "governance.women", "2021", 60, "error",
            "Seats held by women: 60, but the board has 33 seats. Correct the number, or the seats of the colleges."),
    Mistake("grants-and-line-differ", "annual", "budget.revenue.public.region.operating_grant", "2021", 1, "error",
            "Operating grant is 1, but the grants of its instruments in the sheet of grants add up to 92,290. "
            "Correct this "
            "amount or the grants."),
    Mistake("grant-above-its-rate", *GRANT, "eligible_cost", 1, "error",
            "Grant is 32,764 for an eligible cost of 1: Text plan pays at most 95 % of it. Correct the grant, "
            "the cost or "
            "the instrument.", told_at=(0, "grant")),
    Mistake("total-typed-over", "annual", "budget.expenditure.overheads", "2021", ..., "warning",
            "999 was not read: totals and shares are computed. Correct the lines that it adds up.", total_typed_over,
            "C12"),
    # members
    Mistake("siren-with-a-missing-digit", *FIRST, "id", "30000009", "error",
            f"{SIREN} is written “30000009”, which has 8 digits. A SIREN has 9: copy it from the register."),
    Mistake("siren-with-a-wrong-digit", *FIRST, "id", "300000048", "error",
            f"{SIREN} is written “300000048”, whose last digit does not agree with the others. Compare it with the "
            "register, digit by digit."),
    Mistake("siren-that-was-rounded", *FIRST, "id", "3,00E+08", "error",
            f"{SIREN} is written “3,00E+08”, a rounded number. Format the cell as text, and type 9 digits."),
    Mistake("siren-with-spaces", *NEW, "id", "732 829 320", "note",
            f"{SIREN}: “732 829 320” was taken as 732829320, without the spaces.", newcomer),
    Mistake("siren-that-lost-its-zeros", *NEW, "id", 5520135, "note",
            f"{SIREN}: “5520135” was taken as 005520135: the spreadsheet had removed the zeros at its "
            "beginning.", newcomer),
    Mistake("siret-for-siren", *NEW, "id", "73282932000074", "note",
            f"{SIREN}: “73282932000074” is the SIRET of an establishment, and was taken as 732829320, its first "
            "9 digits.",
            newcomer),
    Mistake("one-member-twice", *NEW, "id", ..., "error",
            f"{SIREN} 300000114 stands already in D8. Remove one of the two rows, or correct the wrong one.", same_id),
    Mistake("member-without-a-name", *FIRST, "name", None, "error",
            "Name of the organisation is missing. Type it, such as Ateliers du Lac."),
    Mistake("name-with-needless-spaces", *NEW, "name", " Newcomer  and sons", "note",
            "Name of the organisation: needless spaces were removed from “Newcomer and sons”.", newcomer),
    Mistake("territory-that-lost-its-zero", *FIRST, "territory", 1, "note", "Territory: “1” was taken as “County 1”."),
    Mistake("territory-with-its-code", *FIRST, "territory", "03 - county 3", "note",
            "Territory: “03 - county 3” was taken as “County 3”."),
    Mistake("territory-of-elsewhere", *FIRST, "territory", "Elsewhere", "error",
            "Territory is written “Elsewhere”, which is not in the list. Choose one of these: County 1, County "
            "2, County "
            "3, County 4 and Outside the region."),
    Mistake("category-in-other-words", *FIRST, "category", "Start-up", "error",
            "Category is written “Start-up”, which is not in the list. Choose one of these: Large company, Mid-size "
            "company, Small or medium-size company, Research, Training, Public body and Other."),
    Mistake("member-of-a-later-year", *FIRST, "since", 2035, "error",
            "Member since is 2035, but this is the list of 2021. Correct the year, or keep the member for a "
            "later list."),
    Mistake("year-of-two-digits", *FIRST, "since", 12, "error",
            "Member since is written 12. Write a number from 1900 to 2200."),
    Mistake("year-as-a-day", *FIRST, "since", date(2012, 1, 1), "note",
            "Member since: the cell is formatted as a day (2012-01-01), and was taken as 2012."),
    Mistake("unclear-who-left", *FIRST, "left", "to be asked", "error",
            "“to be asked” does not tell whether this member has left. Type x if it has left, else empty the cell."),
    Mistake("new-and-ticked-as-left", *NEW, "id", ..., "warning",
            "This row is new, and ticked as left: it was not added. Remove the tick if it is a member.",
            lambda book: newcomer(book, left="x")),
    # places
    Mistake("typed-into-last-year", "annual", "governance.meetings", "2021", ..., "warning",
            "77 was not read: this column shows what was said last time. Type this year's in C47.",
            typed_into_last_year,
            ("governance.meetings", "last")),
    Mistake("a-column-of-their-own", "annual", "governance.meetings", "2021", ..., "note",
            "This column (“source”) is not asked in this year's workbook, and was not read.", a_column_more,
            ("governance.meetings", "source")),
    Mistake("cells-merged", *JOINT, ..., "error",
            "The cells C8 to C9 are merged, and hold one value. Unmerge them, and type each.", merged),
]  # fmt: skip
