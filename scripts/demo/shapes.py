"""Flat shapes in few colours, written as short SVG: 800 by 400 units, whole numbers."""

from __future__ import annotations

from collections.abc import Iterable

WIDTH, HEIGHT = 800, 400
INK, DEEP, TEAL, MIST, PALE = "#14201f", "#00606a", "#4c9aa2", "#a6cfd2", "#e4efee"
BROWN, OCHRE, SAND, WHITE = "#8b5a0b", "#c8943d", "#e6cd9f", "#fff"


def rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A rectangle."""
    return f'<path fill="{fill}" d="M{x:.0f} {y:.0f}h{width:.0f}v{height:.0f}h{-width:.0f}z"/>'


def disc(x: float, y: float, radius: float, fill: str) -> str:
    """A full circle."""
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}" fill="{fill}"/>'


def ring(x: float, y: float, radius: float, stroke: str, width: float, dash: str = "") -> str:
    """A circle drawn by its line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}" fill="none" stroke="{stroke}" '
        f'stroke-width="{width:.0f}"{dashed}/>'
    )


def shape(outline: str, fill: str) -> str:
    """A filled outline, given as path data."""
    return f'<path fill="{fill}" d="{outline}"/>'


def line(outline: str, stroke: str, width: float) -> str:
    """A line, given as path data."""
    return f'<path fill="none" stroke="{stroke}" stroke-width="{width:.0f}" d="{outline}"/>'


def dots(places: Iterable[tuple[float, float]], radius: float, fill: str) -> str:
    """Many small circles in one path."""
    r = round(radius)
    each = (f"M{x - r:.0f} {y:.0f}a{r} {r} 0 1 1 {2 * r} 0a{r} {r} 0 1 1-{2 * r} 0" for x, y in places)
    return f'<path fill="{fill}" d="{"".join(each)}"/>'


def picture(ground: str, shapes: Iterable[str]) -> str:
    """The whole file."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">\n'
        + "\n".join([rect(0, 0, WIDTH, HEIGHT, ground), *shapes])
        + "\n</svg>\n"
    )
