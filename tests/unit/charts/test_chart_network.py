"""Pictures of who works with whom, for two subjects as for sixty: nothing leaves its box, no text meets another."""

from itertools import combinations

import pytest

from site_builder.charts import Point, Series, crossing_grid, network, panels, staircase
from site_builder.charts.marks import Group

LONG = "Cluster of a rather long name, number {}"


def legible(drawing):
    boxes = [text.box for text in drawing.texts]
    assert all(b.left >= 0 and b.top >= 0 and b.right <= drawing.width and b.bottom <= drawing.height for b in boxes)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def drawings(chart):
    return [drawing for drawing in (chart.wide, chart.narrow) if drawing is not None]


def curves(drawing):
    inside = [m for mark in drawing.marks for m in (mark.marks if isinstance(mark, Group) else (mark,))]
    return [mark for mark in inside if mark.shape == "curves"]


def pairs_of(number):
    return {pair: 1 + at % 7 for at, pair in enumerate(combinations(range(number), 2)) if at % 5 == 0}


@pytest.mark.parametrize("number", [0, 1, 2, 9, 22, 60, 120])
@pytest.mark.parametrize("name", ["{}", LONG])
def test_every_cluster_has_its_name_and_every_pair_its_curve(number, name):
    names = [name.format(at) for at in range(number)]
    groups = [("Domain", names[: number // 3]), ("A domain that is called", names[number // 3 : -1]), ("", names[-1:])]
    pairs = pairs_of(number)
    chart = network("net", "Clusters", "", groups, pairs)
    for drawing in drawings(chart):
        legible(drawing)
        written = " ".join(text.text for text in drawing.texts if "strong" not in text.role)
        assert all(each in written for each in names)
    # with both their ends where a reader can point at one of them
    both = 2 if len([group for group in groups if group[1]]) > 1 or number else 1
    assert sum(mark.d.count("M") for mark in curves(chart.wide)) == both * len(pairs)
    assert sum(mark.d.count("M") for mark in curves(chart.narrow)) == len(pairs)


def test_grey_is_within_a_group_and_width_the_number():
    chart = network("net", "Clusters", "", [("A", ["a", "b"]), ("B", ["c"])], {(0, 1): 3, (1, 2): 40})
    assert {mark.role for mark in curves(chart.narrow)} == {"tie within n3", "tie n6"}


@pytest.mark.parametrize("number", [0, 1, 2, 8, 14, 30])
@pytest.mark.parametrize("name", ["Mobility", "Mobility and intelligent transport-systems {}", "x" * 60])
def test_a_stair_has_each_name_once(number, name):
    crossings = {(one, other): 1 + one * other for other in range(number) for one in range(other + 1)}
    chart = staircase("stair", "Domains", "", [name.format(at) for at in range(number)], crossings, str)
    for drawing in drawings(chart):
        legible(drawing)
        discs = [mark for mark in drawing.marks if mark.shape == "discs"]
        assert sum(len(mark.places) for mark in discs) == len(crossings)
    if number in (1, 2, 8):
        numbers = [text.text for text in chart.narrow.texts if text.role == "on"]
        assert sorted(numbers) == sorted(map(str, crossings.values()))


def test_the_table_of_a_stair_tells_both_ways():
    chart = staircase("stair", "Domains", "", ["A", "B", "C"], {(0, 0): 4, (0, 1): 2, (1, 2): 1}, str)
    assert [[cell.text for cell in row] for row in chart.table.rows] == [
        ["A", "4", "B 2"],
        ["B", "0", "A 2 · C 1"],
        ["C", "0", "B 1"],
    ]


@pytest.mark.parametrize("rows", [1, 9, 40])
@pytest.mark.parametrize("columns", [1, 8, 20])
def test_a_grid_names_its_rows_and_columns(rows, columns):
    crossings = {(row, column): row + column for row in range(rows) for column in range(columns)}
    names = [f"North-East-Region {row}" for row in range(rows)]
    chart = crossing_grid("grid", "Regions", "", names, [f"Domain {at}" for at in range(columns)], crossings, str)
    legible(chart.wide)
    assert len([text for text in chart.wide.texts if text.role == "soft"]) >= columns
    assert len(chart.table.rows) == rows


@pytest.mark.parametrize("number", [1, 2, 3, 7])
@pytest.mark.parametrize("values", [(1, 2, 3), (0, 0, 0), (None, 9, None), (1_000_000, None, 2)])
def test_panels_share_a_scale_and_say_their_ends(number, values):
    points = tuple(
        Point(str(2020 + at), value, "" if value is None else f"{value:,}", "missing" if value is None else "")
        for at, value in enumerate(values)
    )
    series = [Series(f"Collaborations of a kind {at}", points) for at in range(number)]
    chart = panels("panels", "Kinds", "", series)
    for drawing in drawings(chart):
        legible(drawing)
        texts = [text.text for text in drawing.texts]
        assert texts.count("2020") == texts.count("2022") == number
        assert len([mark for mark in drawing.marks if mark.shape == "sign"]) == number * values.count(None)
