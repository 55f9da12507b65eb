"""What is generated into a region's repository, and whether it is current.

A generator is a function from the ground to (path, text) pairs; paths are relative to the region's folder (POSIX). A
new kind of file is a new function in `GENERATORS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from site_builder.editors import gitlab, issue_forms, owners, proposals, vscode
from site_builder.editors.ground import Ground

Generator = Callable[[Ground], Iterator[tuple[str, str]]]
GENERATORS: tuple[Generator, ...] = (vscode.files, issue_forms.files, gitlab.files, proposals.files, owners.files)

#: stands in every generated file whose format has remarks
SIGNATURE = "site-builder generate"


def generate(ground: Ground) -> dict[str, str]:
    """Every generated file: text by path, in the order of the paths; the same region gives the same texts."""
    return dict(sorted(pair for generator in GENERATORS for pair in generator(ground)))


def stale(root: Path, files: Mapping[str, str]) -> list[str]:
    """The paths of those that are missing in a region's folder, or say something else there."""
    return [path for path, text in files.items() if not _is(root / path, text.encode())]


def foreign(root: Path, files: Mapping[str, str]) -> list[str]:
    """The paths of those that somebody else wrote: the generated text says by what it is written, theirs does not."""
    return [
        path
        for path in stale(root, files)
        if SIGNATURE in files[path] and (root / path).is_file() and SIGNATURE.encode() not in (root / path).read_bytes()
    ]


def write(root: Path, files: Mapping[str, str]) -> list[str]:
    """Put them into a region's folder, and touch no other file; returns the paths of those that changed."""
    changed = stale(root, files)
    for path in changed:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(files[path].encode())
    return changed


def _is(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
