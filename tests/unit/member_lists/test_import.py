"""Lists as clusters keep them, and what becomes of them."""

from __future__ import annotations

import pytest
from list_workbooks import workbook
from members_region import write_members_region

from site_builder.member_lists import Answers, import_list, read_table, told
from site_builder.problems import CannotRun
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.texts import Texts

PLAIN = """Raison sociale;SIREN;Département;Catégorie
LABORATOIRE CURIE;12345674;;
Clinique de l'Étang;100 000 009;Haut;ETI
Societe Bezout et Cie;552100554;69;
Ateliers Bernoulli;732829320;01;PME
"""


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    return read_repository(write_members_region(tmp_path_factory.mktemp("region")))[0]


@pytest.fixture
def imported(region, tmp_path):
    def run(content, name="list.csv", year=2022, **more):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        table = read_table(path)
        return import_list(region, Schemas.load(), table, "alpha", year, **more)

    return run


def entries(found):
    assert found.value is not None, report(found)
    return {entry["id"]: entry for entry in found.value["members"]}


def report(found, language="en"):
    return "\n".join(told(found, Texts(language, ("fr", "en"))))


def carried(region):
    last = region.clusters["alpha"].members[2021].value["members"]
    return [{name: value for name, value in entry.items() if name != "employees"} for entry in last]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_any_separator_and_encoding_give_last_years_list(imported, region, encoding, separator):
    found = imported(PLAIN.replace(";", separator).encode(encoding))
    assert found.value == {"year": 2022, "members": carried(region)}
    assert not (found.joined or found.left or found.changed or found.back)


def test_a_workbook_of_numbers_with_titles_over_the_list(imported, region):
    rows = [["Liste 2022"], ["Nom usuel", "N° SIRET", "CP"], ["Laboratoire Curie", 1234567400011, 75013]]
    rows += [
        ["Clinique de l'Étang", 10000000900012, 1000],
        ["Bézout", 552100554, "69 003 Côte Cedex"],
        ["Ateliers", 732829320, ""],
    ]
    found = imported(workbook(rows, merge=True), "liste.xlsx")
    assert found.value == {"year": 2022, "members": carried(region)}


@pytest.mark.parametrize(
    "header",
    [
        "Name of the organisation,Identifier of the organisation,Territory,Category",
        "Nom de l’organisation,Identifiant de l’organisation,Territoire,Catégorie",
        "name,id,territory,category",
        "COMPANY,N° SIREN,Dép.,Type",
        "Dénomination  sociale *,Siren (9 chiffres),Code postal,Taille de l'entreprise",
        "Raison socaile,SIRET,Departement,Categorie",
    ],
)
def test_headings_in_any_language_and_as_people_write_them(imported, region, header):
    found = imported(header + PLAIN.replace(";", ",")[len("Raison sociale;SIREN;Département;Catégorie") :])
    assert found.value == {"year": 2022, "members": carried(region)}


def test_joiners_leavers_changes_and_who_came_back(imported):
    found = imported(
        """Nom;SIREN;Département;Catégorie;NAF;Effectif;CA (k€);Adhérent depuis;Gouvernance;Start-up
        Laboratoire Curie;;;;;;;;Bureau;
        Clinique de l'Étang;;;PME;8610Z;1 310;52,5;2018;;
        Société Bézout;552100554;;;;;;;;non
        Lycée Galois;;;;;;;2022;;
        Verre d’Étang;356 000 018;Bas-Pays;Start-up;23.19Z;12;;;;x
        """.replace("        ", ""),
        answers=Answers(),
    )
    its = entries(found)
    assert [each["name"] for each in found.joined] == ["Lycée Galois", "Verre d’Étang"]
    assert [each["name"] for each in found.left] == ["Ateliers Bernoulli"]
    assert sorted(found.changed) == ["012345674", "100000009"]
    assert its["012345674"]["governance"] == "bureau"
    assert its["100000009"] == {
        "id": "100000009",
        "name": "Clinique de l’Étang",
        "category": "company_sme",
        "territory": "01",
        "activity": "86.10Z",
        "since": 2021,
        "employees": 1310,
        "revenue": 52500,
    }
    # known from another cluster's list: its kind and territory are not asked again
    assert its["356000000"] == {
        "id": "356000000",
        "name": "Lycée Galois",
        "category": "training",
        "territory": "02",
        "since": 2022,
    }
    assert its["356000018"]["startup"] is True and its["356000018"]["category"] == "company_sme"
    assert "the list says 2018; 2021 is on record and stays" in report(found)


def test_what_a_list_says_no_more_is_gone(imported):
    found = imported(
        PLAIN.replace("Catégorie\n", "Catégorie;Jeune pousse\n")
        .replace("Curie;1", "Curie;1")
        .replace("ETI\n", "ETI;oui\n")
    )
    its = entries(found)
    assert its["100000009"]["startup"] is True and "startup" not in its["732829320"]
    assert "Start-up: yes no more" in report(found)


def test_who_left_before_and_is_back_keeps_the_first_year(tmp_path):
    root = write_members_region(tmp_path)
    lists = root / "data/members/alpha"
    last = (lists / "2021.yml").read_text(encoding="utf-8").replace("2021\nmembers", "2022\nmembers")
    (lists / "2022.yml").write_text(last[: last.index("  - id: '732829320'")], encoding="utf-8")
    (tmp_path / "list.csv").write_text(PLAIN, encoding="utf-8")
    region, table = read_repository(root)[0], read_table(tmp_path / "list.csv")
    found = import_list(region, Schemas.load(), table, "alpha", 2023)
    assert [each["id"] for each in found.back] == ["732829320"] and not found.joined
    assert entries(found)["732829320"]["since"] == 2019


def test_who_joined_with_this_list_is_told_so_again(tmp_path):
    root = write_members_region(tmp_path)
    lists = root / "data/members/alpha"
    text = (lists / "2021.yml").read_text(encoding="utf-8").replace("2021\nmembers", "2022\nmembers")
    text += (
        "  - id: '900000007'\n    name: Brand New Lab\n    category: research\n    territory: '01'\n    since: 2022\n"
    )
    (lists / "2022.yml").write_text(text, encoding="utf-8")
    (tmp_path / "list.csv").write_text(PLAIN + "\nBrand New Lab;;;\n", encoding="utf-8")
    region, table = read_repository(root)[0], read_table(tmp_path / "list.csv")
    found = import_list(region, Schemas.load(), table, "alpha", 2022)
    assert [each["id"] for each in found.joined] == ["900000007"] and not found.back


def test_rows_that_are_no_organisations_are_left_out_and_told(imported, region):
    extra = "\n;;;\nRaison sociale;SIREN;Département;Catégorie\nTotal;4;;\n"
    extra += "Total général : 4;;;\n* chiffres provisoires;;;\n"
    found = imported("Liste des adhérents;;;\n;;;\n" + PLAIN + extra + "Source : annuaire;;;\n")
    assert found.value == {"year": 2022, "members": carried(region)}
    assert [each.name for each in found.out] == ["heading", "total", "total", "note", "note"]


def test_two_sites_are_one_organisation(imported, region):
    found = imported(PLAIN + "Ateliers Bernoulli Sud;73282932000082;Bas-Pays;\n")
    assert found.value == {"year": 2022, "members": carried(region)}
    assert "stands also in row 5" in report(found) and "The first is kept" in report(found)
    found = imported(
        "Nom;SIREN;Effectif\nAteliers Bernoulli;732829320;10\nAteliers;73282932000082;20\n", answers=Answers(whole=True)
    )
    assert [each.name for each in found.faults] == ["two-numbers"]


def test_persons_are_left_out_and_told(imported):
    content = PLAIN.replace("Catégorie\n", "Catégorie;Contact;E-mail;Prénom;Nom;Tél. portable\n")
    content = content.replace("PME\n", "PME;Anne Personne;anne@personne.example;Anne;Personne;0612345678\n")
    found = imported(content)
    assert len(found.columns.left) == 5 and all(each.name == "person" for each in found.columns.left)
    assert "Personne" not in str(found.value) and "Personne" not in report(found)


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("Prénom;Nom;Département", "may hold the names of persons"),
        ("Département;Catégorie;Effectif", "No column holds the names"),
        ("Quoi;Que;Où", "No row names the columns"),
        ("Nom;SIREN\n\nTotal;0\nNom;SIREN", "No organisation was found"),
    ],
)
def test_a_list_whose_columns_are_in_doubt_asks_which(imported, header, sentence):
    found = imported(header if "\n" in header else f"{header}\nAteliers Bernoulli;01;PME\n")
    assert found.value is None and sentence in report(found)


def test_columns_can_be_named(imported, region):
    rows = "\n".join(PLAIN.splitlines()[1:])
    named = {"A": "name", "B": "id", "C": "territory", "D": "category"}
    assert imported(rows, named=named).value == {"year": 2022, "members": carried(region)}
    odd = PLAIN.replace("Raison sociale", "Quoi")
    assert imported(odd, named={"Quoi": "name"}).value == {"year": 2022, "members": carried(region)}


@pytest.mark.parametrize(
    ("row", "sentence", "place"),
    [
        ("Inconnu SA;;;", "Write Identifier of the organisation", "row 6, column B"),
        ("Inconnu SA;732829321;01;PME", "digit by digit", "row 6, column B"),
        ("Inconnu SA;1008;01;PME", "too short", "row 6, column B"),
        (";356000018;01;PME", "Write Name of the organisation", "row 6, column A"),
        ("Inconnu SA;356000018;Ailleurs;PME", "none of these: Haut, Bas-Pays, Coast and City", "row 6, column C"),
        ("Inconnu SA;356000018;;PME", "Write Territory: Haut", "row 6, column C"),
        ("Inconnu SA;356000018;01;Coopérative", "none of these: Large company", "row 6, column D"),
        ("anne@personne.example;356000018;01;PME", "address of a person", "row 6, column A"),
    ],
)
def test_what_must_be_completed_is_told_with_its_cell(imported, row, sentence, place):
    found = imported(PLAIN + row + "\n")
    assert found.value is None
    lines = [line for line in report(found).splitlines() if sentence in line]
    assert lines and place in lines[0]


def test_a_cell_that_is_not_understood_leaves_what_is_on_record(imported, region):
    found = imported(PLAIN.replace(";ETI", ";Coopérative"))
    assert found.value == {"year": 2022, "members": carried(region)}
    assert "is not understood; what is on record stays: Mid-size company" in report(found)


def test_a_wrong_id_beside_a_known_name_is_told_and_mended(imported, region):
    found = imported(PLAIN.replace("732829320", "732829321"))
    assert found.value == {"year": 2022, "members": carried(region)}
    assert "“732829321” can’t be right; 732829320 is on record" in report(found)


def test_doubts_are_told_all_at_once_and_answered_by_options(imported, region):
    content = PLAIN.replace("Ateliers Bernoulli;732829320", "Atelier Bernouli;").replace(
        "LABORATOIRE CURIE;12345674", "Labo Curie;732829320"
    )
    found = imported(content)
    assert found.value is None and not found.left[1:]
    text = report(found)
    assert "--same 'Atelier Bernouli=732829320'" in text and "--new 'Atelier Bernouli'" in text
    answers = Answers.of(same={"ATELIER  BERNOULI": "732829320", "Labo Curie": "012345674"})
    assert imported(content, answers=answers).value == {"year": 2022, "members": carried(region)}
    answers = Answers.of(renamed={"atelier bernouli": "732829320"}, same={"Labo Curie": "012345674"})
    assert entries(imported(content, answers=answers))["732829320"]["name"] == "Atelier Bernouli"
    # another organisation needs an id of its own
    answers = Answers.of(new=frozenset(["Atelier Bernouli"]), same={"Labo Curie": "012345674"})
    assert [each.name for each in imported(content, answers=answers).faults] == ["missing-id"]
    with pytest.raises(CannotRun, match="No organisation on record"):
        imported(content, answers=Answers.of(same={"Atelier Bernouli": "1"}))


def test_a_doubt_is_asked_once_where_somebody_can_answer(imported, region):
    asked = []

    def ask(line, match):
        asked.append(line.name)
        return match.candidate.id

    found = imported(PLAIN.replace("Ateliers Bernoulli;732829320", "Atelier Bernouli;"), ask=ask)
    assert asked == ["Atelier Bernouli"] and found.value == {"year": 2022, "members": carried(region)}


def test_a_name_that_is_known_elsewhere_is_asked(imported):
    """Two schools may bear one name; where the list says no other territory, it is the one on record."""
    found = imported(PLAIN + "Lycée Galois;;69;\n")
    assert "in another territory" in report(found) and "--new 'Lycée Galois'" in report(found)
    assert "356000000" in entries(imported(PLAIN + "Lycée Galois;;02;\n"))
    assert "356000000" in entries(imported(PLAIN + "Lycée Galois;356000000;69;\n"))


def test_who_left_though_listed(imported):
    found = imported(PLAIN, answers=Answers(left=frozenset(["732829320"])))
    assert "732829320" not in entries(found) and [each["id"] for each in found.left] == ["732829320"]


def test_a_list_read_again_says_the_same_and_keeps_what_it_does_not_say(imported, region):
    present = region.clusters["alpha"].members[2021].value
    assert imported(PLAIN, year=2021).value == present
    names = "Nom\n" + "".join(f"{entry['name']}\n" for entry in present["members"])
    assert imported(names, year=2021).value == present
