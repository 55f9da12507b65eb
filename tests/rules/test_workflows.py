"""The workflows may do little: actions by their hash, rights job by job, and no stranger's words in a shell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
#: what an issue or a pull request says is whoever's who wrote it
_STRANGERS = re.compile(r"github\.(event\.(issue|pull_request|comment|head_commit|review)|head_ref)\b")


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in FILES:
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            yield f"{path.stem}.{name}", job


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_workflow_has_no_rights_of_its_own_and_names_actions_by_their_hash(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["permissions"] == {}
    for used in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[0-9.]+", used), used
    assert "pull_request_target" not in text


@pytest.mark.parametrize("job", [job for _, job in jobs()], ids=[name for name, _ in jobs()])
def test_no_word_of_a_stranger_reaches_a_shell(job: dict[str, Any]) -> None:
    for step in job["steps"]:
        assert "${{" not in step.get("run", ""), "give it as an environment variable"
        for value in step.get("env", {}).values():
            assert not _STRANGERS.search(str(value))
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
            assert "ref" not in step["with"]


def test_what_reads_a_workbook_may_not_write_and_what_writes_reads_none() -> None:
    found = {name: job for name, job in jobs() if name.startswith("hand-in")}
    assert found["hand-in.read"]["permissions"] == {"contents": "read"}
    commands = {name: [step.get("run", "") for step in job["steps"]] for name, job in found.items()}
    writing = [name for name, job in found.items() if "write" in job["permissions"].values()]
    assert writing == ["hand-in.propose"]
    assert not any("hand-in read" in command or "[workbook]" in command for command in commands["hand-in.propose"])
    assert "author_association" in found["hand-in.read"]["if"]
