"""Records as rows: the fields as they are, the totals of the yearly record, who came and who went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from site_builder.records import Records
from site_builder.schema import Node
from site_builder.warehouse.tables import Table

Row = dict[str, Any]


def rows_of(table: Table, records: Records) -> Iterator[Row]:
    """The table's rows in a fixed order, each with a value (or None) for every column and every nested field."""
    whole = _converter(table.row, records.region.language)
    return map(whole, _ROWS[table.name](records))


def _annual(records: Records) -> Iterator[Row]:
    for (cluster, year), record in records.annual.items():
        yield {**record, **totals(record), **_of(records, cluster, year)}


def _quarterly(records: Records) -> Iterator[Row]:
    for (cluster, year, _), record in records.quarterly.items():
        yield {**record, **_of(records, cluster, year)}


def _memberships(records: Records) -> Iterator[Row]:
    for (cluster, year), members in records.members.items():
        own = _of(records, cluster, year)
        yield from ({**member, **own} for member in members)


def _movements(records: Records) -> Iterator[Row]:
    for cluster, year in records.members:
        moved = records.moved(cluster, year)
        if moved is not None:
            own = _of(records, cluster, year)
            for kind, members in zip(("joined", "left"), moved, strict=True):
                yield from ({**member, **own, "kind": kind} for member in members)


def _entries(field: str) -> Callable[[Records], Iterator[Row]]:
    def rows(records: Records) -> Iterator[Row]:
        for (cluster, year), record in records.annual.items():
            own = _of(records, cluster, year)
            yield from ({**entry, **own} for entry in record.get(field, ()))

    return rows


def _stories(records: Records) -> Iterator[Row]:
    for story in records.stories:
        yield {
            "cluster": story.cluster,
            "domain": story.domain,
            "year": story.date.year,
            "slug": story.slug,
            "date": story.date.isoformat(),
            "actors": list(story.actors),
        }


_ROWS: Mapping[str, Callable[[Records], Iterator[Row]]] = {
    "annual": _annual,
    "quarterly": _quarterly,
    "memberships": _memberships,
    "movements": _movements,
    "grants": _entries("grants"),
    "collaborations": _entries("collaborations"),
    "stories": _stories,
}


def _of(records: Records, cluster: str, year: int) -> Row:
    return {"cluster": cluster, "domain": records.clusters[cluster].domain, "year": year}


def totals(record: Mapping[str, Any]) -> dict[str, float | int | None]:
    """The total columns of a yearly record; None where the part they add up was left out."""
    team, budget = record.get("team", {}), record.get("budget", {})
    revenue = budget.get("revenue", {})
    public, private = _sum(revenue.get("public")), _sum(revenue.get("private"))
    own = _plus(private, revenue.get("eu_projects"))
    return {
        "fte": team.get("fte"),
        "fte_made_available": _made_available(team.get("people")),
        "revenue_public": public,
        "revenue_private": private,
        "revenue_own": own,
        "revenue_total": _plus(own, public),
        "expenditure_total": _sum(budget.get("expenditure")),
        "board_seats": _sum(record.get("governance", {}).get("board")),
    }


def _made_available(people: Iterable[Mapping[str, Any]] | None) -> float | None:
    if people is None:
        return None
    return sum(person.get("fte", 0) for person in people if person.get("employer") == "made_available")


def _sum(lines: Mapping[str, Any] | None) -> int | None:
    """What the lines of a group, and of the groups within it, add up to."""
    if lines is None:
        return None
    return sum((_sum(line) or 0) if isinstance(line, Mapping) else line for line in lines.values())


def _plus(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first + second


def _converter(node: Node, language: str) -> Callable[[Any], Any]:
    """How a value of that shape is made plain: every named field is there, a text for readers in one language."""
    if node.type == "object":
        parts = [(key, _converter(child, language)) for key, child in node.children.items()]
        return lambda value: None if value is None else {key: part(value.get(key)) for key, part in parts}
    if node.item is not None:
        item = _converter(node.item, language)
        if node.type == "array":
            return lambda value: None if value is None else [item(each) for each in value]
        return lambda value: None if value is None else {key: item(each) for key, each in value.items()}
    if node.type == "localised":
        return lambda value: value.get(language, next(iter(value.values()))) if isinstance(value, Mapping) else value
    return _same


def _same(value: Any) -> Any:
    return value
