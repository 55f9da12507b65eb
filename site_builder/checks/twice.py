"""Ids that a list carries twice: nobody could tell which is meant."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.rule import Rule, rule
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding

#: kind of file, list, and the key by which its items are known
LISTS = (
    ("region", "domains.[]", "id"),
    ("region", "territories.[]", "code"),
    ("region", "cluster_types.[]", "id"),
    ("region", "instruments.[]", "id"),
    ("region", "partners.[]", "id"),
    ("region", "context.[]", "id"),
    ("objectives", "short_term.topics.[]", "id"),
    ("objectives", "long_term.topics.[]", "id"),
    ("objectives", "long_term.periods.[]", "id"),
)


@rule(
    "id-twice",
    title=N_("Two entries of a list share an id"),
    why=N_("The id is what other files name. With two entries of one id, nobody can tell which is meant."),
    repair=N_("Give one of the two another id, or remove it if it was written twice."),
)
def id_twice(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the second one's id."""
    message = N_("{title} “{value}” stands already on line {line}. Write another for one of the two, or remove it.")
    for kind, path, name in LISTS:
        for document in sound.documents(kind):
            first: dict[str, int] = {}
            for item in sound.within(document, path):
                steps = (*item, name)
                own = sound.get(document, *steps)
                if own in first:
                    yield rule.at(sound, document, steps, message, value=own, line=first[own])
                elif own is not None:
                    first[own] = document.place(*steps).line
