"""Sources and uses of a whole, and changes to both sides of a line: nothing lost, nothing over another."""

import itertools

import pytest

from site_builder.charts import Part
from site_builder.charts.changes import Group, change_chart
from site_builder.charts.flows import Side, flow_chart, spread
from site_builder.charts.marks import Path, Rect, Sign

LONG = "A very long name of a source that nobody could ever read in one line of a picture"


def flow(*values, name="Source"):
    parts = tuple(Part(f"{name} {at}", value, f"€{value}", "", "a1") for at, value in enumerate(values))
    return flow_chart("f", "Flow", "", Side("From", parts), Side("To", (Part("Wages", 1, "€100"),)), "€100")


def changes(*values):
    parts = tuple(Part(f"Item {at}", value, "" if value is None else f"{value:+d}") for at, value in enumerate(values))
    return change_chart("c", "Changes", "", [Group("Revenue", parts), Group("Nothing", ())])


@pytest.mark.parametrize("chart", [flow(50, 1, 1, 1, 1, 1, 45), flow(1, 99, name=LONG), changes(-5, 3, 0), changes(4)])
def test_every_text_lies_in_its_box_and_over_no_other(chart):
    for drawing in (chart.wide, chart.narrow):
        for text in drawing.texts:
            box = text.box
            assert box.left >= 0 and box.top >= 0 and box.right <= drawing.width and box.bottom <= drawing.height
        for one, other in itertools.combinations(drawing.texts, 2):
            assert not one.box.meets(other.box), (one.text, other.text)


def test_each_source_has_its_value_its_bar_and_its_ribbon():
    chart = flow(50, 30, 20)
    assert sum(isinstance(mark, Path) for mark in chart.wide.marks) == 4
    for drawing in (chart.wide, chart.narrow):
        assert {"€50", "€30", "€20", "€100"} <= {text.text for text in drawing.texts}
    heights = [mark.height for mark in chart.narrow.marks if isinstance(mark, Rect) and mark.x == 0]
    assert heights[0] / heights[2] == pytest.approx(2.5, rel=0.02)
    assert [cell.text for cell in chart.table.rows[0]] == ["Source 0", "From", "€50"]


def test_what_is_nothing_does_not_flow_and_a_side_needs_something():
    assert len(flow(50, 0, 50).table.rows) == 3
    with pytest.raises(ValueError):
        flow(0)


def test_thin_parts_are_told_apart():
    assert spread([10, 11, 12], [10, 10, 10], 0, 40) == [5, 15, 25]
    assert spread([38, 39], [10, 10], 0, 40) == [20, 30]


def test_falls_lie_to_the_left_and_rises_to_the_right_of_one_line():
    drawing = changes(-50, 100, None).wide
    fall, rise = (mark for mark in drawing.marks if isinstance(mark, Rect))
    assert fall.x + fall.width == pytest.approx(rise.x, abs=0.2)
    assert rise.width == pytest.approx(2 * fall.width, abs=0.3)
    assert [mark.kind for mark in drawing.marks if isinstance(mark, Sign)] == ["missing"]
    assert changes(-50, None).marks == ("missing",)
    with pytest.raises(ValueError):
        change_chart("c", "Changes", "", [])
