"""Figures as readers see them: formatted, with their change, their past, and how many clusters they rest on.

Every view takes its figures from here, so that a figure reads the same wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from site_builder.charts.inputs import Event, Point, Series
from site_builder.charts.line import line_chart
from site_builder.charts.marks import Chart
from site_builder.charts.spark import spark as spark_chart
from site_builder.periods import Period
from site_builder.texts import Texts
from site_builder.views.corrections import note as correction_note
from site_builder.views.page import Site
from site_builder.views.sources import Source, of_figure

if TYPE_CHECKING:
    from site_builder.indicators import Figure
    from site_builder.records import Definition


#: after a figure, or the head of a year, for which not all had reported; a note below says so
DAGGER = "\u202f†"


@dataclass(frozen=True)
class Subject:
    """Whose figures: a scope (`region`, `domain`, `territory`, `cluster`) and the id within it."""

    scope: str
    entity: str


@dataclass(frozen=True)
class Shown:
    """A figure for a cell or a sentence; `text` is empty where `mark` says why there is no value."""

    text: str
    mark: str = ""
    note: str = ""


@dataclass(frozen=True)
class KeyFigure:
    """The arguments of the component of that name.

    `path` is the site path of the definition; `source` the records of a cluster's figure, None for figures of several;
    `corrected` says when it was corrected since it was published, and what it was before.
    """

    label: str
    value: str
    period: str
    change: str
    before: str
    spark: Chart | None
    mark: str
    path: str
    rests: str
    source: Source | None = None
    corrected: str = ""


def measure_name(texts: Texts, definition: Definition, scope: str) -> str:
    """An indicator's name; beyond a single cluster, that of an average says so."""
    name = texts.say(definition.name)
    if definition.across != "mean" or scope == "cluster":
        return name
    return texts.gettext("%(name)s, average cluster") % {"name": name}


def value_text(site: Site, texts: Texts, definition: Definition, value: float) -> str:
    """A value with its unit, in the reader's format."""
    return texts.value(value, definition.unit, definition.decimals, site.records.region.currency)


def shown(site: Site, texts: Texts, figure: Figure | None) -> Shown:
    """A figure as text, or the mark of its absence (no figure at all counts as missing)."""
    if figure is None:
        return Shown("", "missing")
    if figure.mark or figure.value is None:
        return Shown("", figure.mark or "missing")
    definition = site.records.definitions[figure.indicator]
    return Shown(value_text(site, texts, definition, figure.value), "", rests_on(texts, figure))


def is_whole(figure: Figure) -> bool:
    """True where all clusters of which the figure is made have reported."""
    return figure.scope == "cluster" or figure.rests_on >= figure.expected


def rests_on(texts: Texts, figure: Figure) -> str:
    """On how many clusters a combined figure rests, where not all have reported; empty otherwise."""
    if figure.mark or is_whole(figure):
        return ""
    return texts.gettext("%(given)s of %(expected)s clusters reported") % {
        "given": texts.number(figure.rests_on),
        "expected": texts.number(figure.expected),
    }


def change(texts: Texts, definition: Definition, before: Figure | None, now: Figure | None) -> tuple[str, str]:
    """The change from one year to the next in words, and its direction (`up`, `down`, `same`); empty where unknown.

    Shares change by points, other measures by percent. It is a fact, and judges nothing. Where a cluster's report is
    missing in one of the years, what changed is who reported, and nothing is told.
    """
    if before is None or now is None or before.value is None or now.value is None:
        return "", ""
    if not (is_whole(before) and is_whole(now)):
        return "", ""
    decimals = max(definition.decimals, 1) if definition.unit == "percent" else None
    return change_words(texts, before.value, now.value, decimals)


def change_words(texts: Texts, before: float, now: float, decimals: int | None = None) -> tuple[str, str]:
    """The change between two values, as `change` tells it; `decimals` are those of points, None for percent."""
    if decimals is None and before == 0:
        return "", ""
    difference = now - before
    if abs(difference) < 1e-9:
        return texts.gettext("unchanged in a year"), "same"
    if decimals is None:
        words = texts.gettext("%(change)s in a year") % {"change": texts.signed_percent(difference / before)}
    else:
        words = texts.gettext("%(change)s points in a year") % {"change": texts.signed(difference, decimals)}
    return words, "up" if difference > 0 else "down"


def latest(site: Site, indicator: str, subject: Subject) -> Figure | None:
    """The newest yearly figure that has a value, else the newest there is."""
    series = [f for f in site.figures.series(indicator, subject.scope, subject.entity) if f.mark != "not_due"]
    return next((f for f in reversed(series) if f.value is not None), series[-1] if series else None)


def key_figure(site: Site, texts: Texts, indicator: str, subject: Subject, year: int | None = None) -> KeyFigure | None:
    """The key figure of an indicator for a subject, in `year` or the newest with a value; None where there is none."""
    definition = site.records.definitions.get(indicator)
    if definition is None or (definition.visibility == "officers" and not site.for_officers):
        return None
    now = (
        site.figures.get(indicator, subject.scope, subject.entity, Period(year))
        if year
        else latest(site, indicator, subject)
    )
    if now is None:
        return None
    before = site.figures.get(indicator, subject.scope, subject.entity, Period(now.period.year - 1))
    given = [_quarters(site, definition, each) for each in (before, now) if each is not None]
    words, direction = change(texts, definition, before, now) if all(each == 4 for each in given) else ("", "")
    it = shown(site, texts, now)
    past = [
        f for f in site.figures.series(indicator, subject.scope, subject.entity) if f.period.year <= now.period.year
    ]
    return KeyFigure(
        label=measure_name(texts, definition, subject.scope),
        value=it.text,
        period=texts.period(now.period),
        change=words,
        before=direction,
        spark=_spark(site, texts, indicator, subject, past),
        mark=it.mark,
        path=f"indicators/{indicator}/",
        rests=it.note or _of_four(texts, given[-1]),
        source=of_figure(site, texts, definition, subject.entity, now.period) if subject.scope == "cluster" else None,
        corrected=correction_note(site, texts, now),
    )


def _quarters(site: Site, definition: Definition, figure: Figure) -> int:
    """Of how many quarters a year's figure is made; 4 where it is not made of quarters."""
    if not definition.is_quarterly:
        return 4
    periods = (Period(figure.period.year, quarter) for quarter in range(1, 5))
    parts = (site.figures.get(figure.indicator, figure.scope, figure.entity, period) for period in periods)
    return sum(part is not None and part.value is not None for part in parts)


def _of_four(texts: Texts, quarters: int) -> str:
    """How many quarters there are so far; empty where the year has all of them, or none."""
    if quarters in (0, 4):
        return ""
    return texts.ngettext("%(number)s quarter of 4", "%(number)s quarters of 4", quarters) % {"number": quarters}


def key_figures(
    site: Site, texts: Texts, indicators: Sequence[str], subject: Subject, year: int | None = None
) -> list[KeyFigure]:
    """The key figures that there are, in the order given."""
    found = (key_figure(site, texts, indicator, subject, year) for indicator in indicators)
    return [figure for figure in found if figure is not None]


def points(site: Site, texts: Texts, figures: Sequence[Figure]) -> tuple[Point, ...]:
    """Figures as the points of a chart."""
    return tuple(
        Point(texts.period_short(f.period), f.value, (it := shown(site, texts, f)).text, it.mark) for f in figures
    )


def history(
    site: Site, texts: Texts, indicator: str, subject: Subject, title: str, *, quarterly: bool = False, ident: str = ""
) -> Chart | None:
    """A subject's figures over the years (or quarters) as a line; None where there are fewer than two to show."""
    figures = until_due(site.figures.series(indicator, subject.scope, subject.entity, quarterly=quarterly))
    if sum(f.value is not None for f in figures) < 2:
        return None
    definition = site.records.definitions[indicator]
    series = Series(measure_name(texts, definition, subject.scope), points(site, texts, figures))
    name = ident or f"{indicator}-{subject.scope}-{subject.entity}" + ("-quarters" if quarterly else "")
    return line_chart(
        name,
        title,
        "",
        [series],
        axis_form(site, texts, definition),
        axis=texts.gettext("Quarter") if quarterly else texts.gettext("Year"),
        zero=definition.unit not in {"years", "ratio"},
        events=() if quarterly else happened(site, texts, [f.period.year for f in figures]),
    )


def happened(site: Site, texts: Texts, years: Collection[int]) -> tuple[Event, ...]:
    """What happened to all clusters in these years, for charts over them to mark."""
    told = (each for each in site.records.region.events if each.year in years)
    return tuple(Event(str(each.year), texts.say(each.text)) for each in told)


def until_due(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Figures without those at the end that nobody had to report yet."""
    last = max((number for number, figure in enumerate(figures, 1) if figure.mark != "not_due"), default=0)
    return figures[:last]


def axis_form(site: Site, texts: Texts, definition: Definition) -> Callable[[float], str]:
    """How the numbers of an axis are written: as short as they can be."""
    return lambda value: texts.axis(value, definition.unit, site.records.region.currency)


def _spark(site: Site, texts: Texts, indicator: str, subject: Subject, past: Sequence[Any]) -> Chart | None:
    if sum(f.value is not None for f in past) < 3:
        return None
    definition = site.records.definitions[indicator]
    ident = f"spark-{indicator}-{subject.scope}-{subject.entity}"
    return spark_chart(ident, measure_name(texts, definition, subject.scope), points(site, texts, past))
