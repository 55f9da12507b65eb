"""Records as tables: every column, totals, movements; and closed to everything else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from region_factory import Written, write_region

from site_builder.records import records_of
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.warehouse import TooLarge, TooLong, Warehouse, totals

SCHEMAS = Schemas.load()
TABLES = ["annual", "quarterly", "memberships", "movements", "grants", "collaborations", "stories"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write_region(tmp_path_factory.mktemp("region") / "r", clusters=4, years=3, seed=4)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    folder: Path = tmp_path_factory.mktemp("region") / "r"
    write_region(folder, clusters=4, years=3, seed=4)
    with Warehouse(SCHEMAS, records_of(read_repository(folder)[0])) as made:
        yield made


def test_every_table_of_the_contract_is_there(warehouse: Warehouse) -> None:
    assert list(warehouse.tables) == TABLES
    for table in TABLES:
        assert {"cluster", "domain", "year"} <= warehouse.tables[table].columns.keys()


def test_every_column_is_there_without_records() -> None:
    with Warehouse(SCHEMAS) as empty:
        assert empty.ask("SELECT sum(budget.revenue.private.services), sum(board_seats) FROM annual") == [(None, None)]
        assert empty.ask("SELECT count(*) FROM memberships WHERE startup AND revenue > 0") == [(0,)]
        assert empty.ask("SELECT sum(results['none']) FROM annual") == [(None,)]


def test_rows_are_as_many_as_the_records(warehouse: Warehouse, written: Written) -> None:
    counts = {table: warehouse.ask(f'SELECT count(*) FROM "{table}"')[0][0] for table in TABLES}
    assert counts["annual"] == len(written.annual)
    assert counts["quarterly"] == len(written.quarterly)
    assert counts["memberships"] == sum(map(len, written.members.values()))
    assert counts["grants"] == sum(len(record["grants"]) for record in written.annual.values())
    assert counts["stories"] == len(written.stories)


def test_types_follow_the_schemas(warehouse: Warehouse) -> None:
    types = dict(row[:2] for row in warehouse.ask("DESCRIBE collaborations"))
    assert (types["start"], types["kinds"], types["s3"]) == ("DATE", "VARCHAR[]", "BOOLEAN")
    assert types["title"] == "VARCHAR"
    assert warehouse.ask("SELECT DISTINCT left(title, 4) FROM collaborations") == [("Text",)]  # in the first language


def test_a_code_keeps_its_zeros(warehouse: Warehouse) -> None:
    assert {len(code) for (code,) in warehouse.ask("SELECT territory FROM memberships")} <= {2, len("outside")}


def test_totals_add_up_their_parts() -> None:
    record = {
        "team": {"fte": 3.5, "people": [{"fte": 1, "employer": "made_available"}, {"fte": 2.5, "employer": "cluster"}]},
        "budget": {
            "expenditure": {"salaries": 1, "external_costs": 2, "overheads": 3},
            "revenue": {
                "private": {"membership_fees": 10, "services": 20},
                "public": {"state": 100, "region": {"operating_grant": 200, "international_plan": 300}},
                "eu_projects": 1000,
            },
        },
        "governance": {"board": {"companies": 4, "research": 5}},
    }
    assert totals(record) == {
        "fte": 3.5,
        "fte_made_available": 1,
        "revenue_public": 600,
        "revenue_private": 30,
        "revenue_own": 1030,
        "revenue_total": 1630,
        "expenditure_total": 6,
        "board_seats": 9,
    }


def test_a_total_of_what_was_left_out_is_not_known() -> None:
    assert totals({"team": {"fte": 2}})["fte_made_available"] is None
    assert totals({"team": {"fte": 2, "people": []}})["fte_made_available"] == 0
    assert totals({})["revenue_total"] is None


def test_movements_are_between_neighbouring_lists(tmp_path: Path) -> None:
    write_region(tmp_path, clusters=2, years=4, gaps=0, indicators={})
    repository, _ = read_repository(tmp_path)
    records = records_of(repository)
    lists = {
        ("cluster-01", 2020): [member("a", "01"), member("b", "01")],
        ("cluster-01", 2021): [member("b", "02"), member("c", "03")],
        ("cluster-01", 2023): [member("d", "01")],
    }
    object.__setattr__(records, "members", lists)
    with Warehouse(SCHEMAS, records) as warehouse:
        rows = warehouse.ask("SELECT year, kind, id, territory FROM movements ORDER BY ALL")
    # the left one sat where the older list says; no list of 2022, so nobody moved in 2023
    assert rows == [(2021, "joined", "c", "03"), (2021, "left", "a", "01")]


def member(name: str, territory: str) -> dict[str, object]:
    return {"id": name, "name": name, "category": "other", "territory": territory, "since": 2020}


@pytest.mark.parametrize("table", TABLES)
def test_public_rows_have_nothing_for_officers(warehouse: Warehouse, table: str) -> None:
    columns = warehouse.public_columns(table)
    rows = warehouse.rows(table)
    assert rows and all(len(row) == len(columns) for row in rows)
    names = [column.name for column in columns]
    assert names[:3] == ["cluster", "domain", "year"] and len(names) == len(set(names))
    for column in columns:
        if column.source:
            assert SCHEMAS.field(*column.source).visibility == "public", column.name
    assert "INTERNAL" not in str(rows)
    assert not {"employees", "revenue", "comment", "confirmed", "team.people"} & set(names)
    assert not any(name.startswith("budget.revenue.private") for name in names)


def test_public_columns_are_flat(warehouse: Warehouse) -> None:
    columns = {column.name: column for column in warehouse.public_columns("annual")}
    assert columns["budget.expenditure.salaries"].source == ("annual", ("budget", "expenditure", "salaries"))
    assert columns["results.jobs"].indicator == "jobs" and columns["results.jobs"].type == "number"
    assert columns["revenue_private"].source is None
    kinds = next(column for column in warehouse.public_columns("collaborations") if column.name == "kinds")
    assert kinds.many and kinds.type == "text"


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('https://example.org/x.csv')",
        "COPY annual TO '/tmp/never.csv'",
        "ATTACH '/tmp/never.db'",
        "INSTALL httpfs",
        "SET memory_limit = '8GB'",
        "SET enable_external_access = true",
        "RESET lock_configuration",
    ],
)
def test_nothing_else_can_be_reached(warehouse: Warehouse, sql: str) -> None:
    with pytest.raises(duckdb.Error):
        warehouse.ask(sql)
    assert not Path("/tmp/never.csv").exists()


def test_a_query_ends(warehouse: Warehouse) -> None:
    with pytest.raises(TooLong):
        warehouse.ask(
            "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range % 7 = b.range % 5", seconds=0.2
        )
    assert warehouse.ask("SELECT 1") == [(1,)]


@pytest.mark.parametrize(
    "sql", ["SELECT len(range(2000000000))", "SELECT sum(length(repeat(id, 90000000))) FROM memberships"]
)
def test_a_query_does_not_take_all_memory(warehouse: Warehouse, sql: str) -> None:
    with pytest.raises(TooLarge):
        warehouse.ask(sql)
    assert warehouse.ask("SELECT 1") == [(1,)]


def test_a_share_of_nothing_is_not_known(warehouse: Warehouse) -> None:
    assert warehouse.ask("SELECT 1 / 0, 0.0 / 0, 5 // 0") == [(None, None, None)]
