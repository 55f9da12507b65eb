"""The pictures that stories show."""

from __future__ import annotations

import re
from pathlib import Path

import imagesize

from site_builder.records import Story
from site_builder.views.page import Site

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg")
_VIEW_BOX = re.compile(r'\bviewBox\s*=\s*["\']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)')


def media(site: Site) -> dict[str, Path]:
    """The pictures that stories show: path in the site, and the file of the region that goes there."""
    found: dict[str, Path] = {}
    for story in site.records.stories:
        folder = site.root / "stories" / story.cluster
        for name in beside(site, story):
            found[media_path(story.cluster, name)] = folder / name
    return dict(sorted(found.items()))


def media_path(cluster: str, name: str) -> str:
    """Where a picture of a cluster's story is published, from the root of the site."""
    return f"media/stories/{cluster}/{name}"


def beside(site: Site, story: Story) -> list[str]:
    """Names of files beside the story that it shows: its own picture, and those which its text names."""
    folder = site.root / "stories" / story.cluster
    bodies = [text.body for text in story.languages.values()]
    return [
        file.name
        for file in (sorted(folder.iterdir()) if folder.is_dir() else ())
        if file.suffix.lower() in PICTURES
        and file.is_file()
        and not file.is_symlink()
        and (file.name == story.image or any(file.name in body for body in bodies))
    ]


def size(site: Site, story: Story) -> tuple[int, int]:
    """Width and height of the story's own picture, so that its place is kept while it loads; 0 and 0 where unknown."""
    file = site.root / (story.image_path or "")
    if not file.is_file():
        return 0, 0
    width, height = imagesize.get(file)
    if width <= 0 and file.suffix.lower() == ".svg":
        box = _VIEW_BOX.search(file.read_text(encoding="utf-8"))
        width, height = (float(box[1]), float(box[2])) if box else (0, 0)
    return (round(width), round(height)) if width > 0 and height > 0 else (0, 0)
