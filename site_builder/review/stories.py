"""What becomes of a story: one record with all its translations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from site_builder.differences import changes
from site_builder.periods import Period
from site_builder.problems import Place
from site_builder.review.facts import RecordReview, State, Statement
from site_builder.review.values import in_order, moved, statement
from site_builder.schema import Schemas
from site_builder.source.markdown import render_markdown
from site_builder.source.repository import ClusterFiles
from site_builder.source.story import StoryDocument

#: a story by its languages
_Told = Mapping[str, StoryDocument]
#: fields that each translation has for itself
_OF_A_LANGUAGE = ("title", "summary", "image_alt")


def reviewed(
    schemas: Schemas,
    before: ClusterFiles | None,
    after: ClusterFiles | None,
    languages: Sequence[str],
    places: Mapping[str, str],
) -> Iterator[RecordReview]:
    """A review for each story of a cluster that differs, by date; it is named as in the first of the languages.

    `places` says of files that are the same at another place where they were before.
    """
    old, new = _stories(before, languages), _stories(after, languages)
    for key in sorted({*old, *new}):
        was, now = old.get(key, {}), new.get(key, {})
        if not now and all(each.document.path in places.values() for each in was.values()):
            continue
        statements = in_order(list(_statements(schemas, was, now)))
        first = next(iter((now or was).values()))
        is_moved = not was and all(each.document.path in places for each in now.values())
        if is_moved:
            statements = [moved(first.document.path, places)]
        if statements or _broke(was, now):
            state: State = "removed" if not now else "changed" if was or is_moved else "added"
            period = Period(int(key[0][:4]))
            yield RecordReview(first.document.path, "story", state, period, tuple(statements))


def _stories(files: ClusterFiles | None, languages: Sequence[str]) -> dict[tuple[str, str], dict[str, StoryDocument]]:
    found: dict[tuple[str, str], dict[str, StoryDocument]] = defaultdict(dict)
    order = {language: number for number, language in enumerate(languages)}
    told = files.stories if files else []
    for story in sorted(told, key=lambda each: order.get(each.language, len(order))):
        found[story.date, story.slug][story.language] = story
    return found


def _broke(was: _Told, now: _Told) -> bool:
    """Whether a story could be read before, and can't be now: what it says is not known then."""
    return any(each.document.broken for each in now.values()) and not any(e.document.broken for e in was.values())


def _statements(schemas: Schemas, was: _Told, now: _Told) -> Iterator[Statement]:
    if not now or not was:
        told = now or was
        first = next(iter(told.values()))
        facts = {"title": _title(told), "languages": tuple(told)}
        yield Statement("story-added" if now else "story-removed", Place(first.document.path), facts)
        return
    title = _title(now)
    for language in was:
        if language not in now:
            place = Place(was[language].document.path)
            yield Statement("story-translation-removed", place, {"title": title, "language": language})
    for language, story in now.items():
        if language not in was:
            place = Place(story.document.path)
            yield Statement("story-translation-added", place, {"title": title, "language": language})
    yield from _fields(schemas, was, now, title)
    for language in (each for each in now if each in was):
        yield from _text(was[language], now[language], title)


def _fields(schemas: Schemas, was: _Told, now: _Told, title: str) -> Iterator[Statement]:
    """Fields that all translations have in common are told once."""
    known = []
    for language in (each for each in now if each in was):
        before, after = was[language].document, now[language].document
        if not isinstance(before.value, dict) or not isinstance(after.value, dict):
            continue
        for change in changes(schemas, "story", before.value, after.value):
            if str(change.before).split() == str(change.after).split():
                continue
            if change.steps[0] in _OF_A_LANGUAGE:
                change = replace(change, language=language)
            told = (change.steps, change.before, change.after, change.language)
            if told not in known:
                known.append(told)
                place = statement(replace(change, language=""), before, after).place
                yield Statement("story-field", place, {"title": title, "change": change})


def _text(before: StoryDocument, after: StoryDocument, title: str) -> Iterator[Statement]:
    if before.document.broken or after.document.broken or before.body == after.body:
        return
    if render_markdown(before.body).split() == render_markdown(after.body).split():
        return
    facts = {
        "title": title,
        "language": after.language,
        "words_before": len(before.body.split()),
        "words_after": len(after.body.split()),
    }
    yield Statement("story-text", Place(after.document.path, after.body_line), facts)


def _title(told: _Told) -> str:
    """The title in the first language that has one, else the name."""
    for story in told.values():
        value = story.document.value
        if isinstance(value, dict) and value.get("title"):
            return str(value["title"])
    return next(iter(told.values())).slug
