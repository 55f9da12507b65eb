"""One small region and its workbooks, made once a worker: writing a workbook takes most of a second."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing import Edited
from handing import CLUSTER, YEAR, Small, written
from region_factory import write_region

from site_builder.workbook.collecting import Collector


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three clusters, three years, one quarter and the objectives not on record."""
    root = tmp_path_factory.mktemp("region")
    write_region(root, clusters=3, seed=3)
    return root


@pytest.fixture(scope="session")
def small(region: Path, tmp_path_factory: pytest.TempPathFactory) -> Small:
    folder = tmp_path_factory.mktemp("handed-in")
    path = folder / "original.xlsx"
    path.write_bytes(written(region, CLUSTER, YEAR))
    return Small(region, Collector(region), folder, Edited.of(path))


@pytest.fixture(scope="session")
def new_year(region: Path, tmp_path_factory: pytest.TempPathFactory) -> Edited:
    """The workbook of a year of which nothing is on record."""
    path = tmp_path_factory.mktemp("new") / "new.xlsx"
    path.write_bytes(written(region, CLUSTER, 2023))
    return Edited.of(path)
