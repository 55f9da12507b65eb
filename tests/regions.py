"""Small regions for tests: the good ones of `tests/cases/good/`, and changes to a copy of one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import yaml

CASES = Path(__file__).parent / "cases"
GOOD = sorted(path.name for path in (CASES / "good").iterdir())
BAD = sorted(path.stem for path in (CASES / "bad").glob("*.yml"))


@dataclass(frozen=True)
class BadCase:
    """A good region and what is done to it; `expected` are the lines of `check`, by language.

    `replace` maps a file to texts and what takes their place (each occurs once), `write` a file to its new content,
    `remove` names files.
    """

    base: str
    expected: dict[str, list[str]]
    replace: dict[str, dict[str, str]] = field(default_factory=dict)
    write: dict[str, str] = field(default_factory=dict)
    remove: list[str] = field(default_factory=list)

    @classmethod
    def load(cls, name: str) -> BadCase:
        return cls(**yaml.safe_load((CASES / "bad" / f"{name}.yml").read_text(encoding="utf-8")))

    def lay_out(self, folder: Path) -> Path:
        """The region with its faults, in a new folder below."""
        root = copy_of(self.base, folder)
        for path, changes in self.replace.items():
            for old, new in changes.items():
                change(root / path, old, new)
        for path, content in self.write.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content.encode("utf-8", "surrogateescape"))
        for path in self.remove:
            (root / path).unlink()
        return root


def copy_of(name: str, folder: Path) -> Path:
    """A good region, copied into a folder."""
    return Path(shutil.copytree(CASES / "good" / name, folder / name))


def change(path: Path, old: str, new: str) -> None:
    """Put a text in the place of another that occurs once."""
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{old!r} occurs {content.count(old)} times in {path}"
    path.write_bytes(content.replace(old, new).encode("utf-8", "surrogateescape"))
