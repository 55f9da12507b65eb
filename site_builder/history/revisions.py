"""Which revision left which file how, along the first parents, where a merged proposal is one change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_builder.history.model import Revision
from site_builder.source.git import git, said

_FORMAT = "--format=%x01%H%x00%cd%x00%P%x00%B%x00"
_HEAD = re.compile(r"(?:^|\0)\x01(?=[0-9a-f]{40,64}\0)")
_PLAIN_FILES = ("100644", "100755")
_MERGE = re.compile(r"^Merge (?:pull request|branch|remote)")


@dataclass(frozen=True, slots=True)
class Version:
    """A file after a revision: the hash of its content, empty where it was removed."""

    revision: Revision
    blob: str


def versions(root: Path, *below: str, named: bool = True) -> dict[str, list[Version]]:
    """Every version of the files below these folders of a region, by path, the oldest first.

    Unless `named`, revisions are known by their number and day alone. Empty without Git, without commits, and where
    the repository was cloned without its past.
    """
    if said(root, "rev-parse", "--is-shallow-repository") != "false":
        return {}
    log = ["log", "-m", "--first-parent", "--root", "--raw", "--no-renames", "--no-abbrev", "--relative", "-z"]
    log += ["--no-show-signature", "--date=format:%Y-%m-%d", _FORMAT, "HEAD", "--", *below]
    printed = (git(root, *log) or b"").decode("utf-8", "surrogateescape")
    found: dict[str, list[Version]] = {}
    for number, told in enumerate(reversed(_HEAD.split(printed)[1:])):
        name, day, parents, message, files = told.split("\0", 4)
        title = _title(message, merged=" " in parents)
        revision = Revision(number, name if named else "", date.fromisoformat(day), title if named else "")
        for path, blob in _files(files):
            found.setdefault(path, []).append(Version(revision, blob))
    return found


def _files(told: str) -> Iterator[tuple[str, str]]:
    parts = told.strip("\0\n").split("\0")
    for facts, path in zip(parts[::2], parts[1::2], strict=False):
        _, mode, _, blob, _ = facts.split(" ")
        yield path, blob if mode in _PLAIN_FILES else ""


def _title(message: str, merged: bool) -> str:
    """The first line; of a merged proposal its own title, since the host's line names a branch and who made it."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    first = lines[0] if lines else ""
    if merged and _MERGE.match(first):
        own = [line for line in lines[1:] if not line.startswith("See merge request")]
        return own[0] if own else re.sub(r" from \S+$", "", first)
    return first


@dataclass(frozen=True, slots=True)
class Timeline:
    """A file: the revision that brought it, the version that stood when the site became public, and what followed."""

    first: Revision
    versions: tuple[Version, ...]


def timelines(found: Mapping[str, list[Version]], published: date | None) -> dict[str, Timeline]:
    """The timelines of files that are there, or were when the site became public; what came after began it anew."""
    kept = {}
    for path, versions in found.items():
        late = [at for at, version in enumerate(versions) if published is None or version.revision.day > published]
        start = max(0, late[0] - 1) if late else len(versions) - 1
        if not versions[start].blob:
            start += 1
        gone = [at for at in range(start) if not versions[at].blob]
        if start < len(versions):
            kept[path] = Timeline(versions[gone[-1] + 1 if gone else 0].revision, tuple(versions[start:]))
    return kept
