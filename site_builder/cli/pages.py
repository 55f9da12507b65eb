"""What the commands that make pages say of them."""

from __future__ import annotations

import click

from site_builder import pictures, searching
from site_builder.cli.options import texts_of
from site_builder.pipeline import Inspection


def tell_pages(inspection: Inspection, lang: str | None, pages: int, where: str) -> None:
    """Print how many pages there are, and in which folder or at which address."""
    told = texts_of(inspection, lang).ngettext("%(pages)s page: %(where)s", "%(pages)s pages: %(where)s", pages)
    click.echo(told % {"pages": pages, "where": where})
    its = texts_of(inspection, lang)
    if not searching.available():
        click.echo(its.gettext("The site has no search: install the extra “publish” for one."), err=True)
    if not pictures.possible():
        words = its.gettext("Shared pages have no picture: install the extra “publish” for one.")
        click.echo(words, err=True)
