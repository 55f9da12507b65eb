"""What is new in a domain or a territory: stories, collaborations, turns in its clusters' lives, the newest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from site_builder.texts import Texts
from site_builder.views.cluster_words import cluster_link
from site_builder.views.cluster_work import Collaboration, Year
from site_builder.views.page import Site
from site_builder.views.stories import card, newest_first

if TYPE_CHECKING:
    from site_builder.records import Story

#: how many pieces of news a page opens with, of one kind and in all
_OF_A_KIND, _MOST = 2, 4
#: years after which a turn in a cluster's life is history
_RECENT = 2


@dataclass(frozen=True)
class Work:
    """The newest collaborations of a year, `count` of all in words; `whole` where all of them are among `lines`."""

    year: int
    count: str
    lines: tuple[Collaboration, ...]
    whole: bool


@dataclass(frozen=True)
class News:
    """One piece of news: when, of which kind, what, and whose; `language` is that of a title not in the page's."""

    date: str
    datetime: str
    kind: str
    title: str
    path: str
    whose: str
    language: str = ""


def news(
    site: Site, texts: Texts, clusters: Collection[str], stories: Sequence[Story], work: Sequence[Collaboration]
) -> list[News]:
    """The newest of these stories, of these collaborations, and of what happened to these clusters."""
    found = [
        *_stories(site, texts, stories),
        *_work(texts, work),
        *sorted(_turns(site, texts, clusters), key=lambda each: each.datetime, reverse=True)[:_OF_A_KIND],
    ]
    return sorted(found, key=lambda each: each.datetime, reverse=True)[:_MOST]


def newest_work(work: Year | None, most: int) -> Work | None:
    """The newest of a year's collaborations; None where there was none."""
    if work is None or not work.lines:
        return None
    lines = tuple(sorted(work.lines, key=lambda each: each.datetime, reverse=True)[:most])
    return Work(work.year, work.count, lines, len(lines) == len(work.lines))


def _stories(site: Site, texts: Texts, stories: Sequence[Story]) -> Iterator[News]:
    for story in newest_first(stories)[:_OF_A_KIND]:
        told = card(site, texts, story)
        kind = texts.gettext("Story")
        yield News(told.date, told.datetime, kind, told.title, told.path, told.cluster, told.language)


def _work(texts: Texts, work: Sequence[Collaboration]) -> Iterator[News]:
    for line in sorted(work, key=lambda each: each.datetime, reverse=True)[:_OF_A_KIND]:
        yield News(line.start, line.datetime, texts.gettext("Collaboration"), line.title, "", line.owner.text)


def _turns(site: Site, texts: Texts, clusters: Collection[str]) -> Iterator[News]:
    """What was told of the clusters' own lives in the last years: labels, mergers, names."""
    today = site.day.isoformat()
    for each in clusters:
        link = cluster_link(site, texts, each)
        for event in site.records.clusters[each].events:
            if int(event.date[:4]) >= site.day.year - _RECENT and event.date <= today:
                said = texts.say(event.text)
                yield News(_when(texts, event.date), event.date, texts.gettext("Cluster"), said, link.path, link.text)


def _when(texts: Texts, written: str) -> str:
    """A day as readers write it; a month or a year as it stands."""
    return texts.date(date.fromisoformat(written)) if len(written) == 10 else written
