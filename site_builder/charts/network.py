"""Who works with whom: names by group, and a curve between two that do."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from site_builder.charts.marks import Chart, Drawing
from site_builder.charts.measure import clip, text_width, wrap
from site_builder.charts.plot import NARROW, WIDE
from site_builder.charts.sheet import LINE_HEIGHT, Sheet

Group = tuple[str, Sequence[str]]
Pairs = Mapping[tuple[int, int], int]

_LEAST = 130
_HEAD = 10  # room over the name of a group
_WIDEST = 6  # from so many on a curve is as wide as it gets


def network(ident: str, title: str, desc: str, groups: Sequence[Group], pairs: Pairs, *, subtitle: str = "") -> Chart:
    """Groups (name, names of their members) in the order given; `pairs` are numbers by two places in that order.

    The wide drawing sets the groups on two sides, the narrow one all under each other. A curve is the wider the more
    often two work together, and grey within a group. In the wide drawing each belongs to both its ends, so that the
    style sheet can show those of one name alone; in the narrow one, where nobody points, it is drawn once. The list of
    pairs belongs beside it: the chart has no table.
    """
    kept = [group for group in groups if group[1]]
    wide = _two_sides(kept, pairs) if len(kept) > 1 else _one_side(kept, pairs, WIDE, 230)
    return Chart(ident, title, desc or title, "network", wide, _one_side(kept, pairs, NARROW, 168), subtitle=subtitle)


@dataclass(frozen=True)
class _Knot:
    """A name in its place: `y` is the middle of its lines; curves leave to the right where `inward` is 1, else -1."""

    group: int
    lines: tuple[str, ...]
    x: int
    y: int
    inward: int


@dataclass(frozen=True)
class _Side:
    """The names of some groups under each other; `heads` are lines of text with the height of their baseline."""

    knots: tuple[_Knot, ...]
    heads: tuple[tuple[str, float], ...]
    height: float


def _room(groups: Sequence[Group], most: int) -> int:
    """The room for names: as wide as the widest, within limits."""
    widest = max((text_width(name) for _, names in groups for name in names), default=0.0)
    return max(_LEAST, min(math.ceil(widest), most))


def _side(groups: Sequence[Group], first: int, x: float, room: float, inward: int) -> _Side:
    """`first` is the place of the first group among all; knots stand at `x`, names have `room` beside them."""
    knots, heads, y = [], [], 0.0
    for at, (group, names) in enumerate(groups, first):
        y += _HEAD if at > first else 0
        for line in _lines(group, room, 3, bold=True):
            heads.append((line, y + 13))
            y += LINE_HEIGHT
        y += 3
        for name in names:
            lines = _lines(name, room, 2)
            height = len(lines) * LINE_HEIGHT + 1
            knots.append(_Knot(at, lines, round(x), round(y + height / 2), inward))
            y += height
    return _Side(tuple(knots), tuple(heads), y)


def _lines(text: str, room: float, most: int, bold: bool = False) -> tuple[str, ...]:
    lines = wrap(text, room, bold)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(clip(line, room, bold) for line in lines)


def _two_sides(groups: Sequence[Group], pairs: Pairs) -> Drawing:
    extents = [LINE_HEIGHT * (len(names) + 1.5) for _, names in groups]
    cut = min(range(1, len(groups)), key=lambda at: abs(sum(extents[:at]) - sum(extents[at:])))
    room = _room(groups, 208)
    edge = room + 10
    left = _side(groups[:cut], 0, edge, room, 1)
    right = _side(groups[cut:], cut, WIDE - edge, room, -1)
    sheet = Sheet(WIDE, max(left.height, right.height) + 4)
    _heads(sheet, left.heads, edge - 8, "end")
    _heads(sheet, right.heads, WIDE - edge + 8, "start")
    reach = WIDE - 2 * edge
    span = sheet.height

    def curve(one: _Knot, other: _Knot) -> str:
        if one.inward != other.inward:
            return _curve(one, other, reach / 2)
        bend = (0.2 + 0.8 * abs(one.y - other.y) / span) * reach * 0.75
        return _curve(one, other, bend)

    _tie(sheet, (*left.knots, *right.knots), pairs, curve, twice=True)
    return sheet.drawing()


def _one_side(groups: Sequence[Group], pairs: Pairs, width: float, most: int) -> Drawing:
    room = _room(groups, most)
    side = _side(groups, 0, room + 8, room, 1)
    sheet = Sheet(width, side.height + 4)
    _heads(sheet, side.heads, room, "end")
    reach = min(width - room - 14, 320)
    span = max((knot.y for knot in side.knots), default=1) - min((knot.y for knot in side.knots), default=0) or 1.0

    def curve(one: _Knot, other: _Knot) -> str:
        # a cubic curve goes out three quarters as far as its handles; short arcs are spread more than in proportion
        bend = reach * (abs(one.y - other.y) / span) ** 0.7 / 0.75
        return _curve(one, other, bend)

    _tie(sheet, side.knots, pairs, curve, twice=width == WIDE)
    return sheet.drawing()


def _curve(one: _Knot, other: _Knot, bend: float) -> str:
    across, down = other.x - one.x, other.y - one.y
    out, back = round(one.inward * bend), across + round(other.inward * bend)
    return f"M{one.x} {one.y}c{out} 0 {back} {down} {across} {down}".replace(" -", "-")


def _heads(sheet: Sheet, heads: Sequence[tuple[str, float]], x: float, anchor: str) -> None:
    for line, baseline in heads:
        sheet.text(x, baseline, line, anchor, "soft strong")


def _tie(
    sheet: Sheet, knots: Sequence[_Knot], pairs: Pairs, curve: Callable[[_Knot, _Knot], str], *, twice: bool
) -> None:
    """Draw the curves, the knots and their names; if `twice`, each name in a group with all its curves."""
    own: list[dict[str, str]] = [{} for _ in knots]
    every: dict[str, str] = {}
    for (one, other), number in sorted(pairs.items()):
        inside = " within" if knots[one].group == knots[other].group else ""
        role, drawn = f"tie{inside} n{min(number, _WIDEST)}", curve(knots[one], knots[other])
        for found in (own[one], own[other]) if twice else (every,):
            found[role] = found.get(role, "") + drawn
    _curves(sheet, every)
    sheet.discs([(knot.x, knot.y) for knot in knots], 3, "knots")
    for knot, found in zip(knots, own, strict=True):
        if twice:
            with sheet.group("knot"):
                _curves(sheet, found)
                _name(sheet, knot)
        else:
            _name(sheet, knot)


def _curves(sheet: Sheet, found: Mapping[str, str]) -> None:
    for role, curves in sorted(found.items(), reverse=True):
        sheet.curves(curves, role)


def _name(sheet: Sheet, knot: _Knot) -> None:
    first = knot.y - round((len(knot.lines) - 1) * LINE_HEIGHT / 2) + 5
    for row, line in enumerate(knot.lines):
        sheet.text(knot.x - knot.inward * 8, first + row * LINE_HEIGHT, line, "end" if knot.inward > 0 else "start")
