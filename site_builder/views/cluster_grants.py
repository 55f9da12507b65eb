"""The Region's grants to a cluster in a year, on a page of their own: results of objectives never stand beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.texts import Texts
from site_builder.views.cluster_money import money
from site_builder.views.cluster_words import Link, cluster_link
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


def grants_link(site: Site, texts: Texts, cluster: Cluster, year: int) -> Link | None:
    """The way to the page; None where no grant is on record for the year."""
    entries = site.records.annual.get((cluster.id, year), {}).get("grants", ())
    if not entries:
        return None
    return Link(texts.gettext("Grants of the Region, %(year)s") % {"year": year}, _path(cluster, year))


def grants_page(site: Site, texts: Texts, cluster: Cluster, year: int) -> Page:
    """The grants of a year by instrument, with eligible cost and rate."""
    words = {"name": texts.say(cluster.name), "year": year}
    view = {
        "cluster": cluster_link(site, texts, cluster.id),
        "sheet": Link(str(year), f"clusters/{cluster.id}/{year}/"),
        "year": str(year),
        "grants": _grants(site, texts, cluster.id, year),
    }
    title = texts.gettext("Grants of the Region to %(name)s, %(year)s") % words
    about = texts.gettext(
        "What the Region granted %(name)s for %(year)s, by instrument. Objectives and their results stand on other"
        " pages: they do not decide on grants."
    )
    return Page(_path(cluster, year), "cluster_grants.html", title, view, about % words, "clusters")


def _path(cluster: Cluster, year: int) -> str:
    return f"clusters/{cluster.id}/{year}/grants/"


def _grants(site: Site, texts: Texts, cluster: str, year: int) -> list[Grant]:
    """The Region's grants by instrument, in the order of the record, and their sum."""
    entries = site.records.annual.get((cluster, year), {}).get("grants", ())
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
