"""A code of a list, by its code, its title in any language, or a spelling that can mean nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time, timedelta

from rapidfuzz import fuzz, process

from site_builder.problems import N_
from site_builder.texts import Text
from site_builder.workbook.understanding_asked import Asked, Raw, Understood, error, note, plain_number, written

#: from here on a spelling is taken for a title, where no other comes near
_NEAR, _CLEARLY = 85, 10
#: and from here on it is offered
_OFFERED = 65
_SHORTEST = 4
_BETWEEN = re.compile(r"\s*[;,/|+]\s*")


def choice(raw: Raw, asked: Asked) -> Understood:
    """The code that was meant; an error that offers the nearest, or names them all."""
    if isinstance(raw, (bool, date, time, timedelta)):
        return _unknown(written(raw), asked)
    text = plain_number(raw) if isinstance(raw, (int, float)) else " ".join(str(raw).split())
    exact = _exact(text, asked.choices)
    if exact is not None:
        return Understood(exact)
    several = _several(text, asked)
    if several:
        return several
    found = _alike(text, asked.choices)
    if found is None:
        return _unknown(text, asked)
    message = N_("{title}: “{written}” was taken as “{taken}”.")
    return note(found, message, asked, written=text, taken=asked.choices[found] or found)


def _several(text: str, asked: Asked) -> Understood | None:
    """Of several choices in one cell: where the others belong."""
    parts = [part for part in _BETWEEN.split(text) if part]
    codes = {_exact(part, asked.choices) or _alike(part, asked.choices) for part in parts}
    if len(codes) < 2 or None in codes:
        return None
    message = N_("{title} is written “{written}”: a cell takes one choice. Choose one of them.")
    if asked.field.type == "array":
        message = N_(
            "{title} is written “{written}”: a cell takes one choice. Choose the first here, and each of the others in "
            "the next columns."
        )
    return error(message, asked, written=text)


def _exact(text: str, choices: Mapping[str, Text]) -> str | None:
    if text in choices:
        return text
    named = [code for code, title in choices.items() if text in _titles(title)]
    return named[0] if len(named) == 1 else None


def _alike(text: str, choices: Mapping[str, Text]) -> str | None:
    """The one code whose code, title or both are spelt so, but for letters, accents, zeros at the front or a slip."""
    wanted = slug(text)
    spellings: dict[str, set[str]] = {}
    for code, title in choices.items():
        for name in _spellings(code, title):
            spellings.setdefault(name, set()).add(code)
    same = spellings.get(wanted, set())
    if same:
        return next(iter(same)) if len(same) == 1 else None
    if len(wanted) < _SHORTEST or wanted.isdigit():
        return None
    within = {code for name, codes in spellings.items() if f"-{wanted}-" in f"-{name}-" for code in codes}
    if within:  # some of the words of one title, and of no other
        return next(iter(within)) if len(within) == 1 else None
    scores: dict[str, float] = {}
    for name, score, _ in process.extract(wanted, list(spellings), scorer=fuzz.ratio, limit=8):
        for code in spellings[name]:
            scores[code] = max(score, scores.get(code, 0))
    ranked = sorted(scores, key=lambda code: -scores[code])
    if not ranked or scores[ranked[0]] < _NEAR:
        return None
    return ranked[0] if len(ranked) == 1 or scores[ranked[0]] - scores[ranked[1]] >= _CLEARLY else None


def _spellings(code: str, title: Text) -> set[str]:
    """A number of a list may have lost its zeros (01), and people write “01 - Aube” or “Aube (01)”."""
    found = {slug(code)}
    if code.isdigit():
        found.add(code.lstrip("0") or "0")
    for each in _titles(title):
        name = slug(each)
        found |= {name, f"{slug(code)}-{name}", f"{name}-{slug(code)}"}
    return found - {""}


def _unknown(text: str, asked: Asked) -> Understood:
    titles = [title or code for code, title in asked.choices.items()]
    names = {slug(each): code for code, title in asked.choices.items() for each in (code, *_titles(title))}
    near = process.extractOne(slug(text), list(names), scorer=fuzz.ratio, score_cutoff=_OFFERED)
    if near:
        code = names[near[0]]
        message = N_("{title} is written “{written}”, which is not in the list. Did you mean “{nearest}”?")
        return error(message, asked, written=text, nearest=asked.choices[code] or code)
    message = N_("{title} is written “{written}”, which is not in the list. Choose one of these: {choices}.")
    return error(message, asked, written=text, choices=titles)


def _titles(title: Text) -> tuple[str, ...]:
    return tuple(title.values()) if isinstance(title, Mapping) else (title,) if title else ()


def slug(text: str) -> str:
    """Small letters and digits joined by hyphens: what is left of two spellings of one word."""
    plain = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("ß", "ss")
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
