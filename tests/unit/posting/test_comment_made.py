"""A comment made from what a stranger's run left: bounded, and no word of it does anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, fields, replace
from itertools import cycle
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from site_builder.posting import reviewed
from site_builder.posting.comment import MARK, MOST_LETTERS, comment
from site_builder.posting.reviewed import Refused, Reviewed
from site_builder.problems import Place
from site_builder.review.outline import Block, Fold, Line, Outline, Table
from site_builder.texts import Texts

ENGLISH = Texts("en", ("en", "fr"))
RUN = "https://hub.example/runs/77"
COMMIT = "c0ffee" * 6 + "beef"
#: what a comment may hold, and whom the one link in it leads to
TAGS = {"h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "em", "code", "table", "thead", "tbody", "tr", "th", "td"}
TAGS |= {"details", "summary", "b", "sub", "span", "a", "div", "html", "body"}

EVIL = (
    "@someone", "@lake/officers", "a@b.example", "#12", "!12", "GH-12", "lake/clusters#12", "https://evil.example/x",
    "www.evil.example", "[x](https://evil.example)", "![x](https://evil.example/x.png)", "[x]: https://evil.example",
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "</details></summary>", "<!-- ", "-->", MARK,
    "&#64;someone",
    "&lt;b&gt;", "\\@someone", "`", "```mermaid", "~~~", "$$x$$", "|", "---", "# x", "- x", "> x", "1. x", "/merge",
    "    /approve",
    "mailto:a@b.example", "xmpp:a@b.example/x", "<https://evil.example>", "javascript:alert(1)", "\u202e", "\ud800",
    "\x00",
    "\u2028/close", "\r\n/close", "\x85/close", "x\n\n/merge\n", "*", "_x_", "[^1]", "[x][y]", ":tada:", "deadbeef" * 5,
)  # fmt: skip
#: the parts of an outline that are a text
TEXTS = [each.name for each in fields(Outline) if each.type == "str"]


def full_of(said: Iterable[str]) -> Outline:
    """An outline with a word more from a stranger at each place that has one."""
    word = iter(said)

    def line() -> Line:
        return Line(next(word), next(word), next(word), Place(next(word), 1))

    def block() -> Block:
        rows = [(next(word), next(word), next(word)) for _ in range(2)]
        return Block(next(word), (line(), replace(line(), place=None)), Table(rows[0], (rows[1],), 1), next(word))

    inner = Fold(next(word), next(word), (block(),))
    fold = Fold(next(word), next(word), (block(), Block(next(word))), (inner, inner))
    return Outline(**{name: next(word) for name in TEXTS}, top=(block(),), folds=(fold, inner))


def outline_of(**parts: Any) -> Outline:
    return Outline(**{**dict.fromkeys(TEXTS, "word"), **parts})


def left(value: Any) -> bytes:
    return json.dumps(value).encode()


def taken(outline: Outline) -> Reviewed:
    """As it arrives in the second workflow."""
    return Reviewed.of(left(asdict(Reviewed(outline, (), ()))))


def test_hostile_words_are_shown_as_text() -> None:
    for number, word in enumerate(EVIL):
        shown_as_text(full_of(cycle([word])))
        shown_as_text(full_of(cycle([*EVIL[number:], *EVIL[:number]])))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=12), min_size=1, max_size=3))
def test_whatever_a_stranger_says_is_shown_as_text(said: list[str]) -> None:
    shown_as_text(full_of(cycle(said)))


def shown_as_text(outline: Outline) -> None:
    told = comment(taken(outline), ENGLISH, RUN, COMMIT)
    assert told.startswith(MARK + "\n") and told.count("<!--") == 1
    assert not any(line.lstrip().startswith("/") for line in told.splitlines()), "GitLab would obey it"
    page = html.fromstring(
        "<div>" + cmarkgfm.github_flavored_markdown_to_html(told, Options.CMARK_OPT_UNSAFE) + "</div>"
    )
    elements = [each for each in page.iter() if isinstance(each.tag, str)]
    assert {each.tag for each in elements} <= TAGS
    assert {name for each in elements for name in each.attrib} <= {"href", "align"}
    assert [each.get("href") for each in page.iter("a")] == [RUN]
    shown = page.text_content()
    assert not re.search(r"(?<![\w])@[A-Za-z0-9]|[#!]\d|\bGH-\d|://|\bwww\.\w", shown)
    count = sum(1 for fold in outline.folds for _ in (fold, *fold.folds))
    assert len(list(page.iter("details"))) == count


def test_a_long_review_is_cut_to_what_a_comment_holds() -> None:
    many = tuple(Line(f"“{number}” " + "é" * 300) for number in range(300))
    outline = outline_of(top=(Block("To ask", many[:40]),), folds=(Fold("All", "", (Block("x", many),)),))
    told = comment(taken(outline), ENGLISH, RUN, COMMIT)
    assert len(told.encode()) <= MOST_LETTERS
    assert f"]({RUN})" in told
    whole = replace(outline, top=(Block("To ask", many),))
    assert len(comment(taken(whole), ENGLISH, RUN, COMMIT).encode()) <= MOST_LETTERS


def test_a_review_that_is_not_to_be_had_is_said() -> None:
    told = comment(None, ENGLISH, RUN, COMMIT)
    assert told.startswith(MARK)
    assert "could not be reviewed" in told and RUN in told and "c0ffeec0ff" in told


GOOD = asdict(Reviewed(outline_of(top=(Block("y", (Line("z"),)),)), ("alpha",), ("annual",)))


def deep(levels: int) -> dict[str, Any]:
    fold: dict[str, Any] = {"title": "x", "note": "", "blocks": [], "folds": []}
    for _ in range(levels):
        fold = {**fold, "folds": [fold]}
    return {**GOOD, "outline": {**GOOD["outline"], "folds": [fold]}}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b"[]",
        left({**GOOD, "more": 1}),
        left({**GOOD, "clusters": ["../x"]}),
        left({**GOOD, "clusters": ["x" * 101]}),
        left({**GOOD, "kinds": "annual"}),
        left({**GOOD, "kinds": ["an nual"]}),
        left({**GOOD, "outline": None}),
        left({**GOOD, "outline": {**GOOD["outline"], "verdict": 5}}),
        left({**GOOD, "outline": {**GOOD["outline"], "top": [None]}}),
        left({**GOOD, "outline": {**GOOD["outline"], "top": "xx"}}),
        left(deep(40)),
    ],
    ids=lambda data: data[:40].decode(errors="replace"),
)
def test_what_review_would_not_have_left_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        Reviewed.of(data)


def test_so_much_is_taken_over_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Reviewed.of(left(GOOD)).text().encode() == left(GOOD) + b"\n"
    monkeypatch.setattr(reviewed, "_MOST_VALUES", 10)
    with pytest.raises(Refused):
        Reviewed.of(left(GOOD))
    monkeypatch.setattr(reviewed, "MOST_BYTES", 100)
    with pytest.raises(Refused):
        Reviewed.of(left({**GOOD, "clusters": []}))
