"""Lives on one line of time: each has its bar and its name, in a wide drawing and in a narrow one."""

import pytest

from site_builder.charts.lineage import Life, Moment, lineage_chart
from site_builder.charts.marks import Rect

HEADS = ("Cluster", "Years")
EARLIER = [
    Life("Plastics", "2005–2020", 2005, 2020, "before"),
    Life("Rubber Valley", "2006–2020", 2006, 2020, "before"),
]
SUBJECT = Life("Soft Materials", "since 2021", 2021, None, moments=(Moment(2023.2, ("Label granted 2023", "2023")),))


def chart(*lives):
    return lineage_chart("a", "Lineage", "", lives, 2026, heads=HEADS)


def test_each_life_has_a_bar_and_a_name_at_every_width():
    drawn = chart(*EARLIER, SUBJECT)
    for drawing in (drawn.wide, drawn.narrow):
        assert sum(isinstance(mark, Rect) for mark in drawing.marks) == 3
        for life in (*EARLIER, SUBJECT):
            assert any(text.text.startswith(life.name) for text in drawing.texts)
    assert [row[0].text for row in drawn.table.rows] == ["Plastics", "Rubber Valley", "Soft Materials"]


def test_what_follows_begins_where_the_other_ended():
    bars = [mark for mark in chart(*EARLIER, SUBJECT).wide.marks if isinstance(mark, Rect)]
    assert bars[0].x + bars[0].width == pytest.approx(bars[2].x, abs=0.2)


def test_an_earlier_beginning_and_earlier_moments_are_in_the_picture():
    life = Life("Harbour", "since 2023", 2023, None, known=2019, moments=(Moment(2018.5, ("Named 2018", "2018")),))
    drawing = chart(life).wide
    assert all(mark.x >= 0 for mark in drawing.marks if isinstance(mark, Rect))
    assert "2018" in " ".join(text.text for text in drawing.texts)


def test_a_long_name_is_cut_and_stays_in_the_table():
    name = "A cluster of very many things that are made by hand " * 3
    drawn = chart(Life(name, "since 2023", 2023, None))
    assert any(text.text.endswith("…") for text in drawn.narrow.texts)
    assert drawn.table.rows[0][0].text == name


def test_a_lineage_is_that_of_one():
    with pytest.raises(ValueError):
        chart(*EARLIER)


@pytest.mark.parametrize("name", ["A", "Soft Materials of the Northern Hills and Valleys", "Ünïted — Wörks @2050"])
@pytest.mark.parametrize("number", [0, 1, 4])
def test_no_text_leaves_its_box_or_meets_another(name, number):
    before = [Life(f"{name} {at}", "2004–2019", 2004 + at, 2019, "before") for at in range(number)]
    after = [Life(f"{name} after {at}", "since 2024", 2024, None, "after", 2019) for at in range(number)]
    moments = tuple(Moment(2019 + at / 2, (f"Changed its name {2019 + at // 2}", "2019")) for at in range(9))
    drawn = chart(*before, Life(name, "2020–2023", 2020, 2023, moments=moments), *after)
    for drawing in (drawn.wide, drawn.narrow):
        boxes = [text.box for text in drawing.texts]
        assert all(
            b.left >= 0 and b.top >= 0 and b.right <= drawing.width and b.bottom <= drawing.height for b in boxes
        )
        assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[:at])
