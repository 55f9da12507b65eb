"""An SVG that runs or loads something is found, one that draws is not."""

import pytest

from site_builder.checks.drawings import first_fault

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h1"/>',
        '<defs><linearGradient id="a"/></defs><path fill="url(#a)" d="M0 0"/><use xlink:href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>.a{fill:red}</style><title>One &lt;script&gt; told</title>",
        '<metadata><g inkscape:label="onclick"/></metadata>',
    ],
)
def test_a_drawing_passes(inside):
    assert first_fault(f"{OPEN}{inside}</svg>".encode()) is None
    doctype = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n'
    assert first_fault(f"{doctype}{OPEN}{inside}</svg>".encode()) is None


@pytest.mark.parametrize(
    ("inside", "part"),
    [
        ("<script/>", "script"),
        ("<svg:SCRIPT/>", "svg:SCRIPT"),
        ("<foreignObject><p/></foreignObject>", "foreignObject"),
        ('<path onload="x()"/>', "onload"),
        ('<a xlink:href="javascript:x()"/>', "xlink:href"),
        ('<a href=" java&#10;script:x()"/>', "href"),
        ('<image href="https://elsewhere.example/a.png"/>', "href"),
        ('<image href="data:image/svg+xml,%3Csvg/%3E"/>', "href"),
        ('<animate attributeName="xlink:href" to="#a"/>', "attributeName"),
        ('<path style="fill:url(https://elsewhere.example/a)"/>', "style"),
        ("<style>@import 'a.css';</style>", "style"),
        ("<style>a{b:url(//elsewhere.example/f)}</style>", "style"),
        ("<?xml-stylesheet href='a.css'?>", "?xml-stylesheet"),
    ],
)
def test_what_runs_or_loads_is_named_at_its_place(inside, part):
    line, _, found = first_fault(f"{OPEN}\n{inside}</svg>".encode())
    assert (line, found) == (2, part)


def test_entities_are_not_expanded():
    text = f'<!DOCTYPE svg [<!ENTITY a "aaaa">]>{OPEN}&a;</svg>'
    assert first_fault(text.encode())[2] == "!DOCTYPE"


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg>", b"\xff\xfe\x00"])
def test_what_is_no_xml_can_not_be_read(data):
    assert first_fault(data)[2] == ""
