"""A finding is a value: where, how grave, which rule, and the facts of its message.

Wording is apart from facts: `msgid` is an English format string that the catalogue of each language
translates, `args` the values that it names (plain values, phrases, or localised texts as mappings of language
to string). `texts.Texts.tell` makes the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


def N_(message: str) -> str:
    """Mark a message for the catalogue; it is translated when it is told."""
    return message


class Severity(StrEnum):
    """An error stops a merge; a warning asks an officer to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: path relative to the region (POSIX), line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a message that is told by a message of its own, such as each of several examples."""

    msgid: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, told once.

    A warning is answered in the record where it stands, or in one of those of `answered_in` (paths).
    """

    place: Place
    rule: str
    severity: Severity
    msgid: str
    args: Mapping[str, Any] = field(default_factory=dict)
    answered_in: tuple[str, ...] = ()

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Answered:
    """A warning that somebody answered: `why` in the record's words, and where the answer stands."""

    finding: Finding
    why: Any
    place: Place


def error(place: Place, rule: str, msgid: str, **args: Any) -> Finding:
    """A finding that stops a merge."""
    return Finding(place, rule, Severity.ERROR, msgid, args)


def warning(place: Place, rule: str, msgid: str, **args: Any) -> Finding:
    """A finding that asks an officer to look."""
    return Finding(place, rule, Severity.WARNING, msgid, args)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file, line, column, then rule; the same input gives the same order."""
    return sorted(findings, key=lambda f: (f.place, f.rule, f.msgid, repr(sorted(f.args.items(), key=lambda a: a[0]))))


def beyond(findings: Iterable[Finding], before: Iterable[Finding]) -> list[Finding]:
    """The findings that were not there before, wherever in their file they stand now."""
    known = {_said(each) for each in before}
    return [each for each in findings if _said(each) not in known]


def _said(finding: Finding) -> tuple[str, str, str, str]:
    return (finding.place.path, finding.rule, finding.msgid, repr(finding.args))


def has_errors(findings: Iterable[Finding]) -> bool:
    """True where at least one finding stops a merge."""
    return any(finding.is_error for finding in findings)


class CannotRun(Exception):
    """The command could not run at all (exit code 2); `msgid` and `args` as in a finding."""

    def __init__(self, msgid: str, **args: Any) -> None:
        super().__init__(msgid.format(**args))
        self.msgid = msgid
        self.args_ = args
