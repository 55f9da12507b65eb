"""What the checks find, told at the cell where it was typed, in words that suit a workbook.

Rules and facts are those of `check`; of its sentences those that speak of lines, quotes and files have another wording
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from site_builder.checks.answering import confirmed_idle
from site_builder.problems import N_, Finding, Place
from site_builder.source.document import Document
from site_builder.source.repository import Repository
from site_builder.workbook.book import Steps, value_at
from site_builder.workbook.collecting_parts import Draft, Remark, Spot
from site_builder.workbook.told_words import suited

#: an answer that others gave in another record is not for who fills in this workbook to take out
_OUTLIVED = N_("Nothing asks about “{value}” in {path} now. The officers will take the answer there out.")


def told(findings: Iterable[Finding], drafts: Mapping[str, Draft], repository: Repository) -> list[Remark]:
    """The findings of a region with the drafts in it, at their cells; not what was said of a cell already.

    A finding in another record, which the drafts bring about, stands at the file.
    """
    documents = {document.path: document for document in repository.documents()}
    where = {path: _Cells(draft, documents[path]) for path, draft in drafts.items() if path in documents}
    failed = {spot for draft in drafts.values() for spot in draft.failed()}
    remarks = []
    for finding in findings:
        cells = where.get(finding.place.path)
        if cells is None:
            if finding.rule == confirmed_idle.name:
                remarks.append(replace(_elsewhere(finding, drafts), gravity="warning", msgid=_OUTLIVED, rule=""))
            elif finding.is_error or finding.place.path in drafts:
                remarks.append(_elsewhere(finding, drafts))
            continue
        spot = cells.spot(finding)
        if spot not in failed:
            msgid, args = suited(finding, cells.other(finding), cells.draft.asked.get(spot))
            remarks.append(Remark(spot, finding.severity.value, msgid, args, finding.rule))
    return remarks


def _elsewhere(finding: Finding, drafts: Mapping[str, Draft]) -> Remark:
    spot = next((spot for draft in drafts.values() for spot in draft.sheets.values()), Spot(""))
    msgid, args = suited(finding, "", None)
    gravity: Any = finding.severity.value
    return Remark(Spot(spot.file), gravity, msgid, {**args, "path": finding.place.path}, finding.rule)


class _Cells:
    """Of one record: where in the file that would be written each cell's value stands."""

    def __init__(self, draft: Draft, document: Document) -> None:
        self.draft = draft
        self.document = document
        self.values: dict[Place, Spot] = {}
        self.keys: dict[Place, Spot] = {}
        self.holders: dict[Place, list[Steps]] = {}
        for steps, spot in draft.spots.items():
            self._add(steps, spot)
        inner = {steps[:depth] for steps in draft.spots for depth in range(len(steps))}
        self.groups: dict[Place, Steps] = {}
        for holder in inner.union(draft.sheets):
            self.holders.setdefault(document.place(*holder), []).append(holder)
            if holder and value_at(document.value, holder) is not None:
                self.groups.setdefault(document.place(*holder, key=True), holder)

    def _add(self, steps: Steps, spot: Spot) -> None:
        """By the place of its value and of its key; a text that is said once for all languages stands at its field."""
        value = self.document.value
        if value_at(value, steps) is None:
            plain = isinstance(steps[-1], str) and isinstance(value_at(value, steps[:-1]), str)
            if not plain:
                return
            steps = steps[:-1]
        self.values.setdefault(self.document.place(*steps), spot)
        self.keys.setdefault(self.document.place(*steps, key=True), spot)

    def spot(self, finding: Finding) -> Spot:
        """The cell that a finding is about, else the first of the row, else the sheet."""
        place, key = finding.place, finding.args.get("key")
        holders = sorted(self.holders.get(place, ()), key=len, reverse=True)
        if finding.rule == "missing" and isinstance(key, str):
            for holder in holders:
                found = self._missing((*holder, key))
                if found is not None:
                    return found
        if finding.rule != "missing" or not holders:
            for known in (self.values, self.keys):
                if place in known:
                    return known[place]
        group = self.groups.get(place)
        if group is not None:
            return self._first(group)
        for holder in holders:
            for depth in range(len(holder), -1, -1):
                if holder[:depth] in self.draft.sheets:
                    return self.draft.sheets[holder[:depth]]
        return next(iter(self.draft.sheets.values()), Spot(""))

    def _first(self, group: Steps) -> Spot:
        """Where a group of values begins: its sheet, else the first of its cells."""
        if group in self.draft.sheets:
            return self.draft.sheets[group]
        return min(spot for each, spot in self.draft.spots.items() if each[: len(group)] == group)

    def _missing(self, steps: Steps) -> Spot | None:
        """The cell that asks for what is missing, the first of those of one field."""
        if value_at(self.document.value, steps) is not None:
            return None
        asked = [spot for each, spot in self.draft.spots.items() if each[: len(steps)] == steps]
        return min(asked, default=None)

    def other(self, finding: Finding) -> str:
        """The cell of the line that a finding names besides its own."""
        line = finding.args.get("line")
        return next((spot.cell for place, spot in self.values.items() if place.line == line), "")
