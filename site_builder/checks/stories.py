"""Stories: their languages, pictures and translations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from site_builder.checks.rule import Rule, rule
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding, Place
from site_builder.source.document import Document
from site_builder.source.repository import StoryDocument

#: what a story is about does not change with its language
SHARED = ("date", "domain", "clusters", "actors", "indicators")


@rule(
    "unknown-language",
    title=N_("A story in a language that the site does not have"),
    why=N_("A story is shown in the languages of the region: in another, nobody would find it."),
    repair=N_("Name the file after one of the region's languages, or add the language to data/region.yml."),
)
def unknown_language(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the beginning of the file: the language is in its name."""
    known = _languages(sound)
    if known is None:
        return
    for cluster in sound.repository.clusters.values():
        for story in cluster.stories:
            if story.language not in known:
                message = N_(
                    "The name of this file says the language “{language}”, which the region does not have. "
                    "Rename it with one of: {choices}."
                )
                place = Place(story.document.path)
                yield rule.finding(place, message, language=story.language, choices=known)


@rule(
    "story-image",
    title=N_("A story's picture is not beside it"),
    why=N_("The picture is published with the story; a page with a hole in it is not."),
    repair=N_("Put the picture into the story's folder, or correct its name: capital and small letters differ."),
)
def story_image(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """A plain file name of a file in the story's folder."""
    for document, steps, image in sound.each("story", "image"):
        folder = (sound.repository.root / document.path).parent
        names = {each.name for each in folder.iterdir() if each.is_file() and not each.is_symlink()}
        if image not in names:
            message = N_(
                "{title} is written “{image}”, which {folder}/ does not hold. Put it there, or correct the name."
            )
            yield rule.at(sound, document, steps, message, image=image, folder=document.path.rpartition("/")[0])


@rule(
    "translation-differs",
    title=N_("A story and its translation contradict each other"),
    why=N_(
        "A story and its translations are one story, counted once: its domain, clusters, actors and indicators are "
        "the same in every language."
    ),
    repair=N_("Write the same in both files."),
)
def translation_differs(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the value in the file of the other language; the region's first language that there is leads."""
    order = _languages(sound) or []
    for cluster in sound.repository.clusters.values():
        versions: dict[tuple[str, str], list[StoryDocument]] = defaultdict(list)
        for story in cluster.stories:
            versions[str(story.date), story.slug].append(story)
        for stories in versions.values():
            stories.sort(key=lambda each: order.index(each.language) if each.language in order else len(order))
            for other in stories[1:]:
                yield from _contradictions(rule, sound, stories[0].document, other.document)


def _contradictions(rule: Rule, sound: Sound, first: Document, other: Document) -> Iterator[Finding]:
    for field in SHARED:
        left, right = _plain(sound, first, field), _plain(sound, other, field)
        if left is not None and right is not None and left != right:
            message = N_("{title}: not the same as in {path}, the same story. Write the same in both.")
            yield rule.at(sound, other, (field,), message, path=first.path)


def _plain(sound: Sound, document: Document, field: str) -> object:
    """A value to compare: a list's order says nothing."""
    value = sound.get(document, field)
    return frozenset(map(str, value)) if isinstance(value, list) else value


def _languages(sound: Sound) -> list[str] | None:
    return sound.get(sound.repository.region, "languages")
