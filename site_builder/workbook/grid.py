"""What a cluster aims at in a year, beside the rows of the grid that count towards it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.source.repository import Repository
from site_builder.workbook.book import Book, Sheet

#: definitions that add up fields of the grid, and nothing else
_SUM = re.compile(r"sum\(\s*([a-z0-9_.]+(?:\s*\+\s*[a-z0-9_.]+)*)\s*\)")


@dataclass(frozen=True, slots=True)
class Objective:
    """What is aimed at, and the rows (by their keys) whose sum it is."""

    title: str
    target: float
    paths: tuple[tuple[str, ...], ...]


def objectives(book: Book, sheet: Sheet, repository: Repository) -> tuple[Objective, ...]:
    """The objectives of the book's year that are counted by the form alone; of two for one indicator the later."""
    targets = book.sheet("targets")
    titles = targets.column("indicator") if targets else None
    found: dict[str, Objective] = {}
    for row in targets.rows if targets else ():
        said = {cell.column: cell.shown for cell in row.cells}
        name, target = said.get("indicator"), said.get("target")
        if said.get("to") != book.year or not isinstance(name, str) or not isinstance(target, (int, float)):
            continue
        paths = tuple(_paths(repository, sheet, name))
        if paths and titles and titles.question:
            found[name] = Objective(titles.question.choices.get(name, name), target, paths)
    return tuple(found.values())


def _paths(repository: Repository, sheet: Sheet, indicator: str) -> Iterator[tuple[str, ...]]:
    document = repository.indicators.get(indicator)
    definition: Mapping[str, Any] = document.value if document and isinstance(document.value, dict) else {}
    added = _SUM.fullmatch(str(definition.get("value", "")).strip())
    if definition.get("table") != sheet.code or definition.get("where") or not added:
        return
    rows = {row.code: row.keys for row in sheet.rows if row.question}
    names = [each.strip() for each in added[1].split("+")]
    if all(name in rows for name in names):
        yield from (rows[name] for name in names)
