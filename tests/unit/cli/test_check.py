"""`site-builder check`: what it prints where, how it exits, and that it never shows a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from regions import DAYS, BadCase, change, copy_of

from site_builder.cli import main


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the region: all its records have come."""
    then = datetime.fromisoformat(f"{DAYS['lakes']}T00:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(round(then.timestamp())))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return copy_of("lakes", tmp_path)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return BadCase.load("fte-sum").lay_out(tmp_path)


def run_check(source: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", "--source", str(source), *options], catch_exceptions=False)


def test_findings_go_to_the_output_alone(bad: Path) -> None:
    result = run_check(bad)
    assert result.exit_code == 1
    assert result.stdout.endswith("1 error in 1 file.\n")
    assert result.stderr == ""


def test_the_source_is_the_current_folder_where_none_is_given(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(good)
    result = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    assert (result.exit_code, result.output) == (0, "No findings.\n")


def test_the_language_is_the_region_s_first_where_none_is_given(tmp_path: Path) -> None:
    valley = BadCase.load("member-id").lay_out(tmp_path)
    assert run_check(valley).output == run_check(valley, "--lang", "fr").output
    assert run_check(valley).output != run_check(valley, "--lang", "en").output


def test_a_region_that_cannot_be_read_is_told_of_in_english(tmp_path: Path) -> None:
    valley = copy_of("vallee", tmp_path)
    (valley / "data" / "region.yml").write_text("languages: [fr\n", encoding="utf-8")
    result = run_check(valley)
    assert result.exit_code == 1
    assert "1 error in 1 file." in result.output


@pytest.mark.parametrize("form", ["text", "github", "json", "sarif"])
def test_the_exit_code_is_the_same_in_every_form(good: Path, form: str) -> None:
    assert run_check(good, "--format", form).exit_code == 0
    change(good / "data" / "region.yml", "country: XX", "country: Xx")
    assert run_check(good, "--format", form).exit_code == 1


def test_annotations_lead_from_the_root_of_the_repository(bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(bad.parent))
    assert "file=lakes/data/clusters/north-wood/2020.yml,line=3,col=8" in run_check(bad, "--format", "github").output
    log = json.loads(run_check(bad, "--format", "sarif").output)
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "lakes/data/clusters/north-wood/2020.yml"
    monkeypatch.delenv("GITHUB_WORKSPACE")
    monkeypatch.chdir(bad)
    assert "file=data/clusters/north-wood/2020.yml,line=3" in run_check(Path(), "--format", "github").output


@pytest.mark.parametrize("options", [["--format", "xml"], ["--date", "31/05/2024"], ["--date", "x"], ["--what"]])
def test_a_wrong_option_is_told_with_2(good: Path, options: list[str]) -> None:
    result = run_check(good, *options)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_a_language_without_a_catalogue_is_told_in_english(bad: Path) -> None:
    assert run_check(bad, "--lang", "de").output == run_check(bad, "--lang", "en").output
    assert run_check(bad, "--lang", "../../x").exit_code == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_source_that_is_no_region_is_told_with_2(tmp_path: Path, language: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()
    for source in (tmp_path / "none", tmp_path / "file", tmp_path / "empty", tmp_path):
        result = run_check(source, "--lang", language)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.startswith("error: ")
        assert len(result.stderr.splitlines()) == 1


def test_an_epoch_that_is_no_number_is_told_with_2(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = run_check(good)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "yesterday" in result.stderr


def test_an_error_of_the_system_is_told_with_2(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied", str(good))

    monkeypatch.setattr("site_builder.pipeline.read_repository", refuse)
    result = run_check(good)
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(good) in result.stderr and "may not be read" in result.stderr


def test_broken_schemas_are_told_with_2(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "schemas"
    folder.mkdir()
    monkeypatch.setattr("site_builder.schema.schemas.schemas_folder", lambda: folder)
    result = run_check(good)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: ")


@pytest.mark.parametrize("name", ["data/region.yml", "data/objectives.yml", "data/clusters/north-wood/2020.yml"])
@pytest.mark.parametrize("fault", ["missing", "not text", "empty", "a folder", "a dead link", "a pipe"])
def test_a_file_that_is_none_is_told(good: Path, name: str, fault: str) -> None:
    path = good / name
    path.unlink()
    if fault == "not text":
        path.write_bytes(b"\x00\xff\xfe\x80" * 100)
    elif fault == "empty":
        path.touch()
    elif fault == "a folder":
        path.mkdir()
    elif fault == "a dead link":
        path.symlink_to(good / "nowhere")
    elif fault == "a pipe":
        os.mkfifo(path)
    result = run_check(good, "--lang", "en")
    if fault == "missing" and "clusters" in name:
        assert result.exit_code == 0
    else:
        assert result.exit_code in (1, 2)
        assert len(result.output.splitlines()) in (1, 2)


def test_a_terminal_of_few_letters_gets_every_line(bad: Path) -> None:
    change(bad / "data" / "clusters" / "north-wood" / "cluster.yml", 'territory: "01"', 'territory: "é"')
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, "-m", "site_builder", "check", "--source", str(bad), "--lang", "fr"]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr == b""
    assert len(done.stdout.decode("latin-1").splitlines()) == 3


def test_what_reads_no_further_is_no_fault(bad: Path) -> None:
    command = f"'{sys.executable}' -m site_builder check --source '{bad}' | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60)
    assert done.stderr == b""


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(main, ["--help"], catch_exceptions=False)
    assert result.exit_code == 0
    for name in ("check", "build", "serve"):
        assert name in result.output
    assert CliRunner().invoke(main, ["chekc"]).exit_code == 2
