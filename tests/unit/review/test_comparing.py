"""Two states of a small region compared: a revision and the work tree, or two folders."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from regions import DAYS, change, copy_of

from site_builder.problems import CannotRun
from site_builder.review.comparing import compare
from site_builder.review.facts import RecordReview, Review

DAY = date.fromisoformat(DAYS["rivers"])
Changed = Callable[[Path], None]


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path) -> Path:
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "as it was")
    return root


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    return commit(copy_of("rivers", tmp_path))


def reviewed(root: Path, head: str | None = None) -> Review:
    return compare(root, "HEAD", head, DAY)


def said(review: Review, path: str) -> list[str]:
    return [each.kind for each in record(review, path).statements]


def record(review: Review, path: str) -> RecordReview:
    return next(each for each in review.records if each.path == path)


ALDER = "data/clusters/alder"


def test_nothing_changed(rivers: Path) -> None:
    assert reviewed(rivers).is_empty


def test_form_alone_is_no_change(rivers: Path) -> None:
    file = rivers / ALDER / "2023.yml"
    file.write_text("# checked twice\n" + file.read_text(encoding="utf-8").replace("\n", "   \n"), encoding="utf-8")
    story = next((rivers / "stories/alder").iterdir())
    front, _, body = story.read_text(encoding="utf-8").rpartition("---\n")
    story.write_text(f"{front}---\n\n{body}\n", encoding="utf-8")
    members = rivers / "data/members/alder/2023.yml"
    head, *entries = members.read_text(encoding="utf-8").split("\n- ")
    members.write_text("\n- ".join([head, *(each.rstrip("\n") for each in reversed(entries))]) + "\n", encoding="utf-8")
    assert reviewed(rivers).is_empty


def test_one_value(rivers: Path) -> None:
    change(rivers / ALDER / "2023-q1.yml", "joint_projects: 3", "joint_projects: 5")
    review = reviewed(rivers)
    (cluster,) = review.clusters
    (statement,) = record(review, f"{ALDER}/2023-q1.yml").statements
    told = statement.facts["change"]
    assert (cluster.id, statement.kind, told.before, told.after) == ("alder", "value-changed", 3, 5)
    assert review.base == "HEAD" and review.head == "" and not review.errors


def test_a_state_that_is_not_there(rivers: Path) -> None:
    with pytest.raises(CannotRun):
        compare(rivers, "no-such-branch", None, DAY)
