"""The commands of the workflows, run one after another on a change: what GitHub and GitLab run is tried here."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hosts import GitHub, event, pull, served, zipped
from region_factory import write_region

from site_builder.cli import main

ROOT = Path(__file__).parents[3]
RECORD = "data/clusters/cluster-01/2020.yml"


@dataclass
class Runner:
    """A region's repository on a machine of its own, in which a change has been merged into its base."""

    root: Path
    environment: dict[str, str]

    def run(self, command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """A command as both hosts run it: by bash, which stops where something fails.

        One of ours by itself, in which bash has nothing to do, runs here: it need not be loaded anew each time.
        """
        environment = {**self.environment, **more}
        if command.startswith("site-builder ") and not set(command) & set("$|&;<>\n"):
            gone = dict.fromkeys(os.environ.keys() - environment.keys())
            with contextlib.chdir(self.root):
                done = CliRunner().invoke(main, shlex.split(command)[1:], env={**gone, **environment})
            return subprocess.CompletedProcess(command, done.exit_code, done.stdout, done.stderr)
        bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
        return subprocess.run(bash, cwd=self.root, env=environment, capture_output=True, text=True, check=False)

    def steps(self, path: str) -> list[str]:
        """The commands of the first job of a workflow, without those that install."""
        value = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
        job = next(iter(value["jobs"].values()))
        found = [step["run"] for step in job["steps"] if "run" in step]
        return [each for each in found if "pip install" not in each]

    def scripts(self, job: str) -> list[str]:
        """The commands of a job of GitLab, without those that install."""
        value = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
        return [each for each in value[job]["script"] if isinstance(each, str) and "pip install" not in each]


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    root = tmp_path_factory.mktemp("runner")
    few = {"domains": 1, "territories": 1, "organisations": 2, "indicators": {}}
    write_region(root, clusters=1, years=1, gaps=0, languages=("en",), **few)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_", "GIT_"))},
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "GITHUB_STEP_SUMMARY": str(root.parent / f"{root.name}.md"),
        **{f"GIT_{who}_{what}": "t@t.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    made = Runner(root, environment)
    for command in ("site-builder format --source .", "site-builder generate --source ."):
        assert made.run(command).returncode == 0
    done = made.run(
        "git init -q -b main && git add -A && "
        f"git commit -qm Base && git switch -qc change && sed -i -E 's/^(  meetings:).*/\\1 41/' {RECORD} && "
        "git commit -qam Change && git switch -q main && git merge -q --no-ff -m Merge change"
    )
    assert done.returncode == 0, done.stderr
    return made


def test_a_pull_request_is_checked_reviewed_and_commented(runner: Runner, tmp_path: Path) -> None:
    said: dict[str, Any] = {each: runner.run(each) for each in runner.steps(".github/workflows/check.yml")}
    assert {command: done.returncode for command, done in said.items()} == dict.fromkeys(said, 0), said
    review = next(done for command, done in said.items() if "review" in command)
    summary = Path(runner.environment["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")
    assert "41" in summary
    assert "::error" not in review.stdout
    assert (runner.root / "_site" / "index.html").is_file()
    # what upload-artifact takes, and the second workflow finds
    folder = runner.root / "review"
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(files) == {"review.md", "review.html", "review.json", "comment.json"}
    happened = tmp_path / "event.json"
    happened.write_text(json.dumps(event()), encoding="utf-8")
    base = tmp_path / "base"
    assert runner.run(f"git worktree add -q {base} HEAD^1").returncode == 0
    with served(GitHub(pulls=[pull()], artifacts={1: zipped(files)})) as host:
        surroundings = {"GITHUB_API_URL": host.base, "GITHUB_EVENT_PATH": str(happened), "GH_TOKEN": "secret"}
        (command,) = runner.steps(".github/workflows/comment.yml")
        done = Runner(base, runner.environment).run(command, **surroundings)
        assert done.returncode == 0, done.stderr
    (comment,) = host.comments
    assert "41" in comment["body"]
    assert host.labels == ["cluster/cluster-01", "Yearly record"]


def test_a_merge_request_is_checked_and_reviewed(runner: Runner) -> None:
    shutil.rmtree(runner.root / "review", ignore_errors=True)
    broken = runner.root / RECORD
    text = broken.read_text(encoding="utf-8")
    broken.write_text(re.sub(r"(?m)^(  meetings:).*", r"\1 many", text), encoding="utf-8")
    try:
        report, check, *_ = (runner.run(each) for each in runner.scripts("records")[:2])
        (script,) = runner.scripts("review")
        review = runner.run(script, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD^1")
    finally:
        broken.write_text(text, encoding="utf-8")
    assert report.returncode == 0 and check.returncode == 1
    found = json.loads((runner.root / "gl-code-quality.json").read_text(encoding="utf-8"))
    (error,) = (each for each in found if each["severity"] == "critical")
    assert error["location"]["path"] == RECORD
    assert review.returncode == 1, review.stderr
    assert (runner.root / "review" / "comment.json").is_file()
    generated, formed = (runner.run(each) for each in runner.scripts("records")[2:])
    assert (generated.returncode, formed.returncode) == (0, 0)
