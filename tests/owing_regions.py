"""Regions in which records are owed, with and without history, and how their reports stand."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import yaml
from regions import copy_of

from site_builder.owing import Standing, stand
from site_builder.pipeline import examine
from site_builder.problems import has_errors
from site_builder.records import records_of

WHY = "Two sawmills closed, and the quarter’s grid with them."


def lakes_of(folder: Path) -> Path:
    """A region without history: quarters are due after 30 days, most never came, and of 2020 one cluster says why."""
    root = copy_of("lakes", folder)
    region, record = root / "data" / "region.yml", root / "data" / "clusters" / "north-wood" / "2020.yml"
    value = yaml.safe_load(region.read_text(encoding="utf-8"))
    value["reporting"]["quarter_due_days"] = 30
    region.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    value = yaml.safe_load(record.read_text(encoding="utf-8"))
    others = [each for each in value.get("confirmed", []) if each["rule"] != "record-missing"]
    value["confirmed"] = [*others, {"rule": "record-missing", "why": WHY}]
    record.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
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
        _git(root, day, "init", "--quiet", "--initial-branch=main")
    _git(root, day, "add", "--all", "--", *paths)
    _git(root, day, "commit", "--quiet", "--message=one")


def _git(root: Path, day: str, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, env=outside | when)
