"""Comments go with their values from a record's present text into the next one.

A field is the same by its name. An entry of a list is the same where nothing in it changed; else by what names it
(id, code, indicator and period, rule, title …); else, where nothing does, by most of its values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from site_builder.canonical.comments import Notes

#: a line that asks for a value (`entry.prompt`), and goes when the value is there
ASKING = "#?"
#: what names an entry, the surest first
_IDS = (("id",), ("code",), ("indicator", "from", "to"))
_NAMES = (("rule",), ("title",), ("name",), ("date", "text"), ("text",))
_ENOUGH = 0.5


#: steps to a list, and of each entry that is known its index now and before
Entries = Mapping[tuple[str | int, ...], Mapping[int, int]]


def followed(notes: Notes, old: Any, new: Any, known: Entries | None = None, at: tuple[str | int, ...] = ()) -> Notes:
    """The comments of the old value where they belong in the new one; those of what is gone are left out.

    `known` are entries of which the caller knows which they were, `at` leads to the value.
    """
    found = Notes(*([each for each in lines if not each.startswith(ASKING)] for lines in _lines(notes)))
    if isinstance(new, dict) and isinstance(old, dict):
        inner = notes.inner
        found.inner = {key: followed(inner[key], old[key], new[key], known, (*at, key)) for key in new if key in inner}
    elif isinstance(new, list) and isinstance(old, list) and notes.inner:
        pairs = known[at] if known and at in known else _same(old, new)
        for after, before in pairs.items():
            if before in notes.inner:
                found.inner[after] = followed(notes.inner[before], old[before], new[after], known, (*at, after))
    return found


def _lines(notes: Notes) -> tuple[list[str], list[str], list[str]]:
    return notes.above, notes.beside, notes.below


def _same(old: list[Any], new: list[Any]) -> dict[int, int]:
    """Which entry of the old list each of the new one was, as indexes."""
    pairs: dict[int, int] = {}
    if _key(old) == _key(new):  # 0 is not false
        return {index: index for index in range(len(new))}
    left = list(range(len(old))), list(range(len(new)))
    if len(old) == len(new):  # of several that are equal each stays in its place
        pairs = {index: index for index in left[0] if _key(old[index]) == _key(new[index])}
        left = [index for index in left[0] if index not in pairs], [index for index in left[1] if index not in pairs]
    _pair(old, new, left, pairs, _key)
    for names in (*_IDS, *_NAMES):
        _pair(old, new, left, pairs, lambda entry, names=names: _named(entry, names))
    for after in left[1]:
        alike = {before: _alike(old[before], new[after]) for before in left[0]}
        best = max(alike, key=lambda before: alike[before], default=0)
        if alike.get(best, 0) >= _ENOUGH:
            pairs[after] = best
            left[0].remove(best)
    return pairs


def _pair(
    old: list[Any],
    new: list[Any],
    left: tuple[list[int], list[int]],
    pairs: dict[int, int],
    key: Callable[[Any], Any],
) -> None:
    """Pair what has the same key, in order, and take it from what is left."""
    waiting: dict[Any, list[int]] = {}
    for index in left[0]:
        if (name := key(old[index])) is not None:
            waiting.setdefault(name, []).append(index)
    for index in list(left[1]):
        same = waiting.get(key(new[index]))
        if same:
            pairs[index] = same.pop(0)
            left[0].remove(pairs[index])
            left[1].remove(index)


def _named(entry: Any, names: tuple[str, ...]) -> Any:
    if not isinstance(entry, dict) or any(name not in entry for name in names):
        return None
    return tuple(_key(entry[name]) for name in names)


def _key(value: Any) -> Any:
    """The value as something that can be looked up: equal for equal values, whatever the order of their fields."""
    if isinstance(value, dict):
        return frozenset((name, _key(each)) for name, each in value.items())
    if isinstance(value, list):
        return tuple(_key(each) for each in value)
    return (isinstance(value, bool), value)


def _alike(old: Any, new: Any) -> float:
    """The share of two entries' values that are the same; none where an id says that they are others."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return 0
    if any(_named(each, names) is not None for each in (old, new) for names in _IDS):
        return 0
    before, after = set(_leaves(old)), set(_leaves(new))
    return len(before & after) / max(len(before | after), 1)


def _leaves(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for step, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(each, (*at, step))
    else:
        yield (*at, _key(value))
