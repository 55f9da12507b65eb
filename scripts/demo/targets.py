"""The clusters' own objectives: two a year for the short term, two a period for the long term."""

from __future__ import annotations

from collections.abc import Callable

from . import profiles
from .annual import results
from .collaborations import collaborations
from .draw import Draw
from .members import Membership
from .quarterly import grid
from .region import Cluster, Region

_SHORT: dict[str, tuple[str, str]] = {
    "roadmap-contributions": ("s3", "roadmap_contributions"),
    "joint-projects": ("network", "joint_projects"),
    "collective-actions": ("network", "collective_actions"),
    "prospecting-actions": ("business_model", "prospecting_actions"),
    "international-actions": ("communication", "international_actions"),
}
_KINDS = {
    "company-research": "company_research",
    "cross-sector": "cross_sector",
    "inter-cluster": "inter_cluster",
    "inter-regional": "inter_regional",
}
_RESULTS = ("innovation-projects", "jobs-supported")
_PERIODS = ((2020, 2022), (2023, 2025), (2026, 2028))
_LAST_SHORT = profiles.LAST_QUARTER[0]


def targets(region: Region, membership: Membership, cluster: Cluster) -> list[dict]:
    """The targets of a cluster, by first year, last year and indicator."""
    found = []
    for year in range(profiles.ANCHOR_YEAR, _LAST_SHORT + 1):
        if cluster.active(year):
            found += _agreed(
                cluster, (year, year), tuple(_SHORT), lambda name, past: _short_value(cluster, membership, name, past)
            )
    for period in _PERIODS:
        if all(cluster.active(year) for year in period):
            found += _agreed(
                cluster, period, (*_KINDS, *_RESULTS), lambda name, past: _long_value(region, cluster, name, past)
            )
    return sorted(found, key=lambda target: (target["from"], target["to"], target["indicator"]))


def _agreed(
    cluster: Cluster, span: tuple[int, int], names: tuple[str, ...], value: Callable[[str, int], int | None]
) -> list[dict]:
    first, last = span
    draw = Draw(cluster.id, "targets", first, last)
    found = []
    for name in sorted(draw.sample(dict.fromkeys(names, 1.0), 2)):
        before = value(name, first - 1)
        target: dict = {"indicator": name, "from": first, "to": last}
        if before is None:  # no year before on record: the baseline was estimated
            first_value = value(name, first) if first <= _LAST_SHORT else None
            before = round(first_value * 0.95) if first_value else draw.whole(2, 6) if name in _KINDS else 20
            target["baseline"] = before
        rise = draw.between(1.04, 1.3) if first == last else draw.between(1.05, 1.4)
        goal, outcome = max(before + 1, round(before * rise)), value(name, last) if last <= _LAST_SHORT else None
        # aims are agreed with some knowledge of what is within reach; without this hardly one would be met
        within_reach = draw.chance(0.85)
        target["target"] = min(goal, outcome) if within_reach and outcome and outcome >= before else goal
        target["agreed"] = (
            f"{first - 1}-12-{draw.whole(2, 19):02d}" if draw.chance(0.6) else f"{first}-01-{draw.whole(8, 28):02d}"
        )
        found.append(target)
    return found


def _short_value(cluster: Cluster, membership: Membership, name: str, year: int) -> int | None:
    if not cluster.active(year):
        return None
    section, key = _SHORT[name]
    return sum(grid(cluster, membership, year, quarter)[section][key] for quarter in (1, 2, 3, 4))


def _long_value(region: Region, cluster: Cluster, name: str, year: int) -> int | None:
    if not cluster.active(year) or (cluster.id, year) in profiles.MISSING_ANNUAL:
        return None
    if name in _RESULTS:
        return results(region, cluster, year).get(name)
    return sum(_KINDS[name] in entry["kinds"] for entry in collaborations(region, cluster, year))
