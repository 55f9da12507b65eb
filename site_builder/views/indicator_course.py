"""An indicator over the years: its chart, its newest figure, and a sentence that reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from site_builder.charts import Chart, line_chart
from site_builder.indicators import Figure
from site_builder.periods import Period
from site_builder.texts import Texts
from site_builder.views.indicator_past import broken
from site_builder.views.page import Site
from site_builder.views.shown import (
    KeyFigure,
    Subject,
    axis_form,
    happened,
    is_whole,
    key_figure,
    until_due,
    value_text,
)

if TYPE_CHECKING:
    from site_builder.records import Definition

#: so many values make a highest or a lowest worth telling
_ENOUGH = 4


def years(site: Site, definition: Definition, subject: Subject) -> Sequence[Figure]:
    """The yearly figures up to the last that was due; a year of quarters still to come is not one yet."""
    figures = list(until_due(site.figures.series(definition.id, subject.scope, subject.entity)))
    while figures and definition.is_quarterly and _running(site, figures[-1]):
        figures.pop()
    return figures


def _running(site: Site, figure: Figure) -> bool:
    last = site.figures.get(figure.indicator, figure.scope, figure.entity, Period(figure.period.year, 4))
    return last is None or last.mark == "not_due"


def course_chart(
    site: Site, texts: Texts, definition: Definition, subject: Subject, ident: str, place: str
) -> Chart | None:
    """The figures over the years, `place` says whose; None where there are fewer than two to show.

    Where the definition is not the same in all years, figures by the other stand beside them, apart.
    """
    figures = years(site, definition, subject)
    if sum(figure.value is not None for figure in figures) < 2:
        return None
    series, breaks = broken(site, texts, definition, subject, figures)
    labels = [point.label for point in series[0].points]
    return line_chart(
        ident,
        series[0].name,
        "",
        series,
        axis_form(site, texts, definition),
        axis=texts.gettext("Year"),
        zero=definition.unit not in {"years", "ratio"},
        events=(*happened(site, texts, [int(label) for label in labels]), *breaks),
        subtitle=f"{place}, {labels[0]}–{labels[-1]}{_partly(texts, figures)}",
    )


def _partly(texts: Texts, figures: Sequence[Figure]) -> str:
    """The years that rest on fewer clusters than there were: a picture that travels alone says so itself."""
    lacking = [str(figure.period.year) for figure in figures if figure.value is not None and not is_whole(figure)]
    return " · " + texts.gettext("%(years)s: not all had reported") % {"years": texts.join(lacking)} if lacking else ""


def newest(site: Site, texts: Texts, definition: Definition, subject: Subject) -> KeyFigure | None:
    """The key figure of the newest year with a value; None where there is none."""
    known = [figure for figure in years(site, definition, subject) if figure.value is not None]
    return key_figure(site, texts, definition.id, subject, known[-1].period.year) if known else None


def reading(site: Site, texts: Texts, definition: Definition, subject: Subject) -> str:
    """Where the newest value stands in its own past, as a sentence; empty where that is short, or it is not whole."""
    known = [figure for figure in years(site, definition, subject) if figure.value is not None]
    if known and not is_whole(known[-1]):
        return ""
    known = [figure for figure in known if is_whole(figure)]
    values = [figure.value for figure in known if figure.value is not None]
    if len(values) < _ENOUGH or max(values) == min(values):
        return ""
    told = {"year": known[-1].period.year, "since": known[0].period.year}
    before = values[:-1]
    if values[-1] > max(before):
        return texts.gettext("%(year)s has the highest value since the series began in %(since)s.") % told
    if values[-1] < min(before):
        return texts.gettext("%(year)s has the lowest value since the series began in %(since)s.") % told
    low, high = (known[values.index(pick(values))] for pick in (min, max))
    told |= {"low": value_text(site, texts, definition, low.value or 0), "lowest": low.period.year}
    told |= {"high": value_text(site, texts, definition, high.value or 0), "highest": high.period.year}
    return texts.gettext("Since %(since)s between %(low)s (%(lowest)s) and %(high)s (%(highest)s).") % told
