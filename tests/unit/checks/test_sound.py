"""What rules may look at: values at which no error stands, and nothing that an error has made doubtful."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding, Place, error, warning
from site_builder.schema import Schemas
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles, Repository
from site_builder.source.yaml import read_yaml

SCHEMAS = Schemas.load()
RECORD = """\
year: 2020
team:
  fte: 2
  people:
    - role: director
      fte: 1
    - role: expert
      fte: -1
governance:
  board: {companies: 5, research: 2}
"""


def sound_of(document: Document, *findings: Finding) -> Sound:
    missing = Document("data/region.yml", "region", broken=True)
    cluster = ClusterFiles("one", Document("data/clusters/one/cluster.yml", "cluster", broken=True), {2020: document})
    repository = Repository(Path(), missing, missing, clusters={"one": cluster})
    return Sound(repository, findings, SCHEMAS)


@pytest.fixture
def record() -> Document:
    document, findings = read_yaml(RECORD, "data/clusters/one/2020.yml", "annual")
    assert not findings
    return document


def wrong(document: Document, *steps: str | int, key: bool = False) -> Finding:
    return error(document.place(*steps, key=key), "range", N_("Wrong."))


def test_without_errors_everything_is_sound(record: Document) -> None:
    sound = sound_of(record)
    assert sound.get(record, "team", "people", 1, "fte") == -1
    assert sound.get(record, "governance") == {"board": {"companies": 5, "research": 2}}


def test_what_is_not_there_is_not_sound(record: Document) -> None:
    sound = sound_of(record)
    for steps in (("budget",), ("team", "people", 7), ("year", "month"), ("team", "people", "fte"), ("team", 0)):
        assert sound.get(record, *steps) is None
    assert sound.get(None, "year") is None
    assert sound.get(Document("x.yml", "annual", broken=True), "year") is None


def test_an_error_spoils_what_holds_it_and_no_neighbour(record: Document) -> None:
    sound = sound_of(record, wrong(record, "team", "people", 1, "fte"))
    for steps in (("team", "people", 1, "fte"), ("team", "people", 1), ("team", "people"), ("team",)):
        assert sound.get(record, *steps) is None
    assert sound.get(record, "team", "fte") == 2
    assert sound.get(record, "team", "people", 0, "fte") == 1
    assert [steps[2] for _, steps, _ in sound.each("annual", "team.people.[].fte")] == [0]
    assert sound.listed(record, "team", "people") is not None


def test_an_error_at_a_key_spoils_what_holds_the_key(record: Document) -> None:
    sound = sound_of(record, wrong(record, "governance", "board", "research", key=True))
    assert sound.get(record, "governance", "board") is None
    assert sound.get(record, "year") == 2020


def test_a_warning_spoils_nothing(record: Document) -> None:
    assert sound_of(record, warning(record.place("year"), "year-jump", N_("Odd."))).get(record, "year") == 2020


def test_a_rule_s_own_errors_are_noted(record: Document) -> None:
    sound = sound_of(record)
    sound.note(wrong(record, "year"))
    assert sound.get(record, "year") is None
    assert sound.is_doubtful(record.place("year"))


def test_titles_are_those_of_the_schema(record: Document) -> None:
    sound = sound_of(record)
    assert (
        sound.title(record, ("team", "people", 3, "fte"))
        == SCHEMAS.field("annual", ("team", "people", "[]", "fte")).title
    )
    assert sound.title(record, ("collaborations", 0, "domains", 2)) == (
        SCHEMAS.field("annual", ("collaborations", "[]", "domains")).title
    )


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("domains: [{id: a}, {id: b}]\n", ["a", "b"]),
        ("name: X\n", []),
        ("domains: [{id: a}, {name: b}]\n", None),
        ("domains: a\n", None),
        ("domain: [{id: a}]\n", None),
    ],
)
def test_ids_are_known_all_or_not_at_all(written: str, ids: list[str] | None) -> None:
    document, _ = read_yaml(written, "data/region.yml", "region")
    at_fields = [each for each in SCHEMAS.shape(document) if each.rule != "missing" or each.place.column > 1]
    assert sound_of(document, *at_fields).ids(document, "domains.[]") == ids


def test_a_folder_is_whole_unless_something_in_it_was_left_out(record: Document) -> None:
    inside = error(Place("data/indicators/Bad Name.yml"), "file-name", N_("Rename it."))
    below = error(Place("data/clusters/one/old.yml"), "file-name", N_("Rename it."))
    sound = sound_of(record, inside, below, wrong(record, "year"))
    assert not sound.is_whole("data/indicators")
    assert sound.is_whole("data/clusters")
