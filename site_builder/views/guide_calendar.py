"""What is due when: the rule of each form, the coming year day by day, and the same for a calendar program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_skeleton

from site_builder.periods import Kind, Period, due_day
from site_builder.records import Reporting
from site_builder.texts import Texts
from site_builder.views.page import Site

#: the forms that fall due on a day
DATED: tuple[Kind, ...] = ("annual", "members", "quarterly")
_AHEAD = timedelta(days=366)
#: octets of a line of iCalendar, and what a longer one goes on with
_LINE = 75


@dataclass(frozen=True)
class Due:
    """A day of the calendar: `period` in words, `of` as it is written (`2026`, `2026-Q4`)."""

    date: str
    kind: Kind
    form: str
    period: str
    of: str


def coming(reporting: Reporting, day: date) -> list[tuple[date, Kind, Period]]:
    """What falls due within a year from the day on, in order."""
    years = range(day.year - 2, day.year + 2)
    yearly: list[tuple[Kind, Period]] = [(kind, Period(year)) for kind in ("annual", "members") for year in years]
    quarterly: list[tuple[Kind, Period]] = [("quarterly", Period(year, q)) for year in years for q in range(1, 5)]
    every = [(due_day(kind, period, reporting), kind, period) for kind, period in yearly + quarterly]
    asked = [one for one in every if day <= one[0] < day + _AHEAD and one[2].year >= reporting.first_year]
    return sorted(asked, key=lambda one: (one[0], DATED.index(one[1]), one[2].sort_key))


def calendar(site: Site, texts: Texts) -> tuple[Due, ...]:
    """The coming year in words."""
    return tuple(
        Due(texts.date(due), kind, _title(site, texts, kind), texts.period(period), str(period))
        for due, kind, period in coming(site.records.region.reporting, site.day)
    )


def next_year(site: Site, kind: str) -> int | None:
    """The year of the next record of a form; of a form without a day, that of the next yearly record."""
    asked = kind if kind in DATED else "annual"
    days = coming(site.records.region.reporting, site.day)
    return next((period.year for _, each, period in days if each == asked), None)


def rule_of(site: Site, texts: Texts, kind: Kind) -> str:
    """By when a form is due, for any period of it."""
    reporting = site.records.region.reporting
    if kind == "quarterly":
        due = texts.ngettext(
            "%(days)s day after the quarter’s end", "%(days)s days after the quarter’s end", reporting.quarter_due_days
        )
        return due % {"days": texts.number(reporting.quarter_due_days)}
    day = reporting.annual_due if kind == "annual" else reporting.members_due
    return texts.gettext("%(day)s of the year after") % {"day": day_of_any_year(texts, day)}


def day_of_any_year(texts: Texts, month_day: str) -> str:
    """A day of any year, such as 30 April; of a leap year, for the last of February."""
    day = date.fromisoformat(f"2024-{month_day}")
    words = format_skeleton("MMMMd", day, locale=texts.locale)
    return "1er" + words[1:] if texts.locale.language == "fr" and day.day == 1 else words


def icalendar(site: Site, texts: Texts) -> bytes:
    """The coming year as RFC 5545 has it: a whole day for each record that is due.

    An event's UID is made of form, period and region, so that a newer file renews what an older one entered.
    """
    _ = texts.gettext
    region = site.records.region
    name = _("%(region)s: reports due") % {"region": texts.say(region.name)}
    early = _("A record may come earlier; after this day it counts as late.")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Site Builder//{_escaped(texts.say(region.name))}//{texts.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for due, kind, period in coming(region.reporting, site.day):
        form = _title(site, texts, kind)
        summary = _("%(form)s due: %(period)s") % {"form": form, "period": texts.period(period)}
        where = f"{site.address}{texts.language}/guide/{kind}/" if site.address else ""
        lines += [
            "BEGIN:VEVENT",
            f"UID:{kind}-{str(period).lower()}@{region.id}",
            f"DTSTAMP:{site.day:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
            f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(summary)}",
            f"DESCRIPTION:{_escaped(early)}",
            *([f"URL:{where}"] if where else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _title(site: Site, texts: Texts, kind: str) -> str:
    return texts.say(site.schemas.form(kind).title)


def _escaped(text: str) -> str:
    """A text as a value of iCalendar."""
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, each but the first beginning with a space; no letter is split."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
