"""For the officers alone: what is due, late, not yet due, complete and in doubt, cluster by cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from site_builder.periods import Kind, Period, due_day, state
from site_builder.records import Cluster, Records
from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ANY_KEY, ITEMS
from site_builder.texts import Texts
from site_builder.views.page import Page, Site

_KINDS: tuple[Kind, ...] = ("annual", "members", "quarterly")
#: optional fields, by form, that a record rightly leaves out: nothing is missing where they are not there
_NOT_ASKED = {
    "annual": {"comment", "confirmed", "grants", "collaborations"},
    "members": {"startup", "governance"},
}


@dataclass(frozen=True)
class Report:
    """A record that a cluster owes; `state` is empty where it came, else `missing` (late) or `not_due`."""

    kind: Kind
    period: Period
    due: date
    state: str


@dataclass(frozen=True)
class Line:
    """One cluster in the table; cells as the component takes them."""

    name: str
    path: str
    cells: tuple[Any, ...]


@dataclass(frozen=True)
class Late:
    """A late record: what, of whom, since when, for how many days."""

    cluster: str
    path: str
    record: str
    since: str
    days: str


@dataclass(frozen=True)
class Doubt:
    """A warning: where, what it says, and its rule."""

    place: str
    text: str
    rule: str


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The one page, in the officers' build alone."""
    if site.for_officers:
        yield _page(site, texts)


def _page(site: Site, texts: Texts) -> Page:
    _ = texts.gettext
    reports = {c.id: owed(site.records, c, site.day) for c in site.records.clusters.values()}
    every = [report for its in reports.values() for report in its]
    due = [report for report in every if report.due < site.day or not report.state]
    late = [report for report in every if report.state == "missing"]
    view = {
        "today": texts.date(site.day),
        "keys": [
            {"label": _("Records due so far"), "value": texts.number(len(due))},
            {"label": _("Received"), "value": texts.number(sum(not report.state for report in due))},
            {"label": _("Late"), "value": texts.number(len(late))},
            {"label": _("Warnings"), "value": texts.number(len(_warnings(site)))},
        ],
        "late": list(_late(site, texts, reports)),
        "domains": [
            (f"domain-{domain.id}", texts.say(domain.name), its)
            for domain in site.records.region.domains
            if (its := list(_lines(site, texts, domain.id, reports)))
        ],
        "doubts": [Doubt(f"{f.place.path}:{f.place.line}", texts.tell(f), f.rule) for f in _warnings(site)],
    }
    description = _("What is due, late, complete and in doubt, cluster by cluster.")
    return Page("status/", "status.html", _("State of the reports"), view, description, "status")


def _warnings(site: Site) -> list[Any]:
    return [finding for finding in site.findings if not finding.is_error]


def owed(records: Records, cluster: Cluster, day: date) -> list[Report]:
    """Every record that the cluster owes for the periods that ended before the day, by kind and period."""
    reporting = records.region.reporting
    found = []
    for kind in _KINDS:
        for period in _periods(kind, range(reporting.first_year, day.year + 1)):
            if cluster.active_in(period.year) and (period.last_day < day or _given(records, cluster.id, kind, period)):
                due = due_day(kind, period, reporting)
                found.append(Report(kind, period, due, state(_given(records, cluster.id, kind, period), due, day)))
    return found


def _periods(kind: Kind, years: Iterable[int]) -> Iterator[Period]:
    for year in years:
        yield from (Period(year, quarter) for quarter in range(1, 5)) if kind == "quarterly" else (Period(year),)


def _given(records: Records, cluster: str, kind: Kind, period: Period) -> bool:
    if kind == "quarterly":
        return (cluster, period.year, period.quarter or 0) in records.quarterly
    return (cluster, period.year) in (records.annual if kind == "annual" else records.members)


def _late(site: Site, texts: Texts, reports: Mapping[str, list[Report]]) -> Iterator[Late]:
    """What is late, the longest first; of one day, by the cluster's name."""
    names = {cluster.id: texts.say(cluster.name) for cluster in site.records.clusters.values()}
    late = [(report, id_) for id_, its in reports.items() for report in its if report.state == "missing"]
    for report, cluster in sorted(late, key=lambda pair: (pair[0].due, texts.sort_key(names[pair[1]]))):
        days = (site.day - report.due).days
        yield Late(
            cluster=names[cluster],
            path=f"clusters/{cluster}/",
            record=_record(site, texts, report),
            since=texts.date(report.due),
            days=texts.ngettext("%(days)s day", "%(days)s days", days) % {"days": texts.number(days)},
        )


def _record(site: Site, texts: Texts, report: Report) -> str:
    return f"{texts.say(site.schemas.form(report.kind).title)}, {texts.period(report.period)}"


def _lines(site: Site, texts: Texts, domain: str, reports: Mapping[str, list[Report]]) -> Iterator[Line]:
    """The clusters that lead in the domain and are still active, by name."""
    clusters = [c for c in site.records.clusters.values() if c.domain == domain and c.active_in(site.day.year)]
    warnings = _warnings(site)
    for cluster in sorted(clusters, key=lambda c: texts.sort_key(texts.say(c.name))):
        newest = [_newest(texts, [r for r in reports[cluster.id] if r.kind == kind]) for kind in _KINDS]
        doubts = sum(_concerns(finding.place.path, cluster.id) for finding in warnings)
        cells = (*newest, _complete(site, texts, cluster.id), texts.number(doubts) if doubts else "–")
        yield Line(texts.say(cluster.name), f"clusters/{cluster.id}/", cells)


def _newest(texts: Texts, reports: list[Report]) -> dict[str, str]:
    """The newest record of a kind that was due or came: its period, and how it stands."""
    late = [report for report in reports if report.state == "missing"]
    given = [report for report in reports if not report.state]
    waiting = [report for report in reports if report.state == "not_due"]
    if late:
        periods = texts.join([texts.period_short(report.period) for report in late])
        return {"text": "", "mark": "missing", "note": periods}
    if given:
        text = texts.gettext("received: %(period)s") % {"period": texts.period_short(given[-1].period)}
        note = texts.gettext("next due on %(day)s") % {"day": texts.date(waiting[0].due, short=True)} if waiting else ""
        return {"text": text, "note": note}
    if waiting:
        return {"text": "", "mark": "not_due", "note": texts.date(waiting[0].due, short=True)}
    return {"text": "–"}


def _concerns(path: str, cluster: str) -> bool:
    return path.split("/")[-2:-1] == [cluster]


def _complete(site: Site, texts: Texts, cluster: str) -> str:
    """The share of the fields that apply and are filled, in the newest yearly record and the newest members list."""
    records = site.records
    asked = filled = 0
    annual = [key for key in records.annual if key[0] == cluster]
    members = [key for key in records.members if key[0] == cluster]
    if annual:
        key = max(annual)
        results = _results(site, cluster, key[1])
        for count in (
            completeness(site.schemas, "annual", (), records.annual[key]),
            (len(results), sum(each in records.annual[key].get("results", {}) for each in results)),
        ):
            asked, filled = asked + count[0], filled + count[1]
    for member in records.members[max(members)] if members else ():
        count = completeness(site.schemas, "members", ("members", ITEMS), member)
        asked, filled = asked + count[0], filled + count[1]
    return texts.percent(filled / asked, 0) if asked else "–"


def _results(site: Site, cluster: str, year: int) -> list[str]:
    """The indicators that the cluster is to report itself in that year."""
    domain = site.records.clusters[cluster].domain
    return [
        each.id
        for each in site.records.definitions.values()
        if each.is_collected and each.holds_in(year) and (each.scope is None or domain in each.scope)
    ]


def completeness(schemas: Schemas, kind: str, base: tuple[str, ...], record: Mapping[str, Any]) -> tuple[int, int]:
    """How many fields of a record (or entry) apply, and how many of them are filled; a list counts as one field."""
    fields = [field for field in schemas.fields(kind) if _counts(field, base)]
    return len(fields), sum(_has(record, field.path[len(base) :]) for field in fields)


def _counts(field: Field, base: tuple[str, ...]) -> bool:
    """True for a field of the record or entry itself, not of an entry within it."""
    path = field.path[len(base) :]
    if field.path[: len(base)] != base or not path or {ITEMS, ANY_KEY} & set(path):
        return False
    return path[0] not in _NOT_ASKED[field.kind] and (field.leaf or field.type == "array")


def _has(record: Mapping[str, Any], path: tuple[str, ...]) -> bool:
    value: Any = record
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value is not None
