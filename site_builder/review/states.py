"""A state of a region: what its files are, and where they can be read; a revision of Git, or a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from site_builder.problems import N_, CannotRun
from site_builder.source.git import commit_of, contents, files_at, hash_of, is_shallow, refusal

#: where a region's records lie; all else of a repository is not reviewed
FOLDERS = ("data", "stories")
#: where those lie of a repository that holds the builder as well
FORMS = "schemas"
REGION = "data/region.yml"
_OWNED = re.compile(r"dubious ownership in repository at '(.+?)'")


@dataclass(frozen=True, slots=True)
class State:
    """The files of a region by path, each with the hash of its content, which is the same in every state.

    `name` is what the state is called: the revision or folder as it was given, empty for the work tree. `folder` is
    where the region lies, or where Git is asked for it at `commit`. `forms` are the schemas, where the region's
    repository holds its own, in the same way.
    """

    name: str
    folder: Path
    files: Mapping[str, str]
    commit: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The content of these files, as far as they are there."""
        known = {**self.forms, **self.files}
        there = {path: known[path] for path in paths if known.get(path)}
        if not self.commit:
            return {path: (self.folder / path).read_bytes() for path in there}
        by_hash = contents(self.folder, there.values())
        return {path: by_hash[each] for path, each in there.items() if each in by_hash}

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

    In one of them there may be no region: a revision before it came, or a state without it. Raises CannotRun where a
    name is neither, where a folder that was named holds no region, or neither state does.
    """
    commits = {name: commit_of(source, name) for name in (base, head) if name}
    # a folder's files are hashed as the repository does it
    length = max((len(commit) for commit in commits.values() if commit), default=40)

    def state(name: str | None) -> State:
        if name is not None and not name.strip():
            raise CannotRun(N_("The name of a state to compare is empty. Give a revision of Git or a folder."))
        commit = commits.get(name) if name else None
        if name and commit:
            files, forms = _parted(files_at(source, commit, *FOLDERS, FORMS))
            found = State(name, source, files, commit, forms)
        else:
            folder = Path(name) if name else source
            if not folder.is_dir():
                raise _unknown(source, str(folder))
            files, forms = _parted(_files_below(folder, length))
            found = State(name or "", folder, files, forms=forms)
        if REGION not in found.files and name and not commit:
            raise _empty(name)
        return found

    both = state(base), state(head)
    if not any(REGION in each.files for each in both):
        raise _empty(str(source))
    return both


def _empty(name: str) -> CannotRun:
    return CannotRun(N_("There is no data/region.yml in {root}. Give the folder of a region."), root=name)


def _unknown(source: Path, name: str) -> CannotRun:
    """Why there is no state of a name."""
    told = refusal(source) if source.is_dir() else ""
    if told:
        owned = _OWNED.search(told)
        if owned:
            message = N_(
                "Git does not read this repository, since its folder belongs to another user. Allow it: "
                "git config --global --add safe.directory {folder}"
            )
            return CannotRun(message, folder=Path(owned[1]))
        return CannotRun(N_("Git does not read the repository of {root}: {told}"), root=source, told=told)
    if source.is_dir() and is_shallow(source):
        message = N_(
            "“{name}” is neither a folder nor a revision that Git knows here; but only the newest commits are here. "
            "Get the others (“git fetch --unshallow”; for actions/checkout “fetch-depth: 0”), or correct the name."
        )
        return CannotRun(message, name=name)
    message = N_("“{name}” is neither a revision that Git knows here nor a folder. Correct the name.")
    return CannotRun(message, name=name)


def _files_below(root: Path, length: int) -> dict[str, str]:
    """The plain files of a region's folder with the hash of each; what can't be read has none, and differs."""
    found = {}
    for top in (*FOLDERS, FORMS):
        for here, folders, names in os.walk(root / top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            below = PurePosixPath(Path(here).relative_to(root))
            for name in sorted(names):
                full = os.path.join(here, name)
                if name.startswith(".") or os.path.islink(full) or not os.path.isfile(full):
                    continue
                found[str(below / name)] = _hash(full, length)
    return found


def _parted(files: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The region's files, and schemas of its own."""
    forms = {path: each for path, each in files.items() if path.startswith(f"{FORMS}/")}
    schemas = {path: each for path, each in forms.items() if path.endswith(".json") and path.count("/") == 1}
    return {path: each for path, each in files.items() if path not in forms}, schemas


def _hash(full: str, length: int) -> str:
    try:
        with open(full, "rb") as file:
            return hash_of(file.read(), length)
    except OSError:
        return ""


def _is_within(path: str) -> bool:
    """A tree that was not made by Git may hold any name."""
    return path.split("/")[0] in FOLDERS and ".." not in path.split("/")
