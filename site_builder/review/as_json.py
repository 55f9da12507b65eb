"""A review as JSON, for other tools: every sentence with the facts by which it is found and counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from site_builder.indicators import Figure
from site_builder.problems import Answered, Finding
from site_builder.review import moves
from site_builder.review.facts import DefinitionReview, Move, RecordReview, Review, Statement
from site_builder.review.folds import in_order, order_of_clusters
from site_builder.review.telling import Teller, cluster_at
from site_builder.review.verdict import verdict_of
from site_builder.texts import Texts

#: the kinds by which a change is labelled, by those of records
_LABELS = {
    "annual": "annual",
    "quarterly": "quarterly",
    "members": "members",
    "targets": "targets",
    "story": "story",
    "indicator": "definition",
    "region": "frame",
    "objectives": "frame",
    "cluster": "frame",
}


def write(review: Review, texts: Texts) -> str:
    """An object with `verdict`, `statements` in reading order, `errors`, `questions`, `answered`, `settled`, `owed`,
    `exposed`, `figures`, `definitions`, `labels`, `counts` and `masked`; sentences are in the language of the texts.
    """
    teller = Teller(review, texts)
    statements = list(_statements(teller))
    content: dict[str, Any] = {
        "base": review.base,
        "head": review.head,
        "day": review.day.isoformat(),
        "language": texts.language,
        "unchanged": review.is_empty,
        "state": review.state,
        "verdict": verdict_of(teller),
        "statements": statements,
        "errors": [_finding(teller, each) for each in review.errors],
        "questions": [_finding(teller, each) for each in review.questions],
        "answered": [_answered(teller, each) for each in review.answered],
        "settled": [_finding(teller, each) for each in review.settled],
        "owed": [_finding(teller, each) for each in review.owed],
        "exposed": [_statement(teller, each) for each in review.exposed],
        "figures": [{"cluster": each.id, **_move(teller, move)} for each in review.clusters for move in each.figures],
        "definitions": [_definition(teller, each) for each in review.definitions],
        "labels": labels(review),
        "counts": {
            "statements": len(statements),
            "records": sum(1 for _ in review.records),
            "clusters": len(review.clusters),
            "errors": len(review.errors),
            "questions": len(review.questions),
            "answered": len(review.answered),
            "settled": len(review.settled),
            "owed": len(review.owed),
            "exposed": len(review.exposed),
            "figures": review.figures,
        },
    }
    content["masked"] = teller.words.masks
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def labels(review: Review) -> dict[str, list[str]]:
    """What a change is about: the ids of its clusters (none where it is the region), and the kinds of records."""
    kinds = {_LABELS.get(each.kind, "other") for each in review.records}
    kinds |= {"definition"} if review.definitions else set()
    kinds |= {"other"} if review.others else set()
    return {
        "clusters": sorted(each.id for each in review.clusters) if review.state == "changed" else [],
        "kinds": [each for each in dict.fromkeys((*_LABELS.values(), "other")) if each in kinds],
    }


def _statements(teller: Teller) -> Iterator[dict[str, Any]]:
    """Every statement as it is read: of the region as a whole, then cluster by cluster, removals first."""
    review = teller.review
    for record in review.frame:
        yield from _of_record(teller, record)
    for definition in review.definitions:
        record = f"definition of {definition.id}"
        yield from (_statement(teller, each, "", record) for each in in_order(definition.statements))
    for cluster in order_of_clusters(teller, review.clusters):
        for record in cluster.records:
            yield from _of_record(teller, record)
    yield from (_statement(teller, each) for each in review.others)


def _of_record(teller: Teller, record: RecordReview) -> Iterator[dict[str, Any]]:
    title = teller.record(record)
    yield from (_statement(teller, each, cluster_at(record.path), title) for each in in_order(record.statements))


def _statement(teller: Teller, statement: Statement, cluster: str = "", record: str = "") -> dict[str, Any]:
    place = statement.place
    return {
        "cluster": cluster or cluster_at(place.path),
        "record": record,
        "kind": statement.kind,
        "path": place.path,
        "line": place.line,
        "text": teller.statement(statement),
    }


def _finding(teller: Teller, finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "cluster": cluster_at(place.path),
        "record": teller.at(place.path),
        "rule": finding.rule,
        "severity": str(finding.severity),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "text": teller.finding(finding),
    }


def _answered(teller: Teller, answered: Answered) -> dict[str, Any]:
    where = {"path": answered.place.path, "line": answered.place.line, "column": answered.place.column}
    return {**_finding(teller, answered.finding), **where, "why": teller.why(answered)}


def _definition(teller: Teller, definition: DefinitionReview) -> dict[str, Any]:
    return {
        "id": definition.id,
        "name": teller.words.text(definition.name),
        "state": definition.state,
        "moved": definition.moved,
        "largest": [_move(teller, each) for each in definition.largest],
    }


def _move(teller: Teller, move: Move) -> dict[str, Any]:
    told = moves.told(teller, move)
    return {
        "indicator": move.indicator,
        "name": told.name,
        "scope": move.scope,
        "entity": move.entity,
        "period": str(move.period),
        "before": _value(move.before),
        "after": _value(move.after),
        "last": _value(move.last),
        "text": moves.sentence(teller, move),
    }


def _value(figure: Figure | None) -> float | str | None:
    """The value, or the mark that says why there is none; None where there is no figure at all."""
    if figure is None:
        return None
    return figure.mark or figure.value
