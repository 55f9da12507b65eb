"""History: when each published figure was first published, when and by which change it was corrected, from Git.

Nothing is told where Git says nothing: without a repository, or in a clone without its past.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from site_builder.history.correcting import corrections
from site_builder.history.formers import formers
from site_builder.history.model import Amendment, Correction, FigureKey, Former, History, Line, Revision
from site_builder.history.reading import KINDS, is_free, line, readings
from site_builder.history.revisions import timelines, versions
from site_builder.history.states import RecordKey, States
from site_builder.indicators import Audience
from site_builder.source.places import kind_at

if TYPE_CHECKING:
    from site_builder.records import Records
    from site_builder.schema import Schemas
    from site_builder.source.repository import Repository
    from site_builder.warehouse import Warehouse

__all__ = ["Amendment", "Correction", "FigureKey", "Former", "History", "Line", "Revision", "history_of", "is_free"]

_FOLDERS = ("data/clusters", "data/members", "data/indicators")


def history_of(
    repository: Repository, schemas: Schemas, records: Records, warehouse: Warehouse, day: date, audience: Audience
) -> History:
    """The history of a region without errors, as far as the audience may read it; `warehouse` holds its records."""
    published, officers = records.region.published, audience == "officers"
    times = timelines(versions(repository.root, *_FOLDERS, named=officers), published)
    if not times:
        return History(published)
    read = readings(repository, schemas, times)
    lines = {
        path: line(records.definitions, path, each.first, read.get(path, []), officers)
        for path, each in sorted(times.items())
        if kind_at(path) in KINDS
    }
    definitions = {
        name: times[document.path].first for name, document in repository.indicators.items() if document.path in times
    }
    figures = {}
    if any(RecordKey.of(path) for path in read):
        with States(schemas, records, times, read) as states:
            figures = corrections(states, records, warehouse, day, audience, definitions)
    return History(published, lines, figures, definitions, formers(read, records, warehouse, day, audience))
