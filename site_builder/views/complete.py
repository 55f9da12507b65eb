"""The latest year in which every cluster has reported, and what is still awaited after it."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.periods import Period, due_day
from site_builder.texts import Texts
from site_builder.views.page import Site

#: a complete year that lies further back than this tells less than a newer one in which few reports are missing
_TOO_OLD = 2


@dataclass(frozen=True)
class Latest:
    """The year to speak of; `note` says why it is this one, and what is not complete; empty where nothing is due."""

    year: int
    complete: bool
    note: str


def latest_year(site: Site, texts: Texts) -> Latest | None:
    """The latest year for which each active cluster has its yearly record and its members list.

    Where that lies too far back, or never was, the latest year that was due. None without any yearly record.
    """
    years = sorted({year for _, year in site.records.annual})
    if not years:
        return None
    due = [year for year in years if _due(site, year)]
    newest = due[-1] if due else years[-1]
    whole = next((year for year in reversed(years) if is_complete(site, year)), None)
    if whole is None or whole < newest - _TOO_OLD:
        return Latest(newest, False, awaited(site, texts, newest))
    return Latest(whole, True, _whole(site, texts, whole, newest))


def is_complete(site: Site, year: int) -> bool:
    """True where each active cluster has both its records of the year, and there is one cluster at least."""
    active = [each.id for each in site.records.active(year)]
    kinds = (site.records.annual, site.records.members)
    return bool(active) and all((cluster, year) in given for cluster in active for given in kinds)


def awaited(site: Site, texts: Texts, year: int) -> str:
    """How many clusters have reported a year that is not complete; empty where it is."""
    if is_complete(site, year):
        return ""
    active = [each.id for each in site.records.active(year)]
    both = sum((each, year) in site.records.annual and (each, year) in site.records.members for each in active)
    return texts.gettext("%(year)s is not complete: %(given)s of %(expected)s clusters have reported in full.") % {
        "year": year,
        "given": texts.number(both),
        "expected": texts.number(len(active)),
    }


def _due(site: Site, year: int) -> bool:
    reporting = site.records.region.reporting
    return all(due_day(kind, Period(year), reporting) < site.day for kind in ("annual", "members"))


def _whole(site: Site, texts: Texts, whole: int, newest: int) -> str:
    number = sum(1 for _ in site.records.active(whole))
    told = texts.ngettext(
        "%(year)s is the latest complete year: the cluster has reported.",
        "%(year)s is the latest complete year: all %(number)s clusters have reported.",
        number,
    ) % {"year": whole, "number": texts.number(number)}
    later = awaited(site, texts, newest) if newest > whole else ""
    return f"{told} {later}".strip()
