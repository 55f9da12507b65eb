"""Outlines of territories, from GeoJSON to places on a sheet: projected, fitted, simplified."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

Pair = tuple[float, float]
Ring = tuple[Pair, ...]


@dataclass(frozen=True)
class Outline:
    """A territory's rings on the sheet, and the point at which its label stands."""

    code: str
    rings: tuple[Ring, ...]
    centre: Pair


class _Drawn:
    """GeoJSON as a key: the same object is the same map."""

    def __init__(self, geojson: Mapping[str, Any]) -> None:
        self.geojson = geojson

    def __hash__(self) -> int:
        return id(self.geojson)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Drawn) and other.geojson is self.geojson


def outlines(geojson: Mapping[str, Any], width: float, tolerance: float = 1.1) -> tuple[tuple[Outline, ...], float]:
    """The outlines fitted to `width`, sorted by code, and the height that they take.

    Geographic coordinates (all within ±180 and ±90) are drawn equirectangular at their middle
    latitude; others as they are, y upwards. Features without a polygon or a code are left out.
    """
    return _outlines(_Drawn(geojson), width, tolerance)


@lru_cache(maxsize=4)  # a site draws one map, at two widths, on every page of a place or a cluster
def _outlines(drawn: _Drawn, width: float, tolerance: float) -> tuple[tuple[Outline, ...], float]:
    geojson = drawn.geojson
    found = {str((f.get("properties") or {}).get("code")): _rings(f.get("geometry") or {}) for f in geojson["features"]}
    found = {code: rings for code, rings in found.items() if rings and code != "None"}
    points = [point for rings in found.values() for ring in rings for point in ring]
    if not points:
        return (), 0.0
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    geographic = west >= -180 and east <= 180 and south >= -90 and north <= 90
    across = max(0.05, math.cos(math.radians((south + north) / 2))) if geographic else 1.0
    unit = (width - 4) / max((east - west) * across, (north - south) / 1.4, 1e-9)
    margin = (width - (east - west) * across * unit) / 2
    placed = []
    fitted = {
        code: [tuple((margin + (x - west) * across * unit, 2 + (north - y) * unit) for x, y in ring) for ring in rings]
        for code, rings in found.items()
    }
    slim = _simplified([ring for rings in fitted.values() for ring in rings], tolerance)
    for code, rings in sorted(fitted.items()):
        largest = max(rings, key=lambda ring: abs(_area(ring)))
        kept = tuple(slim[ring] for ring in rings if ring is largest or abs(_area(ring)) > 2)
        placed.append(Outline(code, kept, _centre(largest)))
    return tuple(placed), (north - south) * unit + 4


def _rings(geometry: Mapping[str, Any]) -> list[Ring]:
    """The outer and inner rings of a polygon or of several."""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates") or []
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(kind), [])
    return [
        tuple((float(p[0]), float(p[1])) for p in ring) for polygon in polygons for ring in polygon if len(ring) > 3
    ]


def _area(ring: Sequence[Pair]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2


def _centre(ring: Sequence[Pair]) -> Pair:
    """The centre of gravity; the middle of the extent where that lies outside or there is no area."""
    area = _area(ring)
    middle = (_middle([x for x, _ in ring]), _middle([y for _, y in ring]))
    if abs(area) < 1e-6:
        return middle
    x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = x0 * y1 - x1 * y0
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    centre = (x / (6 * area), y / (6 * area))
    return centre if _holds(ring, centre) else middle


def _middle(values: Sequence[float]) -> float:
    return (min(values) + max(values)) / 2


def _holds(ring: Sequence[Pair], point: Pair) -> bool:
    """True where the point lies inside the ring."""
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


def _simplified(rings: Sequence[Ring], tolerance: float) -> dict[Ring, Ring]:
    """Each ring without the points nearer than `tolerance` to the line between neighbours (Douglas-Peucker).

    A border that two rings share is cut where a third meets it, and then simplified the same way for both,
    so that no gap opens between them.
    """
    beside: dict[Pair, set[Pair]] = {}
    for ring in rings:
        for one, other in pairwise(ring):
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    return {ring: _slim(ring, {point for point in ring if len(beside[point]) > 2}, tolerance) for ring in rings}


def _slim(ring: Ring, corners: set[Pair], tolerance: float) -> Ring:
    start = min(corners or ring)
    at = ring.index(start)
    turned = (*ring[at:-1], *ring[:at], start)
    far = max(turned, key=lambda point: (math.dist(start, point), point))
    cuts = [at for at, point in enumerate(turned) if point in (corners or {start, far}) or at == len(turned) - 1]
    kept: list[Pair] = []
    for first, last in pairwise(cuts):
        border = turned[first : last + 1]
        forwards = border[0] <= border[-1]
        slim = _between(border if forwards else border[::-1], tolerance)
        kept += (slim if forwards else slim[::-1])[:-1]
    return (*kept, start) if len(kept) > 2 else ring


def _between(border: Sequence[Pair], tolerance: float) -> list[Pair]:
    """The points of a border that matter, its ends always."""
    kept, spans = {0, len(border) - 1}, [(0, len(border) - 1)]
    while spans:
        first, last = spans.pop()
        at = max(range(first + 1, last), key=lambda index: _off(border[index], border[first], border[last]), default=0)
        if at and _off(border[at], border[first], border[last]) > tolerance:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [border[at] for at in sorted(kept)]


def _off(point: Pair, start: Pair, end: Pair) -> float:
    length = math.dist(start, end)
    if length < 1e-9:
        return math.dist(point, start)
    return abs((end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])) / length
