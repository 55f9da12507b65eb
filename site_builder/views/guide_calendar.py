"""What is due when: the rule of each form, the coming year day by day, and the same for a calendar program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_skeleton

from site_builder.owing.icalendar import Day
from site_builder.owing.icalendar import icalendar as written
from site_builder.owing.reports import KINDS, coming
from site_builder.periods import Kind
from site_builder.texts import Texts
from site_builder.views.page import Site

#: the forms that fall due on a day
DATED = KINDS


@dataclass(frozen=True)
class Due:
    """A day of the calendar: `period` in words, `of` as it is written (`2026`, `2026-Q4`)."""

    date: str
    kind: Kind
    form: str
    period: str
    of: str


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
    """The coming year for a calendar program: a whole day for each record that is due.

    An event's UID is made of form, period and region, so that a newer file renews what an older one entered.
    """
    _ = texts.gettext
    region = site.records.region
    days = [
        Day(
            uid=f"{kind}-{str(period).lower()}@{region.id}",
            day=due,
            summary=_("%(form)s due: %(period)s") % {"form": _title(site, texts, kind), "period": texts.period(period)},
            description=_("A record may come earlier; after this day it counts as late."),
            url=f"{site.address}{texts.language}/guide/{kind}/" if site.address else "",
        )
        for due, kind, period in coming(region.reporting, site.day)
    ]
    name = _("%(region)s: reports due") % {"region": texts.say(region.name)}
    return written(days, name, texts.say(region.name), texts.language, site.day)


def _title(site: Site, texts: Texts, kind: str) -> str:
    return texts.say(site.schemas.form(kind).title)
