"""A record beside the one before it, and the totals that a yearly record's lines add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from site_builder.checks.sound import Sound
from site_builder.problems import N_, Phrase
from site_builder.source.document import Document, Step

#: so many of the entries that one warning concerns are named, the others counted
_NAMED = 3


def yearly(sound: Sound, kind: Literal["annual", "members"]) -> Iterator[tuple[str, int, Document, Document | None]]:
    """Cluster, year, record and that of the year before (None where there is none) of every record of a kind."""
    for name, files in sound.repository.clusters.items():
        records = files.annual if kind == "annual" else files.members
        for year, document in sorted(records.items()):
            if not document.broken:
                yield name, year, document, records.get(year - 1)


def total(sound: Sound, document: Document | None, *steps: Step) -> float | None:
    """The sum of all amounts within a group (`budget`, `expenditure`); None where it is not there, or in doubt."""
    value = sound.get(document, *steps)
    return _sum(value) if isinstance(value, Mapping) else None


def few(told: Sequence[Any]) -> list[Any]:
    """The first entries of a list that a message names, and how many more there are; what it holds may be told."""
    more = len(told) - _NAMED
    return [*told[:_NAMED], Phrase(N_("{count} more"), {"count": more})] if more > 0 else list(told)


def _sum(value: Any) -> float:
    if isinstance(value, Mapping):
        return sum(_sum(each) for each in value.values())
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else 0
