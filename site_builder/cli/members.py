"""`site-builder members`: a cluster's list, in whatever spreadsheet it is kept, as the members list of a year."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from site_builder import canonical, report
from site_builder.checks.answering import outlived, without
from site_builder.cli.options import language, source, texts_of
from site_builder.matching import Match
from site_builder.member_lists import Answers, Import, Line, import_list, read_table, told
from site_builder.member_lists.deciding import Ask, Decided, name_key
from site_builder.member_lists.reading import column_letters
from site_builder.member_lists.telling import candidates, doubt
from site_builder.member_lists.vocabulary import FIELDS
from site_builder.pipeline import Inspection, examine
from site_builder.problems import N_, CannotRun, Finding, Place, beyond
from site_builder.source.document import Document
from site_builder.source.saving import save
from site_builder.texts import Texts

_ANSWER = N_(
    "Questions stop nothing. Correct what is wrong; where the list is right, say why under “confirmed” in it, with the "
    "name in square brackets as the rule."
)


@click.command()
@click.argument("cluster")
@click.argument("year", type=click.IntRange(1900, 2200))
@click.argument("file", type=click.Path(path_type=Path))
@source
@language
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook.  [default: the fullest]")
@click.option("--column", multiple=True, metavar="HEADING=FIELD", help="What a column holds, by its heading or letter.")
@click.option("--same", multiple=True, metavar="NAME=ID", help="A name in the list is this organisation on record.")
@click.option("--renamed", multiple=True, metavar="NAME=ID", help="The same, and the name is its new one.")
@click.option("--new", multiple=True, metavar="NAME", help="A name in the list is no organisation on record.")
@click.option("--left", multiple=True, metavar="ID", help="An organisation has left, though the list still has it.")
@click.option("--whole", is_flag=True, help="The list is whole, though half of the members before are missing in it.")
@click.option("--dry-run", is_flag=True, help="Tell what would be written, and write nothing.")
@click.pass_context
def members(
    context: click.Context,
    cluster: str,
    year: int,
    file: Path,
    source: Path,
    lang: str | None,
    sheet: str | None,
    column: tuple[str, ...],
    same: tuple[str, ...],
    renamed: tuple[str, ...],
    new: tuple[str, ...],
    left: tuple[str, ...],
    whole: bool,
    dry_run: bool,
) -> None:
    """Import the members of a CLUSTER in a YEAR from a FILE: CSV, .xlsx or .ods, its columns in any order and language.

    Organisations are found by their identifier and name in the lists of all clusters; what is on record of them is not
    asked again. Tells what was taken for the same organisation and why, then writes data/members/CLUSTER/YEAR.yml,
    unless something must be completed or answered first. Exits with 0 where the list is as the file says, 1 where
    something is to be done, 2 where it could not run.
    """
    region = examine(source)
    if cluster not in region.repository.clusters:
        known = sorted(region.repository.clusters)
        message = N_("There is no cluster “{name}” in data/clusters. The clusters are: {clusters}.")
        raise CannotRun(message, name=cluster, clusters=", ".join(known))
    texts = texts_of(region, lang)
    answers = Answers.of(_pairs(same, "--same"), _pairs(renamed, "--renamed"), frozenset(new), frozenset(left), whole)
    table = read_table(file, sheet)
    ask = _asking(texts) if _somebody_answers() else None
    named = _pairs(column, "--column")
    _check_fields(named.values())
    found = import_list(region.repository, region.schemas, table, cluster, year, answers, named, ask)
    for line in told(found, texts):
        click.echo(line)
    if found.value is None:
        click.echo("\n" + texts.gettext("Nothing was written."))
        context.exit(1)
    context.exit(_write(region, source, found, f"data/members/{cluster}/{year}.yml", texts, dry_run))


def _write(region: Inspection, source: Path, found: Import, path: str, texts: Texts, dry_run: bool) -> int:
    """Check the list as it would lie there, and put it in place where no error is in it; returns the exit code."""
    target = source / path
    present = target.read_bytes().decode("utf-8", "replace") if target.exists() else None
    cluster, year = path.split("/")[2], int(Path(path).stem)
    document = region.repository.clusters[cluster].members.get(year)
    if document is not None and document.value == found.value:
        click.echo("\n" + texts.gettext("{path} says this already: nothing was changed.").format(path=path))
        return 0
    text = canonical.write(region.schemas, "members", found.value or {}, region.languages, like=present)
    proposed = examine(source, instead={path: text.encode()})
    written = proposed.repository.clusters[cluster].members[year]
    idle = outlived(proposed.findings, written)
    if idle:
        # an answer to what is no longer asked goes with it; removing it changes no other finding
        for index in idle:
            told = texts.gettext("The answer to “{value}” is taken out: nothing asks about it here now.")
            click.echo(told.format(value=found.value["confirmed"][index]["rule"]))
        found.value = without(found.value, idle)
        text = canonical.write(region.schemas, "members", found.value, region.languages, like=present)
        proposed = examine(source, instead={path: text.encode()})
    own = [each for each in proposed.findings if each.place.path == path]
    new = [each for each in beyond(proposed.findings, region.findings) if each.place.path != path]
    if own or new:
        click.echo("")
    places = _places(found, proposed.repository.clusters[cluster].members[year])
    for each in own:
        click.echo(_placed(each, places, texts))
    if new:
        click.echo(report.text(new, texts), nl=False)
    if any(not each.is_error for each in own):
        click.echo(texts.gettext(_ANSWER))
    if any(each.is_error for each in (*own, *new)):
        click.echo("\n" + texts.gettext("Nothing was written."))
        return 1
    if dry_run:
        click.echo("\n" + texts.gettext("{path} would be written.").format(path=path))
        return 0
    save(target, text)
    click.echo("\n" + texts.gettext("{path} is written.").format(path=path))
    return 0


def _places(found: Import, document: Document) -> dict[Place, tuple[Line, int | None]]:
    """The line and column from which the values of a proposed list came, by their place in it."""
    places: dict[Place, tuple[Line, int | None]] = {}
    entries = document.value.get("members", []) if isinstance(document.value, dict) else []
    for index, entry in enumerate(entries):
        line = found.rows.get(entry.get("id", ""))
        if line is not None:
            places[document.place("members", index)] = line, None
            for name in entry:
                places[document.place("members", index, name)] = line, line.column(name, found.columns)
    return places


def _placed(each: Finding, places: dict[Place, tuple[Line, int | None]], texts: Texts) -> str:
    """A finding at the row and column from which its value came."""
    gravity = texts.gettext("error") if each.is_error else texts.gettext("question")
    words = f"{gravity}: {texts.tell(each)} [{each.rule}]"
    if each.place not in places:
        return words
    line, column = places[each.place]
    if column is None:
        return texts.gettext("row {row}: {words}").format(row=line.row, words=words)
    placed = texts.gettext("row {row}, column {column}: {words}")
    return placed.format(row=line.row, column=column_letters(column), words=words)


def _somebody_answers() -> bool:
    return sys.stdin.isatty()


def _asking(texts: Texts) -> Ask:
    """Asks of a doubt at the terminal: yes or no for each candidate, once for each name."""
    answers: dict[str, str] = {}

    def ask(line: Line, match: Match) -> str | None:
        key = name_key(line.name)
        if key not in answers:
            answers[key] = asked(line, match)
        return answers[key]

    def asked(line: Line, match: Match) -> str:
        its = Decided(line, match, ident=line.get("id"))
        click.echo(doubt(its, texts))
        for known in candidates(its):
            question = texts.gettext("Is it “{name}” ({id})?").format(name=known.name, id=known.id)
            if click.confirm(question, default=None):
                return known.id
        return ""

    return ask


def _pairs(written: Iterable[str], option: str) -> dict[str, str]:
    """Name and what it stands for, around the last `=`."""
    found = {}
    for each in written:
        name, sign, value = each.rpartition("=")
        if not sign or not name.strip() or not value.strip():
            raise CannotRun(
                N_("{option} “{written}” has no “=”. Write a name, = and what it is."), option=option, written=each
            )
        found[name.strip()] = value.strip()
    return found


def _check_fields(names: Iterable[str]) -> None:
    unknown = [name for name in names if name not in (*FIELDS, "postal")]
    if unknown:
        message = N_("There is no field “{name}”. The fields are: {names}.")
        raise CannotRun(message, name=unknown[0], names=", ".join((*FIELDS, "postal")))
