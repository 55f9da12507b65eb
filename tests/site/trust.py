"""What a page must never do: set clusters in the order of a figure, or an objective beside a grant.

Reads the built markup: lists, tables and drawings in which clusters follow one another, marks of objectives, words and
titles of grants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import lxml.etree
import yaml

from site_builder.schema import Schemas
from site_builder.texts import Texts

_FEW = 4
_WORDS = lxml.etree.XPath("string()")
_CLUSTER = re.compile(r"(?:^|/)clusters/([a-z0-9-]+)/")
#: drawings that set clusters beside each other by nature, none by a figure: who became whom, who works with whom
_RELATIONS = ("lineage", "network", "crossings", "map")
_OF_DRAWINGS = {"svg", "g", "symbol", "defs", "pattern"}
_OBJECTIVE = {"objective", "objective-lines", "state", "own__state"}
_GRANT_FIELDS = {("grants", "[]", "grant"), ("grants", "[]", "eligible_cost")}
_GRANT_HEADS = ("Grant", "Eligible cost")


@dataclass(frozen=True)
class Region:
    """What the checks know of a region, from its own files.

    `names` and `domains` are each cluster's, `order` the domains' as the region names them; `titles` what its grants
    are called, `words` what the fields of a grant are called, in each language.
    """

    names: dict[str, str]
    domains: dict[str, tuple[str, ...]]
    order: tuple[str, ...]
    titles: frozenset[str]
    words: frozenset[str]

    @cached_property
    def beginning(self) -> re.Pattern[str]:
        """Matches a text that begins with a cluster's name."""
        return re.compile(
            "(" + "|".join(map(re.escape, sorted(self.names.values(), key=len, reverse=True))) + r")(?:\s|$)"
        )

    @classmethod
    def of(cls, folder: Path) -> Region:
        """The region whose files lie in the folder."""
        read = {file: yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) for file in _files(folder)}
        profiles = [value for file, value in read.items() if file.name == "cluster.yml"]
        grants = [grant for value in read.values() for grant in value.get("grants") or ()]
        languages = read[folder / "data" / "region.yml"].get("languages", ["en"])
        texts = [Texts(language, languages) for language in languages]
        fields = [field for field in Schemas.load().fields("annual") if field.path in _GRANT_FIELDS]
        return cls(
            names={one["id"]: one["name"] for one in profiles},
            domains={one["id"]: tuple(one["domains"]) for one in profiles},
            order=tuple(one["id"] for one in read[folder / "data" / "region.yml"]["domains"]),
            titles=frozenset(text for grant in grants for text in _texts(grant.get("title", "")) if len(text) > 8),
            words=frozenset(
                word for one in texts for word in (*map(one.gettext, _GRANT_HEADS), *(one.say(f.title) for f in fields))
            ),
        )

    def in_order(self, clusters: list[str], key: object) -> bool:
        """True where clusters stand by name, or by domain and in each by name."""
        named = [key(self.names[one]) for one in clusters]
        if named == sorted(named):
            return True
        pairs = [
            [(self.order.index(d), name) for d in self.domains[one]] for one, name in zip(clusters, named, strict=True)
        ]
        last = (-1, named[0])
        for choices in pairs:
            later = [pair for pair in choices if pair >= last]
            if not later:
                return False
            last = min(later)
        return True


def _files(folder: Path) -> Iterator[Path]:
    yield folder / "data" / "region.yml"
    yield from sorted((folder / "data" / "clusters").glob("*/cluster.yml"))
    yield from sorted((folder / "data" / "clusters").glob("*/[0-9][0-9][0-9][0-9].yml"))


def _texts(said: str | dict[str, str]) -> Iterable[str]:
    return said.values() if isinstance(said, dict) else (said,)


def text_of(element: lxml.etree._Element) -> str:
    """The words of an element, blanks made one."""
    return " ".join(_WORDS(element).split())


def sequences(top: lxml.etree._Element, region: Region) -> Iterator[tuple[str, list[str]]]:
    """Where clusters follow one another with figures: rows, items, or labels of a drawing; each with its clusters."""
    known = {name: ident for ident, name in region.names.items()}
    main = top.find(".//main")
    text, linked = (
        _WORDS(main),
        {found[1] for link in main.iter("a") if (found := _CLUSTER.search(link.get("href", "")))},
    )
    if sum(name in text or ident in linked for name, ident in known.items()) < _FEW:
        return
    for holder in top.iterfind(".//main//*"):
        if len(holder) < _FEW or holder.tag in _OF_DRAWINGS:
            continue
        found = [
            (item, ident) for item in holder if isinstance(item.tag, str) and (ident := _about(item, known, region))
        ]
        clusters = [ident for _, ident in found]
        if len(set(clusters)) == len(clusters) >= _FEW and all(_has_figure(item) for item, _ in found):
            yield f"{holder.tag}.{holder.get('class', '')}", clusters
    for drawing in top.xpath("//main//svg"):
        clusters = _drawn(drawing, known)
        if len(set(clusters)) >= _FEW and not _shows_relations(drawing):
            yield "svg", list(dict.fromkeys(clusters))


def _about(item: lxml.etree._Element, known: dict[str, str], region: Region) -> str | None:
    """The cluster with whose name, or with a link to which, a row or an item begins."""
    first = item[0] if item.tag == "tr" and len(item) else item
    link = next(first.iter("a"), None)
    text = text_of(first)
    if link is not None and text.startswith(text_of(link)):
        linked = _CLUSTER.search(link.get("href", ""))
        if linked and linked[1] in known.values():
            return linked[1]
    named = region.beginning.match(text)
    return known[named[1]] if named else None


def _has_figure(item: lxml.etree._Element) -> bool:
    return bool(re.search(r"\d", text_of(item)))


def _drawn(drawing: lxml.etree._Element, known: dict[str, str]) -> list[str]:
    """The clusters that the words of a drawing name, each word by itself, from top to bottom as they are written."""
    return [known[text] for word in drawing.xpath(".//text") if (text := text_of(word)) in known]


def _shows_relations(drawing: lxml.etree._Element) -> bool:
    around = " ".join(drawing.xpath("ancestor::*/@class"))
    return any(f"picture--{kind}" in around for kind in _RELATIONS)


def compared(top: lxml.etree._Element, region: Region) -> Iterator[str]:
    """Drawings of figures in which more than one cluster has its mark."""
    known = {name: ident for ident, name in region.names.items()}
    for drawing in top.xpath("//main//svg"):
        clusters = set(_drawn(drawing, known))
        if len(clusters) > 1 and not _shows_relations(drawing):
            yield f"drawing of {sorted(clusters)[:4]}"


def shows_objective(top: lxml.etree._Element) -> bool:
    """True where the result of an objective stands on the page."""
    return any(not _OBJECTIVE.isdisjoint(names.split()) for names in top.xpath("//main//@class"))


def grants_shown(top: lxml.etree._Element, region: Region) -> Iterable[str]:
    """The grants that a page shows: by the heads of their columns, or by what they are called."""
    main = top.find(".//main")
    heads = {text_of(head) for head in main.iter("th", "dt")}
    text = text_of(main)
    return sorted((heads & region.words) | {title for title in region.titles if title in text})
