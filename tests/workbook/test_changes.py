"""A workbook changes what was changed in it, and nothing else: not a line, not a comment; a new record is the same."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from drawing import drawn
from editing import Edited
from handing import CLUSTER, LANGUAGES, YEAR
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from new_records import as_new
from random_records import Records

from site_builder import canonical
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.texts import Texts
from site_builder.workbook import Book, Cell, layout
from site_builder.workbook.collecting import Collector, put_in_place

SCHEMAS = Schemas.load()
TEXTS = Texts("fr", LANGUAGES)
QUICK = settings(
    max_examples=8,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
PATHS = {
    "annual": f"data/clusters/{CLUSTER}/{YEAR}.yml",
    "quarterly": f"data/clusters/{CLUSTER}/{YEAR}-q4.yml",
    "members": f"data/members/{CLUSTER}/{YEAR}.yml",
    "targets": f"data/clusters/{CLUSTER}/targets.yml",
}
PERIODS: dict[str, dict[str, int]] = {
    "annual": {"year": YEAR},
    "quarterly": {"year": YEAR, "quarter": 4},
    "members": {"year": YEAR},
    "targets": {},
}


@pytest.fixture(scope="module")
def own(region: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the region whose records are in canonical form, with comments."""
    root = tmp_path_factory.mktemp("own") / "region"
    shutil.copytree(region, root)
    chance = random.Random(5)
    repository, _ = read_repository(root)
    files = repository.clusters[CLUSTER]
    for document in (*files.annual.values(), *files.quarterly.values(), *files.members.values()):
        text = commented(canonical.write(SCHEMAS, document.kind, document.value, LANGUAGES), chance)
        text = canonical.write(SCHEMAS, document.kind, document.value, LANGUAGES, text)
        assert text.startswith("# What was said of the whole\n")
        (root / document.path).write_text(text, encoding="utf-8")
    return root


def commented(text: str, chance: random.Random) -> str:
    """With comments above lines and beside values."""
    lines: list[str] = ["# What was said of the whole", ""]
    for number, line in enumerate(text.splitlines()):
        if chance.random() < 0.05:
            lines.append(f"{line[: len(line) - len(line.lstrip())]}# above {number}")
        beside = "  # beside" if chance.random() < 0.05 and ": " in line else ""
        lines.append(line + beside)
    return "\n".join(lines) + "\n"


def book_of(root: Path) -> tuple[Collector, Book]:
    repository, _ = read_repository(root)
    return Collector(root, repository, SCHEMAS), layout(SCHEMAS, repository, TEXTS, CLUSTER, YEAR)


def one_line(book: Book) -> Iterator[Cell]:
    """Cells whose value stands on one line of a record, and may be another."""
    for sheet in book.sheets:
        for cell in sheet.cells():
            question = cell.question
            is_key = question.keys == (sheet.key,)
            fixed = is_key or question.field.type == "array" or (question.type == "boolean" and not question.required)
            if cell.shown is not None and not fixed:
                yield cell


def another(cell: Cell, chance: random.Random) -> Any:
    """Another value that the cell may hold, as it is typed."""
    question, shown = cell.question, cell.shown
    if question.type == "boolean":
        return question.choices["false" if shown else "true"]
    if question.choices and not question.open_choice:
        return chance.choice([title for code, title in question.choices.items() if code != shown])
    if question.type == "date":
        return date.fromisoformat(str(shown)) + timedelta(days=chance.randint(1, 99))
    if isinstance(shown, int):
        return shown + chance.randint(1, 99)
    return round(shown + 0.25, 2) if isinstance(shown, float) else f"{shown} and more"


@QUICK
@given(seed=st.integers(0, 10**9), many=st.integers(1, 12))
def test_so_many_cells_so_many_lines(own: Path, tmp_path: Path, seed: int, many: int) -> None:
    chance = random.Random(seed)
    collector, book = book_of(own)
    cells = chance.sample(list(one_line(book)), many)
    edited = drawn(book)
    for cell in cells:
        edited[cell.sheet][cell.row, cell.column] = another(cell, chance)
    found = collector.collect([edited.save(tmp_path / "w.xlsx")])
    differing = 0
    for path, proposal in found.proposals.items():
        before, after = (own / path).read_text(encoding="utf-8").splitlines(), proposal.text.splitlines()
        assert len(before) == len(after)
        differing += sum(one != other for one, other in zip(before, after, strict=True))
    assert differing == many


@pytest.mark.parametrize("kind", list(PATHS))
def test_random_records_come_back(own: Path, tmp_path_factory: pytest.TempPathFactory, kind: str) -> None:
    """On record: not a byte changes. Not there yet: the same value, but for what `as_new` says."""
    root = tmp_path_factory.mktemp("random") / "region"
    shutil.copytree(own, root)
    repository, _ = read_repository(root)
    path = root / PATHS[kind]
    (root / PATHS["targets"]).unlink(missing_ok=True)
    file = root / "w.xlsx"

    @QUICK
    @given(value=Records(SCHEMAS, repository, CLUSTER, YEAR).record(kind, **PERIODS[kind]))
    def check(value: dict[str, Any]) -> None:
        text = canonical.write(SCHEMAS, kind, value, LANGUAGES)
        path.write_text(text, encoding="utf-8")
        collector, book = book_of(root)
        drawn(book).save(file)
        assert PATHS[kind] not in collector.collect([file]).proposals
        path.unlink()
        collector, _ = book_of(root)
        found = collector.collect([file]).proposals.get(PATHS[kind])
        assert (found.value if found else None) == as_new(SCHEMAS, kind, value, LANGUAGES)

    check()


def test_all_is_written_or_nothing(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "region"
    shutil.copytree(own, root)
    collector, book = book_of(root)
    edited: Edited = drawn(book)
    edited["annual"]["governance.meetings", str(YEAR)] = 9
    edited["quarterly"]["network.joint_projects", f"{YEAR}-q1"] = 9
    found = collector.collect([edited.save(tmp_path / "w.xlsx")])
    before = {path: (root / path).read_bytes() for path in found.proposals}
    assert len(before) == 2 and not found.failed
    real, calls = Path.mkdir, []

    def failing(self: Path, *args: Any, **kwargs: Any) -> None:
        calls.append(self)
        if len(calls) == 2:
            raise PermissionError(13, "Permission denied", str(self))
        real(self, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", failing)
        with pytest.raises(PermissionError):
            put_in_place(root, found.proposals.values())
    assert {path: (root / path).read_bytes() for path in before} == before
    assert not list(root.rglob("*.new"))
    assert put_in_place(root, found.proposals.values()) == list(before)
    assert "meetings: 9" in (root / PATHS["annual"]).read_text(encoding="utf-8")


def test_what_was_wrong_elsewhere_before_keeps_nobody_from_handing_in(own: Path, tmp_path: Path) -> None:
    root = tmp_path / "region"
    shutil.copytree(own, root)
    other = next((root / "data/clusters/cluster-02").glob("20??.yml"))
    other.write_text("year: 1999\n", encoding="utf-8")
    collector, book = book_of(root)
    edited = drawn(book)
    edited["quarterly"]["network.joint_projects", f"{YEAR}-q1"] = 9
    found = collector.collect([edited.save(tmp_path / "w.xlsx")])
    assert not found.failed and not found.remarks and len(found.proposals) == 1
    edited["quarterly"]["network.joint_projects", f"{YEAR}-q1"] = -9
    found = collector.collect([edited.save(tmp_path / "w.xlsx")])
    cell = edited["quarterly"].cell("network.joint_projects", f"{YEAR}-q1")
    assert [(each.rule, each.spot.cell) for each in found.remarks] == [("range", cell)]


def test_a_record_that_cannot_be_read_is_not_written_over(own: Path, tmp_path: Path) -> None:
    root = tmp_path / "region"
    shutil.copytree(own, root)
    (root / PATHS["annual"]).write_text("year: [2021\n", encoding="utf-8")
    collector, book = book_of(root)
    edited = drawn(book)
    edited["annual"]["governance.meetings", str(YEAR)] = 9
    found = collector.collect([edited.save(tmp_path / "w.xlsx")])
    assert found.failed and PATHS["annual"] not in found.proposals
    assert "can't be read" in found.remarks[-1].msgid
