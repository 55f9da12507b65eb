"""What a drawing is made of: placed shapes, in units of its own view box.

A role names what a shape is for; the templates turn it into a class, the style sheet into a colour.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import ClassVar, NamedTuple

from markupsafe import Markup

from site_builder.charts.measure import TEXT_SIZE, text_width
from site_builder.charts.svg import Address, elements
from site_builder.charts.words import said
from site_builder.texts import Texts

_ASCENT, _DESCENT = 0.95, 0.26  # of the text size, around the baseline


class Box(NamedTuple):
    """Left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """True where the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def num(value: float) -> float:
    """A coordinate with one decimal at most, and none where it is whole."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded


@dataclass(frozen=True)
class Text:
    """A line of text; `x` is its start, middle or end by `anchor`, `y` its baseline."""

    shape: ClassVar[str] = "text"
    x: float
    y: float
    text: str
    anchor: str = "start"
    role: str = ""

    @property
    def box(self) -> Box:
        """The room that the text takes, estimated on the generous side."""
        width = text_width(self.text, bold="strong" in self.role)
        left = self.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return Box(left, self.y - _ASCENT * TEXT_SIZE, left + width, self.y + _DESCENT * TEXT_SIZE)


@dataclass(frozen=True)
class Line:
    """A straight line."""

    shape: ClassVar[str] = "line"
    x1: float
    y1: float
    x2: float
    y2: float
    role: str = ""

    @property
    def box(self) -> Box:
        """Its extent, without the stroke."""
        return Box(min(self.x1, self.x2), min(self.y1, self.y2), max(self.x1, self.x2), max(self.y1, self.y2))


@dataclass(frozen=True)
class Rect:
    """A filled rectangle."""

    shape: ClassVar[str] = "rect"
    x: float
    y: float
    width: float
    height: float
    role: str = ""

    @property
    def box(self) -> Box:
        """Its extent."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True)
class Dot:
    """A circle."""

    shape: ClassVar[str] = "dot"
    x: float
    y: float
    r: float
    role: str = ""

    @property
    def box(self) -> Box:
        """Its extent, without the stroke."""
        return Box(self.x - self.r, self.y - self.r, self.x + self.r, self.y + self.r)


@dataclass(frozen=True)
class Sign:
    """The sign of an absent value, 10 units wide, centred on `x`, `y`; `kind` is withheld, missing or not_due."""

    shape: ClassVar[str] = "sign"
    x: float
    y: float
    kind: str

    @property
    def box(self) -> Box:
        """Its extent."""
        return Box(self.x - 5, self.y - 5, self.x + 5, self.y + 5)


@dataclass(frozen=True)
class Path:
    """Polylines, or rings where `closed`; each a tuple of points. `link` is where it leads, `name` says where."""

    shape: ClassVar[str] = "path"
    lines: tuple[tuple[tuple[float, float], ...], ...]
    closed: bool = False
    role: str = ""
    digits: int = 1
    link: str = ""
    name: str = ""

    @property
    def d(self) -> str:
        """The SVG path, in steps relative to rounded points, so that it is short and does not drift."""
        return "".join(_steps(line, self.digits) + ("z" if self.closed else "") for line in self.lines)

    @property
    def box(self) -> Box:
        """Its extent, without the stroke."""
        xs = [x for line in self.lines for x, _ in line]
        ys = [y for line in self.lines for _, y in line]
        return Box(min(xs), min(ys), max(xs), max(ys))


def _steps(line: tuple[tuple[float, float], ...], digits: int) -> str:
    rounded = [(round(x, digits), round(y, digits)) for x, y in line]
    words = [f"{num(x1 - x0)} {num(y1 - y0)}" for (x0, y0), (x1, y1) in pairwise(rounded) if (x0, y0) != (x1, y1)]
    start = f"M{num(rounded[0][0])} {num(rounded[0][1])}"
    return f"{start}l{' '.join(words)}".replace(" -", "-") if words else f"{start}h0"


@dataclass(frozen=True)
class Curves:
    """Curves of one role, as an SVG path."""

    shape: ClassVar[str] = "curves"
    d: str
    role: str = ""


@dataclass(frozen=True)
class Discs:
    """Circles of one size and role, by their middles."""

    shape: ClassVar[str] = "discs"
    places: tuple[tuple[float, float], ...]
    r: float
    role: str = ""


@dataclass(frozen=True)
class Group:
    """Shapes that belong together, for the style sheet."""

    shape: ClassVar[str] = "group"
    marks: tuple[Mark, ...]
    role: str = ""


Mark = Text | Line | Rect | Dot | Sign | Path | Curves | Discs | Group


@dataclass(frozen=True)
class Drawing:
    """Shapes on a view box of `width` by `height`, the first at the back."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its lines of text."""
        inside = (mark.marks if isinstance(mark, Group) else (mark,) for mark in self.marks)
        return tuple(mark for marks in inside for mark in marks if isinstance(mark, Text))

    def svg(self, address: Address = str) -> Markup:
        """Its shapes as SVG elements; `address` resolves the site paths to which areas lead."""
        return elements(self, address)


@dataclass(frozen=True)
class Cell:
    """A value of a table: its text, or the mark of its absence."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    label: str
    numeric: bool = True


@dataclass(frozen=True)
class Table:
    """The same values as the picture, to read."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Said(NamedTuple):
    """A value in words: of a period or a category, and its text or the mark of its absence."""

    label: str
    text: str
    mark: str = ""


@dataclass(frozen=True)
class Course:
    """What a series does, for words: its ends, its extremes where they lie between, what is absent, what it aims at."""

    name: str
    first: Said
    last: Said
    low: Said | None = None
    high: Said | None = None
    absent: tuple[Said, ...] = ()
    goal: Said | None = None


@dataclass(frozen=True)
class Chart:
    """A picture with its words: drawn twice where it must fit both a page and a phone.

    Where `desc` is empty, the words for who does not see it are made of `courses` or `parts`.
    """

    ident: str
    title: str
    desc: str
    kind: str
    wide: Drawing
    narrow: Drawing | None = None
    table: Table | None = None
    marks: tuple[str, ...] = field(default=())
    subtitle: str = ""
    courses: tuple[Course, ...] = ()
    parts: tuple[Said, ...] = ()

    def said(self, texts: Texts) -> str:
        """What it shows, in words of the reader's language."""
        return said(self, texts)

    @property
    def links(self) -> bool:
        """True where areas of the drawing lead somewhere."""
        return any(isinstance(mark, Path) and mark.link for mark in self.wide.marks)
