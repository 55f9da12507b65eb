"""A review as Markdown, for a comment on GitHub or GitLab: short enough for one, and harmless.

What comes from files is told as text: every sign that could begin markup, a link, a mention, a picture or a formula
is written as a character reference, or parted from what follows by a space without width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from site_builder.review.facts import Review
from site_builder.review.outline import Block, Fold, Line, Outline, Table
from site_builder.review.screen import outline_of
from site_builder.review.telling import where
from site_builder.review.wording import line, short
from site_builder.texts import Texts

#: GitHub takes 65,536 characters; whoever makes the comment may add a few, and counts bytes perhaps
MOST = 60_000
#: so many lines and rows of a part are written, the first of these numbers with which all has room
_CUTS = (10_000, 300, 100, 40, 20, 10, 5)
_LONGEST = 600
#: what GitHub and GitLab make links and pictures of: mentions, numbers of requests, addresses, commits, emoji
_APART = re.compile(
    r"""(?P<before> [@#!~%&] (?=\w) | :(?=//) | \b(?:www|WWW|Www)(?=\.) | \bGH-(?=\d) | :(?=[\w+-])
        | (?<![\w]) (?=[0-9]*[a-f]) [0-9a-f]{3} (?=[0-9a-f]{4,37}(?![\w])) )""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = re.compile(r"[\\`*_{}\[\]<>&|~^]")
#: what would begin a block, or an order to the host, as the first sign or after digits
_FIRST = re.compile(r"^(\d{0,9})([#+=:/.)-])")
_THIN = "\u200b"
#: the name of a rule, or a path with the number of a line
_PLAIN = re.compile(r"([\w./-]+)(?::\d+)?")


def write(review: Review, texts: Texts) -> str:
    """The review in the language of the texts, no longer than a comment may be."""
    return render(outline_of(review, texts))


def render(outline: Outline, most: int = MOST) -> str:
    """The Markdown of an outline in at most so many bytes, cut where that is least missed."""
    shallow = replace(outline, folds=tuple(map(_shallow, outline.folds)))
    for each, cut in (*((outline, cut) for cut in _CUTS), *((shallow, cut) for cut in _CUTS[2:])):
        written = _written(each, cut, shortened=each is shallow)
        if len(written.encode()) <= most:
            return written
    bare = replace(outline, folds=())
    while True:
        written = _written(bare, _CUTS[-1], shortened=True)
        if len(written.encode()) <= most or not bare.top:
            return written
        bare = replace(bare, top=bare.top[:-1])


def _shallow(fold: Fold) -> Fold:
    """A fold in which each of those in it is a line."""
    lines = tuple(Line(each.note, each.title) for each in fold.folds)
    return replace(fold, blocks=(*fold.blocks, Block(lines=lines)), folds=()) if lines else fold


@lru_cache(maxsize=100_000)  # a long review is written several times, until it fits
def safe(text: str, first: bool = False) -> str:
    """A text of one line that Markdown and HTML show as it is, and that makes nothing else happen.

    With `first` it also begins the line, or an entry of a list.
    """
    text = _APART.sub(lambda found: found[0] + _THIN, line(text))
    text = _SIGNS.sub(lambda found: f"&#{ord(found[0])};", text)
    if first:
        text = _FIRST.sub(lambda found: f"{found[1]}&#{ord(found[2])};", text)
    return text.replace("$", "<span>$</span>")


def _code(text: str) -> str:
    """A rule or a place as code, which can be copied; one that is none is told as any other text."""
    plain = _PLAIN.fullmatch(text)
    return f"`{text}`" if plain and not _APART.search(plain[1]) else safe(text)


def _written(outline: Outline, cut: int, shortened: bool = False) -> str:
    """The whole text, no part of a fold longer than so many lines."""
    lines = [f"## {safe(outline.verdict)}", "", *([safe(outline.lead, first=True), ""] if outline.lead else [])]
    for block in outline.top:
        lines += _block(block, "###", _CUTS[0], outline.colon)
    cutting = _Cutting(cut, outline.colon)
    below = [each for fold in outline.folds for each in cutting.fold(fold)]
    if shortened or cutting.used:
        lines += [f"*{safe(outline.shortened)}*", ""]
    return "\n".join([*lines, *below, f"<sub>{safe(outline.foot)}</sub>"]) + "\n"


class _Cutting:
    """Writes folds, and keeps in mind whether something was left out."""

    def __init__(self, cut: int, colon: str) -> None:
        self.cut = cut
        self.colon = colon
        self.used = False

    def fold(self, fold: Fold) -> Iterator[str]:
        """A fold with those in it; what a file says can't close it, since no sign of HTML is left in that."""
        note = self.colon + safe(fold.note) if fold.note else ""
        yield from ("<details>", f"<summary><b>{safe(fold.title)}</b>{note}</summary>", "")
        for block in fold.blocks:
            self.used = self.used or max(len(block.lines), len(block.table.rows) if block.table else 0) > self.cut
            yield from _block(block, "####", self.cut, self.colon)
        for each in fold.folds:
            yield from self.fold(each)
        yield from ("</details>", "")


def _block(block: Block, heading: str, cut: int, colon: str) -> list[str]:
    """Heading, lines and table; of more than `cut` of them the first, and dots."""
    lines = [f"{heading} {safe(block.title)}", ""] if block.title else []
    lines += [f"- {_line(each, colon)}" for each in block.lines[:cut]]
    lines += ["- …"] if len(block.lines) > cut else []
    lines += [""] if block.lines else []
    lines += [*_table(block.table, cut), ""] if block.table else []
    return lines + ([f"… {safe(block.more)}", ""] if block.more else [])


def _line(told: Line, colon: str) -> str:
    lead = f"**{safe(told.lead)}**" + (colon if told.text else "") if told.lead else ""
    source = [_code(each) for each in (told.rule, where(told.place) if told.place else "") if each]
    return lead + safe(short(told.text, _LONGEST), first=not lead) + (f" ({', '.join(source)})" if source else "")


def _table(table: Table, cut: int) -> list[str]:
    below = ["---" if number < table.texts else "---:" for number in range(len(table.columns))]
    rows = [_row(map(safe, row)) for row in table.rows[:cut]]
    rows += [_row(["…", *[""] * (len(table.columns) - 1)])] if len(table.rows) > cut else []
    return [_row(map(safe, table.columns)), _row(below), *rows]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
