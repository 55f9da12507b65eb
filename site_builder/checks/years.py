"""Years: periods that end before they begin, and records of years in which their cluster was not active."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.places import periods
from site_builder.checks.rule import Rule, rule
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding

#: kind of file, first and last year of a period
PERIODS = (
    ("cluster", "active.from", "active.until"),
    ("indicator", "since", "until"),
    ("targets", "targets.[].from", "targets.[].to"),
    ("objectives", "long_term.periods.[].from", "long_term.periods.[].to"),
    ("objectives", "regional_targets.[].from", "regional_targets.[].to"),
)


@rule(
    "years-order",
    title=N_("A period ends before it begins"),
    why=N_("Nothing falls into a period whose last year is before its first."),
    repair=N_("Correct one of the two years. For a period of one year write the same year twice."),
)
def years_order(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the last year of the period."""
    message = N_("{title} is {end}, but the period begins only in {begin}. Correct one of the two years.")
    for kind, first, last in PERIODS:
        for document, steps, end in sound.each(kind, last):
            begin = sound.get(document, *steps[:-1], first.rpartition(".")[2])
            if begin is not None and begin > end:
                yield rule.at(sound, document, steps, message, end=str(end), begin=str(begin))


@rule(
    "active-years",
    title=N_("A record of a year in which the cluster was not active"),
    why=N_(
        "A figure keeps the name of the cluster that reported it: before a cluster's first year and after its last "
        "there is nothing to report under its name."
    ),
    repair=N_(
        "Correct the year, move the record to the cluster that was active then, or correct “active” in cluster.yml."
    ),
)
def active_years(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the record's year; silent where the file's place says another, or the active years are in doubt."""
    early = N_("{title} is {year}, but this cluster is active from {begin}. Correct it, or “active” in cluster.yml.")
    late = N_("{title} is {year}, but this cluster was active until {end}. Correct it, or “active” in cluster.yml.")
    for name, document, _ in periods(sound):
        active = sound.get(sound.repository.clusters[name].profile, "active")
        year = sound.get(document, "year")
        if year is None or active is None:
            continue
        begin, end = active.get("from"), active.get("until")
        if begin is not None and year < begin:
            yield rule.at(sound, document, ("year",), early, year=str(year), begin=str(begin))
        elif end is not None and year > end:
            yield rule.at(sound, document, ("year",), late, year=str(year), end=str(end))
