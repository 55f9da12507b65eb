"""What the script of the status page knows: which record came when, and the words in which it judges another day."""

from __future__ import annotations

from typing import Any

from site_builder.owing import Standing
from site_builder.owing.reminder import language_of, letter
from site_builder.owing.reports import KINDS, given, path_of, periods
from site_builder.owing.words import form_words, plain
from site_builder.periods import Kind, Period, due_day
from site_builder.records import Cluster
from site_builder.texts import Texts

#: a record that is not there, and one of which is not known when it came
_ABSENT, _SINCE_EVER = ".", "-"
_NUMBER = 7


def judged(standing: Standing, texts: Texts, address: str = "") -> dict[str, Any]:
    """As JSON has it.

    `clusters` are in the order of their names: id, name, first and last year, language, place of its row among those of
    the page, years whose missing records were explained, and by kind when each record came, from the first year it
    reports on: so many days after it was due, or `-` where that is not known; `.` where it never did. Where it went and
    came again, these days follow after commas.
    """
    reporting = standing.records.region.reporting
    rows = [cluster.id for _, clusters in standing.by_domain(texts) for cluster in clusters]
    clusters = sorted(standing.records.clusters.values(), key=lambda each: texts.sort_key(texts.say(each.name)))
    languages = {language_of(standing, cluster.id) for cluster in clusters}
    explained = {(one.cluster, one.period.year) for one in standing.every if one.state == "explained"}
    return {
        "day": standing.day.isoformat(),
        "first": reporting.first_year,
        "annual": reporting.annual_due,
        "members": reporting.members_due,
        "quarterly": reporting.quarter_due_days,
        "clusters": [
            [
                each.id,
                plain(texts, each.name),
                max(each.active_from, reporting.first_year),
                each.active_until or 9999,
                language_of(standing, each.id),
                rows.index(each.id) if each.id in rows else -1,
                sorted(year for cluster, year in explained if cluster == each.id),
                [_came(standing, each, kind) for kind in KINDS],
            ]
            for each in clusters
        ],
        "words": _words(standing, texts),
        "letters": {
            language: {
                **letter(standing, Texts(language, standing.records.region.languages), address),
                "head": Texts(language).gettext("Subject: %(subject)s") % {"subject": "{subject}"},
                **_periods(standing, Texts(language, standing.records.region.languages)),
            }
            for language in sorted(languages)
        },
    }


def _came(standing: Standing, cluster: Cluster, kind: Kind) -> str:
    """What came of a kind, period by period."""
    records, arrivals = standing.records, standing.arrivals
    reporting = records.region.reporting
    first = max(cluster.active_from, reporting.first_year)
    found = []
    for period in periods(kind, range(first, max(records.years, default=first) + 1)):
        due = due_day(kind, period, reporting)
        there = given(records, cluster.id, kind, period)
        marks = arrivals.marks(path_of(cluster.id, kind, period), there)
        told = [_SINCE_EVER if when is None else str((when - due).days) for when in marks]
        found.append(",".join(told) or _ABSENT)
    return " ".join(found).rstrip(" .")


def _words(standing: Standing, texts: Texts) -> dict[str, Any]:
    _ = texts.gettext

    def counted(one: str, many: str) -> list[str]:
        return [texts.ngettext(one, many, number) % {"days": "{days}"} for number in (1, _NUMBER)]

    return {
        "ago": counted("%(days)s day ago", "%(days)s days ago"),
        "within": counted("in %(days)s day", "in %(days)s days"),
        "today": _("today"),
        "received": _("received: %(period)s") % {"period": "{period}"},
        "next": _("next due on %(day)s") % {"day": "{day}"},
        "judged": _("Judged on %(day)s.") % {"day": "{day}"},
        **_periods(standing, texts),
    }


def _periods(standing: Standing, texts: Texts) -> dict[str, Any]:
    """How records, quarters and days are written in a language."""
    quarters = [Period(2000, quarter) for quarter in range(1, 5)]
    return {
        "locale": str(texts.locale).replace("_", "-"),
        "forms": [form_words(standing, texts, kind) for kind in KINDS],
        "record": texts.gettext("%(form)s, %(period)s") % {"form": "{form}", "period": "{period}"},
        "quarters": [texts.period(one).replace("2000", "{year}") for one in quarters],
        "short": [texts.period_short(one).replace("2000", "{year}") for one in quarters],
    }
