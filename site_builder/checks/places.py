"""A file's place says whose it is and of when: what it holds may not contradict that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.checks.rule import Rule, rule
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding
from site_builder.source.document import Document


@rule(
    "place-id",
    title=N_("An id differs from the name of its folder or file"),
    why=N_("A cluster is known by its folder and an indicator by its file: other files name them so."),
    repair=N_("Write the id as the folder or file is named, or rename the folder or file."),
)
def place_id(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """A cluster's id and its folder, an indicator's and its file."""
    yield from _differing(rule, sound, "id", ((each.profile, name) for name, each in sound.repository.clusters.items()))
    yield from _differing(rule, sound, "id", ((each, name) for name, each in sound.repository.indicators.items()))


@rule(
    "place-year",
    title=N_("A record's year differs from the name of its file"),
    why=N_("The file's name is the period: with two years, nobody can tell to which the figures belong."),
    repair=N_("Write the year as in the file's name, or rename the file."),
)
def place_year(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """The year of yearly records, quarterly grids and members lists."""
    yield from _differing(rule, sound, "year", ((document, year) for _, document, year in periods(sound)))


@rule(
    "place-quarter",
    title=N_("A grid's quarter differs from the name of its file"),
    why=N_("The file's name is the period: with two quarters, nobody can tell to which the counts belong."),
    repair=N_("Write the quarter as in the file's name, or rename the file."),
)
def place_quarter(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """The quarter of quarterly grids."""
    for cluster in sound.repository.clusters.values():
        grids = ((document, quarter) for (_, quarter), document in cluster.quarterly.items())
        yield from _differing(rule, sound, "quarter", grids)


@rule(
    "place-date",
    title=N_("A story's date differs from the name of its file"),
    why=N_("The file's name begins with the day of the story, and its address on the site is made from it."),
    repair=N_("Write the date as in the file's name, or rename the file."),
)
def place_date(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """The date of stories."""
    for cluster in sound.repository.clusters.values():
        yield from _differing(rule, sound, "date", ((story.document, str(story.date)) for story in cluster.stories))


def periods(sound: Sound) -> Iterator[tuple[str, Document, int]]:
    """Cluster, document and the year of its file name, for every record of a period."""
    for name, cluster in sound.repository.clusters.items():
        yield from ((name, document, year) for year, document in cluster.annual.items())
        yield from ((name, document, year) for (year, _), document in cluster.quarterly.items())
        yield from ((name, document, year) for year, document in cluster.members.items())


def _differing(
    rule: Rule, sound: Sound, field: str, expected: Iterable[tuple[Document | None, str | int]]
) -> Iterator[Finding]:
    message = N_(
        "{title} is written “{value}”, but the place of this file says “{expected}”. Correct it, or move the file."
    )
    for document, by_place in expected:
        written = sound.get(document, field)
        if document is not None and written is not None and written != by_place:
            yield rule.at(sound, document, (field,), message, value=str(written), expected=str(by_place))
