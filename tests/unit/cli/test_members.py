"""`site-builder members`: what it writes, what it tells and how it exits."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from members_region import LAST, write_members_region
from regions import change, copy_of

from site_builder.cli import main

LIST = "Raison sociale;SIREN;Catégorie;Adhérent depuis\nLabo Curie;12345674;;\nClinique de l’Étang;;;\n"
LIST += "Bézout;552100554;;\nAteliers Bernoulli;732829320;;\nVerre;356000018;PME;2022\n"


@pytest.fixture
def region(tmp_path: Path) -> Path:
    return write_members_region(tmp_path)


@pytest.fixture
def run(region: Path, tmp_path: Path):
    def runs(content: str, *options: str, year: str = "2022", cluster: str = "alpha") -> Result:
        path = tmp_path / "list.csv"
        path.write_text(content, encoding="utf-8")
        arguments = ["members", cluster, year, str(path), "--source", str(region), *options]
        return CliRunner().invoke(main, arguments, catch_exceptions=False)

    return runs


def test_nothing_is_written_until_all_is_answered_then_the_canonical_list(region: Path, run) -> None:
    target = region / "data/members/alpha/2022.yml"
    result = run(LIST, "--lang", "en")
    assert result.exit_code == 1 and not target.exists()
    assert "row 6: “Verre” is on no list yet. Write Territory" in result.output
    assert result.output.endswith("Nothing was written.\n")
    whole = LIST.replace("SIREN;", "SIREN;Département;").replace(";;;", ";;;;").replace("18;PME", "18;Haut;PME")
    whole = whole.replace("4;;\n", "4;;;\n").replace("0;;\n", "0;;;\n")
    result = run(whole, "--dry-run")
    assert result.exit_code == 0 and not target.exists(), result.output
    result = run(whole)
    assert result.exit_code == 0, result.output
    assert "employees" not in target.read_text(encoding="utf-8")
    assert target.read_text(encoding="utf-8").startswith(
        "year: 2022\nmembers:\n- id: '012345674'\n  name: Laboratoire Cu"
    )
    assert [path.name for path in target.parent.iterdir() if path.name.startswith(".")] == []
    assert run(whole, "--lang", "en").output.endswith("says this already: nothing was changed.\n")


def test_a_list_that_says_the_same_leaves_the_file_byte_for_byte(region: Path, run) -> None:
    target = region / "data/members/alpha/2021.yml"
    target.write_text("# kept\n" + LAST, encoding="utf-8")
    names = "Nom\nAteliers Bernoulli\nBézout\nClinique de l'étang\nLaboratoire CURIE\n"
    assert run(names, year="2021").exit_code == 0
    assert target.read_text(encoding="utf-8") == "# kept\n" + LAST


def test_a_value_that_changed_changes_its_line_alone_and_comments_stay(region: Path, run) -> None:
    target = region / "data/members/alpha/2021.yml"
    run("Nom\nAteliers Bernoulli\nBézout;\nClinique de l'étang\nLaboratoire CURIE\nOptique Fresnel\n", year="2021")
    before = target.read_text(encoding="utf-8").replace("- id: '552100554'", "# checked by mail\n- id: '552100554'")
    target.write_text(before, encoding="utf-8")
    rows = "Ateliers Bernoulli;\nBézout;\nClinique de l'étang;PME\nLaboratoire CURIE;\nOptique Fresnel;\n"
    assert run(f"Nom;Catégorie\n{rows}", year="2021").exit_code == 0
    after = target.read_text(encoding="utf-8")
    assert after == before.replace("category: company_mid", "category: company_sme") != before


def test_what_the_check_finds_is_told_at_the_row_and_nothing_is_written(region: Path, run) -> None:
    content = LIST.replace("SIREN", "SIREN;CP").replace("12345674;", "12345674;;").replace(";;;\n", ";;;;\n")
    content = content.replace("4;;\n", "4;;;\n").replace("0;;\n", "0;;;\n").replace("18;PME;2022", "18;01000;PME;2030")
    result = run(content, "--lang", "en")
    assert result.exit_code == 1 and not (region / "data/members/alpha/2022.yml").exists()
    assert "row 6, column E: error: Member since is 2030, but this is the list of 2022." in result.output


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--same", "Labo Curie"), "has no “=”"),
        (("--column", "Siren=number"), "There is no field “number”"),
        (("--same", "Labo=999"), "No organisation on record"),
        (("--left", "356000000"), "names no organisation with the identifier 356000000"),
    ],
)
def test_options_that_make_no_sense_stop_it(run, options, words) -> None:
    result = run(LIST.replace("Labo Curie", "Labo"), "--lang", "en", *options)
    assert result.exit_code == 2 and words in result.output


def test_at_a_terminal_each_doubt_is_asked_once(region: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.cli.members._somebody_answers", lambda: True)
    path = tmp_path / "list.csv"
    rest = "Laboratoire Curie\nClinique de l’Étang\nSociété Bézout\n"
    path.write_text(f"Nom\nAtelier Bernouli\n{rest}atelier bernouli\n", encoding="utf-8")
    arguments = ["members", "alpha", "2022", str(path), "--source", str(region), "--lang", "en"]
    result = CliRunner().invoke(main, arguments, input="y\n", catch_exceptions=False)
    assert result.exit_code == 0 and result.output.count("Is it “Ateliers Bernoulli” (732829320)?") == 1
    assert "stands also in row 2" in result.output
    assert (region / "data/members/alpha/2022.yml").read_text(encoding="utf-8").count("- id:") == 4


def test_a_cluster_or_file_that_is_not_there_stops_it(region: Path, run) -> None:
    result = run(LIST, "--lang", "en", cluster="gamma")
    assert result.exit_code == 2 and "The clusters are: alpha, beta" in result.output
    result = CliRunner().invoke(main, ["members", "alpha", "2022", "none.csv", "--source", str(region)])
    assert result.exit_code == 2 and "none.csv est introuvable" in result.output


def test_a_question_stops_nothing_and_an_answer_that_it_outlives_goes_out(tmp_path: Path) -> None:
    root = copy_of("rivers", tmp_path)
    change(root / "data/region.yml", "reporting:", "warnings:\n  year_jump:\n    members: 3\nreporting:")
    target = root / "data/members/alder/2023.yml"
    names = [(each["name"], each["id"]) for each in yaml.safe_load(target.read_text(encoding="utf-8"))["members"]]

    def run(listed: list[tuple[str, str]]) -> str:
        path = tmp_path / "list.csv"
        path.write_text("Name;Id\n" + "".join(f"{name};{ident}\n" for name, ident in listed), encoding="utf-8")
        arguments = ["members", "alder", "2023", str(path), "--source", str(root), "--lang", "en"]
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    shrunk = run(names[:4] + names[9:])
    assert "\nquestion: 8 members after 12 in 2022 (−33%)." in shrunk
    assert "[year-jump]\nQuestions stop nothing." in shrunk
    with target.open("a", encoding="utf-8") as file:
        file.write("confirmed:\n- rule: year-jump\n  why: A mine closed\n")
    assert "question" not in run(names[:4] + names[9:-1])
    whole = run(names)
    assert "The answer to “year-jump” is taken out: nothing asks about it here now." in whole and "error" not in whole
    assert "confirmed" not in target.read_text(encoding="utf-8")
