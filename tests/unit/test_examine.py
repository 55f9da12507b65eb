"""A proposed file is read and checked as if it lay in the region."""

from __future__ import annotations

from pathlib import Path

import pytest
from region_factory import write_region

from site_builder.pipeline import examine


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("region")
    write_region(root)
    return root


def test_a_proposed_file_stands_for_the_one_there(region: Path) -> None:
    path = min(region.glob("data/clusters/*/20??.yml"))
    name = path.relative_to(region).as_posix()
    before = path.read_bytes()
    seen = examine(region, instead={name: before.replace(b"year: ", b"year: 1", 1)})
    assert {each.place.path for each in seen.findings if each.is_error} == {name}
    assert path.read_bytes() == before


def test_a_proposed_file_may_be_new(region: Path) -> None:
    cluster = min(region.glob("data/members/*")).name
    proposed = {f"data/members/{cluster}/2030.yml": b"year: 2031\nmembers: []\n"}
    seen = examine(region, instead=proposed)
    assert 2030 in seen.repository.clusters[cluster].members
    assert any(each.place.path in proposed and each.is_error for each in seen.findings)
