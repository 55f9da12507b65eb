"""The hand-written half of the data set, as far as the draws depend on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from .profiles import FIRST_YEAR, LAST_YEAR, PROFILES, Profile


@dataclass(frozen=True)
class Cluster:
    """A cluster as its `cluster.yml` tells it, with its profile."""

    id: str
    type: str
    domains: tuple[str, ...]
    start: int
    end: int | None
    succeeds: tuple[str, ...]
    profile: Profile

    def active(self, year: int) -> bool:
        """Whether it reports for this year."""
        return self.start <= year and (self.end is None or year <= self.end)

    @property
    def years(self) -> list[int]:
        """The years for which records are drawn."""
        return [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if self.active(year)]


@dataclass(frozen=True)
class Region:
    """The region: the clusters that have a profile, its lists, and the indicators that clusters report each year."""

    clusters: dict[str, Cluster]
    domains: tuple[str, ...]
    territories: tuple[str, ...]
    partners: tuple[str, ...]
    rates: dict[str, tuple[float, float]]
    collected: dict[str, dict]


def read_region(data: Path) -> Region:
    """The region in this data folder; clusters without profile are left alone. Raises OSError."""
    frame = _load(data / "region.yml")
    files = sorted((data / "clusters").glob("*/cluster.yml"))
    indicators = [_load(path) for path in sorted((data / "indicators").glob("*.yml"))]
    return Region(
        clusters={path.parent.name: _cluster(_load(path)) for path in files if path.parent.name in PROFILES},
        domains=tuple(domain["id"] for domain in frame["domains"]),
        territories=tuple(territory["code"] for territory in frame["territories"]),
        partners=tuple(partner["id"] for partner in frame["partners"]),
        rates={item["id"]: (item["rate"]["min"], item["rate"]["max"]) for item in frame["instruments"]},
        collected={item["id"]: item for item in indicators if item.get("collected") == "annual"},
    )


def _cluster(profile: dict) -> Cluster:
    active = profile["active"]
    return Cluster(
        id=profile["id"],
        type=profile["type"],
        domains=tuple(profile["domains"]),
        start=active["from"],
        end=active.get("until"),
        succeeds=tuple(profile.get("succeeds", ())),
        profile=PROFILES[profile["id"]],
    )


def _load(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
