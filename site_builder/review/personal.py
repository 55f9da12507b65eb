"""What looks personal in a text: addresses, telephone numbers, names of people; found, and masked where it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from site_builder.matching.names import FORMS

_TITLE = r"(?:MM?\.|Mmes?|Mlles?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Pr\.?|Prof\.?|Monsieur|Madame|Herr|Frau)[ \u00a0\u202f]"
_NAME = r"[^\W\d_a-zà-öø-ÿ][\w’'-]*[^\W\d_]"
_LOOKS: Mapping[str, re.Pattern[str]] = {
    "exposed-mail": re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}"),
    "exposed-phone": re.compile(
        r"(?<![\w.,/-])(?:\+\d{1,3}[ .\u00a0\u202f-]?(?:\(0\)[ ]?)?\d(?:[ .\u00a0\u202f-]?\d){7,10}"
        r"|0\d(?:[ .\u00a0\u202f-]?\d\d){4})(?![\w/-]|[.,]\d)"
    ),
    "exposed-person": re.compile(rf"(?<!\w){_TITLE}{_NAME}(?:[ \u00a0\u202f]{_NAME}){{0,2}}"),
}
_WHOLE_PERSON = re.compile(rf"{_TITLE}{_NAME}(?:[ \u00a0\u202f]{_NAME}){{1,2}}")


def found(text: str, organisation: bool = False) -> Iterator[tuple[str, re.Match[str]]]:
    """Each thing that looks personal, by its kind as a statement of what would become public.

    An `organisation` may be called after a person: what its name begins with is one only where that is all of it.
    """
    for kind, pattern in _LOOKS.items():
        for match in pattern.finditer(text):
            if kind == "exposed-person" and organisation and not match.start() and not _is_a_person(text):
                continue
            yield kind, match


def _is_a_person(name: str) -> bool:
    """Whether a member's name is that of somebody: a title with first name and name, and no legal form."""
    return bool(_WHOLE_PERSON.fullmatch(name)) and name.split()[-1].casefold() not in FORMS


@lru_cache(maxsize=50_000)
def discreet(text: str, organisation: bool = False) -> str:
    """A text in which all that looks personal is masked."""
    parts = sorted((match.start(), match.end(), kind) for kind, match in found(text, organisation))
    told, end = "", 0
    for start, stop, kind in parts:
        if start >= end:
            told += text[end:start] + masked(text[start:stop], kind)
            end = stop
    return told + text[end:]


def masked(text: str, kind: str) -> str:
    """Something personal, so that it is recognised in its file and not published once more where it is told."""
    if kind == "exposed-mail":
        name, _, host = text.partition("@")
        return f"{name[:1]}…@{host}"
    if kind == "exposed-phone":
        return f"{text[:3]}…{text[-2:]}" if len(text) > 6 else "…"
    first, *rest = text.split()
    return " ".join([first, *(f"{word[:1]}…" for word in rest)])
