"""For the officers alone: who owes what, since when and until when, how complete it is, and what is in doubt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from site_builder.owing import Doubt, Report, Standing, stand
from site_builder.owing.calendar import calendar
from site_builder.owing.completeness import Completeness
from site_builder.owing.reminder import reminders
from site_builder.owing.reports import KINDS
from site_builder.owing.table import table
from site_builder.owing.words import (
    answer_words,
    cluster_words,
    days_words,
    domain_words,
    owner_words,
    place_words,
    record_words,
)
from site_builder.texts import Texts
from site_builder.views.page import File, Page, Site
from site_builder.views.status_script import judged

_FOLDER = "status/"
_ANSWERS, _LETTERS, _LEFT_OUT = "status/answers/", "status/reminders/", "status/left-out/"
#: years of records, the present one with them, whose answers the page itself shows, and how many it shows at most
_YEARS, _MOST = 2, 15


@dataclass(frozen=True)
class Owed:
    """A record that has not come from some clusters (name, path): open since when, due until when, how far that is."""

    record: str
    since: str
    due: str
    days: str
    clusters: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Line:
    """One cluster in the table; cells as the component takes them."""

    name: str
    path: str
    cells: tuple[Any, ...]


@dataclass(frozen=True)
class LeftOut:
    """What a record leaves out: of whom, which record, how complete it is, and the fields that are not filled."""

    cluster: str
    record: str
    share: str
    fields: str


@dataclass(frozen=True)
class Asked:
    """A warning: whom it concerns, where (and its address), what it asks, its rule; what was answered, or nothing."""

    owner: str
    place: str
    url: str
    text: str
    rule: str
    answer: str


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The state of the reports, and what goes with it, in the officers' build alone."""
    if not site.for_officers:
        return
    standing = _standing(site)
    _ = texts.gettext
    letters = reminders(standing, texts, site.address)
    left_out = list(_left_out(standing, texts))
    view = _view(site, texts, standing) | {"letters": len(letters), "left_out": len(left_out)}
    about = _("What is owed, complete and in doubt, cluster by cluster.")
    yield Page(_FOLDER, "status.html", _("State of the reports"), view, about, "status", scripts=("status.js",))
    view = {"domains": _by_domain(site, texts, standing, standing.answered)}
    about = _("What the checks asked about, and what was answered, cluster by cluster.")
    yield Page(_ANSWERS, "status-answers.html", _("Asked and answered"), view, about, "status")
    names = [cluster_words(standing, texts, one.cluster) for one in letters]
    view = {"letters": list(zip(names, letters, strict=True)), "day": texts.date(site.day)}
    about = _("A kind word to each cluster that owes something: what, since when, where it is reported, whom to ask.")
    yield Page(_LETTERS, "status-reminders.html", _("Reminders"), view, about, "status", scripts=("status.js",))
    about = _("The fields that the clusters’ newest records leave out, and how complete each record is.")
    yield Page(_LEFT_OUT, "status-left-out.html", _("What is left out"), {"left_out": left_out}, about, "status")


def files(site: Site, texts: Texts) -> Iterator[File]:
    """The same for a spreadsheet and for a calendar program."""
    if site.for_officers:
        standing = _standing(site)
        yield File(f"{texts.language}/{_FOLDER}status.csv", table(standing, texts))
        yield File(f"{texts.language}/{_FOLDER}status.ics", calendar(standing, texts))


def _standing(site: Site) -> Standing:
    return stand(site.records, site.files, site.schemas, site.findings, site.answered, site.day)


def _view(site: Site, texts: Texts, standing: Standing) -> dict[str, Any]:
    _ = texts.gettext
    owing = standing.owing(texts)
    late = sum(report.state == "missing" for report in owing)
    newest = [each for each in standing.answered if _year(each) > site.day.year - _YEARS]
    newest = newest if len(newest) <= _MOST else []
    begins = standing.arrivals.begins
    return {
        "today": texts.date(site.day),
        "day": site.day.isoformat(),
        "begins": texts.date(begins) if begins else "",
        "keys": [
            {"label": _("Awaited, their day past"), "value": texts.number(late)},
            {"label": _("Awaited, their day still to come"), "value": texts.number(len(owing) - late)},
            {"label": _("Records received"), "value": texts.number(len(standing.received))},
            {"label": _("Warnings without an answer"), "value": texts.number(len(standing.open))},
        ],
        "owed": _owed(standing, texts, owing),
        "domains": [
            (f"domain-{domain.id}", texts.say(domain.name), [_line(standing, texts, each.id) for each in clusters])
            for domain, clusters in standing.by_domain(texts)
        ],
        "explained": [
            (cluster_words(standing, texts, one.cluster), record_words(standing, texts, one), texts.say(one.why))
            for one in standing.every
            if one.state == "explained"
        ],
        "doubts": _by_domain(site, texts, standing, standing.open),
        "newest_answers": _by_domain(site, texts, standing, newest),
        "newest_since": str(site.day.year - _YEARS + 1),
        "answers": len(standing.answered),
        "judged": json.dumps(judged(standing, texts, site.address), ensure_ascii=False, separators=(",", ":")),
    }


def _owed(standing: Standing, texts: Texts, owing: list[Report]) -> list[Owed]:
    """What is owed, record by record, each with the clusters from which it is awaited."""
    found = []
    for _, its in groupby(owing, key=lambda report: (report.state, report.due, report.kind, report.period)):
        reports = list(its)
        first = reports[0]
        found.append(
            Owed(
                record=record_words(standing, texts, first),
                since=texts.date(first.since),
                due=texts.date(first.due),
                days=days_words(texts, standing, first),
                clusters=tuple(
                    (cluster_words(standing, texts, one.cluster), f"clusters/{one.cluster}/") for one in reports
                ),
            )
        )
    return found


def _line(standing: Standing, texts: Texts, cluster: str) -> Line:
    newest = [_newest(texts, [r for r in standing.reports[cluster] if r.kind == kind]) for kind in KINDS]
    share = sum((count for _, count in standing.complete_now(cluster)), start=Completeness()).share
    doubts = sum(each.answer is None for each in standing.doubts_of(cluster))
    complete = "–" if share is None else texts.percent(share, 0)
    cells = (*newest, complete, texts.number(doubts) if doubts else "–")
    return Line(cluster_words(standing, texts, cluster), f"clusters/{cluster}/", cells)


def _newest(texts: Texts, reports: list[Report]) -> dict[str, str]:
    """How the records of a kind stand: those that are late, else the newest that came and the next that is due."""
    late = [report for report in reports if report.state == "missing"]
    given = [report for report in reports if not report.state]
    waiting = [report for report in reports if report.state == "not_due"]
    if late:
        return {"text": "", "mark": "missing", "note": texts.join([texts.period_short(one.period) for one in late])}
    if given:
        text = texts.gettext("received: %(period)s") % {"period": texts.period_short(given[-1].period)}
        note = texts.gettext("next due on %(day)s") % {"day": texts.date(waiting[0].due, short=True)} if waiting else ""
        return {"text": text, "note": note}
    if waiting:
        return {"text": "", "mark": "not_due", "note": texts.date(waiting[0].due, short=True)}
    return {"text": "–"}


def _left_out(standing: Standing, texts: Texts) -> Iterator[LeftOut]:
    """The newest yearly record and members list of each cluster that leave something out."""
    for _, clusters in standing.by_domain(texts):
        for cluster in clusters:
            for report, count in standing.complete_now(cluster.id):
                if count.gaps and count.share is not None:
                    yield LeftOut(
                        cluster=texts.say(cluster.name),
                        record=record_words(standing, texts, report),
                        share=texts.percent(count.share, 0),
                        fields=texts.join([_gap(texts, one.title, one.filled, one.asked) for one in count.gaps]),
                    )


def _gap(texts: Texts, title: Any, filled: int, asked: int) -> str:
    if not filled:
        return texts.say(title)
    words = texts.gettext("%(field)s (%(share)s filled)")
    return words % {"field": texts.say(title), "share": texts.percent(filled / asked, 0)}


def _by_domain(
    site: Site, texts: Texts, standing: Standing, doubts: Iterable[Doubt]
) -> list[tuple[str, str, list[Asked]]]:
    """Warnings by domain: its id, its name, and each of its clusters' by name."""
    found: dict[str, list[Asked]] = {}
    for domain, cluster, its in standing.doubts_by_domain(texts, doubts):
        found.setdefault(domain, []).extend(
            Asked(
                owner=owner_words(standing, texts, domain, cluster),
                place=place_words(doubt),
                url=site.record_address(doubt.finding.place.path),
                text=texts.tell(doubt.finding),
                rule=doubt.finding.rule,
                answer=answer_words(texts, doubt),
            )
            for doubt in its
        )
    return [(domain or "region", domain_words(standing, texts, domain), its) for domain, its in found.items()]


def _year(doubt: Doubt) -> int:
    """The year of the record in which a warning stands; 9999 where it is of no year."""
    name = doubt.finding.place.path.rpartition("/")[2][:4]
    return int(name) if name.isdecimal() else 9999
