"""The narratives: lists of them, a page for each, a feed, and pictures that stand for them where they are shared."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.texts import Texts
from site_builder.views.cards import pictures
from site_builder.views.page import File, Page, Site
from site_builder.views.stories_cards import Card, card, newest_first
from site_builder.views.stories_feed import feed
from site_builder.views.stories_lists import list_pages
from site_builder.views.stories_one import story_pages
from site_builder.views.stories_pictures import media

__all__ = ["Card", "card", "files", "media", "newest_first", "pages"]


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The lists of stories, and each of them, newest first."""
    yield from list_pages(site, texts)
    yield from story_pages(site, texts)


def files(site: Site, texts: Texts) -> Iterator[File]:
    """The feed, and the pictures where they can be drawn."""
    yield feed(site, texts)
    yield from pictures(site, texts)
