"""How a workbook looks: the site's own colours, one font, and the way in which each kind of value is written."""

from __future__ import annotations

from typing import Any

from babel import Locale
from babel.dates import get_date_format

from site_builder.tokens import tokens
from site_builder.workbook.book import Question

#: among the site's own fonts the one that every office has
FONT = "Arial"
_MONEY, _DECIMAL, _GENERAL, _TEXT = "#,##0", "0.0#", "General", "@"
#: a cell of the format “text” shows no more characters than this in some programs
_LONGEST_TEXT = 255


class Palette:
    """The colours by what they say."""

    def __init__(self) -> None:
        named = tokens()
        self.ink, self.muted, self.paper = named["ink"], named["muted"], _long(named["paper"])
        self.accent, self.hairline, self.surface = named["accent"], named["hairline"], named["surface"]
        self.band, self.on_band = named["band"], _long(named["on-band"])
        #: filled in, still to fill in, to look at
        self.filled = _long(named["accent-soft"])
        self.wanted = _mixed(named["b3"], self.paper, 0.55)
        self.doubt = named["b1"]
        #: tabs of what is read, of forms and of tables
        self.tabs = {"start": named["band"], "form": named["a1"], "table": named["a3"]}


class Styles:
    """Formats by name, each made once for a workbook."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.palette = palette = Palette()
        line = {"top": 1, "top_color": palette.muted}
        self._named: dict[str, dict[str, Any]] = {
            "plain": {},
            "code": {"font_size": 8, "font_color": palette.muted},
            "title": {"font_size": 16, "bold": True, "font_color": palette.accent},
            "lead": {"text_wrap": True, "valign": "top", "font_color": palette.muted},
            "header": {
                "bold": True,
                "text_wrap": True,
                "font_color": palette.on_band,
                "bg_color": palette.band,
                "border": 1,
                "border_color": palette.band,
            },
            "hint": {"font_size": 8, "text_wrap": True, "valign": "top", "font_color": palette.muted},
            "part": {"bold": True, "font_size": 12, "font_color": palette.accent, "valign": "bottom"},
            "group": {"bold": True, "valign": "bottom"},
            "label": {"text_wrap": True, "indent": 1},
            "small": {"font_size": 9, "text_wrap": True, "font_color": palette.muted},
            "unit": {"font_size": 9, "font_color": palette.muted, "indent": 1},
            "last": {"font_color": palette.muted, "align": "right", "indent": 1},
            "last-text": {"font_color": palette.muted, "text_wrap": True},
            "figure": {"bold": True, "align": "right", "indent": 1, "bg_color": palette.surface},
            "sum": {"bold": True, "align": "right", "indent": 1, "bg_color": palette.surface, **line},
            "sum-label": {"bold": True, "indent": 1, "bg_color": palette.surface, **line},
            "state": {"bold": True, "font_size": 9, "font_color": palette.doubt, "text_wrap": True, "indent": 1},
            "link": {"font_color": palette.accent, "underline": 1},
            "entry": {"border": 1, "border_color": palette.hairline, "locked": False},
        }

    def __call__(self, name: str, **more: Any) -> Any:
        """The format of that name, with what is said besides."""
        base = {"font_name": FONT, "font_size": 10, "font_color": self.palette.ink, "valign": "vcenter"}
        return self._format({**base, **self._named[name], **more})

    def rule(self, **properties: Any) -> Any:
        """A format for what a condition changes, which says nothing else."""
        return self._format(properties)

    def _format(self, properties: dict[str, Any]) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]

    def entry(self, question: Question, locale: Locale) -> Any:
        """The format of the question's cell: codes are text, dates are dates."""
        written = number_format(question, locale)
        figure = written not in (_TEXT, _GENERAL) or question.type in ("integer", "number")
        if figure:
            return self("entry", num_format=written, align="right", indent=1)
        return self("entry", num_format=written, align="left", text_wrap=True)


def number_format(question: Question, locale: Locale) -> str:
    """How a program for spreadsheets writes the question's value."""
    if question.type == "date":
        return date_format(locale)
    if question.type == "integer":
        return _MONEY if question.field.unit else "0"
    if question.type == "number":
        return _DECIMAL if question.field.unit == "fte" else _GENERAL
    return _GENERAL if (question.field.longest or 0) > _LONGEST_TEXT else _TEXT


def date_format(locale: Locale) -> str:
    """Day, month and year in numbers, in the order and with the signs of a language."""
    pattern = str(get_date_format("short", locale).pattern)
    parts = {"d": "dd", "M": "mm", "y": "yyyy"}
    written, before = "", ""
    for sign in pattern:
        written += parts.get(sign, sign) if sign != before else ""
        before = sign if sign in parts else ""
    return written


def _long(colour: str) -> str:
    return colour if len(colour) != 4 else "#" + "".join(2 * sign for sign in colour[1:])


def _mixed(colour: str, other: str, share: float) -> str:
    """So much of one colour, the rest of the other."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02x}" for one, two in pairs)
