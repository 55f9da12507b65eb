"""Lists of stories: the newest and the ways to all others, by domain, cluster and year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from site_builder.records import Story
from site_builder.texts import Texts
from site_builder.views.motif import Motif, motif
from site_builder.views.page import Page, Site
from site_builder.views.stories_cards import brief, cards, newest_first, story_count

_NEWEST = 7
#: so many of a shelf stand as cards, the others in lines
_CARDS = 6


@dataclass(frozen=True)
class Way:
    """A way to stories: a domain, a cluster or a year, with its page and how many there are."""

    name: str
    path: str
    count: str
    motif: Motif | None = None


@dataclass(frozen=True)
class _Shelf:
    """The stories of one domain, cluster or year; `about` is the page of that domain or cluster."""

    way: Way
    stories: tuple[Story, ...]
    description: str
    about: str


def list_pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The list of all, and one page for each domain, cluster and year of which there is a story."""
    stories = newest_first(site.records.stories)
    kinds = [tuple(make(site, texts, stories)) for make in (_domain_shelves, _year_shelves, _cluster_shelves)]
    yield _index(site, texts, stories, [[shelf.way for shelf in shelves] for shelves in kinds])
    for shelves in kinds:
        ways = [shelf.way for shelf in shelves]
        for shelf in shelves:
            yield _shelf_page(site, texts, shelf, ways)


def _index(site: Site, texts: Texts, stories: Sequence[Story], ways: Sequence[Sequence[Way]]) -> Page:
    newest = cards(site, texts, stories[:_NEWEST])
    view = {
        "first": newest[0] if newest else None,
        "newest": newest[1:],
        "count": _count(texts, stories),
        "by_domain": ways[0],
        "by_year": ways[1],
        "by_cluster": ways[2],
    }
    description = texts.gettext("What clusters and their members did together, told one story at a time.")
    return Page("stories/", "stories.html", texts.gettext("Stories"), view, description, "stories")


def _shelf_page(site: Site, texts: Texts, shelf: _Shelf, ways: Sequence[Way]) -> Page:
    shown = cards(site, texts, shelf.stories)
    lines = groupby(shown[_CARDS:], key=lambda one: one.datetime[:4])
    heading = "%(year)s" if shelf.about else texts.gettext("Earlier in %(year)s")
    view = {
        "way": shelf.way,
        "about": shelf.about,
        "cards": shown[:_CARDS],
        "lines": [(year, heading % {"year": year}, list(its)) for year, its in lines],
        "others": [way for way in ways if way != shelf.way],
    }
    title = texts.gettext("Stories: %(name)s") % {"name": shelf.way.name}
    return Page(shelf.way.path, "stories_shelf.html", title, view, brief(shelf.description), "stories")


def _domain_shelves(site: Site, texts: Texts, stories: Sequence[Story]) -> Iterator[_Shelf]:
    said = texts.gettext("What clusters did together in the domain “%(name)s”, told in %(stories)s since %(year)s.")
    for domain in site.records.region.domains:
        path, name = f"stories/domains/{domain.id}/", texts.say(domain.name)
        its = tuple(story for story in stories if story.domain == domain.id)
        yield from _shelf(texts, Way(name, path, "", motif(site, domain.id)), its, said, f"domains/{domain.id}/")


def _cluster_shelves(site: Site, texts: Texts, stories: Sequence[Story]) -> Iterator[_Shelf]:
    said = texts.gettext("What %(name)s did with its members and partners, told in %(stories)s since %(year)s.")
    names = {cluster.id: texts.say(cluster.name) for cluster in site.records.clusters.values()}
    for cluster in sorted(names, key=lambda one: texts.sort_key(names[one])):
        its = tuple(story for story in stories if story.cluster == cluster)
        yield from _shelf(texts, Way(names[cluster], f"stories/{cluster}/", ""), its, said, f"clusters/{cluster}/")


def _year_shelves(site: Site, texts: Texts, stories: Sequence[Story]) -> Iterator[_Shelf]:
    said = texts.gettext("What clusters and their members did together in %(name)s, told in %(stories)s.")
    for year, its in groupby(stories, key=lambda story: story.date.year):
        yield from _shelf(texts, Way(str(year), f"stories/years/{year}/", ""), tuple(its), said, "")


def _shelf(texts: Texts, way: Way, stories: tuple[Story, ...], said: str, about: str) -> Iterator[_Shelf]:
    """The shelf with its number and description; none where it is empty."""
    if stories:
        count = story_count(texts, len(stories))
        words = {"name": way.name, "stories": count, "year": min(story.date.year for story in stories)}
        yield _Shelf(Way(way.name, way.path, count, way.motif), stories, said % words, about)


def _count(texts: Texts, stories: Sequence[Story]) -> str:
    """How many stories there are, of how many clusters and since when; empty where there is none."""
    if not stories:
        return ""
    owners = len({story.cluster for story in stories})
    by = texts.ngettext("%(clusters)s cluster", "%(clusters)s clusters", owners) % {"clusters": texts.number(owners)}
    return texts.gettext("%(stories)s from %(clusters)s, since %(year)s.") % {
        "stories": story_count(texts, len(stories)),
        "clusters": by,
        "year": min(story.date.year for story in stories),
    }
