"""An indicator's breaks and corrections: the definitions beside its own, and its figures that were corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from site_builder.charts.inputs import OUTSIDE, Event, Point, Series
from site_builder.indicators import Figure, Figures
from site_builder.texts import Texts
from site_builder.views.corrections import day_of, told
from site_builder.views.indicator_words import Item, definition_items, sql_of, visible
from site_builder.views.page import Site
from site_builder.views.shown import Subject, measure_name, points

if TYPE_CHECKING:
    from site_builder.records import Definition

#: so many corrections stand open
_MOST_OPEN = 8


@dataclass(frozen=True)
class Other:
    """A definition beside the one in hand: that before or after it; `path` leads to its page, if it has one."""

    title: str
    name: str
    about: str
    items: tuple[Item, ...]
    sql: str
    path: str = ""


@dataclass(frozen=True)
class Break:
    """Where a series breaks: a definition that held before the year (or after it), and its figures.

    `year` is None where the definition was put in the place of another for all years, on a day that `words` name.
    """

    definition: Definition
    figures: Figures
    year: int | None
    earlier: bool
    words: str


def breaks(site: Site, texts: Texts, definition: Definition) -> list[Break]:
    """The breaks of an indicator's series that can be drawn: the other definition has the same unit."""
    found = []
    seen = {each.id: each for each in visible(site)}
    before = seen.get(definition.replaces or "")
    if before is not None and definition.since:
        words = texts.gettext("until %(until)s") % {"until": definition.since - 1}
        found.append(Break(before, site.figures, definition.since, True, words))
    for after in seen.values():
        if after.replaces == definition.id and after.since:
            words = texts.gettext("from %(since)s on") % {"since": after.since}
            found.append(Break(after, site.figures, after.since, False, words))
    for former in site.history.formers.get(definition.id, ()):
        if former.figures is not None:
            words = texts.gettext("before %(day)s") % {"day": texts.date(former.revision.day.isoformat())}
            found.append(Break(former.definition, former.figures, None, True, words))
    return [each for each in found if each.definition.unit == definition.unit]


def broken(
    site: Site, texts: Texts, definition: Definition, subject: Subject, figures: Sequence[Figure]
) -> tuple[list[Series], list[Event]]:
    """The figures as a series, those of definitions before and after beside it, and where the breaks are."""
    own = {figure.period: figure for figure in figures}
    others, events = [], []
    for each in breaks(site, texts, definition):
        series = each.figures.series(each.definition.id, subject.scope, subject.entity)
        known = [figure for figure in series if figure.value is not None and _counts(each, figure, own)]
        if known:
            others.append((each, {figure.period: figure for figure in known}))
        if known or each.earlier:
            events += [Event(str(each.year), texts.gettext("new definition"))] if each.year else []
    periods = sorted({*own, *(period for _, found in others for period in found)})
    name = measure_name(texts, definition, subject.scope)
    named = [(name, own), *((_named(texts, it, subject), found) for it, found in others)]
    return [Series(one, tuple(_points(site, texts, periods, found))) for one, found in named], events


def _named(texts: Texts, one: Break, subject: Subject) -> str:
    """The other definition in the chart: by its name, where it is that of another indicator."""
    return one.words if one.year is None else f"{measure_name(texts, one.definition, subject.scope)}, {one.words}"


def _counts(one: Break, figure: Figure, own: dict[Any, Figure]) -> bool:
    """Beside the years of the definition in hand, or for the same ones."""
    if one.year is None:
        return figure.period in own
    return figure.period.year < one.year if one.earlier else figure.period.year >= one.year


def _points(site: Site, texts: Texts, periods: Sequence[Any], found: dict[Any, Figure]) -> Iterator[Point]:
    for period in periods:
        if period in found:
            yield from points(site, texts, [found[period]])
        else:
            yield Point(texts.period_short(period), None, "", OUTSIDE)


def others(site: Site, texts: Texts, definition: Definition) -> list[Other]:
    """The definitions before and after the one in hand, each in full."""
    _ = texts.gettext
    seen = {each.id: each for each in visible(site)}
    found = []
    before = seen.get(definition.replaces or "")
    if before is not None:
        since = definition.since
        title = _("Definition until %(until)s") % {"until": since - 1} if since else _("Definition before")
        found.append(_other(site, texts, title, before, f"indicators/{before.id}/"))
    for after in seen.values():
        if after.replaces == definition.id:
            since = after.since
            title = _("Definition from %(since)s on") % {"since": since} if since else _("Definition that replaces it")
            found.append(_other(site, texts, title, after, f"indicators/{after.id}/"))
    for former in site.history.formers.get(definition.id, ()):
        day = texts.date(former.revision.day.isoformat())
        title = _("Definition until it was changed on %(day)s") % {"day": day}
        found.append(_other(site, texts, title, former.definition, ""))
    return found


def _other(site: Site, texts: Texts, title: str, definition: Definition, path: str) -> Other:
    items = tuple(definition_items(site, texts, definition)[:4])
    about = texts.say(definition.description)
    return Other(title, texts.say(definition.name), about, items, sql_of(definition), path)


@dataclass(frozen=True)
class Corrections:
    """The corrected figures of region, domains and territories as a table; `hidden`: some values are not told."""

    columns: tuple[dict[str, object], ...]
    rows: tuple[tuple[object, ...], ...]
    hidden: bool
    #: that there are many, which are folded
    many: str = ""


def corrections(site: Site, texts: Texts, definition: Definition) -> Corrections | None:
    """The corrections of the indicator's figures, the newest first; those of clusters stand on their own pages."""
    _, region = texts.gettext, site.records.region
    places = [(texts.say(region.name), "", Subject("region", region.id))]
    places += [(texts.say(each.name), f"domains/{each.id}/", Subject("domain", each.id)) for each in region.domains]
    places += [
        (texts.say(each.name), f"territories/{each.code}/", Subject("territory", each.code))
        for each in region.territories
    ]
    found = []
    for at, (name, path, subject) in enumerate(places):
        for quarterly in (False, True):
            for figure in site.figures.series(definition.id, subject.scope, subject.entity, quarterly=quarterly):
                for each, before, after in told(site, texts, figure):
                    period = texts.period_short(figure.period)
                    cells = (name, period, before or "–", after or "–")
                    order = (-each.revision.number, at, figure.period.sort_key)
                    found.append((order, ({"text": name, "path": path}, *cells[1:]), each))
    if not found:
        return None
    found.sort(key=lambda item: item[0])
    rows = tuple((*row, _day(site, texts, each.revision)) for _, row, each in found)
    heads = (_("Place"), _("Period"), _("Before"), _("After"), _("Corrected"))
    columns = tuple({"label": head, "numeric": at in (2, 3)} for at, head in enumerate(heads))
    counted = texts.ngettext("%(number)s correction", "%(number)s corrections", len(rows)) % {"number": len(rows)}
    hidden = any(not each.told for _, _, each in found)
    return Corrections(columns, rows, hidden, counted if len(rows) > _MOST_OPEN else "")


def _day(site: Site, texts: Texts, revision: Any) -> dict[str, str]:
    day = day_of(site, texts, revision)
    return {"text": day.text, "note": f"{day.title} {day.hash}".strip()}
