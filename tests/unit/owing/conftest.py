"""A small region whose records came one by one, and one in which some are missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from owing_regions import GAPS_DAY, gaps_of, rivers_of, standing_of

from site_builder.owing import Standing


@pytest.fixture(scope="session")
def rivers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a history."""
    return rivers_of(tmp_path_factory.mktemp("owing"))


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    """Of a region without history, some of whose records are missing."""
    return standing_of(gaps_of(tmp_path_factory.mktemp("gaps")), GAPS_DAY)
