"""Links from any page lead where they should, and one that leads nowhere stops the build."""

from pathlib import PurePosixPath

import pytest

from site_builder.render import BrokenLink, Frame, Renderer, targets_of
from site_builder.texts import Texts
from site_builder.views.page import Page

PAGES = [
    Page("", "home.html", "Home"),
    Page("clusters/", "clusters.html", "Clusters"),
    Page("clusters/a/2020/", "x", "A"),
]


def renderer(here: str = "clusters/a/2020/") -> Renderer:
    targets = targets_of({"en": PAGES, "fr": PAGES}, ["data/x.csv", "assets/site.css"])
    frame = Frame("en", "Region", None, (), (("en", "English"), ("fr", "Français")), "public", "1 May 2024")
    made = Renderer(Texts("en", ["en", "fr"]), frame, targets)
    made._here = f"en/{here}"
    return made


def resolved(here: str, address: str) -> str:
    """Where a browser goes from a page's folder."""
    path = PurePosixPath("/site", here)
    for step in address.split("/"):
        path = path.parent if step == ".." else path if step in ("", ".") else path / step
    return str(path.relative_to("/site"))


@pytest.mark.parametrize("here", ["", "clusters/", "clusters/a/2020/"])
@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("", "en"),
        ("clusters/", "en/clusters"),
        ("/data/x.csv", "data/x.csv"),
        ("clusters/a/2020/", "en/clusters/a/2020"),
    ],
)
def test_an_address_leads_from_the_page_to_its_target(here: str, path: str, target: str) -> None:
    assert resolved(f"en/{here}", renderer(here).url(path)) == target


def test_another_language_and_a_place_on_a_page_can_be_named() -> None:
    made = renderer("clusters/")
    assert resolved("en/clusters/", made.url("clusters/", "fr")) == "fr/clusters"
    assert made.url("clusters/#top").endswith("clusters/#top")
    assert made.url("#top") == "#top"
    assert resolved("en/clusters/", made.asset("site.css")) == "assets/site.css"


@pytest.mark.parametrize("path", ["nowhere/", "/data/none.csv", "clusters", "//elsewhere.example/"])
def test_a_link_that_leads_nowhere_stops_the_build(path: str) -> None:
    with pytest.raises(BrokenLink):
        renderer().url(path)


def test_cells_of_a_table_that_name_a_page_carry_its_address() -> None:
    ((text, cell),) = renderer("").linked([("plain", {"text": "Clusters", "path": "clusters/"})])
    assert text == "plain"
    assert resolved("en/", cell["url"]) == "en/clusters"
