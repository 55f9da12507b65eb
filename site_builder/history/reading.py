"""What older versions of records said. Only files that changed since the site became public are read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from site_builder.differences import Change, changes
from site_builder.history.model import Amendment, Line, Revision
from site_builder.history.revisions import Timeline, Version
from site_builder.records import Definition
from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ANY_KEY
from site_builder.source.document import Document
from site_builder.source.git import contents, hash_of
from site_builder.source.places import kind_at
from site_builder.source.repository import Repository
from site_builder.source.yaml import read_yaml

#: records whose history is told; that of definitions is told apart
KINDS = ("annual", "quarterly", "members", "targets")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a record said from a revision on, and what this changed; None where it was not there."""

    revision: Revision
    document: Document | None
    changes: tuple[Change, ...] = ()

    @property
    def value(self) -> Mapping[str, Any] | None:
        """The value of the document."""
        return None if self.document is None else self.document.value


def readings(repository: Repository, schemas: Schemas, times: Mapping[str, Timeline]) -> dict[str, list[Reading]]:
    """Of each file with several versions since it was published what it said, the oldest first.

    A version that says what the one before said (another form, order or comment) is left out, and so is one that no
    check would have let pass, which was never published.
    """
    kinds = (*KINDS, "indicator")
    several = {path: each.versions for path, each in times.items() if len(each.versions) > 1 and kind_at(path) in kinds}
    if not several:
        return {}
    reader = _Reader(repository, schemas, several)
    return {path: reader.readings(path, versions) for path, versions in several.items()}


class _Reader:
    """Reads versions; those that lie in the region's folder were read, and checked, already."""

    def __init__(self, repository: Repository, schemas: Schemas, several: Mapping[str, tuple[Version, ...]]) -> None:
        self.schemas = schemas
        now = {document.path: document for document in repository.documents()}
        self.known: dict[tuple[str, str], Document] = {}
        for path in several.keys() & now.keys():
            length = max(len(version.blob) for version in several[path])
            with suppress(OSError):  # a file that went meanwhile
                self.known[path, hash_of((repository.root / path).read_bytes(), length)] = now[path]
        self.sound = set(map(id, now.values()))
        wanted = {(path, version.blob) for path, versions in several.items() for version in versions}
        self.contents = contents(repository.root, sorted({blob for _, blob in wanted - self.known.keys() if blob}))

    def readings(self, path: str, versions: tuple[Version, ...]) -> list[Reading]:
        """The readings of a file."""
        found: list[Reading] = []
        for version in versions:
            document = self.document(path, version.blob) if version.blob else None
            if document is None and version.blob:
                continue
            reading = Reading(version.revision, document)
            if not found:
                found.append(reading)
            elif found[-1].value == reading.value:
                continue
            elif len(found) == 1 and not self.passes(found[0].document):
                found = [reading]
            elif self.passes(document):
                came_or_went = found[-1].value is None or reading.value is None
                told = () if came_or_went else self.changes(path, found[-1], reading)
                if told or came_or_went:
                    found.append(replace(reading, changes=told))
        return found

    def changes(self, path: str, one: Reading, other: Reading) -> tuple[Change, ...]:
        """What differs between two versions that are there."""
        return tuple(changes(self.schemas, kind_at(path) or "", one.value, other.value or {}))

    def document(self, path: str, blob: str) -> Document | None:
        """A version of a file; None where it cannot be read."""
        if (path, blob) in self.known:
            return self.known[path, blob]
        document, findings = read_yaml(self.contents.get(blob, b""), path, kind_at(path) or "")
        return None if findings or document.broken else document

    def passes(self, document: Document | None) -> bool:
        """Whether a version has the shape that is asked today; each is asked once, and only where it differs."""
        return document is None or id(document) in self.sound or not self.schemas.shape(document)


def line(definitions: Mapping[str, Definition], path: str, first: Revision, read: list[Reading], all_: bool) -> Line:
    """The history of a record; unless `all_` is told, without what is for officers, and without texts that are gone."""
    kind = kind_at(path) or ""
    amendments = []
    now = set() if all_ or not read else set(_texts(read[-1].value))
    for before, after in pairwise(read):
        if after.value is None:
            amendments.append(Amendment(after.revision, "withdrawn"))
        elif before.value is None:
            amendments.append(Amendment(after.revision, "returned"))
        else:
            found = after.changes
            seen = found if all_ else tuple(_plain(each, now) for each in found if _is_public(each, definitions))
            if seen:
                amendments.append(Amendment(after.revision, "changed", seen))
    return Line(kind, first, tuple(amendments))


def _plain(change: Change, now: set[str]) -> Change:
    """Without the whole of an entry that came or went, where fields for officers may stand, and without a text that
    the record has no more: it may have been taken out because it never should have been read.
    """
    field, named = change.field, change.named
    coded = named is not None and bool(named.choices or named.reference)
    entry = change.entry if coded or now.issuperset(_texts(change.entry)) else ""
    if (field.type == "array" and not field.leaf) or is_free(field):
        return replace(change, entry=entry, before=None, after=None)
    return replace(change, entry=entry)


def is_free(field: Field) -> bool:
    """Whether somebody words the value: no number, date, choice or code."""
    worded = {"text", "localised"} & {field.type, field.items}
    return bool(worded) and not (field.choices or field.reference)


def _texts(value: Any) -> Iterator[str]:
    """Every text of a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _is_public(change: Change, definitions: Mapping[str, Definition]) -> bool:
    """Whether everybody may read the field, and the indicator of which it is a result or an objective."""
    if change.field.visibility != "public":
        return False
    indicator = str(change.steps[-1]) if change.field.path[-1] == ANY_KEY else None
    if change.named is not None and change.named.reference == "indicators":
        indicator = str(change.entry)
    return indicator is None or (indicator in definitions and definitions[indicator].visibility == "public")
