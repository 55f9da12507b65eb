"""The states that are compared: revisions of Git, the work tree and folders, wherever the region lies."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from regions import DAYS, change, copy_of

from site_builder.problems import CannotRun
from site_builder.review.comparing import compare
from site_builder.review.facts import Review
from site_builder.review.states import State

DAY = date.fromisoformat(DAYS["rivers"])
GRID = "data/clusters/alder/2023-q1.yml"


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path, message: str = "as it was") -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message, "--date", "2024-06-30T12:00:00Z")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which the region is one folder of two; `old`, then a value changed on `new`."""
    top = tmp_path_factory.mktemp("repository")
    git(top, "init", "-q", "-b", "old")
    region = copy_of("rivers", top)
    (top / "README.md").write_text("Two things.", encoding="utf-8")
    commit(top)
    git(top, "checkout", "-q", "-b", "new")
    change(region / GRID, "joint_projects: 3", "joint_projects: 7")
    commit(top, "more")
    return region


def told(review: Review) -> list[tuple[str, str, object, object]]:
    return [
        (record.path, each.kind, each.facts["change"].before, each.facts["change"].after)
        for record in review.records
        for each in record.statements
    ]


CHANGE = [(GRID, "value-changed", 3, 7)]


def test_two_revisions(repository: Path) -> None:
    review = compare(repository, "old", "new", DAY)
    assert told(review) == CHANGE and (review.base, review.head) == ("old", "new")
    assert told(compare(repository, "new", "old", DAY)) == [(GRID, "value-changed", 7, 3)]
    assert compare(repository, "new", "HEAD", DAY).is_empty


def test_a_revision_and_the_work_tree(repository: Path) -> None:
    untracked = repository / "data/clusters/birch/2024-q1.yml"
    shutil.copy(repository / "data/clusters/birch/2023-q1.yml", untracked)
    change(untracked, "year: 2023", "year: 2024")
    try:
        review = compare(repository, "old", None, DAY)
    finally:
        untracked.unlink()
    assert review.head == "" and [(each.path, each.state) for each in review.records] == [
        (GRID, "changed"),
        ("data/clusters/birch/2024-q1.yml", "added"),
    ]


def test_folders_beside_revisions(repository: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(repository, tmp_path / "region"))
    assert compare(repository, str(folder), "new", DAY).is_empty
    assert told(compare(repository, "old", str(folder), DAY)) == CHANGE
    # no Git at all: the day is then the end of the newest period on record
    (folder / "data/clusters/birch/2024-q1.yml").write_text("year: [", encoding="utf-8")
    assert compare(folder, str(copy_of("rivers", tmp_path)), None).day == date(2024, 3, 31)


def test_the_day_is_that_of_the_newest_commit_of_the_new_state(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    said = subprocess.run(["git", "log", "-1", "--format=%cs"], cwd=repository, capture_output=True, text=True)
    assert str(compare(repository, "old", "new").day) == said.stdout.strip()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert compare(repository, "old", "new").day == date(1970, 1, 1)


def test_a_story_is_read_with_what_lies_beside_it(repository: Path, tmp_path: Path) -> None:
    """The picture of a story is there in a revision as it is in a folder."""
    folder = Path(shutil.copytree(repository.parent, tmp_path / "clone")) / "rivers"
    story = next((folder / "stories/alder").glob("2023*"))
    change(story, "summary:", "image: oak.png\nimage_alt: An oak.\nsummary:")
    (story.parent / "oak.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    commit(folder)
    review = compare(folder, "old", "HEAD", DAY)
    assert not review.errors
    assert [(each.kind, each.place.path) for each in review.others] == [("file-added", "stories/alder/oak.png")]
    git(folder, "rm", "-q", "stories/alder/oak.png")
    assert [each.rule for each in compare(folder, "HEAD", None, DAY).errors] == ["story-image"]


@pytest.mark.parametrize("name", ["no-such-branch", "--output=x", "HEAD~9", "./nowhere"])
def test_a_state_that_is_not_there(repository: Path, name: str) -> None:
    with pytest.raises(CannotRun, match="nor a folder"):
        compare(repository, name, None, DAY)


@pytest.mark.parametrize("names", [("", None), ("HEAD", ""), (" ", None)])
def test_a_state_without_a_name(repository: Path, names: tuple[str, str | None]) -> None:
    with pytest.raises(CannotRun, match="empty"):
        compare(repository, *names, DAY)


def test_a_repository_that_git_refuses(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "git"
    fatal = "fatal: detected dubious ownership in repository at '/a b'"
    script.write_text(f'#!/bin/sh\necho "{fatal}" >&2\nexit 128\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(CannotRun, match=r"belongs to another user.*safe.directory /a b$"):
        compare(repository, "HEAD", None, DAY)
    script.write_text("#!/bin/sh\necho 'fatal: unknown repository format' >&2\nexit 128\n", encoding="utf-8")
    with pytest.raises(CannotRun, match=r"does not read.*unknown repository format"):
        compare(repository, "HEAD", None, DAY)


def test_a_history_that_is_missing(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", repository.parent.as_uri(), "shallow")
    region = tmp_path / "shallow" / "rivers"
    assert compare(region, "HEAD", None, DAY).is_empty
    with pytest.raises(CannotRun, match=r"only the newest commits.*fetch-depth"):
        compare(region, "HEAD~1", None, DAY)


def test_a_state_without_the_region(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match=r"region\.yml"):
        compare(repository, str(tmp_path), None, DAY)


def test_what_a_tree_names_stays_within_the_region(repository: Path, tmp_path: Path) -> None:
    """A tree that Git did not make may lead anywhere when it is laid out."""
    outside = State("x", repository, {"data/../../escaped.yml": "0" * 40, "/tmp/escaped.yml": "0" * 40}, "HEAD")
    outside.lay_out(lambda path: True, tmp_path / "in")
    assert not list(tmp_path.rglob("escaped*"))
