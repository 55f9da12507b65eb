"""Budgets and teams: anchored in 2020, where the averages are the published ones, and drawn from there onwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from . import profiles as p
from .draw import Draw
from .region import Cluster, Region
from .share import apportion, balanced

_SPREAD = {"public": 0.16, "fees": 0.13, "services": 0.13, "salaries": 0.09, "external": 0.07}


@dataclass(frozen=True)
class Shape:
    """A cluster's year in large: tenths of FTE, whole euros, shares (0 to 1; fees and services of own resources)."""

    fte: int
    revenue: int
    expenditure: int
    public: float
    fees: float
    services: float
    salaries: float
    external: float


class Economy:
    """The shapes of all clusters and years."""

    def __init__(self, region: Region) -> None:
        self._region = region
        there = [cluster for cluster in region.clusters.values() if cluster.active(p.ANCHOR_YEAR)]
        self._anchors = _anchors(there)
        self.shapes = lru_cache(maxsize=None)(self._shapes)

    def _shapes(self, cluster_id: str) -> Mapping[int, Shape]:
        cluster = self._region.clusters[cluster_id]
        return {year: shape for year, shape in _course(cluster, self._anchor(cluster)).items() if cluster.active(year)}

    def _anchor(self, cluster: Cluster) -> Shape:
        """Its own shape of 2020, or what its predecessors together would have had."""
        if cluster.id in self._anchors:
            return self._anchors[cluster.id]
        parts = [self._anchor(self._region.clusters[one]) for one in cluster.succeeds]
        revenue = sum(part.revenue for part in parts)
        mean = {name: sum(getattr(part, name) * part.revenue for part in parts) / revenue for name in _SPREAD}
        return Shape(sum(part.fte for part in parts), revenue, sum(part.expenditure for part in parts), **mean)


def _anchors(clusters: list[Cluster]) -> dict[str, Shape]:
    count = len(clusters)
    # The team and the budget of a cluster are near its profile, never quite it.
    rough = [Draw(cluster.id, "size") for cluster in clusters]
    fte = apportion(
        round(10 * p.PUBLISHED_2020["fte"] * count),
        [c.profile.fte * (1 + d.wave(0.06)) for c, d in zip(clusters, rough, strict=True)],
    )
    revenue = apportion(
        p.PUBLISHED_2020["budget"] * count,
        [c.profile.budget * (1 + d.wave(0.06)) for c, d in zip(clusters, rough, strict=True)],
    )
    balance = balanced([d.wave(0.05) for d in rough], revenue)
    expenditure = [round(part * (0.991 + off)) for part, off in zip(revenue, balance, strict=True)]
    public = _shares("public", clusters, revenue)
    own = [part * (1 - share) for part, share in zip(revenue, public, strict=True)]
    columns = {"public": public, "fees": _shares("fees", clusters, own), "services": _shares("services", clusters, own)}
    columns |= {name: _shares(name, clusters, expenditure) for name in ("salaries", "external")}
    return {
        cluster.id: Shape(fte[i], revenue[i], expenditure[i], **{name: shares[i] for name, shares in columns.items()})
        for i, cluster in enumerate(clusters)
    }


def _shares(name: str, clusters: list[Cluster], weights: list[float]) -> list[float]:
    """Shares around the published one, which is both their mean and the share of the whole."""
    target = p.PUBLISHED_2020[name]
    drawn = [Draw(cluster.id, "share", name).wave(_SPREAD[name]) for cluster in clusters]
    return [target + deviation for deviation in balanced(drawn, weights)]


def _course(cluster: Cluster, anchor: Shape) -> dict[int, Shape]:
    draw = Draw(cluster.id, "course")
    trend = draw.wave(0.02)
    budget_level, fte_level = 1.0, 1.0
    course = {p.ANCHOR_YEAR: anchor}
    for year in sorted(p.YEARS, key=lambda year: (year > p.ANCHOR_YEAR, year)):
        budget_off, fte_off, spent, drift = draw.wave(0.06), draw.wave(0.05), draw.wave(0.06), draw.wave(0.025)
        if year == p.ANCHOR_YEAR:
            continue
        if year > p.ANCHOR_YEAR:
            turn = p.TURNS.get((cluster.id, year), p.Turn())
            budget_level *= (1 + trend) * turn.budget
            fte_level *= (1 + trend / 2) * turn.fte
        revenue = round(anchor.revenue * p.BUDGET_COURSE[year] * budget_level * (1 + budget_off))
        course[year] = Shape(
            fte=round(anchor.fte * p.FTE_COURSE[year] * fte_level * (1 + fte_off)),
            revenue=revenue,
            expenditure=round(revenue * (0.99 + spent)),
            public=_moved(anchor.public, p.PUBLIC_COURSE, year, drift),
            fees=_moved(anchor.fees, p.FEES_COURSE, year, draw.wave(0.02)),
            services=_moved(anchor.services, p.SERVICES_COURSE, year, draw.wave(0.02)),
            salaries=_moved(anchor.salaries, p.SALARIES_COURSE, year, draw.wave(0.015)),
            external=_moved(anchor.external, p.EXTERNAL_COURSE, year, draw.wave(0.015)),
        )
    return course


def _moved(share: float, course: dict[int, float], year: int, off: float) -> float:
    return share + course[year] - course[p.ANCHOR_YEAR] + off
