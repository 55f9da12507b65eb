"""Which sheets a workbook has, and what each of their cells stands for: from the schemas, so that a field added to
one of them appears."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from site_builder.canonical.order import SORTED
from site_builder.entry import results_asked
from site_builder.problems import N_
from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ANY_KEY, ITEMS
from site_builder.source.repository import Repository
from site_builder.texts import Texts
from site_builder.workbook.book import LEFT, SIGN, Book, Cell, Column, Question, Record, Row, Sheet, value_at
from site_builder.workbook.places import records_of
from site_builder.workbook.questions import Asking, questions, result, shown
from site_builder.workbook.sent import Sent

#: not asked: the period, which the workbook says itself, and the answers to warnings, which are given to the finding
NOT_ASKED = ("year", "quarter", "confirmed")
KINDS = ("annual", "quarterly", "members", "targets")
#: empty rows of a table, beyond the entries there are
_SPARE = {"members": 200}
_SPARE_OTHERWISE = 50
_LONGEST_TITLE = 31
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")


def layout(
    schemas: Schemas, repository: Repository, texts: Texts, cluster: str, year: int, sent: Sent | None = None
) -> Book:
    """The workbook of a cluster and a year as it would be written today, or as it was `sent`.

    `texts` are the words of the workbook's language, with the region's languages. A record that can't be read, or is
    at fault, shows what can be read of it. Raises KeyError where there is no such cluster.
    """
    files = repository.clusters[cluster]
    records = records_of(schemas, files, year)
    if sent is not None:
        records = {kind: tuple(sent.as_then(each) for each in its) for kind, its in records.items()}
    asking = Asking(repository, texts, cluster, year, _members(records["members"][0]))
    sheets = [sheet for kind in KINDS for sheet in _sheets(schemas, asking, kind, records[kind])]
    profile = files.profile.value
    name = texts.say(profile.get("name")) if isinstance(profile, dict) else ""
    return Book(cluster, name or cluster, year, texts.language, _titled(sheets))


def _members(record: Record) -> dict[str, str]:
    """Names by id of the members, for those fields that name one of them."""
    entries = value_at(record.begins, ("members",))
    found = {value_at(each, ("id",)): value_at(each, ("name",)) for each in entries or ()}
    return {key: str(name or key) for key, name in found.items() if isinstance(key, str)}


def _sheets(schemas: Schemas, asking: Asking, kind: str, records: Sequence[Record]) -> Iterator[Sheet]:
    """The form of a kind, where it asks for more than a list, then a table for each of its lists."""
    fields = [each for each in schemas.fields(kind) if each.path[0] not in NOT_ASKED]
    alone = [each for each in fields if ITEMS not in each.path and not _is_list(each)]
    whole = not any(each.leaf or each.type == "map" for each in alone)
    if not whole:
        form = schemas.form(kind)
        rows = tuple(_form_rows(asking, kind, records, alone))
        columns = tuple(Column(each.code, asking.texts.period(each.period), each) for each in records)
        help = asking.texts.say(form.help)
        yield Sheet(kind, asking.texts.say(form.title), "form", help, tuple(records), columns, rows)
    for each in fields:
        if _is_list(each) and ITEMS not in each.path:
            yield _table(asking, records[0], each, fields, schemas.form(kind) if whole else None)


def _is_list(field: Field) -> bool:
    return field.type == "array" and not field.leaf


def _form_rows(asking: Asking, kind: str, records: Sequence[Record], fields: Sequence[Field]) -> Iterator[Row]:
    free = {each.path[:-1]: each for each in fields if each.path[-1] == ANY_KEY}
    for field in fields:
        if field.path[-1] == ANY_KEY:
            continue
        if field.leaf:
            values = [value_at(record.begins, field.path) for record in records]
            for question in questions(asking, field, field.path, values):
                yield _form_row(asking, kind, records, question)
            continue
        yield _heading(asking, field)
        if field.path in free:
            for name in _names(asking, field, records):
                question = result(asking, free[field.path], name, (*field.path, name))
                yield _form_row(asking, kind, records, question)


def _heading(asking: Asking, field: Field) -> Row:
    say, officers = asking.texts.say, field.visibility == "officers"
    return Row(SIGN, (), None, field.path, say(field.title), say(field.help), min(len(field.path), 3), officers)


def _form_row(asking: Asking, kind: str, records: Sequence[Record], question: Question) -> Row:
    first = asking.languages[0]
    cells = tuple(
        Cell(
            kind,
            question.code,
            record.code,
            record,
            question,
            question.keys,
            shown(question, record.begins, question.keys, first),
            shown(question, record.last, question.keys, first),
        )
        for record in records
    )
    officers = question.field.visibility == "officers"
    return Row(question.code, cells, question, question.keys, question.title, question.help, 0, officers)


def _names(asking: Asking, field: Field, records: Sequence[Record]) -> list[str]:
    """The free keys that are asked for: those of the cluster and year, and those on record."""
    asked = results_asked(asking.repository, asking.cluster, asking.year) if field.reference == "results" else ()
    begun = (value_at(record.begins, field.path) for record in records)
    return list(dict.fromkeys([*asked, *(name for each in begun if isinstance(each, dict) for name in each)]))


def _table(asking: Asking, record: Record, field: Field, fields: Sequence[Field], form: Field | None) -> Sheet:
    """The table of a list; `form` is the form itself where it asks for nothing else."""
    kind, at = record.kind, field.path
    entries = value_at(record.begins, at)
    entries = entries if isinstance(entries, list) else []
    asked: list[Question] = []
    for inner in fields:
        if inner.leaf and inner.path[: len(at) + 1] == (*at, ITEMS):
            keys = inner.path[len(at) + 1 :]
            asked += questions(asking, inner, keys, [value_at(each, keys) for each in entries])
    key = SORTED.get((kind, at))
    code = kind if form else f"{kind}:{'.'.join(at)}"
    columns = [Column(each.code, each.title, record, each) for each in asked]
    if kind == "members":
        columns.insert(0, Column(LEFT, asking.texts.gettext("Has left"), record))
    help = asking.texts.say((form or field).help)
    if kind == "members" and record.value is None and record.last is not None:
        unchanged = N_("If nobody left and nobody came, write “no” in the column “Has left” of any row.")
        help = f"{help} {asking.texts.gettext(unchanged)}"
    rows = tuple(_entries(asking, code, record, at, entries, asked, key))
    return Sheet(
        code=code,
        title=asking.texts.say(field.title),
        kind="table",
        help=help,
        records=(record,),
        columns=tuple(columns),
        rows=_by_name(asking.texts, rows) if key else rows,
        at=at,
        key=key,
        spare=_SPARE.get(kind, _SPARE_OTHERWISE),
        officers=field.visibility == "officers",
        required=field.required,
    )


def _entries(
    asking: Asking,
    code: str,
    record: Record,
    at: tuple[str, ...],
    entries: Sequence[Any],
    asked: Sequence[Question],
    key: str | None,
) -> Iterator[Row]:
    first = asking.languages[0]
    before = _last_entries(record, at, key)
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        known = value_at(entry, (key,)) if key else None
        row = known if isinstance(known, str) and known and known not in seen else f"#{index}"
        seen.add(row)
        last = before.get(row)
        cells = tuple(
            Cell(
                code,
                row,
                question.code,
                record,
                question,
                (*at, index, *question.keys),
                shown(question, entry, question.keys, first),
                shown(question, last, question.keys, first),
            )
            for question in asked
        )
        yield Row(row, cells)


def _by_name(texts: Texts, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows that are known by their code stand by name: that is how people look for one."""

    def name(row: Row) -> tuple[str, str]:
        return texts.sort_key(next((str(cell.shown) for cell in row.cells if cell.question.keys == ("name",)), ""))

    return tuple(sorted(rows, key=name))


def _last_entries(record: Record, at: tuple[str, ...], key: str | None) -> Mapping[str, Any]:
    """The entries of the last record by the code of their row, where they can be known again."""
    entries = value_at(record.last, at) if key else None
    found = {value_at(each, (key,)): each for each in entries or ()} if key else {}
    return {name: each for name, each in found.items() if isinstance(name, str)}


def _titled(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Sheets under titles that a program for spreadsheets accepts, no two alike."""
    taken: set[str] = set()
    titled = []
    for sheet in sheets:
        plain = _NOT_IN_TITLES.sub(" ", sheet.title).strip("' ") or sheet.code.replace(":", " ")
        title, number = plain[:_LONGEST_TITLE].rstrip(), 1
        while title.casefold() in taken:
            number += 1
            title = f"{plain[: _LONGEST_TITLE - 3].rstrip()} {number}"
        taken.add(title.casefold())
        titled.append(replace(sheet, title=title))
    return tuple(titled)
