"""`site-builder format`: records in canonical form, so that a diff shows what changed and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import click

from site_builder import report
from site_builder.canonical.files import formed
from site_builder.cli.options import findings_format, folder_of, language, languages_at, source, speak
from site_builder.problems import N_, CannotRun
from site_builder.source.saving import save
from site_builder.texts import Texts


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@source
@click.option("--check", is_flag=True, help="Write nothing, and say which records are not in canonical form.")
@findings_format
@language
@click.pass_context
def format(
    context: click.Context, files: tuple[Path, ...], source: Path, check: bool, form: str, lang: str | None
) -> None:
    """Put records into canonical form.

    All of them, or those named (a folder stands for what lies in it): fields in the order of the forms, members by id,
    comments at their values, nothing else changed. A file that can't be read is told of and left as it is.

    Exits with 0 where all is in canonical form now, 1 where a file could not be read (with --check: or is not in
    canonical form), 2 where it could not run.
    """
    languages = languages_at(source)
    texts = speak(context, lang, languages)
    seen = list(formed(source, [_inside(file, source) for file in files], languages))
    written = [] if check else [each for each in seen if each.text is not None]
    for each in written:
        save(each.file, each.text or "")
        click.echo(each.path)
    findings = sorted((found for each in seen if each not in written for found in each.findings), key=lambda f: f.place)
    if findings:
        click.echo(report.FORMATS[form](findings, texts, folder_of(source)), nl=False)
    if not check or not findings:
        click.echo(_count(texts, len(written), len(seen)))
    context.exit(1 if findings else 0)


def _count(texts: Texts, written: int, seen: int) -> str:
    if not written:
        said = texts.ngettext(
            "%(seen)s record looked at, none changed.", "%(seen)s records looked at, none changed.", seen
        )
        return said % {"seen": texts.number(seen)}
    said = texts.ngettext(
        "%(written)s record changed, of %(seen)s.", "%(written)s records changed, of %(seen)s.", written
    )
    return said % {"written": texts.number(written), "seen": texts.number(seen)}


def _inside(file: Path, source: Path) -> str:
    """A file named on the command line as a path of the region: from where one is, else from the region's folder."""
    root = source.resolve()
    for whole in (Path(os.path.abspath(file)), root / file):
        if whole.exists() and whole.is_relative_to(root):
            return whole.relative_to(root).as_posix()
    raise CannotRun(N_("{file} is no file of the region in {root}."), file=file, root=root)
