"""What lies in a folder of the region, in one order everywhere, and the bytes of a file.

Nothing is followed out of the region, nothing that is no plain file is opened, and a folder or file that can't be
opened is a finding.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.problems import N_, Finding, Place, error
from site_builder.source.text import MOST_BYTES


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder of the region: `path` relative to it (POSIX), `full` where it lies on this machine."""

    name: str
    path: str
    full: Path
    is_folder: bool
    is_link: bool = False

    def finding(self, rule: str, msgid: str, **args: str) -> Finding:
        """An error about the entry as a whole."""
        return error(Place(self.path), rule, msgid, **args)


class Tree:
    """The region's folder; collects what can't be opened in `findings`.

    `instead` holds the bytes of files that are proposed, by path: they are read as if they lay in the folder, and one
    that is None as if it did not.
    """

    def __init__(self, root: Path, instead: Mapping[str, bytes | None] | None = None) -> None:
        self.root = root
        self.instead = {path: data for path, data in (instead or {}).items() if data is not None}
        self.hidden = {path for path, data in (instead or {}).items() if data is None}
        self.real = os.path.realpath(root)
        self.findings: list[Finding] = []

    def entry(self, name: str) -> Entry | None:
        """A folder or file at the top of the region, None where there is none."""
        return self._entry(name, name) if os.path.lexists(self.root / name) else None

    def entries(self, folder: Entry | None) -> list[Entry]:
        """What lies in a folder, by name; nothing hidden, nothing that a link brings from outside."""
        if folder is None:
            return []
        try:
            proposed = self.instead and not os.path.lexists(folder.full)
            names = [] if proposed else sorted(n for n in os.listdir(folder.full) if not n.startswith("."))
        except OSError:
            message = N_("This folder can't be opened. Check its permissions, and that it is a folder.")
            self.findings.append(folder.finding("unreadable", message))
            return []
        found = (self._entry(f"{folder.path}/{_shown(name)}", name, folder.full) for name in names)
        lying = [entry for entry in found if entry is not None and entry.path not in self.hidden]
        return (
            sorted(lying + self._proposed(folder, set(names)), key=lambda entry: entry.name) if self.instead else lying
        )

    def _proposed(self, folder: Entry, names: set[str]) -> list[Entry]:
        """The files and folders that only a proposed file brings into a folder."""
        inside = [path[len(folder.path) + 1 :] for path in self.instead if path.startswith(f"{folder.path}/")]
        new = {rest.partition("/")[0]: "/" in rest for rest in inside}
        return [
            Entry(name, f"{folder.path}/{name}", folder.full / name, is_folder)
            for name, is_folder in new.items()
            if name not in names
        ]

    def _entry(self, path: str, name: str, parent: Path | None = None) -> Entry | None:
        full = (parent or self.root) / name
        entry = Entry(name, path, full, os.path.isdir(full), os.path.islink(full))
        if entry.is_link and not self._inside(full):
            message = N_("This link leads out of the region's folder, and is not followed. Put the file itself here.")
            self.findings.append(entry.finding("outside", message))
            return None
        return entry

    def read(self, entry: Entry) -> bytes | None:
        """The bytes of a file (of one too large, as many as show it), None where it can't be opened."""
        if entry.path in self.instead:
            return self.instead[entry.path]
        try:
            if not stat.S_ISREG(os.stat(entry.full).st_mode):
                message = N_("A file of this name is expected here, and this is none. Rename or remove it.")
                self.findings.append(entry.finding("unreadable", message))
                return None
            with open(entry.full, "rb") as file:
                return file.read(MOST_BYTES + 1)
        except OSError:
            message = N_("This file can't be opened. Check its permissions.")
            self.findings.append(entry.finding("unreadable", message))
            return None

    def files_below(self, folder: Entry) -> list[Entry]:
        """Every file under a folder, at any depth, in the order of their paths; links are not followed."""
        found: list[Entry] = []
        waiting = [] if folder.is_link else [folder]
        while waiting:
            inside = self.entries(waiting.pop())
            found += [entry for entry in inside if not entry.is_folder]
            waiting += [entry for entry in inside if entry.is_folder and not entry.is_link]
        return sorted(found, key=lambda entry: entry.path)

    def _inside(self, path: Path) -> bool:
        return os.path.commonpath([self.real, os.path.realpath(path)]) == self.real


def _shown(name: str) -> str:
    """A file's name as it can be printed: some file systems allow any byte but one."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
