"""A region that comes, or goes: there is nothing beside which it could be told."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from regions import CASES, change

from site_builder.cli import main


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """The folder of a repository in which there is something else, then a region too (`HEAD`)."""
    (tmp_path / "README.md").write_text("Soon.", encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "one")
    shutil.copytree(CASES / "good" / "rivers", tmp_path, dirs_exist_ok=True)
    commit(tmp_path, "two")
    return tmp_path


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path, message: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)


def run(source: Path, *arguments: str) -> Result:
    command = ["review", *arguments, "--source", str(source), "--date", "2024-04-30"]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def test_the_first_proposal_of_a_region(region: Path, tmp_path: Path) -> None:
    result = run(region, "HEAD~1", "HEAD", "--out", str(tmp_path / "out"))
    assert (result.exit_code, result.stdout) == (0, "No error, and nothing to ask.\n")
    told = (tmp_path / "out/review.md").read_text(encoding="utf-8")
    assert "There is no region before this change: all of it is new. Alder and Birch: 28 records and 4 stories" in told
    assert "| Alder | 2 | 2 | 8 | 1 | 2 |  |" in told and "<details>" not in told
    found = json.loads((tmp_path / "out/review.json").read_text(encoding="utf-8"))
    assert found["state"] == "added" and not found["unchanged"] and found["labels"]["clusters"] == []
    assert {each["kind"] for each in found["statements"]} == {"record-added", "story-added"}


def test_what_is_wrong_odd_or_personal_in_it(region: Path) -> None:
    change(region / "data/clusters/alder/2023.yml", "overheads: ", "overheads: 1")
    (region / "data/clusters/birch/2023.yml").write_text("year: [", encoding="utf-8")
    (region / "data/indicators/team.yml").write_text("id: [", encoding="utf-8")
    change(next((region / "stories/alder").glob("2023*")), "title: ", "title: Mme Eve Durand, ")
    found = json.loads(run(region, "HEAD~1", "--format", "json").stdout)
    assert run(region, "HEAD~1").exit_code == 1
    paths = {each["path"] for each in found["errors"]}
    assert {"data/clusters/birch/2023.yml", "data/indicators/team.yml"} <= paths
    assert "budget-balance" in {each["rule"] for each in found["questions"]}
    assert [each["text"].rpartition(": ")[2] for each in found["exposed"]] == ["Mme E… D…"]
    (region / "data/region.yml").write_text("id: [", encoding="utf-8")
    assert run(region, "HEAD~1").exit_code == 1


@pytest.mark.parametrize("form", ["markdown", "html", "json", "github"])
def test_a_region_that_is_removed(region: Path, form: str) -> None:
    back = run(region, "HEAD", "HEAD~1", "--format", form)
    assert back.exit_code == 1 and "The region would be removed" in back.stdout
    (region / "data/region.yml").unlink()
    gone = run(region, "HEAD", "--format", form, "--lang", "en")
    assert gone.exit_code == 1 and "The region would be removed" in gone.stdout


def test_no_region_at_all(region: Path) -> None:
    shutil.rmtree(region / "data")
    result = run(region, "HEAD~1")
    assert result.exit_code == 2 and "There is no data/region.yml" in result.stderr
