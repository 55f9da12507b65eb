"""What clusters did together, counted from their yearly records: kinds, pairs, partner regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from site_builder.views.page import Site

Entry = Mapping[str, Any]
#: two ids, the first in the alphabet before
Pair = tuple[str, str]


@dataclass(frozen=True)
class Work:
    """The collaborations of a year, each with the cluster that reports it: `given` of `expected` clusters reported."""

    year: int
    given: int
    expected: int
    entries: tuple[tuple[str, Entry], ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.entries)

    def of_kind(self, kind: str) -> int:
        """How many are of a kind; one may be of several."""
        return sum(kind in entry.get("kinds", ()) for _, entry in self.entries)

    def s3_share(self) -> float | None:
        """The share of those that implement the specialisation strategy; None where there is no collaboration."""
        return sum(bool(entry.get("s3")) for _, entry in self.entries) / self.total if self.entries else None

    def pairs(self) -> Counter[Pair]:
        """How often two clusters worked together: each collaboration counts for every pair that takes part in it."""
        found: Counter[Pair] = Counter()
        for owner, entry in self.entries:
            found.update(combinations(sorted({owner, *entry.get("clusters", ())}), 2))
        return found

    def with_partner(self, partner: str) -> Counter[str]:
        """The clusters that reported collaborations with a partner region, each with how many."""
        return Counter(owner for owner, entry in self.entries if partner in entry.get("partners", ()))


def work_of(site: Site, year: int) -> Work:
    """The collaborations of a year."""
    records = {cluster: record for (cluster, when), record in site.records.annual.items() if when == year}
    return Work(
        year=year,
        given=len(records),
        expected=sum(1 for _ in site.records.active(year)),
        entries=tuple((cluster, entry) for cluster, it in records.items() for entry in it.get("collaborations", ())),
    )
