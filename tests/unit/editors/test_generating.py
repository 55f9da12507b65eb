"""`site-builder generate`: the same region gives the same files, and --check says which are not current."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from region_factory import write_region

from site_builder.cli import main


def test_files_are_written_once_and_checked(tmp_path: Path) -> None:
    write_region(tmp_path, clusters=2, years=1)
    where = ["generate", "--source", str(tmp_path)]
    before = CliRunner().invoke(main, [*where, "--check"])
    assert before.exit_code == 1
    assert ".vscode/settings.json" in before.output
    assert not (tmp_path / ".vscode").exists()
    assert CliRunner().invoke(main, where).exit_code == 0
    assert CliRunner().invoke(main, where).output == ""
    (tmp_path / ".vscode" / "settings.json").write_text("{}")
    after = CliRunner().invoke(main, [*where, "--check"])
    assert after.exit_code == 1
    assert after.output.count("\n") == 1


def test_files_of_others_are_not_written_over_unless_asked(tmp_path: Path) -> None:
    write_region(tmp_path, clusters=1, years=1, organisations=2)
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text("{}", encoding="utf-8")
    where = ["generate", "--source", str(tmp_path)]
    refused = CliRunner().invoke(main, where)
    assert refused.exit_code == 2 and ".vscode/settings.json would be written over" in refused.output
    assert settings.read_text(encoding="utf-8") == "{}"
    assert CliRunner().invoke(main, [*where, "--force"]).exit_code == 0
    assert "yaml.schemas" in settings.read_text(encoding="utf-8")


def test_the_words_are_those_of_the_regions_first_language(tmp_path: Path) -> None:
    write_region(tmp_path, clusters=2, years=1, languages=("fr", "en"))
    assert CliRunner().invoke(main, ["generate", "--source", str(tmp_path)]).exit_code == 0
    schema = (tmp_path / ".vscode" / "schemas" / "annual.json").read_text(encoding="utf-8")
    assert "Fiche annuelle" in schema
    assert "Yearly record" not in schema
