"""What is counted straight from records, year by year: as key figures and as points of charts.

For counts that a region may or may not have an indicator for; where it has one, the figure leads to its definition.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from site_builder.charts import Chart, Point, Series, line_chart
from site_builder.charts.spark import spark
from site_builder.texts import Texts
from site_builder.views.cluster_members import small
from site_builder.views.page import Site
from site_builder.views.shown import KeyFigure, change_words


class Counted(Protocol):
    """The records of one year: `given` of `expected` clusters have one."""

    @property
    def year(self) -> int: ...
    @property
    def given(self) -> int: ...
    @property
    def expected(self) -> int: ...


Year = TypeVar("Year", bound=Counted)


@dataclass(frozen=True)
class Measure(Generic[Year]):
    """Something counted of a year: `value` (a share as a ratio where `share`), `form` writes it.

    `table`, `sql` and `where` are how an indicator says the same, in small letters without spaces.
    """

    ident: str
    label: str
    value: Callable[[Year], float | None]
    form: Callable[[float], str]
    share: bool = False
    table: str = ""
    sql: str = ""
    where: str = ""


def whole(year: Counted) -> bool:
    """True where every active cluster has given its record."""
    return year.given >= year.expected


def point(measure: Measure[Any], year: Counted) -> Point:
    """The value of a year for a chart; missing where nobody reported."""
    value = measure.value(year) if year.given else None
    return Point(
        str(year.year), value, "" if value is None else measure.form(value), "missing" if value is None else ""
    )


def figure(site: Site, texts: Texts, measure: Measure[Any], years: Sequence[Counted], rests: str) -> KeyFigure | None:
    """The key figure of the newest year; None without a value. `rests` is said where a record is missing."""
    now = years[-1]
    value = measure.value(now) if now.given else None
    if value is None:
        return None
    words, direction = _change(texts, measure, years)
    past = [point(measure, each) for each in years]
    return KeyFigure(
        label=measure.label,
        value=measure.form(value),
        period=str(now.year),
        change=words,
        before=direction,
        spark=spark(f"spark-{measure.ident}", measure.label, past) if len(past) > 2 else None,
        mark="",
        path=_definition(site, measure),
        rests="" if whole(now) else rests,
    )


def course(
    texts: Texts, measure: Measure[Any], years: Sequence[Counted], title: str, subtitle: str = ""
) -> Chart | None:
    """The measure over the years, for half of a page; None with fewer than two values."""
    points = tuple(point(measure, each) for each in years)
    if sum(each.value is not None for each in points) < 2:
        return None
    scaled = _per_cent(points) if measure.share else points
    unit = "percent" if measure.share else "count"
    series = [Series(measure.label, scaled)]
    return small(
        line_chart(
            f"course-{measure.ident}",
            title,
            "",
            series,
            lambda value: texts.axis(value, unit),
            axis=texts.gettext("Year"),
            subtitle=subtitle,
        )
    )


def _per_cent(points: Sequence[Point]) -> tuple[Point, ...]:
    return tuple(
        Point(each.label, None if each.value is None else each.value * 100, each.text, each.mark) for each in points
    )


def _change(texts: Texts, measure: Measure[Any], years: Sequence[Counted]) -> tuple[str, str]:
    """The change since the year before in words, and its direction; empty where a record is missing in one of them."""
    if len(years) < 2 or not (whole(years[-1]) and whole(years[-2])):
        return "", ""
    now, before = measure.value(years[-1]), measure.value(years[-2])
    if now is None or not before:
        return "", ""
    return change_words(texts, before * 100, now * 100, 1) if measure.share else change_words(texts, before, now)


def _definition(site: Site, measure: Measure[Any]) -> str:
    """The page of the indicator that counts the same over all clusters; empty where there is none."""
    for each in site.records.definitions.values():
        same = (each.table, _plain(each.value), _plain(each.where)) == (measure.table, measure.sql, measure.where)
        if measure.sql and same and each.across == "pooled" and each.scope is None:
            return site.indicator_path(each)
    return ""


def _plain(sql: str | None) -> str:
    return "".join((sql or "").split()).casefold()
