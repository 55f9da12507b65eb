"""A region that is new, or removed: there is nothing beside which its records could be told, so they are counted."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from site_builder.periods import reporting_day
from site_builder.pipeline import languages_of
from site_builder.problems import N_, Finding, Place, error, in_order
from site_builder.review import records, stories
from site_builder.review.exposing import exposed
from site_builder.review.facts import ClusterReview, DefinitionReview, RecordReview, Review, Statement
from site_builder.review.figures import published, site_of
from site_builder.review.judging import judge
from site_builder.review.reading import Side, calendar, everything_of, period_at, read_side
from site_builder.review.records import ORDER, Pair
from site_builder.review.states import REGION, State
from site_builder.review.values import count
from site_builder.schema import Schemas
from site_builder.source.document import Document
from site_builder.source.places import kind_at
from site_builder.source.repository import Repository

_Becomes = Literal["added", "removed"]


def whole(old: State, new: State, schemas: Schemas, day: date | None) -> Review:
    """The review where one of two states holds no region: what the other has, and what is found in a new one."""
    becomes: _Becomes = "added" if REGION in new.files else "removed"
    state = new if becomes == "added" else old
    plan = everything_of(state)
    with tempfile.TemporaryDirectory() as folder:
        side = read_side(state, plan, schemas, Path(folder) / "region")
        day = reporting_day(calendar(side), day, (new.folder, new.commit or "HEAD"))
        none = _nothing(old if becomes == "added" else new)
        pair = Pair(none, side, plan, schemas) if becomes == "added" else Pair(side, none, plan, schemas)
        findings, answered = _gone(), ()
        if becomes == "added":
            judged = judge(side, plan, schemas, day, sql=True)
            judged = judged.with_more(published(site_of(side, judged.findings, schemas, day)).findings)
            findings, answered = judged.findings, judged.answered
    return Review(
        base=old.name,
        head=new.name,
        day=day,
        state=becomes,
        clusters=tuple(_clusters(pair, side, becomes)),
        frame=tuple(
            _record(side, path, becomes) for path in plan.differing if kind_at(path) in ("region", "objectives")
        ),
        definitions=tuple(_definitions(side, becomes)),
        exposed=exposed(pair),
        errors=tuple(in_order(each for each in findings if each.is_error)),
        questions=tuple(in_order(each for each in findings if not each.is_error)),
        answered=answered,
        others=tuple(records.others(pair)),
        repository=side.repository,
        schemas=schemas,
    )


def _gone() -> tuple[Finding, ...]:
    message = N_(
        "The region would be removed: without data/region.yml nothing of it can be published. Put the file back; if "
        "the region moves into another folder, give that one."
    )
    return (error(Place(REGION), "missing-file", message),)


def _nothing(state: State) -> Side:
    """A state in which nothing is on record."""
    region, objectives = (Document(f"data/{kind}.yml", kind, broken=True) for kind in ("region", "objectives"))
    return Side(State(state.name, state.folder, {}, state.commit), Repository(state.folder, region, objectives), ())


def _clusters(pair: Pair, side: Side, becomes: _Becomes) -> Iterator[ClusterReview]:
    for name, files in side.repository.clusters.items():
        profile = files.profile.value if isinstance(files.profile.value, dict) else {}
        told = [_record(side, path, becomes) for kind in ORDER[:-1] for path in pair.differing(kind, name)]
        both = (None, files) if becomes == "added" else (files, None)
        told += stories.reviewed(pair.schemas, *both, languages_of(side.repository), {})
        yield ClusterReview(name, profile.get("name", name), becomes, records.leading(profile), tuple(told))


def _record(side: Side, path: str, becomes: _Becomes) -> RecordReview:
    kind, document = str(kind_at(path)), side.documents.get(path)
    facts = {"count": count(kind, document.value if document else None)}
    return RecordReview(path, kind, becomes, period_at(path), (Statement(f"record-{becomes}", Place(path), facts),))


def _definitions(side: Side, becomes: _Becomes) -> Iterator[DefinitionReview]:
    for name, document in side.repository.indicators.items():
        value = document.value if isinstance(document.value, dict) else {}
        yield DefinitionReview(name, value.get("name", name), becomes)
