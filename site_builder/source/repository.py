"""Which file is whose: the region's folder as documents, by the place where each lies.

A file's place says its kind, its cluster and its period; what fits no place is a finding. What the files say is
looked at elsewhere.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_builder.collector import without_collector
from site_builder.problems import N_, CannotRun, Finding, Place, error, in_order
from site_builder.source.document import Document
from site_builder.source.geojson import read_geojson
from site_builder.source.story import StoryDocument, read_story, story_name
from site_builder.source.tree import Entry, Tree
from site_builder.source.yaml import read_yaml

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YEAR = re.compile(r"([12][0-9]{3})\.yml")
_QUARTER = re.compile(r"([12][0-9]{3})-q([1-4])\.yml")
_README = re.compile(r"readme(\..*)?", re.IGNORECASE)


@dataclass(slots=True)
class ClusterFiles:
    """The files of one cluster; `profile` is broken where there is no cluster.yml."""

    id: str
    profile: Document
    annual: dict[int, Document] = field(default_factory=dict)
    quarterly: dict[tuple[int, int], Document] = field(default_factory=dict)
    targets: Document | None = None
    members: dict[int, Document] = field(default_factory=dict)
    stories: list[StoryDocument] = field(default_factory=list)

    def documents(self) -> Iterator[Document]:
        """Every document of the cluster."""
        yield self.profile
        yield from self.annual.values()
        yield from self.quarterly.values()
        if self.targets is not None:
            yield self.targets
        yield from self.members.values()
        for story in self.stories:
            yield story.document


@dataclass(slots=True)
class Repository:
    """A region's folder, read. Everything is in the order of its file's name."""

    root: Path
    region: Document
    objectives: Document
    indicators: dict[str, Document] = field(default_factory=dict)
    clusters: dict[str, ClusterFiles] = field(default_factory=dict)
    territories: dict[str, Any] | None = None

    def documents(self) -> Iterator[Document]:
        """Every document of the region; what was not there is a broken one."""
        yield self.region
        yield self.objectives
        yield from self.indicators.values()
        for cluster in self.clusters.values():
            yield from cluster.documents()


def read_repository(
    root: Path,
    instead: Mapping[str, bytes | None] | None = None,
    only: Callable[[str], bool] | None = None,
    known: Mapping[str, Document] | None = None,
) -> tuple[Repository, list[Finding]]:
    """Read every file of a region; `instead` has the bytes of proposed files, by path, in the place of those there.

    A proposed file that is None is read as if it were not there. With `only`, of a cluster's files besides its profile
    those alone for whose path it is true, which spares most of the time. `known` documents, by path, are taken as they
    are where nothing is proposed in their place. Returns what was read and, in order, what could not be. Raises
    CannotRun where `root` is no folder, or holds no region.
    """
    root = Path(root)
    if not os.path.isdir(root):
        raise CannotRun(N_("{root} is not a folder. Give the folder that holds the region's data."), root=root)
    if not os.path.exists(root / "data" / "region.yml"):
        raise CannotRun(N_("There is no data/region.yml in {root}. Give the folder of a region."), root=root)
    with without_collector():
        reader = _Reader(Tree(root, instead), only or (lambda path: True), known or {})
        repository = reader.repository()
    return repository, in_order(reader.tree.findings)


def of_clusters(*names: str) -> Callable[[str], bool]:
    """For `read_repository`: the files of these clusters alone."""
    return lambda path: path.split("/")[-2] in names


class _Reader:
    """Goes through the folders, one method a kind."""

    def __init__(self, tree: Tree, only: Callable[[str], bool], known: Mapping[str, Document]) -> None:
        self.tree = tree
        self.wanted = only
        self.known = known
        self.findings = tree.findings
        self.misnamed: set[str] = set()

    def repository(self) -> Repository:
        tree = self.tree
        data = tree.entry("data")
        inside = {entry.name: entry for entry in tree.entries(data)}
        region = self._needed(inside.pop("region.yml", None), "data/region.yml", "region")
        objectives = self._needed(inside.pop("objectives.yml", None), "data/objectives.yml", "objectives")
        repository = Repository(tree.root, region, objectives)
        outlines = inside.pop("territories.geojson", None)
        if outlines is not None:
            repository.territories = self._territories(outlines)
        folders = {name: inside.pop(name, None) for name in ("indicators", "clusters", "members")}
        self._indicators(folders["indicators"], repository)
        self._clusters(folders["clusters"], repository)
        self._members(folders["members"], repository)
        self._stories(tree.entry("stories"), repository)
        for entry in inside.values():
            self._stray(entry, "region.yml", "objectives.yml", "territories.geojson")
        return repository

    def _needed(self, entry: Entry | None, path: str, kind: str) -> Document:
        if entry is not None:
            return self._document(entry, kind)
        self.findings.append(error(Place(path), "missing-file", N_("This file is missing. Add it.")))
        return Document(path, kind, broken=True)

    def _document(self, entry: Entry, kind: str) -> Document:
        known = self.known.get(entry.path)
        if known is not None and not known.broken and entry.path not in self.tree.instead:
            return known
        data = self.tree.read(entry)
        if data is None:
            return Document(entry.path, kind, broken=True)
        document, findings = read_yaml(data, entry.path, kind)
        self.findings += findings
        return document

    def _territories(self, entry: Entry) -> dict[str, Any] | None:
        data = self.tree.read(entry)
        if data is None:
            return None
        outlines, findings = read_geojson(data, entry.path)
        self.findings += findings
        return outlines

    def _indicators(self, folder: Entry | None, repository: Repository) -> None:
        for entry in self.tree.entries(folder):
            stem = entry.name.removesuffix(".yml")
            if stem != entry.name and _SLUG.fullmatch(stem):
                repository.indicators[stem] = self._document(entry, "indicator")
            else:
                self._stray(entry, "members-joined.yml")

    def _clusters(self, folder: Entry | None, repository: Repository) -> None:
        for entry, inside in self._folders(folder, "cluster.yml"):
            if not _SLUG.fullmatch(entry.name):
                self.misnamed.add(entry.name)
                message = N_("A cluster's folder is named by its id: small letters without accents, digits, hyphens.")
                self.findings.append(entry.finding("folder-name", message))
                continue
            files = {found.name: found for found in inside}
            profile = self._needed(files.pop("cluster.yml", None), f"{entry.path}/cluster.yml", "cluster")
            cluster = repository.clusters[entry.name] = ClusterFiles(entry.name, profile)
            for found in files.values():
                self._cluster_file(found, cluster)

    def _cluster_file(self, entry: Entry, cluster: ClusterFiles) -> None:
        if not self.wanted(entry.path):
            return
        year, quarter = _YEAR.fullmatch(entry.name), _QUARTER.fullmatch(entry.name)
        if year:
            cluster.annual[int(year[1])] = self._document(entry, "annual")
        elif quarter:
            cluster.quarterly[int(quarter[1]), int(quarter[2])] = self._document(entry, "quarterly")
        elif entry.name == "targets.yml":
            cluster.targets = self._document(entry, "targets")
        else:
            self._stray(entry, "cluster.yml", "targets.yml", "2024.yml", "2024-q1.yml")

    def _members(self, folder: Entry | None, repository: Repository) -> None:
        for cluster, inside in self._cluster_folders(folder, repository, "2024.yml"):
            for entry in inside:
                year = _YEAR.fullmatch(entry.name)
                if year:
                    cluster.members[int(year[1])] = self._document(entry, "members")
                else:
                    self._stray(entry, "2024.yml")

    def _stories(self, folder: Entry | None, repository: Repository) -> None:
        pattern = "2024-05-31-short-title.fr.md"
        for cluster, inside in self._cluster_folders(folder, repository, pattern):
            for entry in inside:
                name = story_name(entry.name)
                if name is None:
                    self._stray(entry, pattern)
                    continue
                data = self.tree.read(entry)
                broken = Document(entry.path, "story", broken=True)
                story = StoryDocument(broken, cluster.id, name.date, name.slug, name.language)
                if data is not None:
                    story, findings = read_story(data, entry.path, cluster.id, name)
                    self.findings += findings
                cluster.stories.append(story)

    def _folders(self, folder: Entry | None, example: str) -> Iterator[tuple[Entry, list[Entry]]]:
        """The folders of clusters, with what lies in them; an empty one is as none."""
        for entry in self.tree.entries(folder):
            if not entry.is_folder:
                self._stray(entry, f"<cluster>/{example}")
                continue
            inside = self.tree.entries(entry)
            if inside:
                yield entry, inside

    def _cluster_folders(
        self, folder: Entry | None, repository: Repository, example: str
    ) -> Iterator[tuple[ClusterFiles, list[Entry]]]:
        """The same for clusters on record; the folder of another is told once and left."""
        for entry, inside in self._folders(folder, example):
            cluster = repository.clusters.get(entry.name)
            if cluster is not None:
                yield cluster, [file for file in inside if self.wanted(file.path)]
            elif entry.name not in self.misnamed:
                message = N_("There is no cluster “{name}” in data/clusters. Correct this name, or add the cluster.")
                self.findings.append(entry.finding("unknown-cluster", message, name=entry.name))

    def _stray(self, entry: Entry, *names: str) -> None:
        """What has no place here: told where it looks like a record, ignored otherwise."""
        if entry.is_folder:
            for file in self.tree.files_below(entry):
                if _is_record(file):
                    message = N_("No record is read from this folder. Move the file, or remove it.")
                    self.findings.append(file.finding("unknown-file", message))
        elif _is_record(entry):
            if entry.name.lower().endswith(".yaml"):
                message = N_("The name of a record ends in “.yml”. Rename this file to “{name}”.")
                self.findings.append(entry.finding("file-name", message, name=entry.name[:-4] + "yml"))
            else:
                message = N_("Nothing here has a name like “{name}”. Rename the file like one of these: {names}.")
                self.findings.append(entry.finding("file-name", message, name=entry.name, names=names))


def _is_record(entry: Entry) -> bool:
    """Whether a file looks as if it should be read."""
    endings = (".md", ".markdown") if entry.path.startswith("stories/") else (".yml", ".yaml", ".geojson")
    return entry.name.lower().endswith(endings) and not _README.fullmatch(entry.name)
