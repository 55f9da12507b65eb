"""The records of a region as files: which are in canonical form, and what the others would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.canonical.reformatting import reformat
from site_builder.problems import N_, CannotRun, Finding, Place, error
from site_builder.schema import Schemas
from site_builder.source.places import kind_at
from site_builder.source.tree import Entry, Tree

RULE = "canonical-form"


@dataclass(frozen=True, slots=True)
class Formed:
    """A record as it lies there: `text` in canonical form (None where it is in it, or can't be read), `findings`."""

    path: str
    file: Path
    text: str | None = None
    findings: tuple[Finding, ...] = ()


def formed(root: Path, paths: Sequence[str], languages: Sequence[str]) -> Iterator[Formed]:
    """Look at the records at some paths (relative to the region; a folder stands for what lies in it), or at all.

    Raises CannotRun where no record lies at a path.
    """
    tree, schemas = Tree(root), Schemas.load()
    every = {entry.path: entry for name in ("data", "stories") for entry in _below(tree, name)}
    chosen = dict.fromkeys(found for path in paths for found in _chosen(every, path)) if paths else every
    for path in chosen:
        yield _formed(tree, every[path], schemas, languages)


def _below(tree: Tree, name: str) -> Iterator[Entry]:
    folder = tree.entry(name)
    yield from (entry for entry in (tree.files_below(folder) if folder else ()) if kind_at(entry.path))


def _chosen(every: dict[str, Entry], path: str) -> list[str]:
    found = [each for each in every if path in (each, "", ".") or each.startswith(f"{path}/")]
    if not found:
        raise CannotRun(N_("There is no record at {path}."), path=path)
    return found


def _formed(tree: Tree, entry: Entry, schemas: Schemas, languages: Sequence[str]) -> Formed:
    already = len(tree.findings)
    data = tree.read(entry)
    if data is None:
        return Formed(entry.path, entry.full, findings=tuple(tree.findings[already:]))
    kind = kind_at(entry.path) or ""
    text = reformat(data, entry.path, kind, schemas, languages)
    if not isinstance(text, str):
        return Formed(entry.path, entry.full, findings=tuple(text))
    # lines that end as on Windows are Git's doing, and nobody else sees them
    before = data.replace(b"\r\n", b"\n")
    if text.encode() == before:
        return Formed(entry.path, entry.full)
    message = N_("From here on the file is not in canonical form. “site-builder format” changes that, and no value.")
    place = Place(entry.path, _first_difference(before, text))
    return Formed(entry.path, entry.full, text, (error(place, RULE, message),))


def _first_difference(before: bytes, text: str) -> int:
    """The first line that another one stands for, of the file as it is."""
    old, new = before.splitlines(True), text.encode().splitlines(True)
    same = next((index for index, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(new))
    return min(same, len(old) - 1) + 1
