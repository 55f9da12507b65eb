"""What was on record when a workbook was made: kept in the workbook, so that what people changed in it can be told from
what was recorded meanwhile, and both are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from site_builder.canonical.order import SORTED
from site_builder.workbook.book import Book, Record, Steps

#: code of the hidden sheet
SHEET = "sent"
#: a cell holds so many characters, and some programs fewer
_PIECE = 30_000
_MISSING = object()


@dataclass(frozen=True, slots=True)
class Sent:
    """The records of a workbook as it was made, by path: whether each was there, and what its cells began with."""

    records: Mapping[str, tuple[bool, Mapping[str, Any]]]

    def as_then(self, record: Record) -> Record:
        """The record as the workbook has it."""
        if record.path not in self.records:
            return record
        there, begins = self.records[record.path]
        return replace(record, value=begins if there else None, begins=begins)

    def differs(self, record: Record) -> bool:
        """Whether the record is another now."""
        then = self.as_then(record)
        return (then.value is None) != (record.value is None) or then.begins != record.begins


def written(book: Book) -> list[str]:
    """What the hidden sheet says, a text a cell."""
    records = {record.path: record for sheet in book.sheets for record in sheet.records}
    content = {path: [record.value is not None, record.begins] for path, record in records.items()}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]


def read(cells: Iterable[object]) -> Sent | None:
    """The same read back; None where it is not all there."""
    text = "".join(each for each in cells if isinstance(each, str))
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict):
        return None
    found: dict[str, tuple[bool, Mapping[str, Any]]] = {}
    for path, each in content.items():
        if not (isinstance(each, list) and len(each) == 2 and isinstance(each[0], bool) and isinstance(each[1], dict)):
            return None
        found[path] = (each[0], each[1])
    return Sent(found)


def merged(kind: str, then: Any, here: Any, now: Any) -> tuple[Any, list[tuple[Steps, Any, Any]]]:
    """What was changed here since then, applied to what is on record now; values are plain.

    Returns the value, and where both were changed: the steps, what stands here and what stands there now (None where
    nothing does). There the value is that of now.
    """
    clashes: list[tuple[Steps, Any, Any]] = []
    value = _merged(kind, (), then, here, now, clashes)
    return (None if value is _MISSING else value), clashes


def _merged(kind: str, steps: Steps, then: Any, here: Any, now: Any, clashes: list[tuple[Steps, Any, Any]]) -> Any:
    if here in (then, now):
        return now
    if now == then:
        return here
    if all(isinstance(each, dict) for each in (here, now)):
        then = then if isinstance(then, dict) else {}
        return _by_key(kind, steps, then, here, now, clashes)
    key = SORTED.get((kind, steps))
    if key and all(isinstance(each, list) for each in (here, now)):
        then, here, now = (_entries(each, key) for each in (then, here, now))
        return [each for _, each in sorted(_by_key(kind, steps, then, here, now, clashes).items())]
    clashes.append((steps, None if here is _MISSING else here, None if now is _MISSING else now))
    return now


def _by_key(
    kind: str,
    steps: Steps,
    then: Mapping[str, Any],
    here: Mapping[str, Any],
    now: Mapping[str, Any],
    clashes: list[tuple[Steps, Any, Any]],
) -> dict[str, Any]:
    found = {}
    for key in dict.fromkeys((*now, *here, *then)):
        sides = (each.get(key, _MISSING) for each in (then, here, now))
        value = _merged(kind, (*steps, key), *sides, clashes)
        if value is not _MISSING:
            found[key] = value
    return found


def _entries(value: Any, key: str) -> dict[str, Any]:
    entries = value if isinstance(value, list) else []
    return {each[key]: each for each in entries if isinstance(each, dict) and isinstance(each.get(key), str)}


def moved(before: list[Any], after: list[Any], key: str) -> Iterator[tuple[int, int]]:
    """Where each entry of a list stands after: its place before, its place now."""
    places = {each.get(key): number for number, each in enumerate(after) if isinstance(each, dict)}
    for number, each in enumerate(before):
        place = places.get(each.get(key)) if isinstance(each, dict) else None
        if place is not None:
            yield number, place
