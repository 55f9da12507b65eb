"""Workbooks as files: what people see, may type, and see computed; LibreOffice computes all of it anew."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from region_factory import FEEDS, siren, write_region

from site_builder.schema import Schemas
from site_builder.source.repository import Repository, read_repository
from site_builder.texts import Texts
from site_builder.workbook.book import NEW, Cell
from site_builder.workbook.entries import as_written
from tests.unit.workbook.office import Written, cells, coded, recomputed, worksheet

SCHEMAS = Schemas.load()
NAMES = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
#: no two posts are known to make this
ODD = 87.3


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Written]:
    """A year on record, one to come, and one that is full of mistakes, computed anew in one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("workbooks")
    write_region(folder / "region", seed=12, gaps=0)
    repository, findings = read_repository(folder / "region")
    assert not findings
    found = {
        "again": Written(folder, "again", repository, Texts("en", ("en", "fr")), 2021),
        "new": Written(folder, "new", repository, Texts("fr", ("en", "fr")), 2023),
    }
    found["unchanged"] = Written(folder, "unchanged", repository, Texts("fr", ("en", "fr")), 2023)
    found["unchanged"].type("members", "left", "non")
    spoilt, _ = read_repository(folder / "region")
    spoil(spoilt)
    found["faulty"] = Written(folder, "faulty", spoilt, Texts("en", ("en", "fr")), 2021)
    for each, path in zip(found.values(), recomputed([each.path for each in found.values()], folder), strict=True):
        each.computed = path
    return found


def spoil(repository: Repository) -> None:
    """Mistakes in a year's records, as somebody might type them."""
    files = repository.clusters["cluster-01"]
    annual, members = files.annual[2021].value, files.members[2021].value["members"]
    annual["team"] |= {"fte": ODD, "people": [{"role": "expert", "fte": 0.5, "employer": "cluster"}, {"fte": "half"}]}
    annual["governance"] |= {"women": 99, "chair": None}
    annual["budget"]["expenditure"]["salaries"] = "12 000"
    annual["grants"] = [
        {"instrument": "plan", "eligible_cost": 100, "grant": 5000},
        {"instrument": "abroad", "eligible_cost": 10**6, "grant": 7},
        {"instrument": "calls", "title": "=1+1", "grant": 3},
    ]
    members[:] = [
        {"id": siren(41), "name": "=SUM(A1)", "category": "other", "territory": "01", "since": 2030},
        {"id": siren(41), "name": "Twice", "category": "other", "territory": "01", "since": 2020},
        {"id": "123456789", "name": "Wrong", "category": "other", "territory": "01", "since": 2020},
        {"id": "12345", "name": "Short", "category": "other", "territory": "01", "since": 2020},
        {"id": siren(42), "territory": "01", "since": 2020},
    ]
    files.quarterly[2021, 1].value["network"].pop("joint_projects")
    files.quarterly[2021, 2].value["network"]["joint_projects"] = "two"


def test_each_formula_gives_what_the_file_says_it_gives(written: dict[str, Written]) -> None:
    for name, each in ((name, each) for name, each in written.items() if name != "unchanged"):
        before, after = cells(each.path), cells(each.computed)
        assert list(before) == list(after)
        for title, rows in before.items():
            for number, row in enumerate(rows):
                other = after[title][number] if number < len(after[title]) else []
                for column, value in enumerate(row):
                    found = other[column] if column < len(other) else ""
                    if isinstance(value, float) and isinstance(found, float):
                        assert found == pytest.approx(value), (name, title, number, column)
                    else:
                        assert found == value, (name, title, number, column)


def test_nothing_computed_is_an_error(written: dict[str, Written]) -> None:
    for each in written.values():
        for rows in cells(each.computed).values():
            assert not [value for row in rows for value in row[1:] if str(value).startswith(("#", "Err:"))]


def test_totals_are_those_of_the_record(written: dict[str, Written]) -> None:
    record = written["again"].book.sheet("annual").records[0].value
    rows = cells(written["again"].computed)["Yearly record"]
    shown = {row[1]: row[2] for row in rows}
    spent, revenue = record["budget"]["expenditure"], record["budget"]["revenue"]
    public = {**revenue["public"], "region": sum(revenue["public"]["region"].values())}
    received = sum(revenue["private"].values()) + sum(public.values()) + revenue["eu_projects"]
    assert shown["Total: Expenditure"] == sum(spent.values())
    assert shown["Total: Private revenue"] == sum(revenue["private"].values())
    assert shown["Total: Public revenue"] == sum(public.values())
    assert shown["Total: Revenue"] == received
    assert shown["Share of public funds"] == pytest.approx(sum(public.values()) / received)
    assert shown["Revenue minus expenditure"] == received - sum(spent.values())
    assert shown["Total: Seats on the board"] == sum(record["governance"]["board"].values())
    grants = cells(written["again"].computed)["Grants of the Region"]
    sums = {row[1]: row[2] for row in grants}
    of = {line: sum(g["grant"] for g in record["grants"] if FEEDS[g["instrument"]] == line) for line in FEEDS.values()}
    assert sums["Calls for projects"] == of["calls_for_projects"]
    quarters = [grid.value for grid in written["again"].book.sheet("quarterly").records]
    total = written["again"].sheet("quarterly")["network.joint_projects", "total"]
    assert total == sum(grid["network"]["joint_projects"] for grid in quarters)


def test_members_are_counted_with_who_came_and_who_left(written: dict[str, Written]) -> None:
    sheet = written["again"].book.sheet("members")
    now, before = (
        {each["id"] for each in value["members"]} for value in (sheet.records[0].value, sheet.records[0].last)
    )
    rows = cells(written["again"].computed)["Members"]
    labels = next(number for number, row in enumerate(rows) if "Came" in row)
    shown = dict(zip(rows[labels], rows[labels + 1], strict=True))
    assert (shown["Members 2021"], shown["Came"], shown["Gone"]) == (len(now), len(now - before), len(before - now))


def test_a_list_that_stayed_as_it_was_is_confirmed_by_a_word(written: dict[str, Written]) -> None:
    """The word does not count as a mark of who left, may be typed, and is explained where it is looked for."""
    for name, state in (("new", "comme l’an dernier pour l’instant"), ("unchanged", "complet")):
        each = written[name]
        sheet, computed = each.book.sheet("members"), cells(each.computed)
        start = {row[2]: row for row in next(iter(computed.values())) if len(row) > 6 and row[2]}
        assert start[sheet.title][4:7] == [0, 0, state]
        rows = computed[sheet.title]
        labels = next(number for number, row in enumerate(rows) if "Partis" in row)
        assert dict(zip(rows[labels], rows[labels + 1], strict=True))["Partis"] == 0
        said = [" ".join(map(str, row)) for row in (*rows, *next(iter(computed.values())))]
        assert sum("« non »" in line.replace("\u202f", " ") for line in said) == 3
    assert '"x,non"' in worksheet(written["new"], "members").replace("&quot;", '"')


def test_what_does_not_add_up_is_told_beside(written: dict[str, Written]) -> None:
    annual, grants, members = (written["faulty"].sheet(code) for code in ("annual", "annual:grants", "members"))
    assert annual["team.fte", "state"] == "not the sum of the posts"
    assert annual["governance.women", "state"] == "more than there are seats"
    assert annual["governance.chair", "state"] == "to fill in"
    assert annual["budget.expenditure.salaries", "state"] == "a number is expected"
    assert annual["budget.revenue.public.region.operating_grant", "state"] == "not the sum of the grants"
    assert grants["#0", "state"].startswith("More than the instrument pays")
    assert grants["#1", "state"].startswith("Less than the instrument pays")
    assert grants["#2", "state"] == "Missing: Eligible cost"
    assert [members[code, "state"] for code in (siren(41), "#1", "123456789", "12345", siren(42))] == [
        "Member only after 2021",
        "This organisation is in the list already",
        "Wrong SIREN: compare it digit by digit",
        "Wrong SIREN: compare it digit by digit",
        "Missing: Name of the organisation, Category",
    ]
    assert written["faulty"].sheet("quarterly")["network.joint_projects", "state"] == "a number is expected"


def test_the_first_sheet_counts_what_is_missing(written: dict[str, Written]) -> None:
    missing = [cell for cell in written["new"].book.sheet("annual").cells() if cell.question.required]
    wanting = sum(cell.shown is None for cell in missing)
    start = {row[2]: row for row in next(iter(cells(written["new"].computed).values())) if len(row) > 5 and row[2]}
    annual = written["new"].book.sheet("annual").title
    assert wanting and start[annual][4:6] == [wanting, 0]
    grid = next(row for title, row in start.items() if title.startswith(written["new"].book.sheet("quarterly").title))
    assert grid[4:6] == [8, 0]
    start = {row[2]: row for row in next(iter(cells(written["faulty"].computed).values())) if len(row) > 5 and row[2]}
    assert start["Posts of the team"][4:6] == [1, 0]
    assert start["Grants of the Region"][4:6] == [1, 2]
    assert start["Members"][4:6] == [1, 4]
    assert start["Quarterly grid, Q1 2021"][4:6] == [1, 0]
    assert start["Quarterly grid, Q2 2021"][4:6] == [0, 1]


def test_each_drop_down_offers_all_titles(written: dict[str, Written]) -> None:
    for each in written.values():
        offered = drop_downs(each.path)
        for sheet in each.book.sheets:
            rows = cells(each.path)[sheet.title]
            asked = [(cell.row, cell.column, cell.question) for cell in sheet.cells()]
            asked += [(NEW, column.code, column.question) for column in sheet.columns if sheet.kind == "table"]
            for row, column, question in asked:
                if question and question.choices:
                    at = (place(rows, row), rows[0].index(column))
                    assert at in offered[sheet.title], (sheet.title, row, column)
                    assert offered[sheet.title][at] == list(question.choices.values())


def place(rows: list[list[Any]], code: str) -> int:
    return next(number for number, row in enumerate(rows) if row[0] == code)


def drop_downs(path: Path) -> dict[str, dict[tuple[int, int], list[str]]]:
    """What may be chosen in each cell (row and column from 0), by the title of its sheet."""
    lists = cells(path)["lists"]
    found: dict[str, dict[tuple[int, int], list[str]]] = {}
    with zipfile.ZipFile(path) as archive:
        workbook = etree.fromstring(archive.read("xl/workbook.xml"))
        names = {each.get("name"): each.text for each in workbook.iterfind(".//m:definedName", NAMES)}
        for number, title in enumerate(each.get("name") for each in workbook.iterfind(".//m:sheet", NAMES)):
            sheet = etree.fromstring(archive.read(f"xl/worksheets/sheet{number + 1}.xml"))
            found[title] = {}
            for rule in sheet.iterfind(".//m:dataValidation[@type='list']", NAMES):
                source = names.get(rule.findtext("m:formula1", namespaces=NAMES))
                if source:
                    titles = list(column_of(source, lists))
                    found[title] |= {at: titles for area in rule.get("sqref").split() for at in area_of(area)}
    return found


def column_of(source: str, lists: list[list[Any]]) -> Iterator[str]:
    area = re.fullmatch(r"lists!(\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?)", source)
    assert area, source
    yield from (lists[row][column] for row, column in area_of(area[1].replace("$", "")))


def area_of(area: str) -> Iterator[tuple[int, int]]:
    corners = [re.fullmatch(r"([A-Z]+)(\d+)", each) for each in area.split(":")]
    (top, left), (bottom, right) = ((int(each[2]) - 1, number_of(each[1])) for each in (corners[0], corners[-1]))
    yield from ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1


def test_what_may_be_typed_is_said_kindly_and_fits(written: dict[str, Written]) -> None:
    with zipfile.ZipFile(written["new"].path) as archive:
        rules = [
            rule
            for name in archive.namelist()
            if name.startswith("xl/worksheets/")
            for rule in etree.fromstring(archive.read(name)).iterfind(".//m:dataValidation", NAMES)
        ]
    assert len(rules) > 60
    for rule in rules:
        assert 0 < len(rule.get("promptTitle")) <= 32 and 0 < len(rule.get("prompt")) <= 255
        assert len(rule.get("error") or "") <= 255


def test_nothing_that_somebody_wrote_becomes_a_formula_and_codes_stay_text(written: dict[str, Written]) -> None:
    faulty = written["faulty"]
    assert faulty.sheet("members")[siren(41), "name"] == "=SUM(A1)"
    assert faulty.sheet("annual:grants")["#2", "title@en"] == "=1+1"
    assert faulty.sheet("members")[siren(41), "id"] == siren(41)


def test_the_same_records_make_the_same_file(written: dict[str, Written], tmp_path: Path) -> None:
    write_region(tmp_path / "region", seed=12, gaps=0)
    repository, _ = read_repository(tmp_path / "region")
    again = Written(tmp_path, "again", repository, Texts("en", ("en", "fr")), 2021)
    assert again.path.read_bytes() == written["again"].path.read_bytes()


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_any_workbook_shows_each_value_under_its_codes(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    folder = tmp_path_factory.mktemp("any")
    write_region(folder / "region", clusters=2, years=2, seed=seed, organisations=4)
    repository, _ = read_repository(folder / "region")
    written = Written(folder, "any", repository, Texts(("en", "fr")[seed % 2], ("fr", "en")), 2020 + seed % 3)
    for sheet in written.book.sheets:
        said = coded(cells(written.path)[sheet.title])
        for cell in sheet.cells():
            assert said[cell.row, cell.column] == in_file(cell), (sheet.code, cell.place)


def in_file(cell: Cell) -> Any:
    value = as_written(cell.question, cell.shown)
    return "" if value is None else float(value) if isinstance(value, int) else value
