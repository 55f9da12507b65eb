"""Small regions as a whole: a good one passes, and one fault in it is told once, at its place, in plain words."""

from __future__ import annotations

import functools
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from regions import BAD, CASES, DAYS, DOUBTFUL, GOOD, SILENT, BadCase

from site_builder.cli import main
from site_builder.pipeline import examine, inspect
from site_builder.schema import Schemas

SCHEMAS = Schemas.load()


@pytest.fixture(autouse=True)
def schemas_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Schemas, "load", lambda: SCHEMAS)


def looks_once(monkeypatch: pytest.MonkeyPatch, look: Callable[..., Any]) -> Callable[[], None]:
    """`check` looks at a region once for all languages, in this way; calling what is returned makes it look again."""
    once = functools.cache(look)
    monkeypatch.setattr(import_module("site_builder.cli.check"), "inspect", once)
    return once.cache_clear


def run_check(source: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", "--source", str(source), *options], catch_exceptions=False)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_region_passes(name: str) -> None:
    result = run_check(CASES / "good" / name, "--lang", "en", "--date", DAYS[name])
    assert (result.exit_code, result.output) == (0, "No findings.\n")


@pytest.mark.parametrize("name", BAD)
def test_one_fault_is_one_finding(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks_once(monkeypatch, inspect)
    case = BadCase.load(name)
    root = case.lay_out(tmp_path)
    for language, lines in case.expected.items():
        result = run_check(root, "--lang", language, "--date", case.day)
        assert result.output.splitlines() == lines
        assert result.exit_code == 1
        assert len(lines) == 2, "one finding, and the line that counts"
        assert lines[0].endswith(f"[{name.partition('--')[0]}]"), "a case is named by its rule"


@pytest.mark.parametrize("name", DOUBTFUL)
def test_one_doubt_is_one_warning_that_an_answer_silences(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_again = looks_once(monkeypatch, examine)  # no warning rests on figures
    case = BadCase.load(name, "doubtful")
    root = case.lay_out(tmp_path)
    rule = name.partition("--")[0]
    for language, lines in case.expected.items():
        result = run_check(root, "--lang", language, "--date", case.day)
        assert result.output.splitlines() == lines
        assert (result.exit_code, len(lines)) == (0, 2)
        assert lines[0].endswith(f"[{rule}]")
    record = root / lines[0].partition(":")[0]
    if record.is_file() and record.name[0] == "2":
        record.write_text(f"{record.read_text(encoding='utf-8')}confirmed:\n- rule: {rule}\n  why: It is so.\n")
        look_again()
        assert run_check(root, "--lang", "en", "--date", case.day).output == "No findings.\n"


@pytest.mark.parametrize("name", SILENT)
def test_a_doubt_stays_silent(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks_once(monkeypatch, examine)
    case = BadCase.load(name, "silent")
    assert case.replace or case.write or case.remove or case.date, "the region is changed, and yet nothing is asked"
    result = run_check(case.lay_out(tmp_path), "--lang", "en", "--date", case.day)
    assert (result.exit_code, result.output) == (0, "No findings.\n")


def test_faults_of_all_files_are_told_at_once_in_order(tmp_path: Path) -> None:
    names = ["women-seats", "fte-sum", "unknown-type", "years-order", "story-image", "id-twice--period"]
    merged = BadCase("lakes", {}, {})
    for name in names:
        for path, changes in BadCase.load(name).replace.items():
            merged.replace.setdefault(path, {}).update(changes)
    lines = run_check(merged.lay_out(tmp_path), "--lang", "en", "--date", merged.day).output.splitlines()
    told = [line.rpartition("[")[2].rstrip("]") for line in lines[:-1]]
    assert told == ["fte-sum", "women-seats", "unknown-type", "years-order", "id-twice", "story-image"]
    assert lines[-1] == "6 errors in 5 files."
