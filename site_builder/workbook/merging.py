"""What came back put into a record: only the differences, so that all else stays as it stands in the file.

A value is a plain one, as a record has it. Steps are keys and places in lists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from site_builder.workbook.book import Steps, value_at

Languages = Mapping[str, str | None]


def put(record: dict[str, Any], keys: Steps, value: Any) -> None:
    """Set a value, with the groups that hold it; None takes it out."""
    if value is None:
        _take_out(record, keys)
        return
    holder: Any = record
    for key in keys[:-1]:
        inner = holder.get(key) if isinstance(holder, dict) else holder[key]
        if not isinstance(inner, (dict, list)):
            inner = holder[key] = {}
        holder = inner
    holder[keys[-1]] = value


def _take_out(record: dict[str, Any], keys: Steps) -> None:
    holder = value_at(record, keys[:-1])
    if isinstance(holder, dict):
        holder.pop(keys[-1], None)


def text(before: Any, said: Languages, first: str) -> Any:
    """A text in languages: `before` with what is `said` now by language (None: nothing), as a record has it.

    What was one text for all languages stays one as long as only the first is said; what was said by language stays
    so. None where nothing is left.
    """
    by_language = dict(before) if isinstance(before, Mapping) else {first: before} if before else {}
    for language, words in said.items():
        if words:
            by_language[language] = words
        else:
            by_language.pop(language, None)
    if not by_language:
        return None
    if not isinstance(before, Mapping) and set(by_language) == {first}:
        return by_language[first]
    return by_language


def codes(before: Any, chosen: Sequence[Any]) -> list[Any]:
    """A list of codes: those that stay in the order in which they stood, then the new ones."""
    old = list(before) if isinstance(before, list) else []
    wanted = list(dict.fromkeys(chosen))
    kept = [each for each in old if each in wanted]
    return kept + [each for each in wanted if each not in kept]


def pairs(rows: Sequence[tuple[str, Sequence[Any]]], entries: Mapping[str, Sequence[Any]]) -> list[str | None]:
    """Which entry each row is, None for a new one; rows have a code (or an empty one) and what they say.

    Codes count while most rows say what the entry of their code says; else the rows were sorted without their codes,
    and what they say counts. A row without a code is the entry with which it has most in common, if that is more than
    half.
    """
    found: list[str | None] = [None] * len(rows)
    free = dict(entries)

    def take(row: int, code: str) -> None:
        found[row] = code
        del free[code]

    coded = [(index, code) for index, (code, _) in enumerate(rows) if code in free]
    # of a row that was copied, the one that says what it said comes first
    coded.sort(key=lambda each: list(entries[each[1]]) != list(rows[each[0]][1]))
    same = sum(list(entries[code]) == list(rows[index][1]) for index, code in coded)
    if 2 * same >= len(coded):
        for index, code in coded:
            if code in free:
                take(index, code)
    for index, (_, said) in enumerate(rows):
        if found[index] is None:
            equal = next((code for code, entry in free.items() if list(entry) == list(said)), None)
            if equal is not None:
                take(index, equal)
    for index, code in coded:
        if found[index] is None and code in free:
            take(index, code)
    for index, (code, said) in enumerate(rows):
        if found[index] is None and code not in entries and free:
            best = max(free, key=lambda each: _common(free[each], said))
            if 2 * _common(free[best], said) > sum(each is not None for each in free[best]):
                take(index, best)
    return found


def _common(one: Sequence[Any], other: Sequence[Any]) -> int:
    return sum(a is not None and a == b for a, b in zip(one, other, strict=False))
