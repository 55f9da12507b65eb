"""`site-builder check`: what is wrong with a region's records, and how to put it right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from site_builder import report
from site_builder.cli.options import day, findings_format, folder_of, language, source, texts_of
from site_builder.pipeline import inspect
from site_builder.problems import has_errors


@click.command()
@source
@language
@findings_format
@day
@click.pass_context
def check(context: click.Context, source: Path, lang: str | None, form: str, date: date | None) -> None:
    """Check a region's records.

    Prints a line for each finding, then one that counts them. Exits with 0 where there is no error, 1 where there is
    one, 2 where it could not run.
    """
    inspection = inspect(source, date)
    told = report.FORMATS[form](inspection.findings, texts_of(inspection, lang), folder_of(source))
    click.echo(told, nl=False)
    context.exit(1 if has_errors(inspection.findings) else 0)
