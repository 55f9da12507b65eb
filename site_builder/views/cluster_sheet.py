"""A yearly record and its quarters as tables, field by field, from what the schemas say of them.

A new field of the form is a new row here: nothing in this module names one, except the total that is public though
its parts are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.periods import Period, due_day, state
from site_builder.schema import Field, Node
from site_builder.texts import Texts
from site_builder.views.cluster_words import choice
from site_builder.views.page import Site
from site_builder.views.shown import Shown

Path = tuple[str, ...]
Record = Mapping[str, Any] | None

#: groups whose lines are for officers and whose sum is public: the table's column `revenue_private`
_PUBLIC_SUMS = {("budget", "revenue", "private")}


@dataclass(frozen=True)
class Row:
    """A field, or the sum of a group: this year, the year before, the change; `level` is its depth in the table."""

    label: str
    now: Shown
    before: Shown
    change: str
    level: int = 0
    sum: bool = False
    total: bool = False
    internal: bool = False


@dataclass(frozen=True)
class Block:
    """A group of the form as a table."""

    ident: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class QuarterRow:
    """A count by quarter and what the quarters reported add up to."""

    label: str
    cells: tuple[Shown, ...]
    group: str


@dataclass(frozen=True)
class _Sheet:
    """The two records that a sheet sets side by side, with the marks of those that are not there."""

    site: Site
    texts: Texts
    now: Record
    before: Record
    marks: tuple[str, str]


def blocks(site: Site, texts: Texts, cluster: str, year: int) -> list[Block]:
    """The yearly record, group by group, the year before beside it; empty where it is not there."""
    now, before = (site.records.annual.get((cluster, each)) for each in (year, year - 1))
    if now is None:
        return []
    marks = tuple(_absence(site, cluster, each) for each in (year, year - 1))
    sheet = _Sheet(site, texts, now, before, (marks[0], marks[1]))
    return [block for block in _blocks(sheet, (), site.schemas.node("annual")) if block.rows]


def compared(site: Site, cluster: str, year: int) -> bool:
    """True where there is, or should be, a record of the year before to set beside."""
    return (cluster, year - 1) in site.records.annual or bool(_absence(site, cluster, year - 1))


def in_columns(every: list[Block]) -> list[list[Block]]:
    """Blocks in two columns of about the same length, in their order."""
    length = [len(block.rows) + 2 for block in every]
    cut = min(range(len(every) + 1), key=lambda at: abs(sum(length[:at]) - sum(length[at:])), default=0)
    return [column for column in (every[:cut], every[cut:]) if column]


def quarters(site: Site, texts: Texts, cluster: str, year: int) -> list[QuarterRow]:
    """The four quarterly grids in one table; empty where none of the year is there or was due."""
    records = [site.records.quarterly.get((cluster, year, quarter)) for quarter in range(1, 5)]
    reporting = site.records.region.reporting
    marks = [
        state(record is not None, due_day("quarterly", Period(year, quarter), reporting), site.day)
        for quarter, record in enumerate(records, 1)
    ]
    if all(mark == "not_due" for mark in marks):
        return []
    rows = []
    for field in site.schemas.fields("quarterly"):
        if len(field.path) < 2 or field.type != "integer" or not _visible(site, field):
            continue
        values = [None if record is None else _at(record, field.path) for record in records]
        known = [value for value in values if value is not None]
        cells = [
            Shown("", mark or "missing") if value is None else Shown(texts.number(value))
            for value, mark in zip(values, marks, strict=True)
        ]
        note = "" if len(known) == 4 or not known else texts.gettext("%(n)s of 4 quarters") % {"n": len(known)}
        whole = Shown(texts.number(sum(known)), "", note) if known else Shown("", "missing")
        group = texts.say(site.schemas.field("quarterly", field.path[:1]).title)
        rows.append(QuarterRow(texts.say(field.title), (*cells, whole), group))
    return rows


def results(site: Site, texts: Texts, cluster: str, year: int) -> list[Row]:
    """What the cluster itself reports under `results`, with the year before; nothing where no definition asks it to."""
    now, before = (site.records.annual.get((cluster, each)) for each in (year, year - 1))
    if now is None:
        return []
    domain = site.records.clusters[cluster].domain
    rows = []
    for definition in site.records.definitions.values():
        asked = definition.is_collected and definition.holds_in(year)
        if not asked or (definition.scope is not None and domain not in definition.scope):
            continue
        if definition.visibility == "officers" and not site.for_officers:
            continue
        values = [
            None if record is None else (record.get("results") or {}).get(definition.id) for record in (now, before)
        ]
        if all(value is None for value in values):
            continue
        currency = site.records.region.currency
        cells = [
            Shown("", "missing" if record is not None else _absence(site, cluster, each))
            if value is None
            else Shown(texts.value(value, definition.unit, definition.decimals, currency))
            for value, record, each in zip(values, (now, before), (year, year - 1), strict=True)
        ]
        internal, told = definition.visibility == "officers", _change(texts, definition.unit, *values)
        rows.append(Row(texts.say(definition.name), cells[0], cells[1], told, internal=internal))
    return rows


def _blocks(sheet: _Sheet, path: Path, node: Node) -> Iterator[Block]:
    """A group that holds nothing but groups is no table itself: its groups are."""
    for key, child in node.children.items():
        inner = (*path, key)
        if child.type != "object":
            continue
        if all(each.type == "object" for each in child.children.values()):
            yield from _blocks(sheet, inner, child)
        else:
            name = sheet.texts.say(sheet.site.schemas.field("annual", inner).title)
            yield Block("-".join(inner), name, tuple(_group(sheet, inner, child)))


def _group(sheet: _Sheet, path: Path, node: Node) -> Iterator[Row]:
    yield from _rows(sheet, path, node, 0)
    if len(node.children) > 1 and _one_unit(sheet.site, path, node):
        yield _sum_row(sheet, path, sheet.texts.gettext("Total"), 0, total=True)


def _rows(sheet: _Sheet, path: Path, node: Node, level: int) -> Iterator[Row]:
    for key, child in node.children.items():
        inner = (*path, key)
        field = sheet.site.schemas.field("annual", inner)
        if child.type == "object":
            public_sum = inner in _PUBLIC_SUMS
            if not (public_sum or _visible(sheet.site, field)):
                continue
            if _one_unit(sheet.site, inner, child):
                yield _sum_row(sheet, inner, sheet.texts.say(field.title), level)
            if _visible(sheet.site, field):
                yield from _rows(sheet, inner, child, level + 1)
        elif field.leaf and _visible(sheet.site, field) and field.type != "array":
            yield _leaf_row(sheet, inner, field, level)


def _leaf_row(sheet: _Sheet, path: Path, field: Field, level: int) -> Row:
    cells, values = [], []
    for record, mark in zip((sheet.now, sheet.before), sheet.marks, strict=True):
        value = None if record is None else _at(record, path)
        values.append(value)
        cells.append(_cell(sheet, field, value, mark if record is None else "missing"))
    change = _change(sheet.texts, field.unit, *values)
    label, internal = sheet.texts.say(field.title), field.visibility == "officers"
    return Row(label, cells[0], cells[1], change, level, internal=internal)


def _cell(sheet: _Sheet, field: Field, value: Any, mark: str) -> Shown:
    if value is None:
        return Shown("", mark)
    if field.choices:
        return Shown(choice(sheet.site, sheet.texts, "annual", field.path, value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Shown(str(value))
    return Shown(_value(sheet, value, field.unit))


def _sum_row(sheet: _Sheet, path: Path, label: str, level: int, total: bool = False) -> Row:
    unit = _units(sheet.site, path).pop()
    sums = [None if record is None else _sum(_at(record, path)) for record in (sheet.now, sheet.before)]
    cells = [
        Shown("", mark) if value is None else Shown(_value(sheet, value, unit))
        for value, mark in zip(sums, sheet.marks, strict=True)
    ]
    return Row(label, cells[0], cells[1], _change(sheet.texts, unit, *sums), level, True, total)


def _value(sheet: _Sheet, value: float, unit: str | None) -> str:
    if unit is None:
        return sheet.texts.number(value)
    return sheet.texts.value(value, unit, None, sheet.site.records.region.currency)


def _change(texts: Texts, unit: str | None, now: Any, before: Any) -> str:
    """The change of an amount in percent, of other numbers as a difference; empty for what is no number."""
    numbers = [value for value in (now, before) if isinstance(value, int | float) and not isinstance(value, bool)]
    if len(numbers) < 2:
        return ""
    if unit == "eur":
        return texts.signed_percent((now - before) / before) if before else ""
    return texts.signed(round(now - before, 2)) if now != before else "="


def _one_unit(site: Site, path: Path, node: Node) -> bool:
    """True where what a group holds are numbers of one unit, so that their sum means something."""
    return len(_units(site, path)) == 1 and all(each.type in ("integer", "number") for each in _leaves(node))


def _leaves(node: Node) -> Iterator[Node]:
    for child in node.children.values():
        if child.type == "object":
            yield from _leaves(child)
        else:
            yield child


def _units(site: Site, path: Path) -> set[str | None]:
    below = (field for field in site.schemas.fields("annual") if field.path[: len(path)] == path and field.leaf)
    return {field.unit for field in below}


def _visible(site: Site, field: Field) -> bool:
    return site.for_officers or field.visibility == "public"


def _at(record: Mapping[str, Any], path: Path) -> Any:
    value: Any = record
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _sum(value: Any) -> float:
    return sum(map(_sum, value.values())) if isinstance(value, Mapping) else value or 0


def _absence(site: Site, cluster: str, year: int) -> str:
    """The mark of a yearly record; a year in which the cluster was not active has none to show."""
    if not site.records.clusters[cluster].active_in(year) or year < site.records.region.reporting.first_year:
        return ""
    return state(False, due_day("annual", Period(year), site.records.region.reporting), site.day)
