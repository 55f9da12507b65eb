"""Tables to files: CSV as RFC 4180 has it (UTF-8, LF, no mark at the front), and Parquet made from that very CSV.

The same rows give the same bytes: no clock, no path and no second thread enter a file.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from site_builder.opendata.table import LIST_JOINT, Column, Download, File, Table

_PARQUET_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "year": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
_EXACT = 2**53  # up to here a whole number keeps its last digit in a double


def write_tables(tables: Iterable[Table], folder: Path) -> tuple[Download, ...]:
    """Write every table as `<name>.csv` and `<name>.parquet` into the folder, which exists."""
    with duckdb.connect(":memory:", config={"threads": 1, "preserve_insertion_order": True}) as connection:
        return tuple(_write(table, folder, connection) for table in tables)


def _write(table: Table, folder: Path, connection: duckdb.DuckDBPyConnection) -> Download:
    text, packed = folder / f"{table.name}.csv", folder / f"{table.name}.parquet"
    count = write_csv(table, text)
    connection.execute(_copy(table.columns, text, packed))
    return Download(table, count, written(text), written(packed))


def write_csv(table: Table, path: Path) -> int:
    """Write the table's header and rows; how many rows there were."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in table.columns])
        for row in table.rows:
            writer.writerow([cell(value) for value in row])
            count += 1
    return count


def cell(value: Any) -> str:
    """A value as CSV has it: nothing for None, the shortest digits that read back as the same number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    if isinstance(value, (list, tuple)):
        return LIST_JOINT.join(cell(item) for item in value)
    return str(value)


def _copy(columns: Iterable[Column], text: Path, packed: Path) -> str:
    types = ", ".join(f"{_quoted(column.name)}: '{_PARQUET_TYPES[column.type]}'" for column in columns)
    source = _quoted(re.sub(r"([\[*?])", r"[\1]", str(text)))  # a folder's name is a name, not a pattern
    return (
        f"COPY (SELECT * FROM read_csv({source}, columns = {{{types}}}, auto_detect = false, header = true, "
        "delim = ',', quote = '\"', escape = '\"', nullstr = '', new_line = '\\n')) "
        f"TO {_quoted(str(packed))} (FORMAT parquet, COMPRESSION zstd)"
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def written(path: Path) -> File:
    """The file as it lies there."""
    content = path.read_bytes()
    return File(path.name, len(content), hashlib.sha256(content).hexdigest())
