"""Reads built pages: their links, anchors, languages; enough HTML to test a site, and no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass
class Seen(HTMLParser):
    """What one page names: addresses, ids, and what stands in its head."""

    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    language: str = ""
    headings: list[str] = field(default_factory=list)

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
        if tag == "link" and values.get("rel") == "alternate" and "hreflang" in values:
            self.alternates[values["hreflang"]] = values["href"]
        elif tag in {"a", "link", "use"} and "href" in values:
            self.links.append(values["href"])
        if tag in {"img", "script", "iframe", "source", "embed"} and "src" in values:
            self.sources.append(values["src"])


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
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    target = page if not parts.path else (page.parent / unquote(parts.path)).resolve()
    if target.is_dir():
        target /= "index.html"
    assert target == page or site.resolve() in target.parents, f"{page} leads out of the site: {address}"
    return target, unquote(parts.fragment)


#: pages that stand among others of another kind
_ALONE = {"grants", "rules", "dictionary"}


def one_of_each_kind(site: Path, language: str) -> list[Path]:
    """One page of every kind: the first of those whose paths differ in ids alone.

    `clusters/<id>/<year>/` is one kind, `clusters/<id>/grants/` another.
    """
    kinds: dict[tuple[str, ...], Path] = {}
    for page in sorted((site / language).rglob("index.html")):
        steps = page.relative_to(site / language).parent.parts or ("",)
        last = steps[-1] if steps[-1] in _ALONE else "number" if steps[-1][:1].isdigit() else "id"
        kinds.setdefault((steps[0], str(len(steps)), last if len(steps) > 1 else ""), page)
    return list(kinds.values())
