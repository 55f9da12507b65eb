"""`site-builder workbook`: a year's records of a cluster as an Excel file to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from site_builder.cli.options import language, source
from site_builder.periods import reporting_day
from site_builder.problems import N_, CannotRun, has_errors
from site_builder.schema import Schemas
from site_builder.schema.repairs import nearest
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles, Repository, of_clusters, read_repository
from site_builder.texts import Texts
from site_builder.workbook import layout


@click.command()
@click.argument("cluster", required=False)
@click.argument("year", type=int, required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write; with --all, the folder for the files.  [default: CLUSTER-YEAR.xlsx, here]",
)
@click.option("--all", "every", is_flag=True, help="A file for each cluster that is active in the year.")
@source
@language
def workbook(
    cluster: str | None, year: int | None, out: Path | None, every: bool, source: Path, lang: str | None
) -> None:
    """Write the workbook of CLUSTER and YEAR: a file for Excel or LibreOffice, with everything that is reported.

    It shows what is on record, or else last year's values beside; `site-builder collect` reads it back. With --all
    only the YEAR is given.
    """
    if every and year is None and cluster is not None and cluster.isdigit():
        cluster, year = None, int(cluster)
    if year is None or every is (cluster is not None):
        raise click.UsageError("Give CLUSTER and YEAR, or --all and YEAR.")
    try:
        from site_builder.workbook.writing import write
    except ImportError:
        raise CannotRun(N_("Workbooks need more packages: pip install 'site-builder[workbook]'.")) from None
    _ready(out, every)
    repository, _ = read_repository(source, only=None if every else of_clusters(cluster or ""))
    schemas = Schemas.load()
    _sound(schemas, repository.region)
    texts = _texts(repository, lang)
    files = list(_active(repository, year)) if every else [_one(repository, cluster or "", year)]
    for document in (document for each in files for document in _shown(each, year)):
        _sound(schemas, document)
    for each in files:
        name = f"{each.id}-{year}.xlsx"
        path = (out or Path()) / name if every else out or Path(name)
        path.write_bytes(write(layout(schemas, repository, texts, each.id, year), texts, repository))
        click.echo(str(path))


def _ready(out: Path | None, every: bool) -> None:
    """Raise CannotRun where nothing can be written there."""
    if out is None:
        return
    if not every and out.suffix.lower() != ".xlsx":
        message = N_("A workbook is a file that ends in .xlsx: give one after --out, such as {example}.")
        raise CannotRun(message, example=out.with_suffix(".xlsx"))
    if every:
        out.mkdir(parents=True, exist_ok=True)
    elif not out.parent.is_dir():
        message = N_("There is no folder {folder}. Make it first, or give another file after --out.")
        raise CannotRun(message, folder=out.parent)


def _texts(repository: Repository, lang: str | None) -> Texts:
    languages = tuple(repository.region.value["languages"])
    return Texts(lang or languages[0], languages)


def _sound(schemas: Schemas, document: Document) -> None:
    """Raise CannotRun where a record is at fault: the workbook would show the fault as what was reported."""
    if document.broken or has_errors(schemas.shape(document)):
        message = N_(
            "{file} has errors, which the workbook would show as if they were right. "
            "Correct them first: “site-builder check” names them."
        )
        raise CannotRun(message, file=Path(document.path))


def _shown(files: ClusterFiles, year: int) -> Iterator[Document]:
    """What of a cluster stands in the cells to fill in, and who it is."""
    yield files.profile
    found = [files.annual.get(year), files.members.get(year), files.targets]
    found += [document for (of, _), document in files.quarterly.items() if of == year]
    yield from (document for document in found if document is not None)


def _one(repository: Repository, name: str, year: int) -> ClusterFiles:
    """The cluster of that name, which has something to report for the year."""
    clusters = repository.clusters
    if name not in clusters:
        near = nearest(name, list(clusters))
        if near:
            raise CannotRun(N_("There is no cluster “{name}”. Did you mean {nearest}?"), name=name, nearest=near)
        message = N_("There is no cluster “{name}”. The clusters are {names}.")
        raise CannotRun(message, name=name, names=list(clusters))
    active = _active_years(clusters[name])
    begin, end = active.get("from"), active.get("until")
    if isinstance(begin, int) and year < begin:
        message = N_("{cluster} is active from {begin}: there is nothing to report for {year}.")
        raise CannotRun(message, cluster=name, begin=str(begin), year=str(year))
    if isinstance(end, int) and year > end:
        message = N_("{cluster} was active until {end}: there is nothing to report for {year}.")
        raise CannotRun(message, cluster=name, end=str(end), year=str(year))
    first, last = _years(repository)
    if not first <= year <= last:
        message = N_(
            "{year} is no year to report: the region reports since {first}, and a workbook is made until {last}."
        )
        raise CannotRun(message, year=str(year), first=str(first), last=str(last))
    return clusters[name]


def _active(repository: Repository, year: int) -> Iterator[ClusterFiles]:
    """The clusters with something to report for a year."""
    for files in repository.clusters.values():
        active = _active_years(files)
        if active.get("from", year) <= year <= active.get("until", year):
            yield _one(repository, files.id, year)


def _active_years(files: ClusterFiles) -> dict[str, Any]:
    profile = files.profile.value
    active = profile.get("active") if isinstance(profile, dict) else None
    return active if isinstance(active, dict) else {}


def _years(repository: Repository) -> tuple[int, int]:
    """From the first year of reporting to the second after the newest: on record, or of the day of the records."""
    first = int(repository.region.value["reporting"]["first_year"])
    every = repository.clusters.values()
    found = {year for files in every for year in (*files.annual, *files.members, *(q[0] for q in files.quarterly))}
    return first, max({first, *found, reporting_day(repository, None).year}) + 2
