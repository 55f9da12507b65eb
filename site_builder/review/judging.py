"""What the rules say of two states: what is new, what is answered, what is settled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from site_builder import checks, definitions
from site_builder.problems import Answered, Finding, beyond, has_errors, in_order
from site_builder.review.reading import Plan, Side
from site_builder.schema import Schemas

#: told only of a region without errors: where one state has some, it would be new for no reason of its own
_OF_A_SOUND_REGION = "confirmed-idle"
#: the rule that looks for an organisation in all lists
_UNKNOWN = "unknown-member"
#: the rule that asks for what is due; it speaks of a file that is not there
MISSING = "record-missing"


@dataclass(frozen=True, slots=True)
class Judged:
    """All findings of a state, in order, and the warnings that are answered in it."""

    findings: tuple[Finding, ...]
    answered: tuple[Answered, ...]

    def with_more(self, findings: Iterable[Finding]) -> Judged:
        """The same with further findings that are not among them."""
        more = (each for each in findings if each not in self.findings)
        return Judged((*self.findings, *more), self.answered)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a change does to the findings."""

    errors: tuple[Finding, ...]
    questions: tuple[Finding, ...]
    answered: tuple[Answered, ...]
    settled: tuple[Finding, ...]


def judge(side: Side, plan: Plan, schemas: Schemas, day: date, sql: bool) -> Judged:
    """What the rules find; with `sql` also in the expressions of the definitions.

    A part of a region is judged as the whole of it: what that makes up is found in both states, and so is not new.
    """
    findings = list(side.findings)
    checked = checks.check(side.repository, findings, schemas, day)
    findings += _known(checked.findings, side, plan)
    if sql:
        findings += definitions.check_definitions(side.repository, schemas, findings)
    return Judged(tuple(in_order(findings)), tuple(checked.answered))


def _known(findings: list[Finding], side: Side, plan: Plan) -> list[Finding]:
    """Without those who are called unknown since the list that names them was not read."""
    asked = {str(each.args["value"]) for each in findings if each.rule == _UNKNOWN}
    if not asked:
        return findings
    written = b"\n".join(side.unread_lists(plan))
    there = {ident for ident in asked if re.search(rb"\bid: *[\"']?%s\b" % re.escape(ident.encode()), written)}
    return [each for each in findings if each.rule != _UNKNOWN or str(each.args["value"]) not in there]


def compared(base: Judged, head: Judged, there: Iterable[str]) -> Verdict:
    """What is new in the second state, and what is not there any more; `there` are the paths of its files."""
    before, after = (_comparable(each, base, head) for each in (base, head))
    new = beyond(after, before)
    known = {(each.finding.place.path, each.finding.rule, each.place.path) for each in base.answered}
    answered = (
        each for each in head.answered if (each.finding.place.path, each.finding.rule, each.place.path) not in known
    )
    return Verdict(
        errors=tuple(each for each in new if each.is_error),
        questions=tuple(each for each in new if not each.is_error),
        answered=tuple(answered),
        settled=tuple(_settled(before, after, set(there))),
    )


def _comparable(judged: Judged, *both: Judged) -> list[Finding]:
    broken = any(has_errors(f for f in each.findings if f.rule != _OF_A_SOUND_REGION) for each in both)
    return [each for each in judged.findings if not (broken and each.rule == _OF_A_SOUND_REGION)]


def _settled(before: list[Finding], after: list[Finding], there: set[str]) -> Iterable[Finding]:
    """Findings that are gone; not those of files that are, nor questions that are asked with other numbers now."""
    asked = {(each.place.path, each.rule) for each in after if not each.is_error}
    for each in beyond(before, after):
        if (each.place.path, each.rule) not in asked and (each.place.path in there or each.rule == MISSING):
            yield each
