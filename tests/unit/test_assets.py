"""The style sheet: one file, small, every colour named once, and every name known."""

import re

import pytest

from site_builder.assets import theme_colours, write_assets
from site_builder.resources import templates_folder
from site_builder.styles import Styles

CSS = templates_folder() / "assets" / "css"
TOKENS = "10-tokens.css"
#: what draws or colours: style sheets, templates, scripts
SOURCES = sorted(
    path
    for path in templates_folder().rglob("*")
    if path.suffix in {".css", ".html", ".svg", ".js"} and path.name not in {TOKENS, "icon.svg"}
)
RAW = re.compile(
    r"(?<![&\w/(])(?<!href=[\"'])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?![\w-])|\b(?:rgba?|hsla?|oklch|lab)\(",
    re.I,
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_colour_is_named_but_among_the_tokens(path):
    assert not RAW.findall(path.read_text("utf-8"))


def test_a_raw_colour_would_be_found():
    assert RAW.findall("a { color: #fff; fill: rgb(0 0 0); stroke:#00606a }") == ["#fff", "rgb(", "#00606a"]
    assert not RAW.findall('<a href="#add">&#8239;{{ "#" ~ id }}</a> url(#abc)')


def test_every_token_that_is_used_is_named_and_every_named_one_is_used():
    texts = {path.name: path.read_text("utf-8") for path in [*SOURCES, CSS / TOKENS]}
    used = set(re.findall(r"var\((--[\w-]+)", "".join(texts.values())))
    named = set(re.findall(r"(?m)^\s*(--[\w-]+):", texts[TOKENS]))
    local = set(re.findall(r"(?<![\w(-])(--[\w-]+):", "".join(text for name, text in texts.items() if name != TOKENS)))
    assert used - named - local == set()
    assert named - used == set()


def test_minified_style_sheets_keep_all_their_rules(tmp_path):
    written = list(write_assets(tmp_path))
    sheet = (tmp_path / "assets" / "site.css").read_text("utf-8")
    assert {"assets/site.css", "assets/icon.svg"} <= set(written)
    assert sheet == str(Styles()) and "/*" not in sheet
    raw = re.sub(r"/\*.*?\*/", "", "".join(path.read_text("utf-8") for path in sorted(CSS.glob("*.css"))), flags=re.S)
    assert sheet.count("{") == raw.count("{") and "2 * var(--gutter)" in sheet


def test_browsers_frame_pages_with_the_band_of_each_scheme():
    light, dark = theme_colours()
    assert light != dark and RAW.fullmatch(light) and RAW.fullmatch(dark)
