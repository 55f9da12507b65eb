"""Tables written as CSV and Parquet."""

import csv

import duckdb
import pytest

from site_builder.opendata.table import Column, Table
from site_builder.opendata.writing import cell, write_tables

COLUMNS = (
    Column("id", "string", {"en": "Id"}),
    Column("year", "year", {"en": "Year"}),
    Column("count", "integer", {"en": "Count"}),
    Column("value", "number", {"en": "Value"}),
    Column("good", "boolean", {"en": "Good"}),
    Column("day", "date", {"en": "Day"}),
    Column("kinds", "string", {"en": "Kinds"}, many=True),
)
ROWS = (
    ("a", 2021, 3, 0.1 + 0.2, True, "2021-02-28", ("x", "y")),
    ('say "no", twice', 2022, None, 5.0, False, None, ()),
    ("=SUM(A1)\nÉlan|", None, 0, -1e-7, None, None, ("z",)),
)


def table(name: str = "things") -> Table:
    return Table(name, {"en": "Things"}, {}, COLUMNS, iter(ROWS), ("id",))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (5.0, "5"),
        (1548500, "1548500"),
        (0.1, "0.1"),
        (100.0 / 3, "33.333333333333336"),
        (-0.5, "-0.5"),
        (1e300, "1e+300"),
        (["a", "b"], "a|b"),
        ("+33", "+33"),
    ],
)
def test_a_value_is_written_with_its_shortest_digits(value, text):
    assert cell(value) == text


def test_the_csv_is_rfc_4180_with_line_feeds_and_no_mark_at_the_front(tmp_path):
    write_tables([table()], tmp_path)
    raw = (tmp_path / "things.csv").read_bytes()
    assert raw.startswith(b"id,year,count,value,good,day,kinds\n")
    assert b"\r" not in raw
    assert raw.splitlines()[2] == b'"say ""no"", twice",2022,,5,false,,'
    with (tmp_path / "things.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[3] == ["=SUM(A1)\nÉlan|", "", "0", "-1e-07", "", "", "z"]


def test_the_parquet_holds_the_same_with_types(tmp_path):
    (download,) = write_tables([table()], tmp_path)
    with duckdb.connect() as connection:
        relation = connection.read_parquet(str(tmp_path / download.parquet.path))
        assert [str(kind) for kind in relation.types] == [
            "VARCHAR",
            "BIGINT",
            "BIGINT",
            "DOUBLE",
            "BOOLEAN",
            "DATE",
            "VARCHAR",
        ]
        rows = relation.fetchall()
    assert rows[0][:5] == ("a", 2021, 3, 0.1 + 0.2, True)
    assert rows[1] == ('say "no", twice', 2022, None, 5.0, False, None, None)
    assert rows[2][0] == "=SUM(A1)\nÉlan|"


def test_a_folder_may_have_any_name_and_the_bytes_know_nothing_of_it(tmp_path):
    plain, odd = tmp_path / "plain", tmp_path / "o'dd [1]* é?"
    plain.mkdir()
    odd.mkdir()
    (one,), (other,) = write_tables([table()], plain), write_tables([table()], odd)
    assert (one.csv, one.parquet, one.count) == (other.csv, other.parquet, other.count)
    assert one.count == 3
    assert one.parquet.size == (odd / "things.parquet").stat().st_size


def test_a_table_without_rows_still_has_its_columns(tmp_path):
    (download,) = write_tables([Table("none", {}, {}, COLUMNS, ())], tmp_path)
    assert download.count == 0
    with duckdb.connect() as connection:
        assert connection.read_parquet(str(tmp_path / "none.parquet")).columns == [c.name for c in COLUMNS]
