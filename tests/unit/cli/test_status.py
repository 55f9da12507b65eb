"""`site-builder status`: what it prints where, and how it exits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from owing_regions import gaps_of
from regions import BadCase

from site_builder.cli import main
from site_builder.cli.options import no_cluster
from site_builder.texts import Texts


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return gaps_of(tmp_path_factory.mktemp("status"))


def run(source: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["status", "--source", str(source), *options])


@pytest.mark.parametrize(
    ("form", "begin"), [("text", b"Land of Rivers"), ("csv", b"\xef\xbb\xbfDomain"), ("ics", b"BEGIN:VCAL")]
)
def test_each_form_goes_to_the_output_alone(gaps: Path, form: str, begin: bytes) -> None:
    result = run(gaps, "--date", "2024-05-15", "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes.startswith(begin)


def test_a_day_decides_what_is_owed(gaps: Path) -> None:
    assert "Nothing is owed." in run(gaps, "--date", "2023-03-31").output
    assert "Rien n’est attendu." in run(gaps, "--date", "2023-03-31", "--lang", "fr").output


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_day_is_judged_and_the_last_refused(gaps: Path, day: str) -> None:
    exits = 2 if day > "2999" else 0
    for command in (["status"], ["status", "--format", "ics"], ["status", "--reminder", "birch"], ["check"]):
        result = CliRunner().invoke(main, [*command, "--source", str(gaps), "--date", day, "--lang", "en"])
        assert result.exit_code == exits, (command, result.output)
        assert "before the year 3000" in result.output or not exits
    calendar = run(gaps, "--date", "0001-01-01", "--format", "ics")
    assert not calendar.exit_code and "BEGIN:VCALENDAR" in calendar.output


def test_reminders_are_written_to_one_or_to_all_that_owe_something(gaps: Path) -> None:
    one = run(gaps, "--date", "2024-05-15", "--reminder", "birch")
    every = run(gaps, "--date", "2024-05-15", "--reminder", "all")
    assert one.exit_code == every.exit_code == 0
    assert one.stdout in every.stdout and every.stdout.count("Subject: ") == 2
    nobody = run(gaps, "--date", "2023-03-31", "--reminder", "all")
    assert (nobody.exit_code, nobody.stdout) == (0, "") and "nothing to write" in nobody.stderr


def test_a_cluster_that_there_is_not_is_refused(gaps: Path) -> None:
    near, far = run(gaps, "--reminder", "brich"), run(gaps, "--reminder", "mountains-of-the-moon")
    assert near.exit_code == far.exit_code == 2
    assert "birch" in near.stderr and "alder and birch" in far.stderr
    assert run(gaps, "--reminder", "all", "--format", "csv").exit_code == 2


def test_clusters_are_named_whole() -> None:
    names = [f"cluster-of-the-{number:02}-lakes" for number in range(30)]
    reason = no_cluster("mountains", names)
    told = Texts("en").sentence(reason.msgid, reason.args_)
    assert all(name in names for name in re.findall(r"cluster-[\w-]+", told)) and "cluster-of-the-09-lakes" in told


@pytest.mark.parametrize("address", ["nonsense", "javascript:x", "https://x.example/\u202e", "https://a b.example"])
@pytest.mark.parametrize("command", ["status", "build"])
def test_an_address_that_leads_nowhere_is_refused(gaps: Path, tmp_path: Path, command: str, address: str) -> None:
    options = ["--source", str(gaps), *(["--out", str(tmp_path / "out")] if command == "build" else [])]
    result = CliRunner().invoke(main, [command, *options, "--address", address])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is no address" in result.stderr and "\u202e" not in result.stderr


def test_where_records_have_errors_these_are_told(tmp_path: Path) -> None:
    result = run(BadCase.load("fte-sum").lay_out(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "") and "fte-sum" in result.stderr
