"""From what the sheets say to whole records: periods, groups, and what can only be seen of a record as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from site_builder.checks.answering import outlived, without
from site_builder.differences import plain
from site_builder.problems import N_, Finding
from site_builder.schema import Schemas
from site_builder.schema.catalogue import ANY_KEY, ITEMS
from site_builder.source.document import Document
from site_builder.workbook import merging
from site_builder.workbook.book import Record, value_at
from site_builder.workbook.collecting_parts import Draft, Remark, Spot, error

_WHOLE = 100
_LINES = ("budget",)


def draft_of(record: Record) -> Draft:
    """What a record begins with: what is on record, else what is taken over from the last."""
    return Draft(record, plain(record.value if record.value is not None else record.begins))


def completed(schemas: Schemas, draft: Draft) -> dict[str, Any]:
    """The value of a draft with its period, and the groups that have to be there, so that each question tells."""
    record, value = draft.record, draft.value
    period: dict[str, Any] = {}
    if record.period is not None and record.value is None:
        period = {"year": record.period.year}
        if record.period.quarter is not None:
            period["quarter"] = record.period.quarter
    value = {**period, **value}
    for field in schemas.fields(record.kind):
        if field.type not in ("object", "map") or ITEMS in field.path or ANY_KEY in field.path:
            continue
        there = value_at(value, field.path)
        if field.required and there is None and value_at(value, field.path[:-1]) is not None:
            merging.put(value, field.path, {})
        elif not field.required and there == {} and value_at(record.value, field.path) != {}:
            merging.put(value, field.path, None)
    return value


def shares(schemas: Schemas, draft: Draft) -> Iterator[Remark]:
    """Lines of money that add up to 100: shares were typed where amounts are asked."""
    money = [
        field.path
        for field in schemas.fields(draft.record.kind)
        if field.unit == "eur" and field.path[0] in _LINES and ITEMS not in field.path
    ]
    groups = {path[:depth] for path in money for depth in range(1, len(path))}
    for group in sorted(groups, key=len, reverse=True):
        lines = {path: value_at(draft.value, path) for path in money if path[: len(group)] == group}
        amounts = [value for value in lines.values() if isinstance(value, int) and value]
        if len(amounts) > 1 and sum(amounts) == _WHOLE:
            spot = next((draft.spots[path] for path, value in lines.items() if value and path in draft.spots), None)
            if spot is not None:
                message = N_(
                    "{title}: the lines add up to {total}, as shares do. Type the amounts themselves: shares are "
                    "computed."
                )
                title = schemas.field(draft.record.kind, group).title
                yield error(spot, message, title=title, total=str(_WHOLE))
                return


def together(drafts: Mapping[str, Draft], more: Mapping[str, Draft]) -> list[Remark]:
    """Drafts of another file added to those there are; two that say different things of a record are an error."""
    remarks = []
    for path, draft in more.items():
        other = drafts.get(path)
        if other is None:
            continue
        spot, before = _spot(draft), _spot(other)
        if draft.value != other.value:
            message = N_("This sheet says otherwise than “{file}” of the same record. Hand in one of the two.")
            remarks.append(error(Spot(spot.file, spot.sheet), message, file=before.file))
    return remarks


def without_outlived(draft: Draft, findings: Iterable[Finding], document: Document) -> Iterator[Remark]:
    """Take out of a draft the answers to what nobody asks any more; each is told, with its words."""
    gone = outlived(findings, document)
    for index in gone:
        answer = draft.value["confirmed"][index]
        message = N_("The answer “{why}” is taken out: nothing asks about “{value}” here now.")
        yield Remark(_spot(draft), "note", message, {"why": answer.get("why", ""), "value": answer["rule"]})
    if gone:
        draft.value = without(draft.value, gone)


def _spot(draft: Draft) -> Spot:
    return next(iter(draft.sheets.values()), Spot(""))
