"""The entry of an organisation: what its lines say, what is on record, and what must be completed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder.matching import normalised
from site_builder.member_lists.columns import Columns
from site_builder.member_lists.deciding import Decided
from site_builder.member_lists.rows import Line, Value
from site_builder.member_lists.sentences import Said, said
from site_builder.member_lists.vocabulary import FIELDS, Vocabulary, plain
from site_builder.schema import Schemas

#: what any list knows of an organisation, and what it is in one cluster alone
_ANYWHERE = ("id", "name", "category", "startup", "territory", "activity")
_NUMBERS = ("employees", "revenue")
#: an empty cell says no where others in the column are filled
TICKED = ("startup", "governance")
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Made:
    """`entry` as the list has it, `notes` on how cells were taken, `faults` of what must be completed."""

    entry: dict[str, Any]
    notes: list[Said] = field(default_factory=list)
    faults: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes entries of the list of a cluster and year; `last` is the year of its list before, `ticked` are the fields
    of which some cell is filled.
    """

    schemas: Schemas
    words: Vocabulary
    columns: Columns
    cluster: str
    year: int
    last: int | None = None
    ticked: frozenset[str] = frozenset()

    def make(self, decided: Decided) -> Made:
        """The entry of an organisation whose identity is decided."""
        base = self._on_record(decided)
        made = Made({})
        lines = [decided.line, *decided.line.more]
        if not decided.known:
            made.entry["name"] = decided.line.name or None
        for each in decided.line.more:
            made.notes.append(
                said("one-of-two", each.row, name=each.name or base.get("name"), other_line=decided.line.row)
            )
        self._id(decided, made)
        self._name(decided, base, made)
        for name in FIELDS[2:]:
            value = self._told(name, lines, made, decided, base)
            if name == "since":
                value = self._since(decided, value, made)
            elif value is None and not (name in TICKED and name in self.ticked):
                value = base.get(name)
            if value is not None:
                made.entry[name] = value
        if not decided.known:
            self._ask_missing(decided.line, made)
        made.entry = {name: made.entry[name] for name in FIELDS if made.entry.get(name) is not None}
        return made

    def _on_record(self, decided: Decided) -> Mapping[str, Any]:
        """What stays where the list says nothing."""
        known = decided.known
        if known is None:
            return {}
        kept = _ANYWHERE
        if known.cluster == self.cluster and known.year in (self.last, self.year):
            kept = (*_ANYWHERE, "governance")
            kept = (*kept, *_NUMBERS) if known.year == self.year else kept
        return {name: known.entry[name] for name in kept if name in known.entry}

    def _id(self, decided: Decided, made: Made) -> None:
        line, known = decided.line, decided.known
        cell = line.values.get("id")
        facts = {"title": self.words.titles["id"], "name": line.name, "written": cell.written if cell else ""}
        at = (line.row, line.column("id", self.columns))
        if known is not None:
            made.entry["id"] = known.id
            if cell and (cell.meant.fault or cell.meant.value != known.id):
                made.notes.append(said("known-id", *at, value=known.id, **facts))
            elif cell and cell.meant.note:
                made.notes.append(said(cell.meant.note, *at, value=known.id, **facts))
        elif cell and cell.meant.fault:
            made.faults.append(said("bad-id", *at, **facts))
        elif decided.ident and decided.ident.startswith("000") and cell and cell.meant.note == "zeros":
            made.faults.append(said("short-id", *at, **facts))
        elif decided.ident:
            made.entry["id"] = decided.ident
            if cell and cell.meant.note:
                made.notes.append(said(cell.meant.note, *at, value=decided.ident, **facts))
        elif self.words.scheme == "none" and (slug := _SLUG.sub("-", plain(line.name)).strip("-")[:40]):
            made.entry["id"] = slug
            made.notes.append(said("made-id", *at, value=slug, **facts))
        else:
            made.faults.append(said("missing-id", *at, **facts))

    def _name(self, decided: Decided, base: Mapping[str, Any], made: Made) -> None:
        line, known = decided.line, decided.known
        cell = line.values.get("name")
        at = (line.row, line.column("name", self.columns))
        if cell and cell.meant.fault:
            made.faults.append(said(cell.meant.fault, *at, name=cell.written))
        elif known is not None:
            made.entry["name"] = line.name if decided.renamed else base.get("name") or line.name or known.id
            if line.name and normalised(line.name) != normalised(made.entry["name"]):
                made.notes.append(said("called", *at, name=line.name, known=made.entry["name"]))
        elif line.name:
            made.entry["name"] = line.name
        else:
            made.faults.append(said("missing-name", *at, id=decided.ident or "", title=self.words.titles["name"]))

    def _told(self, name: str, lines: list[Line], made: Made, decided: Decided, base: Mapping[str, Any]) -> Any:
        """What the lines say of a field: the first that says something; a fault is told unless it is on record."""
        found: tuple[Line, Value] | None = None
        for line in lines:
            cell = line.values.get(name)
            if cell is None:
                continue
            at = (line.row, cell.column.index)
            facts = {"title": self.words.titles[name], "written": cell.written}
            if cell.meant.fault:
                self._fault(name, cell, at, facts, made, decided, base)
            elif found is None:
                found = line, cell
                if cell.meant.note:
                    made.notes.append(said("taken", *at, value=self.shown(name, cell.meant.value), **facts))
            elif cell.meant.value != found[1].meant.value:
                kind = "two-numbers" if name in _NUMBERS else "differs"
                values = {"value": cell.written, "other": found[1].written, "other_line": found[0].row}
                fact = said(kind, *at, title=facts["title"], name=decided.line.name or base.get("name"), **values)
                (made.faults if name in _NUMBERS else made.notes).append(fact)
        value = found[1].meant.value if found else None
        if name == "startup" and not value and any(_is_startup(line) for line in lines):
            return True
        return value

    def _fault(
        self, name: str, cell: Value, at: tuple[int, int], facts: dict[str, Any], made: Made, decided: Decided,
        base: Mapping[str, Any],
    ) -> None:  # fmt: skip
        """A cell that can't be understood: told alone where a value is on record, else to be completed."""
        kept = decided.known.since if name == "since" and decided.known else base.get(name)
        if kept is not None and name not in _NUMBERS:
            made.notes.append(said("known-value", *at, value=self.shown(name, kept), **facts))
            return
        more: dict[str, Any] = {"choices": self._choices(name), "year": self.year}
        if name == "activity":
            more["form"] = self.schemas.field("members", ("members", "[]", name)).form
        made.faults.append(
            said(str(cell.meant.fault), *at, name=decided.line.name or base.get("name"), **facts, **more)
        )

    def _since(self, decided: Decided, value: Any, made: Made) -> int:
        """The first year on record, else what the list says, else the year in hand."""
        on_record = decided.known.since if decided.known else None
        if on_record is None:
            return value or self.year
        cell = decided.line.values.get("since")
        if cell and value not in (None, on_record):
            facts = {"title": self.words.titles["since"], "written": cell.written, "value": str(on_record)}
            made.notes.append(said("kept", decided.line.row, cell.column.index, **facts))
        return on_record

    def _ask_missing(self, line: Line, made: Made) -> None:
        for name in ("category", "territory"):
            faulty = line.values.get(name)
            if name not in made.entry and not (faulty and faulty.meant.fault):
                facts = {"name": line.name, "title": self.words.titles[name], "choices": self._choices(name)}
                made.faults.append(said("missing-value", line.row, line.column(name, self.columns), **facts))

    def _choices(self, name: str) -> list[Any]:
        return list(self.words.choices.get(name, {}).values())

    def shown(self, name: str, value: Any) -> Any:
        """A value as it is told: the title of a code; a year as text, since no separator parts it."""
        if name == "startup" and value is True:
            return {"en": "yes", "fr": "oui"}
        if name == "since":
            return str(value)
        return self.words.choices.get(name, {}).get(value, value)


def _is_startup(line: Line) -> bool:
    cell = line.values.get("category")
    return cell is not None and plain(cell.written) in ("startup", "start up", "jeune pousse")
