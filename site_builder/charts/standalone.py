"""A chart as a drawing of its own, to take away: with its title and its source, its colours in each shape.

Programs that draw know no style sheet of a site: every shape carries its own attributes.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from site_builder.charts.marks import Chart
from site_builder.charts.measure import TEXT_SIZE, wrap
from site_builder.charts.sheet import LINE_HEIGHT
from site_builder.charts.svg import elements
from site_builder.tokens import tokens

_EDGE = 24
_TITLE, _TITLE_LINE = 20, 26

#: by role, or shape and role where they differ: fill, stroke, width of the stroke, dashes
_LOOKS: dict[str, tuple[str, str, str, str]] = {
    "grid": ("", "hairline", "1", ""),
    "axis": ("", "ink", "1", ""),
    "path subject": ("", "accent", "2.5", ""),
    "line subject": ("", "accent", "2.5", ""),
    "dot subject": ("accent", "paper", "1.5", ""),
    "path context": ("", "c2", "1.8", ""),
    "line context": ("", "c2", "1.8", ""),
    "dot context": ("c2", "", "", ""),
    "reference": ("", "ink", "1.2", "2 4"),
    "event": ("", "c1", "1", "2 3"),
    "absent": ("", "muted", "1.5", ""),
}


def standalone(chart: Chart, words: str, language: str, foot: Sequence[str]) -> str:
    """The wide drawing of a line chart as an SVG file: `words` describe it, `foot` are lines under it."""
    colours = tokens()
    width = float(chart.wide.width)
    head = wrap(chart.title, width * TEXT_SIZE / _TITLE, bold=True)
    under = [line for text in foot for line in wrap(text, width)]
    top = _EDGE + len(head) * _TITLE_LINE + (LINE_HEIGHT + 4 if chart.subtitle else 0) + 8
    bottom = top + float(chart.wide.height) + 14
    height = bottom + len(under) * LINE_HEIGHT + _EDGE / 2
    texts = [
        *_lines(head, _EDGE + _TITLE - 2, _TITLE_LINE, Markup(' font-size="{}" font-weight="700"').format(_TITLE)),
        *_lines([chart.subtitle], top - 12, LINE_HEIGHT, Markup(' fill="{}"').format(colours["muted"])),
        *_lines(under, bottom + TEXT_SIZE, LINE_HEIGHT, Markup(' fill="{}"').format(colours["muted"])),
    ]
    family = ", ".join(
        name for name in colours["sans"].replace('"', "'").split(", ") if not name.startswith(("-", "Bl"))
    )
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}"'
        ' xml:lang="{language}" font-family="{family}" font-size="{size}" fill="{ink}"'
        ' stroke-linecap="round" stroke-linejoin="round">\n'
        "<title>{title}</title>\n<desc>{words}</desc>\n"
        '<rect width="{w}" height="{h}" fill="{paper}"/>\n{texts}\n'
        '<g transform="translate({edge} {top})">\n{drawn}\n</g>\n</svg>\n'
    ).format(
        w=_round(width + 2 * _EDGE),
        h=_round(height),
        language=language,
        family=family,
        size=TEXT_SIZE,
        ink=colours["ink"],
        paper=colours["paper"],
        title=chart.title,
        words=words,
        texts=Markup("\n").join(texts),
        edge=_EDGE,
        top=_round(top),
        drawn=elements(chart.wide, dress=_dress),
    )


def _lines(lines: Sequence[str], first: float, step: float, look: Markup) -> list[Markup]:
    return [
        Markup('<text x="{}" y="{}"{}>{}</text>').format(_EDGE, _round(first + row * step), look, line)
        for row, line in enumerate(lines)
        if line
    ]


def _dress(shape: str, role: str) -> Markup:
    """The attributes of a shape on light paper."""
    colours = tokens()
    if shape == "text":
        fill = colours["accent"] if "subject" in role else colours["muted"] if "soft" in role else ""
        bold = Markup(' font-weight="700"') if "strong" in role else Markup("")
        return (Markup(' fill="{}"').format(fill) if fill else Markup("")) + bold
    look = _LOOKS.get(f"{shape} {role}") or _LOOKS.get(role)
    if look is None:
        return Markup(' fill="{}"').format(colours["ink"])
    fill, stroke, width, dashes = look
    drawn = Markup(' fill="{}"').format(colours[fill] if fill else "none")
    if stroke:
        drawn += Markup(' stroke="{}" stroke-width="{}"').format(colours[stroke], width)
    return drawn + (Markup(' stroke-dasharray="{}"').format(dashes) if dashes else "")


def _round(value: float) -> float:
    return int(value) if value == int(value) else round(value, 1)
