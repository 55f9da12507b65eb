"""`site-builder hand-in`: what the workflow of handed-in workbooks calls; two steps, since one must not write."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from site_builder.cli.options import language, source
from site_builder.handing_in.fetching import GITHUB, Attachments
from site_builder.handing_in.proposing import propose
from site_builder.handing_in.result import Refused, Result
from site_builder.pipeline import languages_of
from site_builder.problems import N_, CannotRun
from site_builder.source.repository import read_repository
from site_builder.texts import Texts


@click.group("hand-in")
def hand_in() -> None:
    """Turn a workbook that was handed in by a GitHub issue into a proposal (for workflows)."""


@hand_in.command("read")
@source
@language
@click.option(
    "--event",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    envvar="GITHUB_EVENT_PATH",
    required=True,
    help="The event of the issue, as GitHub gives it.  [default: $GITHUB_EVENT_PATH]",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for what came of it.")
@click.option("--attachments", default=GITHUB, show_default=True, metavar="URL", help="Where dropped files lie.")
def read_(source: Path, lang: str | None, event: Path, out: Path, attachments: str) -> None:
    """Fetch the issue's workbooks, read them, and keep what they would change. Writes nothing into the region.

    $ATTACHMENTS_TOKEN is sent with the first request alone, for private repositories.
    """
    from site_builder.handing_in.reading import read  # needs what reads workbooks, which proposing does without

    content = json.loads(event.read_text(encoding="utf-8"))
    token = os.environ.get("ATTACHMENTS_TOKEN", "")
    result = read(content if isinstance(content, dict) else {}, source, Attachments(attachments, token), lang)
    result.save(out)
    click.echo(result.text, nl=False)


@hand_in.command("propose")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@source
@language
def propose_(folder: Path, source: Path, lang: str | None) -> None:
    """Make the branch and the proposal from what `hand-in read` kept, or answer in the issue (with git and gh)."""
    region, _ = read_repository(source)
    languages = languages_of(region)
    try:
        address = propose(Result.load(folder), source, Texts(lang or languages[0], languages))
    except Refused as reason:
        raise CannotRun(N_("What was handed over is not what `hand-in read` keeps: {reason}."), reason=reason) from None
    click.echo(address)
