"""The workflows may do little: actions by their hash, rights job by job, and no stranger's words in a shell.

What their commands do is in tests/unit/posting and tests/unit/handing_in.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
#: what an issue or a pull request says is whoever's who wrote it
_STRANGERS = re.compile(r"github\.(event\.(issue|pull_request|comment|head_commit|review|workflow_run)|head_ref)\b")
ROOT = FOLDER.parents[1]


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


def zizmor(*options: str) -> list[dict[str, Any]]:
    """What it finds in all workflows, asked as strictly as possible, without the network."""
    program = Path(sysconfig.get_path("scripts")) / ("zizmor.exe" if sys.platform == "win32" else "zizmor")
    command = [program, "--offline", "--persona=pedantic", "--strict-collection", "--format=json", *options, *FILES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_zizmor_finds_nothing_and_one_thing_is_answered_with_its_reason() -> None:
    assert not zizmor()
    # forks can be answered by this trigger alone; the tests below hold what makes it harmless
    (answered,) = zizmor("--no-ignores")
    assert answered["ident"] == "dangerous-triggers"
    assert "comment.yml" in json.dumps(answered["locations"])
    texts = [path.read_text(encoding="utf-8") for path in FILES]
    assert re.findall(r"zizmor: ignore\[(.*?)\] (?=\S)", "".join(texts)) == ["dangerous-triggers"]
    assert not [path for path in (ROOT, ROOT / ".github") for path in path.glob("*zizmor.y*ml")]


def test_what_runs_a_change_may_not_write_and_knows_no_secret() -> None:
    for path in FILES:
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
        triggers = value[True]  # “on”
        if "pull_request" in triggers:
            assert set(triggers) == {"pull_request"}
            assert all(job["permissions"] == {"contents": "read"} for job in value["jobs"].values())
            assert not re.search(r"secrets\.|github\.token", path.read_text(encoding="utf-8"))


def test_what_comments_has_the_main_branch_alone() -> None:
    value = yaml.safe_load((FOLDER / "comment.yml").read_text(encoding="utf-8"))
    check = yaml.safe_load((FOLDER / "check.yml").read_text(encoding="utf-8"))
    assert value[True] == {"workflow_run": {"workflows": [check["name"]], "types": ["completed"]}}
    (job,) = value["jobs"].values()
    assert job["permissions"] == {"contents": "read", "actions": "read", "pull-requests": "write"}
    # without another ref what is checked out is the main branch; nothing of the run is unpacked or named to a command
    assert [step.get("uses", "").partition("@")[0] for step in job["steps"]] == [
        "actions/checkout",
        "actions/setup-python",
        "",
        "",
    ]
    assert [step["run"] for step in job["steps"] if "run" in step] == [
        "python -m pip install --quiet .",
        "site-builder post-review github --source .",
    ]
    assert job["steps"][-1]["env"] == {"GH_TOKEN": "${{ github.token }}"}


def test_on_gitlab_the_token_is_asked_for_on_a_schedule_of_the_main_branch_alone() -> None:
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    posting = [name for name, job in jobs.items() if "post-review" in json.dumps(job)]
    assert posting == ["comments"]
    (rule,) = jobs["comments"]["rules"]
    assert '$CI_PIPELINE_SOURCE == "schedule" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' in rule["if"]
    assert all("TOKEN" not in json.dumps(job) for name, job in jobs.items() if name != "comments")
