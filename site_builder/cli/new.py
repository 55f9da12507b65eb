"""`site-builder new`: the next record of a cluster, begun with what rarely changes; a story."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from site_builder.cli.options import Day, language, no_cluster, source, speak
from site_builder.entry import begin, begin_story, text_of
from site_builder.periods import Period
from site_builder.pipeline import languages_of
from site_builder.problems import N_, CannotRun
from site_builder.schema import Schemas
from site_builder.schema.repairs import slug_of
from site_builder.source.repository import Repository, read_repository
from site_builder.source.saving import save

_PERIOD = re.compile(r"([12][0-9]{3})(?:-?[qQtT]([1-4]))?")
_FILES = {"annual": "clusters/{cluster}/{year}.yml", "members": "members/{cluster}/{year}.yml"}


@click.group()
def new() -> None:
    """Begin a new record, or a story."""


@new.command()
@click.argument("cluster")
@click.argument("period")
@click.option("--only", type=click.Choice(list(_FILES)), help="Of a year, one of its two records.")
@source
@language
@click.pass_context
def record(context: click.Context, cluster: str, period: str, only: str | None, source: Path, lang: str | None) -> None:
    """Write the next record of a CLUSTER for a PERIOD, with what rarely changes filled in and the rest asked for.

    A year (2026) has two records: the yearly record (annual) and the list of the members (members). A quarter (2026-q3)
    has one: the quarterly grid. What is there already is left as it is.

    Exits with 0 where a record was written, 1 where all were there, 2 where it could not run.
    """
    repository, _ = read_repository(source)
    languages = languages_of(repository)
    texts = speak(context, lang, languages)
    name, when = _cluster(repository, cluster), _period(period, only)
    _reported(repository, name, when)
    written = 0
    for kind, path in _paths(name, when, only).items():
        if (source / path).exists():
            click.echo(texts.gettext("{path} is there already, and was left as it is.").format(path=path))
            continue
        schemas = Schemas.load()
        beginning = begin(repository, schemas, texts, kind, name, when)
        save(source / path, text_of(beginning, schemas, texts, kind, languages))
        left = beginning.open()
        said = texts.ngettext(
            "{path}: written, {number} value to fill in.", "{path}: written, {number} values to fill in.", left
        )
        click.echo(said.format(path=path, number=texts.number(left)))
        written += 1
    context.exit(0 if written else 1)


@new.command()
@click.argument("cluster")
@click.argument("day", type=Day())
@click.argument("title")
@source
@language
@click.pass_context
def story(context: click.Context, cluster: str, day: date, title: str, source: Path, lang: str | None) -> None:
    """Begin a story of a CLUSTER, of a DAY (2026-05-31), with its TITLE, in the region's first language or in --lang.

    Exits with 0 where it was written, 1 where it was there, 2 where it could not run.
    """
    repository, _ = read_repository(source)
    languages = languages_of(repository)
    texts = speak(context, lang, languages)
    name, slug = _cluster(repository, cluster), slug_of(title.replace("’", " ").replace("'", " "))
    if not slug:
        raise CannotRun(N_("A title has letters of the alphabet: the name of the file is made of them."))
    path = f"stories/{name}/{day}-{slug}.{texts.language}.md"
    if (source / path).exists():
        click.echo(texts.gettext("{path} is there already, and was left as it is.").format(path=path))
        context.exit(1)
    schemas = Schemas.load()
    beginning = begin_story(repository, schemas, texts, name, title.strip(), day)
    save(source / path, f"---\n{text_of(beginning, schemas, texts, 'story', languages)}---\n\n")
    said = texts.gettext("{path}: written. Fill in its fields, and write the story below them.")
    click.echo(said.format(path=path))


def _paths(cluster: str, period: Period, only: str | None) -> dict[str, str]:
    """The records of a period: where each lies, by its kind."""
    if period.quarter:
        return {"quarterly": f"data/clusters/{cluster}/{period.year}-q{period.quarter}.yml"}
    kinds = [only] if only else list(_FILES)
    return {kind: "data/" + _FILES[kind].format(cluster=cluster, year=period.year) for kind in kinds}


def _cluster(repository: Repository, written: str) -> str:
    """The cluster of this id (or name)."""
    if written in repository.clusters:
        return written
    names = {name: name for name in repository.clusters}
    for name, files in repository.clusters.items():
        title = files.profile.value.get("name") if isinstance(files.profile.value, dict) else None
        names |= {each: name for each in _texts(title)}
    if written in names:
        return names[written]
    raise no_cluster(written, repository.clusters, names)


def _texts(title: Any) -> list[str]:
    found = list(title.values()) if isinstance(title, dict) else [title]
    return [each for each in found if isinstance(each, str)]


def _period(written: str, only: str | None) -> Period:
    found = _PERIOD.fullmatch(written.strip())
    if not found:
        message = N_("“{period}” is no period. Write a year as 2026, or a quarter as 2026-q3.")
        raise CannotRun(message, period=written)
    if only and found[2]:
        raise CannotRun(N_("“--only” names a record of a year: a quarter has its grid alone."))
    return Period(int(found[1]), int(found[2]) if found[2] else None)


def _reported(repository: Repository, cluster: str, period: Period) -> None:
    """Refuse a period for which the cluster reports nothing."""
    region, profile = repository.region.value, repository.clusters[cluster].profile.value
    first = _whole(region, "reporting", "first_year")
    since, until = _whole(profile, "active", "from"), _whole(profile, "active", "until")
    args = {"cluster": cluster, "year": period.year}
    if first is not None and period.year < first:
        message = N_("Reporting begins with {first_year}: there is no record of {year}.")
        raise CannotRun(message, first_year=first, year=period.year)
    if since is not None and period.year < since:
        message = N_("The cluster “{cluster}” is active from {first_year} on: there is no record of {year}.")
        raise CannotRun(message, first_year=since, **args)
    if until is not None and period.year > until:
        message = N_("The cluster “{cluster}” was active until {last_year}: there is no record of {year}.")
        raise CannotRun(message, last_year=until, **args)


def _whole(value: Any, *steps: str) -> int | None:
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
