"""The Region's grants to a cluster, on a page of their own: results of objectives never stand beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from site_builder.texts import Texts
from site_builder.views.cluster_history import of_year
from site_builder.views.cluster_money import money
from site_builder.views.cluster_words import Link, cluster_link, described
from site_builder.views.page import Page, Site

if TYPE_CHECKING:
    from site_builder.records import Cluster


@dataclass(frozen=True)
class Grant:
    """A grant of the Region: its instrument, what it may be spent on, how much, at what rate."""

    instrument: str
    title: str
    eligible: str
    grant: str
    rate: str


@dataclass(frozen=True)
class Granted:
    """The grants of a year; the last is their sum, where there are several."""

    year: str
    grants: tuple[Grant, ...]


def grants_link(site: Site, texts: Texts, cluster: Cluster, year: int) -> Link | None:
    """The way to the grants of a year; None where none is on record."""
    if not _entries(site, cluster.id, year):
        return None
    return Link(texts.gettext("Grants of the Region, %(year)s") % {"year": year}, f"{_path(cluster)}#grants-{year}")


def grants_page(site: Site, texts: Texts, cluster: Cluster) -> Page | None:
    """A cluster's grants by year, the newest first, and by instrument; None where none is on record."""
    years = [year for year in reversed(site.records.years) if _entries(site, cluster.id, year)]
    if not years:
        return None
    name = texts.say(cluster.name)
    view = {
        "cluster": cluster_link(site, texts, cluster.id),
        "years": [Granted(str(year), tuple(_grants(site, texts, cluster.id, year))) for year in years],
        "corrections": [each for year in years for each in of_year(site, texts, cluster.id, year, funding=True)],
    }
    title = texts.gettext("Grants of the Region to %(name)s") % {"name": name}
    about = described(
        texts.gettext("What the Region granted %(name)s, by year and instrument.") % {"name": name},
        texts.gettext("Objectives are on other pages: they do not decide on grants."),
    )
    return Page(_path(cluster), "cluster_grants.html", title, view, about, "clusters")


def _path(cluster: Cluster) -> str:
    return f"clusters/{cluster.id}/grants/"


def _entries(site: Site, cluster: str, year: int) -> Sequence[Mapping[str, Any]]:
    return site.records.annual.get((cluster, year), {}).get("grants", ())


def _grants(site: Site, texts: Texts, cluster: str, year: int) -> list[Grant]:
    """The Region's grants by instrument, in the order of the record, and their sum."""
    entries = _entries(site, cluster, year)
    names = {each.id: texts.say(each.name) for each in site.records.region.instruments}
    found = [
        Grant(
            instrument=names.get(entry["instrument"], entry["instrument"]),
            title=texts.say(entry.get("title")),
            eligible=money(site, texts, entry["eligible_cost"]),
            grant=money(site, texts, entry["grant"]),
            rate=texts.percent(entry["grant"] / entry["eligible_cost"], 0) if entry["eligible_cost"] else "",
        )
        for entry in entries
    ]
    if len(found) > 1:
        eligible, granted = (sum(entry[key] for entry in entries) for key in ("eligible_cost", "grant"))
        rate = texts.percent(granted / eligible, 0) if eligible else ""
        found.append(Grant(texts.gettext("Total"), "", money(site, texts, eligible), money(site, texts, granted), rate))
    return found
