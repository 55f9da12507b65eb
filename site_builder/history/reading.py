"""What older versions of records said. Only files that changed since the site became public are read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from site_builder.differences import Change, changes
from site_builder.history.model import Amendment, Line, Revision
from site_builder.history.revisions import Timeline, Version
from site_builder.records import Definition
from site_builder.schema import Schemas
from site_builder.schema.catalogue import ANY_KEY
from site_builder.source.document import Document
from site_builder.source.git import contents
from site_builder.source.places import kind_at
from site_builder.source.repository import Repository
from site_builder.source.yaml import read_yaml

#: records whose history is told; that of definitions is told apart
KINDS = ("annual", "quarterly", "members", "targets")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a record said from a revision on; None where it was not there."""

    revision: Revision
    document: Document | None

    @property
    def value(self) -> Mapping[str, Any] | None:
        """The value of the document."""
        return None if self.document is None else self.document.value


def readings(repository: Repository, schemas: Schemas, times: Mapping[str, Timeline]) -> dict[str, list[Reading]]:
    """Of each file with several versions since it was published what it said, the oldest first.

    A version that says what the one before said (another form, order or comment) is left out, and so is one that no
    check would have let pass, which was never published.
    """
    several = {path: each.versions for path, each in times.items() if len(each.versions) > 1 and kind_at(path)}
    blobs = contents(repository.root, (version.blob for versions in several.values() for version in versions))
    return {path: _readings(schemas, path, versions, blobs) for path, versions in several.items()}


def _readings(schemas: Schemas, path: str, versions: tuple[Version, ...], blobs: Mapping[str, bytes]) -> list[Reading]:
    kind = kind_at(path) or ""
    found: list[Reading] = []
    for version in versions:
        document = _document(schemas, path, kind, blobs.get(version.blob)) if version.blob else None
        if version.blob and document is None:
            continue
        reading = Reading(version.revision, document)
        if not found or _differ(schemas, kind, found[-1], reading):
            found.append(reading)
    return found


def _document(schemas: Schemas, path: str, kind: str, data: bytes | None) -> Document | None:
    if data is None:
        return None
    document, findings = read_yaml(data, path, kind)
    return None if findings or document.broken or schemas.shape(document) else document


def _differ(schemas: Schemas, kind: str, one: Reading, other: Reading) -> bool:
    if one.value is None or other.value is None:
        return one.value is not other.value
    return one.value != other.value and bool(changes(schemas, kind, one.value, other.value))


def line(
    schemas: Schemas, definitions: Mapping[str, Definition], path: str, first: Revision, read: list[Reading], all_: bool
) -> Line:
    """The history of a record; unless `all_` is told, without what is for officers."""
    kind = kind_at(path) or ""
    amendments = []
    for before, after in pairwise(read):
        if after.value is None:
            amendments.append(Amendment(after.revision, "withdrawn"))
        elif before.value is None:
            amendments.append(Amendment(after.revision, "returned"))
        else:
            found = changes(schemas, kind, before.value, after.value)
            seen = tuple(found if all_ else (_plain(each) for each in found if _is_public(each, definitions)))
            if seen:
                amendments.append(Amendment(after.revision, "changed", seen))
    return Line(kind, first, tuple(amendments))


def _plain(change: Change) -> Change:
    """Without the whole of an entry that came or went, where fields for officers may stand."""
    whole = change.field.type == "array" and not change.field.leaf
    return replace(change, before=None, after=None) if whole else change


def _is_public(change: Change, definitions: Mapping[str, Definition]) -> bool:
    if change.field.visibility != "public":
        return False
    if change.field.path[-1] == ANY_KEY:
        asked = definitions.get(str(change.steps[-1]))
        return asked is not None and asked.visibility == "public"
    return True
