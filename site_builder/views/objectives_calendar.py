"""What is due when for the objectives that run: the records that are still to come, and what they will tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.periods import Kind, Period, due_day
from site_builder.texts import Texts
from site_builder.views.objectives_own import Own, by_years, summary
from site_builder.views.page import Site
from site_builder.views.targets import record_kind, years_text


@dataclass(frozen=True)
class Due:
    """A day on which records are due, as an event of a timeline."""

    date: str
    datetime: str
    kind: str
    text: str


def calendar(site: Site, texts: Texts, objectives: Iterable[Own]) -> list[Due]:
    """The days to come on which records for these objectives are due, the next first."""
    groups = by_years([each for each in objectives if each.state.running])
    days: dict[tuple[date, Kind, Period], list[str]] = {}
    for group in groups:
        for kind, period, last in _awaited(site, group):
            day = due_day(kind, period, site.records.region.reporting)
            told = days.setdefault((day, kind, period), [])
            if last:
                named = {"years": years_text(*group[0].years), "summary": summary(texts, group)}
                told.append(
                    texts.gettext("Tells whether the objectives for %(years)s are reached (%(summary)s).") % named
                )
    found = []
    for day, kind, period in sorted(days, key=lambda each: (each[0], each[2].sort_key, each[1])):
        words = " ".join(days[day, kind, period])
        found.append(Due(texts.date(day.isoformat()), day.isoformat(), _record(site, texts, kind, period), words))
    return found


def next_due(site: Site, texts: Texts, objectives: Sequence[Own]) -> str:
    """What is awaited next for objectives of the same years, as a sentence; empty where nothing is."""
    awaited = sorted(
        (due_day(kind, period, site.records.region.reporting), period.sort_key, kind, period)
        for kind, period, _ in _awaited(site, objectives)
    )
    if not awaited:
        return ""
    day, _, kind, period = awaited[0]
    words = texts.gettext("Awaited next: %(record)s, due on %(day)s.")
    return words % {"record": _record(site, texts, kind, period), "day": texts.date(day.isoformat())}


def _awaited(site: Site, objectives: Sequence[Own]) -> Iterator[tuple[Kind, Period, bool]]:
    """The records not yet due on the site's day, once each; true for the last of its kind."""
    first, last = objectives[0].years
    # stories are no record: they count as they are told
    kinds = {record_kind(each.definition) for each in objectives if each.definition.table != "stories"}
    for kind in sorted(kinds):
        periods = [Period(year) for year in range(first, last + 1)]
        if kind == "quarterly":
            periods = [Period(period.year, quarter) for period in periods for quarter in range(1, 5)]
        for period in periods:
            if due_day(kind, period, site.records.region.reporting) >= site.day:
                yield kind, period, period == periods[-1]


def _record(site: Site, texts: Texts, kind: Kind, period: Period) -> str:
    """`Quarterly grid, Q4 2026`."""
    return f"{texts.say(site.schemas.form(kind).title)}, {texts.period(period)}"
