"""The records of two states side by side: those of clusters, of the region as a whole, and other files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from site_builder.pipeline import languages_of
from site_builder.problems import Place
from site_builder.review import members, stories, values
from site_builder.review.facts import RecordReview, State, Statement
from site_builder.review.reading import Plan, Side, period_at
from site_builder.schema import Schemas
from site_builder.source.document import Document
from site_builder.source.places import kind_at

#: kinds of records in the order in which they are told
ORDER = ("cluster", "annual", "members", "quarterly", "targets", "story")


@dataclass(frozen=True)
class Pair:
    """Both states, and how they are told apart."""

    before: Side
    after: Side
    plan: Plan
    schemas: Schemas

    @property
    def languages(self) -> tuple[str, ...]:
        """The region's languages, the first of which names a story."""
        return languages_of(self.after.repository)

    @cached_property
    def moved(self) -> dict[str, str]:
        """Files that are the same at another place: where each was before, by where it is now."""
        before, after = self.before.state.files, self.after.state.files
        gone: dict[tuple[str | None, str], list[str]] = {}
        for path in self.plan.differing:
            if path not in after:
                gone.setdefault((kind_at(path), before[path]), []).append(path)
        found = {}
        for path in self.plan.differing:
            same = gone.get((kind_at(path), after[path])) if path not in before and after[path] else None
            if same and kind_at(path):
                same.sort(key=lambda each: each.rpartition("/")[2] != path.rpartition("/")[2])
                found[path] = same.pop(0)
        return found

    def state(self, path: str) -> State:
        """What becomes of a file."""
        if path not in self.before.state.files:
            return "added"
        return "changed" if path in self.after.state.files else "removed"

    def differing(self, kind: str, cluster: str = "") -> Iterator[str]:
        """The paths of a kind of record (of one cluster) that differ."""
        for path in self.plan.differing:
            if kind_at(path) == kind and (not cluster or path.split("/")[2] == cluster):
                yield path


def leading(profile: Mapping[str, Any]) -> str:
    """The domain in which a cluster counts, empty where its profile does not tell."""
    domains = profile.get("domains")
    return str(domains[0]) if isinstance(domains, list) and domains else ""


def of_cluster(pair: Pair, cluster: str) -> tuple[RecordReview, ...]:
    """The records of a cluster that differ: removed ones first, then by kind, the newest first."""
    found = [_record(pair, path, kind) for kind in ORDER[:-1] for path in pair.differing(kind, cluster)]
    told = [each for each in found if each is not None]
    files = (side.repository.clusters.get(cluster) for side in (pair.before, pair.after))
    if any(path.split("/")[1] == cluster for path in pair.differing("story")):
        told += stories.reviewed(pair.schemas, *files, pair.languages, pair.moved)

    def rank(each: RecordReview) -> tuple[bool, int, tuple[int, ...]]:
        newest = tuple(-part for part in each.period.sort_key) if each.period else ()
        return (each.state != "removed", ORDER.index(each.kind), newest)

    return tuple(sorted(told, key=rank))


def of_frame(pair: Pair) -> tuple[RecordReview, ...]:
    """The region's own records that differ."""
    found = (_record(pair, path, kind) for kind in ("region", "objectives") for path in pair.differing(kind))
    return tuple(each for each in found if each is not None)


def others(pair: Pair) -> Iterator[Statement]:
    """Files from which no record is read."""
    for path in pair.plan.differing:
        if kind_at(path) is None:
            yield Statement(f"file-{pair.state(path)}", Place(path))


def _record(pair: Pair, path: str, kind: str) -> RecordReview | None:
    """The review of one record; None where only its form differs."""
    before, after = (side.documents.get(path) for side in (pair.before, pair.after))
    state, period, against = pair.state(path), period_at(path), None
    statements: list[Statement] = []
    if path in pair.moved:
        return RecordReview(path, kind, "changed", period, (values.moved(path, pair.moved),))
    if path in pair.moved.values():
        return None
    if state == "removed":
        statements = [_whole("record-removed", path, kind, before)]
    elif after is not None and not after.broken:
        if before is None or before.broken:
            against = _last(pair.after, path, kind)
            if state == "added":
                statements = [_whole("record-added", path, kind, after)]
            if state == "changed" and against is None:
                statements = [_whole("record-readable", path, kind, after)]
            else:
                statements += _told_against(pair, kind, against, after)
        else:
            statements = _told(pair, kind, before, after)
    elif before is not None and before.broken:
        return None
    if not statements and not (after is not None and after.broken):
        return None
    return RecordReview(path, kind, state, period, tuple(statements), against.path if against else "")


def _told(pair: Pair, kind: str, before: Document, after: Document) -> list[Statement]:
    if kind != "members":
        return values.told(pair.schemas, kind, before, after)
    rest = values.told(pair.schemas, kind, *(_without_members(each) for each in (before, after)))
    return [*members.told(pair.schemas, members.Lists(before, after, *_stood(pair.after, after))), *rest]


def _told_against(pair: Pair, kind: str, last: Document | None, after: Document) -> list[Statement]:
    """Of a new record: beside the last one; without one the entries of its lists, and of a new cluster who it is."""
    if kind == "members":
        stood = _stood(pair.after, after)
        return members.told(pair.schemas, members.Lists(last, after, *stood)) if last else []
    told = values.told_against(pair.schemas, kind, last, after)
    return told if last or kind == "cluster" else [each for each in told if each.kind == "entry-added"]


def _without_members(document: Document) -> Document:
    value = document.value if isinstance(document.value, dict) else {}
    rest = {key: each for key, each in value.items() if key != "members"}
    return Document(document.path, document.kind, rest, start=document.start)


def _stood(side: Side, document: Document) -> tuple[Mapping[str, tuple[int, ...]], int | None]:
    """By member the years before in whose lists of the cluster it stood, and the newest of these lists."""
    cluster, year = document.path.split("/")[2], period_at(document.path)
    files = side.repository.clusters.get(cluster)
    found: dict[str, tuple[int, ...]] = {}
    last = None
    for when, each in sorted(files.members.items()) if files and year else ():
        if year and when < year.year and not each.broken:
            last = when
            for ident in members.entries(each):
                found[ident] = (*found.get(ident, ()), when)
    return found, last


def _last(side: Side, path: str, kind: str) -> Document | None:
    """The cluster's last record of that kind before the one at a path, which says what is new in it."""
    period = period_at(path)
    # only what has a period lies in a cluster's folder, and has one before it
    files = side.repository.clusters.get(path.split("/")[2]) if period is not None else None
    if period is None or files is None:
        return None
    if kind == "quarterly":
        before = {when: each for when, each in files.quarterly.items() if when < (period.year, period.quarter)}
    else:
        of_years = files.annual if kind == "annual" else files.members
        before = {(when, 0): each for when, each in of_years.items() if when < period.year}
    return next((before[when] for when in sorted(before, reverse=True) if not before[when].broken), None)


def _whole(statement: str, path: str, kind: str, document: Document | None) -> Statement:
    return Statement(statement, Place(path), {"count": values.count(kind, document.value if document else None)})
