"""The quarterly grids."""

from __future__ import annotations

from . import profiles
from .draw import Draw
from .members import Membership
from .region import Cluster
from .share import apportion

# Counts of an average cluster and quarter (low, high): a cluster keeps its level.
_LEVELS = {
    "roadmap_contributions": (0.4, 2.4),
    "joint_projects": (1.0, 3.8),
    "cross_sector_actions": (0.6, 3.0),
    "collective_actions": (2.2, 7.5),
    "prospecting_actions": (4.0, 15.0),
    "regional_actions": (4.5, 13.0),
    "international_actions": (0.5, 4.2),
}
# What the pandemic left of the actions that bring people together, and of travelling.
_TOGETHER = {(2020, 1): 0.9, (2020, 2): 0.45, (2020, 3): 0.75, (2020, 4): 0.65, (2021, 1): 0.75, (2021, 2): 0.85}
_ABROAD = {
    (2020, 1): 0.7,
    (2020, 2): 0.1,
    (2020, 3): 0.3,
    (2020, 4): 0.3,
    (2021, 1): 0.35,
    (2021, 2): 0.5,
    (2021, 3): 0.75,
}
_SEASON = {1: 1.05, 2: 1.1, 3: 0.75, 4: 1.1}
_JOINING = (40, 25, 14, 21)
_COMMENTS = (
    "Deux actions sont reportées au trimestre suivant.",
    "Salon professionnel tenu en ligne.",
    "Chiffres provisoires pour la prospection.",
)


def quarters(cluster: Cluster) -> list[tuple[int, int]]:
    """The quarters for which the cluster has reported by the data set's day."""
    last = profiles.LAST_QUARTER
    every = ((year, quarter) for year in range(profiles.FIRST_YEAR, last[0] + 1) for quarter in (1, 2, 3, 4))
    missing = profiles.MISSING_QUARTERS
    return [one for one in every if one <= last and cluster.active(one[0]) and (cluster.id, *one) not in missing]


def grid(cluster: Cluster, membership: Membership, year: int, quarter: int) -> dict:
    """The grid of one quarter, keys in the order of the contract."""
    count = {name: _count(cluster, name, year, quarter) for name in _LEVELS}
    record = {
        "year": year,
        "quarter": quarter,
        "s3": {"roadmap_contributions": count["roadmap_contributions"]},
        "network": {name: count[name] for name in ("joint_projects", "cross_sector_actions", "collective_actions")},
        "business_model": {
            "prospecting_actions": count["prospecting_actions"],
            "new_members": _new_members(cluster, membership, year)[quarter - 1],
        },
        "communication": {name: count[name] for name in ("regional_actions", "international_actions")},
    }
    draw = Draw(cluster.id, year, quarter, "comment")
    if draw.chance(0.05):
        record["comment"] = draw.pick(_COMMENTS)
    return record


def _count(cluster: Cluster, name: str, year: int, quarter: int) -> int:
    low, high = _LEVELS[name]
    level = Draw(cluster.id, "grid", name).between(low, high)
    if cluster.type == "regional":
        level *= 0.85
    hindered = _ABROAD if name == "international_actions" else {} if name == "roadmap_contributions" else _TOGETHER
    usual = level * _SEASON[quarter] * 1.025 ** (year - 2019) * hindered.get((year, quarter), 1.0)
    now = Draw(cluster.id, year, quarter, "grid", name)
    # Rounding up or down by the fraction keeps the mean of small counts.
    return int(usual * (1 + now.wave(0.5)) + now.between(0, 1))


def _new_members(cluster: Cluster, membership: Membership, year: int) -> list[int]:
    draw = Draw(cluster.id, year, "new members")
    weights = [weight * (1 + draw.wave(0.3)) for weight in _JOINING]
    rolls = membership.rolls(cluster.id)
    # The list of the running year is not there yet: about as many as the year before.
    guess = rolls[max(rolls)].joined * (1 + draw.wave(0.3))
    joined = rolls[year].joined if year in rolls else round(guess)
    slip = profiles.NEW_MEMBERS_SLIPS.get((cluster.id, year), 0)
    parts = apportion(joined, weights)
    return [max(0, parts[0] + slip), *parts[1:]]
