"""Pictures that stand for a page where its address is shared: words set large beside the motif of their domain.

They need Pillow, which comes with the extra `publish`, and a font of our own: the same words give the same picture
whatever fonts a machine has. Colours are the light ones of the style sheet.
"""

from __future__ import annotations

import importlib.util
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from site_builder.resources import templates_folder
from site_builder.tokens import tokens
from site_builder.views.motif import Motif

if TYPE_CHECKING:
    from PIL import Image, ImageFont

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 64, 732
TITLE_TOP, TITLE_FOOT = 128, 452
TITLE_LINES, TITLE_LEADING = 5, 1.1
_TITLE_SIZES = range(84, 39, -4)
_PATTERN, _TILE, _FINE = 420, 210, 3
#: sixteen colours, so that two dots share a byte: steps from one colour to another, the first left out
_STEPS = (("paper", "ink", 5), ("paper", "muted", 3), ("paper", "a1", 2), ("paper", "a2", 2), ("a3", "a1", 2))
_INK, _MUTED, _ACCENT = 1, 6, 10  # where the steps of a text begin, and the accent
_ELLIPSIS = "…"

Measure = Callable[[str], float]


@dataclass(frozen=True)
class Words:
    """What a picture says: the site's name over a title, and under it a name and a line about it."""

    site: str
    title: str
    name: str
    about: str


def possible() -> bool:
    """True where pictures can be drawn: Pillow is installed."""
    return importlib.util.find_spec("PIL") is not None


def legible(words: Words) -> bool:
    """True where the font has every letter."""
    return all(_known(letter) for letter in set(words.site + words.title + words.name + words.about))


@lru_cache(maxsize=1024)
def draw(words: Words, motifs: tuple[Motif, ...]) -> bytes:
    """A PNG of 1200 by 630: one motif beside the words, or blocks of several one below another."""
    from PIL import Image, ImageDraw

    image = Image.new("P", (WIDTH, HEIGHT), 0)
    image.putpalette(_palette())
    image.paste(_pattern(motifs), (WIDTH - _PATTERN, 0))
    for first, steps, lines in ((_INK, 5, _strong(words)), (_MUTED, 3, _soft(words))):
        text = Image.new("L", (WIDTH - _PATTERN, HEIGHT), 0)
        for line, x, y, font in lines:
            ImageDraw.Draw(text).text((x, y), line, fill=255, font=font, anchor="ls")
        step = [round(value * steps / 255) for value in range(256)]
        tinted = text.point([max(first + each - 1, 0) for each in step])
        image.paste(tinted, (0, 0), text.point([255 * (each > 0) for each in step]))
    brush = ImageDraw.Draw(image)
    brush.rectangle((0, 0, WIDTH, 11), fill=_ACCENT)
    brush.rectangle((LEFT, 480, LEFT + 63, 485), fill=_ACCENT)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def fitted(text: str, bold: bool) -> tuple[int, list[str]]:
    """The largest size at which a title has room, and its lines; what can't be set even small ends in an ellipsis."""
    for size in _TITLE_SIZES:
        measure = _font(size, bold).getlength
        room = min(TITLE_LINES, int((TITLE_FOOT - TITLE_TOP) / (size * TITLE_LEADING)))
        lines = wrapped(text, measure, RIGHT - LEFT)
        if len(lines) <= room and all(measure(line) <= RIGHT - LEFT for line in lines):
            break
    return size, [shortened(line, measure, RIGHT - LEFT) for line in kept(lines, room)]


def wrapped(text: str, measure: Measure, width: float) -> list[str]:
    """Lines of whole words, each as full as it can be; a word wider than a line stands alone."""
    lines: list[str] = []
    for word in re.split(r"[ \t\n]+", text.strip()):
        if lines and measure(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def kept(lines: list[str], most: int) -> list[str]:
    """The first lines, the last with an ellipsis where some are left out."""
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1] + _ELLIPSIS]


def shortened(text: str, measure: Measure, width: float) -> str:
    """The text, cut where it is too wide and given an ellipsis."""
    if measure(text) <= width:
        return text
    text = text.removesuffix(_ELLIPSIS)
    while text and measure(text + _ELLIPSIS) > width:
        text = text[:-1].rstrip()
    return text + _ELLIPSIS


def _strong(words: Words) -> Iterator[tuple[str, int, int, ImageFont.FreeTypeFont]]:
    """Lines in ink: text, place of their baseline, font."""
    small, large = _font(28, True), _font(32, True)
    yield shortened(words.site, small.getlength, RIGHT - LEFT), LEFT, 82, small
    size, lines = fitted(words.title, True)
    for number, line in enumerate(lines):
        yield line, LEFT - size // 20, TITLE_TOP + round(size * (0.82 + number * TITLE_LEADING)), _font(size, True)
    yield shortened(words.name, large.getlength, RIGHT - LEFT), LEFT, 532, large


def _soft(words: Words) -> Iterator[tuple[str, int, int, ImageFont.FreeTypeFont]]:
    """Lines in grey."""
    font = _font(25, False)
    lines = kept(wrapped(words.about, font.getlength, RIGHT - LEFT), 2)
    for number, line in enumerate(lines):
        yield shortened(line, font.getlength, RIGHT - LEFT), LEFT, 568 + number * 32, font


@lru_cache(maxsize=64)
def _pattern(motifs: tuple[Motif, ...]) -> Image.Image:
    """The right side, in few colours: large tiles of one motif, or a block of each of several."""
    from PIL import Image, ImageDraw

    fine = Image.new("RGB", (_PATTERN * _FINE, HEIGHT * _FINE), _rgb("paper"))
    brush = ImageDraw.Draw(fine)
    tile = _TILE if len(motifs) == 1 else _TILE // 2
    for number in range(1 if len(motifs) == 1 else 6):
        left, top = number % 2 * _TILE, number // 2 * _TILE
        size = (2, 3) if len(motifs) == 1 else (2, 2)
        for tone, corners in motifs[number % len(motifs)].polygons(*size):
            brush.polygon([((left + x * tile) * _FINE, (top + y * tile) * _FINE) for x, y in corners], fill=_rgb(tone))
    colours = Image.new("P", (1, 1))
    colours.putpalette(_palette())
    return fine.reduce(_FINE).quantize(palette=colours, dither=Image.Dither.NONE)


@cache
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    name = f"PublicSans-{'Bold' if bold else 'Regular'}.ttf"
    # the basic layout: the other one sets letters as a library of the machine tells
    return ImageFont.truetype(templates_folder() / "fonts" / name, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _known(letter: str) -> bool:
    font = _font(32, True)
    return bytes(font.getmask(letter)) != bytes(font.getmask("\U0010ffff"))


@cache
def _rgb(name: str) -> tuple[int, int, int]:
    """A colour of the style sheet, as it is in the light."""
    code = tokens()[name].removeprefix("#")
    code = code if len(code) == 6 else "".join(2 * digit for digit in code)
    return int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)


@cache
def _palette() -> list[int]:
    """Red, green and blue of the sixteen colours; the first is that of paper."""
    found = [*_rgb("paper")]
    for name, other, steps in _STEPS:
        one, two = _rgb(name), _rgb(other)
        for step in range(1, steps + 1):
            found += (round(a + (b - a) * step / steps) for a, b in zip(one, two, strict=True))
    return [*found, *_rgb("a3")]
