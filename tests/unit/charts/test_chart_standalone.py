"""A chart to take away: well-formed, its title and source in it, and nothing that only a style sheet would know."""

import re
from xml.etree import ElementTree

from site_builder.charts import Event, Point, Series, line_chart
from site_builder.charts.standalone import standalone

SVG = "{http://www.w3.org/2000/svg}"


def drawn(**more):
    points = tuple(
        Point(str(2019 + at), value, f"{value} €", "" if value else "withheld")
        for at, value in enumerate([3.0, None, 5.0])
    )
    series = [Series("R&D <budget>", points), Series("Other", points)]
    chart = line_chart("a", "R&D <budget>", "", series, str, subtitle="Exempland", events=[Event("2020", "COVID-19")])
    return standalone(chart, "From 3 to 5.", "en", ["Source: yearly records", "https://clusters.example/"])


def test_it_is_a_picture_with_its_words():
    root = ElementTree.fromstring(drawn())
    assert root.find(f"{SVG}title").text == "R&D <budget>" and root.find(f"{SVG}desc").text == "From 3 to 5."
    told = [text.text for text in root.iter(f"{SVG}text")]
    assert {"R&D <budget>", "Exempland", "Source: yearly records", "https://clusters.example/", "COVID-19"} <= set(told)


def test_it_carries_its_own_colours():
    text = drawn()
    assert "class=" not in text and "var(" not in text and "style" not in text
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', text)) <= {"none", *re.findall(r"#[0-9a-f]{3,6}", text)}


def test_every_text_lies_within_the_picture():
    root = ElementTree.fromstring(drawn())
    height = float(root.get("height"))
    assert all(0 < float(text.get("y")) < height for text in root.findall(f"{SVG}text"))
