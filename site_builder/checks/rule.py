"""A rule: a small function with a name, and what the guide says of it.

A rule looks at the repository through `Sound` and yields findings. The guide's page is made from `title`, `why`
and `repair`, English msgids that the catalogue of each language translates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from site_builder.checks.sound import Sound
from site_builder.problems import Finding, Place, Severity
from site_builder.source.document import Document, Step

Check = Callable[[Sound], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` is what a finding carries; `check` yields the findings of this rule alone.

    Reading and shape find as they go: their rules have no `check`, and are here for the guide.
    """

    name: str
    severity: Severity
    title: str
    why: str
    repair: str
    check: Check | None = None

    @property
    def is_warning(self) -> bool:
        """True of a rule that asks, and may be answered in the record."""
        return self.severity is Severity.WARNING

    def finding(self, place: Place, msgid: str, **args: Any) -> Finding:
        """A finding of this rule."""
        return Finding(place, self.name, self.severity, msgid, args)

    def at(self, sound: Sound, document: Document, steps: tuple[Step, ...], msgid: str, **args: Any) -> Finding:
        """A finding at a value of a file, which its message calls by the field's own {title}."""
        return self.finding(document.place(*steps), msgid, title=sound.title(document, steps), **args)


def rule(
    name: str, *, title: str, why: str, repair: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Rule, Sound], Iterator[Finding]]], Rule]:
    """Make a rule of a function `(rule, sound) -> findings`; the family's module is where it is found."""

    def made(function: Callable[[Rule, Sound], Iterator[Finding]]) -> Rule:
        def check(sound: Sound) -> Iterator[Finding]:
            return function(itself, sound)

        itself = Rule(name, severity, title, why, repair, check)
        return itself

    return made


def doubt(
    name: str, *, title: str, why: str, repair: str
) -> Callable[[Callable[[Rule, Sound], Iterator[Finding]]], Rule]:
    """Make a rule that warns, as `rule` makes one that stops a merge."""
    return rule(name, title=title, why=why, repair=repair, severity=Severity.WARNING)


def rules_of(family: ModuleType) -> tuple[Rule, ...]:
    """The rules of a family, in the order in which its module writes them."""
    return tuple(value for value in vars(family).values() if isinstance(value, Rule))
