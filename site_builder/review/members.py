"""Who joined, left, came back or changed between two lists of members."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Indel

from site_builder.differences import changes
from site_builder.matching.names import NEAR, in_order, normalised, similarity
from site_builder.review.facts import Statement
from site_builder.schema import Schemas
from site_builder.source.document import Document

Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Lists:
    """Two lists of a cluster, and the years in whose lists each organisation stood before the year of the new one.

    `last` is the year of the list just before it, None where there is none: who stood in that did not come back.
    """

    before: Document | None
    after: Document
    years: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    last: int | None = None


def told(schemas: Schemas, lists: Lists) -> list[Statement]:
    """Statements on the members who differ: those who left first, then those who came, then what is said of others."""
    old, new = entries(lists.before), entries(lists.after)
    left = {ident: each for ident, each in old.items() if ident not in new}
    joined = {ident: each for ident, each in new.items() if ident not in old}
    same = _same(left, joined)
    return [
        *(_left(lists, ident, left[ident]) for ident in left if ident not in same.values()),
        *(_joined(lists, ident, joined[ident]) for ident in joined if ident not in same),
        *(_is_same(lists, ident, joined[ident], other, left[other]) for ident, other in same.items()),
        *(
            each
            for ident, (number, entry) in new.items()
            if ident in old and old[ident][1] != entry
            for each in _changed(schemas, lists, ident, old[ident][1], number, entry)
        ),
    ]


def entries(document: Document | None) -> dict[str, tuple[int, Entry]]:
    """The entries of a list by id, each with its number in the list; those that have no id are passed over."""
    value = document.value if document is not None and isinstance(document.value, dict) else {}
    listed = value.get("members")
    numbered = enumerate(listed if isinstance(listed, list) else ())
    return {str(each["id"]): (number, each) for number, each in numbered if isinstance(each, dict) and each.get("id")}


def _left(lists: Lists, ident: str, found: tuple[int, Entry]) -> Statement:
    number, entry = found
    place = (lists.before or lists.after).place("members", number)
    return Statement("member-left", place, {"id": ident, "name": _name(entry), "since": entry.get("since")})


def _joined(lists: Lists, ident: str, found: tuple[int, Entry]) -> Statement:
    number, entry = found
    place, years = lists.after.place("members", number), lists.years.get(ident, ())
    facts = {"id": ident, "name": _name(entry)}
    if years and lists.last not in years:
        return Statement("member-returned", place, {**facts, "years": years})
    return Statement("member-joined", place, facts)


def _is_same(lists: Lists, ident: str, found: tuple[int, Entry], old_id: str, old: tuple[int, Entry]) -> Statement:
    facts = {"id": ident, "name": _name(found[1]), "old_id": old_id, "old_name": _name(old[1])}
    return Statement("member-same", lists.after.place("members", found[0], "id"), facts)


def _changed(schemas: Schemas, lists: Lists, ident: str, old: Entry, number: int, new: Entry) -> Iterator[Statement]:
    for change in changes(schemas, "members", {"members": [old]}, {"members": [new]}):
        change = replace(change, steps=("members", number, *change.steps[2:]))
        key = change.steps[-1]
        place = lists.after.place(*change.steps)
        facts = {"id": ident, "name": _name(new), "before": change.before, "after": change.after}
        if key == "name":
            if str(change.before).split() != str(change.after).split():
                yield Statement("member-name", place, {key: facts[key] for key in ("id", "before", "after")})
        elif key == "category":
            yield Statement("member-category", place, facts)
        else:
            yield Statement("member-value", place, {"id": ident, "name": _name(new), "change": change})


def _same(left: Mapping[str, tuple[int, Entry]], joined: Mapping[str, tuple[int, Entry]]) -> dict[str, str]:
    """Of those who came the ids that mean likely somebody who left, with the id of that one."""
    names = {ident: normalised(_name(entry)) for ident, (_, entry) in left.items()}
    sorted_names = {ident: in_order(name) for ident, name in names.items()}
    likely: list[tuple[float, str, str]] = []
    for ident, (_, entry) in joined.items():
        name = normalised(_name(entry))
        if not name:
            continue
        for asked, among in ((name, names), (in_order(name), sorted_names)):
            near = process.extract(asked, among, scorer=Indel.normalized_similarity, score_cutoff=NEAR, limit=None)
            likely += [(similarity(name, names[other]), ident, other) for _, _, other in near]
    return _paired(sorted((each for each in set(likely) if each[0] >= NEAR), key=lambda each: (-each[0], each[1:])))


def _paired(likely: Sequence[tuple[float, str, str]]) -> dict[str, str]:
    """Each at most once, the likeliest first."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, ident, other in likely:
        if ident not in found and other not in taken:
            found[ident] = other
            taken.add(other)
    return found


def _name(entry: Entry) -> str:
    return str(entry.get("name") or entry.get("id"))
