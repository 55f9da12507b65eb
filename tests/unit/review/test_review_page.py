"""A review as a page: one file, well-formed, that shows strangers' words as text."""

from __future__ import annotations

import re
from collections import Counter
from unittest import mock

import html5lib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_reviews import much, strange

from site_builder.review import html
from site_builder.texts import Texts

EN = Texts("en", ("en",))
HOSTILE = (
    "</details></summary><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" \'',
    "</style><style>*{display:none}",
    "{{ 7 * 7 }} {% endraw %}",
    "&lt;b&gt;&amp;",
    "<!--",
    "a\n</body>",
)


def marks(page: str) -> list[object]:
    """Its elements with their attributes, as a browser reads them; `data-label` repeats a heading."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [(each.tag, sorted(each.attrib.items())) for each in tree.iter()]


PLAIN = marks(html.write(strange("x"), EN))


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)))
@example(HOSTILE[0])
@settings(max_examples=12, deadline=None)
def test_what_a_file_says_stays_text(text: str) -> None:
    text = text[:40] + "x"
    with mock.patch("site_builder.review.screen._WIDE", 10_000):  # long words make no other screen
        page = html.write(strange(text), EN)
    words = "".join(html5lib.parse(page, namespaceHTMLElements=False).itertext())
    assert Counter(map(str, marks(page))) == Counter(map(str, PLAIN))
    assert "<script" not in page
    assert text.split()[0][:10] in words or not text.isprintable()


def test_the_page_is_whole_by_itself() -> None:
    page = html.write(much(3, 12), EN)
    html5lib.HTMLParser(strict=True).parse(page)
    without = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    assert not re.search(r"\b(?:src|href|action)=|url\(|@import|<script|<link", without)
    assert "url(" not in page and "@import" not in page
    idents = re.findall(r'\bid="([^"]+)"', page)
    assert len(idents) == len(set(idents))
    assert len(re.findall(r"<h1\b", page)) == 1
    assert "default-src 'none'" in page


def test_it_speaks_the_language_asked_for() -> None:
    page = html.write(strange("x"), Texts("fr", ("en", "fr")))
    assert '<html lang="fr">' in page
