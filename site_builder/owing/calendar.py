"""The standing for a calendar program: the days on which records fall due, and who still owes them."""

from __future__ import annotations

from datetime import date, timedelta

from site_builder.owing.icalendar import Day, icalendar
from site_builder.owing.reports import KINDS, Report, coming
from site_builder.owing.standing import Standing
from site_builder.owing.words import cluster_words, form_words, plain
from site_builder.periods import Kind, Period
from site_builder.texts import Texts

_YEAR = 366


def calendar(standing: Standing, texts: Texts) -> bytes:
    """An event for each form and period: all due days of a year before and after, and the older ones still awaited.

    An event says who has not reported; taken in anew, the file renews it, down to “all have come”.
    """
    region = standing.records.region
    name = texts.gettext("%(region)s: reports awaited") % {"region": plain(texts, region.name)}
    first = max(standing.day, date.min + timedelta(days=_YEAR)) - timedelta(days=_YEAR)
    owed: dict[tuple[date, Kind, Period], list[Report]] = {}
    for due in coming(region.reporting, first, 2 * _YEAR):
        owed[due] = []
    known = {(r.due, r.kind, r.period) for r in standing.every}
    for report in standing.every:
        if report.is_owed:
            owed.setdefault((report.due, report.kind, report.period), []).append(report)
    days = [
        _day(standing, texts, key, its)
        for key, its in sorted(owed.items(), key=lambda one: (one[0][0], KINDS.index(one[0][1]), one[0][2].sort_key))
        if key in known or key[0] >= standing.day
    ]
    return icalendar(days, name, plain(texts, region.name), texts.language, standing.day)


def _day(standing: Standing, texts: Texts, key: tuple[date, Kind, Period], owed: list[Report]) -> Day:
    _ = texts.gettext
    due, kind, period = key
    words = {"form": form_words(standing, texts, kind), "period": texts.period(period)}
    uid = f"status-{kind}-{str(period).lower()}@{standing.records.region.id}"
    if owed:
        number = len(owed)
        told = texts.ngettext(
            "%(form)s, %(period)s: awaited from %(number)s cluster",
            "%(form)s, %(period)s: awaited from %(number)s clusters",
            number,
        )
        names = sorted((cluster_words(standing, texts, one.cluster) for one in owed), key=texts.sort_key)
        return Day(uid, due, told % {**words, "number": texts.number(number)}, "\n".join(names))
    if period.last_day < standing.day:
        told, more = _("%(form)s, %(period)s: all have come"), _("Nobody owes this record.")
    else:
        told, more = _("%(form)s due: %(period)s"), _("A record may come earlier; after this day it counts as late.")
    return Day(uid, due, told % words, more)
