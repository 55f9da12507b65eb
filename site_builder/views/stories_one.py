"""A story on its own page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.records import Story
from site_builder.source.markdown import render_markdown
from site_builder.texts import Texts
from site_builder.views.cards import story_picture
from site_builder.views.motif import Motif, motif
from site_builder.views.page import Page, Site
from site_builder.views.stories_cards import (
    Card,
    Link,
    actor_words,
    brief,
    card,
    cluster_link,
    domain_link,
    newest_first,
    reading_time,
    story_path,
    told_in,
)
from site_builder.views.stories_figure import Illustrated, illustrated
from site_builder.views.stories_pictures import beside, media_path, size

_RELATED = 3


@dataclass(frozen=True)
class Told:
    """A story on its own page; `record` is the address of its file in Git, empty where that is not known."""

    title: str
    summary: str
    body: Markup
    date: str
    datetime: str
    minutes: str
    cluster: Link
    domain: Link
    motif: Motif
    others: tuple[Link, ...]
    actors: tuple[str, ...]
    image: str
    image_alt: str
    width: int
    height: int
    language: str
    untranslated: str
    illustrated: Illustrated | None
    indicators: tuple[Link, ...]
    record: str
    newer: Link | None
    older: Link | None
    related: tuple[Card, ...]
    shelf: Link


def story_pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The page of each story, newest first."""
    stories = newest_first(site.records.stories)
    for number, story in enumerate(stories):
        newer = stories[number - 1] if number else None
        older = stories[number + 1] if number + 1 < len(stories) else None
        yield _page(site, texts, story, newer, older)


def _page(site: Site, texts: Texts, story: Story, newer: Story | None, older: Story | None) -> Page:
    text, language = told_in(texts, story)
    width, height = size(site, story)
    figure = illustrated(site, texts, story)
    told = Told(
        title=text.title,
        summary=text.summary,
        body=Markup(body_html(site, story, text.body)),
        date=texts.date(story.date),
        datetime=story.date.isoformat(),
        minutes=reading_time(texts, text.body),
        cluster=cluster_link(site, texts, story.cluster),
        domain=domain_link(site, texts, story.domain),
        motif=motif(site, story.domain),
        others=tuple(cluster_link(site, texts, it) for it in story.clusters if it in site.records.clusters),
        actors=actor_words(site, texts, story),
        image=f"/{media_path(story.cluster, story.image)}" if story.image else "",
        image_alt=text.image_alt or "",
        width=width,
        height=height,
        language=language,
        untranslated=_untranslated(texts, language),
        illustrated=figure,
        indicators=tuple(_indicators(site, texts, story, figure.indicator if figure else "")),
        record=site.record_address(f"stories/{story.cluster}/{story.name}.{language or texts.language}.md"),
        newer=_link(texts, newer),
        older=_link(texts, older),
        related=tuple(card(site, texts, other) for other in related(story, site.records.stories)),
        shelf=_shelf(texts, domain_link(site, texts, story.domain).text, story.domain),
    )
    return Page(
        story_path(story),
        "story.html",
        text.title,
        {"story": told},
        _description(told),
        "stories",
        picture=story_picture(site, texts, story),
    )


def _description(told: Told) -> str:
    """The summary, or what of it a search engine shows; a short one with its cluster and day."""
    said = brief(told.summary)
    return said if len(said) >= 50 else f"{said} {told.cluster.text}, {told.date} – {told.domain.text}"


def related(story: Story, stories: Iterable[Story]) -> list[Story]:
    """Stories of the same domain or clusters, those nearest in both first, then the newest."""
    owners = {story.cluster, *story.clusters}

    def nearness(other: Story) -> int:
        return 2 * bool(owners & {other.cluster, *other.clusters}) + (other.domain == story.domain)

    others = [other for other in newest_first(stories) if other != story and nearness(other)]
    return sorted(others, key=nearness, reverse=True)[:_RELATED]


def body_html(site: Site, story: Story, body: str) -> str:
    """The text as HTML that is safe, its pictures led to where they are published, as seen from the story's page."""
    up = "../" * (story_path(story).count("/") + 1)
    published = {name: f"{up}{media_path(story.cluster, name)}" for name in beside(site, story)}
    return render_markdown(body, lambda name: published.get(name.removeprefix("./")))


def _untranslated(texts: Texts, language: str) -> str:
    if not language:
        return ""
    return texts.gettext("This story has not been translated yet: its text is in another language (%(language)s).") % {
        "language": texts.language_name(language)
    }


def _indicators(site: Site, texts: Texts, story: Story, shown: str) -> Iterator[Link]:
    """What it illustrates besides the figure that is shown."""
    for indicator in story.indicators:
        definition = site.records.definitions.get(indicator)
        if definition and indicator != shown and (site.for_officers or definition.visibility == "public"):
            yield Link(texts.say(definition.name), f"indicators/{indicator}/")


def _shelf(texts: Texts, name: str, domain: str) -> Link:
    return Link(texts.gettext("All stories of the domain “%(name)s”") % {"name": name}, f"stories/domains/{domain}/")


def _link(texts: Texts, story: Story | None) -> Link | None:
    return story and Link(told_in(texts, story)[0].title, story_path(story))
