"""Series that do not reach over the whole chart: what lies outside is no absence, and each line keeps its name."""

from __future__ import annotations

from site_builder.charts import Chart, Series, line_chart
from site_builder.charts.inputs import OUTSIDE, Event, Point
from site_builder.charts.marks import Sign
from site_builder.texts import Texts

YEARS = ("2019", "2020", "2021", "2022", "2023")


def series(name: str, *values: float | None) -> Series:
    pairs = zip(YEARS, values, strict=True)
    return Series(name, tuple(Point(year, value, str(value or ""), "" if value else OUTSIDE) for year, value in pairs))


def broken(new: str, old: str) -> Chart:
    drawn = [series(new, None, None, None, 80.0, 84.0), series(old, 205.0, 210.0, 213.0, None, None)]
    return line_chart("break", new, "", drawn, str, axis="Year", events=[Event("2022", "new definition")])


def test_what_lies_outside_a_series_is_neither_marked_nor_said_to_be_missing() -> None:
    chart = broken("Retained", "Submitted")
    assert chart.marks == () and chart.table is not None
    assert not any(isinstance(mark, Sign) for mark in (*chart.wide.marks, *chart.narrow.marks))
    assert [cell.text for cell in chart.table.rows[0]] == ["2019", "–", "205.0"]
    said = chart.said(Texts("en", ("en",)))
    assert "missing" not in said and "205.0" in said and "84.0" in said


def test_each_line_of_a_narrow_chart_keeps_its_name() -> None:
    name = "A measure that takes many words so that it can be told from the one that was there before it"
    for old in ("Submitted", name, name + ", until the year in which it ended"):
        texts = [text.text for text in broken("Retained by the members", old).narrow.texts]
        assert any(text.startswith("Retained") for text in texts)
        assert any(text.startswith(old[:9]) for text in texts), "the longest are cut, none is left out"
