"""What becomes of a record's values and of the entries of its lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.differences import Change, changes, plain
from site_builder.problems import Place
from site_builder.review.facts import Statement
from site_builder.schema import Schemas
from site_builder.source.document import Document

Value = Mapping[str, Any]
#: what of a record only says which it is, or answers questions about it alone
_OF_ITS_OWN = ("year", "quarter", "confirmed")
#: what each year has for itself: what is not in the next one has not been taken away
_OF_ITS_YEAR = ("grants", "collaborations", "comment")


def told(schemas: Schemas, kind: str, before: Document | None, after: Document | None) -> list[Statement]:
    """Statements on values and entries that differ between two states of a record."""
    found = changes(schemas, kind, _value(before), _value(after))
    return in_order(statement(each, before, after) for each in found if not _is_form(each))


def told_against(schemas: Schemas, kind: str, last: Document | None, new: Document) -> list[Statement]:
    """The same of a record that was not there, beside the cluster's last one of its kind (its values alone, if none).

    What belongs to its own period is not compared: a grant of this year is none of last year's, changed.
    """
    own = (*_OF_ITS_OWN, *_OF_ITS_YEAR)
    before = {k: v for k, v in _value(last).items() if k not in own}
    after = {k: v for k, v in _value(new).items() if k not in _OF_ITS_OWN}
    found = (each for each in changes(schemas, kind, before, after) if not _is_form(each))
    return in_order(statement(each, last, new) for each in found)


def statement(change: Change, before: Document | None, after: Document | None) -> Statement:
    """One change of a record, at its place."""
    of_list = change.field.type == "array" and not change.field.leaf
    gone, new = change.after is None, change.before is None
    kind = f"{'entry' if of_list else 'value'}-{'removed' if gone else 'added' if new else 'changed'}"
    return Statement(kind, _place(change, before if gone else after, of_list), {"change": change})


def moved(path: str, places: Mapping[str, str]) -> Statement:
    """The record is the same as that of before, which lay elsewhere."""
    return Statement("record-moved", Place(path), {"before": places[path]})


def count(kind: str, value: Any) -> int:
    """How much a record says: members, targets, else single values."""
    listed = value.get(kind) if isinstance(value, Mapping) and kind in ("members", "targets") else None
    return len(listed) if isinstance(listed, list) else _leaves(value)


def in_order(statements: Iterator[Statement] | list[Statement]) -> list[Statement]:
    """What is gone comes first; else the order stays."""
    return sorted(statements, key=lambda each: not each.kind.endswith(("-removed", "-left")))


def _place(change: Change, document: Document | None, of_list: bool) -> Place:
    if document is None:
        return Place("")
    steps = change.steps
    if of_list:
        # the change names the list: the entry is found by what it says
        entry, listed = change.before if change.after is None else change.after, document.value
        for step in steps:
            listed = listed[step] if isinstance(listed, (dict, list)) else ()
        same = (number for number, each in enumerate(listed) if plain(each) == entry)
        steps = (*steps, next(same, 0))
    if change.language:
        return document.place(*steps, change.language)
    return document.place(*steps)


def _is_form(change: Change) -> bool:
    """Whether a text differs in its spaces and line ends alone."""
    before, after = change.before, change.after
    return isinstance(before, str) and isinstance(after, str) and before.split() == after.split()


def _value(document: Document | None) -> dict[str, Any]:
    return document.value if document is not None and isinstance(document.value, dict) else {}


def _leaves(value: Any) -> int:
    if isinstance(value, Mapping):
        return sum(map(_leaves, value.values()))
    return sum(map(_leaves, value)) if isinstance(value, list) else int(value is not None)
