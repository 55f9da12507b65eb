"""What a file of the region is, by the place where it lies."""

from __future__ import annotations

import re

from site_builder.source.story import story_name

_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_YEAR = "[12][0-9]{3}"
_PLACES = {
    "region": r"data/region\.yml",
    "objectives": r"data/objectives\.yml",
    "indicator": rf"data/indicators/{_SLUG}\.yml",
    "cluster": rf"data/clusters/{_SLUG}/cluster\.yml",
    "annual": rf"data/clusters/{_SLUG}/{_YEAR}\.yml",
    "quarterly": rf"data/clusters/{_SLUG}/{_YEAR}-q[1-4]\.yml",
    "targets": rf"data/clusters/{_SLUG}/targets\.yml",
    "members": rf"data/members/{_SLUG}/{_YEAR}\.yml",
}
_KINDS = {kind: re.compile(place) for kind, place in _PLACES.items()}
_STORY = re.compile(rf"stories/{_SLUG}/([^/]+)")


def kind_at(path: str) -> str | None:
    """The kind of record at a path (relative to the region, POSIX), None where no record has its place."""
    story = _STORY.fullmatch(path)
    if story:
        return "story" if story_name(story[1]) else None
    return next((kind for kind, place in _KINDS.items() if place.fullmatch(path)), None)
