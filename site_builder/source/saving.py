"""A file is written beside its place and moved there, so that nobody ever sees half of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def save(file: Path, text: str) -> None:
    """Write a text (UTF-8, its line ends as they are) in one step; folders are made, permissions and links kept."""
    save_all({file: text})


def save_all(texts: Mapping[Path, str]) -> None:
    """The same for several files: none is moved into its place before all could be written beside theirs."""
    waiting: list[tuple[str, Path]] = []
    try:
        for file, text in texts.items():
            target = Path(os.path.realpath(file))
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".new")
            waiting.append((name, target))
            with open(handle, "wb") as beside:
                beside.write(text.encode())
            if target.exists():
                shutil.copymode(target, name)
            else:
                os.chmod(name, 0o644)
        for name, target in waiting:
            os.replace(name, target)
    finally:
        for name, _ in waiting:
            Path(name).unlink(missing_ok=True)
