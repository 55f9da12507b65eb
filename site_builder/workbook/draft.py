"""What the sheets of one workbook share while they are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from site_builder.problems import N_
from site_builder.source.repository import Repository
from site_builder.texts import Texts
from site_builder.workbook.book import SIGN, Book, Record, Sheet
from site_builder.workbook.lists import Lists, absolute
from site_builder.workbook.styles import Styles

#: a line of text in points
_LINE = 13.5


@dataclass(frozen=True, slots=True)
class Tally:
    """What is still missing and what does not add up in (a part of) a sheet: formulas, and what they give now.

    `whole` is how much is missing where nothing was begun, 0 where that tells nothing; `same` a formula that is true
    while a list is as it was taken over from last year, empty where that is not known.
    """

    sheet: Sheet
    title: str
    record: Record
    missing: str
    missing_now: int
    doubts: str = "=0"
    doubts_now: int = 0
    whole: int = 0
    same: str = ""
    same_now: bool = False


@dataclass(slots=True)
class Draft:
    """A workbook in the making; `facts` is what stands under its names, as one sheet knows it of another."""

    book: Book
    texts: Texts
    workbook: Any
    styles: Styles
    lists: Lists
    repository: Repository
    sheets: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    tallies: list[Tally] = field(default_factory=list)

    def say(self, message: str, **args: Any) -> str:
        """A message in the workbook's language."""
        return self.texts.sentence(message, args) if args else self.texts.gettext(message)

    def address(self, sheet: Sheet, *corners: int) -> str:
        """A cell or range with its sheet's title, as formulas of other sheets name it."""
        return f"{quoted_title(sheet.title)}!{absolute(*corners)}"

    def name(self, name: str, sheet: Sheet, *corners: int) -> str:
        """Give a cell or range a name by which every sheet's formulas find it."""
        self.workbook.define_name(name, f"={self.address(sheet, *corners)}")
        return name

    def head(self, drawn: Any, sheet: Sheet, width: int, help_width: float) -> None:
        """The codes in the corner, the title with the way back, and what the sheet is for, over so many columns."""
        styles, book = self.styles, self.book
        drawn.write_string(0, 0, book.mark(sheet), styles("code"))
        drawn.set_row(0, None, None, {"hidden": True})
        drawn.set_column(0, 0, 4, None, {"hidden": True})
        for row in (1, 2):
            drawn.write_string(row, 0, SIGN, styles("code"))
        period = f" {book.year}" if sheet.records[0].period else ""
        drawn.set_row(1, 26)
        drawn.write_string(1, 1, f"{sheet.title}{period} · {book.name}", styles("title"))
        help = f"{sheet.help} {self.say(N_('Only officers see this sheet.'))}" if sheet.officers else sheet.help
        drawn.set_row(2, height(help, help_width))
        drawn.merge_range(2, 1, 2, width, help, styles("lead"))

    def finish(self, drawn: Any, sheet: Sheet, header: int, frozen: int, pages: int = 1) -> None:
        """Freeze what names rows and columns, and say how it is printed: so many pages beside each other."""
        drawn.freeze_panes(header + 1, frozen)
        drawn.set_tab_color(self.styles.palette.tabs[sheet.kind])
        drawn.hide_gridlines(2)
        drawn.set_landscape()
        drawn.set_paper(9)
        drawn.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        drawn.fit_to_pages(pages, 0)
        drawn.repeat_rows(header)
        if pages > 1:
            drawn.repeat_columns(1, frozen - 1)
        name = f"{self.book.name} {self.book.year}".replace("&", "&&")
        drawn.set_footer(f"&L&8{name}&C&8&A&R&8&P / &N")


def quoted_title(title: str) -> str:
    """A sheet's title as formulas write it."""
    return "'" + title.replace("'", "''") + "'"


def quoted(text: str) -> str:
    """A text as formulas write it."""
    return '"' + text.replace('"', '""') + '"'


def height(text: str, width: float, size: float = 10) -> float:
    """How high a row must be, in points, for a text to be read in a column of so many letters."""
    room = max(1.0, width * 10 / size * 1.1)
    lines, filled = 1, 0.0
    for word in text.split(" "):
        needed = len(word) + 1
        if filled and filled + needed > room + 1:
            lines, filled = lines + 1, 0.0
        filled += needed
    return lines * _LINE * size / 10 + 3
