"""From files that passed every check to typed values. Nothing is checked here: a record is taken at its word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from itertools import groupby
from typing import Any

from site_builder.records.cluster import Cluster, Event, Fact, Label, Story, StoryText, Target
from site_builder.records.definition import Definition
from site_builder.records.record import Records
from site_builder.records.region import (
    ClusterType,
    Context,
    Domain,
    Happening,
    Instrument,
    Licence,
    LongPeriod,
    Objectives,
    Partner,
    Region,
    RegionalTarget,
    Reporting,
    Secrecy,
    Teams,
    Territory,
    Topic,
)
from site_builder.source.document import Document
from site_builder.source.repository import Repository, StoryDocument

Value = Mapping[str, Any]


def records_of(repository: Repository) -> Records:
    """The records of a repository in which no error was found; with errors left in it, any exception may rise."""
    clusters = dict(sorted(repository.clusters.items()))
    region = region_of(_value(repository.region))
    return Records(
        region=region,
        objectives=objectives_of(_value(repository.objectives)),
        clusters={name: cluster_of(_value(files.profile)) for name, files in clusters.items()},
        annual={(n, year): d.value for n, files in clusters.items() for year, d in sorted(files.annual.items())},
        quarterly={(n, *q): d.value for n, files in clusters.items() for q, d in sorted(files.quarterly.items())},
        members={
            (n, year): d.value["members"] for n, files in clusters.items() for year, d in sorted(files.members.items())
        },
        targets={name: targets_of(_value(files.targets)) for name, files in clusters.items()},
        stories=tuple(story for files in clusters.values() for story in stories_of(files.stories, region.languages)),
        definitions={name: definition_of(d) for name, d in sorted(repository.indicators.items())},
        territories=repository.territories,
    )


def _value(document: Document | None) -> Value:
    return {} if document is None or document.value is None else document.value


def region_of(value: Value) -> Region:
    """The region from its file."""
    return Region(
        id=value["id"],
        name=value["name"],
        nuts=value.get("nuts", ""),
        country=value["country"],
        currency=value["currency"],
        languages=tuple(value["languages"]),
        organisation_ids=value["organisation_ids"],
        domains=_each(Domain, value.get("domains")),
        territories=_each(Territory, value.get("territories")),
        cluster_types=_each(ClusterType, value.get("cluster_types")),
        instruments=tuple(_instrument(each) for each in value.get("instruments", ())),
        reporting=_made(Reporting, value["reporting"]),
        secrecy=_made(Secrecy, value.get("secrecy", {})),
        context=_each(Context, value.get("context")),
        partners=_each(Partner, value.get("partners")),
        notice=value.get("notice"),
        licence=_made(Licence, value["licence"]) if "licence" in value else None,
        address=value.get("address", ""),
        repository=value.get("repository", ""),
        contact=value.get("contact", ""),
        events=_each(Happening, value.get("events")),
        teams=_made(Teams, value["teams"]) if "teams" in value else None,
        published=date.fromisoformat(value["published"]) if "published" in value else None,
    )


def _instrument(value: Value) -> Instrument:
    return Instrument(value["id"], value["name"], value["rate"]["min"], value["rate"]["max"], value["feeds"])


def _each(kind: type[Any], values: Iterable[Value] | None) -> tuple[Any, ...]:
    return tuple(_made(kind, value) for value in values or ())


def _made(kind: type[Any], value: Value, **instead: Any) -> Any:
    """The typed value of the fields that it has; a field that only the schema knows is for generated pages."""
    known = {each.name for each in fields(kind)}
    return kind(**{key: item for key, item in value.items() if key in known}, **instead)


def objectives_of(value: Value) -> Objectives:
    """The policy's objectives from their file."""
    long_term = value.get("long_term", {})
    return Objectives(
        short_topics=_topics(value.get("short_term", {})),
        long_topics=_topics(long_term),
        periods=tuple(LongPeriod(p["id"], p["from"], p["to"]) for p in long_term.get("periods", ())),
        regional_targets=tuple(
            RegionalTarget(t["indicator"], t["from"], t["to"], t.get("increase_percent"), t.get("target"))
            for t in value.get("regional_targets", ())
        ),
        story_quota=value.get("story_quota"),
    )


def _topics(value: Value) -> tuple[Topic, ...]:
    return tuple(Topic(t["id"], t["name"], tuple(t["indicators"])) for t in value.get("topics", ()))


def cluster_of(value: Value) -> Cluster:
    """A cluster from its profile."""
    label = value.get("label")
    return Cluster(
        id=value["id"],
        name=value["name"],
        type=value["type"],
        domains=tuple(value["domains"]),
        legal_form=value["legal_form"],
        seat_commune=value["seat"]["commune"],
        seat_territory=value["seat"]["territory"],
        summary=value["summary"],
        active_from=value["active"]["from"],
        active_until=value["active"].get("until"),
        founded=value.get("founded"),
        website=value.get("website"),
        label=Label(label["level"], date.fromisoformat(label["valid_until"])) if label else None,
        succeeds=tuple(value.get("succeeds", ())),
        events=_each(Event, (_dated(each) for each in value.get("events", ()))),
        facts=_each(Fact, (_dated(each) for each in value.get("facts", ()))),
        language=value.get("language"),
    )


def _dated(value: Value) -> Value:
    # a year that stands alone is read as a number
    return {**value, "date": str(value["date"])}


def targets_of(value: Value) -> tuple[Target, ...]:
    """A cluster's own objectives from their file."""
    return tuple(
        Target(
            indicator=each["indicator"],
            first=each["from"],
            last=each["to"],
            target=each["target"],
            agreed=date.fromisoformat(each["agreed"]) if "agreed" in each else None,
            baseline=each.get("baseline"),
        )
        for each in value.get("targets", ())
    )


def stories_of(documents: Iterable[StoryDocument], languages: tuple[str, ...]) -> list[Story]:
    """A cluster's stories by date and name, translations joined in the order of the region's languages."""

    def rank(story: StoryDocument) -> tuple[str, str, int]:
        known = languages.index(story.language) if story.language in languages else len(languages)
        return (story.date, story.slug, known)

    told = groupby(sorted(documents, key=rank), key=lambda story: (story.date, story.slug))
    return [_story(list(translations)) for _, translations in told]


def _story(translations: list[StoryDocument]) -> Story:
    first = translations[0]
    value = first.document.value
    return Story(
        cluster=first.cluster,
        date=date.fromisoformat(first.date),
        slug=first.slug,
        domain=value["domain"],
        clusters=tuple(value.get("clusters", ())),
        actors=tuple(value.get("actors", ())),
        indicators=tuple(value.get("indicators", ())),
        image=value.get("image"),
        languages={each.language: _story_text(each) for each in translations},
    )


def _story_text(story: StoryDocument) -> StoryText:
    value = story.document.value
    return StoryText(value["title"], value["summary"], story.body, value.get("image_alt"))


def definition_of(document: Document) -> Definition:
    """An indicator from its file."""
    value = {key: item for key, item in document.value.items() if key != "scope"}
    scope = document.value.get("scope", "base")
    return _made(Definition, value, document=document, scope=None if scope == "base" else tuple(scope))
