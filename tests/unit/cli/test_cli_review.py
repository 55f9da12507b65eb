"""`site-builder review`: what it prints and writes, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from regions import CASES, change, copy_of

from site_builder.cli import main

BASE = str(CASES / "good" / "rivers")


@pytest.fixture
def region(tmp_path: Path) -> Path:
    return copy_of("rivers", tmp_path)


def run_review(source: Path, *arguments: str) -> Result:
    command = ["review", *arguments, "--source", str(source), "--date", "2024-04-30"]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def test_a_review_in_markdown_is_printed(region: Path) -> None:
    change(region / "data/clusters/alder/2023.yml", "overheads: ", "overheads: 1")
    result = run_review(region, BASE)
    assert result.exit_code == 0
    assert "**Yearly record 2023**: 1 value changed" in result.stdout
    assert "(`budget-balance`, `data/clusters/alder/2023.yml:" in result.stdout


def test_two_states_and_the_language_are_named(region: Path) -> None:
    result = run_review(region, BASE, str(region), "--lang", "fr", "--format", "json")
    assert json.loads(result.stdout)["language"] == "fr"


def test_all_forms_are_written_into_a_folder(region: Path, tmp_path: Path) -> None:
    out = tmp_path / "some" / "review"
    result = run_review(region, BASE, "--out", str(out))
    assert result.stdout == "Nothing changed.\n"
    assert {each.name for each in out.iterdir()} >= {"review.html", "review.json", "review.md"}
    assert (out / "review.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_an_error_that_the_change_brings_exits_with_one_and_is_put_on_its_line(region: Path, tmp_path: Path) -> None:
    change(region / "data/clusters/alder/2023.yml", "overheads: ", "overheads: much")
    result = run_review(region, BASE, "--format", "github", "--out", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=")
    assert (tmp_path / "out" / "review.md").read_text(encoding="utf-8").startswith("## 1 error to put right first.")


def test_a_state_that_is_not_there_exits_with_two(region: Path) -> None:
    result = run_review(region, "nowhere")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ") and not result.stdout


def test_a_folder_to_write_into_has_a_name(region: Path) -> None:
    result = run_review(region, BASE, "--out", "")
    assert result.exit_code == 2 and "empty" in result.stderr
    assert not (Path.cwd() / "review.md").exists()
