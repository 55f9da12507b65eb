"""Reads built pages: their links, anchors, languages; enough HTML to test a site, and no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.site.serving import ADDRESS, PATH


@dataclass
class Seen(HTMLParser):
    """What one page names: addresses, ids, and what stands in its head."""

    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    language: str = ""
    headings: list[str] = field(default_factory=list)
    title: str = ""
    named: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    _in_title: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.language = values.get("lang", "")
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(tag)
        if tag == "meta" and "name" in values:
            self.named[values["name"]] = values.get("content", "")
        if tag == "title" and not self.title:
            self._in_title = True
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        if tag == "link" and values.get("rel") == "alternate" and "hreflang" in values:
            self.alternates[values["hreflang"]] = values["href"]
        elif tag in {"a", "link", "use"} and "href" in values:
            self.links.append(values["href"])
        if tag in {"img", "script", "iframe", "source", "embed"} and "src" in values:
            self.sources.append(values["src"])

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False


@cache
def seen(page: Path) -> Seen:
    """What a page names; sites under test do not change."""
    reader = Seen()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader


def pages(site: Path) -> list[Path]:
    """Every page of a site, in a fixed order."""
    return sorted(site.rglob("*.html"))


def inside(site: Path, page: Path, address: str) -> tuple[Path, str] | None:
    """File and fragment to which an address of a page leads; None where it leaves the site."""
    if page.name == "404.html" and address.startswith(PATH):  # stands wherever something was looked for in vain
        address = urljoin(ADDRESS, address)
    whole = address.startswith(ADDRESS)
    parts = urlsplit(address.removeprefix(ADDRESS))
    if parts.scheme or parts.netloc:
        return None
    base = site.resolve() if whole else page.parent
    target = Path(normpath(base / unquote(parts.path))) if parts.path or whole else page
    if target.is_dir():
        target /= "index.html"
    assert target == page or site.resolve() in target.parents, f"{page} leads out of the site: {address}"
    return target, unquote(parts.fragment)


#: pages that stand among others of another kind
_ALONE = {"rules", "dictionary"}


def one_of_each_kind(site: Path, language: str) -> list[Path]:
    """One page of every kind: the largest of those whose paths differ in ids alone.

    `clusters/<id>/<year>/` is one kind; `clusters/<id>/grants/`, a name below several, another.
    """
    found = {page: page.relative_to(site / language).parent.parts for page in sorted((site / language).rglob("*.html"))}
    below = {(len(steps), steps[-1]) for steps in found.values() if len(steps) > 2}
    several = {last for last in below if len({steps[:-1] for steps in found.values() if steps[-1:] == last[1:]}) > 1}
    kinds: dict[tuple[object, ...], Path] = {}
    for page, steps in found.items():
        last = steps[-1] if steps else ""
        fixed = last in _ALONE or (len(steps), last) in several
        kind = (steps[:1], len(steps), last if fixed and not last[:1].isdigit() else last[:1].isdigit())
        if len(steps) < 2:
            kind = (steps,)
        if kind not in kinds or page.stat().st_size > kinds[kind].stat().st_size:
            kinds[kind] = page
    return list(kinds.values())
