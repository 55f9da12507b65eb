"""The open data of a site: its figures, the public tables of its records, and what describes them, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from site_builder.opendata.columns import Words
from site_builder.opendata.dictionary import dictionary_table
from site_builder.opendata.figures import figure_tables
from site_builder.opendata.frames import frame_tables
from site_builder.opendata.package import descriptor
from site_builder.opendata.records import record_tables
from site_builder.opendata.table import Column, Download, Table
from site_builder.opendata.writing import write_tables
from site_builder.problems import N_

if TYPE_CHECKING:
    from site_builder.views.page import Site

__all__ = ["Column", "Download", "Table", "paths", "write"]

FOLDER = "data"
_PACKAGE = "datapackage.json"
_OUTLINES = "territories.geojson"


def write(site: Site, folder: Path) -> tuple[Download, ...]:
    """Write the open data below `folder/data/`, which is made; every table in the order of the data page."""
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    words = Words(site.records.region)
    downloads = write_tables(tables(site, words), target)
    package = descriptor(_about(site, words), downloads, site.records.region.language)
    (target / _PACKAGE).write_text(package, encoding="utf-8")
    if site.records.territories:
        outlines = json.dumps(site.records.territories, ensure_ascii=False, separators=(",", ":"))
        (target / _OUTLINES).write_text(outlines + "\n", encoding="utf-8")
    return downloads


def paths(site: Site) -> Iterator[str]:
    """What was written, by the site's `downloads`, as paths of the site."""
    for download in site.downloads:
        yield f"{FOLDER}/{download.csv.path}"
        yield f"{FOLDER}/{download.parquet.path}"
    yield f"{FOLDER}/{_PACKAGE}"
    if site.records.territories:
        yield f"{FOLDER}/{_OUTLINES}"


def tables(site: Site, words: Words) -> list[Table]:
    """Every table to publish, figures first, the dictionary of them all last.

    The figures are those that the site shows; records are without what is for officers, in every build.
    """
    definitions = {
        each.id: each for each in site.records.definitions.values() if site.for_officers or each.visibility == "public"
    }
    found = [
        *figure_tables(words, site.figures, definitions),
        *record_tables(words, site.schemas, site.warehouse, site.records),
        *frame_tables(words, site.schemas, site.records, definitions),
    ]
    return [*found, dictionary_table(words, found)]


def _about(site: Site, words: Words) -> dict[str, Any]:
    region = site.records.region
    language = region.language
    name = words.say(region.name)[language]
    title = words(N_("Business clusters of %(region)s"))[language] % {"region": name}
    description = words(N_("Figures and records of the region’s business clusters, as they stood on %(day)s."))[
        language
    ] % {"day": site.day.isoformat()}
    if site.for_officers:
        description += " " + words(N_("Officers’ build: its figures are not all public."))[language]
    if region.notice:
        description += " " + words.say(region.notice)[language]
    about: dict[str, Any] = {
        "name": f"{region.id}-clusters",
        "title": title,
        "description": description,
        "contributors": [{"title": name, "roles": ["publisher"]}],
        "sources": [{"title": words(N_("Records of the clusters and of the region"))[language]}],
    }
    if region.licence:
        licence = region.licence
        about["licenses"] = [{"name": licence.name, "title": words.say(licence.title)[language], "path": licence.url}]
    return about
