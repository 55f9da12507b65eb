"""What a chart says to who does not see it."""

from site_builder.charts import Part, Point, Series, bar_chart, line_chart, share_strip, stacked_chart, target_chart
from site_builder.texts import Texts

TEXTS = Texts("en", ("en",))


def series(name, *values):
    points = [
        Point(str(2019 + at), None, "", value)
        if isinstance(value, str)
        else Point(str(2019 + at), value, f"{value} FTE")
        for at, value in enumerate(values)
    ]
    return Series(name, tuple(points))


def test_a_line_tells_its_ends_its_extremes_and_what_is_absent():
    chart = line_chart("a", "Staff", "", [series("Staff", 3, "missing", 9, 1, "withheld", 5, "missing")], str)
    assert chart.said(TEXTS) == (
        "3 FTE (2019), then 5 FTE (2024). Lowest: 1 FTE (2022). Highest: 9 FTE (2021)."
        " Not reported: 2020, 2025. Withheld: 2023."
    )


def test_layers_are_told_by_name():
    chart = stacked_chart("a", "A", "", [series("Own", 1, 2), series("Public", 3, 3)], str)
    assert chart.said(TEXTS) == "Own: 1 FTE (2019), then 2 FTE (2020). Public: 3 FTE (2019), then 3 FTE (2020)."


def test_an_objective_tells_what_it_aims_at():
    chart = target_chart("a", "A", "", series("A", 4, 5, "not_due").points, 8, "8 FTE", str)
    assert chart.said(TEXTS) == "4 FTE (2019), then 5 FTE (2020). Objective: 8 FTE (2021). Not due yet: 2021."


def test_categories_are_told_one_by_one():
    parts = [Part("Small", 7.0, "70 %"), Part("Large", None, "", "withheld")]
    for chart in (bar_chart("a", "A", "", parts), share_strip("a", "A", "", parts)):
        assert chart.said(TEXTS) == "Small 70 %, Large withheld."


def test_own_words_go_first_and_without_values_the_title_stands():
    assert line_chart("a", "A", "Rises.", [series("A", 1)], str).said(TEXTS) == "Rises."
    assert line_chart("a", "Staff", "", [series("A", "missing")], str).said(TEXTS) == "Staff"
