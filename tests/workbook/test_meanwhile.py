"""A workbook comes back after something else was recorded: both are kept, or it is said where they can't be."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from editing import Edited
from handing import CLUSTER, YEAR, Small, written
from hypothesis import given
from hypothesis import strategies as st
from test_rearranged import changed, told

from site_builder.workbook.collecting import Collector
from site_builder.workbook.sent import SHEET, merged

ANNUAL = f"data/clusters/{CLUSTER}/{YEAR}.yml"
MEMBERS = f"data/members/{CLUSTER}/{YEAR}.yml"


@pytest.fixture
def later(small: Small, tmp_path: Path) -> Callable[..., Small]:
    """The region after its files were changed: by path, what stands where, and what stands there now."""

    def made(changes: dict[str, tuple[str, str]] | None = None, gone: str = "") -> Small:
        root = tmp_path / "later"
        shutil.copytree(small.root, root)
        for path, (before, now) in (changes or {}).items():
            text = (root / path).read_text(encoding="utf-8")
            assert before in text
            (root / path).write_text(text.replace(before, now, 1), encoding="utf-8")
        if gone:
            (root / gone).unlink()
        return Small(root, Collector(root), small.folder, small.original)

    return made


def line(small: Small, path: str, key: str) -> str:
    """The line of a file that begins with a key."""
    lines = (small.root / path).read_text(encoding="utf-8").splitlines()
    return next(each.strip() for each in lines if each.strip().startswith(f"{key}:"))


def test_what_came_meanwhile_stays_and_what_was_changed_here_is_applied(
    small: Small, later: Callable[..., Small]
) -> None:
    region = later({ANNUAL: (line(small, ANNUAL, "overheads"), "overheads: 777")})
    book = small.original.copy()
    book["annual"]["governance.meetings", str(YEAR)] = 11
    found = region.collect(book)
    assert len(changed(found)) == 1 and not found.failed
    value = found.proposals[ANNUAL].value
    assert (value["governance"]["meetings"], value["budget"]["expenditure"]["overheads"]) == (11, 777)
    assert any("Only what you changed here was applied" in each for each in told(found))


def test_an_untouched_part_says_nothing_whatever_came_meanwhile(small: Small, later: Callable[..., Small]) -> None:
    region = later({ANNUAL: (line(small, ANNUAL, "overheads"), "overheads: 777")})
    found = region.collect(small.original)
    assert not found.proposals and not found.remarks


def test_a_record_that_came_meanwhile_does_not_stop_the_others(small: Small, later: Callable[..., Small]) -> None:
    quarter = min(path.name for path in (small.root / f"data/clusters/{CLUSTER}").glob(f"{YEAR}-q*.yml"))
    before = later(gone=f"data/clusters/{CLUSTER}/{quarter}")
    path = small.folder / "sent-before.xlsx"
    path.write_bytes(written(before.root, CLUSTER, YEAR))
    book = Edited.of(path)
    book["annual"]["governance.meetings", str(YEAR)] = 11
    found = small.collect(book)
    assert list(found.proposals) == [ANNUAL] and not found.failed
    book["quarterly"]["network.joint_projects", quarter.removesuffix(".yml")] = 999
    found = small.collect(book)
    assert found.failed
    assert any("was changed on record after this workbook was made: it is" in each for each in told(found))


def test_both_changed_is_told_at_the_cell(small: Small, later: Callable[..., Small]) -> None:
    region = later({ANNUAL: (line(small, ANNUAL, "overheads"), "overheads: 777")})
    book = small.original.copy()
    sheet = book["annual"]
    sheet["budget.expenditure.overheads", str(YEAR)] = 888
    found = region.collect(book)
    cell = sheet.cell("budget.expenditure.overheads", str(YEAR))
    assert found.failed
    assert [each for each in told(found) if each.startswith(f"{cell} error: Overheads was changed on record")]
    sheet["budget.expenditure.overheads", str(YEAR)] = 777
    assert not region.collect(book).proposals


def test_who_joined_meanwhile_stays_and_who_is_ticked_leaves(small: Small, later: Callable[..., Small]) -> None:
    entry = ("id: a-newcomer", "name: Newcomer", "category: other", "territory: outside", "since: 2021")
    new = "members:\n  - " + "\n    ".join(entry) + "\n"
    text = (small.root / MEMBERS).read_text(encoding="utf-8")
    indent = "  - id" in text
    region = later({MEMBERS: ("members:\n", new if indent else new.replace("\n  ", "\n"))})
    book = small.original.copy()
    sheet = book["members"]
    row = sheet.entries()[1]
    gone = sheet.rows[row][0]
    sheet.set(row, sheet.column("left"), "x")
    found = region.collect(book)
    ids = {each["id"] for each in found.proposals[MEMBERS].value["members"]}
    assert "a-newcomer" in ids and gone not in ids


def test_without_what_was_sent_an_outdated_workbook_is_refused(small: Small, later: Callable[..., Small]) -> None:
    region = later({ANNUAL: (line(small, ANNUAL, "overheads"), "overheads: 777")})
    book = small.original.copy()
    book.sheets.remove(book[SHEET])
    book["annual"]["governance.meetings", str(YEAR)] = 11
    found = region.collect(book)
    assert found.failed and any("is gone, which told what you changed" in each for each in told(found))


VALUES = st.dictionaries(
    st.sampled_from("abc"), st.integers(0, 2) | st.dictionaries(st.sampled_from("xy"), st.integers(0, 2))
)


@given(VALUES, VALUES)
def test_what_only_one_side_changed_is_taken(then: dict, other: dict) -> None:
    assert merged("annual", then, other, then) == (other, [])
    assert merged("annual", then, then, other) == (other, [])
    assert merged("annual", then, other, other) == (other, [])
