"""The pictures that stand for pages where their addresses are shared: one a story, and one for all other pages.

They are made in each build where they can be; where they can't, no page names one.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.pictures import Words, draw, legible, possible
from site_builder.records import Story
from site_builder.texts import Texts
from site_builder.views.motif import Motif, motif
from site_builder.views.page import File, Site
from site_builder.views.stories_cards import domain_link, story_path, told_in


def default_picture(site: Site, texts: Texts) -> str:
    """The site path of the picture of every page that has none of its own; empty where none is made."""
    return f"/{texts.language}/card.png" if _made(_site_words(site, texts)) else ""


def story_picture(site: Site, texts: Texts, story: Story) -> str:
    """The site path of a story's picture; that of all pages where it has letters which the font has not."""
    if _made(_story_words(site, texts, story)):
        return f"/{texts.language}/{story_path(story)}card.png"
    return default_picture(site, texts)


def pictures(site: Site, texts: Texts) -> Iterator[File]:
    """The pictures of a language."""
    words = _site_words(site, texts)
    if _made(words):
        motifs = tuple(motif(site, domain.id) for domain in site.records.region.domains[:6]) or (Motif(0),)
        yield File(f"{texts.language}/card.png", draw(words, motifs))
    for story in site.records.stories:
        words = _story_words(site, texts, story)
        if _made(words):
            path = f"{texts.language}/{story_path(story)}card.png"
            yield File(path, draw(words, (motif(site, story.domain),)))


def _made(words: Words) -> bool:
    return possible() and legible(words)


def _site_words(site: Site, texts: Texts) -> Words:
    title = texts.gettext("Business clusters in the open")
    about = texts.gettext("Figures, objectives and stories, year by year")
    name = texts.say(site.records.region.name)
    return Words("", title, name, about)


def _story_words(site: Site, texts: Texts, story: Story) -> Words:
    day = texts.date(story.date).replace(" ", "\u00a0")
    return Words(
        site=texts.say(site.records.region.name),
        title=told_in(texts, story)[0].title,
        name=texts.say(site.records.clusters[story.cluster].name),
        about=f"{domain_link(site, texts, story.domain).text} · {day}",
    )
