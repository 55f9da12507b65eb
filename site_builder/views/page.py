"""What a view gives: pages, and what it makes them from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from site_builder.history import History

if TYPE_CHECKING:
    from site_builder.indicators import Figures
    from site_builder.opendata import Download
    from site_builder.pipeline import Inspection
    from site_builder.records import Definition, Records
    from site_builder.schema import Schemas
    from site_builder.source.repository import Repository
    from site_builder.warehouse import Warehouse


@dataclass(frozen=True)
class Site:
    """Everything a view may look at; it changes nothing of it.

    `root` is the region's folder, where pictures lie; `downloads` the open data as it was written;
    `address` where the site is published and `repository` where its records are read, both empty or ending in a slash;
    `searchable` says that the build makes a search; `files` are the region's files as they were read, from which
    `entry` knows what a form may hold; `findings` are the warnings that nobody answered, `answered` the others.
    `history` tells what was corrected since it was published, as far as Git knows.
    """

    records: Records
    figures: Figures
    day: date
    audience: str
    schemas: Schemas
    warehouse: Warehouse
    files: Repository
    findings: tuple[Any, ...] = ()
    answered: tuple[Any, ...] = ()
    root: Path = Path()
    downloads: tuple[Download, ...] = ()
    address: str = ""
    repository: str = ""
    searchable: bool = False
    history: History = field(default_factory=History)

    @classmethod
    def of(cls, inspection: Inspection, address: str = "", repository: str = "") -> Site:
        """The site of an inspected region in which no error was found (ValueError otherwise).

        `address` and `repository` stand for those that the region names.
        """
        if inspection.records is None or inspection.figures is None or inspection.warehouse is None:
            raise ValueError("a region with errors has no site")
        return cls(
            records=inspection.records,
            figures=inspection.figures,
            day=inspection.day,
            audience=inspection.audience,
            schemas=inspection.schemas,
            warehouse=inspection.warehouse,
            files=inspection.repository,
            findings=inspection.findings,
            answered=inspection.answered,
            root=inspection.repository.root,
            address=_folder(address or inspection.records.region.address),
            repository=_folder(repository or inspection.records.region.repository),
        )

    def record_address(self, path: str) -> str:
        """Where a file of the region (`data/clusters/axelera/2024.yml`) is read in a browser; empty where unknown."""
        return self.repository and self.repository + quote(path)

    def change_address(self, revision: str) -> str:
        """Where a change of the region's files is read in a browser; empty where unknown."""
        before, among, _ = self.repository.partition("/blob/")
        return f"{before}/commit/{revision}" if among and revision else ""

    def indicator_path(self, definition: Definition) -> str:
        """The page of an indicator, empty where this audience has none."""
        return f"indicators/{definition.id}/" if self.for_officers or definition.visibility == "public" else ""

    @property
    def for_officers(self) -> bool:
        """True in the build that may show what is internal."""
        return self.audience == "officers"


@dataclass(frozen=True)
class Page:
    """One page of one language.

    `path` is its folder relative to the language's (`""` is home, `clusters/axelera/` a page below);
    `template` a file of `templates/pages/`; `view` the values that template shows; `section` the
    entry of the navigation to which it belongs; `picture` the site path of the picture that stands for it
    where its address is shared; `scripts` files of `assets/js/` that it can do without; a page that is
    not `listed` (one that others frame) is kept from search engines.
    """

    path: str
    template: str
    title: str
    view: Mapping[str, Any] = field(default_factory=dict)
    description: str = ""
    section: str = ""
    picture: str = ""
    scripts: tuple[str, ...] = ()
    listed: bool = True


@dataclass(frozen=True)
class File:
    """A file that is no page (a feed, a drawing, a picture), by its path from the root of the site."""

    path: str
    content: bytes


def _folder(address: str) -> str:
    return address and address.rstrip("/") + "/"
