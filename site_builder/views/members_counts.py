"""The members of all clusters, counted: organisations and memberships, kinds, years, who came and who went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from site_builder.views.page import Site

Member = Mapping[str, Any]

#: where each class of years of membership begins; the last has no end
STAYS = (0, 2, 5, 10)


@dataclass(frozen=True)
class Lists:
    """The members lists of one year: `given` of `expected` clusters have one.

    `clusters_of` says of each organisation in how many clusters it is; `kinds` are of organisations, each once;
    `stays` are memberships by the class of their years, as far as their first year is on record.
    """

    year: int
    given: int
    expected: int
    memberships: int
    clusters_of: Mapping[str, int]
    kinds: Mapping[str, int]
    territories: Mapping[str, int]
    startups: int
    stays: tuple[int, ...]
    years_of_membership: float | None

    @property
    def organisations(self) -> int:
        """Distinct organisations."""
        return len(self.clusters_of)

    def in_clusters(self, least: int, most: int | None = None) -> int:
        """Organisations that are in so many clusters."""
        return sum(least <= number and (most is None or number <= most) for number in self.clusters_of.values())


@dataclass(frozen=True)
class Moves:
    """Memberships that began and ended between the lists of two years, in the clusters that have both."""

    year: int
    joined: int
    left: int
    clusters: int
    expected: int


def lists_of(site: Site, year: int) -> Lists:
    """The members lists of a year, counted."""
    lists = [members for (_, when), members in site.records.members.items() if when == year]
    first: dict[str, Member] = {}
    clusters_of: Counter[str] = Counter()
    startups: set[str] = set()
    stays: list[int] = []
    for members in lists:
        for member in members:
            first.setdefault(member["id"], member)
            clusters_of[member["id"]] += 1
            if member.get("startup"):
                startups.add(member["id"])
            if "since" in member:
                stays.append(year - member["since"])
    return Lists(
        year=year,
        given=len(lists),
        expected=sum(1 for _ in site.records.active(year)),
        memberships=clusters_of.total(),
        clusters_of=clusters_of,
        kinds=Counter(member["category"] for member in first.values()),
        territories=Counter(member["territory"] for member in first.values()),
        startups=len(startups),
        stays=_classes(stays),
        years_of_membership=sum(stays) / len(stays) if stays else None,
    )


def _classes(stays: list[int]) -> tuple[int, ...]:
    ends = [*pairwise(STAYS), (STAYS[-1], None)]
    return tuple(sum(low <= stay and (high is None or stay < high) for stay in stays) for low, high in ends)


def moves_of(site: Site, year: int) -> Moves | None:
    """Who came and went since the year before; None where no cluster has both lists."""
    joined = left = clusters = 0
    for cluster in site.records.active(year):
        moved = site.records.moved(cluster.id, year)
        if moved is not None:
            joined, left, clusters = joined + len(moved[0]), left + len(moved[1]), clusters + 1
    expected = sum(cluster.active_in(year - 1) for cluster in site.records.active(year))
    return Moves(year, joined, left, clusters, expected) if clusters else None
