"""The members lists: who stays, leaves, joins, comes back, and whom a merger carries over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from .draw import Draw
from .organisations import Organisation, common_organisation, common_weights, own_organisation
from .profiles import ANCHOR_YEAR, FIRST_YEAR, MEMBERS_COURSE, PROFILES, PUBLISHED_2020, TURNS
from .region import Cluster, Region
from .share import apportion

_LEAVES = {
    "company_sme": 0.072, "company_mid": 0.05, "company_large": 0.035,
    "research": 0.02, "training": 0.025, "public": 0.02, "other": 0.05,
}  # fmt: skip
_COMES_BACK = 0.03
_COMMON_JOINERS = 0.95  # joiners from the common pool, against its share in the first list


@dataclass
class Roll:
    """A cluster's members of one year: first year of membership by organisation, and how many joined in that year."""

    since: dict[Organisation, int]
    joined: int
    left: set[Organisation] = field(default_factory=set)

    def sorted(self) -> list[tuple[Organisation, int]]:
        """Members with their first year, by id."""
        return sorted(self.since.items(), key=lambda item: item[0].id)


class Membership:
    """The rolls of all clusters; each is drawn once, from its own draws and those of its predecessors."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._sizes = _anchor_sizes(region.clusters)
        self.rolls = lru_cache(maxsize=None)(self._rolls)

    def _rolls(self, cluster_id: str) -> dict[int, Roll]:
        cluster = self._region.clusters[cluster_id]
        heirs = [self.rolls(one)[cluster.start - 1] for one in cluster.succeeds]
        return dict(_course(cluster, self._sizes.get(cluster_id, 0), heirs))


def _anchor_sizes(clusters: Mapping[str, Cluster]) -> dict[str, int]:
    there = [cluster for cluster in clusters.values() if cluster.active(ANCHOR_YEAR)]
    total = PUBLISHED_2020["members"] * len(there)
    parts = apportion(total, [cluster.profile.members for cluster in there])
    return {cluster.id: part for cluster, part in zip(there, parts, strict=True)}


def _course(cluster: Cluster, anchor: int, heirs: list[Roll]) -> Iterator[tuple[int, Roll]]:
    draw = Draw(cluster.id, "members")
    newcomers = _Newcomers(cluster, draw)
    roll: Roll | None = None
    level = 1.0
    for year in cluster.years:
        if heirs and roll is None:
            carried, gone = _merged(heirs)
            anchor = len(carried) / MEMBERS_COURSE[year - 1]
            roll = Roll(carried, 0, gone)
        level *= _step(cluster, year, draw)
        target = round(anchor * MEMBERS_COURSE[year] * level)
        if year == ANCHOR_YEAR and not heirs:
            target, level = anchor, 1.0
        roll = (
            _first(cluster, target, newcomers, draw)
            if roll is None
            else _next(roll, year, target, newcomers, draw, cluster)
        )
        yield year, roll


def _step(cluster: Cluster, year: int, draw: Draw) -> float:
    turn = TURNS.get((cluster.id, year))
    trend = 1 + (cluster.profile.growth - 1) / 5 if year > ANCHOR_YEAR else 1
    return trend * (1 + draw.wave(0.02)) * (turn.members if turn else 1)


def _merged(heirs: list[Roll]) -> tuple[dict[Organisation, int], set[Organisation]]:
    """Members of all predecessors, each with its earliest year; those who had left one and stand in none."""
    carried: dict[Organisation, int] = {}
    for roll in heirs:
        for one, since in roll.since.items():
            carried[one] = min(since, carried.get(one, since))
    gone = set().union(*(roll.left for roll in heirs)) - carried.keys()
    return carried, gone


def _first(cluster: Cluster, target: int, newcomers: _Newcomers, draw: Draw) -> Roll:
    since: dict[Organisation, int] = {}
    span = FIRST_YEAR - cluster.profile.since
    for _ in range(target):
        # As many joined in the first year as will in the next ones, the others at any time before.
        new = draw.chance(0.085)
        first = FIRST_YEAR if new else cluster.profile.since + draw.whole(0, span - 1)
        since[newcomers.next(first, cluster.profile.shared)] = first
    return Roll(since, sum(1 for first in since.values() if first == FIRST_YEAR))


def _next(roll: Roll, year: int, target: int, newcomers: _Newcomers, draw: Draw, cluster: Cluster) -> Roll:
    turnover = cluster.profile.turnover * (1.12 if year in (2020, 2021) else 1.0)
    leaving = {one for one in sorted(roll.since, key=_id) if draw.chance(_LEAVES[one.category] * turnover)}
    staying = {one: since for one, since in roll.since.items() if one not in leaving}
    surplus = len(staying) - target + round(0.02 * target)
    if surplus > 0:
        also = set(draw.sample({one: 1.0 for one in sorted(staying, key=_id)}, surplus))
        leaving |= also
        staying = {one: since for one, since in staying.items() if one not in also}
    first_years = newcomers.seen
    first_years.update(roll.since)
    back = [one for one in sorted(roll.left, key=_id) if one in first_years and draw.chance(_COMES_BACK)]
    kept = len(staying)
    for one in back[: max(0, target - kept)]:
        staying[one] = first_years[one]
    while len(staying) < target:
        staying[newcomers.next(year, cluster.profile.shared * _COMMON_JOINERS)] = year
    return Roll(staying, len(staying) - kept, (roll.left | leaving) - staying.keys())


def _id(one: Organisation) -> str:
    return one.id


class _Newcomers:
    """Organisations that a cluster has not seen before: its own, one after the other, or from the common pool."""

    def __init__(self, cluster: Cluster, draw: Draw) -> None:
        self.seen: dict[Organisation, int] = {}
        self._cluster = cluster
        self._draw = draw
        weights = common_weights(cluster.domains)
        order = Draw(cluster.id, "common pool").sample(weights, len(weights))
        self._common = [common_organisation(index) for index in reversed(order)]
        self._own = 0

    def next(self, since: int, common: float) -> Organisation:
        """One more, that joins in `since`, from the common pool with this probability."""
        while self._draw.chance(common) and self._common:
            one = self._common.pop()
            if one not in self.seen:
                return self._note(one, since)
        profile = PROFILES[self._cluster.id]
        one = own_organisation(profile.block, self._own, self._cluster.domains, profile.home, since)
        self._own += 1
        return self._note(one, since)

    def _note(self, one: Organisation, since: int) -> Organisation:
        self.seen[one] = since
        return one
