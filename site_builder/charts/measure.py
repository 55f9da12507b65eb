"""How wide a text will be in a font that is not known: estimated on the generous side."""

from __future__ import annotations

from functools import lru_cache

TEXT_SIZE = 13  # the one size of text in charts; drawings never shrink under 85 %, so it is never under 11 px

_NARROW = frozenset("iIljtf.,:;'’|!()[]·-‐/")
_WIDE = frozenset("mwMWÆŒæœ%@—…−+±=<>→")
_SPACES = frozenset(" \u00a0\u202f\u2009")


@lru_cache(maxsize=50_000)  # the same labels stand on many pages
def text_width(text: str, bold: bool = False, size: float = TEXT_SIZE) -> float:
    """The width of `text` at `size`, in the widest of the common interface fonts."""
    units = sum(_character(character) for character in text)
    return units * size * (1.09 if bold else 1.0)


@lru_cache(maxsize=2_000)
def _character(character: str) -> float:
    if character in _SPACES:
        return 0.34
    if character in _NARROW:
        return 0.41
    if character in _WIDE:
        return 0.99
    if character.isupper():
        return 0.75
    if ord(character) > 0x2E80:  # East Asian scripts fill the square
        return 1.0
    return 0.64


def wrap(text: str, width: float, bold: bool = False) -> list[str]:
    """`text` on lines no wider than `width`, broken at spaces; a single word may be wider."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and text_width(f"{lines[-1]} {word}", bold) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def clip(text: str, width: float, bold: bool = False) -> str:
    """`text`, shortened with an ellipsis where it is wider than `width`; the whole stays in the table."""
    if text_width(text, bold) <= width:
        return text
    while text and text_width(text + "…", bold) > width:
        text = text[:-1].rstrip()
    return text + "…" if text else ""
