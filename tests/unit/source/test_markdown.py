"""A story's text as HTML: safe, bounded, in step with the page around it."""

from __future__ import annotations

import time

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.source.markdown import MOST_CHARACTERS, render_markdown, unlaid


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("# One\n\n## Two\n\n#### Four", "<h2>One</h2>\n<h3>Two</h3>\n<h4>Four</h4>"),
        ("## Part", "<h2>Part</h2>"),
        ("#### Part\n\n##### Deeper", "<h2>Part</h2>\n<h3>Deeper</h3>"),
        ("## A\n\n###### B\n\n## C", "<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("***", "<hr>"),
        ('"a" -- l\'eau', '<p>"a" -- l\'eau</p>'),
        ("[a](https://x.org/ 'T')", '<p><a href="https://x.org/" rel="noopener" title="T">a</a></p>'),
        ("[a](../b/)", '<p><a href="../b/">a</a></p>'),
        ("[a](mailto:a@x.org)", '<p><a href="mailto:a@x.org">a</a></p>'),
        ("![a](b.jpg)", '<p><img alt="a" src="b.jpg"></p>'),
        ("![a](https://x.org/b.jpg)", "<p><em>a</em></p>"),
        ("![a](//x.org/b.jpg)", "<p><em>a</em></p>"),
        ("![a](../../b.jpg)", "<p><em>a</em></p>"),
        ("![a](data:image/png;base64,x)", "<p><em>a</em></p>"),
    ],
)
def test_html(body: str, html: str) -> None:
    assert render_markdown(body) == html


def test_table() -> None:
    html = render_markdown("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert '<th scope="col">a</th>' in html and "<td>2</td>" in html and "style" not in html


def test_links_lead_to_where_their_target_is_published() -> None:
    html = render_markdown("[a](b.md) [c](d.md) ![e](f.jpg) ![g](h.jpg)", {"b.md": "../b/", "f.jpg": "f-1.jpg"}.get)
    assert 'href="../b/"' in html and 'src="f-1.jpg"' in html and "d.md" not in html and "h.jpg" not in html


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](java\tscript:alert(1))",
        "[a]: javascript:alert(1)\n\n[a]",
        "<javascript:alert(1)>",
        "![a](javascript:alert(1))",
        '[a](x "\\" onclick=alert(1)")',
        "[a](vbscript:x) [b](data:text/html,x)",
        "<iframe src=//x.org></iframe>\n\n<style>a{}</style>",
        "<div>\n\n<b>x</b>\n\n</div>",
    ],
)
def test_nothing_runs(body: str) -> None:
    tree = html5lib.parse(render_markdown(body), namespaceHTMLElements=False)
    for element in tree.iter():
        assert element.tag not in ("script", "iframe", "style", "div", "b")
        assert not any(name.startswith("on") for name in element.attrib)
        address = element.get("href", "") + element.get("src", "")
        assert not address.strip().lower().startswith(("javascript", "vbscript", "data"))


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("x" * (MOST_CHARACTERS + 1), 0),
        ("a\n\nb\n\n" + "[" * 20_000, 4),
        ("a\n\n" + "![" * 10_000, 2),
        ("a\n\n" + "[a](" * 5_000 + "\n\nb", 2),
        ("a\n" + "1. " * 1_000, 1),
        ("a\n" + "* " * 1_000, 1),
        ("> " * 10 + "a", 0),
        ("- a\n" + " " * 44 + "- b", 1),
        ("# \n" * 3_000, 0),
    ],
    ids=["long", "[", "![", "[a](", "1.", "*", ">", "deep", "lines"],
)
def test_what_cannot_be_laid_out_is_named_and_given_as_it_is(body: str, line: int) -> None:
    start = time.perf_counter()
    beyond = unlaid(body)
    html = render_markdown(body)
    assert time.perf_counter() - start < 1
    assert beyond is not None and beyond[0] == line
    assert html.startswith("<pre>") and html.endswith("</pre>")


def test_a_long_story_with_many_links_is_laid_out() -> None:
    body = "\n\n".join(["A paragraph of words. " * 20 + "[a link](https://x.org) [another](../b/)"] * 90)
    assert unlaid(body) is None and render_markdown(body).count("<a ") == 180


@settings(max_examples=300, deadline=5_000)
@given(st.text(st.sampled_from("ab #*_`[]()<>!-=|:1.\n\"'&\\"), max_size=200))
def test_html_is_well_formed_whatever_is_written(body: str) -> None:
    html = render_markdown(body)
    parser = html5lib.HTMLParser(strict=False)
    parser.parseFragment(html)
    assert [error for error in parser.errors if "expected-closing-tag" in error[1]] == []
    assert "<h1" not in html and "<script" not in html
