"""Columns up and down: what came over the line, what went under it, and nothing where nothing is known."""

import pytest

from site_builder.charts import Point, Series
from site_builder.charts.diverging import diverging_chart
from site_builder.charts.marks import Rect, Sign


def series(name, *values):
    return Series(
        name,
        tuple(
            Point(str(2020 + at), value, "" if value is None else str(value), "missing" if value is None else "")
            for at, value in enumerate(values)
        ),
    )


def drawn(*values, down=(2, 3, 1)):
    return diverging_chart("a", "A", "", series("Joined", *values), series("Left", *down[: len(values)]))


def test_what_came_stands_over_the_line_and_what_went_under_it():
    drawing = drawn(4, 5, 6).wide
    swatch, other = (mark.role for mark in drawing.marks if isinstance(mark, Rect) and mark.width == 12)
    ups = [mark for mark in drawing.marks if isinstance(mark, Rect) and mark.role == swatch and mark.width > 12]
    downs = [mark for mark in drawing.marks if isinstance(mark, Rect) and mark.role == other and mark.width > 12]
    assert len(ups) == len(downs) == 3
    (zero,) = {mark.y + mark.height for mark in ups}
    assert {mark.y for mark in downs} == {zero}


def test_numbers_stay_positive_in_words_and_absent_years_have_their_sign():
    chart = drawn(None, 5, 6, down=(None, 3, 1))
    for drawing in (chart.wide, chart.narrow):
        assert not any("-" in text.text or "−" in text.text for text in drawing.texts)
        assert [mark.kind for mark in drawing.marks if isinstance(mark, Sign)] == ["missing"]
    assert chart.table.rows[0][1].mark == "missing"


def test_periods_that_differ_are_refused():
    with pytest.raises(ValueError):
        diverging_chart("a", "A", "", series("Joined", 1, 2), series("Left", 1))


@pytest.mark.parametrize("values", [(0, 0, 0), (1, 250, 3), (12345, 2, 9876), (1,), tuple(range(40))])
def test_no_text_leaves_its_box_or_meets_another(values):
    drawn = diverging_chart("a", "A", "", series("Joined", *values), series("Left", *reversed(values)))
    for drawing in (drawn.wide, drawn.narrow):
        boxes = [text.box for text in drawing.texts]
        assert all(
            b.left >= 0 and b.top >= 0 and b.right <= drawing.width and b.bottom <= drawing.height for b in boxes
        )
        assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[:at])
