"""The dictionary: every column of every published table, in the region's languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from site_builder.opendata.columns import Words, in_languages
from site_builder.opendata.table import Column, Table
from site_builder.problems import N_


def dictionary_table(words: Words, tables: Iterable[Table]) -> Table:
    """One row for each column of the tables, and of the dictionary itself."""
    columns = _columns(words)
    its_own = Table(
        "dictionary",
        words(N_("Dictionary")),
        words(N_("One row for each column of each table: what it means, its unit and its type.")),
        columns,
        (),
        ("table", "column"),
    )
    rows = [_row(words, table.name, column) for table in (*tables, its_own) for column in table.columns]
    return Table(its_own.name, its_own.title, its_own.help, columns, rows, its_own.key)


def _columns(words: Words) -> tuple[Column, ...]:
    def text(name: str, title: str, help: str = "", required: bool = False) -> Column:
        return Column(name, "string", words(title), words(help) if help else {}, required=required)

    return (
        text("table", N_("Table"), N_("Name of the table: that of its files."), required=True),
        text("column", N_("Column"), N_("Name of the column in the files."), required=True),
        text("type", N_("Type"), N_("string, integer, number, boolean, date or year."), required=True),
        text("unit", N_("Unit"), N_("Empty where there is none.")),
        Column("required", "boolean", words(N_("Always filled")), {}, required=True),
        Column(
            "many",
            "boolean",
            words(N_("Several values")),
            words(N_("Whether a cell may hold several values, joined by |.")),
            required=True,
        ),
        text("values", N_("Values"), N_("The values that it may take, joined by |; empty where it is free.")),
        *in_languages(words, text("title", N_("Title"))),
        *in_languages(words, text("help", N_("Meaning"))),
    )


def _row(words: Words, table: str, column: Column) -> tuple[Any, ...]:
    titles = (column.title.get(language) for language in words.languages)
    helps = (column.help.get(language) for language in words.languages)
    return (
        table,
        column.name,
        column.type,
        column.unit,
        column.required,
        column.many,
        tuple(column.choices),
        *titles,
        *helps,
    )
