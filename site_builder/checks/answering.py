"""Which warnings were answered in a record, and which answers answer nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from site_builder.checks.rule import Rule, rule
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Answered, Finding, Place
from site_builder.source.document import Document

#: what depends on the day, or on records of others: an answer may come before the warning, or stay after it
LASTING = ("record-missing", "story-quota")
#: the records that may carry answers
ANSWERING = ("annual", "quarterly", "members")


@rule(
    "confirmed-idle",
    title=N_("An answer to a warning that is not given"),
    why=N_("An answer that is left behind would silence the warning when it is given again, for another reason."),
    repair=N_("Remove the answer. Where it explains something else, write that as a comment."),
)
def confirmed_idle(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """Told by `Answers.idle`, which knows the warnings; here for the guide."""
    yield from ()


def outlived(findings: Iterable[Finding], document: Document) -> list[int]:
    """Which of a record's answers answer nothing (any more), by their place in its list."""
    idle = {each.place for each in findings if each.rule == confirmed_idle.name}
    given = document.value.get("confirmed", ()) if isinstance(document.value, dict) else ()
    return [index for index in range(len(given)) if document.place("confirmed", index, "rule") in idle]


def without(value: Mapping[str, Any], outlived: Sequence[int]) -> dict[str, Any]:
    """A record without those answers."""
    kept = [each for index, each in enumerate(value["confirmed"]) if index not in outlived]
    rest = {name: each for name, each in value.items() if name != "confirmed"}
    return {**rest, "confirmed": kept} if kept else rest


class Answers:
    """The answers of all records: `take` gives the one to a warning, `idle` tells those that were never taken."""

    def __init__(self, sound: Sound) -> None:
        self._by_place: dict[tuple[str, str], tuple[Any, Place]] = {}
        self._taken: set[tuple[str, str]] = set()
        self._again: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
        for kind in ANSWERING:
            for document, steps, name in sound.each(kind, "confirmed.[].rule"):
                key, place = (document.path, name), document.place(*steps)
                if key in self._by_place:
                    self._again[key].append(place)
                else:
                    self._by_place[key] = (sound.get(document, *steps[:-1], "why"), place)

    def take(self, finding: Finding) -> Answered | None:
        """The answer to a warning, from the record in which it stands or one that may answer for it."""
        for path in (finding.place.path, *finding.answered_in):
            found = self._by_place.get((path, finding.rule))
            if found is not None:
                self._taken.add((path, finding.rule))
                return Answered(finding, *found)
        return None

    def idle(self) -> Iterator[Finding]:
        """An error at each answer that answered nothing, or is given twice; of a region without other errors."""
        message = N_("Nothing asks about “{value}” here now. Remove this answer.")
        twice = N_("“{value}” is answered twice here. Keep one of the answers.")
        for (path, name), (_, place) in self._by_place.items():
            if name not in LASTING and (path, name) not in self._taken:
                yield confirmed_idle.finding(place, message, value=name)
            for where in self._again[path, name]:
                yield confirmed_idle.finding(where, twice, value=name)
