"""A state of a region: what its files are, and where they can be read; a revision of Git, or a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from site_builder.problems import N_, CannotRun
from site_builder.source.git import commit_of, contents, files_at, hash_of

#: where a region's records lie; all else of a repository is not reviewed
FOLDERS = ("data", "stories")
REGION = "data/region.yml"


@dataclass(frozen=True, slots=True)
class State:
    """The files of a region by path, each with the hash of its content, which is the same in every state.

    `name` is what the state is called: the revision or folder as it was given, empty for the work tree. `folder` is
    where the region lies, or where Git is asked for it at `commit`.
    """

    name: str
    folder: Path
    files: Mapping[str, str]
    commit: str = ""

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The content of these files, as far as they are there."""
        there = [path for path in paths if path in self.files]
        if not self.commit:
            return {path: (self.folder / path).read_bytes() for path in there}
        by_hash = contents(self.folder, (self.files[path] for path in there))
        return {path: by_hash[self.files[path]] for path in there if self.files[path] in by_hash}

    def lay_out(self, wanted: Callable[[str], bool], folder: Path, known: Collection[str] = ()) -> Path:
        """The region's folder; of a revision its wanted files, laid out in `folder`.

        Those of `known` are there, and empty: they are not read again.
        """
        if not self.commit:
            return self.folder
        paths = [path for path in self.files if wanted(path) and _is_within(path)]
        data = dict.fromkeys(paths, b"") | self.read(path for path in paths if path not in known)
        for parent in {(folder / path).parent for path in paths}:
            parent.mkdir(parents=True, exist_ok=True)
        for path, content in data.items():
            (folder / path).write_bytes(content)
        return folder


def states_of(source: Path, base: str, head: str | None) -> tuple[State, State]:
    """Both states; a name is a revision where Git knows it as one, else a folder.

    Raises CannotRun where a name is neither, or there is no region.
    """
    commits = {name: commit_of(source, name) for name in (base, head) if name}
    # a folder's files are hashed as the repository does it
    length = max((len(commit) for commit in commits.values() if commit), default=40)

    def state(name: str | None) -> State:
        commit = commits.get(name) if name else None
        if name and commit:
            found = State(name, source, files_at(source, commit, *FOLDERS), commit)
        else:
            folder = Path(name) if name else source
            if not folder.is_dir():
                message = N_("“{name}” is neither a revision that Git knows here nor a folder. Correct the name.")
                raise CannotRun(message, name=str(folder))
            found = State(name or "", folder, _files_below(folder, length))
        if REGION not in found.files:
            where = name or str(source)
            raise CannotRun(N_("There is no data/region.yml in {root}. Give the folder of a region."), root=where)
        return found

    return state(base), state(head)


def _files_below(root: Path, length: int) -> dict[str, str]:
    """The plain files of a region's folder with the hash of each; what can't be read has none, and differs."""
    found = {}
    for top in FOLDERS:
        for here, folders, names in os.walk(root / top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            below = PurePosixPath(Path(here).relative_to(root))
            for name in sorted(names):
                full = os.path.join(here, name)
                if name.startswith(".") or os.path.islink(full) or not os.path.isfile(full):
                    continue
                found[str(below / name)] = _hash(full, length)
    return found


def _hash(full: str, length: int) -> str:
    try:
        with open(full, "rb") as file:
            return hash_of(file.read(), length)
    except OSError:
        return ""


def _is_within(path: str) -> bool:
    """A tree that was not made by Git may hold any name."""
    return path.split("/")[0] in FOLDERS and ".." not in path.split("/")
