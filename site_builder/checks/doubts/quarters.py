"""Quarterly grids beside the quarters around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.checks.doubts.neighbours import Words
from site_builder.checks.rule import Rule, doubt
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding, Place
from site_builder.source.document import Document

Quarter = tuple[int, int]
#: counts by group and name, such as ("network", "joint_projects")
Counts = dict[tuple[str, str], int]
#: a count is held against those of so many other quarters at least
_OTHERS = 2


@doubt(
    "quarter-repeated",
    title=N_("A quarter that equals the one before"),
    why=N_("No two quarters are the same in all counts: mostly the grid was copied and not filled in."),
    repair=N_("Enter the counts of this quarter alone."),
)
def quarter_repeated(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At a grid whose counts are all as in the quarter before, and not all 0."""
    message = N_(
        "All counts are those of quarter {before} of {before_year}. If the grid was copied, enter the counts of this "
        "quarter; if they are right, say so under “confirmed”."
    )
    for grids in _grids(sound):
        for (year, quarter), (document, counts) in grids.items():
            before = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
            if before in grids and counts == grids[before][1] and any(counts.values()):
                yield rule.finding(_place(document, counts), message, before=before[1], before_year=before[0])


@doubt(
    "quarter-empty",
    title=N_("A quarter in which nothing was done"),
    why=N_("A cluster that does nothing for three months is rare: a grid of zeros was mostly not filled in."),
    repair=N_("Enter the counts. If nothing was done, say why."),
)
def quarter_empty(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At a grid whose counts are all 0."""
    message = N_(
        "All counts of this quarter are 0. If the grid is not filled in yet, enter what was done; if nothing was done, "
        "say why under “confirmed”."
    )
    for grids in _grids(sound):
        for document, counts in grids.values():
            if counts and not any(counts.values()):
                yield rule.finding(_place(document, counts), message)


@doubt(
    "quarter-outlier",
    title=N_("A quarter far above the others"),
    why=N_("A count that leaps for one quarter was mostly typed with a digit too many, or is that of the whole year."),
    repair=N_("Enter the count of this quarter alone. If something special was done, say what."),
)
def quarter_outlier(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first count that is many times the largest of the other quarters of its year and the year before."""
    words = Words(
        N_(
            "{title}: {count}; no other quarter of this year or the last has more than {most}. If a digit is too many, "
            "or the count is that of the whole year, correct it; if it is right, say why under “confirmed”."
        ),
        N_(
            "Counts far above those of the other quarters of this year and the last: {examples}. If digits are too "
            "many, or the counts are those of the whole year, correct them; if they are right, say why under "
            "“confirmed”."
        ),
        N_("{title}: {count} (elsewhere {most} at most)"),
    )
    times, least = sound.limit(rule.name, "times"), sound.limit(rule.name, "count")
    for grids in _grids(sound):
        for (year, quarter), (document, counts) in grids.items():
            others = [
                each for when, (_, each) in grids.items() if when[0] in (year, year - 1) and when != (year, quarter)
            ]
            if len(others) < _OTHERS:
                continue
            odd = {
                steps: most
                for steps, count in counts.items()
                if count >= least and count > times * (most := max(each.get(steps, 0) for each in others))
            }
            if odd:
                facts = [
                    {"title": sound.title(document, steps), "count": counts[steps], "most": most}
                    for steps, most in odd.items()
                ]
                yield words.finding(rule, document.place(*next(iter(odd))), facts)


def _grids(sound: Sound) -> Iterator[dict[Quarter, tuple[Document, Counts]]]:
    """The sound grids of each cluster, in their order."""
    for files in sound.repository.clusters.values():
        yield {
            when: (document, _counts(document.value))
            for when, document in sorted(files.quarterly.items())
            if sound.is_clean(document)
        }


def _counts(value: Mapping[str, Any]) -> Counts:
    groups = {group: fields for group, fields in value.items() if isinstance(fields, Mapping)}
    # a comment in several languages is no group of counts
    return {
        (group, name): count
        for group, fields in groups.items()
        for name, count in fields.items()
        if isinstance(count, int)
    }


def _place(document: Document, counts: Counts) -> Place:
    """Where a grid's counts begin."""
    group, _ = next(iter(counts))
    return document.place(group, key=True)
