"""A record's value as the text of its file, with the comments of the text that is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.canonical.comments import Notes, comments
from site_builder.canonical.following import ASKING, Entries, followed
from site_builder.canonical.order import ordered
from site_builder.canonical.scalars import block, scalar
from site_builder.schema import Schemas
from site_builder.source.yaml import read_yaml

_STEP = "  "
_NONE = Notes()


@dataclass(frozen=True, slots=True)
class Blank:
    """Stands where a value is still to be filled in: it is written empty, with a comment that asks for it.

    Of a list, `entry` is one of its entries (blanks too), shown as a comment. One that may be left out (`optional`) is
    a comment as a whole.
    """

    asks: str
    entry: dict[str, Any] | None = None
    optional: bool = False


def write(
    schemas: Schemas,
    kind: str,
    value: dict[str, Any],
    languages: Sequence[str],
    like: str | None = None,
    known: Entries | None = None,
) -> str:
    """The canonical text of a record, with a line feed at its end.

    `value` is what `read_yaml` gives (plain values, mappings, lists); `languages` are the region's, in its order.
    `like` is the present text of the file, whose comments are kept at their values: those of a field that is gone go
    with it, entries of lists are followed where they moved (`known` tells of those of which it is known). A text that
    can't be read has none that could be placed.
    """
    value = ordered(schemas, kind, value, languages)
    notes = _NONE
    if like is not None and (found := comments_of(like)) is not None:
        notes = followed(*found, value, known)
    opening = notes.above + notes.beside
    lines = [*opening, *([""] if opening else []), *_mapping(value, 0, notes)]
    return "\n".join(lines) + "\n"


def comments_of(text: str) -> tuple[Notes, Any] | None:
    """The comments of a text and its value, None where it has none or can't be read."""
    if "#" not in text:
        return None
    document, findings = read_yaml(text, "", "")
    found = None if findings else comments(text)
    return None if found is None else (found, document.value)


def _mapping(value: dict[str, Any], depth: int, notes: Notes) -> Iterator[str]:
    for key, inner in value.items():
        its = notes.inner.get(key, _NONE)
        yield from _lines(_above(its, inner), depth)
        yield from _entry(f"{_STEP * depth}{scalar(key)}:", inner, depth, its)
    yield from _lines(notes.below, depth)


def _entry(start: str, value: Any, depth: int, notes: Notes) -> Iterator[str]:
    """`start` and what follows it, a key or a dash."""
    if isinstance(value, dict):
        yield from _noted(start if value else f"{start} {{}}", notes)
        if value:
            yield from _mapping(value, depth + 1, notes)
    elif isinstance(value, list):
        yield from _noted(start if value else f"{start} []", notes)
        for index, each in enumerate(value):
            yield from _item(each, depth, notes.inner.get(index, _NONE))
        yield from _lines(notes.below if value else [], depth + 1)
    elif isinstance(value, str) and (lines := block(value)):
        yield from _noted(f"{start} {lines[0]}", notes)
        yield from (f"{_STEP * (depth + 1)}{line}" if line else "" for line in lines[1])
    elif isinstance(value, Blank):
        yield from _blank(start, value)
    else:
        yield from _noted(f"{start} {scalar(value)}", notes)


def _blank(start: str, value: Blank) -> Iterator[str]:
    asking = f"{ASKING} "
    indent = " " * (len(start) - len(start.lstrip(" ")))
    yield f"{indent}{asking if value.optional else ''}{start.lstrip(' ')} {asking}{value.asks}"
    for line in _item(value.entry, 0, _NONE) if value.entry else ():
        yield f"{indent}{asking}{line}"


def _item(value: Any, depth: int, notes: Notes) -> Iterator[str]:
    dash = f"{_STEP * depth}-"
    yield from _lines(_above(notes, value), depth)
    if isinstance(value, dict) and value:
        yield from _lines(notes.beside, depth)
        first, rest = _first(value)
        its = notes.inner.get(first, _NONE)
        yield from _lines(_above(its, value[first]), depth)
        entry = _entry(f"{dash} {scalar(first)}:", value[first], depth + 1, its)
        yield from entry
        yield from _mapping(rest, depth + 1, notes)
    elif isinstance(value, list) and value:
        yield from _lines(notes.beside, depth)
        yield from _entry(dash, value, depth + 1, Notes(below=notes.below, inner=notes.inner))
    else:
        yield from _entry(dash, value, depth, notes)


def _first(value: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """An entry's first field, which stands beside its dash, and the others."""
    first = next(iter(value))
    return first, {key: each for key, each in value.items() if key != first}


def _above(notes: Notes, value: Any) -> list[str]:
    """The lines over a value: also those for which there is no place beside or after it."""
    lines = list(notes.above)
    if isinstance(value, str) and block(value) and len(notes.beside) > 1:
        lines += notes.beside
    if notes.below and not (isinstance(value, dict | list) and value):
        lines += notes.below
    return lines


def _noted(line: str, notes: Notes) -> Iterator[str]:
    """A line with the comment beside it; what follows of it stands below in the same column."""
    first, *more = notes.beside or ("",)
    if more and line.endswith(("|", "|-", "|+")):
        more, first = [], ""
    yield f"{line} {first}" if first else line
    yield from (f"{' ' * (len(line) + 1)}{each}" for each in more)


def _lines(texts: list[str], depth: int) -> Iterator[str]:
    for text in texts:
        yield _STEP * depth + text
