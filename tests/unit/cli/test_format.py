"""`site-builder format`: records put into canonical form, or told of."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from regions import copy_of

from site_builder.cli import main
from site_builder.source.places import kind_at
from site_builder.source.repository import read_repository


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """A region in canonical form."""
    root = copy_of("lakes", tmp_path)
    assert run(root).exit_code == 0
    return root


def run(root: Path, *arguments: str) -> Result:
    arguments = ("format", "--source", str(root), "--lang", "en", *arguments)
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def first(root: Path, kind: str) -> Path:
    return next(root / each.path for each in read_repository(root)[0].documents() if each.kind == kind)


def test_a_file_is_put_into_form_once_and_says_the_same(region: Path) -> None:
    file = first(region, "annual")
    before, text = read_repository(region)[0], file.read_text(encoding="utf-8")
    file.write_text(text.replace("year: 2024", "year:   2024   # noted", 1).replace(": ", ":  "), encoding="utf-8")
    file.chmod(0o640)
    messy = file.read_text(encoding="utf-8")
    path = file.relative_to(region).as_posix()
    assert run(region, "--check").exit_code == 1
    assert file.read_text(encoding="utf-8") == messy
    result = run(region)
    assert result.exit_code == 0
    assert result.output.startswith(f"{path}\n1 record changed, of ")
    assert file.stat().st_mode & 0o777 == 0o640
    assert [each.value for each in read_repository(region)[0].documents()] == [
        each.value for each in before.documents()
    ]
    assert "none changed" in run(region).output
    assert not [name for _, _, names in os.walk(region) for name in names if name.endswith(".new")]


def test_check_says_from_which_line_a_file_is_in_another_form(region: Path) -> None:
    file = first(region, "targets")
    file.write_text(file.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    path, line = file.relative_to(region).as_posix(), len(file.read_text(encoding="utf-8").splitlines())
    result = run(region, "--check")
    assert result.exit_code == 1
    assert result.output.startswith(f"{path}:{line - 1}:1: error: From here on ")
    assert f"line={line - 1}" in run(region, "--check", "--format", "github").output


def test_a_broken_file_is_told_of_and_left_and_the_others_are_written(region: Path) -> None:
    broken, other = first(region, "annual"), first(region, "members")
    broken.write_text("year: [\n", encoding="utf-8")
    other.write_text(other.read_text(encoding="utf-8").replace(": ", ":  "), encoding="utf-8")
    result = run(region)
    assert result.exit_code == 1
    assert f"{broken.relative_to(region).as_posix()}:" in result.output
    assert broken.read_text(encoding="utf-8") == "year: [\n"
    assert "  " not in other.read_text(encoding="utf-8").split("\n", 1)[0]


def test_some_files_and_folders_can_be_named(region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = first(region, "annual")
    for each in (file, first(region, "members")):
        each.write_text(each.read_text(encoding="utf-8").replace(": ", ":  "), encoding="utf-8")
    assert "1 record looked at" not in run(region, str(file)).output
    assert "1 record looked at, none changed." in run(region, file.relative_to(region).as_posix()).output
    monkeypatch.chdir(file.parent)
    assert "1 record looked at, none changed." in run(region, file.name).output
    assert "1 record changed" in run(region, "data").output


@pytest.mark.parametrize("name", ["data/missing.yml", "README.md", "../elsewhere.yml"])
def test_what_is_no_record_of_the_region_stops_the_command(region: Path, name: str) -> None:
    (region / "README.md").touch()
    (region.parent / "elsewhere.yml").touch()
    result = run(region, name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert name.split("/")[-1] in result.stderr


def test_lines_that_end_as_on_windows_are_no_other_form(region: Path) -> None:
    file = first(region, "annual")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert run(region, "--check").exit_code == 0


def test_the_place_of_a_file_says_what_it_is(region: Path) -> None:
    documents = list(read_repository(region)[0].documents())
    assert {each.kind for each in documents} > {"annual", "members", "story"}
    for each in documents:
        assert kind_at(each.path) == each.kind
    for path in (
        "data/clusters/a/b.yml",
        "data/clusters/A/2024.yml",
        "stories/a/b.md",
        "data/2024.yml",
        "x/region.yml",
    ):
        assert kind_at(path) is None
