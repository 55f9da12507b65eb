"""The past of a cluster's records of one year: when each came, what was corrected, which figures moved with it.

A year's sheet shows results, and so nothing of grants: what was corrected of these is told on their own page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.differences import Change, say
from site_builder.history import Amendment, Line, Revision, is_free
from site_builder.periods import Period
from site_builder.problems import N_
from site_builder.texts import Texts
from site_builder.views.cluster_headline import beside_funding
from site_builder.views.cluster_words import Link
from site_builder.views.corrections import Day, day_of, told
from site_builder.views.page import Site

if TYPE_CHECKING:
    from site_builder.indicators import Figure
    from site_builder.records import Definition

#: so many lines of a correction are read at once, the others when asked for
_MOST = 6
_WITHDRAWN = N_("Withdrawn")
_RETURNED = N_("Back on record")


@dataclass(frozen=True)
class Part:
    """What a change did to one record, or to figures: the first lines, and those that are folded."""

    name: str
    lines: tuple[str, ...]
    more: tuple[str, ...]


@dataclass(frozen=True)
class Corrected:
    """A change and all it corrected."""

    day: Day
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Published:
    """Figures that one change published, by name, those that were corrected with the days."""

    first: Day
    published: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Came:
    """A record, the change that brought it, and the day from which on everybody could read it."""

    name: str
    first: Day
    published: str


@dataclass(frozen=True)
class Past:
    """What the officers read of a year's past besides its corrections."""

    records: tuple[Came, ...]
    figures: tuple[Published, ...]


def records_of(site: Site, texts: Texts, cluster: str, year: int) -> list[tuple[str, Line]]:
    """The records of a cluster's year that the history knows, each with its name."""
    grids = [(quarter, f"data/clusters/{cluster}/{year}-q{quarter}.yml") for quarter in range(1, 5)]
    paths = [(None, f"data/clusters/{cluster}/{year}.yml"), *grids, (None, f"data/members/{cluster}/{year}.yml")]
    found = []
    for quarter, path in paths:
        line = site.history.lines.get(path)
        if line is not None:
            name = texts.say(site.schemas.form(line.kind).title)
            found.append((f"{name}, {texts.period(Period(year, quarter))}" if quarter else name, line))
    return found


def of_year(site: Site, texts: Texts, cluster: str, year: int, funding: bool) -> list[Corrected]:
    """What was corrected of a cluster's year, the newest first: grants alone (`funding`), or all but these."""
    if not site.history.lines:
        return []
    parts: dict[Revision, list[Part]] = {}
    granted = texts.gettext("Grants of the Region, %(year)s") % {"year": year}
    for name, line in records_of(site, texts, cluster, year):
        for amendment in line.amendments:
            lines = _lines(site, texts, amendment, funding)
            if lines:
                parts.setdefault(amendment.revision, []).append(_part(granted if funding else name, lines))
    for revision, lines in _moved(site, texts, cluster, year, funding).items():
        parts.setdefault(revision, []).append(_part(texts.gettext("Figures"), lines))
    return _by_change(site, texts, parts)


def of_targets(site: Site, texts: Texts, cluster: str) -> list[Corrected]:
    """What was changed of a cluster's own objectives, the newest first; one that was agreed since corrects nothing."""
    line = site.history.lines.get(f"data/clusters/{cluster}/targets.yml")
    parts: dict[Revision, list[Part]] = {}
    for amendment in line.amendments if line else ():
        lines = _told(site, texts, [each for each in amendment.changes if each.kind != "added"])
        if lines:
            parts[amendment.revision] = [_part(texts.say(site.schemas.form("targets").title), lines)]
    return _by_change(site, texts, parts)


def _by_change(site: Site, texts: Texts, parts: dict[Revision, list[Part]]) -> list[Corrected]:
    revisions = sorted(parts, key=lambda each: each.number, reverse=True)
    return [Corrected(day_of(site, texts, each), tuple(parts[each])) for each in revisions]


def corrected_years(site: Site, texts: Texts, cluster: str, years: Iterable[int]) -> list[Link]:
    """The way to what was corrected of each of these years."""
    found = []
    for year in years:
        corrected = of_year(site, texts, cluster, year, funding=False)
        if corrected:
            told_ = texts.gettext("%(year)s (%(day)s)") % {"year": year, "day": corrected[0].day.text}
            found.append(Link(told_, f"clusters/{cluster}/{year}/#corrections"))
    return found


def _part(name: str, lines: list[str]) -> Part:
    cut = _MOST if len(lines) > _MOST + 1 else len(lines)
    return Part(name, tuple(lines[:cut]), tuple(lines[cut:]))


def _lines(site: Site, texts: Texts, amendment: Amendment, funding: bool) -> list[str]:
    if amendment.kind != "changed":
        words = {"withdrawn": _WITHDRAWN, "returned": _RETURNED}[amendment.kind]
        return [] if funding else [texts.gettext(words)]
    meant = [each for each in amendment.changes if (each.steps[0] == "grants") is funding]
    return _told(site, texts, meant)


def _told(site: Site, texts: Texts, changes: Sequence[Change]) -> list[str]:
    """A line a change; what the public may not read any more is counted, or said to be another."""
    lines: list[str] = []
    unnamed: Counter[tuple[str, bool]] = Counter()
    for each in changes:
        title = texts.say(each.field.title)
        if each.field.type == "array" and not each.field.leaf and not each.entry:
            unnamed[title, each.kind in ("added", "joined")] += 1
        elif is_free(each.field) and not site.for_officers:
            called = texts.say(each.entry) if each.named and is_free(each.named) else ""
            facts = {"title": f"{called}, {title}" if called else title}
            lines.append(texts.gettext("%(title)s: another text") % facts)
        else:
            lines.append(say(each, texts, site.files))
    for (title, came), count in unnamed.items():
        if came:
            words = texts.ngettext("%(title)s: %(number)s added", "%(title)s: %(number)s added", count)
        else:
            words = texts.ngettext("%(title)s: %(number)s removed", "%(title)s: %(number)s removed", count)
        lines.append(words % {"title": title, "number": texts.number(count)})
    return lines


def _moved(site: Site, texts: Texts, cluster: str, year: int, funding: bool) -> dict[Revision, list[str]]:
    """The cluster's figures of the year that a change moved, by change."""
    found: dict[Revision, list[str]] = {}
    for definition in definitions_of(site, funding) if site.history.figures else ():
        for figure in figures_of(site, definition, cluster, year):
            name = _name(texts, definition, figure)
            for each, before, after in told(site, texts, figure):
                found.setdefault(each.revision, []).append(_move(texts, name, before, after))
    return found


def _move(texts: Texts, name: str, before: str, after: str) -> str:
    if not before:
        return texts.gettext("%(figure)s: values that rest on what only officers read") % {"figure": name}
    facts = {"title": name, "before": before, "after": after or texts.gettext("nothing")}
    return texts.sentence(N_("{title}: {before} → {after}"), facts)


def definitions_of(site: Site, funding: bool) -> Iterator[Definition]:
    """The definitions that the audience may see: those of grants alone, or all others."""
    for definition in site.records.definitions.values():
        if (site.for_officers or definition.visibility == "public") and beside_funding(definition) is funding:
            yield definition


def figures_of(site: Site, definition: Definition, cluster: str, year: int) -> Iterator[Figure]:
    """A cluster's figures of the year, and of its quarters."""
    periods: Iterable[Period] = [Period(year)]
    if definition.is_quarterly:
        periods = [*periods, *(Period(year, quarter) for quarter in range(1, 5))]
    for period in periods:
        figure = site.figures.get(definition.id, "cluster", cluster, period)
        if figure is not None:
            yield figure


def past(site: Site, texts: Texts, cluster: str, year: int) -> Past | None:
    """When each record and each figure of the year came; None where nothing is known of it."""
    records = [
        Came(name, day_of(site, texts, line.first), _published(site, texts, line.first))
        for name, line in records_of(site, texts, cluster, year)
    ]
    return Past(tuple(records), tuple(_figures(site, texts, cluster, year))) if records else None


def _published(site: Site, texts: Texts, revision: Revision) -> str:
    return texts.date(site.history.published(revision).isoformat())


def _figures(site: Site, texts: Texts, cluster: str, year: int) -> list[Published]:
    """Every published figure of the year that is none of grants, by the change that published it."""
    found: dict[Revision, list[str]] = {}
    for definition in definitions_of(site, funding=False):
        for figure in figures_of(site, definition, cluster, year):
            first = first_of(site, definition, figure)
            if figure.value is None or first is None:
                continue
            days = [texts.date(each.revision.day.isoformat()) for each, _, _ in told(site, texts, figure)]
            if days or figure.period.quarter is None:
                name = _name(texts, definition, figure)
                corrected = texts.gettext("%(figure)s (corrected on %(days)s)")
                named = corrected % {"figure": name, "days": texts.join(days)} if days else name
                found.setdefault(first, []).append(named)
    return [
        Published(day_of(site, texts, each), _published(site, texts, each), tuple(found[each]))
        for each in sorted(found, key=lambda each: each.number)
    ]


def _name(texts: Texts, definition: Definition, figure: Figure) -> str:
    name = texts.say(definition.name)
    return f"{name}, {texts.period_short(figure.period)}" if figure.period.quarter else name


def first_of(site: Site, definition: Definition, figure: Figure) -> Revision | None:
    """The change that published a cluster's figure: the last that it needed of its records and its definition."""
    history = site.history
    key = (definition.id, figure.scope, figure.entity, figure.period)
    needed = [each.revision for each in history.figures.get(key, ()) if each.told and each.before is None]
    needed += _behind(site, definition, figure)
    if definition.id in history.definitions:
        needed.append(history.definitions[definition.id])
    return max(needed, key=lambda each: each.number, default=None)


def _behind(site: Site, definition: Definition, figure: Figure) -> list[Revision]:
    """The changes that brought the records of a cluster's figure; of a year of quarters, the first."""
    lines, year = site.history.lines, figure.period.year
    if definition.table == "stories":
        return []
    if definition.is_quarterly:
        quarters = [figure.period.quarter] if figure.period.quarter else [1, 2, 3, 4]
        paths = [f"data/clusters/{figure.entity}/{year}-q{quarter}.yml" for quarter in quarters]
        found = [lines[path].first for path in paths if path in lines]
        return sorted(found, key=lambda each: each.number)[:1]
    if definition.table in ("memberships", "movements"):
        years = (year - 1, year) if definition.table == "movements" else (year,)
        paths = [f"data/members/{figure.entity}/{each}.yml" for each in years]
    else:
        paths = [f"data/clusters/{figure.entity}/{year}.yml"]
    return [lines[path].first for path in paths if path in lines]
