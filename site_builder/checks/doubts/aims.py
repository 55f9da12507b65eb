"""Objectives of a cluster that contradict each other, or were agreed when they were over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from site_builder.checks.doubts.neighbours import few
from site_builder.checks.rule import Rule, doubt
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding, Phrase
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles

_Aim = tuple[int, Mapping[str, Any]]


@doubt(
    "target-twice",
    title=N_("Two objectives for one indicator and period"),
    why=N_("Readers see how near a cluster is to its objective: with two for the same, one of them is not meant."),
    repair=N_("Remove the one that no longer holds, or correct its period."),
)
def target_twice(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first objective whose indicator and period another before it has."""
    message = N_(
        "More than one objective for the same indicator and period: {targets}. Remove the one that does not hold, or "
        "correct its period; if both do, say why under “confirmed” in the yearly record of its first year."
    )
    for files, document, aims in _aims(sound):
        seen: set[tuple[Any, ...]] = set()
        twice: list[_Aim] = []
        for index, aim in aims:
            what = (aim["indicator"], aim["from"], aim["to"])
            if what in seen:
                twice.append((index, aim))
            seen.add(what)
        if twice:
            yield _asked(rule, sound, files, document, twice, message)


@doubt(
    "target-late",
    title=N_("An objective agreed when its period was over"),
    why=N_("An objective is set beforehand. Agreed after its end it only says what came out: mostly a year is wrong."),
    repair=N_("Correct the day of the agreement, or the period."),
)
def target_late(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first objective whose agreement is later than its last year."""
    message = N_(
        "Agreed when the period was over: {targets}. Correct the day, or the period; if it is right, say why under "
        "“confirmed” in the yearly record of its first year."
    )
    for files, document, aims in _aims(sound):
        late = [(index, aim) for index, aim in aims if date.fromisoformat(aim["agreed"]).year > aim["to"]]
        if late:
            yield _asked(rule, sound, files, document, late, message)


def _aims(sound: Sound) -> Iterator[tuple[ClusterFiles, Document, list[_Aim]]]:
    """The objectives of each cluster, by their place; none of a file in which an error stands."""
    for files in sound.repository.clusters.values():
        aims = sound.get(files.targets, "targets")
        if aims and files.targets is not None:
            yield files, files.targets, list(enumerate(aims))


def _asked(rule: Rule, sound: Sound, files: ClusterFiles, document: Document, odd: list[_Aim], message: str) -> Finding:
    """One warning on some objectives; their file takes no answers, a yearly record of their first years does."""
    one, several = N_("“{name}” ({first})"), N_("“{name}” ({first}–{last})")
    told = []
    for _, aim in odd:
        definition = sound.repository.indicators.get(aim["indicator"])
        name = sound.get(definition, "name") or aim["indicator"]
        phrase = one if aim["from"] == aim["to"] else several
        told.append(Phrase(phrase, {"name": name, "first": str(aim["from"]), "last": str(aim["to"])}))
    records = [files.annual[year] for year in sorted({aim["from"] for _, aim in odd}) if year in files.annual]
    found = rule.finding(document.place("targets", odd[0][0]), message, targets=few(told))
    return replace(found, answered_in=tuple(each.path for each in records))
