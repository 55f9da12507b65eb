"""Addresses, telephone numbers and names of people: found, and told nowhere in a review."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path

import pytest
from regions import change, copy_of
from small_review import ALDER, LIST, STORY, reviewed

from site_builder.posting.reviewed import Reviewed
from site_builder.review import as_json, html, markdown
from site_builder.review.facts import Review
from site_builder.review.personal import discreet, found
from site_builder.review.screen import outline_of
from site_builder.texts import Texts

EN = Texts("en", ("en",))
SECRETS = (
    "John Smith",
    "Smith",
    "06 12 34 56 78",
    "Paul Martin",
    "paul@",
    "Eve Durand",
    "06 99 88 77 66",
    "Odile Roux",
)


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """Of texts with people in all places: titles, names, long texts, the region's own."""
    root = copy_of("rivers", tmp_path_factory.mktemp("personal"))
    story = root / STORY
    lines = story.read_text(encoding="utf-8").split("\n")
    at = next(number for number, each in enumerate(lines) if each.startswith("title:"))
    lines[at] = 'title: "Mr John Smith tells 06 12 34 56 78"'
    story.write_text("\n".join(lines), encoding="utf-8")
    members = root / LIST
    names = [each for each in members.read_text(encoding="utf-8").split("\n") if each.strip().startswith("name:")]
    change(members, names[0], "  name: Solostis SA (contact Mme Eve Durand, 06 99 88 77 66)")
    change(members, names[1], "  name: Dr. Oetker SA")
    year = root / ALDER / "2023.yml"
    comment = "A word, " * 40 + "to be asked of Project of M. Paul Martin, paul@x.example, and more, " + "a word, " * 40
    answer = "confirmed:\n- rule: fte-jump\n  why: Mme Odile Roux said so.\n"
    year.write_text(f"{year.read_text(encoding='utf-8')}comment: {comment}\n{answer}", encoding="utf-8")
    return reviewed(root)


def test_nothing_personal_is_told(review: Review) -> None:
    made = Reviewed.made(review, EN).text()
    for text in (markdown.write(review, EN), html.write(review, EN), as_json.write(review, EN), made):
        assert [each for each in SECRETS if each in text] == []
    assert {each.kind for each in review.exposed} == {"exposed-person", "exposed-phone"}


def test_it_is_said_that_something_is_masked(review: Review, tmp_path: Path) -> None:
    assert outline_of(review, EN).foot.endswith("are masked here; the files show them.")
    assert json.loads(as_json.write(review, EN))["masked"] is True
    root = copy_of("rivers", tmp_path)
    change(root / ALDER / "2023-q1.yml", "joint_projects: 3", "joint_projects: 4")
    plain = reviewed(root)
    assert "masked" not in str(asdict(outline_of(plain, EN)))
    assert json.loads(as_json.write(plain, EN))["masked"] is False


def test_a_person_in_a_members_name(review: Review) -> None:
    persons = [each for each in review.exposed if each.place.path == LIST]
    assert [(each.kind, each.facts["text"]) for each in persons] == [
        ("exposed-phone", "06 99 88 77 66"),
        ("exposed-person", "Mme Eve Durand"),
    ]
    assert "Dr. Oetker SA" in markdown.write(review, EN)


@pytest.mark.parametrize(
    ("text", "organisation", "told"),
    [
        (
            "Ask Mme Jeanne Dupont, j.d@alder.example or 04 76 00 00 00.",
            False,
            "Ask Mme J… D…, j…@alder.example or 04 …00.",
        ),
        ("Monsieur Bricolage", True, "Monsieur Bricolage"),
        ("Dr. Oetker SA", False, "Dr. O… S…"),
        ("Mme Eve Durand", True, "Mme E… D…"),
        ("Weir SA, M. Paul Martin", True, "Weir SA, M. P… M…"),
        ("862 045 of 1,234,567,890 in 2024-2025", False, "862 045 of 1,234,567,890 in 2024-2025"),
    ],
)
def test_what_is_masked(text: str, organisation: bool, told: str) -> None:
    assert discreet(text, organisation) == told
    assert discreet(told, organisation) == told


def test_no_text_takes_long() -> None:
    start = time.process_time()
    for text in ("a" * 100_000, "a." * 50_000, "+33 " * 30_000, "0 " * 50_000, "M. Aa " * 20_000, "a@" * 50_000):
        list(found(text))
    assert time.process_time() - start < 2
