"""A file that was read: its value, and where each part of it stands.

Places are kept beside the values, packed, so that a region of tens of thousands of members stays small:
one array of unsigned integers a mapping or list, in the order of its keys or items. The values are read,
never changed: a key added afterwards has no place of its own.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any

from site_builder.problems import Place

#: what packs places: 32 bits are enough for any line or column of a file that may be read
PACKED = "I"

Step = str | int
LineColumn = tuple[int, int]


class YamlMap(dict):
    """A mapping that knows where it, its keys and their values stand.

    `places` holds line and column of the mapping, then for each key in order: line and column of the key,
    line and column of its value; all counted from 1.
    """

    __slots__ = ("places",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = array(PACKED)

    @property
    def start(self) -> LineColumn:
        """Line and column where the mapping begins (1, 1 for one that was not read from a file)."""
        return _pair(self.places, 0) or (1, 1)

    def key_at(self, key: str) -> LineColumn | None:
        """Line and column of a key, None where there is no such key."""
        return self._at(key, 2)

    def value_at(self, key: str) -> LineColumn | None:
        """Line and column of a key's value, None where there is no such key."""
        return self._at(key, 4)

    def _at(self, key: str, offset: int) -> LineColumn | None:
        for index, name in enumerate(self):
            if name == key:
                return _pair(self.places, offset + 4 * index)
        return None


class YamlList(list):
    """A list that knows where it and its items stand.

    `places` holds line and column of the list, then of each item; all counted from 1.
    """

    __slots__ = ("places",)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.places = array(PACKED)

    @property
    def start(self) -> LineColumn:
        """Line and column where the list begins (1, 1 for one that was not read from a file)."""
        return _pair(self.places, 0) or (1, 1)

    def item_at(self, index: int) -> LineColumn | None:
        """Line and column of an item, None where there is no such item."""
        return _pair(self.places, 2 + 2 * index) if 0 <= index < len(self) else None


def _pair(places: array[int], index: int) -> LineColumn | None:
    return (places[index], places[index + 1]) if index + 1 < len(places) else None


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the region, as it was read.

    `path` is relative to the region (POSIX), `kind` the name of its schema, `value` what the file holds (None
    where `broken`), `start` the line and column where that begins.
    """

    path: str
    kind: str
    value: Any = None
    broken: bool = False
    start: LineColumn = (1, 1)

    def place(self, *steps: Step, key: bool = False) -> Place:
        """The place of the value to which the steps lead (keys of mappings, indexes of lists from 0).

        With `key`, the place of the last step's key (of the item, where it is one of a list). A step that does not
        exist gives the place of the innermost mapping or list that does.
        """
        here, value = self.start, self.value
        last = len(steps) - 1
        for number, step in enumerate(steps):
            found = _find(value, step, key and number == last)
            if found is None:
                break
            here, value = found
        return Place(self.path, *here)


def _find(value: Any, step: Step, key: bool) -> tuple[LineColumn, Any] | None:
    """Where a step leads from a value: place and value there, None where it leads nowhere."""
    here: LineColumn | None = None
    if isinstance(value, YamlMap) and isinstance(step, str):
        here = value.key_at(step) if key else value.value_at(step)
    elif isinstance(value, YamlList) and isinstance(step, int):
        here = value.item_at(step)
    return None if here is None else (here, value[step])  # type: ignore[index]
