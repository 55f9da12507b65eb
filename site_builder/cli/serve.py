"""`site-builder serve`: the site on this machine, built anew when a record changes."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

import click

from site_builder.build import write_site
from site_builder.cli.options import audience, day, language, source, tell_findings, texts_of
from site_builder.cli.pages import tell_pages
from site_builder.live import Reload, server
from site_builder.pipeline import inspect
from site_builder.problems import N_, CannotRun, has_errors
from site_builder.publish import fresh_site
from site_builder.resources import templates_folder


@click.command()
@source
@click.option("--port", default=8000, show_default=True, help="Port on 127.0.0.1.")
@audience
@day
@language
def serve(source: Path, port: int, audience: str, date: str | None, lang: str | None) -> None:
    """Build the site, serve it on 127.0.0.1, and build it anew when a file changes."""
    try:
        from watchfiles import watch
    except ImportError:
        raise CannotRun(N_("Serving needs one more package: pip install 'site-builder[serve]'.")) from None

    reload = Reload()
    with tempfile.TemporaryDirectory(prefix="site-builder-") as temporary:
        out = Path(temporary) / "site"

        def build() -> None:
            inspection = inspect(source, date, audience)
            tell_findings(inspection, lang, err=True)
            if has_errors(inspection.findings):
                click.echo(texts_of(inspection, lang).gettext("The site stays as it was."), err=True)
                return
            with fresh_site(out) as folder:
                pages = write_site(inspection, folder)
            tell_pages(inspection, lang, pages, f"http://127.0.0.1:{served.server_port}/")
            reload.announce()

        out.mkdir()
        with server(out, port, reload) as served:
            threading.Thread(target=served.serve_forever, daemon=True).start()
            build()
            try:
                folders = [source / "data", source / "stories", templates_folder()]
                for _ in watch(*(folder for folder in folders if folder.is_dir()), raise_interrupt=False):
                    build()
            finally:
                served.shutdown()
