"""`site-builder build`: from a region's records to its site."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from site_builder.build import write_site
from site_builder.cli.options import audience, day, language, source, tell_findings, texts_of, whole_address
from site_builder.cli.pages import tell_pages
from site_builder.pipeline import Inspection, inspect
from site_builder.problems import N_, has_errors
from site_builder.publish import fresh_site


@click.command()
@source
@click.option("--out", type=click.Path(path_type=Path), default="_site", show_default=True, help="Folder for the site.")
@audience
@day
@click.option(
    "--address", default="", metavar="URL", help="Where the site is published.  [default: as the region says]"
)
@click.option(
    "--repository",
    default="",
    metavar="URL",
    help="Where the region's files are read in a browser, up to their path.  [default: as the region says]",
)
@language
@click.pass_context
def build(
    context: click.Context,
    source: Path,
    out: Path,
    audience: str,
    date: date | None,
    address: str,
    repository: str,
    lang: str | None,
) -> None:
    """Check a region's records and write its site into a folder.

    The folder is replaced in one step when all went well, and left as it was when not.
    """
    whole_address(address)
    inspection = inspect(source, date, audience)
    tell_findings(inspection, lang, err=True)
    if has_errors(inspection.findings):
        context.exit(1)
    with fresh_site(out) as folder:
        pages = write_site(inspection, folder, address, repository)
    tell_pages(inspection, lang, pages, f"{out}/")
    if audience == "public" and not (address or inspection.records.region.address):
        _ask_for_address(inspection, lang)


def _ask_for_address(inspection: Inspection, lang: str | None) -> None:
    """A note, no fault: the site is whole without it."""
    note = N_(
        "Note: search engines and shared links need whole addresses: give `address` in data/region.yml, or --address."
    )
    click.echo(texts_of(inspection, lang).gettext(note), err=True)
