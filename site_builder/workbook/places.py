"""The records that a workbook fills in: where each lies, what it says, and what was said last time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast

from site_builder.entry import carried, latest
from site_builder.periods import Period
from site_builder.schema import Schemas
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles
from site_builder.workbook.book import Record

Kind = Literal["annual", "quarterly", "members", "targets"]


def records_of(schemas: Schemas, files: ClusterFiles, year: int) -> dict[str, tuple[Record, ...]]:
    """The records of a cluster and year by kind: one, of the grids four."""
    whole = Period(year)
    return {
        "annual": (_record(schemas, files, "annual", whole),),
        "quarterly": tuple(_record(schemas, files, "quarterly", Period(year, quarter)) for quarter in range(1, 5)),
        "members": (_record(schemas, files, "members", whole),),
        "targets": (_record(schemas, files, "targets", None),),
    }


def path_of(cluster: str, kind: str, period: Period | None) -> str:
    """Where a record lies, relative to the region."""
    if kind == "targets" or period is None:
        return f"data/clusters/{cluster}/{kind}.yml"
    return f"data/{'members' if kind == 'members' else 'clusters'}/{cluster}/{str(period).lower()}.yml"


def _record(schemas: Schemas, files: ClusterFiles, kind: Kind, period: Period | None) -> Record:
    value = _value(_document(files, kind, period))
    before = latest(files, kind, period) if period else None
    last = _value(before)
    begins = value if value is not None else carried(schemas, kind, cast(dict[str, Any], last)) if last else {}
    return Record(kind, path_of(files.id, kind, period), period, value, begins, last, _period(last) if last else None)


def _document(files: ClusterFiles, kind: Kind, period: Period | None) -> Document | None:
    if period is None:
        return files.targets
    if kind == "quarterly":
        return files.quarterly.get((period.year, period.quarter or 0))
    return (files.annual if kind == "annual" else files.members).get(period.year)


def _value(document: Document | None) -> Mapping[str, Any] | None:
    if document is None or document.broken or not isinstance(document.value, dict):
        return None
    return document.value


def _period(value: Mapping[str, Any]) -> Period | None:
    year, quarter = value.get("year"), value.get("quarter")
    return Period(year, quarter if isinstance(quarter, int) else None) if isinstance(year, int) else None
