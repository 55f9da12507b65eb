"""What is proposed instead of a mistyped value, and when nothing is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.schema import repairs


@pytest.mark.parametrize(
    ("written", "whole", "other"),
    [
        ("11,5", None, "11.5"),
        ("0,85", None, "0.85"),
        ("0,850", None, "0.850"),
        (".5", None, "0.5"),
        ("+5", "5", "5"),
        ("007", "7", "7"),
        ("1e5", "100000", "100000"),
        ("1e99", None, None),
        ("1,400", "1400", None),
        ("1,400,000", "1400000", "1400000"),
        ("1.400.000", "1400000", "1400000"),
        ("1,400.25", None, "1400.25"),
        ("1.400,50", None, "1400.50"),
        ("1 400 000 €", "1400000", "1400000"),
        ("1\u202f234,5", None, "1234.5"),
        ("12'500", "12500", "12500"),
        ("1_000", "1000", "1000"),
        ("€12,500", "12500", None),
        ("12 500 EUR", "12500", "12500"),
        ("12 50", None, None),
        ("12 k€", None, None),
        ("0x1F", None, None),
        ("1.2.3", None, None),
        (",", None, None),
        ("EUR", None, None),
        ("", None, None),
    ],
)
def test_number(written: str, whole: str | None, other: str | None) -> None:
    assert (repairs.number(written, True), repairs.number(written, False)) == (whole, other)


def test_a_percentage_is_a_number_where_that_is_the_unit() -> None:
    assert repairs.number("12,5 %", False, "percent") == "12.5"
    assert repairs.number("40%", False, "ratio") == "0.4"
    assert repairs.number("40 %", False, "eur") is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("24/10/2020", "2020-10-24"),
        ("10/24/2020", "2020-10-24"),
        ("3.4.2020", "2020-04-03"),
        ("2020-1-5", "2020-01-05"),
        ("2020/10/24", "2020-10-24"),
        ("20201024", "2020-10-24"),
        ("2020-10-24T10:00", "2020-10-24"),
        ("31/02/2020", None),
        ("24/10/20", None),
        ("soon", None),
    ],
)
def test_day(written: str, day: str | None) -> None:
    assert repairs.day(written) == day


def test_partial_day_and_day_of_the_year() -> None:
    assert [repairs.partial_day(text) for text in ("01/2021", "2021-1", "5/3/2021", "13/2021")] == [
        "2021-01",
        "2021-01",
        "2021-03-05",
        None,
    ]
    assert [repairs.month_day(text) for text in ("30/04", "4-30", "30-04", "--04-30", "03/04", "03-04", "2-30")] == [
        "04-30",
        "04-30",
        "04-30",
        "04-30",
        "04-03",
        "03-04",
        None,
    ]


def test_text_that_nearly_matches() -> None:
    slug = "^[a-z0-9]+(-[a-z0-9]+)*$"
    assert repairs.matching("Énergie Solaire ", slug, 60) == "energie-solaire"
    assert repairs.matching("Énergie Solaire ", slug, 5) is None
    assert repairs.matching("732 829 320", "^[0-9]{9}$", None) == "732829320"
    assert repairs.matching("???", slug, 60) is None


def test_nearest_name() -> None:
    assert repairs.nearest("salarys", ["salaries", "overheads"]) == "salaries"
    assert repairs.nearest("pme", {"company_sme": "company_sme", "PME": "company_sme"}) == "company_sme"
    assert repairs.nearest("wages", ["salaries", "overheads"]) is None


@given(st.text(max_size=40), st.booleans(), st.sampled_from([None, "percent", "ratio"]))
def test_no_text_is_too_strange(text: str, whole: bool, unit: str | None) -> None:
    number = repairs.number(text, whole, unit)
    assert number is None or float(number) == float(number)
    for repair in (repairs.day, repairs.partial_day, repairs.month_day, repairs.truth):
        assert repair(text) is None or repair(text).isascii()
    repairs.matching(text, "^[a-z]+$", 10)
    repairs.nearest(text, ["one", "two", ""])


@given(st.integers(-(10**12), 10**12), st.sampled_from(["{:,}", "{:_}", "{} €", "{}.00"]))
def test_a_whole_number_is_found_again(value: int, style: str) -> None:
    assert repairs.number(style.format(value), True) == str(value)
