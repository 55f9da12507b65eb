"""What clusters did together, counted from their yearly records: kinds, pairs, domains, partner regions."""

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
    #: the leading domain of each cluster
    leads: Mapping[str, str]

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

    def shared(self) -> int:
        """How many have another cluster in them."""
        return sum(bool(set(entry.get("clusters", ())) - {owner}) for owner, entry in self.entries)

    def domains_of(self, owner: str, entry: Entry) -> frozenset[str]:
        """The domains that a collaboration names, and those that the clusters in it lead in."""
        clusters = (owner, *entry.get("clusters", ()))
        return frozenset({*entry.get("domains", ()), *(self.leads[each] for each in clusters)})

    def across(self) -> int:
        """How many join two domains or more."""
        return sum(len(self.domains_of(owner, entry)) > 1 for owner, entry in self.entries)

    def domain_pairs(self) -> Counter[Pair]:
        """How often two domains met; with itself, how often a domain had a collaboration to itself."""
        found: Counter[Pair] = Counter()
        for owner, entry in self.entries:
            domains = sorted(self.domains_of(owner, entry))
            found.update(combinations(domains, 2) if len(domains) > 1 else [(domains[0], domains[0])])
        return found

    def partner_domains(self, partner: str) -> Counter[str]:
        """The domains of the collaborations with a partner region, each with how many."""
        return Counter(
            domain
            for owner, entry in self.entries
            if partner in entry.get("partners", ())
            for domain in self.domains_of(owner, entry)
        )

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
        leads={each.id: each.domain for each in site.records.clusters.values()},
    )
