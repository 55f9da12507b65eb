"""Colours and fonts are read from the style sheet: light, and dark where dark differs."""

from site_builder.tokens import tokens


def test_dark_paper_changes_colours_and_keeps_the_rest():
    light, dark = tokens(), tokens(dark=True)
    assert set(light) == set(dark)
    assert light["paper"] == "#fff" and dark["paper"] != light["paper"] and dark["ink"] != light["ink"]
    assert light["sans"] == dark["sans"] and light["space-4"] == dark["space-4"]
