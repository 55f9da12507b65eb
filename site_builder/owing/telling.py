"""The standing as text for a terminal of 80 columns: what is owed now first, then the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from site_builder.owing.completeness import Completeness
from site_builder.owing.reports import KINDS, Report
from site_builder.owing.standing import Doubt, Standing
from site_builder.owing.words import (
    answer_words,
    cluster_words,
    days_words,
    owner_words,
    place_words,
    plain,
    record_words,
)
from site_builder.texts import Texts

_WIDTH = 80


def text(standing: Standing, texts: Texts) -> str:
    """The whole in lines of at most 80 characters, but for names of files that are longer."""
    parts = (_head, _owing, _clusters, _open, _answered)
    return "\n".join(line for part in parts for line in part(standing, texts)) + "\n"


def _head(standing: Standing, texts: Texts) -> Iterator[str]:
    _ = texts.gettext
    region = plain(texts, standing.records.region.name)
    yield from wrap(
        _("%(region)s: the reports on %(day)s") % {"region": region, "day": texts.date(standing.day)}, _WIDTH
    )
    late = [report for report in standing.every if report.state == "missing"]
    waiting = [report for report in standing.every if report.state == "not_due"]
    explained = [report for report in standing.every if report.state == "explained"]
    for label, number in (
        (_("Records received"), len(standing.received)),
        (_("Awaited, their day past"), len(late)),
        (_("Awaited, their day still to come"), len(waiting)),
        (_("Not coming, and explained"), len(explained)),
        (_("Warnings without an answer"), len(standing.open)),
        (_("Warnings answered"), len(standing.answered)),
    ):
        yield f"{label} {'.' * (44 - len(label))} {texts.number(number):>7}"
    begins = standing.arrivals.begins
    if begins is not None and standing.day < begins:
        told = _("The history of the records begins on %(day)s: what was on record then counts as come in time.")
        yield from wrap(told % {"day": texts.date(begins)}, _WIDTH)


def _owing(standing: Standing, texts: Texts) -> Iterator[str]:
    _ = texts.gettext
    owing = standing.owing(texts)
    yield from _heading(_("Owed now"))
    if not owing:
        yield _("Nothing is owed.")
        return
    since, due = _("open since"), _("due")
    yield f"  {'':<30} {since:>14} {due:>14}"
    done: set[str] = set()
    for report in owing:
        if report.cluster not in done:
            done.add(report.cluster)
            yield _cut(cluster_words(standing, texts, report.cluster), _WIDTH)
            for each in standing.of(report.cluster):
                yield _line(standing, texts, each)


def _line(standing: Standing, texts: Texts, report: Report) -> str:
    record = _cut(record_words(standing, texts, report, short=True), 30)
    since, due = (texts.date(day, short=True) for day in (report.since, report.due))
    return f"  {record:<30} {since:>14} {due:>14} {days_words(texts, standing, report):>17}".rstrip()


def _clusters(standing: Standing, texts: Texts) -> Iterator[str]:
    _ = texts.gettext
    yield from _heading(_("By domain and cluster"))
    told = _(
        "The newest record of each form that came; how complete yearly record and members list are; "
        "warnings without an answer."
    )
    yield from wrap(told, _WIDTH)
    heads = [_("year"), _("members"), _("quarter"), _("complete"), _("in doubt")]
    yield _row("", heads)
    for domain, clusters in standing.by_domain(texts):
        yield _cut(plain(texts, domain.name), _WIDTH)
        for cluster in clusters:
            newest = [standing.newest(cluster.id, kind) for kind in KINDS]
            periods = [texts.period_short(report.period) if report else "–" for report in newest]
            shares = sum((count for _report, count in standing.complete_now(cluster.id)), start=Completeness())
            doubts = sum(each.answer is None for each in standing.doubts_of(cluster.id))
            complete = texts.percent(shares.share, 0) if shares.share is not None else "–"
            yield _row(plain(texts, cluster.name), [*periods, complete, texts.number(doubts) if doubts else "–"])


def _row(name: str, cells: Iterable[str]) -> str:
    head = "  " + f"{_cut(name, 31):<31}" if name else " " * 33
    return (head + "".join(f" {cell:>{width}}" for cell, width in zip(cells, (5, 9, 9, 8, 9), strict=True))).rstrip()


def _open(standing: Standing, texts: Texts) -> Iterator[str]:
    _ = texts.gettext
    yield from _heading(_("In doubt"))
    if not standing.open:
        yield _("No warning is open.")
    yield from _doubts(standing, texts, standing.open)


def _answered(standing: Standing, texts: Texts) -> Iterator[str]:
    if standing.answered:
        yield from _heading(texts.gettext("Asked and answered"))
        yield from _doubts(standing, texts, standing.answered)


def _doubts(standing: Standing, texts: Texts, doubts: list[Doubt]) -> Iterator[str]:
    """Where each stands, by domain and cluster, and what it asks, or what was answered."""
    for domain, cluster, its in standing.doubts_by_domain(texts, doubts):
        yield _cut(owner_words(standing, texts, domain, cluster), _WIDTH)
        for doubt in its:
            yield f"  {place_words(doubt)} [{doubt.finding.rule}]"
            told = answer_words(texts, doubt) or texts.tell(doubt.finding)
            yield from wrap(told, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _heading(words: str) -> list[str]:
    return ["", words.upper(), "-" * min(len(words), _WIDTH)]


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
