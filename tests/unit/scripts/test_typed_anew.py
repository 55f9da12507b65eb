"""What of a year's report is there before anybody types."""

from __future__ import annotations

import pytest

from scripts.typed_anew import BEGIN, END, Tally, cells, measure, table
from site_builder.schema import Schemas
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles, Repository

SCHEMAS = Schemas.load()


def record(kind: str, value: dict) -> Document:
    return Document("", kind, value, False)


@pytest.fixture
def repository(tmp_path) -> Repository:
    team = {"fte": 2, "people": [{"role": "director", "fte": 1, "employer": "cluster"}]}
    files = ClusterFiles("a", record("cluster", {"id": "a"}))
    files.annual = {
        2020: record("annual", {"year": 2020, "team": team, "budget": {"expenditure": {"salaries": 1}}}),
        2021: record("annual", {"year": 2021, "team": team | {"fte": 3}, "budget": {"expenditure": {"salaries": 1}}}),
        2023: record("annual", {"year": 2023, "team": team}),
    }
    stays = {"id": "b", "name": "B", "employees": 4}
    files.members = {
        2020: record("members", {"year": 2020, "members": [stays, {"id": "c", "name": "C"}]}),
        2021: record("members", {"year": 2021, "members": [stays | {"name": "Bé"}, {"id": "d", "name": "D"}]}),
    }
    return Repository(tmp_path, record("region", {}), record("objectives", {}), {}, {"a": files})


def test_a_value_is_prefilled_and_right_prefilled_and_changed_or_typed(repository: Repository) -> None:
    found = measure(repository, SCHEMAS)
    # the amount is the same as last year's and is typed all the same; 2023 has no year before
    assert found["annual"] == Tally(reports=1, right=3, changed=1, typed=1)
    assert found["annual.team"] == Tally(reports=1, right=3, changed=1)
    assert found["annual.budget"] == Tally(reports=1, typed=1)


def test_a_member_who_stays_is_there_and_one_who_left_is_ticked(repository: Repository) -> None:
    # B's id is right, its name was changed, its employees are asked each year; D is typed, C left
    assert measure(repository, SCHEMAS)["members"] == Tally(reports=1, right=1, changed=1, typed=3, ticks=1)


def test_the_table_is_a_mean_report_of_each_kind(repository: Repository) -> None:
    told = table(measure(repository, SCHEMAS))
    assert "| Yearly record | 1 | 5 | 3 | 1 | 1 | 40 % |" in told
    assert "| **Everything of a year** |  | 10 | 4 | 2 | 4 | 60 % |" in told
    assert "1 left" in told
    assert BEGIN not in told and END not in told


def test_year_and_quarter_are_chosen() -> None:
    assert cells({"year": 2021, "quarter": 1, "s3": {"year": 2}, "list": [5, 6]}) == {
        ("s3", "year"): 2,
        ("list", 0): 5,
        ("list", 1): 6,
    }
