"""What sheets of a workbook know of each other: values under names of the workbook, as they are now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.source.repository import Repository
from site_builder.texts import Texts
from site_builder.workbook.book import Book, Row, Sheet
from site_builder.workbook.judging import is_number

POSTS, GRANTS = "annual:team.people", "annual:grants"
#: where the revenue lines lie that grants go into
REGION_LINES = ("budget", "revenue", "public", "region")
FTE = ("team", "fte")
#: by how much sums may differ, as `check` has it
FTE_TOLERANCE = "0.05000001"
GRANT_TOLERANCE = "1.000001"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A way of funding as the workbook knows it."""

    id: str
    title: str
    least: float
    most: float
    line: str


def instruments(repository: Repository, texts: Texts) -> tuple[Instrument, ...]:
    """The region's instruments that can be read."""
    region = repository.region.value
    entries = region.get("instruments") if isinstance(region, dict) else None
    return tuple(_instruments(entries if isinstance(entries, list) else [], texts))


def _instruments(entries: list[Any], texts: Texts) -> Iterator[Instrument]:
    for each in entries:
        try:
            rate = each["rate"]
            least, most = float(rate["min"]), float(rate["max"])
            yield Instrument(each["id"], texts.say(each.get("name")) or each["id"], least, most, each["feeds"])
        except (AttributeError, KeyError, TypeError, ValueError):
            continue


def facts(book: Book, known: tuple[Instrument, ...]) -> dict[str, Any]:
    """What stands under each name now: of posts and grants total and number, and what the yearly record says."""
    found: dict[str, Any] = {}
    posts, grants, annual = book.sheet(POSTS), book.sheet(GRANTS), book.sheet("annual")
    if posts:
        times = [each for each in column(posts, "fte") if is_number(each)]
        found |= {"posts_total": sum(times), "posts_count": len(times)}
    if grants:
        entries = [{cell.column: cell.shown for cell in row.cells} for row in grants.rows]
        found["grants_count"] = sum(is_number(each.get("grant")) for each in entries)
        feeds = {each.id: each.line for each in known}
        for line in dict.fromkeys(feeds.values()):
            fed = (each.get("grant") for each in entries if feeds.get(str(each.get("instrument"))) == line)
            found[f"grants_{line}"] = sum(each for each in fed if is_number(each))
    for row in annual.rows if annual else ():
        if row.question and (row.keys == FTE or row.keys[:-1] == REGION_LINES):
            found[said(row.keys)] = row.cells[0].shown
    return found


def said(keys: tuple[str, ...]) -> str:
    """The name under which the answer to a question of the yearly record stands."""
    return "_".join(("said", *keys))


def column(sheet: Sheet, code: str) -> list[Any]:
    """What a column of a table shows, entry by entry."""
    return [cell.shown for row in sheet.rows for cell in row.cells if cell.column == code]


def entry(row: Row) -> Mapping[str, Any]:
    """What an entry shows, by column."""
    return {cell.column: cell.shown for cell in row.cells}
