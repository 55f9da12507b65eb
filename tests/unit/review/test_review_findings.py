"""What a change brings that is wrong, odd, owed, or not for everybody."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from regions import change, copy_of
from small_review import ALDER, BASE, DAY, STORY, record, reviewed, said

from site_builder.resources import schemas_folder
from site_builder.review import as_json, markdown
from site_builder.review.comparing import compare
from site_builder.texts import Texts

EN = Texts("en", ("en",))


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    return copy_of("rivers", tmp_path)


def test_a_file_that_cant_be_read_hides_no_other(rivers: Path) -> None:
    (rivers / ALDER / "2023.yml").write_text("year: 2023\nteam: [\n", encoding="utf-8")
    change(rivers / ALDER / "2023-q1.yml", "joint_projects: 3", "joint_projects: 4")
    review = reviewed(rivers)
    assert [each.place.path for each in review.errors] == [f"{ALDER}/2023.yml"]
    assert record(review, f"{ALDER}/2023.yml").statements == ()
    assert said(review, f"{ALDER}/2023-q1.yml") == [("value-changed", 3, 4)]
    assert {each.indicator for each in review.clusters[0].figures} == {"joint-projects"}
    back = compare(BASE, str(rivers), None, DAY)
    assert not back.errors and [each.place.path for each in back.settled if each.is_error] == [f"{ALDER}/2023.yml"]
    assert record(back, f"{ALDER}/2023.yml").against == f"{ALDER}/2022.yml"


@pytest.mark.parametrize("path", ["data/region.yml", "data/objectives.yml", "data/indicators/team.yml"])
def test_a_broken_frame_hides_no_record(rivers: Path, path: str) -> None:
    (rivers / path).write_text("id: [\n", encoding="utf-8")
    change(rivers / ALDER / "2023-q1.yml", "joint_projects: 3", "joint_projects: 4")
    review = reviewed(rivers)
    assert path in {each.place.path for each in review.errors}
    assert said(review, f"{ALDER}/2023-q1.yml") == [("value-changed", 3, 4)]


def test_questions_are_asked_answered_and_settled(rivers: Path) -> None:
    path = rivers / ALDER / "2023.yml"
    change(path, "state: 30400", "state: 90400")
    asked = reviewed(rivers)
    rules = {each.rule for each in asked.questions}
    assert "budget-balance" in rules and not asked.errors
    before = Path(shutil.copytree(rivers, rivers.parent / "before"))
    answers = "".join(f"- rule: {rule}\n  why: A new plant.\n" for rule in sorted(rules))
    path.write_text(path.read_text(encoding="utf-8") + f"confirmed:\n{answers}", encoding="utf-8")
    answered = reviewed(rivers, before)
    assert {each.finding.rule for each in answered.answered} == rules
    assert not answered.questions and {each.rule for each in answered.settled} <= rules
    settled = compare(BASE, str(before), None, DAY)
    assert {each.rule for each in settled.settled} == rules and not settled.questions


def test_what_is_still_owed(rivers: Path) -> None:
    before = Path(shutil.copytree(rivers, rivers.parent / "before"))
    for root in (rivers, before):
        (root / ALDER / "2023-q4.yml").unlink()
    change(rivers / ALDER / "2023-q1.yml", "joint_projects: 3", "joint_projects: 4")
    review = reviewed(rivers, before)
    assert [each.rule for each in review.owed] == ["record-missing"] and not review.questions


def test_files_from_which_no_record_is_read(rivers: Path) -> None:
    (rivers / "stories/alder/oak.jpg").write_bytes(b"an oak")
    (rivers / ALDER / "2023-q1.yml").rename(rivers / ALDER / "2023-Q1.yaml")
    review = reviewed(rivers)
    assert [(each.kind, each.place.path) for each in review.others] == [
        ("file-added", f"{ALDER}/2023-Q1.yaml"),
        ("file-added", "stories/alder/oak.jpg"),
    ]
    assert said(review, f"{ALDER}/2023-q1.yml") == [("record-removed", 10)]
    assert [each.rule for each in review.errors] == ["file-name"]


def test_what_would_become_public(rivers: Path) -> None:
    team = rivers / "data/indicators/team.yml"
    team.write_text(team.read_text(encoding="utf-8") + "visibility: officers\n", encoding="utf-8")
    before = Path(shutil.copytree(rivers, rivers.parent / "before"))
    change(team, "visibility: officers", "visibility: public")
    change(
        rivers / STORY, "six** weeks.", "six** weeks. Ask Mme Jeanne Dupont, jeanne@alder.example or 04 76 00 00 00."
    )
    path = rivers / ALDER / "2023.yml"
    path.write_text(path.read_text(encoding="utf-8") + "comment: Call M. Martin, 04 76 00 00 01\n", encoding="utf-8")
    exposed = reviewed(rivers, before).exposed
    assert [(each.kind, each.facts.get("text") or each.facts.get("id")) for each in exposed] == [
        ("exposed-definition", "team"),
        ("exposed-mail", "jeanne@alder.example"),
        ("exposed-phone", "04 76 00 00 00"),
        ("exposed-person", "Mme Jeanne Dupont"),
    ]
    assert exposed[1].place.path == STORY


def test_staff_of_a_member_of_another_cluster(rivers: Path) -> None:
    """Of another cluster no list is read; who stands in one is known all the same."""
    change(rivers / ALDER / "2023.yml", "made_available_by: alder-member-01", "made_available_by: birch-member-01")
    assert not reviewed(rivers).errors
    change(rivers / ALDER / "2023.yml", "made_available_by: birch-member-01", "made_available_by: birch-member-0")
    assert [each.rule for each in reviewed(rivers).errors] == ["unknown-member"]


def test_schemas_that_show_what_was_for_officers(rivers: Path) -> None:
    shutil.copytree(schemas_folder(), rivers / "schemas")
    before = Path(shutil.copytree(rivers, rivers.parent / "before"))
    annual = rivers / "schemas/annual.json"
    shown = annual.read_text(encoding="utf-8").replace('"x-visibility": "officers"', '"x-visibility": "public"')
    annual.write_text(shown, encoding="utf-8")
    found = reviewed(rivers, before).exposed
    assert {each.kind for each in found} == {"exposed-field"} and {each.place.path for each in found} == {
        "schemas/annual.json"
    }


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        ("data/region.yml", "id: [\n"),
        ("data/region.yml", ""),
        ("data/objectives.yml", "id: [\n"),
        ("data/objectives.yml", None),
        ("data/indicators/team.yml", "id: [\n"),
    ],
)
def test_a_broken_frame_that_is_repaired(rivers: Path, path: str, broken: str | None) -> None:
    """The repair of a main branch that can't be read is told: it can be read again, and what stopped it is settled."""
    if broken is None:
        (rivers / path).unlink()
    else:
        (rivers / path).write_text(broken, encoding="utf-8")
    back = compare(BASE, str(rivers), None, DAY)
    assert not back.errors and path in {each.place.path for each in back.settled}
    if not path.startswith("data/indicators"):
        assert record(back, path).statements[0].kind == ("record-added" if broken is None else "record-readable")
    assert "No longer asked" in markdown.write(back, EN)


def test_what_is_gone_keeps_its_name(rivers: Path) -> None:
    shutil.rmtree(rivers / ALDER)
    shutil.rmtree(rivers / "data/members/alder")
    shutil.rmtree(rivers / "stories/alder")
    (rivers / "data/indicators/joint-projects.yml").unlink()
    told = json.loads(as_json.write(reviewed(rivers), EN))
    of_alder = [each for each in told["figures"] if each["cluster"] == "alder"]
    assert of_alder and all(each["text"].startswith("Alder,") for each in of_alder)
    assert {each["name"] for each in told["definitions"]} == {"Joint projects"}
    assert {each["name"] for each in told["definitions"][0]["largest"]} == {"Joint projects"}


def test_what_is_still_owed_of_years_is_named_shortly(rivers: Path) -> None:
    before = Path(shutil.copytree(rivers, rivers.parent / "before"))
    for root in (rivers, before):
        (root / ALDER / "2023-q4.yml").unlink()
        (root / ALDER / "2023-q3.yml").unlink()
        for path in ("annual", "members"):
            (root / ("data/members/alder" if path == "members" else ALDER) / "2022.yml").unlink()
        for quarter in range(1, 5):
            (root / ALDER / f"2022-q{quarter}.yml").unlink()
    change(rivers / ALDER / "2023-q1.yml", "joint_projects: 3", "joint_projects: 4")
    told = markdown.write(reviewed(rivers, before), EN)
    assert "- all of 2022; 2 records of 2023\n" in told
