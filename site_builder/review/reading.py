"""Two states read and checked, and of both only what differs and what is asked about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from site_builder.periods import Period
from site_builder.problems import Finding
from site_builder.review.states import State
from site_builder.schema import Schemas
from site_builder.source.document import Document
from site_builder.source.places import kind_at
from site_builder.source.repository import ClusterFiles, Repository, read_repository
from site_builder.source.yaml import read_yaml

_PERIOD = re.compile(r"([12][0-9]{3})(?:-q([1-4]))?\.yml")
_OF_A_CLUSTER = re.compile(r"(?:data/clusters|data/members|stories)/([^/]+)/([^/]+)")
_TOLD = {"name", "notice", "licence", "context", "address", "repository", "contact", "events", "teams", "published"}
#: fields of the region, and of a definition, on which neither a figure nor a finding about a record depends
_APART: Mapping[str, frozenset[str]] = {
    "region": frozenset(_TOLD),
    "indicator": frozenset({"name", "description", "note", "topic", "decimals"}),
}


#: the records from which the rows of a table come
_BEHIND: Mapping[str, str] = {"memberships": "members", "movements": "members", "quarterly": "quarterly"}
#: records that name indicators, and other clusters
_NAMING = ("annual", "targets", "story")
_NAMING_CLUSTERS = ("annual", "story")
#: what the clusters report
RECORDS = frozenset(("annual", "quarterly", "members", "targets", "story"))


@dataclass(frozen=True)
class Plan:
    """What is read: `differing` are the paths that are not the same in both states.

    Of `clusters` everything is read, of others the profile, and what is compared across clusters: the members lists
    of `years`, and `stories` where a quota may be met or missed. All records of `kinds` are read where what they build
    on differs: findings may be others, and where `figures` says so (the region or a definition differs in more than its
    words) published figures too, without a record that differs.
    """

    differing: tuple[str, ...]
    clusters: frozenset[str]
    years: frozenset[str]
    stories: bool
    kinds: frozenset[str]
    figures: bool

    @property
    def everything(self) -> bool:
        """Whether all records of all clusters are read."""
        return self.kinds == RECORDS

    def without(self, paths: Collection[str]) -> Plan:
        """What differs but for these files, which turned out to say the same."""
        differing = tuple(path for path in self.differing if path not in paths)
        return replace(self, differing=differing, clusters=_clusters_of(differing))

    def wants(self, path: str) -> bool:
        """Whether a file of either state is read."""
        found = _OF_A_CLUSTER.match(path)
        if self.everything or not found or found[2] == "cluster.yml" or found[1] in self.clusters:
            return True
        if path.startswith("stories/"):
            return self.stories or "story" in self.kinds
        if path.startswith("data/members/") and found[2].removesuffix(".yml") in self.years:
            return True
        return kind_at(path) in self.kinds

    def concerns(self, path: str) -> bool:
        """Whether a record is one that is read whole, and not for the sake of others alone."""
        found = _OF_A_CLUSTER.match(path)
        return not found or found[1] in self.clusters or kind_at(path) in self.kinds


def plan_of(base: State, head: State) -> Plan:
    """What to read of two states."""
    paths = sorted({*base.files, *head.files})
    differing = [path for path in paths if base.files.get(path, "-") != head.files.get(path, "+")]
    # folders of clusters that have no profile are faults, which must be seen in both states
    profiles = {path.split("/")[2] for path in paths if kind_at(path) == "cluster"}
    clusters = _clusters_of(differing) | (_clusters_of(paths) - profiles)
    years = {path[-8:-4] for path in differing if kind_at(path) == "members"}
    frame = [path for path in differing if kind_at(path) in ("region", "indicator")]
    quota = [path for path in differing if kind_at(path) in ("story", "objectives", "cluster")]
    kinds = reach = _reach(base, head, frame)
    if any(kind_at(path) == "cluster" and (path in base.files) != (path in head.files) for path in differing):
        kinds |= frozenset(_NAMING_CLUSTERS)
    return Plan(tuple(differing), clusters, frozenset(years), bool(quota), kinds, bool(reach))


def everything_of(state: State) -> Plan:
    """What to read where all of a state is new, or gone."""
    paths = tuple(sorted(state.files))
    return Plan(paths, _clusters_of(paths), frozenset(), stories=True, kinds=RECORDS, figures=False)


def _clusters_of(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(found[1] for path in paths if (found := _OF_A_CLUSTER.match(path)))


def _reach(base: State, head: State, frame: list[str]) -> frozenset[str]:
    """The kinds of records whose figures or findings may be others, since the region or a definition is."""
    before, after = base.read(frame), head.read(frame)
    kinds: set[str] = set()
    for path in frame:
        kind = str(kind_at(path))
        both = [_fields(side.get(path), path, kind) for side in (before, after)]
        if any(both[0].get(key) != both[1].get(key) for key in {*both[0], *both[1]} - _APART[kind]):
            if kind == "region":
                return RECORDS
            kinds.update(_NAMING, (_BEHIND.get(str(each.get("table")), "annual") for each in both))
    return frozenset(kinds)


def _fields(data: bytes | None, path: str, kind: str) -> dict[str, Any]:
    value = read_yaml(data, path, kind)[0].value if data is not None else None
    return value if isinstance(value, dict) else {}


@dataclass(frozen=True)
class Side:
    """A state, read; `findings` are those of reading and shape."""

    state: State
    repository: Repository
    findings: tuple[Finding, ...]
    shapes: Mapping[str, tuple[Document, list[Finding]]] = field(default_factory=dict)

    def unread_lists(self, plan: Plan) -> Iterator[bytes]:
        """The members lists of other clusters that were not read, as they are written."""
        paths = (path for path in self.state.files if kind_at(path) == "members" and not plan.wants(path))
        yield from self.state.read(paths).values()

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Every document that lies in the state, by path, broken ones too."""
        return {each.path: each for each in self.repository.documents() if each.path in self.state.files}

    @cached_property
    def stories(self) -> dict[str, str]:
        """The text of every story, by path."""
        files = self.repository.clusters.values()
        return {each.document.path: each.body for cluster in files for each in cluster.stories}

    def value(self, path: str) -> dict[str, Any] | None:
        """What a record says; None where there is none, or it can't be read."""
        document = self.documents.get(path)
        return document.value if document is not None and isinstance(document.value, dict) else None


def calendar(side: Side) -> Repository:
    """The region with the periods of all its records, which tell what its newest day is; nothing of them was read."""
    shell = Document("", "cluster", broken=True)
    every = ClusterFiles("", shell)
    for path in side.state.files:
        period = period_at(path)
        if period is not None and period.quarter is not None:
            every.quarterly[period.year, period.quarter] = shell
        elif period is not None:
            every.annual[period.year] = shell
    return replace(side.repository, clusters={"": every})


def period_at(path: str) -> Period | None:
    """The period of the record at a path, None where it has none."""
    found = _PERIOD.fullmatch(path.rpartition("/")[2])
    return Period(int(found[1]), int(found[2]) if found[2] else None) if found else None


def read_sides(base: State, head: State, plan: Plan, schemas: Schemas, folder: Path) -> tuple[Side, Side]:
    """Both states; the same file of both is parsed and looked at once. `folder` is empty, and may be filled."""
    after = read_side(head, plan, schemas, folder / "head")
    same = {path: each for path, each in after.documents.items() if base.files.get(path) == head.files.get(path)}
    known = {path: each for path, each in same.items() if not each.broken and each.kind != "story"}
    return read_side(base, plan, schemas, folder / "base", known, after.shapes), after


def alike(before: Side, after: Side, plan: Plan) -> set[str]:
    """The records that differ in their form alone: their values are the same, written in the same order."""
    stories = [side.stories for side in (before, after)]
    found = set()
    for path in plan.differing:
        both = [side.documents.get(path) for side in (before, after)]
        if any(each is None or each.broken for each in both):
            continue
        # not ==, for which true is 1, and 1 is 1.0
        if repr(both[0].value) == repr(both[1].value) and len({side.get(path) for side in stories}) == 1:
            found.add(path)
    return found


def read_side(
    state: State,
    plan: Plan,
    schemas: Schemas,
    folder: Path,
    known: Mapping[str, Document] | None = None,
    shapes: Mapping[str, tuple[Document, list[Finding]]] | None = None,
) -> Side:
    """A state as far as the plan wants it, in `folder` if it is a revision; what is `known` is not read again."""
    known, shapes = known or {}, shapes or {}
    root = state.lay_out(plan.wants, folder, known)
    repository, findings = read_repository(root, only=plan.wants, known=known)
    looked: dict[str, tuple[Document, list[Finding]]] = {}
    for document in repository.documents():
        before = shapes.get(document.path)
        if before is not None and before[0] is document:
            looked[document.path] = before
        elif before is not None and not before[1] and repr(before[0].value) == repr(document.value):
            looked[document.path] = (document, [])
        elif plan.concerns(document.path) or not _looks_right(document):
            looked[document.path] = (document, schemas.shape(document))
        else:
            continue
        findings += looked[document.path][1]
    return Side(state, repository, tuple(findings), looked)


def _looks_right(document: Document) -> bool:
    """Whether a members list is plainly one: those of others are many, and are only asked whom they name."""
    if document.kind != "members" or not isinstance(document.value, dict):
        return False
    listed = document.value.get("members")
    keys = ("id", "name", "category", "territory")
    return isinstance(listed, list) and all(
        isinstance(each, dict) and all(isinstance(each.get(key), str) for key in keys) for each in listed
    )
