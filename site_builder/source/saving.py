"""A file is written beside its place and moved there, so that nobody ever sees half of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def save(file: Path, text: str) -> None:
    """Write a text (UTF-8, its line ends as they are) in one step; folders are made, permissions and links kept."""
    target = Path(os.path.realpath(file))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".new")
    try:
        with open(handle, "wb") as beside:
            beside.write(text.encode())
        if target.exists():
            shutil.copymode(target, name)
        else:
            os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise
