"""`site-builder collect`: read workbooks back into the region's records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from site_builder.cli.options import day, language, source
from site_builder.texts import Texts
from site_builder.workbook.collecting import Collector, put_in_place
from site_builder.workbook.collecting_report import FORMATS


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@source
@language
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How it is told: markdown is the text of a proposed change, json is for other tools.",
)
@day
@click.pass_context
def collect(
    context: click.Context,
    files: tuple[Path, ...],
    source: Path,
    lang: str | None,
    dry_run: bool,
    form: str,
    date: date | None,
) -> None:
    """Read workbooks (.xlsx, .ods) into the region's records.

    Says at which cell what is wrong, what was taken as what, and what changes. Where there is an error in any of the
    files nothing is written. Exits with 0 where there is no error, 1 where there is one, 2 where it could not run.
    """
    collector = Collector(source)
    found = collector.collect(files, date)
    if not found.failed and not dry_run:
        put_in_place(source, found.proposals.values())
    texts = Texts(lang or found.languages[0], found.languages)
    click.echo(FORMATS[form](found, texts, dry_run), nl=False)
    context.exit(1 if found.failed else 0)
