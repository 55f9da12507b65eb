"""A drawing in the making: a text is only written where it has room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from site_builder.charts.marks import Box, Curves, Discs, Dot, Drawing, Group, Line, Mark, Path, Rect, Sign, Text, num

Pair = tuple[float, float]

LINE_HEIGHT = 17
_GAP = 2.0


class Sheet:
    """Collects the shapes of one drawing; texts keep off each other and inside the box."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self._marks: list[Mark] = []
        self._taken: list[Box] = []
        self._strokes: list[tuple[Pair, Pair]] = []

    def text(
        self, x: float, y: float, text: str, anchor: str = "start", role: str = "", off_lines: bool = False
    ) -> bool:
        """Write a line where there is room, and no drawn line runs through it if `off_lines`; says whether it did."""
        mark = Text(num(x), num(y), text, anchor, role)
        if not text or not self.has_room([mark]) or (off_lines and self._crossed(mark.box)):
            return False
        self._marks.append(mark)
        self._taken.append(mark.box)
        return True

    def texts(self, marks: Iterable[Text]) -> bool:
        """Write all these lines, or none where one of them has no room."""
        wanted = [Text(num(mark.x), num(mark.y), mark.text, mark.anchor, mark.role) for mark in marks]
        apart = all(not one.box.meets(other.box) for at, one in enumerate(wanted) for other in wanted[:at])
        if not (apart and self.has_room(wanted)):
            return False
        self._marks.extend(wanted)
        self._taken.extend(mark.box for mark in wanted)
        return True

    def has_room(self, marks: Iterable[Text]) -> bool:
        """True where each of these lines is inside the box and off everything already written."""
        return all(self._inside(mark.box) and not self._met(mark.box) for mark in marks)

    def _inside(self, box: Box) -> bool:
        return box.left >= 0 and box.top >= 0 and box.right <= self.width and box.bottom <= self.height

    def _met(self, box: Box) -> bool:
        wider = Box(box.left - _GAP, box.top, box.right + _GAP, box.bottom)
        return any(wider.meets(other) for other in self._taken)

    def _crossed(self, box: Box) -> bool:
        return any(_cuts(start, end, box) for start, end in self._strokes)

    def keep_off(self, left: float, top: float, right: float, bottom: float) -> None:
        """No text will be written in this room."""
        self._taken.append(Box(left, top, right, bottom))

    def line(self, x1: float, y1: float, x2: float, y2: float, role: str = "") -> None:
        """Draw a straight line; labels that mind lines mind one to compare with."""
        self._marks.append(Line(num(x1), num(y1), num(x2), num(y2), role))
        if role == "reference":
            self._strokes.append(((x1, y1), (x2, y2)))

    def rect(self, x: float, y: float, width: float, height: float, role: str = "") -> None:
        """Draw a rectangle; nothing where it has no extent."""
        if width > 0 and height > 0:
            self._marks.append(Rect(num(x), num(y), num(width), num(height), role))

    def dot(self, x: float, y: float, r: float, role: str = "") -> None:
        """Draw a circle."""
        self._marks.append(Dot(num(x), num(y), num(r), role))

    def sign(self, x: float, y: float, kind: str) -> None:
        """Draw the sign of an absent value."""
        self._marks.append(Sign(num(x), num(y), kind))
        self.keep_off(x - 5, y - 5, x + 5, y + 5)

    def path(
        self,
        lines: Iterable[Iterable[tuple[float, float]]],
        role: str = "",
        closed: bool = False,
        link: str = "",
        name: str = "",
    ) -> None:
        """Draw polylines of two points or more; nothing where there are none. Rings are drawn to whole units.

        `link` is the site path to which the shape leads, `name` says where.
        """
        kept = tuple(line for line in map(tuple, lines) if len(line) > 1)
        if kept:
            self._marks.append(Path(kept, closed, role, 0 if closed else 1, link, name))
            if not closed:
                self._strokes += [pair for line in kept for pair in pairwise(line)]

    def curves(self, d: str, role: str = "") -> None:
        """Draw curves that come as an SVG path; texts are not kept off them."""
        self._marks.append(Curves(d, role))

    def discs(self, places: Iterable[Pair], r: float, role: str = "") -> None:
        """Draw circles of one size; nothing where there are none."""
        if kept := tuple((num(x), num(y)) for x, y in places):
            self._marks.append(Discs(kept, num(r), role))

    @contextmanager
    def group(self, role: str) -> Iterator[None]:
        """What is drawn within belongs together."""
        outside, self._marks = self._marks, []
        try:
            yield
        finally:
            outside.append(Group(tuple(self._marks), role))
            self._marks = outside

    def drawing(self) -> Drawing:
        """What has been drawn."""
        return Drawing(num(self.width), num(self.height), tuple(self._marks))


def _cuts(start: Pair, end: Pair, box: Box) -> bool:
    """True where the straight line from `start` to `end` runs through the box (Liang and Barsky's clipping)."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    enters, leaves = 0.0, 1.0
    for step, room in ((-dx, x - box.left), (dx, box.right - x), (-dy, y - box.top), (dy, box.bottom - y)):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            enters = max(enters, room / step)
        else:
            leaves = min(leaves, room / step)
    return enters <= leaves
