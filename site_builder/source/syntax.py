"""Why a YAML text can't be read, in the words of who wrote it.

PyYAML's two parsers tell what they expected, in words for those who know the grammar, and not quite the same
words. Only the kind of trouble is taken from them; what to look at is read from the lines themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from site_builder.problems import N_

ESCAPED = N_("A “\\” sequence in this text stands for a character that can't be shown. Remove it.")
TAGGED = N_("What begins with “!” is a tag, and only plain values are read. Remove it, or put the text between quotes.")
_TAB = N_("There is a tab here. Indent with spaces, two for each level.")

_MISSING_SPACE = re.compile(r"[ \t]*(?:- +)*[\w-]+:(?=[^\s/])")
_BARE_WORD = re.compile(r"[ \t]*(?:- +)*[\w-]+(?=[ \t]*(?:#.*)?$)")
_VALUE_BEFORE = re.compile(r"[ \t]*(?:- +)*[^\s'\"\[{#][^:]*:[ \t]+\S")
_BLANK = re.compile(r"[ \t]*(?:#.*)?\r?$")


@dataclass(frozen=True, slots=True)
class Fault:
    """One syntax fault; line and column counted from 0 within the text."""

    line: int
    column: int
    msgid: str
    rule: str = "syntax"
    args: dict[str, Any] = field(default_factory=dict)


def diagnose(problem: yaml.MarkedYAMLError, text: str, last: yaml.ScalarEvent | None) -> Fault:
    """What is wrong where PyYAML stopped; `last` is the last scalar before it."""
    lines = text.split("\n")
    at = problem.problem_mark or problem.context_mark
    line, column = (at.line, at.column) if at else (0, 0)
    since = problem.context_mark or at
    start = (since.line, since.column) if since else (0, 0)
    what, context = problem.problem or "", problem.context or ""
    tab = _tab(lines, line)
    if tab is not None:
        return Fault(line, tab, _TAB, rule="tab")
    if "quoted scalar" in context:
        return _quoted(what, start)
    if "block scalar" in context:
        message = N_("Nothing follows “|” or “>” on its line. The text begins on the next one, indented with spaces.")
        return Fault(*start, message)
    if "simple key" in context:
        return _no_colon(lines, *start)
    if "values are not allowed" in what:
        return _second_colon(lines, line, column)
    if "entries are not allowed" in what:
        return Fault(
            line,
            column,
            N_("Begin the list on the next line: its dashes stand under the name of the field."),
        )
    if any(word in context for word in ("an alias", "an anchor", "a tag", "directive")):
        return _special(lines, *start)
    if "cannot start any token" in what:
        return _special(lines, line, column)
    if "tag handle" in what:
        return Fault(line, column, TAGGED, rule="tag")
    if "flow" in context:
        message = N_(
            "This bracket is not closed, or a comma is missing. Put a text that begins with a bracket between quotes."
        )
        return Fault(*start, message)
    return _misplaced(lines, line, column, last)


def _tab(lines: list[str], line: int) -> int | None:
    """The column of a tab that indents a line."""
    if line >= len(lines):
        return None
    indent = lines[line][: len(lines[line]) - len(lines[line].lstrip(" \t"))]
    return indent.index("\t") if "\t" in indent else None


def _quoted(what: str, start: tuple[int, int]) -> Fault:
    if "Unicode character escape" in what:
        return Fault(*start, ESCAPED, rule="control-character")
    if "escape" in what or "hexadecimal" in what or "hexdecimal" in what:
        message = N_("Between double quotes “\\” begins a sequence. Write it twice, or use single quotes.")
        return Fault(*start, message)
    return _unclosed(start)


def _unclosed(start: tuple[int, int]) -> Fault:
    return Fault(*start, N_("The quotation mark that begins this text is not closed. Write the same mark at its end."))


def _no_colon(lines: list[str], line: int, column: int) -> Fault:
    here = lines[line] if line < len(lines) else ""
    missing = _MISSING_SPACE.match(here)
    if missing:
        return _space(line, missing.end())
    if here[column : column + 1] in ("'", '"'):
        return _unclosed((line, column))
    return Fault(line, column, N_("A colon is missing on this line. Write “name: value”."))


def _space(line: int, column: int) -> Fault:
    return Fault(line, column, N_("A space is missing after the colon. Write “name: value”."))


def _second_colon(lines: list[str], line: int, column: int) -> Fault:
    if _VALUE_BEFORE.match(lines[line][:column]):
        return Fault(line, column, N_('A text with a colon in it is put between quotes: "so: it is read".'))
    above = line - 1
    while above >= 0 and _BLANK.match(lines[above]):
        above -= 1
    if above >= 0:
        missing = _MISSING_SPACE.match(lines[above])
        if missing:
            return _space(above, missing.end())
        bare = _BARE_WORD.match(lines[above])
        if bare:
            return Fault(above, bare.end(), N_("A colon is missing on this line. Write “name: value”."))
    return _indentation(lines, line)


def _special(lines: list[str], line: int, column: int) -> Fault:
    found = lines[line][column : column + 1] if line < len(lines) else ""
    if found == "\t":
        return Fault(line, column, _TAB, rule="tab")
    message = N_("A text that begins with “{character}” is put between quotes.")
    return Fault(line, column, message, args={"character": found})


def _misplaced(lines: list[str], line: int, column: int, last: yaml.ScalarEvent | None) -> Fault:
    """Something stands where nothing like it can: mostly a quotation mark too many, or a wrong indentation."""
    if last is not None and last.style in ("'", '"'):
        first, end = last.start_mark, last.end_mark
        if end.line == line and first.line < line:
            return _unclosed((first.line, first.column))
        if end.line == line and end.column <= column:
            message = N_(
                "Something follows the mark that ends this text. Between single quotes an apostrophe is written twice."
            )
            return Fault(first.line, first.column, message)
    character = lines[line][column : column + 1] if line < len(lines) else ""
    if character and character in "[]{},?":
        message = N_("“{character}” can't stand here. Remove it, or put the text between quotes.")
        return Fault(line, column, message, args={"character": character})
    return _indentation(lines, line)


def _indentation(lines: list[str], line: int) -> Fault:
    line = min(line, len(lines) - 1)
    column = len(lines[line]) - len(lines[line].lstrip())
    message = N_(
        "This line can't be read where it stands. Check its indentation and the line above it: "
        "fields of one level begin in the same column."
    )
    return Fault(line, column, message)
