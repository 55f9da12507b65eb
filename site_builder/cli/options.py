"""What the commands have in common: their options, and how they tell findings."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from site_builder import report
from site_builder.cli import LANGUAGE
from site_builder.pipeline import Inspection, languages_of
from site_builder.problems import N_, CannotRun
from site_builder.schema.repairs import nearest
from site_builder.source.repository import Repository
from site_builder.source.yaml import read_yaml
from site_builder.texts import Texts

#: as in data/region.yml, and without what turns letters round
_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


class Day(click.ParamType):
    """A day as year-month-day."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day. Write it as 2024-05-31: year, month, day.", param, ctx)


def _keep_language(ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value:
        ctx.find_root().meta[LANGUAGE] = value
    return value


def _keep_region(ctx: click.Context, _param: click.Parameter, value: Path) -> Path:
    """Whatever stops the command is told in the region's first language, where no other is asked for."""
    with contextlib.suppress(CannotRun, OSError):
        ctx.find_root().meta.setdefault(LANGUAGE, languages_at(value)[0])
    return value


source = click.option(
    "--source",
    type=click.Path(path_type=Path),
    callback=_keep_region,
    default=".",
    show_default=True,
    metavar="DIR",
    help="The region's folder: the one that holds data/ and stories/.",
)
day = click.option(
    "--date",
    type=Day(),
    metavar="DAY",
    help="The day on which due and late are judged, as 2024-05-31.  [default: the day of the newest commit]",
)
audience = click.option(
    "--audience",
    type=click.Choice(["public", "officers"]),
    default="public",
    show_default=True,
    help="Who may read it: the officers' site shows what is internal, and is not to be published.",
)
language = click.option(
    "--lang",
    callback=_keep_language,
    is_eager=True,
    metavar="LANG",
    help="The language of the messages.  [default: the region's first]",
)


findings_format = click.option(
    "--format",
    "form",
    type=click.Choice(list(report.FORMATS)),
    default="text",
    show_default=True,
    help="How findings are told: github and gitlab put them on the lines of a proposed change.",
)


def whole_address(address: str) -> str:
    """An address that was given, as it is. Raises CannotRun for what leads nowhere in a browser."""
    if address and not _ADDRESS.fullmatch(address):
        raise CannotRun(N_("“{given}” is no address. Write all of it, as https://clusters.example/."), given=address)
    return address


def no_cluster(name: str, clusters: Iterable[str], names: Mapping[str, str] | None = None) -> CannotRun:
    """What to say of a cluster that there is not: which is meant, or which there are, by so many whole names.

    Where a cluster may be called otherwise too, `names` has it by all that may be meant.
    """
    near = nearest(name, names or list(clusters))
    if near:
        return CannotRun(N_("There is no cluster “{name}”. Is “{near}” meant?"), name=name, near=near)
    return CannotRun(N_("There is no cluster “{name}”. The clusters are: {names}."), name=name, names=list(clusters))


def folder_of(source: Path) -> str:
    """The way to the region from the root of the repository: the workspace on GitHub, else the current folder."""
    root = Path(os.environ.get("GITHUB_WORKSPACE") or ".").resolve()
    here = source.resolve()
    folder = here.relative_to(root) if here.is_relative_to(root) else here
    return "" if folder == Path(".") else folder.as_posix()


def languages_at(source: Path) -> tuple[str, ...]:
    """The languages of the region in a folder, without reading the rest of it. Raises CannotRun where there is none."""
    file = source / "data" / "region.yml"
    if not file.is_file():
        raise CannotRun(N_("There is no data/region.yml in {root}. Give the folder of a region."), root=source)
    region, _ = read_yaml(file.read_bytes(), "data/region.yml", "region")
    return languages_of(Repository(source, region, region))


def speak(context: click.Context, lang: str | None, languages: Sequence[str]) -> Texts:
    """The words of a command in the language asked for, else the region's first: what stops it is told in it too."""
    texts = Texts(lang or languages[0], languages)
    context.find_root().meta[LANGUAGE] = texts.language
    return texts


def texts_of(inspection: Inspection, lang: str | None) -> Texts:
    """The words in which a region's findings are told."""
    return Texts(lang or inspection.languages[0], inspection.languages)


def tell_findings(inspection: Inspection, lang: str | None, err: bool = False) -> None:
    """Print the findings and their count, to the error output with `err`."""
    click.echo(report.text(inspection.findings, texts_of(inspection, lang)), nl=False, err=err)
