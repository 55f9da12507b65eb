"""A story's Markdown as safe HTML: no raw HTML, no script, no heading above the page's own title.

Python-Markdown takes minutes for some texts of a few kilobytes (unclosed brackets) and recurses in others (markers
in a row). `unlaid` names what is beyond bounds, so that it is said where it stands and never laid out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from site_builder.problems import N_

MOST_CHARACTERS = 50_000
MOST_LINES = 2_000
#: characters looked at for the brackets of a text, at worst: about half a second
_MOST_WORK = 3_000_000

_MARKERS = re.compile(r"^[ \t]*(?:(?:>|(?:[-*+]|\d+\.)(?=[ \t]))[ \t]*){9}", re.MULTILINE)
_DEEP = re.compile(r"^(?:[ ]{40}|[ \t]{10}\t)", re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"h[1-6]")
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]|(?:.*[/\\])?\.\.(?:[/\\]|$)")

_TAGS = {"a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "img", "li", "ol", "p", "pre", "strong"}
_TAGS |= {"table", "tbody", "td", "th", "thead", "tr", "ul"}
_ATTRIBUTES = {"a": {"href", "title", "rel"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "th": {"scope"}}
_SCHEMES = {"http", "https", "mailto"}


def unlaid(body: str) -> tuple[int, str] | None:
    """Line (from 0) and message of what can't be laid out in a text, None where all can."""
    if len(body) > MOST_CHARACTERS or body.count("\n") > MOST_LINES:
        return 0, N_("The text is too long for a story. Keep it within two pages, and link to what goes further.")
    deep = _MARKERS.search(body) or _DEEP.search(body)
    if deep:
        message = N_("Too many levels of lists or quotations begin on this line. Keep to three or four.")
        return body.count("\n", 0, deep.start()), message
    work = line = 0
    for paragraph in _GAP.split(body):
        work += paragraph.count("[") * len(paragraph)
        if work > _MOST_WORK:
            message = N_("There are too many brackets in this paragraph. Look for those that are not closed.")
            return line, message
        line += paragraph.count("\n") + 2
    return None


def render_markdown(body: str, beside: Callable[[str], str | None] | None = None) -> str:
    """HTML of a text: headings from h2 on without a gap, links (http, https, mailto, relative), images beside it.

    `beside` gives the address of a file that the text names by its place, None where none is published: a link is then
    its text, an image its alternative text. Without `beside` they stay as they are written.
    What is beyond the bounds of `unlaid` is given as it is written, in one `pre`.
    """
    if unlaid(body):
        return f"<pre>{nh3.clean_text(body)}</pre>"
    converter = markdown.Markdown(extensions=["tables", "sane_lists", _Story(beside)])
    html = converter.convert(body)
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None).strip()


class _Story(Extension):
    """What this project changes: raw HTML is text, and `_Finish` is done last."""

    def __init__(self, beside: Callable[[str], str | None] | None) -> None:
        super().__init__()
        self.beside = beside

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Finish(md, self.beside), "story", 0)


class _Finish(Treeprocessor):
    """Headings in step, links marked, images kept where they lie beside the story."""

    def __init__(self, md: markdown.Markdown, beside: Callable[[str], str | None] | None) -> None:
        super().__init__(md)
        self.beside = beside

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if _HEADING.fullmatch(str(element.tag))]
        highest = min((int(heading.tag[1]) for heading in headings), default=2)
        level = 1
        for heading in headings:
            level = min(int(heading.tag[1]) - highest + 2, level + 1, 4)
            heading.tag = f"h{level}"
        for element in root.iter():
            if element.tag == "a" and element.get("href", "").startswith(("http:", "https:", "//")):
                element.set("rel", "noopener")
            elif element.tag == "th":
                element.set("scope", "col")
            elif element.tag == "img" and _OUTSIDE.match(element.get("src", "")):
                _as_text(element)
            elif self.beside:
                self._lead(element, self.beside)

    def _lead(self, element: Element, beside: Callable[[str], str | None]) -> None:
        """What is named by its place leads to where that is published."""
        name = {"a": "href", "img": "src"}.get(str(element.tag), "")
        written = element.get(name, "")
        if not name or written.startswith(("mailto:", AMP_SUBSTITUTE)):  # an address of mail may be in disguise
            return
        address = beside(written)
        if address is not None:
            element.set(name, address)
        elif element.tag == "img":
            _as_text(element)
        else:
            element.attrib.pop(name, None)


def _as_text(image: Element) -> None:
    """An image from elsewhere becomes its alternative text: the site asks nobody else for anything."""
    image.text = image.get("alt", "")
    image.tag = "em"
    image.attrib.clear()
