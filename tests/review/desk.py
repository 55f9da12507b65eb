"""A copy of this repository's records on which somebody works, and puts all back as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from site_builder.canonical import write
from site_builder.differences import plain
from site_builder.schema import Schemas
from site_builder.source.yaml import read_yaml

REGION = Path(__file__).parents[2]
LANGUAGES = ("fr", "en")
SCHEMAS = Schemas.load()
Value = Any


class Desk:
    """A region's folder at `root`, and what was changed in it; `tidy` puts all of it back as it was."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._before: dict[str, bytes | None] = {}

    @classmethod
    def of(cls, folder: Path) -> Desk:
        """With the records of this repository."""
        for name in ("data", "stories"):
            shutil.copytree(REGION / name, folder / name)
        return cls(folder)

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def put(self, path: str, text: str) -> None:
        """A file with this text, new or in the place of the one there."""
        file = self.root / path
        self._keep(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def remove(self, path: str) -> None:
        """Without this file."""
        self._keep(path)
        (self.root / path).unlink()

    def remove_folder(self, path: str) -> None:
        """Without any file of a folder."""
        for file in sorted((self.root / path).rglob("*")):
            if file.is_file():
                self.remove(file.relative_to(self.root).as_posix())

    def replace(self, path: str, old: str, new: str) -> None:
        """With another text in the place of one that occurs once."""
        text = self.text(path)
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {path}"
        self.put(path, text.replace(old, new))

    def edit(self, path: str, change: Callable[[Value], None]) -> None:
        """With a record's value changed, written as the builder's commands write it."""
        kind = kind_of(path)
        text = self.text(path)
        value = plain(read_yaml(text, path, kind)[0].value)
        change(value)
        self.put(path, write(SCHEMAS, kind, value, LANGUAGES, text))

    def set(self, path: str, steps: str, value: Value) -> None:
        """With one value set, by its dotted way; None takes it out."""

        def change(record: Value) -> None:
            *holders, last = steps.split(".")
            for step in holders:
                record = record[int(step)] if isinstance(record, list) else record.setdefault(step, {})
            if value is None:
                del record[last]
            else:
                record[last] = value

        self.edit(path, change)

    def copy(self, path: str, new: str, change: Callable[[Value], None]) -> None:
        """With a new record that is like another but for a change."""
        self.put(new, self.text(path))
        self.edit(new, change)

    def tidy(self) -> None:
        """As it was."""
        for path, data in self._before.items():
            file = self.root / path
            if data is None:
                file.unlink(missing_ok=True)
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        self._before.clear()

    def _keep(self, path: str) -> None:
        file = self.root / path
        self._before.setdefault(path, file.read_bytes() if file.is_file() else None)


def kind_of(path: str) -> str:
    """The form of the record at a path of a region."""
    parts = path.split("/")
    name = parts[-1].removesuffix(".yml")
    if len(parts) == 2:
        return name
    if parts[1] in ("indicators", "members"):
        return {"indicators": "indicator"}.get(parts[1], "members")
    return name if name in ("cluster", "targets") else "quarterly" if "-q" in name else "annual"
