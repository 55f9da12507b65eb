"""A table to publish: its columns, its rows, and what ties it to others. What a file format needs, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

#: joins the items of a list within a cell
LIST_JOINT = "|"


@dataclass(frozen=True)
class Column:
    """A column: `type` is one of Table Schema's (`string`, `integer`, `number`, `boolean`, `date`, `year`).

    `title` and `help` are texts by language; `unit` a unit of the contract or `""`; `choices` the values that it may
    take, each with its text by language; `many` where a cell may hold several.
    """

    name: str
    type: str
    title: Mapping[str, str]
    help: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    required: bool = False
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    many: bool = False


@dataclass(frozen=True)
class ForeignKey:
    """`fields` of this table are a key of another one's `columns`."""

    fields: tuple[str, ...]
    table: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table by the name of its file; a row has a value for each column, None where there is none."""

    name: str
    title: Mapping[str, str]
    help: Mapping[str, str]
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Any, ...]]
    key: tuple[str, ...] = ()
    foreign: tuple[ForeignKey, ...] = ()


@dataclass(frozen=True)
class File:
    """A file as it was written: path below `data/`, size in bytes, SHA-256 as hexadecimal digits."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Download:
    """A published table and its two files; the table's rows are spent."""

    table: Table
    count: int
    csv: File
    parquet: File
