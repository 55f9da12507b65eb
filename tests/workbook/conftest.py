"""One small region and its workbooks, made once a worker: writing a workbook takes most of a second."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from editing import Edited
from region_factory import write_region

from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.texts import Texts
from site_builder.workbook import layout
from site_builder.workbook.collecting import Collected, Collector
from site_builder.workbook.writing import write

CLUSTER, YEAR, LANGUAGES = "cluster-01", 2021, ("en", "fr")


@dataclass
class Small:
    """A region, what reads workbooks for it, and one of them for a year that is on record."""

    root: Path
    collector: Collector
    folder: Path
    original: Edited

    def collect(self, *books: Edited, name: str = "report.xlsx") -> Collected:
        """Hand in workbooks; of several the names are numbered."""
        paths = []
        for number, book in enumerate(books):
            path = self.folder / (name if number == 0 else f"{number}-{name}")
            paths.append(book.save(path))
        return self.collector.collect(paths)


def written(root: Path, cluster: str, year: int, language: str = "fr") -> bytes:
    """The workbook of a cluster and year."""
    repository, _ = read_repository(root)
    texts = Texts(language, repository.region.value["languages"])
    return write(layout(Schemas.load(), repository, texts, cluster, year), texts, repository)


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
