"""Small regions for tests: the good ones of `tests/cases/good/`, and changes to a copy of one.

A case of `bad/` has an error, one of `doubtful/` a warning; in `silent/` a warning is near, and yet not given.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import yaml

CASES = Path(__file__).parent / "cases"
GOOD = sorted(path.name for path in (CASES / "good").iterdir())
BAD, DOUBTFUL, SILENT = (
    sorted(path.stem for path in (CASES / folder).glob("*.yml")) for folder in ("bad", "doubtful", "silent")
)
#: the day on which a region is looked at: all its records have come, and the next are not due yet
DAYS = {"kueste": "2021-01-31", "lakes": "2020-04-30", "rivers": "2024-04-30", "vallee": "2021-01-31"}


@dataclass(frozen=True)
class BadCase:
    """A good region and what is done to it; `expected` are the lines of `check`, by language.

    `replace` maps a file to texts and what takes their place (each occurs once), `write` a file to its new content,
    `remove` names files, `date` is the day if not that of the region.
    """

    base: str
    expected: dict[str, list[str]] = field(default_factory=dict)
    replace: dict[str, dict[str, str]] = field(default_factory=dict)
    write: dict[str, str] = field(default_factory=dict)
    remove: list[str] = field(default_factory=list)
    date: str = ""

    @classmethod
    def load(cls, name: str, folder: str = "bad") -> BadCase:
        return cls(**yaml.safe_load((CASES / folder / f"{name}.yml").read_text(encoding="utf-8")))

    @property
    def day(self) -> str:
        """The day on which the case is looked at."""
        return self.date or DAYS[self.base]

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
