"""`site-builder review`: what a change does to a region, for those who decide on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from site_builder import report
from site_builder.cli.options import day, folder_of, language, languages_at, source, speak
from site_builder.pipeline import languages_of
from site_builder.posting.reviewed import FILE, Reviewed
from site_builder.problems import N_, CannotRun
from site_builder.review import as_json, html, markdown
from site_builder.review.comparing import compare
from site_builder.review.facts import Review
from site_builder.review.states import REGION
from site_builder.review.telling import Teller
from site_builder.review.verdict import verdict_of
from site_builder.texts import Texts

_FILES = {"markdown": markdown.write, "html": html.write, "json": as_json.write}
_NAMES = {"markdown": "review.md", "html": "review.html", "json": "review.json"}


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@source
@language
@click.option(
    "--format",
    "form",
    type=click.Choice([*_FILES, "github"]),
    default="markdown",
    show_default=True,
    help="How it is told: markdown fits a comment, html is a page in one file, json is for other tools; "
    "github puts what is wrong or asked on the lines of a pull request.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False),
    metavar="FOLDER",
    help="Write review.md, review.html and review.json into this folder, and comment.json for post-review; only the "
    "verdict is printed then, unless it is told to github.",
)
@day
@click.pass_context
def review(
    context: click.Context,
    base: str,
    head: str | None,
    source: Path,
    lang: str | None,
    form: str,
    out: str | None,
    date: date | None,
) -> None:
    """Say what changes from BASE to HEAD: revisions of Git or folders; without HEAD, to the files as they are now.

    What only changes form is not mentioned. Exits with 0 where the change brings no error, 1 where it does, 2 where it
    could not run.
    """
    is_there = (source / REGION).is_file()
    texts = speak(context, lang, languages_at(source) if is_there else ("en",))
    if out is not None and not out.strip():
        # as of a variable that is not set: it would be the current folder
        raise CannotRun(N_("The name of the folder to write into is empty. Give one after --out."))
    found = compare(source, base, head, date)
    if not is_there and found.repository is not None:
        texts = speak(context, lang, languages_of(found.repository))
    if out is not None:
        _write(found, texts, Path(out))
    if form == "github":
        click.echo(report.github([*found.errors, *found.questions], texts, folder_of(source)), nl=False)
    elif out is None:
        click.echo(_FILES[form](found, texts), nl=False)
    else:
        click.echo(verdict_of(Teller(found, texts)))
    context.exit(1 if found.errors else 0)


def _write(found: Review, texts: Texts, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in _FILES.items():
        (folder / _NAMES[name]).write_text(write(found, texts), encoding="utf-8")
    (folder / FILE).write_text(Reviewed.made(found, texts).text(), encoding="utf-8")
