"""A workbook is understood after people have worked in it: renamed, sorted, inserted, pasted, without its codes."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy

import pytest
from editing import Edited, EditedSheet
from handing import Small

from site_builder.differences import changes, say
from site_builder.texts import Texts
from site_builder.workbook.collecting import Collected
from site_builder.workbook.collecting_report import sentence

EN = Texts("en", ("en", "fr"))
BY_TITLES = "The hidden first row or column of this sheet is gone: it was read by its titles. Look at the result."


def told(found: Collected) -> list[str]:
    return [f"{each.spot.cell} {each.gravity}: {sentence(each, EN)}".strip() for each in found.remarks]


def changed(found: Collected) -> list[str]:
    return [
        say(change, EN, found.repository)
        for each in found.proposals.values()
        for change in changes(found.schemas, each.record.kind, each.record.value, each.value)
    ]


def shuffled(book: Edited) -> None:
    """Sheets renamed and in another order, rows and columns too, empty ones inserted before them."""
    chance = random.Random(1)
    chance.shuffle(book.sheets)
    for number, sheet in enumerate(book.sheets):
        sheet.name = f"Sheet {number}"
        if "|" not in sheet.mark:
            continue
        width = max(map(len, sheet.rows))
        order = [0, *chance.sample(range(1, width), width - 1)]
        rows = [sheet.rows[0], *chance.sample(sheet.rows[1:], len(sheet.rows) - 1)]
        rows = [[(row + [None] * width)[column] for column in order] for row in rows]
        sheet.rows = [[], *([None, *row] for row in rows)]


def without_row(book: Edited) -> None:
    for sheet in book.sheets[1:]:
        sheet.rows = sheet.rows[1:]


def without_column(book: Edited) -> None:
    for sheet in book.sheets[1:]:
        sheet.rows = [row[1:] for row in sheet.rows]


def without_both(book: Edited) -> None:
    without_row(book)
    without_column(book)


def test_nothing_changes_and_nothing_is_said_of_a_workbook_as_it_was_made(small: Small, new_year: Edited) -> None:
    found = small.collect(small.original)
    assert not found.remarks and not found.proposals
    found = small.collect(new_year)
    assert not found.remarks and not found.proposals
    assert {record.code for _, record in found.waiting} >= {"2023", "2023-q1", "2023-q4", "targets"}


@pytest.mark.parametrize(
    ("edit", "words"),
    [(shuffled, []), (without_row, [BY_TITLES]), (without_column, [BY_TITLES]), (without_both, [BY_TITLES])],
)
def test_one_change_is_found_wherever_it_stands(small: Small, edit: Callable[[Edited], None], words: list[str]) -> None:
    book = small.original.copy()
    book["annual"]["governance.meetings", "2021"] = 7
    members = book["members"]
    members[members.entries()[2], "since"] = 2001
    work = book["annual:collaborations"]
    work[work.entries()[1], "companies"] = 55
    edit(book)
    found = small.collect(book)
    assert {each.split(": ", 1)[1] for each in told(found)} == set(words)
    assert sorted(changed(found)) == [
        "Board meetings: 4 → 7",
        "Organisation 14 «é», Member since: 2017 → 2001",
        "Text Project 1, Companies taking part: 7 → 55",
    ]


def test_no_sheet_says_whose_it_is(small: Small) -> None:
    book = small.original.copy()
    without_both(book)
    book.sheets[0].rows = [row[1:] for row in book.sheets[0].rows[1:]]
    assert told(small.collect(book))[0].startswith("error: This is not the workbook that you were sent")


def rows_of(sheet: EditedSheet) -> list[list]:
    return [sheet.rows[index] for index in sheet.entries()]


def test_members_sorted_without_their_codes_are_the_same(small: Small) -> None:
    book = small.original.copy()
    sheet = book["members"]
    said = [row[1:] for row in rows_of(sheet)]
    for row, values in zip(rows_of(sheet), reversed(said), strict=True):
        row[1:] = values
    assert not small.collect(book).proposals


def test_grants_sorted_without_their_codes_are_the_same(small: Small) -> None:
    book = small.original.copy()
    sheet = book["annual:grants"]
    said = [row[1:] for row in rows_of(sheet)]
    for row, values in zip(rows_of(sheet), reversed(said), strict=True):
        row[1:] = values
    assert not small.collect(book).proposals


def test_members_leave_by_a_tick_a_removed_row_or_an_emptied_one(small: Small) -> None:
    book = small.original.copy()
    sheet = book["members"]
    first, second, third = sheet.entries()[:3]
    sheet[third, "left"] = "x"
    sheet.rows[second] = [sheet.rows[second][0]]
    del sheet.rows[first]
    assert changed(small.collect(book)) == [f"Organisation {n} «é»: left" for n in (11, 13, 14)]


def test_a_list_pasted_below_the_table_is_added(small: Small) -> None:
    book = small.original.copy()
    sheet = book["members"]
    titles = sheet.rows[sheet.entries()[0] - 1]
    sheet.rows.append([None, *titles[1:]])
    row = len(sheet.rows)
    pasted = {"id": "732 829 320", "name": "Ateliers", "category": "pme", "territory": "county 1", "since": "2 019"}
    for column, value in pasted.items():
        sheet[row, column] = value
    found = small.collect(book)
    assert changed(found) == ["Ateliers: joined"] and not found.failed
    entry = next(each for each in next(iter(found.proposals.values())).value["members"] if each["name"] == "Ateliers")
    assert entry == {
        "id": "732829320",
        "name": "Ateliers",
        "category": "company_sme",
        "territory": "01",
        "since": 2019,
    }
    assert told(found)[0].endswith("note: This row holds the titles of the columns, and was passed over.")


def test_an_empty_list_is_not_taken_for_everybody_having_left(small: Small) -> None:
    book = small.original.copy()
    sheet = book["members"]
    for row in rows_of(sheet):
        row[1:] = [None] * (len(row) - 1)
    assert told(small.collect(book)) == [
        "error: No entry is left in this list. Tick those who left in their column, and leave the others."
    ]


def test_a_row_copied_as_it_is_counts_once(small: Small) -> None:
    book = small.original.copy()
    sheet = book["members"]
    first = sheet.entries()[0]
    sheet.rows.insert(first + 1, list(sheet.rows[first]))
    found = small.collect(book)
    assert not found.proposals and not found.failed
    assert "in the same words: this row was passed over" in told(found)[0]


def test_a_copied_sheet_that_says_otherwise_is_an_error(small: Small) -> None:
    book = small.original.copy()
    copy = deepcopy(book["annual"])
    copy.name, copy["governance.meetings", "2021"] = "Copy", 9
    book.sheets.append(copy)
    assert told(small.collect(book)) == ["error: This sheet is a copy of “Fiche annuelle”. Keep one of the two."]


def test_what_is_no_longer_asked_and_what_is_not_there_is_told(small: Small) -> None:
    """A workbook of an earlier version: a question that is gone, another that was not asked, a sheet left out."""
    book = small.original.copy()
    sheet = book["annual"]
    sheet.rows.append(["governance.old", "An old question", 5])
    del sheet.rows[sheet.row("governance.meetings")]
    book.sheets = [each for each in book if each.mark.split("|")[1:2] != ["annual:grants"]]
    found = small.collect(book)
    assert not found.failed and not found.proposals
    assert told(found) == [
        "note: The sheet “Subventions de la Région” is not in this file, and was not read.",
        "note: These questions are not in this sheet, and what is on record was left as it is: Réunions du conseil.",
        f"{sheet.cell('governance.old', '2021')} note: “5” was not read: this question (“governance.old”) is not asked "
        "in this year's workbook.",
    ]


def test_sheets_of_two_workbooks_in_one_file_are_an_error(small: Small) -> None:
    book = small.original.copy()
    sheet = book["members"]
    sheet.rows[0][0] = sheet.mark.replace("2021", "2022")
    assert told(small.collect(book))[0].startswith("error: This sheet is of “cluster-01”, 2022, but others are of")


def test_the_workbook_of_another_region_is_an_error(small: Small) -> None:
    book = small.original.copy()
    for sheet in book:
        sheet.rows[0][0] = str(sheet.rows[0][0]).replace("cluster-01", "elsewhere")
    words = "error: This workbook is of the cluster “elsewhere”, which is not in this region. Is it the right file?"
    assert told(small.collect(book)) == [words]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("report 2022.xlsx", "This is the workbook of 2021, though its name says 2022. Is it the right one?"),
        (
            "cluster-02.xlsx",
            "This is the workbook of Cluster 1 Élan, though its name says “cluster-02”. Is it the right one?",
        ),
    ],
)
def test_a_name_that_says_another_year_or_cluster_is_a_warning(small: Small, name: str, words: str) -> None:
    assert told(small.collect(small.original, name=name)) == [f"warning: {words}"]


def test_two_workbooks_that_say_different_things_of_a_record_are_an_error(small: Small) -> None:
    one, other = small.original.copy(), small.original.copy()
    one["annual"]["governance.meetings", "2021"] = 7
    other["annual"]["governance.meetings", "2021"] = 8
    found = small.collect(one, other)
    assert told(found) == [
        "error: This sheet says otherwise than “report.xlsx” of the same record. Hand in one of the two."
    ]
    other["annual"]["governance.meetings", "2021"] = 7
    other["quarterly"]["network.joint_projects", "2021-q1"] = 6
    found = small.collect(one, other)
    assert not found.failed and len(found.proposals) == 2


def test_a_new_year_begins_with_what_was_taken_over(small: Small, new_year: Edited) -> None:
    """A quarter is handed in by itself; who is in the list stays, who left is ticked."""
    book = new_year.copy()
    sheet = book["quarterly"]
    for index, row in enumerate(sheet.rows):
        if row and isinstance(row[0], str) and "." in row[0]:
            sheet.set(index, sheet.column("2023-q1"), 1)
    found = small.collect(book)
    assert not found.failed and list(found.proposals) == ["data/clusters/cluster-01/2023-q1.yml"]
    assert next(iter(found.proposals.values())).text.startswith(
        "year: 2023\nquarter: 1\ns3:\n  roadmap_contributions: 1\n"
    )
    members = book["members"]
    last = len(members.entries())
    members[members.entries()[0], "left"] = "x"
    members[members.entries()[1], "employees"] = 12
    value = small.collect(book).proposals["data/members/cluster-01/2023.yml"].value
    assert value["year"] == 2023 and len(value["members"]) == last - 1
    assert [each["employees"] for each in value["members"] if "employees" in each] == [12]


def test_a_list_that_stayed_as_it_was_is_handed_in_by_a_word(small: Small, new_year: Edited) -> None:
    book = new_year.copy()
    sheet = book["members"]
    sheet[sheet.entries()[0], "left"] = "non"
    value = small.collect(book).proposals["data/members/cluster-01/2023.yml"].value
    assert len(value["members"]) == len(sheet.entries())


def test_a_post_may_be_lent_by_a_member_who_is_new_in_the_same_file(small: Small) -> None:
    book = small.original.copy()
    members, posts = book["members"], book["annual:team.people"]
    row = members.spare()
    new = {"id": "732829320", "name": "Ateliers du Lac", "category": "PME", "territory": "01", "since": 2021}
    for column, value in new.items():
        members[row, column] = value
    first, second = posts.entries()[:2]
    posts[first, "made_available_by"] = "Ateliers du Lac"
    posts[second, "made_available_by"] = "ateliers du lacs"
    people = small.collect(book).proposals["data/clusters/cluster-01/2021.yml"].value["team"]["people"]
    assert [each.get("made_available_by") for each in people[:2]] == ["732829320", "732829320"]
    posts[second, "made_available_by"] = "Nobody"
    words = (
        f"{posts.cell(second, 'made_available_by')} error: Made available by is written “Nobody”, which is not in the"
    )
    assert told(small.collect(book))[-1].startswith(words)
