"""The organisations of the newest members lists, each once, with all its clusters; by name and by first letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from site_builder.texts import Texts
from site_builder.views.cluster_members import latest_list
from site_builder.views.page import Site

#: what a page of names may weigh, about, in bytes of its names alone, and what an entry and a link weigh beside words
_PAGE, _ENTRY, _LINK = 48_000, 105, 75
#: the shelf of names that begin with no letter
NUMBERS = "0-9"


@dataclass(frozen=True)
class Listed:
    """An organisation: its public fields as the first of its clusters by code lists them, and its clusters by code."""

    name: str
    kind: str
    territory: str
    clusters: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """Organisations on one page: all that begin with a letter, or a range of them."""

    letter: str
    number: int
    of: int
    members: tuple[Listed, ...]

    @property
    def slug(self) -> str:
        """The folder of its page: `a`, `a-2`; a letter of another script by its code."""
        letter = self.letter.lower() if self.letter.isascii() else f"u{ord(self.letter):x}"
        return letter if self.number == 1 else f"{letter}-{self.number}"

    @property
    def name(self) -> str:
        """The letter as it is read."""
        return self.letter.replace("-", "–")

    @property
    def label(self) -> str:
        """The letter, or the range where there are several."""
        return self.name if self.of == 1 else self.range

    @property
    def range(self) -> str:
        """The beginnings of the first and the last name; the whole name of a single one."""
        first, last = self.members[0].name, self.members[-1].name
        return first if len(self.members) == 1 else f"{first[:4].strip()}–{last[:4].strip()}"


def newest_lists(site: Site) -> dict[str, int]:
    """The year of the newest list of each cluster that is active in the newest year of lists, by code."""
    year = latest_list(site, site.records.clusters)
    if year is None:
        return {}
    active = {each.id for each in site.records.active(year)}
    found: dict[str, int] = {}
    for code, when in site.records.members:
        if code in active and when <= year:
            found[code] = max(when, found.get(code, when))
    return found


def listed(site: Site, texts: Texts) -> tuple[Listed, ...]:
    """All organisations of the newest lists, by name."""
    first: dict[str, dict[str, str]] = {}
    clusters: dict[str, list[str]] = {}
    for code, year in newest_lists(site).items():
        for member in site.records.members[code, year]:
            first.setdefault(member["id"], member)
            clusters.setdefault(member["id"], []).append(code)
    found = (
        Listed(member["name"], member["category"], member["territory"], tuple(clusters[ident]))
        for ident, member in first.items()
    )
    return tuple(sorted(found, key=lambda each: (texts.sort_key(each.name), each.name, each.clusters)))


def parts(texts: Texts, members: Sequence[Listed]) -> Iterator[Part]:
    """The organisations by first letter, accents left aside; a letter with too many for one page in equal ranges."""
    shelves: dict[str, list[Listed]] = {}
    for each in members:
        shelves.setdefault(_letter(texts, each.name), []).append(each)
    for letter in sorted(shelves, key=lambda letter: (letter != NUMBERS, letter)):
        its = shelves[letter]
        number = ceil(sum(_weight(each) for each in its) / _PAGE)
        ends = [round(len(its) * part / number) for part in range(number + 1)]
        for part, (start, end) in enumerate(pairwise(ends), 1):
            yield Part(letter, part, number, tuple(its[start:end]))


def _letter(texts: Texts, name: str) -> str:
    first = texts.sort_key(name)[0][:1]
    return first.upper()[0] if first.isalpha() else NUMBERS


def _weight(member: Listed) -> int:
    return len(member.name.encode()) + _ENTRY + _LINK * len(member.clusters)
