"""Places: a finding names the line and column of what it is about."""

from __future__ import annotations

import copy
import pickle

import pytest

from site_builder.problems import Place
from site_builder.source.document import Document, YamlList, YamlMap
from site_builder.source.yaml import read_yaml

TEXT = """\
# a record
team:
  fte: 11,5
  people:
  - role: director
    fte: 1.0
  -   role: other
budget: {salaries: 1, "other costs": [10, 20]}
comment: |
  two
  lines
"""


@pytest.fixture
def document() -> Document:
    document, findings = read_yaml(TEXT, "data/a.yml", "annual")
    assert not findings
    return document


@pytest.mark.parametrize(
    ("steps", "key", "line", "column"),
    [
        ((), False, 2, 1),
        (("team",), True, 2, 1),
        (("team",), False, 3, 3),
        (("team", "fte"), False, 3, 8),
        (("team", "fte"), True, 3, 3),
        (("team", "people"), False, 5, 3),
        (("team", "people", 0), False, 5, 5),
        (("team", "people", 0, "fte"), False, 6, 10),
        (("team", "people", 1), False, 7, 7),
        (("team", "people", 1, "role"), False, 7, 13),
        (("team", "people", 1), True, 7, 7),
        (("budget",), False, 8, 9),
        (("budget", "other costs"), True, 8, 23),
        (("budget", "other costs"), False, 8, 38),
        (("budget", "other costs", 1), False, 8, 43),
        (("comment",), False, 9, 10),
    ],
)
def test_place_of_what_is_there(
    document: Document, steps: tuple[str | int, ...], key: bool, line: int, column: int
) -> None:
    assert document.place(*steps, key=key) == Place("data/a.yml", line, column)


@pytest.mark.parametrize(
    ("steps", "line", "column"),
    [
        (("nothing",), 2, 1),
        (("team", "nothing"), 3, 3),
        (("team", "nothing", "deeper", 4), 3, 3),
        (("team", "fte", "deeper"), 3, 8),
        (("team", "people", 2), 5, 3),
        (("team", "people", -1), 5, 3),
        (("team", "people", "0"), 5, 3),
        ((0,), 2, 1),
    ],
)
def test_a_missing_step_gives_the_innermost_that_is_there(
    document: Document, steps: tuple[str | int, ...], line: int, column: int
) -> None:
    assert document.place(*steps) == Place("data/a.yml", line, column)
    assert document.place(*steps, key=True) == Place("data/a.yml", line, column)


def test_mappings_and_lists_know_their_places(document: Document) -> None:
    team = document.value["team"]
    assert team.start == (3, 3)
    assert team.key_at("people") == (4, 3)
    assert team.value_at("people") == (5, 3) == team["people"].start
    assert team["people"].item_at(1) == (7, 7)
    assert team.key_at("x") is None and team.value_at("x") is None and team["people"].item_at(9) is None


def test_values_made_by_hand_have_no_place_but_do_not_fail() -> None:
    document = Document("a.yml", "annual", YamlMap(team=YamlList([1, 2])))
    assert document.place("team", 1) == Place("a.yml", 1, 1)
    assert document.value["team"].start == (1, 1)


def test_a_broken_document_has_the_place_of_its_file() -> None:
    assert Document("a.yml", "annual", broken=True).place("team", "fte") == Place("a.yml", 1, 1)


def test_values_are_plain_mappings_and_lists(document: Document) -> None:
    assert document.value["budget"] == {"salaries": 1, "other costs": [10, 20]}
    assert copy.deepcopy(document.value) == document.value
    assert pickle.loads(pickle.dumps(document)).place("team", "fte") == document.place("team", "fte")
