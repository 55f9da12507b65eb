"""What the user may not read is told, and nothing else stops."""

from __future__ import annotations

import json
import os
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.source.repository import read_repository

FILES = ("data/region.yml", "data/objectives.yml", "data/clusters/a/cluster.yml", "data/clusters/a/2020.yml")
LIST = "data/members/a/2020.yml"


def found(root: Path) -> list[tuple[str, str]]:
    return [(finding.place.path, finding.rule) for finding in read_repository(root)[1]]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="permissions are another matter here")
def test_what_is_closed_is_told() -> None:
    # a folder that any user may enter, which those of pytest are not
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        root = Path(folder)
        for name in (*FILES, LIST):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text("id: a\n", encoding="utf-8")
        assert found(root) == []
        closed = [root / "data/clusters/a/2020.yml", root / "data/members/a"]
        for path in closed:
            path.chmod(0)
        try:
            told = as_a_plain_user(lambda: found(root))
        finally:
            for path in closed:
                path.chmod(0o755)
    assert told == [["data/clusters/a/2020.yml", "unreadable"], ["data/members/a", "unreadable"]]


def as_a_plain_user(work: Callable[[], object]) -> object:
    """What `work` gives (through JSON), done in a process of its own by a user to whom not everything is open."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads: the child only reads and leaves
        child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            os.write(writing, json.dumps(work()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        told = answer.read()
    os.waitpid(child, 0)
    return json.loads(told)
