"""Scripted changes of this repository's records: each gives exactly the statements that are expected of it.

`python -m tests.review` writes what is said now; look at each line of the difference before you keep it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from review.desk import Desk
from review.expecting import EXPECTED, said
from review.scripted import SCRIPTED


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk.of(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def desk(copied: Desk) -> Iterator[Desk]:
    yield copied
    copied.tidy()


@pytest.mark.parametrize("name", SCRIPTED)
def test_a_change_gives_exactly_the_statements_expected(name: str, desk: Desk) -> None:
    SCRIPTED[name](desk)
    expected = yaml.safe_load((EXPECTED / f"{name}.yml").read_text(encoding="utf-8"))
    assert said(desk) == expected


def test_formatting_alone_changes_nothing() -> None:
    for name in ("nothing", "only-formatting", "line-ends-of-another-system"):
        told = yaml.safe_load((EXPECTED / f"{name}.yml").read_text(encoding="utf-8"))
        assert told == {"told": "Nothing changed."}


def test_every_expectation_is_of_a_change() -> None:
    assert {path.stem for path in EXPECTED.glob("*.yml")} == set(SCRIPTED)
    assert len(SCRIPTED) >= 60
