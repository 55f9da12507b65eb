"""Which files of the region a cluster's figures come from: named as readers call them, and where they are read.

Figures of several clusters come from more files than can be named: their definition and the open data stand for those.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.periods import Kind, Period
from site_builder.texts import Texts
from site_builder.views.page import Site

if TYPE_CHECKING:
    from site_builder.records import Definition

#: tables that are made of the members lists
_OF_MEMBERS = ("memberships", "movements")


@dataclass(frozen=True)
class Record:
    """A file: `text` as it stands among several ("2024"), `name` in full ("Yearly record, 2024"), its address."""

    text: str
    name: str
    url: str


@dataclass(frozen=True)
class Source:
    """Records of one kind: what they are called, each with its address; `path` stands where addresses are not known."""

    name: str
    records: tuple[Record, ...]
    path: str


def annual(site: Site, texts: Texts, cluster: str, years: Iterable[int]) -> Source | None:
    """A cluster's yearly records of these years, as far as they are there; None without any."""
    given = [year for year in years if (cluster, year) in site.records.annual]
    return _source(site, texts, "annual", [(Period(year), f"data/clusters/{cluster}/{year}.yml") for year in given])


def members(site: Site, texts: Texts, cluster: str, years: Iterable[int]) -> Source | None:
    """A cluster's members lists of these years, as far as they are there; None without any."""
    given = [year for year in years if (cluster, year) in site.records.members]
    return _source(site, texts, "members", [(Period(year), f"data/members/{cluster}/{year}.yml") for year in given])


def quarterly(site: Site, texts: Texts, cluster: str, year: int) -> Source | None:
    """A cluster's quarterly grids of a year, as far as they are there; None without any."""
    given = [quarter for quarter in range(1, 5) if (cluster, year, quarter) in site.records.quarterly]
    files = [(Period(year, quarter), f"data/clusters/{cluster}/{year}-q{quarter}.yml") for quarter in given]
    return _source(site, texts, "quarterly", files)


def of_figure(site: Site, texts: Texts, definition: Definition, cluster: str, period: Period) -> Source | None:
    """The records from which one cluster's figure is computed; None where they are no files of one kind."""
    if definition.table in _OF_MEMBERS:
        since = period.year - 1 if definition.table == "movements" else period.year
        return members(site, texts, cluster, range(since, period.year + 1))
    if definition.table == "quarterly":
        return quarterly(site, texts, cluster, period.year)
    if definition.table == "stories":
        return None
    return annual(site, texts, cluster, [period.year])


def _source(site: Site, texts: Texts, kind: Kind, files: Sequence[tuple[Period, str]]) -> Source | None:
    if not files:
        return None
    form = texts.say(site.schemas.form(kind).title)
    periods = [texts.period_short(period) for period, _ in files]
    named = [f"{form}, {period}" for period in periods]
    records = tuple(
        Record(name if len(files) == 1 else period, name, address)
        for (_, path), period, name in zip(files, periods, named, strict=True)
        if (address := site.record_address(path))
    )
    if len(files) == 1:
        return Source(named[0], records, files[0][1])
    ends = f"{form}, {periods[0]}–{periods[-1]}" if files[0][0].quarter is None else f"{form}, {files[0][0].year}"
    return Source(form if records else ends, records, files[0][1].rpartition("/")[0] + "/")
