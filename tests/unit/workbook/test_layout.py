"""Which cell of a workbook stands for which value: made from the schemas, whatever the record says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from region_factory import write_region

from site_builder.schema import Schemas
from site_builder.schema.catalogue import ANY_KEY, ITEMS
from site_builder.source.repository import Repository, read_repository
from site_builder.texts import Texts
from site_builder.workbook import Book, layout
from site_builder.workbook.book import LEFT, SIGN, value_at
from site_builder.workbook.layout import KINDS, NOT_ASKED

SCHEMAS = Schemas.load()
TEXTS = Texts("fr", ("en", "fr"))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    root = tmp_path_factory.mktemp("region")
    write_region(root, seed=3)
    found, findings = read_repository(root)
    assert not findings
    return found


@pytest.fixture(scope="module")
def again(repository: Repository) -> Book:
    """The workbook of a year that is on record."""
    return layout(SCHEMAS, repository, TEXTS, "cluster-01", 2021)


@pytest.fixture(scope="module")
def new(repository: Repository) -> Book:
    """The workbook of a year of which nothing is on record."""
    return layout(SCHEMAS, repository, TEXTS, "cluster-01", 2030)


def test_every_field_of_the_schemas_is_asked_but_those_that_are_named(again: Book) -> None:
    asked = {(each.field.kind, each.field.path) for each in questions(again)}
    for kind in KINDS:
        for field in SCHEMAS.fields(kind):
            if field.leaf and field.path[0] not in NOT_ASKED:
                assert (kind, field.path) in asked, field.dotted


def questions(book: Book) -> list:
    in_rows = [row.question for sheet in book.sheets for row in sheet.rows if row.question]
    return in_rows + [column.question for sheet in book.sheets for column in sheet.columns if column.question]


def test_sheets_stand_in_the_order_of_the_schemas_under_titles_that_spreadsheets_accept(again: Book) -> None:
    assert [sheet.code for sheet in again.sheets] == [
        "annual",
        "annual:team.people",
        "annual:grants",
        "annual:collaborations",
        "quarterly",
        "members",
        "targets",
    ]
    titles = [sheet.title for sheet in again.sheets]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(0 < len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in titles)


def test_codes_name_each_cell_of_a_sheet_once(again: Book, new: Book) -> None:
    for book in (again, new):
        for sheet in book.sheets:
            columns = [column.code for column in sheet.columns]
            rows = [row.code for row in sheet.rows if row.code != SIGN]
            assert len(set(columns)) == len(columns) and len(set(rows)) == len(rows)
            for cell in sheet.cells():
                assert cell.column in columns and cell.row in rows and cell.sheet == sheet.code


def test_what_is_on_record_is_shown_at_its_place(again: Book) -> None:
    for sheet in again.sheets:
        for cell in sheet.cells():
            if cell.record.value is not None and cell.question.field.type != "localised":
                assert cell.shown == value_at(cell.record.value, cell.place), cell.place


def test_each_value_on_record_has_its_cell(again: Book) -> None:
    for sheet in again.sheets:
        places = {(cell.record.code, cell.place) for cell in sheet.cells()}
        for record in sheet.records:
            inside = value_at(record.value, sheet.at) if sheet.at else record.value
            for steps in leaves(inside, sheet.at):
                if steps[0] in NOT_ASKED or (not sheet.at and SCHEMAS_LISTS & set(prefixes(record.kind, steps))):
                    continue
                # a text for all languages stands in the first's cell
                assert {(record.code, steps), (record.code, (*steps, "en"))} & places, steps


SCHEMAS_LISTS = {
    (kind, each.path)
    for kind in KINDS
    for each in SCHEMAS.fields(kind)
    if each.type == "array" and not each.leaf and ITEMS not in each.path
}


def prefixes(kind: str, steps: tuple) -> list[tuple]:
    return [(kind, steps[:length]) for length in range(1, len(steps) + 1)]


def leaves(value: object, at: tuple) -> list[tuple]:
    if isinstance(value, dict):
        return [steps for key, inner in value.items() for steps in leaves(inner, (*at, key))]
    if isinstance(value, list):
        return [steps for index, inner in enumerate(value) for steps in leaves(inner, (*at, index))]
    return [] if value is None else [at]


def test_a_new_year_begins_with_what_rarely_changes_and_shows_the_last_beside(new: Book) -> None:
    annual = new.sheet("annual")
    fte, salaries = (annual.row(code).cells[0] for code in ("team.fte", "budget.expenditure.salaries"))
    assert fte.shown == fte.last is not None
    assert salaries.shown is None and salaries.last is not None
    assert annual.basis == "new" and new.mark(annual) == "site-builder 1|annual|cluster-01|2030|fr|new"
    members = new.sheet("members")
    assert members.rows and all(row.code == row.cells[0].shown for row in members.rows)
    employees = [cell for row in members.rows for cell in row.cells if cell.column == "employees"]
    assert all(cell.shown is None for cell in employees) and any(cell.last is not None for cell in employees)
    assert members.column(LEFT) and members.spare >= 200
    assert not new.sheet("annual:grants").rows and new.sheet("annual:grants").spare >= 50


def test_a_record_that_changes_has_another_basis(repository: Repository, again: Book) -> None:
    same = layout(SCHEMAS, repository, TEXTS, "cluster-01", 2021)
    assert [sheet.basis for sheet in same.sheets] == [sheet.basis for sheet in again.sheets]
    document = repository.clusters["cluster-01"].annual[2021]
    before = document.value["team"]["fte"]
    document.value["team"]["fte"] = before + 1
    assert layout(SCHEMAS, repository, TEXTS, "cluster-01", 2021).sheet("annual").basis != again.sheet("annual").basis
    document.value["team"]["fte"] = before


def test_titles_of_a_drop_down_are_told_apart_and_none_is_the_cluster_itself(again: Book) -> None:
    for question in questions(again):
        titles = [title.casefold() for title in question.choices.values()]
        assert len(set(titles)) == len(titles), question.code
    partners = again.sheet("annual:collaborations").column("clusters#1").question.choices
    assert partners and "cluster-01" not in partners


def test_results_are_those_asked_of_the_cluster_with_the_words_of_their_definition(repository: Repository) -> None:
    repository.indicators["jobs"].value["description"] = {"en": "Jobs.", "fr": "Emplois."}
    rows = layout(SCHEMAS, repository, TEXTS, "cluster-02", 2021).sheet("annual").rows
    asked = {row.code: row.question for row in rows if row.code.startswith("results.")}
    assert asked["results.jobs"].help == "Emplois."
    assert all(ANY_KEY not in question.keys for question in asked.values())


def test_a_faulty_record_shows_what_can_be_read(repository: Repository) -> None:
    document = repository.clusters["cluster-03"].annual.get(2021) or repository.clusters["cluster-03"].annual[2022]
    year = document.value["year"]
    document.value.update({"grants": "none", "team": [1], "collaborations": [3, {"title": 5, "kinds": "x"}]})
    book = layout(SCHEMAS, repository, TEXTS, "cluster-03", year)
    assert book.sheet("annual").row("team.fte").cells[0].shown is None
    assert not book.sheet("annual:grants").rows and len(book.sheet("annual:collaborations").rows) == 2


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_any_region_has_workbooks_that_show_its_records(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    root: Path = tmp_path_factory.mktemp("any")
    write_region(root, clusters=2, years=2, seed=seed, organisations=3, languages=("fr", "en", "de")[: seed % 3 + 1])
    repository, _ = read_repository(root)
    texts = Texts(random.Random(seed).choice(("en", "fr")), repository.region.value["languages"])
    for year in (2020, 2021, 2022):
        book = layout(SCHEMAS, repository, texts, "cluster-01", year)
        for sheet in book.sheets:
            for cell in sheet.cells():
                value = value_at(cell.record.begins, cell.steps)
                stands = value if cell.question.part is None else value_at(value, (cell.question.part,))
                if isinstance(value, str) and isinstance(cell.question.part, str):
                    stands = value if cell.question.part == texts.languages[0] else None
                assert cell.shown == stands
