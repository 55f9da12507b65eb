"""A region and its workbooks, to be edited and handed in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from editing import Edited

from site_builder.checks.confirmed import WARNINGS
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
        """Hand in workbooks; of several the names are numbered. What is asked of these invented numbers is left out."""
        found = self.collect_all(*books, name=name)
        found.remarks = [each for each in found.remarks if each.rule not in WARNINGS]
        return found

    def collect_all(self, *books: Edited, name: str = "report.xlsx") -> Collected:
        """The same with all that is asked."""
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
