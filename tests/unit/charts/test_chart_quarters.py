"""The quarters of a year: they add up, and the words keep clear of the target's line and of each other."""

from itertools import combinations

import pytest

from site_builder.charts import Point
from site_builder.charts.quarters import quarters_chart


def chart(values, target):
    points, totals, total = [], [], 0
    for number, value in enumerate(values, 1):
        total += value if isinstance(value, int) else 0
        mark = value if isinstance(value, str) else ""
        points.append(Point(f"Q{number}", None if mark else value, "" if mark else str(value), mark))
        totals.append(f"{total:,}")
    heads = ("Quarter", "In the quarter", "So far")
    return quarters_chart("q", "Deeds", "", points, totals, target, f"{target:,}", str, heads=heads)


@pytest.mark.parametrize("target", [0, 1, 7, 19, 20, 21, 27, 1000, 1_000_000])
@pytest.mark.parametrize(
    "values",
    [
        (9, 6, 5, "not_due"),
        (9, "missing", 5, 2),
        (0, 0, 0, 0),
        (5, 5, 5, 5),
        (40, "not_due", "not_due", "not_due"),
        (1, 2, 999_999, "missing"),
    ],
)
def test_words_keep_clear(values, target):
    drawing = chart(values, target).wide
    boxes = [text.box for text in drawing.texts]
    assert all(b.left >= 0 and b.top >= 0 and b.right <= drawing.width and b.bottom <= drawing.height for b in boxes)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert any(text.role == "strong" and text.text == f"{target:,}" for text in drawing.texts)
    assert len([mark for mark in drawing.marks if mark.shape == "sign"]) == sum(
        isinstance(each, str) for each in values
    )


def test_the_table_tells_each_quarter_and_the_sum_so_far():
    rows = chart((9, "missing", 5, "not_due"), 27).table.rows
    assert [[cell.text or cell.mark for cell in row] for row in rows] == [
        ["Q1", "9", "9"],
        ["Q2", "missing", "missing"],
        ["Q3", "5", "14"],
        ["Q4", "not_due", "not_due"],
    ]
