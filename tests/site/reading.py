"""Reads built pages: their links, anchors, languages; enough HTML to test a site, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from os.path import isdir, normpath
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.etree

from tests.site.serving import ADDRESS, PATH

_UTF8 = lxml.etree.HTMLParser(encoding="utf-8")  # as lxml.html reads, without its classes, which take as long again


@dataclass(frozen=True)
class Seen:
    """What one page names: addresses, ids, and what stands in its head (`named` are its `meta`, by name)."""

    links: tuple[str, ...]
    sources: tuple[str, ...]
    ids: tuple[str, ...]
    alternates: dict[str, str]
    language: str
    title: str
    named: dict[str, str]
    canonical: str


def tree(page: Path) -> lxml.etree._Element:
    """The elements of a page."""
    return lxml.etree.fromstring(page.read_bytes(), parser=_UTF8)


@cache
def seen(page: Path) -> Seen:
    """What a page names; sites under test do not change."""
    top = tree(page)
    alternates = {link.get("hreflang"): link.get("href") for link in top.xpath("//link[@rel='alternate'][@hreflang]")}
    links = top.xpath("//a/@href | //link[not(@hreflang)]/@href | //use/@href | //*[local-name()='a']/@href")
    sources = top.xpath("//img/@src | //script/@src | //iframe/@src | //source/@src | //embed/@src")
    return Seen(
        links=tuple(dict.fromkeys(map(str, links))),
        sources=tuple(map(str, sources)),
        ids=tuple(map(str, top.xpath("//@id"))),
        alternates=alternates,
        language=top.get("lang", ""),
        title="".join(top.xpath("//head/title/text()")),
        named={meta.get("name"): meta.get("content", "") for meta in top.xpath("//head/meta[@name]")},
        canonical="".join(map(str, top.xpath("//link[@rel='canonical']/@href"))),
    )


def pages(site: Path) -> list[Path]:
    """Every page of a site, in a fixed order."""
    return sorted(site.rglob("*.html"))


@cache
def _real(path: Path) -> Path:
    return path.resolve()


@cache
def _file(path: str) -> Path:
    """The file that is shown at a path: of a folder its page."""
    return Path(path, "index.html") if isdir(path) else Path(path)


def inside(site: Path, page: Path, address: str) -> tuple[Path, str] | None:
    """File and fragment to which an address of a page leads; None where it leaves the site."""
    if page.name == "404.html" and address.startswith(PATH):  # stands wherever something was looked for in vain
        address = urljoin(ADDRESS, address)
    whole = address.startswith(ADDRESS)
    parts = urlsplit(address.removeprefix(ADDRESS))
    if parts.scheme or parts.netloc:
        return None
    top = _real(site)
    if not parts.path and not whole:
        return page, unquote(parts.fragment)
    target = _file(normpath(f"{top if whole else page.parent}/{unquote(parts.path)}"))
    assert target == page or str(target).startswith(f"{top}/"), f"{page} leads out of the site: {address}"
    return target, unquote(parts.fragment)


#: pages that stand among others of another kind
_ALONE = {"rules", "dictionary"}


def one_of_each_kind(site: Path, language: str) -> list[Path]:
    """One page of every kind: the largest of those whose paths differ in ids alone.

    `clusters/<id>/<year>/` is one kind; `clusters/<id>/grants/`, a name below several, another.
    """
    found = {page: page.relative_to(site / language).parent.parts for page in sorted((site / language).rglob("*.html"))}
    parents: dict[tuple[str, int, str], set[tuple[str, ...]]] = {}
    for steps in found.values():
        if len(steps) > 2:
            parents.setdefault((steps[0], len(steps), steps[-1]), set()).add(steps[:-1])
    kinds: dict[tuple[object, ...], Path] = {}
    for page, steps in found.items():
        last = steps[-1] if steps else ""
        fixed = last in _ALONE or len(parents.get((*steps[:1], len(steps), last), ())) > 1
        number = "year" if last.isdigit() else "date" if last[:1].isdigit() else ""
        kind = (*steps[:1], len(steps), number, last if fixed and not number else "")
        if kind not in kinds or page.stat().st_size > kinds[kind].stat().st_size:
            kinds[kind] = page
    return list(kinds.values())
