"""Workbooks read back into records: what they say, what is to be said about them, and the files that come of it.

All or nothing: where one cell of one file can't be taken, or a check finds an error, no record is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from site_builder.canonical import write
from site_builder.checks.answering import confirmed_idle
from site_builder.differences import plain
from site_builder.pipeline import examine
from site_builder.problems import N_, CannotRun, beyond
from site_builder.schema import Schemas
from site_builder.source.repository import Repository, read_repository
from site_builder.source.saving import save_all
from site_builder.texts import Texts
from site_builder.workbook import merging
from site_builder.workbook.book import Book, Record, Sheet, value_at
from site_builder.workbook.collecting_cells import Asker
from site_builder.workbook.collecting_files import sent_of, sheets_of
from site_builder.workbook.collecting_forms import form
from site_builder.workbook.collecting_meanwhile import bring_up_to_date
from site_builder.workbook.collecting_parts import Draft, Remark, Spot, error
from site_builder.workbook.collecting_records import completed, draft_of, shares, together, without_outlived
from site_builder.workbook.collecting_tables import table
from site_builder.workbook.collecting_unread import unread
from site_builder.workbook.layout import layout
from site_builder.workbook.places import records_of
from site_builder.workbook.reading import NoWorkbook, read_workbook
from site_builder.workbook.sent import Sent
from site_builder.workbook.told import told


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record that would change: what it says now (None where it is new), what it would say, and its text.

    `arranged` is True where the file is not in canonical form, so that lines change whose values do not.
    """

    record: Record
    cluster: str
    value: dict[str, Any]
    text: str
    arranged: bool = False


@dataclass(slots=True)
class Collected:
    """What came of the files that were handed in.

    `proposals` are the records that would change, by path; `waiting` those of the workbooks in which nothing has been
    filled in yet.
    """

    repository: Repository
    schemas: Schemas
    languages: tuple[str, ...]
    remarks: list[Remark] = field(default_factory=list)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    waiting: list[tuple[str, Record]] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """True where something keeps the records from being written."""
        return any(each.is_error for each in self.remarks)


#: workbooks that are kept at hand: one in each language of the file in hand, and hardly more
_MOST_BOOKS = 6


class Collector:
    """Reads workbooks against a region as it is now; made once, for any number of files."""

    def __init__(self, root: Path, repository: Repository | None = None, schemas: Schemas | None = None) -> None:
        """Raises CannotRun where there is no region at `root`, or it can't be read."""
        self.root = Path(root)
        self.schemas = schemas or Schemas.load()
        self.repository = repository or read_repository(self.root)[0]
        if self.repository.region.broken:
            message = N_("data/region.yml can't be read. Run “site-builder check” and correct it first.")
            raise CannotRun(message)
        self.asker = Asker(self.repository)
        self.languages = _languages(self.repository)
        self._books: dict[tuple[str, int, str], Book] = {}

    def collect(self, paths: Sequence[Path], day: date | None = None) -> Collected:
        """What the workbooks say, checked; nothing is written. Raises OSError for a file that can't be opened."""
        found = Collected(self.repository, self.schemas, self.languages)
        drafts: dict[str, Draft] = {}
        for path in dict.fromkeys(paths):
            try:
                of_file = self._of_file(Path(path), found)
            except NoWorkbook as fault:
                found.remarks.append(Remark(Spot(Path(path).name), "error", fault.msgid, fault.args_))
                continue
            begun = {name: draft for name, draft in of_file.items() if self._changes(draft, found)}
            found.remarks += together(drafts, begun)
            drafts |= begun
        texts = {name: self._text(draft) for name, draft in drafts.items()}
        found.remarks += self._checked(drafts, texts, day)
        found.remarks = _in_order(found.remarks)
        for name, draft in drafts.items():
            cluster = name.split("/")[2]
            arranged = self._is_arranged(draft.record)
            found.proposals[name] = Proposal(draft.record, cluster, draft.value, texts[name], arranged)
        return found

    def read(self, path: Path) -> Collected:
        """Every record of one workbook, also where nothing changed, without the checks; raises NoWorkbook."""
        found = Collected(self.repository, self.schemas, self.languages)
        for name, draft in self._of_file(Path(path), found).items():
            found.remarks += draft.remarks
            if draft.begun or draft.record.value is not None:
                draft.value = completed(self.schemas, draft)
                found.proposals[name] = Proposal(draft.record, name.split("/")[2], draft.value, self._text(draft))
        return found

    def _of_file(self, path: Path, found: Collected) -> dict[str, Draft]:
        """The drafts of one file by the path of their record."""
        file = read_workbook(path)
        then = sent_of(file)
        sheets = sheets_of(file, self.repository, self.languages, partial(self._book, then=then))
        found.remarks += sheets.remarks
        drafts: dict[str, Draft] = {}
        if sheets.book is None:
            return drafts
        for record in dict.fromkeys(record for sheet in sheets.book.sheets for record in sheet.records):
            drafts[record.path] = draft_of(record)
        self.asker.begin({}, sheets.book.language)
        # members first: who lends staff may be called by the name that stands there
        for sheet, located in sorted(sheets.located, key=lambda each: each[0].key is None):
            if sheet.kind == "form":
                found.remarks += form(file.name, sheet, located, drafts, self.asker)
            else:
                draft = drafts[sheet.records[0].path]
                found.remarks += table(file.name, sheet, located, draft, self.asker)
                if sheet.key is not None:
                    self.asker.begin(_names(draft.value, sheet), sheets.book.language)
            found.remarks += unread(file.name, sheet, located)
        for sheet, _ in sheets.located:
            if sheet.code in sheets.outdated:
                for record in sheet.records:
                    drafts[record.path].outdated = True
        for sheet in sheets.missing:
            record = sheet.records[0]
            if sheet.kind == "table" and record.value is None:
                merging.put(drafts[record.path].value, sheet.at, None)
        if then is not None:
            for now in self._records(sheets.book.cluster, sheets.book.year):
                if now.path in drafts and then.differs(now):
                    bring_up_to_date(self.schemas, drafts[now.path], now)
        return drafts

    def _records(self, cluster: str, year: int) -> list[Record]:
        found = records_of(self.schemas, self.repository.clusters[cluster], year)
        return [record for records in found.values() for record in records]

    def _book(self, cluster: str, year: int, language: str, then: Sent | None) -> Book:
        texts = Texts(language, self.languages)
        if then is not None and any(then.differs(each) for each in self._records(cluster, year)):
            return layout(self.schemas, self.repository, texts, cluster, year, then)
        key = (cluster, year, language)
        if key not in self._books:
            if len(self._books) >= _MOST_BOOKS:
                self._books.clear()
            self._books[key] = layout(self.schemas, self.repository, texts, cluster, year)
        return self._books[key]

    def _changes(self, draft: Draft, found: Collected) -> bool:
        """Whether a draft says something new; what is to be said of it then."""
        record = draft.record
        cluster = record.path.split("/")[2]
        if not draft.begun:
            if record.value is None and draft.sheets:
                found.waiting.append((cluster, record))
            return False
        draft.value = completed(self.schemas, draft)
        found.remarks += draft.remarks
        if record.value is None and (self.root / record.path).exists():
            message = N_(
                "What is on record ({path}) can't be read. It has to be repaired there before a workbook is read in."
            )
            found.remarks.append(error(_sheet(draft), message, path=record.path))
            return False
        if draft.value == plain(record.value):
            return any(each.is_error for each in draft.remarks)
        found.remarks += shares(self.schemas, draft)
        if draft.outdated and record.value is not None:
            message = N_(
                "What is on record was changed after this workbook was made, and its hidden sheet “sent” is gone, "
                "which told what you changed. Enter your changes in a fresh workbook."
            )
            found.remarks.append(error(_sheet(draft), message))
        return True

    def _text(self, draft: Draft) -> str:
        file = self.root / draft.record.path
        like = file.read_text(encoding="utf-8") if file.exists() else None
        return write(self.schemas, draft.record.kind, draft.value, self.languages, like, draft.entries)

    def _is_arranged(self, record: Record) -> bool:
        """Whether writing the record puts its file in order besides."""
        file = self.root / record.path
        if record.value is None or not file.exists():
            return False
        like = file.read_text(encoding="utf-8")
        return write(self.schemas, record.kind, plain(record.value), self.languages, like) != like

    def _checked(self, drafts: dict[str, Draft], texts: dict[str, str], day: date | None) -> list[Remark]:
        if not drafts:
            return []
        proposed = {path: text.encode() for path, text in texts.items()}
        inspection = examine(self.root, day, "officers", proposed)
        findings = list(inspection.findings)
        if any(each.is_error and each.place.path not in drafts for each in findings):
            # what was wrong before is not theirs to put right
            fresh = beyond(findings, examine(self.root, day, "officers").findings)
            findings = [each for each in findings if each.place.path in drafts or each in fresh]
        remarks = []
        documents = {each.path: each for each in inspection.repository.documents() if each.path in drafts}
        for path, draft in drafts.items():
            gone = list(without_outlived(draft, findings, documents[path]))
            if gone:
                remarks += gone
                texts[path] = self._text(draft)
        # an answer to what is no longer asked goes with it: no sheet has it, so that nobody could take it out
        findings = [each for each in findings if each.rule != confirmed_idle.name or each.place.path not in drafts]
        return [*told(findings, drafts, inspection.repository), *remarks]


def put_in_place(root: Path, proposals: Iterable[Proposal]) -> list[str]:
    """Write the records, each in one step, after all could be written beside their place; returns their paths."""
    texts = {each.record.path: each.text for each in proposals}
    save_all({Path(root) / path: text for path, text in texts.items()})
    return list(texts)


def _names(record: dict[str, Any], sheet: Sheet) -> dict[str, str]:
    """Names by id of the members in a record."""
    entries = value_at(record, sheet.at) or []
    return {each["id"]: each["name"] for each in entries if isinstance(each.get("id"), str) and each.get("name")}


def _sheet(draft: Draft) -> Spot:
    return next(iter(draft.sheets.values()), Spot(""))


def _in_order(remarks: Iterable[Remark]) -> list[Remark]:
    """By file, in the order in which sheets and cells were read; nothing said twice."""
    seen: set[tuple[Any, ...]] = set()
    kept = []
    for each in remarks:
        mark = (each.spot, each.msgid, repr(each.args))
        if mark not in seen:
            seen.add(mark)
            kept.append(each)
    files = list(dict.fromkeys(each.spot.file for each in kept))
    sheets = list(dict.fromkeys((each.spot.file, each.spot.sheet) for each in kept))
    return sorted(
        kept,
        key=lambda each: (
            files.index(each.spot.file),
            sheets.index((each.spot.file, each.spot.sheet)),
            each.spot.row,
            each.spot.column,
        ),
    )


def _languages(repository: Repository) -> tuple[str, ...]:
    value = repository.region.value
    named = value.get("languages") if isinstance(value, dict) else None
    return tuple(each for each in named if isinstance(each, str)) if isinstance(named, list) and named else ("en",)
