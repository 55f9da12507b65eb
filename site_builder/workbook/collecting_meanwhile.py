"""What was recorded while a workbook was under way: kept, and told from what was changed in the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.canonical.order import SORTED
from site_builder.differences import plain
from site_builder.problems import N_
from site_builder.schema import Schemas
from site_builder.schema.catalogue import ITEMS
from site_builder.schema.faults import in_yaml
from site_builder.workbook.book import Record, Steps
from site_builder.workbook.collecting_parts import Draft, Remark, Spot, error, note
from site_builder.workbook.sent import merged, moved


def bring_up_to_date(schemas: Schemas, draft: Draft, now: Record) -> None:
    """Apply what the workbook changed to what is on record now; `draft` was read against what was there then."""
    then, draft.record = draft.record, now
    if not draft.begun:
        draft.value = plain(now.value if now.value is not None else now.begins)
        return
    if now.value is None:
        return
    here = draft.value
    value, clashes = merged(now.kind, plain(then.begins), here, plain(now.value))
    draft.value = value
    draft.entries = {}
    draft.remarks += _told(schemas, draft, clashes)
    if not clashes and value != plain(now.value):
        message = N_(
            "The record was changed after this workbook was made. Only what you changed here was applied to it."
        )
        draft.remarks.append(note(_whole(draft), message))
    for (kind, at), key in SORTED.items():
        if kind == now.kind:
            places = dict(moved(here.get(at[0]) or [], value.get(at[0]) or [], key))
            draft.spots = dict(_moved(draft.spots, at, places))
            draft.sheets = dict(_moved(draft.sheets, at, places))


def _moved(found: dict[Steps, Spot], at: Steps, places: dict[int, int]) -> Iterator[tuple[Steps, Spot]]:
    """The same spots by the steps that lead to their entries now."""
    depth = len(at)
    for steps, spot in found.items():
        if steps[:depth] != at or len(steps) == depth:
            yield steps, spot
        elif steps[depth] in places:
            yield (*at, places[int(steps[depth])], *steps[depth + 1 :]), spot


def _told(schemas: Schemas, draft: Draft, clashes: list[tuple[Steps, Any, Any]]) -> Iterator[Remark]:
    for steps, here, now in clashes:
        title, spot = _title(schemas, draft.record, steps), _spot(draft, steps)
        if any(isinstance(each, (list, dict)) for each in (here, now)):
            message = N_(
                "{title}: this was changed on record after this workbook was made, and here too. Enter your changes in "
                "a fresh workbook."
            )
            yield error(spot, message, title=title)
            continue
        message = N_(
            "{title} was changed on record after this workbook was made: it is {now} there, and {here} here. Type "
            "{now} here, or enter the change in a fresh workbook."
        )
        nothing = {"en": "empty", "fr": "vide"}
        said = {"now": nothing if now is None else in_yaml(now), "here": nothing if here is None else in_yaml(here)}
        yield error(spot, message, title=title, **said)


def _title(schemas: Schemas, record: Record, steps: Steps) -> Any:
    """The title of the innermost field on the way; entries of a list are known by their key here."""
    path: tuple[str, ...] = ()
    title = schemas.form(record.kind).title
    for step in steps:
        inside = (record.kind, path) in SORTED
        path = (*path, ITEMS if inside or isinstance(step, int) else str(step))
        try:
            title = schemas.field(record.kind, path).title
        except KeyError:
            continue
    return title


def _spot(draft: Draft, steps: Steps) -> Spot:
    """Where it was typed; of an entry known by its key, and of what is no longer there, the sheet."""
    for depth in range(len(steps), -1, -1):
        found = draft.spots.get(steps[:depth]) or draft.sheets.get(steps[:depth])
        if found is not None:
            return found
    return _whole(draft)


def _whole(draft: Draft) -> Spot:
    return next(iter(draft.sheets.values()), Spot(""))
