"""Every drawn file: where it lies, and what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from . import profiles
from .annual import annual_record
from .lists import members_list
from .members import Membership
from .money import Economy
from .quarterly import grid, quarters
from .region import Cluster, Region
from .targets import targets


def records(region: Region, only: str | None = None) -> Iterator[tuple[str, dict]]:
    """Path inside the data folder and content of each drawn file, of all clusters or of one."""
    economy, membership = Economy(region), Membership(region)
    for cluster in region.clusters.values():
        if only is None or cluster.id == only:
            yield from _of(region, economy, membership, cluster)


def _of(region: Region, economy: Economy, membership: Membership, cluster: Cluster) -> Iterator[tuple[str, dict]]:
    folder = f"clusters/{cluster.id}"
    for year in cluster.years:
        if (cluster.id, year) not in profiles.MISSING_ANNUAL:
            yield f"{folder}/{year}.yml", annual_record(region, economy, membership, cluster, year)
        if (cluster.id, year) not in profiles.MISSING_MEMBERS:
            roll = membership.rolls(cluster.id)[year]
            yield f"members/{cluster.id}/{year}.yml", members_list(cluster, year, roll)
    for year, quarter in quarters(cluster):
        yield f"{folder}/{year}-q{quarter}.yml", grid(cluster, membership, year, quarter)
    yield f"{folder}/targets.yml", {"targets": targets(region, membership, cluster)}
