"""Whatever the values, nothing leaves its box, no text meets another, and every drawing can be written down."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.charts import (
    Event,
    Part,
    Point,
    Reference,
    Series,
    bar_chart,
    line_chart,
    share_strip,
    spark,
    stacked_chart,
    target_chart,
    territory_map,
)
from site_builder.charts.marks import Path, num
from site_builder.charts.measure import TEXT_SIZE

MARKS = st.sampled_from(["missing", "withheld", "not_due", ""])
VALUES = st.one_of(
    st.none(),
    st.integers(-9, 9).map(float),
    st.floats(-1e13, 1e13, allow_nan=False).map(lambda value: round(value, 2)),
    st.floats(0, 1),
    st.sampled_from([5e-324, 1e-12]),
)
NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs", "P")), min_size=1, max_size=60)
SOME = settings(max_examples=60, deadline=None)


def form(value: float) -> str:
    return f"{value:,.2f}\u00a0€"


def shown(value: float | None) -> str:
    return "" if value is None else form(value)


@st.composite
def tables(draw, most=5, least=1):
    """Series with the same periods, years or quarters."""
    count = draw(st.integers(1, 30))
    labels = [f"T{at % 4 + 1} {2019 + at // 4}" for at in range(count)]
    if draw(st.booleans()):
        labels = [str(2019 + at) for at in range(count)]
    series = []
    for _ in range(draw(st.integers(least, most))):
        values = draw(st.lists(st.tuples(VALUES, MARKS), min_size=count, max_size=count))
        points = tuple(
            Point(label, value, shown(value), mark) for label, (value, mark) in zip(labels, values, strict=True)
        )
        series.append(Series(draw(NAMES), points))
    return series


@st.composite
def categories(draw):
    return [Part(draw(NAMES), value, shown(value), draw(MARKS)) for value in draw(st.lists(VALUES, max_size=14))]


def assert_legible(chart):
    for drawing in filter(None, (chart.wide, chart.narrow)):
        for mark in drawing.marks:
            box = mark.box
            assert all(math.isfinite(edge) for edge in box)
            assert box.left >= -0.5 and box.top >= -0.5, mark
            assert box.right <= drawing.width + 0.5 and box.bottom <= drawing.height + 0.5, mark
            if isinstance(mark, Path):
                assert mark.d.startswith("M") and "e" not in mark.d
        boxes = [text.box for text in drawing.texts]
        for at, one in enumerate(boxes):
            assert not any(one.meets(other) for other in boxes[:at]), drawing.texts[at]


@SOME
@given(tables(), st.booleans(), st.booleans(), NAMES)
def test_lines(series, zero, extras, words):
    more = {"reference": Reference(0.5, words), "events": [Event("2020", words)]} if extras else {}
    assert_legible(line_chart("a", "A", "", series, form, zero=zero, **more))


@SOME
@given(tables(most=6), st.booleans(), NAMES)
def test_stacks(layers, extras, words):
    more = {"reference": Reference(0.5, words), "events": [Event("2020", words)]} if extras else {}
    totals = [form(1e6)] * len(layers[0].points)
    assert_legible(stacked_chart("a", "A", "", layers, form, totals=totals, **more))


@SOME
@given(categories(), st.booleans())
def test_bars_and_strips(parts, some):
    assert_legible(bar_chart("a", "A", "", parts, highlight=parts[0].name if parts and some else ""))
    assert_legible(share_strip("a", "A", "", parts))


@SOME
@given(tables(most=1), VALUES.filter(lambda value: value is not None), st.booleans())
def test_targets_and_sparks(series, target, zero):
    points = series[0].points
    assert_legible(target_chart("a", "A", "", points, target, form(target), form, zero=zero))
    assert_legible(spark("a", "A", points))


@SOME
@given(st.lists(st.tuples(VALUES, MARKS), min_size=9, max_size=9), st.booleans(), st.floats(0.001, 1e6), NAMES)
def test_maps(values, circles, size, name):
    """Squares of any size: in degrees where they fit the globe, in metres where not."""
    features = []
    for at in range(9):
        x, y = at % 3 * size, at // 3 * size
        ring = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
        properties = {"code": str(at)}
        features.append({"properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    parts = {str(at): Part(name, value, shown(value), mark) for at, (value, mark) in enumerate(values)}
    chart = territory_map("a", "A", "", {"features": features}, parts, circles=circles, highlight="4")
    assert chart
    assert_legible(chart)


def test_text_is_never_under_eleven_pixels():
    """A narrow drawing shrinks to 272 px at worst, a wide one to 678, a map to 412: see 50-charts.css."""
    for container, units in ((272, 320), (678, 800), (412, 480)):
        assert TEXT_SIZE * container / units >= 11


def test_coordinates_are_short():
    assert [str(num(value)) for value in (3.0, 3.14159, -0.0, -0.04)] == ["3", "3.1", "0", "0"]
