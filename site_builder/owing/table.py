"""The standing as CSV for spreadsheets: a line for each record that was or is owed, what is owed first."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from site_builder.owing.reports import Report
from site_builder.owing.standing import Doubt, Standing
from site_builder.owing.words import answer_words, cluster_words, domain_words, form_words, plain, state_words
from site_builder.texts import Texts

_ORDER = ("missing", "not_due", "explained", "")
#: joins several texts in a cell
_JOINT = " | "
#: with these a spreadsheet would take a text for a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(standing: Standing, texts: Texts) -> bytes:
    """CSV as a spreadsheet opens it by a double click: UTF-8 with its mark, days as ISO 8601 has them, whole numbers.

    Columns are parted by what the language's spreadsheets expect: a semicolon where its decimals have a comma, else a
    comma. Titles and states are in the reader's words. Last come the files that fall due on no day, where one of them
    is in doubt.
    """
    separator = ";" if texts.locale.number_symbols["latn"]["decimal"] == "," else ","
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    writer.writerow(_titles(texts))
    for row in chain(_reports(standing, texts), _others(standing, texts)):
        writer.writerow([_cell(value) for value in row])
    return file.getvalue().encode("utf-8-sig")


def _titles(texts: Texts) -> Sequence[str]:
    _ = texts.gettext
    return (
        _("Domain"),
        _("Cluster"),
        _("Record"),
        _("Period"),
        _("State"),
        _("Open since"),
        _("Due"),
        _("Days past its day"),
        _("Came on"),
        _("Complete, in percent"),
        _("Warnings without an answer"),
        _("Warnings answered"),
        _("File"),
    )


def _reports(standing: Standing, texts: Texts) -> Iterator[list[object]]:
    domains = {domain.id: (at, plain(texts, domain.name)) for at, domain in enumerate(standing.records.region.domains)}
    clusters = {
        code: (*domains[each.domain], plain(texts, each.name)) for code, each in standing.records.clusters.items()
    }
    doubts = _by_path(standing)

    def order(report: Report) -> tuple[object, ...]:
        at, _, name = clusters[report.cluster]
        when = report.due.toordinal() * (1 if report.is_owed else -1)
        return (_ORDER.index(report.state), when if report.is_owed else 0, at, texts.sort_key(name), report.kind, when)

    for report in sorted(standing.every, key=order):
        share = standing.complete(report).share
        yield [
            clusters[report.cluster][1],
            clusters[report.cluster][2],
            form_words(standing, texts, report.kind),
            str(report.period),
            state_words(texts, report),
            report.since,
            report.due,
            max(0, (standing.day - report.due).days) if report.state == "missing" else None,
            report.came,
            None if share is None else int(100 * share),
            *_told(texts, doubts.pop(report.path, [])),
            report.path,
        ]


def _others(standing: Standing, texts: Texts) -> Iterator[list[object]]:
    known = {report.path for report in standing.every}
    for path, doubts in _by_path(standing).items():
        for domain, cluster, its in standing.doubts_by_domain(texts, doubts if path not in known else ()):
            names = [domain_words(standing, texts, domain), cluster_words(standing, texts, cluster)]
            yield [*names, *[None] * 8, *_told(texts, its), path]


def _by_path(standing: Standing) -> dict[str, list[Doubt]]:
    found: defaultdict[str, list[Doubt]] = defaultdict(list)
    for each in standing.doubts:
        found[each.finding.place.path].append(each)
    return dict(found)


def _told(texts: Texts, doubts: Sequence[Doubt]) -> list[str]:
    """The sentences of warnings, those without an answer and those with it."""
    open_ = [f"{texts.tell(each.finding)} [{each.finding.rule}]" for each in doubts if each.answer is None]
    answered = [f"{answer_words(texts, each)} [{each.finding.rule}]" for each in doubts if each.answer]
    return [_JOINT.join(open_), _JOINT.join(answered)]


def _cell(value: object) -> str:
    """A value as a spreadsheet takes it, never as a formula."""
    told = "" if value is None else str(value)
    return f"'{told}" if isinstance(value, str) and told.startswith(_FORMULA) else told
