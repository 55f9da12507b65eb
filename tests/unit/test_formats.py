"""Numbers, money and dates as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from site_builder.formats import rounded
from site_builder.texts import Texts

FR, EN, DE = Texts("fr", ["fr", "en"]), Texts("en", ["fr", "en"]), Texts("de", ["de"])
#: a narrow space within a number, a wide one before a unit; neither breaks
N, W = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "french", "english"),
    [
        (1548500, None, f"1{N}548{N}500", "1,548,500"),
        (0, None, "0", "0"),
        (3.9, None, "3,9", "3.9"),
        (0.1 + 0.2, None, "0,3", "0.3"),
        (1234.5678, None, f"1{N}234,568", "1,234.568"),
        (2.0, None, "2", "2"),
        (2, 1, "2,0", "2.0"),
        (2.5, 0, "3", "3"),
        (0.125, 2, "0,13", "0.13"),
        (-2.5, 0, "−3", "−3"),
        (-0.004, 2, "0,00", "0.00"),
        (Decimal("11.25"), 1, "11,3", "11.3"),
        (10**40, None, N.join(["10", *["000"] * 13]), ",".join(["10", *["000"] * 13])),
    ],
)
def test_number(value: float, decimals: int | None, french: str, english: str) -> None:
    assert (FR.number(value, decimals), EN.number(value, decimals)) == (french, english)


def test_percent() -> None:
    assert (FR.percent(0.375), EN.percent(0.375)) == (f"37,5{W}%", "37.5%")
    assert (FR.percent(0.5, 0), EN.percent(-0.05, 0)) == (f"50{W}%", "−5%")
    assert EN.per_cent(37.05) == "37.1%" and EN.per_cent(25, None) == "25%" and EN.per_cent(12.5, None) == "12.5%"


def test_money() -> None:
    assert (FR.money(1548500), EN.money(1548500)) == (f"1{N}548{N}500{W}€", "€1,548,500")
    assert (FR.money(-4), EN.money(-4)) == (f"−4{W}€", "−€4")
    assert (EN.money(12.345, "EUR", 2), EN.money(1000, "SEK")) == ("€12.35", f"SEK{W}1,000")
    assert DE.money(1548500) == f"1.548.500{W}€"


def test_compact() -> None:
    assert (FR.compact(1548500, "EUR"), EN.compact(1548500, "EUR")) == (f"1,5{W}M{W}€", "€1.5M")
    assert (FR.compact(2_000_000), EN.compact(2_000_000)) == (f"2{W}M", "2M")


def test_changes() -> None:
    assert (FR.signed_percent(0.032), EN.signed_percent(0.032)) == (f"+3,2{W}%", "+3.2%")
    assert (EN.signed_percent(-0.5, 0), EN.signed_percent(0.0001)) == ("−50%", "0.0%")
    assert (EN.signed(-4), EN.signed(4), EN.signed(0), EN.signed(-0.01, 1)) == ("−4", "+4", "0", "0.0")
    assert (EN.signed_money(1200), FR.signed_money(-1200)) == ("+€1,200", f"−1{N}200{W}€")


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2019", "2019", "2019"),
        ("2019-02", "février 2019", "February 2019"),
        ("2019-02-01", "1er février 2019", "1 February 2019"),
        ("2019-02-11", "11 février 2019", "11 February 2019"),
        (date(2024, 12, 31), "31 décembre 2024", "31 December 2024"),
        ("2019-02-30", "2019-02-30", "2019-02-30"),
        ("soon", "soon", "soon"),
    ],
)
def test_date(value: str | date, french: str, english: str) -> None:
    assert (FR.date(value), EN.date(value)) == (french, english)


def test_short_date() -> None:
    assert (FR.date("2019-02-01", short=True), EN.date("2019-02-05", short=True)) == ("1er févr. 2019", "5 Feb 2019")
    assert (FR.date("2019-02", short=True), EN.date("2019-02", short=True)) == ("févr. 2019", "Feb 2019")


def test_period() -> None:
    assert (FR.period("2024-Q1"), EN.period("2024-Q3")) == ("1er trimestre 2024", "3rd quarter 2024")
    assert (FR.period_short("2024-Q1"), EN.period("2024-Q4", short=True)) == ("T1 2024", "Q4 2024")
    assert (FR.period(2024), EN.period("2024")) == ("2024", "2024")


def test_join() -> None:
    assert (FR.join(["a", "b", "c"]), EN.join(["a", "b", "c"])) == ("a, b et c", "a, b and c")
    assert (FR.join(["a", "b"], either=True), EN.join(iter("a")), EN.join([])) == ("a ou b", "a", "")


def test_names_of_languages() -> None:
    assert (FR.language_name("en"), EN.language_name("fr"), EN.language_name("fr", own=True)) == (
        *("anglais", "French", "français"),
    )
    assert EN.language_name("xx-no") == "xx-no"


def test_names_sort_without_accents_capitals_or_signs() -> None:
    names = ["Zoo", "Éco", "œuf", "eau", "Oeuf", "ÉCO", "éco-b", "Eco a", "Ångström", "Straße", "Strasse"]
    assert sorted(names, key=EN.sort_key) == [
        *("Ångström", "eau", "ÉCO", "Éco", "Eco a", "éco-b", "Oeuf", "œuf", "Strasse", "Straße", "Zoo"),
    ]
    assert sorted(names, key=EN.sort_key) == sorted(reversed(names), key=FR.sort_key)


def test_what_is_no_number_is_refused() -> None:
    for value in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="finite"):
            rounded(value)


@pytest.mark.parametrize("language", ["xx", "", "de-at", "pt-br", "zh-hant", "../..", "e\x00", "C"])
def test_any_language_has_formats(language: str) -> None:
    texts = Texts(language, [language])
    for written in (texts.number(1234.5), texts.money(5), texts.date("2019-02-01"), texts.period("2024-Q1")):
        assert written
    assert texts.gettext("Year") == "Year" and texts.join(["a", "b"])
