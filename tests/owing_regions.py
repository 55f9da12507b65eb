"""Regions in which records are owed, with and without history, and how their reports stand."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

from regions import copy_of

from site_builder.owing import Standing, stand
from site_builder.pipeline import examine
from site_builder.problems import has_errors
from site_builder.records import records_of

GAPS_DAY = date(2024, 5, 15)
WHY = "Two mills closed, and the quarters’ grids with them."


def gaps_of(folder: Path) -> Path:
    """A region without history. Alder says why three grids of 2022 will not come, and tells no story of 2023.

    On `GAPS_DAY` its grid of 2024 is late, as are that of Birch and Birch's yearly record of 2023; the members list of
    Birch is not due yet.
    """
    root = copy_of("rivers", folder)
    clusters = root / "data" / "clusters"
    for quarter in (2, 3, 4):
        (clusters / "alder" / f"2022-q{quarter}.yml").unlink()
    with (clusters / "alder" / "2022.yml").open("a", encoding="utf-8") as file:
        file.write(f"confirmed:\n- rule: record-missing\n  why: {WHY}\n")
    (clusters / "birch" / "2023.yml").unlink()
    (root / "data" / "members" / "birch" / "2023.yml").unlink()
    (root / "stories" / "alder" / "2023-06-01-first-alder.en.md").unlink()
    return root


def rivers_of(folder: Path) -> Path:
    """A region with history, begun in 2023; of that year records came in time, late, twice; one is not committed."""
    root = copy_of("rivers", folder)
    data = root / "data" / "clusters"
    later = {path: path.read_bytes() for path in data.glob("*/2023*.yml")}
    later |= {path: path.read_bytes() for path in (root / "data" / "members").glob("*/2023.yml")}
    for path in later:
        path.unlink()
    commit(root, "2023-03-01", ".")
    for day, name in (
        ("2023-04-20", "data/clusters/alder/2023-q1.yml"),
        ("2023-08-15", "data/clusters/alder/2023-q2.yml"),
        ("2024-01-20", "data/clusters/alder/2023-q4.yml"),
        ("2024-02-10", "data/clusters/alder/2023.yml"),
    ):
        (root / name).write_bytes(later[root / name])
        commit(root, day, name)
    (data / "alder" / "2023.yml").unlink()
    commit(root, "2024-03-01", "data/clusters/alder/2023.yml")
    for path, content in later.items():
        path.write_bytes(content)
    commit(root, "2024-06-10", "data")
    (data / "birch" / "2023-q3.yml").rename(root / "kept.yml")
    commit(root, "2024-06-20", "data")
    (root / "kept.yml").rename(data / "birch" / "2023-q3.yml")
    return root


def standing_of(root: Path, day: date) -> Standing:
    """The standing of a region without errors on a day."""
    seen = examine(root, day)
    assert not has_errors(seen.findings), seen.findings
    records = records_of(seen.repository)
    return stand(records, seen.repository, seen.schemas, seen.findings, seen.answered, day)


def commit(root: Path, day: str, *paths: str) -> None:
    """Record these paths (or that they are gone), as of that day."""
    if not (root / ".git").exists():
        run_git(root, day, "init", "--quiet", "--initial-branch=main")
    run_git(root, day, "add", "--all", "--", *paths)
    run_git(root, day, "commit", "--quiet", "--message=one")


def run_git(root: Path, day: str, *arguments: str) -> None:
    """Let Git do something as of a day."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, env=outside | when)
