"""Everything on record, in one value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from site_builder.records.cluster import Cluster, Story, Target
from site_builder.records.definition import Definition
from site_builder.records.region import Objectives, Region


@dataclass(frozen=True)
class Records:
    """Everything on record. Records of a period are mappings as in their files, by cluster and period.

    All mappings are in a fixed order: by cluster id, then period; definitions by id.
    """

    region: Region
    objectives: Objectives
    clusters: dict[str, Cluster]
    annual: dict[tuple[str, int], dict[str, Any]]
    quarterly: dict[tuple[str, int, int], dict[str, Any]]
    members: dict[tuple[str, int], list[dict[str, Any]]]
    targets: dict[str, tuple[Target, ...]]
    stories: tuple[Story, ...]
    definitions: dict[str, Definition]
    territories: Mapping[str, Any] | None = None

    def active(self, year: int) -> Iterator[Cluster]:
        """The clusters that are active in the year, by id."""
        return (cluster for cluster in self.clusters.values() if cluster.active_in(year))

    def moved(self, cluster: str, year: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]] | None:
        """The members who joined and those who left since the list of the year before, by id; None without both lists.

        Without the list of the year before nobody moved: a cluster's first list, also a successor's, is a beginning.
        """
        lists = self.members.get((cluster, year)), self.members.get((cluster, year - 1))
        if lists[0] is None or lists[1] is None:
            return None
        now, then = ({member["id"]: member for member in each or ()} for each in lists)
        joined, left = sorted(now.keys() - then.keys()), sorted(then.keys() - now.keys())
        return [now[each] for each in joined], [then[each] for each in left]

    @cached_property
    def years(self) -> range:
        """From the first year of reporting to the newest on record; empty where nothing is."""
        newest = max((key[1] for kind in (self.annual, self.quarterly, self.members) for key in kind), default=None)
        first = self.region.reporting.first_year
        return range(first, first if newest is None else newest + 1)

    @property
    def newest_quarter(self) -> tuple[int, int] | None:
        """Year and number of the newest quarter on record."""
        return max(((year, quarter) for _, year, quarter in self.quarterly), default=None)
