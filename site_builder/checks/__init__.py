"""What no schema can say: a module per family, a small function per rule.

To add a rule, write its function in its family's module, and a case in `tests/cases/bad/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from site_builder.checks import (
    answering,
    confirmed,
    doubts,
    drawings,
    grants,
    members,
    places,
    reading,
    references,
    shape,
    stories,
    sums,
    twice,
    years,
)
from site_builder.checks.rule import Rule, rules_of
from site_builder.checks.sound import Sound
from site_builder.problems import Answered, Finding, has_errors
from site_builder.schema import Schemas
from site_builder.source.repository import Repository

#: in the order in which they run: a rule sees as doubtful what a rule before it has found wrong
FAMILIES = (
    *(twice, places, years, members, references, grants, sums, stories, drawings, confirmed),
    *doubts.FAMILIES,
    answering,
)

#: every rule that the guide explains
RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *shape.RULES,
    *(each for family in FAMILIES for each in rules_of(family)),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules found, and the warnings that somebody answered."""

    findings: list[Finding]
    answered: list[Answered]


def check(repository: Repository, findings: Iterable[Finding], schemas: Schemas, day: date = date.min) -> Checked:
    """The findings of all rules, given those of reading and shape; on `day` it is judged what is late.

    A rule says nothing of a value at which an error stands already: one fault, one finding. A warning that is answered
    in its record is not among the findings. Where there is an error, no answer is called idle.
    """
    known = list(findings)
    sound = Sound(repository, known, schemas, day)
    answers = answering.Answers(sound)
    found, answered = [], []
    for rule in RULES:
        if rule.is_warning and repository.region.broken:
            continue  # from where on it asks is not known
        for finding in tuple(rule.check(sound)) if rule.check else ():
            if sound.is_doubtful(finding.place):
                continue
            answer = answers.take(finding) if rule.is_warning else None
            if answer is None:
                found.append(finding)
                sound.note(finding)
            else:
                answered.append(answer)
    if not has_errors([*known, *found]):
        found += answers.idle()
    return Checked(found, answered)
