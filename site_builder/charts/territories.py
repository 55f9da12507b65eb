"""A map of territories: shaded by a share, or with circles by a number. It locates, and never judges."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.charts.inputs import Part, marks_of, parts_table, said
from site_builder.charts.marks import Chart, Drawing, Text
from site_builder.charts.outlines import Outline, outlines
from site_builder.charts.plot import NARROW
from site_builder.charts.sheet import LINE_HEIGHT, Sheet

STEPS = 5
_MIDDLE = 480


@dataclass(frozen=True)
class _Look:
    """How a map is drawn: circles or shades, labels and links by code, the code that stands out."""

    circles: bool
    labels: Mapping[str, str]
    highlight: str
    links: Mapping[str, str]


def territory_map(
    ident: str,
    title: str,
    desc: str,
    geojson: Mapping[str, Any],
    values: Mapping[str, Part],
    *,
    axis: str = "",
    measure: str = "",
    circles: bool = True,
    labels: Mapping[str, str] | None = None,
    highlight: str = "",
    links: Mapping[str, str] | None = None,
    subtitle: str = "",
) -> Chart | None:
    """A map by territory code, or None where there is no outline.

    `circles` draws the area of a circle in proportion to the number; else territories are shaded in
    five equal steps from zero to the highest. `labels` replaces the codes (by code); `highlight` is a
    code that stands out, the others then keep their codes alone; `links` are the site paths to which areas
    lead (by code). Goes beside a list: a label without room is left to it.
    """
    if not outlines(geojson, NARROW)[0]:
        return None
    order = {code: values[code] for code in sorted(values)}
    look = _Look(circles, dict(labels or {}), highlight, dict(links or {}))
    return Chart(
        ident,
        title,
        desc,
        "map",
        _draw(geojson, order, _MIDDLE, look),
        _draw(geojson, order, NARROW, look),
        parts_table(tuple(order.values()), axis, measure or title),
        marks_of(order.values()),
        subtitle,
        parts=said(order.values()),
    )


def _draw(geojson: Mapping[str, Any], values: Mapping[str, Part], width: float, look: _Look) -> Drawing:
    places, height = outlines(geojson, width)
    sheet = Sheet(width, height)
    most = max((part.value for part in values.values() if part.value is not None), default=0.0)
    for place in places:
        part = values.get(place.code)
        role = "land" if look.circles else f"land shade-{_step(part, most)}"
        role = "here" if place.code == look.highlight else role
        sheet.path(place.rings, role, True, look.links.get(place.code, ""), _name(place.code, part))
    radii = {place.code: _radius(values.get(place.code), most, width) if look.circles else 0.0 for place in places}
    for place in sorted(places, key=lambda place: (-radii[place.code], place.code)):
        if radii[place.code]:
            x, y = place.centre
            r = min(radii[place.code], x, y, width - x, height - y)
            sheet.dot(x, y, r, "context" if look.highlight not in ("", place.code) else "bubble")
            sheet.keep_off(x - r * 0.9, y - r * 0.9, x + r * 0.9, y + r * 0.9)
    for place in sorted(places, key=lambda place: _turn(place, values, look.highlight)):
        aside = look.highlight not in ("", place.code)
        name = look.labels.get(place.code, place.code)
        _label(sheet, place, values.get(place.code), radii[place.code], name, aside)
    return sheet.drawing()


def _turn(place: Outline, values: Mapping[str, Part], highlight: str) -> tuple[bool, float, str]:
    """Whose label is set first: that of the place which stands out, then by number."""
    return place.code != highlight, -_value(values.get(place.code)), place.code


def _name(code: str, part: Part | None) -> str:
    """An area in words, for who hears it."""
    return f"{part.name} – {part.text}" if part and part.text else part.name if part else code


def _value(part: Part | None) -> float:
    return part.value if part and part.value is not None else 0.0


def _step(part: Part | None, most: float) -> int:
    """Which of the steps a value falls in; 0 for what is absent or zero."""
    value = _value(part)
    return min(STEPS, math.ceil(value / most * STEPS)) if most > 0 and value > 0 else 0


def _radius(part: Part | None, most: float, width: float) -> float:
    return math.sqrt(_value(part) / most) * width * 0.068 if most > 0 and _value(part) > 0 else 0.0


def _label(sheet: Sheet, place: Outline, part: Part | None, radius: float, name: str, aside: bool) -> None:
    """Code and number, beside the circle or on the land; the code alone where both have no room, or `aside`."""
    number = [part.text] if part and part.value is not None and part.text and not aside else []
    role = "soft" if aside else "strong"
    for lines in ([name, *number], [name]):
        for x, y, anchor in _spots(place.centre, radius, len(lines)):
            marks = [
                Text(x, y + row * LINE_HEIGHT, line, anchor, "" if row else role) for row, line in enumerate(lines)
            ]
            if sheet.texts(marks):
                if part and part.value is None:
                    sheet.sign(x, y + 12, part.mark or "missing")
                return


def _spots(centre: tuple[float, float], radius: float, lines: int) -> list[tuple[float, float, str]]:
    """Where a label may stand, the best first: its first baseline, and its anchor."""
    x, y = centre
    more = (lines - 1) * LINE_HEIGHT
    side = y + 4.5 - more / 2
    if not radius:
        return [(x, side, "middle")]
    return [
        (x, y + radius + 14, "middle"),
        (x, y - radius - 6 - more, "middle"),
        (x + radius + 5, side, "start"),
        (x - radius - 5, side, "end"),
    ]
