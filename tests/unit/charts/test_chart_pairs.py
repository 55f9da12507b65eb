"""Pairs of many subjects: nothing leaves its box, and no text meets another."""

from itertools import combinations

import pytest

from site_builder.charts.pairs import pair_matrix


@pytest.mark.parametrize("number", [0, 1, 2, 9, 10, 22, 60, 120])
def test_the_picture_holds_any_number_of_subjects(number):
    names = [f"Cluster of a long name, number {at}" for at in range(number)]
    groups = [names[: number // 3], names[number // 3 :]]
    pairs = {pair: 1 + at % 7 for at, pair in enumerate(combinations(range(number), 2)) if at % 5 == 0}
    chart = pair_matrix("pairs", "Pairs", "", groups, pairs)
    for drawing in (chart.wide, chart.narrow):
        boxes = [text.box for text in drawing.texts]
        assert len([text for text in drawing.texts if text.text.startswith("C")]) == number
        assert all(
            b.left >= 0 and b.top >= 0 and b.right <= drawing.width and b.bottom <= drawing.height for b in boxes
        )
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))
        for dot in (mark for mark in drawing.marks if mark.shape == "dot"):
            assert 0 < dot.r <= dot.x <= drawing.width - dot.r
