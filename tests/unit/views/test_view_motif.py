"""Motifs: one a domain, always the same, light, in the tones of the style sheet."""

import re
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, FileSystemLoader
from regions import copy_of
from small_site import site_of

from site_builder.resources import templates_folder
from site_builder.views.motif import SIZES, Motif, motif

MANY = range(32)


def drawn(one: Motif, size: str) -> str:
    """The component's code."""
    environment = Environment(
        loader=FileSystemLoader(templates_folder()), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("components/motif.html").module.motif(one, size)


def test_a_domain_has_the_motif_of_its_place(tmp_path):
    site = site_of(copy_of("lakes", tmp_path))
    for place, domain in enumerate(site.records.region.domains):
        assert motif(site, domain.id) == Motif(place)


@pytest.mark.parametrize("size", SIZES)
def test_thirty_two_domains_are_told_apart(size):
    assert len({Motif(place).drawing(size) for place in MANY}) == len(MANY)
    assert Motif(32).drawing(size) == Motif(0).drawing(size)


@pytest.mark.parametrize("size", SIZES)
def test_a_motif_is_light_and_decoration(size):
    for place in MANY:
        code = drawn(Motif(place), size)
        assert len(code.encode()) <= 600
        assert 'aria-hidden="true"' in code
        assert " id=" not in code and "style=" not in code and "fill=" not in code
        assert set(re.findall(r'path class="([^"]*)"', code)) <= {"a1", "a2", "a3"}
        HTMLParser(convert_charrefs=False).feed(code)


@pytest.mark.parametrize("size", SIZES)
def test_shapes_begin_within_the_drawing(size):
    for place in MANY:
        drawing = Motif(place).drawing(size)
        for _, outline in drawing.layers:
            for x, y in re.findall(r"M(-?[\d.]+?)(?: |(?=-|\.))(-?[\d.]+)", outline):
                assert 0 <= float(x) <= drawing.width and 0 <= float(y) <= drawing.height
