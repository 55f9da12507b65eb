"""`site-builder status`: who owes what, since when and until when, how complete it is, and what is in doubt."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from site_builder.cli.options import day, language, no_cluster, source, tell_findings, texts_of, whole_address
from site_builder.owing import Standing, stand
from site_builder.owing.calendar import calendar
from site_builder.owing.reminder import as_text, reminder, reminders
from site_builder.owing.table import table
from site_builder.owing.telling import text
from site_builder.pipeline import examine
from site_builder.problems import has_errors
from site_builder.records import records_of
from site_builder.texts import Texts


@click.command()
@source
@day
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "ics"]),
    default="text",
    show_default=True,
    help="csv is for a spreadsheet, ics for a calendar.",
)
@click.option(
    "--reminder",
    "whom",
    metavar="CLUSTER|all",
    help="Instead, the text of a kind reminder to a cluster (or to all that owe something), in its language.",
)
@click.option(
    "--address",
    default="",
    metavar="URL",
    help="Where the site is published, for reminders.  [default: as the region says]",
)
@language
@click.pass_context
def status(
    context: click.Context,
    source: Path,
    date: date | None,
    form: str,
    whom: str | None,
    address: str,
    lang: str | None,
) -> None:
    """Tell who owes what, since when and until when, how complete it is, and what is in doubt. For officers.

    Exits with 0; with 1 where the records have errors, with 2 where it could not run.
    """
    if whom is not None and form != "text":
        raise click.UsageError("A reminder is a text: give --reminder or --format.")
    whole_address(address)
    seen = examine(source, date)
    if has_errors(seen.findings):
        tell_findings(seen, lang, err=True)
        context.exit(1)
    texts = texts_of(seen, lang)
    records = records_of(seen.repository)
    standing = stand(records, seen.repository, seen.schemas, seen.findings, seen.answered, seen.day)
    if whom is not None:
        _remind(standing, texts, whom, address)
    elif form == "text":
        click.echo(text(standing, texts), nl=False)
    else:
        click.echo((table if form == "csv" else calendar)(standing, texts), nl=False)


def _remind(standing: Standing, texts: Texts, whom: str, address: str) -> None:
    if whom == "all":
        letters = reminders(standing, texts, address)
    elif whom in standing.records.clusters:
        letters = [found for found in [reminder(standing, whom, address)] if found is not None]
    else:
        raise no_cluster(whom, standing.records.clusters)
    if letters:
        click.echo(as_text(letters), nl=False)
    else:
        click.echo(texts.gettext("Nothing is owed: there is nothing to write."), err=True)
