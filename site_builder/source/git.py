"""What Git says of a region's folder: its files at a revision, and its commits. Nothing is ever written.

Paths are relative to the region's folder (POSIX), which may lie anywhere in its repository.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path

_SECONDS = 60
_PLAIN_FILES = ("100644", "100755")


def git(folder: Path, *arguments: str, data: bytes | None = None) -> bytes | None:
    """What a command of Git prints, None where it fails or there is no Git."""
    done = _run(folder, *arguments, data=data)
    return done.stdout if done is not None and done.returncode == 0 else None


def _run(folder: Path, *arguments: str, data: bytes | None = None) -> subprocess.CompletedProcess[bytes] | None:
    # what the surrounding shell or hook says of another repository must not lead git there
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"LC_ALL": "C", "LANGUAGE": "C"}
    try:
        return subprocess.run(
            ["git", "--no-optional-locks", "-c", "core.quotePath=false", *arguments],
            cwd=folder,
            env=environment,
            input=data if data is not None else b"",
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None


def refusal(folder: Path) -> str:
    """What Git says where it refuses to read the repository that is there; empty where it reads it, or none is there.

    It does so where the folder belongs to another user, as in a container.
    """
    done = _run(folder, "rev-parse", "--git-dir")
    if done is None or done.returncode == 0:
        return ""
    told = " ".join(done.stderr.decode("utf-8", "replace").split())
    return "" if "not a git repository" in told.lower() else told


def is_shallow(folder: Path) -> bool:
    """Whether the repository is there with its newest commits alone."""
    return said(folder, "rev-parse", "--is-shallow-repository") == "true"


def said(folder: Path, *arguments: str) -> str | None:
    """What a command of Git says in one line, None where it fails."""
    found = git(folder, *arguments)
    return None if found is None else found.decode("utf-8", "replace").strip()


def commit_of(folder: Path, revision: str) -> str | None:
    """The full hash of the commit that a revision names, None where it names none."""
    if revision.startswith("-"):
        return None
    return said(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}") or None


def newest_day(folder: Path, *arguments: str) -> date | None:
    """The committer's day of the newest commit (of a revision, or to paths), None where there is none."""
    day = said(folder, "log", "-1", "--no-show-signature", "--format=%cd", "--date=format:%Y-%m-%d", *arguments)
    return date.fromisoformat(day) if day else None


def files_at(folder: Path, commit: str, *below: str) -> dict[str, str]:
    """The plain files of the region at a commit, by path: the hash of each one's content."""
    listed = git(folder, "ls-tree", "-r", "-z", commit, "--", *(below or (".",))) or b""
    found = {}
    for line in listed.split(b"\0"):
        facts, _, name = line.partition(b"\t")
        mode, _, rest = facts.decode().partition(" ")
        if mode in _PLAIN_FILES:
            found[name.decode("utf-8", "surrogateescape")] = rest.split(" ")[1]
    return found


def contents(folder: Path, hashes: Iterable[str]) -> dict[str, bytes]:
    """The content of files by their hash; those that are not in the repository are left out."""
    asked = list(dict.fromkeys(hashes))
    if not asked:
        return {}
    printed = git(folder, "cat-file", "--batch", data="".join(f"{each}\n" for each in asked).encode()) or b""
    found, at = {}, 0
    while at < len(printed):
        head, _, _ = printed[at : at + 200].partition(b"\n")
        at += len(head) + 1
        parts = head.split(b" ")
        if len(parts) == 3:
            size = int(parts[2])
            found[parts[0].decode()] = printed[at : at + size]
            at += size + 1
    return found


def hash_of(data: bytes, length: int = 40) -> str:
    """The hash by which Git knows a file's content; `length` is that of the repository's hashes (40, or 64)."""
    kind = hashlib.sha256 if length == 64 else hashlib.sha1
    return kind(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
