"""`datapackage.json`: what a program must know to read the tables (Data Package, version 2)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from site_builder.opendata.table import Column, Download, ForeignKey

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

#: what a file says of the package as a whole: name, title, description, licenses, sources, contributors
About = Mapping[str, Any]


def descriptor(about: About, downloads: Iterable[Download], language: str) -> str:
    """The package's JSON text, with titles in the language; the moment of writing is left out on purpose."""
    package = {
        "$schema": PROFILE,
        **{key: value for key, value in about.items() if value},
        "resources": [_resource(download, language) for download in downloads],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(download: Download, language: str) -> dict[str, Any]:
    table = download.table
    schema: dict[str, Any] = {"fields": [_field(column, language) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign:
        schema["foreignKeys"] = [_foreign(key) for key in table.foreign]
    return {
        "name": table.name,
        "type": "table",
        "title": _in(table.title, language),
        "description": _in(table.help, language),
        "path": download.csv.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": download.csv.size,
        "hash": f"sha256:{download.csv.sha256}",
        "schema": schema,
        # not a part of the standard: the same table in another format, for programs that prefer it
        "alternates": [
            {
                "path": download.parquet.path,
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "bytes": download.parquet.size,
                "hash": f"sha256:{download.parquet.sha256}",
            }
        ],
    }


def _field(column: Column, language: str) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column.name, "type": column.type, "title": _in(column.title, language)}
    if column.help:
        described["description"] = _in(column.help, language)
    if column.unit:
        described["unit"] = column.unit
    if column.required:
        described["constraints"] = {"required": True}
    if column.choices and not column.many:
        described.setdefault("constraints", {})["enum"] = list(column.choices)
        described["categories"] = [
            {"value": value, "label": _in(label, language)} for value, label in column.choices.items()
        ]
    return described


def _foreign(key: ForeignKey) -> dict[str, Any]:
    return {"fields": list(key.fields), "reference": {"resource": key.table, "fields": list(key.columns)}}


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")
