"""A review as Markdown, as GitHub shows it: what a file says stays text, and the whole fits a comment."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from unittest import mock

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reviews import much, strange
from regions import CASES, change, copy_of

from site_builder.review import markdown
from site_builder.review.comparing import compare
from site_builder.review.screen import outline_of
from site_builder.review.wording import line
from site_builder.texts import Texts

EN = Texts("en", ("en", "fr"))
#: what GitHub and GitLab make something of, wherever it stands in a text
LIVE = re.compile(r"@\w|#\d|![0-9]|://|\bwww\.|:[a-z+]+:|\bGH-\d", re.IGNORECASE)
HOSTILE = (
    "@team",
    "fixes #12",
    "</details></summary>",
    "<img src=x onerror=alert(1)>",
    "![](https://evil.example/p.png)",
    "[click](javascript:alert(1))",
    "www.evil.example https://evil.example ftp://evil.example",
    "jean.dupont@evil.example",
    "mailto:a@evil.example",
    "`code` **bold** _it_ ~~no~~ $x^2$ $$y$$",
    "| a | b |",
    "# title",
    "- [ ] task",
    "1. one",
    "12) two",
    "> quote",
    "```",
    "---",
    "===",
    "&lt;b&gt; &#64;team",
    "[^1] [x]: y",
    "a\n\n# b",
    "a\u2028</details>\r\n\r\n@team",
    "<!-- hidden",
    "\\",
    "/close",
    ":tada:",
    "GH-7 owner/repo#7 deadbeef0",
    "{+ins+} [-del-]",
    "\u202eabc\u0000",
    "<?x ?> <![CDATA[x]]> <!DOCTYPE x>",
    "    indented",
)


def shown(text: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)


class Parts(HTMLParser):
    """All marks of a page in their order but those of code, which a strange place loses, and all of its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.marks: list[object] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.marks += [(tag, *attrs)] if tag not in ("span", "code") else []

    def handle_endtag(self, tag: str) -> None:
        self.marks += [f"/{tag}"] if tag not in ("span", "code") else []

    def handle_data(self, data: str) -> None:
        self.words += data

    def unknown_decl(self, data: str) -> None:
        self.marks.append(data)

    handle_comment = handle_decl = handle_pi = unknown_decl


@cache
def parts(text: str) -> Parts:
    with mock.patch("site_builder.review.screen._WIDE", 10_000):  # long words make no other screen
        return Parts(shown(markdown.write(strange(text), EN)))


def test_hostile_words_stay_text() -> None:
    for text in HOSTILE:
        stays_text(text)


@given(st.text(max_size=40) | st.text("<>&`*_[]()#@!|$:/\\ \n-.0x", max_size=30))
@settings(max_examples=10, deadline=None)
def test_what_a_file_says_stays_text(text: str) -> None:
    stays_text(text)


def stays_text(text: str) -> None:
    text += "x"
    hostile = parts(text)
    assert hostile.marks == parts("x").marks
    assert not LIVE.search(hostile.words)
    assert line(text)[:20] in hostile.words.replace("\u200b", "")


def test_nothing_changed() -> None:
    review = compare(CASES / "good" / "rivers", str(CASES / "good" / "rivers"))
    told = markdown.write(review, EN)
    assert told.startswith("## Nothing changed.\n\n<sub>Compared: ")
    assert len(told.splitlines()) == 3


def test_a_whole_new_year_fits_one_screen(tmp_path) -> None:
    before = copy_of("rivers", tmp_path)
    for path in [*before.glob("data/clusters/alder/2023*.yml"), before / "data/members/alder/2023.yml"]:
        path.unlink()
    review = compare(CASES / "good" / "rivers", str(before))
    top, _, below = markdown.write(review, EN).partition("<details>")
    assert "Yearly record 2023" in top and "Key figures" in top
    assert sum(1 + len(each) // 95 for each in top.splitlines()) <= 40
    assert below.count("<details>") + 1 == below.count("</details>") >= 6


def test_a_change_of_many_clusters_is_a_row_each_and_fits_a_comment() -> None:
    told = markdown.write(much(22, 60), EN)
    top = told.partition("<details>")[0]
    assert len(told.encode()) < markdown.MOST
    assert top.count("\n| Saules") == 22
    assert sum(1 + len(each) // 95 for each in top.splitlines()) <= 45
    assert told.count("<summary>") > 22


def test_however_much_changes_it_fits_a_comment_and_says_so() -> None:
    shortened = EN.gettext("Shortened so that it fits here: all of it is in the file review.html.")
    for review in (much(22, 300), much(150, 6), much(2, 300, "@<&" * 50), strange("&<*" * 200)):
        told = markdown.write(review, EN)
        assert len(told.encode()) <= markdown.MOST
        assert told.count("<details>") == told.count("</details>")
        assert shortened in told
    least = markdown.render(outline_of(much(9, 9), EN), most=300)
    assert least.startswith("## ") and least.rstrip().endswith("</sub>")


def test_one_value_is_one_line(tmp_path) -> None:
    region = copy_of("rivers", tmp_path)
    change(region / "data/clusters/alder/2023.yml", "overheads: ", "overheads: 1")
    told = markdown.write(compare(region, str(CASES / "good" / "rivers")), EN)
    assert "### What changes\n\n- **Yearly record 2023**: 1 value changed\n" in told
    assert re.search(r"- Overheads: €[\d,]+ → €1[\d,]+ \(\+[\d.]+%\)\n", told)
