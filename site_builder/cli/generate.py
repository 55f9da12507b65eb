"""`site-builder generate`: the files of a region's repository that are made from schemas and region data."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder import editors
from site_builder.cli.options import language, source
from site_builder.pipeline import languages_of
from site_builder.problems import N_, CannotRun
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.texts import Texts


@click.command()
@source
@language
@click.option("--check", "only_check", is_flag=True, help="Write nothing; say which files are not current, exit 1.")
@click.option("--force", is_flag=True, help="Write over files of these names that were not generated.")
@click.pass_context
def generate(context: click.Context, source: Path, lang: str | None, only_check: bool, force: bool) -> None:
    """Write the files that help to edit a region's records where they lie.

    Settings and explained schemas for Visual Studio Code, forms for issues and texts for proposals on GitHub and
    GitLab, who reviews which files (CODEOWNERS, from the region's teams): in the region's first language, with its own
    clusters, domains and codes. Run it again when one of those has changed.
    """
    repository, _ = read_repository(source)
    languages = languages_of(repository)
    texts = Texts(lang or languages[0], languages)
    ground = editors.Ground.of(repository, Schemas.load(), texts)
    files = editors.generate(ground)
    if only_check:
        stale = editors.stale(source, files)
        for path in stale:
            click.echo(texts.gettext("{path}: not current. Run: site-builder generate").format(path=path))
        context.exit(1 if stale else 0)
    theirs = [] if force else editors.foreign(source, files)
    if theirs:
        message = N_(
            "{files} would be written over, and was not written by this command. Keep what you need of it elsewhere "
            "and remove it, or run again with --force."
        )
        raise CannotRun(message, files=theirs)
    for path in editors.write(source, files):
        click.echo(texts.gettext("{path}: written").format(path=path))
    if ground.folder:
        message = texts.gettext(
            "Note: GitHub and GitLab read “.github” and “.gitlab” at the root of a repository alone, and this region "
            "lies in “{folder}”. Copy both there."
        )
        click.echo(message.format(folder=ground.folder), err=True)
