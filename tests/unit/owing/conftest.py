"""A small region whose records came one by one, and one in which some are missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from owing_regions import commit, lakes_of, standing_of
from regions import copy_of

from site_builder.owing import Standing


@pytest.fixture(scope="session")
def rivers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Begun in 2023; one record of 2023 in time, one late, one taken back and given anew, one not committed yet."""
    root = copy_of("rivers", tmp_path_factory.mktemp("owing"))
    data = root / "data" / "clusters"
    later = {path: path.read_bytes() for path in data.glob("*/2023*.yml")}
    later |= {path: path.read_bytes() for path in (root / "data" / "members").glob("*/2023.yml")}
    for path in later:
        path.unlink()
    commit(root, "2023-03-01", ".")
    for day, name in (
        ("2023-04-20", "data/clusters/alder/2023-q1.yml"),
        ("2023-08-15", "data/clusters/alder/2023-q2.yml"),
        ("2024-01-20", "data/clusters/alder/2023-q4.yml"),
        ("2024-02-10", "data/clusters/alder/2023.yml"),
    ):
        (root / name).write_bytes(later[root / name])
        commit(root, day, name)
    (data / "alder" / "2023.yml").unlink()
    commit(root, "2024-03-01", "data/clusters/alder/2023.yml")
    for path, content in later.items():
        path.write_bytes(content)
    commit(root, "2024-06-10", "data")
    (data / "birch" / "2023-q3.yml").rename(root / "kept.yml")
    commit(root, "2024-06-20", "data")
    (root / "kept.yml").rename(data / "birch" / "2023-q3.yml")
    return root


@pytest.fixture(scope="session")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Without history; some of its records are missing, and for one year it is said why."""
    return lakes_of(tmp_path_factory.mktemp("lakes"))


@pytest.fixture(scope="session")
def standing(lakes: Path) -> Standing:
    """On 15 May 2021: the yearly records of 2020 were due, its members lists are not."""
    return standing_of(lakes, date(2021, 5, 15))
