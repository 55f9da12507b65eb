"""A story in a list, and what every page says of stories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from site_builder.records import Story
from site_builder.texts import Texts
from site_builder.views.motif import Motif, motif
from site_builder.views.page import Site
from site_builder.views.stories_pictures import media_path, size

_WORDS_A_MINUTE = 200
#: so many pictures a list shows: with its page, two style sheets and an icon they are eight files
_PICTURES = 4
_SENTENCE = re.compile(r"[.!?…](?:[\s\u202f]*[»”])?(?=\s)")


@dataclass(frozen=True)
class Card:
    """A story in a list; paths are site paths, `language` is empty where the texts are in the page's own.

    `width` and `height` are those of the picture, 0 where it has none or they are not known; `motif` is its domain's.
    """

    title: str
    path: str
    summary: str
    date: str
    datetime: str
    cluster: str
    domain: str
    actors: tuple[str, ...]
    image: str
    image_alt: str
    language: str
    width: int
    height: int
    motif: Motif
    minutes: str


@dataclass(frozen=True)
class Link:
    """A name and its site path."""

    text: str
    path: str


def newest_first(stories: Iterable[Story]) -> list[Story]:
    """Stories by date, the newest first; those of one day by cluster and name."""
    return sorted(sorted(stories, key=lambda s: (s.cluster, s.slug)), key=lambda s: s.date, reverse=True)


def card(site: Site, texts: Texts, story: Story) -> Card:
    """A story for a list of any page."""
    text, language = told_in(texts, story)
    width, height = size(site, story)
    return Card(
        title=text.title,
        path=story_path(story),
        summary=text.summary,
        date=texts.date(story.date),
        datetime=story.date.isoformat(),
        cluster=texts.say(site.records.clusters[story.cluster].name),
        domain=domain_link(site, texts, story.domain).text,
        actors=actor_words(site, texts, story),
        image=f"/{media_path(story.cluster, story.image)}" if story.image else "",
        image_alt=text.image_alt or "",
        language=language,
        width=width,
        height=height,
        motif=motif(site, story.domain),
        minutes=reading_time(texts, text.body),
    )


def cards(site: Site, texts: Texts, stories: Iterable[Story]) -> list[Card]:
    """Stories for a list that opens a page: the first few show their pictures, so that the page asks for few files."""
    made = [card(site, texts, story) for story in stories]
    late = [one for one in made if one.image][_PICTURES:]
    return [replace(one, image="", image_alt="", width=0, height=0) if one in late else one for one in made]


def story_path(story: Story) -> str:
    """The page of a story."""
    return f"stories/{story.cluster}/{story.name}/"


def told_in(texts: Texts, story: Story) -> tuple[Any, str]:
    """The story's text, and its language where that is not the page's."""
    if texts.language in story.languages:
        return story.languages[texts.language], ""
    language = next(iter(story.languages))
    return story.languages[language], language


def reading_time(texts: Texts, body: str) -> str:
    """How long it takes to read a text, in words."""
    minutes = max(1, round(len(body.split()) / _WORDS_A_MINUTE))
    return texts.gettext("%(minutes)s min read") % {"minutes": texts.number(minutes)}


def actor_words(site: Site, texts: Texts, story: Story) -> tuple[str, ...]:
    """Who took part, in words."""
    words: Mapping[str, Any] = site.schemas.field("story", ("actors",)).choices
    return tuple(texts.say(words[actor]) for actor in story.actors)


def cluster_link(site: Site, texts: Texts, cluster: str) -> Link:
    """A cluster's name and page."""
    return Link(texts.say(site.records.clusters[cluster].name), f"clusters/{cluster}/")


def domain_link(site: Site, texts: Texts, domain: str) -> Link:
    """A domain's name and page."""
    name = next((each.name for each in site.records.region.domains if each.id == domain), domain)
    return Link(texts.say(name), f"domains/{domain}/")


def story_count(texts: Texts, number: int) -> str:
    """`7 stories`."""
    return texts.ngettext("%(stories)s story", "%(stories)s stories", number) % {"stories": texts.number(number)}


def brief(text: str, most: int = 160, least: int = 50) -> str:
    """A text cut after its last sentence within `most` characters, else after a word and with an ellipsis."""
    if len(text) <= most:
        return text
    ends = [found.end() for found in _SENTENCE.finditer(text, 0, most + 1) if least <= found.end() <= most]
    if ends:
        return text[: ends[-1]]
    return text[: most - 1].rsplit(maxsplit=1)[0].rstrip(" ,;:–—\u202f") + "…"
