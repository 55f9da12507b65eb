"""What came of a workbook that was handed in, as it goes from the job that read it to the one that may write.

The second job trusts nothing in it: only records of clusters, of bounded size, each at its place.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from site_builder.source.text import MOST_BYTES

_FILE = "result.json"
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_YEAR = r"[12][0-9]{3}"
_PLACES = re.compile(rf"data/clusters/{_SLUG}/(?:{_YEAR}(?:-q[1-4])?|targets)\.yml|data/members/{_SLUG}/{_YEAR}\.yml")
_MOST_FILES = 40
_MOST_LETTERS = 60_000
_MOST_TITLE = 120


class Refused(Exception):
    """What the first job left is not what it leaves."""


@dataclass(frozen=True)
class Result:
    """`number` of the issue, `title` and `text` of the proposal or answer, whether it `failed`, `files` by path."""

    number: int
    title: str
    text: str
    failed: bool
    files: dict[str, str] = field(default_factory=dict)

    @property
    def branch(self) -> str:
        """The branch of the proposal: the same each time the issue is changed."""
        return f"hand-in/{self.number}"

    def save(self, folder: Path) -> None:
        """Write it into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Result:
        """Read it from a folder; raises Refused for anything that `save` would not have written."""
        path = folder / _FILE
        if path.is_symlink() or not path.is_file() or path.stat().st_size > 2 * _MOST_FILES * MOST_BYTES:
            raise Refused(_FILE)
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, RecursionError):
            raise Refused(_FILE) from None
        return cls._checked(value)

    @classmethod
    def _checked(cls, value: Any) -> Result:
        if not isinstance(value, dict) or set(value) != {"number", "title", "text", "failed", "files"}:
            raise Refused("fields")
        number, title, text, failed, files = (value[key] for key in ("number", "title", "text", "failed", "files"))
        if type(number) is not int or not 0 < number < 10**9 or type(failed) is not bool:
            raise Refused("number")
        if not isinstance(title, str) or not title.isprintable() or not 0 < len(title) <= _MOST_TITLE:
            raise Refused("title")
        if not isinstance(text, str) or len(text) > _MOST_LETTERS:
            raise Refused("text")
        if not isinstance(files, dict) or len(files) > _MOST_FILES or (failed and files):
            raise Refused("files")
        for path, told in files.items():
            if not _PLACES.fullmatch(path) or not isinstance(told, str) or len(told.encode()) > MOST_BYTES:
                raise Refused(path)
        return cls(number, title, text, failed, files)


def shortened(text: str) -> str:
    """A text that a proposal may have, in which nobody is called by @name."""
    quiet = text.replace("@", "@\u200b")
    return quiet if len(quiet) <= _MOST_LETTERS else quiet[: _MOST_LETTERS - 2].rpartition("\n")[0] + "\n…"
