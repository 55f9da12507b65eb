"""A drawing as SVG: well-formed, with the same shapes, and with neighbours in one element."""

from xml.etree import ElementTree

from site_builder.charts.sheet import Sheet


def root(sheet, *more):
    return ElementTree.fromstring(f"<svg>{sheet.drawing().svg(*more)}</svg>")


def test_neighbours_of_one_role_share_an_element():
    sheet = Sheet(100, 100)
    sheet.line(0, 10, 90, 10, "grid")
    sheet.line(0, 20, 90, 20, "grid")
    sheet.line(5, 0, 5, 90, "axis")
    sheet.rect(0, 0, 5, 6, "fill-a1")
    sheet.rect(10, 0, 5, 6, "fill-a1")
    assert [(each.get("class"), each.get("d")) for each in root(sheet)] == [
        ("grid", "M0 10H90M0 20H90"),
        ("axis", "M5 0V90"),
        ("fill-a1", "M0 0h5v6h-5zM10 0h5v6h-5z"),
    ]


def test_texts_of_one_role_share_a_group_and_are_escaped():
    sheet = Sheet(300, 100)
    assert sheet.text(90, 20, "R&D <1>", "end", "soft") and sheet.text(90, 50, "2", "end", "soft")
    assert sheet.text(10, 80, "alone")
    group, alone = root(sheet)
    assert (group.tag, group.get("class"), group.get("text-anchor")) == ("g", "soft", "end")
    assert [text.text for text in group] == ["R&D <1>", "2"]
    assert (alone.tag, alone.text, alone.get("class")) == ("text", "alone", None)


def test_signs_and_circles_keep_their_places():
    sheet = Sheet(100, 100)
    for kind in ("withheld", "missing", "not_due"):
        sheet.sign(50, 50, kind)
    sheet.dot(20, 20, 3, "subject")
    sheet.dot(30, 20, 3, "subject")
    signs, dots = root(sheet)
    assert signs.get("class") == "absent" and signs.get("d").count("M50 50") == 3
    assert [dot.get("cx") for dot in dots] == ["20", "30"]


def test_an_area_may_lead_somewhere():
    sheet = Sheet(100, 100)
    sheet.path([[(0, 0), (9, 0), (9, 9), (0, 0)]], "land", closed=True, link="territories/1/", name="One & all: 3")
    sheet.text(50, 50, "1 3")
    link, label = root(sheet, lambda path: f"../{path}")
    assert label.get("aria-hidden") == "true"  # the link says it
    assert (link.get("href"), link.get("aria-label"), link[0].get("class")) == (
        "../territories/1/",
        "One & all: 3",
        "land",
    )
