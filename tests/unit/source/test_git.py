"""What Git says of a region's folder, wherever in its repository this lies."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from site_builder.source.git import commit_of, contents, files_at, git, hash_of, is_shallow, refusal


def repository(folder: Path) -> Path:
    def run(*arguments: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)

    (folder / "inner" / "data").mkdir(parents=True)
    (folder / "inner" / "data" / "é.yml").write_bytes("a: é\n".encode())
    (folder / "other.txt").write_text("x")
    (folder / "inner" / "link.yml").symlink_to("../other.txt")
    run("init", "--quiet", "--initial-branch=main")
    run("add", ".")
    run("commit", "--quiet", "--message=one")
    return folder / "inner"


def pretend(monkeypatch: pytest.MonkeyPatch, folder: Path, says: str) -> None:
    """A Git that refuses everything: to another user's folder only root can give a repository."""
    (folder / "bin").mkdir()
    (folder / "words").write_text(says, encoding="utf-8")
    script = folder / "bin" / "git"
    script.write_text(f"#!/bin/sh\ncat '{folder}/words' >&2\nexit 128\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder / "bin"), prepend=":")


def test_the_plain_files_of_a_commit_by_their_path_in_the_region(tmp_path: Path) -> None:
    region = repository(tmp_path)
    commit = commit_of(region, "main")
    assert commit is not None and commit == commit_of(region, "HEAD")
    files = files_at(region, commit)
    assert list(files) == ["data/é.yml"]
    assert contents(region, [*files.values(), "0" * 40]) == {files["data/é.yml"]: "a: é\n".encode()}
    assert hash_of("a: é\n".encode()) == files["data/é.yml"]


def test_what_is_no_commit_or_no_repository_gives_nothing(tmp_path: Path) -> None:
    assert commit_of(tmp_path, "main") is None
    assert git(tmp_path / "nowhere", "status") is None
    region = repository(tmp_path)
    assert [commit_of(region, name) for name in ("nope", "--all", "-x", "HEAD:data/é.yml")] == [None] * 4
    assert contents(region, []) == {}


def test_a_repository_that_git_refuses_is_told_from_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    region = repository(tmp_path / "there")
    (tmp_path / "none").mkdir()
    assert (refusal(region), refusal(tmp_path / "none"), is_shallow(region)) == ("", "", False)
    pretend(monkeypatch, tmp_path, "fatal: detected dubious ownership in repository at '/a b'\nTo add an exception …")
    assert refusal(region).startswith("fatal: detected dubious ownership in repository at '/a b' To add")
