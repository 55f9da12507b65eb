"""The figure beside a story: a measure that it illustrates, in its year, of the place nearest to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.periods import Period
from site_builder.records import Story
from site_builder.texts import Texts
from site_builder.views.page import Site
from site_builder.views.shown import KeyFigure, Subject, key_figure
from site_builder.views.stories_cards import cluster_link, domain_link


@dataclass(frozen=True)
class Illustrated:
    """A key figure with the place that it is of, and a line that says how it belongs to the story."""

    indicator: str
    figure: KeyFigure
    place: str
    line: str


def illustrated(site: Site, texts: Texts, story: Story) -> Illustrated | None:
    """The figure to show beside a story; None where none may be shown.

    The story's own year comes before others, the cluster before its domain and the region, and the indicator that the
    story names first before the next. Where its year is not on record yet, it is the newest before it.
    """
    years = [year for year in site.records.years if year <= story.date.year]
    subjects = list(_subjects(site, texts, story))
    for year in reversed(years):
        for subject, place in subjects:
            for indicator in story.indicators:
                if not _whole(site, indicator, subject, year):
                    continue
                figure = key_figure(site, texts, indicator, subject, year)
                if figure is not None:
                    return Illustrated(indicator, figure, place, _line(texts, subject, year, story))
    return None


def _subjects(site: Site, texts: Texts, story: Story) -> Iterator[tuple[Subject, str]]:
    region = site.records.region
    yield Subject("cluster", story.cluster), cluster_link(site, texts, story.cluster).text
    yield Subject("domain", story.domain), domain_link(site, texts, story.domain).text
    yield Subject("region", region.id), texts.say(region.name)


def _whole(site: Site, indicator: str, subject: Subject, year: int) -> bool:
    """True where the year has a value, of all four quarters if it is made of quarters."""
    figure = site.figures.get(indicator, subject.scope, subject.entity, Period(year))
    if figure is None or figure.value is None:
        return False
    series = site.figures.series(indicator, subject.scope, subject.entity, quarterly=True)
    quarters = [each for each in series if each.period.year == year]
    return not series or sum(each.value is not None for each in quarters) == 4


def _line(texts: Texts, subject: Subject, year: int, story: Story) -> str:
    """What the figure is to the story: facts of its place and year alone."""
    if subject.scope == "cluster":
        said = texts.gettext("What the cluster reported for the whole year: the story shows what such numbers mean.")
    elif subject.scope == "domain":
        said = texts.gettext("All clusters of the domain together: there is no figure of the cluster alone to show.")
    else:
        said = texts.gettext("All clusters of the region together: there is no figure of the cluster alone to show.")
    if year == story.date.year:
        return said
    return said + " " + texts.gettext("%(year)s is the newest whole year before the story.") % {"year": year}
