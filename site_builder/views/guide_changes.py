"""What changes in a form from one year to the next: only what the forms and the region's definitions say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.records import Definition
from site_builder.texts import Texts
from site_builder.views.guide_calendar import next_year
from site_builder.views.page import Site


@dataclass(frozen=True)
class Change:
    """One change: what it is about, what is new, and why where that is said; `path` leads to more."""

    title: str
    text: str
    note: str = ""
    path: str = ""


@dataclass(frozen=True)
class Changes:
    """The changes of a form for a year; none is an answer too. `before` is the year with which it is compared."""

    year: int
    items: tuple[Change, ...]

    @property
    def before(self) -> int:
        return self.year - 1


def changes_of(site: Site, texts: Texts, kind: str) -> tuple[Changes, ...]:
    """What changes in the next record of a form, and in that of the year after where something is known to.

    A year's numbers are counted from its first day on: who reports must know before. Empty where nothing is due; the
    first year of all has none before with which it could be compared.
    """
    year = next_year(site, kind)
    if year is None:
        return ()
    coming = [Changes(each, tuple(_items(site, texts, kind, each))) for each in (year, year + 1)]
    first = site.records.region.reporting.first_year
    return tuple(one for one in coming if one.year > first and (one.items or one.year == year))


def _items(site: Site, texts: Texts, kind: str, year: int) -> Iterator[Change]:
    yield from _in_form(site, texts, kind, year)
    if kind == "annual":
        yield from _in_results(site, texts, year)


def _in_form(site: Site, texts: Texts, kind: str, year: int) -> Iterator[Change]:
    for one in site.schemas.fields(kind):
        if year in one.changes:
            yield Change(texts.say(one.title), texts.say(one.changes[year]))


def _in_results(site: Site, texts: Texts, year: int) -> Iterator[Change]:
    """The results that begin or end with the year."""
    _ = texts.gettext
    known = site.records.definitions
    collected = [each for each in known.values() if each.is_collected]
    replaced = {each.replaces for each in collected if each.since == year}
    for each in collected:
        if each.since == year:
            old = known.get(each.replaces or "")
            text = _("asked for the first time, instead of “%(old)s”") if old else _("asked for the first time")
            yield _result(site, texts, each, text % ({"old": texts.say(old.name)} if old else {}))
        elif each.until == year - 1 and each.id not in replaced:
            yield _result(site, texts, each, _("no longer asked"))
        elif each.until == year:
            yield _result(site, texts, each, _("asked for the last time"))


def _result(site: Site, texts: Texts, each: Definition, text: str) -> Change:
    return Change(texts.say(each.name), text, texts.say(each.note), site.indicator_path(each))
