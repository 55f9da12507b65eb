"""The motif of a domain: a pattern of few tiles by which it is known wherever it is named.

A block of two by two tiles repeats. There are eight blocks; in a region with more domains they come again with each
tile turned by a quarter and the tones changed, so that 32 domains are told apart. Which one is a domain’s follows from
its place in the region’s list alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, atan2, cos, hypot, sin, sqrt
from typing import NamedTuple

from site_builder.views.page import Site

#: columns and rows of each size: a sign beside a name, a picture of a card, a band over a page
SIZES = {"s": (2, 2), "m": (4, 2), "l": (10, 1)}

#: straight pieces of an arc where one is drawn by its points
_POINTS = 24


class Step(NamedTuple):
    """A move along an outline: straight, or with a `radius` an arc, clockwise unless `back`."""

    x: float
    y: float
    radius: float = 0
    back: bool = False


#: shapes in a tile of one by one: where the outline begins, and its moves
_SHAPES: dict[str, tuple[tuple[float, float], tuple[Step, ...]]] = {
    "square": ((0, 0), (Step(1, 0), Step(0, 1), Step(-1, 0))),
    "triangle": ((0, 0), (Step(1, 0), Step(-1, 1))),
    "quarter": ((0, 0), (Step(1, 0), Step(-1, 1, 1))),
    "half": ((0, 0), (Step(1, 0), Step(-1, 0, 0.5))),
    "slab": ((0, 0), (Step(1, 0), Step(0, 0.5), Step(-1, 0))),
    "leaf": ((0, 0), (Step(1, 1, 1), Step(-1, -1, 1))),
    "disc": ((0, 0.5), (Step(1, 0, 0.5), Step(-1, 0, 0.5))),
    "bow": ((0.5, 0), (Step(0.5, 0), Step(-1, 1, 1), Step(0, -0.5), Step(0.5, -0.5, 0.5, True))),
    "chevron": ((0, 0), (Step(0.5, 0.5), Step(0.5, -0.5), Step(0, 0.5), Step(-0.5, 0.5), Step(-0.5, -0.5))),
    "diamond": ((0.5, 0), (Step(0.5, 0.5), Step(-0.5, 0.5), Step(-0.5, -0.5))),
}

_Layer = tuple[str, int, str]
_Block = tuple[tuple[_Layer, ...], ...]
_GROUND: _Layer = ("square", 0, "a3")
#: a tile is layers of shape, quarter turns and tone; a block is four tiles, row by row
_BLOCKS: tuple[_Block, ...] = (
    (
        (("quarter", 0, "a1"),),
        (_GROUND, ("quarter", 1, "a2")),
        (_GROUND, ("quarter", 3, "a2")),
        (("quarter", 2, "a1"),),
    ),
    (
        (("triangle", 2, "a3"), ("triangle", 0, "a1")),
        (("triangle", 0, "a2"),),
        (("triangle", 2, "a2"),),
        (("triangle", 0, "a3"), ("triangle", 2, "a1")),
    ),
    (
        (_GROUND, ("disc", 0, "a1")),
        (("disc", 0, "a2"),),
        (("disc", 0, "a2"),),
        (_GROUND, ("disc", 0, "a1")),
    ),
    (
        (("leaf", 0, "a1"),),
        (_GROUND, ("leaf", 1, "a2")),
        (_GROUND, ("leaf", 1, "a2")),
        (("leaf", 0, "a1"),),
    ),
    (
        (("half", 2, "a3"), ("half", 0, "a1")),
        (("half", 1, "a2"), ("half", 3, "a1")),
        (("half", 1, "a2"), ("half", 3, "a1")),
        (("half", 2, "a3"), ("half", 0, "a1")),
    ),
    (
        (("chevron", 0, "a1"),),
        (("chevron", 0, "a1"),),
        (("chevron", 0, "a2"),),
        (("chevron", 0, "a2"),),
    ),
    (
        (("bow", 0, "a1"),),
        (("bow", 1, "a2"),),
        (("bow", 3, "a2"),),
        (("bow", 2, "a1"),),
    ),
    (
        (_GROUND, ("diamond", 0, "a1")),
        (("slab", 0, "a2"),),
        (("slab", 2, "a2"),),
        (_GROUND, ("diamond", 0, "a1")),
    ),
)


#: how the tones of a block are changed where it comes again
_TONES = (
    {"a1": "a1", "a2": "a2", "a3": "a3"},
    {"a1": "a3", "a2": "a1", "a3": "a2"},
    {"a1": "a2", "a2": "a3", "a3": "a1"},
    {"a1": "a2", "a2": "a1", "a3": "a3"},
)


@dataclass(frozen=True)
class Drawing:
    """A motif at one size, in tiles: the outlines of each tone (`a1` to `a3` of the style sheet), the ground first."""

    width: int
    height: int
    layers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Motif:
    """A domain's motif; `place` is its number among all motifs, which decides everything."""

    place: int

    def drawing(self, size: str) -> Drawing:
        """The drawing of a size of `SIZES`."""
        return self.drawn(*SIZES[size])

    def drawn(self, columns: int, rows: int) -> Drawing:
        """As many tiles as asked for, as path data."""
        outlines: dict[str, list[str]] = {"a3": [], "a2": [], "a1": []}
        for tone, placed in self._shapes(columns, rows):
            outlines[tone].append(_outline(*placed))
        tones = self._tones()
        return Drawing(columns, rows, tuple((tones[tone], "".join(each)) for tone, each in outlines.items() if each))

    def polygons(self, columns: int, rows: int) -> list[tuple[str, list[tuple[float, float]]]]:
        """As many tiles as asked for, as tones and corners, the ground first."""
        tones = self._tones()
        shapes = sorted(self._shapes(columns, rows), key=lambda shape: shape[0], reverse=True)
        return [(tones[tone], _polygon(*placed)) for tone, placed in shapes]

    def _tones(self) -> dict[str, str]:
        return _TONES[self.place // len(_BLOCKS) % len(_TONES)]

    def _shapes(self, columns: int, rows: int) -> Iterator[tuple[str, tuple[float, float, tuple[Step, ...]]]]:
        """Every shape with its tone in the block, tile by tile."""
        turns, number = divmod(self.place, len(_BLOCKS))
        for y in range(rows):
            for x in range(columns):
                for shape, turn, tone in _BLOCKS[number][2 * (y % 2) + x % 2]:
                    yield tone, _placed(shape, turn + turns, x, y)


def motif(site: Site, domain: str) -> Motif:
    """The motif of a domain of the region."""
    return Motif([each.id for each in site.records.region.domains].index(domain))


def _placed(shape: str, turns: int, x: int, y: int) -> tuple[float, float, tuple[Step, ...]]:
    """A shape turned by quarters in the tile of that column and row: where it begins, and its moves."""
    (left, top), steps = _SHAPES[shape]
    for _ in range(turns % 4):
        left, top = 1 - top, left
        steps = tuple(Step(-step.y, step.x, step.radius, step.back) for step in steps)
    return x + left, y + top, steps


def _outline(x: float, y: float, steps: tuple[Step, ...]) -> str:
    """Path data."""
    return f"M{_numbers(x, y)}" + "".join(map(_step, steps))


def _polygon(x: float, y: float, steps: tuple[Step, ...]) -> list[tuple[float, float]]:
    """Corners, many on an arc."""
    corners = [(x, y)]
    for step in steps:
        if step.radius:
            corners += _arc(x, y, step)
        x, y = x + step.x, y + step.y
        corners.append((x, y))
    return corners


def _arc(x: float, y: float, step: Step) -> list[tuple[float, float]]:
    """Points on an arc of a half circle or less that begins at x, y."""
    chord = hypot(step.x, step.y)
    off = sqrt(max(step.radius**2 - chord**2 / 4, 0)) / chord * (-1 if step.back else 1)
    centre = x + step.x / 2 - step.y * off, y + step.y / 2 + step.x * off
    begin = atan2(y - centre[1], x - centre[0])
    angle = 2 * asin(min(chord / 2 / step.radius, 1)) * (-1 if step.back else 1)
    turns = (begin + angle * at / _POINTS for at in range(1, _POINTS))
    return [(centre[0] + step.radius * cos(turn), centre[1] + step.radius * sin(turn)) for turn in turns]


def _step(step: Step) -> str:
    if step.radius:
        return f"a{_numbers(step.radius, step.radius, 0, 0, int(not step.back), step.x, step.y)}"
    if not step.y:
        return f"h{_numbers(step.x)}"
    return f"v{_numbers(step.y)}" if not step.x else f"l{_numbers(step.x, step.y)}"


def _numbers(*values: float) -> str:
    """Numbers as briefly as path data allows: `.5-1`."""
    text = ""
    for value in values:
        word = f"{value:g}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:g}"
        text += word if not text or word.startswith("-") else f" {word}"
    return text
