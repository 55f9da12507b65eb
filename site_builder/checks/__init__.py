"""What no schema can say: a module per family, a small function per rule.

To add a rule, write its function in its family's module, and a case in `tests/cases/bad/`.
"""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.checks import (
    confirmed,
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
from site_builder.problems import Finding
from site_builder.schema import Schemas
from site_builder.source.repository import Repository

#: in the order in which they run: a rule sees as doubtful what a rule before it has found wrong
FAMILIES = (twice, places, years, members, references, grants, sums, stories, drawings, confirmed)

#: every rule that the guide explains
RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *shape.RULES,
    *(each for family in FAMILIES for each in rules_of(family)),
)


def check(repository: Repository, findings: Iterable[Finding], schemas: Schemas) -> list[Finding]:
    """The findings of all rules, given those of reading and shape.

    A rule says nothing of a value at which an error stands already: one fault, one finding.
    """
    sound = Sound(repository, findings, schemas)
    found = []
    for rule in RULES:
        for finding in tuple(rule.check(sound)) if rule.check else ():
            if not sound.is_doubtful(finding.place):
                found.append(finding)
                sound.note(finding)
    return found
