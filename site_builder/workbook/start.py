"""The first sheet: what this file is, by when, how it is handed in, who sees what, and what is still missing."""

from __future__ import annotations

from typing import Any

from site_builder.periods import due_day
from site_builder.problems import N_
from site_builder.records.region import Reporting
from site_builder.workbook.book import SIGN
from site_builder.workbook.draft import Draft, Tally, height, quoted_title
from site_builder.workbook.judging import Condition, State
from site_builder.workbook.lists import absolute

_NUMBER, _FIRST, _LAST = 1, 2, 6
_WIDTHS = (4, 44, 30, 14, 14, 34)

_STEPS = (
    N_("Go through the sheets above in any order, in as many sittings as you like. Last year’s values stand beside."),
    N_("Fill in the amber cells: each explains itself when selected. Type 0 where there was none: empty is not zero."),
    N_("What rarely changes is taken over from last year, in grey italics: check it, and correct what has changed."),
    N_("Members: tick who left with an x, add who joined in the empty rows below, leave the others as they are."),
    N_(
        "Nobody left and nobody came? Write “no” in the column “Has left” of any row: an untouched list is not counted."
    ),
    N_("What you don’t report yet may stay empty: a part that was left as you got it is not counted as handed in."),
    N_("Keep the hidden first row and column. You may sort, insert and delete rows, paste lists and rename sheets."),
)
_ON_RECORD = N_("What you reported already stands in its cells: correct what is wrong, and leave the rest as it is.")
_RULES = (
    N_("A cluster’s values are shown beside its own values of before, and never compared with another cluster’s."),
    N_("Objectives are separate from funding: they are never shown beside a grant."),
    N_("What is marked “officers only” is never published, alone or in small groups; all else is open to all."),
    N_("Never write the name of a person."),
)


class Start:
    """The first sheet, drawn when all others are."""

    def __init__(self, draft: Draft, drawn: Any) -> None:
        self.draft, self.drawn = draft, drawn
        self.row = 0

    def draw(self) -> None:
        """The whole sheet."""
        draft, drawn, styles = self.draft, self.drawn, self.draft.styles
        drawn.write_string(0, 0, draft.book.mark(), styles("code"))
        drawn.set_row(0, None, None, {"hidden": True})
        drawn.set_column(0, 0, 4, None, {"hidden": True})
        for column, width in enumerate(_WIDTHS, start=_NUMBER):
            drawn.set_column(column, column, width)
        drawn.set_row(1, 34)
        drawn.write_string(1, _NUMBER, f"{draft.book.name} · {draft.book.year}", styles("title", font_size=20))
        self.row = 2
        self._paragraph(self._purpose())
        self._part(N_("What is still missing"))
        self._overview()
        self._part(N_("How to fill it in"))
        known = any(
            record.value is not None for sheet in draft.book.sheets for record in sheet.records if record.period
        )
        for number, step in enumerate([*_STEPS, _ON_RECORD] if known else _STEPS, start=1):
            self._paragraph(draft.say(step), str(number))
        self._colours()
        self._part(N_("How to hand it in"))
        self._paragraph(self._handing_in())
        self._part(N_("What you can count on"))
        for rule in _RULES:
            self._paragraph(draft.say(rule), "•")
        self._print()

    def _purpose(self) -> str:
        words = N_(
            "With this file you report what {cluster} did in {year}: the yearly record, the quarters, the members and "
            "the objectives."
        )
        return self.draft.say(words, cluster=self.draft.book.name, year=str(self.draft.book.year))

    def _handing_in(self) -> str:
        region = self.draft.repository.region.value
        contact = region.get("contact") if isinstance(region, dict) else None
        if contact:
            words = N_("Save the file and send it to {contact}. The answer names every cell that needs a look.")
            return self.draft.say(words, contact=str(contact))
        return self.draft.say(
            N_("Save the file and send it back to whoever sent it. The answer names every cell that needs a look.")
        )

    def _part(self, title: str) -> None:
        self.drawn.set_row(self.row, 30)
        self.drawn.write_string(self.row, _NUMBER, self.draft.say(title), self.draft.styles("part"))
        self.row += 1

    def _paragraph(self, text: str, mark: str = "") -> None:
        styles = self.draft.styles
        first = _FIRST if mark else _NUMBER
        self.drawn.set_row(self.row, height(text, sum(_WIDTHS[first - 1 :])) + 3)
        if mark:
            style = styles("group", align="right", valign="top", font_color=styles.palette.accent)
            self.drawn.write_string(self.row, _NUMBER, mark, style)
        self.drawn.merge_range(self.row, first, self.row, _LAST, text, styles("plain", text_wrap=True, valign="top"))
        self.row += 1

    def _overview(self) -> None:
        """Each part with its day, and how much of it is missing or does not add up."""
        draft, drawn, styles = self.draft, self.drawn, self.draft.styles
        header = (N_("Sheet"), N_("Due"), N_("To fill in"), N_("To look at"), N_("Where it stands"))
        drawn.set_row(self.row, 22)
        for column, title in enumerate(header, start=_FIRST):
            drawn.write_string(self.row, column, draft.say(title), styles("header"))
        self.row += 1
        first = self.row
        for tally in draft.tallies:
            self._tally(tally)
        amber = {"type": "cell", "criteria": ">", "value": 0, "format": styles.rule(bg_color=styles.palette.wanted)}
        drawn.conditional_format(first, _FIRST + 2, self.row - 1, _FIRST + 3, amber)

    def _tally(self, tally: Tally) -> None:
        draft, drawn, styles, row = self.draft, self.drawn, self.draft.styles, self.row
        drawn.set_row(row, 20)
        target = f"internal:{quoted_title(tally.sheet.title)}!B2"
        drawn.write_url(row, _FIRST, target, styles("link"), tally.title)
        drawn.write_string(row, _FIRST + 1, self._due(tally), styles("plain"))
        figure = styles("entry", align="center")
        drawn.write_formula(row, _FIRST + 2, tally.missing, figure, tally.missing_now)
        drawn.write_formula(row, _FIRST + 3, tally.doubts, figure, tally.doubts_now)
        missing, doubts = absolute(row, _FIRST + 2), absolute(row, _FIRST + 3)
        state = State(
            "FALSE", False, [Condition(f"{doubts}>0", tally.doubts_now > 0, draft.say(N_("something does not add up")))]
        )
        if tally.whole:
            words = draft.say(N_("not begun"))
            state.conditions.append(Condition(f"{missing}={tally.whole}", tally.missing_now == tally.whole, words))
        if tally.same:
            same = draft.say(N_("as last year so far"))
            state.conditions.append(Condition(f"AND({missing}=0,{tally.same})", tally.same_now, same))
        state.conditions += [
            Condition(f"{missing}>0", tally.missing_now > 0, draft.say(N_("not complete yet"))),
            Condition(
                "TRUE", True, draft.say(N_("complete")) if tally.sheet.required else draft.say(N_("nothing missing"))
            ),
        ]
        drawn.write_formula(row, _FIRST + 4, state.formula(), styles("small"), state.now())
        self.row += 1

    def _due(self, tally: Tally) -> str:
        """The last day of a record, as far as the region says it."""
        region = self.draft.repository.region.value
        reporting = region.get("reporting") if isinstance(region, dict) else None
        period, kind = tally.record.period, tally.record.kind
        if period is None or kind == "targets":
            return self.draft.say(N_("when an objective is agreed"))
        try:
            due = due_day(kind, period, Reporting(**reporting))  # type: ignore[arg-type]
        except (TypeError, ValueError, AttributeError):
            return ""
        return self.draft.texts.date(due)

    def _colours(self) -> None:
        """What the colours mean, each beside an example."""
        draft, drawn, styles = self.draft, self.drawn, self.draft.styles
        palette = styles.palette
        meanings: tuple[tuple[dict[str, Any], str], ...] = (
            ({"bg_color": palette.wanted}, N_("amber: still to fill in")),
            ({"bg_color": palette.filled}, N_("green: filled in")),
            (
                {"bg_color": palette.surface, "italic": True, "font_color": palette.muted},
                N_("grey italics: taken over from last year, to be checked"),
            ),
            ({}, N_("white: may stay empty")),
        )
        for look, words in meanings:
            drawn.set_row(self.row, 18)
            drawn.write_string(self.row, _NUMBER, "", styles("entry", **look))
            drawn.write_string(self.row, _FIRST, draft.say(words), styles("plain", indent=1))
            self.row += 1

    def _print(self) -> None:
        draft, drawn = self.draft, self.drawn
        for row in range(1, self.row):
            drawn.write_string(row, 0, SIGN, draft.styles("code"))
        drawn.hide_gridlines(2)
        drawn.set_tab_color(draft.styles.palette.tabs["start"])
        drawn.set_landscape()
        drawn.set_paper(9)
        drawn.fit_to_pages(1, 1)
        drawn.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        drawn.activate()
        drawn.set_first_sheet()
