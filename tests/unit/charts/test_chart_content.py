"""What a chart says: its marks of absence, its table, its labels; and that a wrong order is refused."""

import pytest

from site_builder.charts import Part, Point, Series, bar_chart, line_chart, spark, stacked_chart, territory_map
from site_builder.charts.marks import Dot, Path, Rect, Sign
from site_builder.charts.measure import clip, text_width, wrap
from site_builder.charts.outlines import outlines
from site_builder.charts.scale import round_ticks, tick_labels, value_scale


def points(*values):
    labels = range(2019, 2019 + len(values))
    return tuple(
        Point(str(year), None, "", value) if isinstance(value, str) else Point(str(year), value, f"{value} FTE")
        for year, value in zip(labels, values, strict=True)
    )


def line(*values, **more):
    return line_chart("a", "Staff", "", [Series("Staff", points(*values))], str, axis="Year", **more)


def words(drawing):
    return [text.text for text in drawing.texts]


def of(drawing, kind, role=None):
    return [mark for mark in drawing.marks if isinstance(mark, kind) and (role is None or mark.role == role)]


def test_a_gap_is_not_bridged_and_has_its_sign():
    drawing = line(3, 4, "withheld", 5, 6).wide
    (path,) = of(drawing, Path)
    assert [len(stretch) for stretch in path.lines] == [2, 2]
    assert [sign.kind for sign in of(drawing, Sign)] == ["withheld"]


def test_marks_and_table_come_with_the_chart():
    chart = line(3, "missing", "not_due")
    assert chart.marks == ("missing", "not_due")
    assert [column.label for column in chart.table.columns] == ["Year", "Staff"]
    assert [(row[0].text, row[1].text, row[1].mark) for row in chart.table.rows] == [
        ("2019", "3 FTE", ""),
        ("2020", "", "missing"),
        ("2021", "", "not_due"),
    ]


def test_the_last_value_is_written_in_both_drawings():
    for drawing in (line(3, 9, 4).wide, line(3, 9, 4).narrow):
        assert "4 FTE" in words(drawing)


def test_an_axis_from_zero_has_zero_on_it():
    assert "0.0" in words(line(90, 95).wide) and "0.0" not in words(line(90, 95, zero=False).wide)


def test_one_point_is_a_dot_and_no_point_is_signs_alone():
    assert of(line(3).wide, Dot) and not of(line(3).wide, Path)
    empty = line("missing", "missing").wide
    assert len(of(empty, Sign)) == 2 and words(empty) == ["2020", "2019"]


def test_quarters_are_told_by_their_years():
    labels = [f"Q{quarter} {year}" for year in (2024, 2025) for quarter in range(1, 5)]
    series = Series("Projects", tuple(Point(label, 1.0, "1") for label in labels))
    drawing = line_chart("a", "A", "", [series], str).wide
    assert {"2024", "2025"} < set(words(drawing)) and not {"Q1 2024", "Q4 2025"} & set(words(drawing))


def test_the_words_of_a_line_are_its_ends_its_extremes_and_what_is_absent():
    (course,) = line(3, "missing", 9, 1, "withheld", 5).courses
    assert [said[:2] for said in (course.first, course.last, course.low, course.high)] == [
        ("2019", "3 FTE"),
        ("2024", "5 FTE"),
        ("2022", "1 FTE"),
        ("2021", "9 FTE"),
    ]
    assert [(said.label, said.mark) for said in course.absent] == [("2020", "missing"), ("2023", "withheld")]
    (steady,) = line(3, 4, 5).courses
    assert (steady.low, steady.high) == (None, None)
    assert line("missing").courses == ()


def test_many_categories_are_told_by_the_smallest_and_the_largest():
    few, many = (bar_chart("a", "A", "", [Part(str(at), at, str(at)) for at in range(n)]) for n in (3, 30))
    assert [said.label for said in few.parts] == ["0", "1", "2"]
    assert [said.label for said in many.parts] == ["0", "29"]


@pytest.mark.parametrize("series", [[], [Series("A", ())], [Series("A", points(1)), Series("B", points(1, 2))]])
def test_series_of_different_periods_are_refused(series):
    with pytest.raises(ValueError, match="same periods"):
        line_chart("a", "A", "", series, str)


def test_more_layers_than_can_be_told_apart_are_refused():
    with pytest.raises(ValueError, match="7 layers"):
        stacked_chart("a", "A", "", [Series(str(at), points(1)) for at in range(7)], str)


def test_layers_stand_on_each_other():
    layers = [Series("A", points(30), "a1"), Series("B", points(20), "b1")]
    low, high = of(stacked_chart("a", "A", "", layers, str).wide, Rect)[:2]
    assert high.y + high.height <= low.y and high.height < low.height


def test_bars_keep_the_order_given_and_start_at_one_line():
    chart = bar_chart("a", "A", "", [Part("Small", 1, "1"), Part("Large", 9, "9")])
    first, second = of(chart.wide, Rect)
    assert first.y < second.y and first.x == second.x and second.width == pytest.approx(9 * first.width, abs=1)


def test_a_spark_of_equal_values_is_level():
    (path,) = of(spark("a", "A", points(5, 5, 5)).wide, Path)
    assert len({y for stretch in path.lines for _, y in stretch}) == 1


def test_a_circle_grows_by_its_area():
    ring = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    there = [[x + 1, y] for x, y in ring]
    features = [
        {"properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [outline]}}
        for code, outline in (("01", ring), ("02", there))
    ]
    values = {"01": Part("One", 100.0, "100"), "02": Part("Two", 400.0, "400")}
    circles = of(territory_map("a", "A", "", {"features": features}, values).wide, Dot)
    large, small = circles  # the larger at the back
    assert large.r == pytest.approx(2 * small.r, abs=0.2)


def test_no_outline_no_map():
    assert territory_map("a", "A", "", {"features": []}, {"01": Part("One", 1.0, "1")}) is None


def test_a_country_in_degrees_is_not_stretched():
    """At 60 degrees north a degree of longitude is half a degree of latitude."""
    ring = [[0, 59], [4, 59], [4, 61], [0, 61], [0, 59]]
    shape = {"type": "MultiPolygon", "coordinates": [[ring]]}
    places, height = outlines({"features": [{"properties": {"code": "1"}, "geometry": shape}]}, 404)
    xs = [x for x, _ in places[0].rings[0]]
    assert max(xs) - min(xs) == pytest.approx(400, abs=1) and height == pytest.approx(404, abs=1)


@pytest.mark.parametrize(
    ("low", "high", "ticks"), [(0, 1.9e6, (0, 5e5, 1e6, 1.5e6, 2e6)), (-3.5, 5, (-5, 0, 5)), (0, 1, (0, 0.5, 1))]
)
def test_ticks_are_round(low, high, ticks):
    assert round_ticks(low, high, 4 if high > 1e3 else 2) == ticks


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ("1.5 M€|1 M€|0.5 M€|0 M€", "1.5 M€|1.0 M€|0.5 M€|0 M€"),
        ("2,25|2,5|2", "2,25|2,50|2,00"),
        ("1,500|1,000|500|0", "1,500|1,000|500|0"),
        ("−2,5 %|5 %", "−2,5 %|5,0 %"),
    ],
)
def test_numbers_of_an_axis_have_as_many_decimals(labels, told):
    words = labels.split("|")
    ticks = [0.0 if word[0] == "0" and "." not in word else at + 1.0 for at, word in enumerate(words)]
    assert tick_labels(ticks, dict(zip(ticks, words, strict=True)).__getitem__) == tuple(told.split("|"))


def test_a_tick_far_beyond_all_values_takes_no_room():
    scale = value_scale([0, 55, 65], 300, 0, True, str)
    assert (scale.ticks, scale.high) == ((0, 50), 65)
    assert value_scale([0, 95], 300, 0, True, str).high == 100
    under = value_scale([-65, 0], 300, 0, True, str)
    assert (under.ticks, under.low) == ((-50, 0), -65)


def test_ticks_read_differently():
    scale = value_scale([0, 1], 200, 0, True, lambda value: f"{value:.0f}")
    assert scale.ticks == (0, 1)


def test_words_are_wrapped_and_clipped_to_their_room():
    assert wrap("European projects and other own resources", 150) == ["European projects", "and other own", "resources"]
    assert text_width(clip("Interregional collaborations", 100)) <= 100
    assert clip("Short", 100) == "Short"


def test_every_bar_has_its_name_and_value():
    parts = [Part(f"A rather long name of a kind of member, number {at}", at * 100.0, f"{at} 00") for at in range(12)]
    chart = bar_chart("a", "A", "", parts)
    for drawing in (chart.wide, chart.narrow):
        assert all(part.text in words(drawing) for part in parts)
        assert sum(text.text.startswith("A rather") for text in drawing.texts) == len(parts)


def squares(count):
    rings = [[[at, 0], [at + 1, 0], [at + 1, 1], [at, 1], [at, 0]] for at in range(count)]
    return {
        "features": [
            {"properties": {"code": str(at)}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
            for at, ring in enumerate(rings)
        ]
    }


def test_areas_of_a_map_lead_to_their_pages():
    values = {str(at): Part(f"County {at}", at * 10.0, str(at * 10)) for at in range(3)}
    chart = territory_map("a", "A", "", squares(3), values, links={"1": "territories/1/", "2": "territories/2/"})
    assert chart.links
    assert [(area.link, area.name) for area in of(chart.wide, Path)] == [
        ("", "County 0 – 0"),
        ("territories/1/", "County 1 – 10"),
        ("territories/2/", "County 2 – 20"),
    ]
    assert not territory_map("a", "A", "", squares(3), values).links


def test_the_place_that_stands_out_has_its_number_and_the_others_their_codes():
    values = {str(at): Part(f"County {at}", at * 10.0, str(at * 10)) for at in range(3)}
    chart = territory_map("a", "A", "", squares(3), values, highlight="1", labels={"1": "County 1"})
    assert [path.role for path in of(chart.wide, Path)] == ["land", "here", "land"]
    assert set(words(chart.wide)) == {"0", "County 1", "10", "2"}


def test_a_gap_in_a_spark_has_its_sign():
    assert [sign.kind for sign in of(spark("a", "A", points(1, "missing", "missing", 3, "withheld")).wide, Sign)] == [
        "missing",
        "withheld",
    ]


def test_the_longest_name_beside_bars_is_written_whatever_its_width():
    for name in ("Trois clusters ou plus", "Three clusters or more", "Under two years", "Wii", "An odd kind of name"):
        chart = bar_chart("a", "A", "", [Part(name, 3, "3"), Part("B", 1, "1")])
        assert name in [text.text for text in chart.wide.texts], name
