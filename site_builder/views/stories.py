"""The narratives: a list of all, and a page for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from site_builder.records import Story
from site_builder.source.markdown import render_markdown
from site_builder.texts import Texts
from site_builder.views.page import Page, Site

_NEWEST = 6
_RELATED = 3
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg")


@dataclass(frozen=True)
class Card:
    """A story in a list; paths are site paths, `language` is empty where the texts are in the page's own."""

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


@dataclass(frozen=True)
class Shelf:
    """Stories under one heading: a domain, a cluster or a year; `ident` is its anchor."""

    ident: str
    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Link:
    """A name and its site path."""

    text: str
    path: str


@dataclass(frozen=True)
class Told:
    """A story on its own page."""

    title: str
    summary: str
    body: Markup
    date: str
    datetime: str
    cluster: Link
    domain: Link
    others: tuple[Link, ...]
    actors: tuple[str, ...]
    image: str
    image_alt: str
    language: str
    untranslated: str
    indicators: tuple[Link, ...]
    related: tuple[Card, ...]


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The list of stories, and each of them, newest first."""
    yield _list(site, texts)
    for story in newest_first(site.records.stories):
        yield _page(site, texts, story)


def newest_first(stories: Iterable[Story]) -> list[Story]:
    """Stories by date, the newest first; those of one day by cluster and name."""
    return sorted(sorted(stories, key=lambda s: (s.cluster, s.slug)), key=lambda s: s.date, reverse=True)


def card(site: Site, texts: Texts, story: Story) -> Card:
    """A story for a list of any page."""
    text, language = _told_in(texts, story)
    return Card(
        title=text.title,
        path=_path(story),
        summary=text.summary,
        date=texts.date(story.date),
        datetime=story.date.isoformat(),
        cluster=texts.say(site.records.clusters[story.cluster].name),
        domain=_domain(site, texts, story.domain).text,
        actors=_actors(site, texts, story),
        image=f"/{_media(story.cluster, story.image)}" if story.image else "",
        image_alt=text.image_alt or "",
        language=language,
    )


def media(site: Site) -> dict[str, Path]:
    """The pictures that stories show: path in the site, and the file of the region that goes there."""
    found: dict[str, Path] = {}
    for story in site.records.stories:
        folder = site.root / "stories" / story.cluster
        for name in _pictures(folder, story):
            found[_media(story.cluster, name)] = folder / name
    return dict(sorted(found.items()))


def _pictures(folder: Path, story: Story) -> list[str]:
    """Files beside the story that it shows: its own picture, and those which its text names."""
    bodies = [text.body for text in story.languages.values()]
    return [
        file.name
        for file in (sorted(folder.iterdir()) if folder.is_dir() else ())
        if file.suffix.lower() in _PICTURES
        and file.is_file()
        and not file.is_symlink()
        and (file.name == story.image or any(file.name in body for body in bodies))
    ]


def _list(site: Site, texts: Texts) -> Page:
    _ = texts.gettext
    stories = newest_first(site.records.stories)
    cards = [card(site, texts, story) for story in stories]
    told = list(zip(stories, cards, strict=True))

    def shelves(prefix: str, names: Iterable[tuple[str, str]], key: Callable[[Story], str]) -> list[Shelf]:
        every = (Shelf(f"{prefix}-{i}", name, tuple(c for s, c in told if key(s) == i)) for i, name in names)
        return [shelf for shelf in every if shelf.cards]

    clusters = [(c.id, texts.say(c.name)) for c in site.records.clusters.values()]
    years = sorted({str(story.date.year) for story in stories}, reverse=True)
    view = {
        "newest": cards[:_NEWEST],
        "count": _count(texts, stories),
        "by_domain": shelves("domain", ((d.id, texts.say(d.name)) for d in site.records.region.domains), _domain_of),
        "by_cluster": shelves("cluster", sorted(clusters, key=lambda c: texts.sort_key(c[1])), lambda s: s.cluster),
        "by_year": shelves("year", ((year, year) for year in years), lambda s: str(s.date.year)),
    }
    description = _("What clusters and their members did together, told one story at a time.")
    return Page("stories/", "stories.html", _("Stories"), view, description, "stories")


def _count(texts: Texts, stories: Sequence[Story]) -> str:
    """How many stories there are, of how many clusters and since when; empty where there is none."""
    if not stories:
        return ""
    told = texts.ngettext("%(stories)s story", "%(stories)s stories", len(stories)) % {
        "stories": texts.number(len(stories))
    }
    owners = len({story.cluster for story in stories})
    by = texts.ngettext("%(clusters)s cluster", "%(clusters)s clusters", owners) % {"clusters": texts.number(owners)}
    return texts.gettext("%(stories)s from %(clusters)s, since %(year)s.") % {
        "stories": told,
        "clusters": by,
        "year": min(story.date.year for story in stories),
    }


def _page(site: Site, texts: Texts, story: Story) -> Page:
    text, language = _told_in(texts, story)
    records = site.records
    told = Told(
        title=text.title,
        summary=text.summary,
        body=_body(site, story, text.body),
        date=texts.date(story.date),
        datetime=story.date.isoformat(),
        cluster=_cluster(site, texts, story.cluster),
        domain=_domain(site, texts, story.domain),
        others=tuple(_cluster(site, texts, other) for other in story.clusters if other in records.clusters),
        actors=_actors(site, texts, story),
        image=f"/{_media(story.cluster, story.image)}" if story.image else "",
        image_alt=text.image_alt or "",
        language=language,
        untranslated=_untranslated(texts, language),
        indicators=tuple(_indicators(site, texts, story)),
        related=tuple(card(site, texts, other) for other in related(story, records.stories)),
    )
    return Page(_path(story), "story.html", text.title, {"story": told}, text.summary, "stories")


def related(story: Story, stories: Iterable[Story]) -> list[Story]:
    """Stories of the same domain or clusters, those nearest in both first, then the newest."""
    owners = {story.cluster, *story.clusters}

    def nearness(other: Story) -> int:
        return 2 * bool(owners & {other.cluster, *other.clusters}) + (other.domain == story.domain)

    others = [other for other in newest_first(stories) if other != story and nearness(other)]
    return sorted(others, key=nearness, reverse=True)[:_RELATED]


def _told_in(texts: Texts, story: Story) -> tuple[Any, str]:
    """The story's text, and its language where that is not the page's."""
    if texts.language in story.languages:
        return story.languages[texts.language], ""
    language = next(iter(story.languages))
    return story.languages[language], language


def _untranslated(texts: Texts, language: str) -> str:
    if not language:
        return ""
    return texts.gettext("This story has not been translated yet: its text is in another language (%(language)s).") % {
        "language": texts.language_name(language)
    }


def _body(site: Site, story: Story, body: str) -> Markup:
    """The text as HTML that is safe (it was sanitised), its pictures led to where they are published."""
    up = "../" * (_path(story).count("/") + 1)
    names = _pictures(site.root / "stories" / story.cluster, story)
    published = {name: f"{up}{_media(story.cluster, name)}" for name in names}
    return Markup(render_markdown(body, lambda name: published.get(name.removeprefix("./"))))


def _indicators(site: Site, texts: Texts, story: Story) -> Iterator[Link]:
    for indicator in story.indicators:
        definition = site.records.definitions.get(indicator)
        if definition and (site.for_officers or definition.visibility == "public"):
            yield Link(texts.say(definition.name), f"indicators/{indicator}/")


def _actors(site: Site, texts: Texts, story: Story) -> tuple[str, ...]:
    words: Mapping[str, Any] = site.schemas.field("story", ("actors",)).choices
    return tuple(texts.say(words[actor]) for actor in story.actors)


def _cluster(site: Site, texts: Texts, cluster: str) -> Link:
    return Link(texts.say(site.records.clusters[cluster].name), f"clusters/{cluster}/")


def _domain(site: Site, texts: Texts, domain: str) -> Link:
    name = next((each.name for each in site.records.region.domains if each.id == domain), domain)
    return Link(texts.say(name), f"domains/{domain}/")


def _domain_of(story: Story) -> str:
    return story.domain


def _path(story: Story) -> str:
    return f"stories/{story.cluster}/{story.name}/"


def _media(cluster: str, name: str) -> str:
    return f"media/stories/{cluster}/{name}"
