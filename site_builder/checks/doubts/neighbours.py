"""A record beside the one before it, and the totals that a yearly record's lines add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from site_builder.checks.rule import Rule
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding, Phrase, Place
from site_builder.source.document import Document, Step

#: so many of the entries that one warning concerns are named, the others counted
_NAMED = 3


def yearly(sound: Sound, kind: Literal["annual", "members"]) -> Iterator[tuple[str, int, Document, Document | None]]:
    """Cluster, year, record and that of the year before (None where there is none) of every record of a kind.

    A record whose own year is in doubt is none.
    """
    for name, files in sound.repository.clusters.items():
        records = files.annual if kind == "annual" else files.members
        sure = {year: each for year, each in sorted(records.items()) if sound.get(each, "year") is not None}
        for year, document in sure.items():
            yield name, year, document, sure.get(year - 1)


def total(sound: Sound, document: Document | None, *steps: Step) -> float | None:
    """The sum of all amounts within a group (`budget`, `expenditure`); None where it is not there, or in doubt."""
    value = sound.get(document, *steps)
    return sum(amounts(value)) if isinstance(value, Mapping) else None


class Words(NamedTuple):
    """How a warning is told of one entry, of several (with `count` and `examples`), and each of those examples."""

    one: str
    several: str
    example: str

    def finding(self, rule: Rule, place: Place, facts: Sequence[Mapping[str, Any]], **shared: Any) -> Finding:
        """The one warning on all entries, whose facts each are given; `shared` are facts of the whole."""
        if len(facts) == 1:
            return rule.finding(place, self.one, **shared, **facts[0])
        examples = few([Phrase(self.example, each) for each in facts])
        return rule.finding(place, self.several, count=len(facts), examples=examples, **shared)


def few(told: Sequence[Any]) -> list[Any]:
    """The first entries of a list that a message names, and how many more there are; what it holds may be told."""
    more = len(told) - _NAMED
    return [*told[:_NAMED], Phrase(N_("{count} more"), {"count": more})] if more > 0 else list(told)


def amounts(group: Any) -> Iterator[float]:
    """Every amount within a group, lines of groups in it as well."""
    if isinstance(group, Mapping):
        for each in group.values():
            yield from amounts(each)
    elif isinstance(group, (int, float)) and not isinstance(group, bool):
        yield group


def lines(group: Mapping[str, Any], steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """The steps to every value within a group, which `steps` lead to; lines of groups in it as well."""
    for name, value in group.items():
        if isinstance(value, Mapping):
            yield from lines(value, (*steps, name))
        else:
            yield (*steps, name)


def currency(sound: Sound) -> str:
    """The region's currency; empty where it is not known."""
    return sound.get(sound.repository.region, "currency") or ""
