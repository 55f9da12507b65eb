"""A drawing as SVG elements: neighbours of one kind and role share one element, so that pages stay light."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from site_builder.charts.marks import Drawing, Group, Mark

Address = Callable[[str], str]
Dress = Callable[[str, str], Markup]

_SIGNS = {
    "withheld": "M{x} {y}m-5-5h10v10h-10zm0 5 5-5m-5 10 10-10m-5 10 5-5",
    "not_due": "M{x} {y}m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0m5-3v3l2 1.6",
    "missing": "M{x} {y}m-5 0h10",
}


def classes(shape: str, role: str) -> Markup:
    """The attribute by which a style sheet finds a shape: its role as its class."""
    return Markup(f' class="{escape(role)}"') if role else Markup("")


def elements(drawing: Drawing | Group, address: Address = str, dress: Dress = classes) -> Markup:
    """The shapes of a drawing, the first at the back; `address` resolves the site paths to which areas lead.

    `dress` gives the attributes of a shape by its kind and role. Straight lines, rectangles and signs of one role
    in a row become one path; circles and texts share a group.
    """
    found = groupby(drawing.marks, key=lambda mark: (mark.shape, _role(mark), getattr(mark, "anchor", "")))
    quiet = any(getattr(mark, "link", "") for mark in drawing.marks)  # its areas are read by their own names
    said = Markup(' aria-hidden="true"') if quiet else Markup("")

    def dressed(shape: str, role: str) -> Markup:
        return dress(shape, role) + said if shape == "text" else dress(shape, role)

    return Markup("\n").join(
        _group(shape, anchor, tuple(marks), address, dressed, role) for (shape, role, anchor), marks in found
    )


def _role(mark: Mark) -> str:
    return "absent" if mark.shape == "sign" else str(getattr(mark, "role", ""))


def _group(shape: str, anchor: str, marks: Sequence[Any], address: Address, dress: Dress, role: str) -> Markup:
    look = dress(shape, role)
    if shape in _STEPS:
        return Markup(f'<path{look} d="{"".join(_STEPS[shape](mark) for mark in marks)}"/>')
    if shape == "group":
        inside = (elements(mark, address, dress) for mark in marks)
        return Markup("").join(Markup("<g{}>{}</g>").format(look, each) for each in inside)
    if shape == "discs":
        return Markup("").join(_discs(mark, look) for mark in marks)
    if shape == "path":
        return Markup("").join(_path(mark, look, address) for mark in marks)
    look += Markup(f' text-anchor="{anchor}"') if anchor not in ("", "start") else ""
    # numbers and looks need no escaping: put together as they are, a drawing takes a third of the time
    if len(marks) == 1 or not look:
        return Markup("").join(_ELEMENTS[shape](mark, look) for mark in marks)
    return Markup("<g{}>{}</g>").format(look, Markup("").join(_ELEMENTS[shape](mark, "") for mark in marks))


def _line(mark: Any) -> str:
    if mark.y1 == mark.y2:
        return f"M{mark.x1} {mark.y1}H{mark.x2}"
    if mark.x1 == mark.x2:
        return f"M{mark.x1} {mark.y1}V{mark.y2}"
    return f"M{mark.x1} {mark.y1}L{mark.x2} {mark.y2}"


def _rect(mark: Any) -> str:
    return f"M{mark.x} {mark.y}h{mark.width}v{mark.height}h-{mark.width}z"


def _sign(mark: Any) -> str:
    return _SIGNS[mark.kind].format(x=mark.x, y=mark.y)


def _path(mark: Any, look: Markup, address: Address) -> Markup:
    drawn = Markup(f'<path{look} d="{mark.d}"/>')
    link = getattr(mark, "link", "")
    if not link:
        return drawn
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(address(link), mark.name, drawn)


def _discs(mark: Any, look: Markup) -> Markup:
    """A stroke of no length with round ends is a circle, and the shortest way to say so."""
    steps = "".join(f"M{x} {y}h0" for x, y in mark.places)
    return Markup(f'<path{look} stroke-width="{round(2 * mark.r, 1)}" d="{steps}"/>')


def _text(mark: Any, look: str) -> Markup:
    return Markup(f'<text{look} x="{mark.x}" y="{mark.y}">{escape(mark.text)}</text>')


def _dot(mark: Any, look: str) -> Markup:
    return Markup(f'<circle{look} cx="{mark.x}" cy="{mark.y}" r="{mark.r}"/>')


_STEPS: dict[str, Callable[[Any], str]] = {
    "line": _line,
    "rect": _rect,
    "sign": _sign,
    "curves": lambda mark: str(mark.d),
}
_ELEMENTS: dict[str, Callable[[Any, str], Markup]] = {"text": _text, "dot": _dot}
