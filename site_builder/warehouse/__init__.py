"""The records as tables that SQL can ask, in memory, closed to everything else."""

from __future__ import annotations

import json
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, Self

from site_builder.records import Definition, Records
from site_builder.schema import Node, Schemas
from site_builder.warehouse.connection import BeyondBounds, Rows, TooLarge, TooLong, connect, run
from site_builder.warehouse.public import PublicColumn, public_columns
from site_builder.warehouse.rows import Row, rows_of, totals
from site_builder.warehouse.tables import TOTALS, Table, Unit, is_internal, quoted, sql_type, tables_of

__all__ = [
    "SECONDS",
    "TOTALS",
    "BeyondBounds",
    "PublicColumn",
    "Rows",
    "Table",
    "TooLarge",
    "TooLong",
    "Unit",
    "Warehouse",
    "is_internal",
    "quoted",
    "totals",
]

#: seconds that one question may take
SECONDS = 10.0
#: rows handed over at once; bounds the text that carries them
_CHUNK = 5000


class Warehouse:
    """The tables of the contract. Use it as a context manager, or `close()` it after use."""

    def __init__(
        self, schemas: Schemas, records: Records | None = None, more: Mapping[str, Node] | None = None
    ) -> None:
        """Make every table, with the rows of the records (without records the tables are empty).

        `more` are columns that each table has besides, for rows that `fill` brings.
        """
        self.schemas = schemas
        self.tables = {
            name: replace(table, columns={**table.columns, **(more or {})})
            for name, table in tables_of(schemas).items()
        }
        self._definitions: dict[str, Definition] = records.definitions if records else {}
        self._connection = connect()
        # an open connection at the interpreter's end makes DuckDB's binding speak of leaks
        self.close = weakref.finalize(self, self._connection.close)
        for table in self.tables.values():
            columns = ", ".join(f"{quoted(name)} {sql_type(node)}" for name, node in table.columns.items())
            self._connection.execute(f"CREATE TABLE {quoted(table.name)} ({columns})")
            if records is not None:
                self.fill(table.name, rows_of(table, records))

    def fill(self, name: str, rows: Iterable[Row]) -> None:
        """Add rows to a table, each with a value for every column, as `rows_of` gives them."""
        table = self.tables[name]
        # through JSON in memory: one statement a few thousand rows, and no file that would have to be removed
        row = sql_type(table.row)
        sql = f"INSERT INTO {quoted(table.name)} SELECT unnest(CAST(CAST(? AS JSON) AS {row}[]), max_depth := 2)"
        rows = iter(rows)
        while chunk := list(islice(rows, _CHUNK)):
            self._connection.execute(sql, [json.dumps(chunk, ensure_ascii=False)])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, sql: str, values: Iterable[Any] = (), seconds: float = SECONDS) -> Rows:
        """The rows of a query; raises duckdb.Error where it fails, BeyondBounds where it was stopped."""
        return run(self._connection, sql, list(values), seconds)

    def tell(self, sql: str, values: Iterable[Any] = ()) -> Rows:
        """The same without bounds, which is faster: for a query of which a definition is no part, but text at most."""
        return self._connection.execute(sql, list(values)).fetchall()

    def public_columns(self, table: str) -> tuple[PublicColumn, ...]:
        """The flat columns of a table that everybody may read, in a fixed order."""
        return public_columns(self.tables[table], self._definitions)

    def rows(self, table: str) -> Rows:
        """The rows of a table's public columns, by cluster, period and the order on record; lists stay lists."""
        columns = ", ".join(column.sql for column in self.public_columns(table))
        return self.tell(f"SELECT {columns} FROM {quoted(table)} ORDER BY rowid")
