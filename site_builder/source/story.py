"""A story: YAML front matter between two lines `---`, then Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from site_builder.problems import N_, Finding, Place, error
from site_builder.source.document import Document
from site_builder.source.markdown import unlaid
from site_builder.source.text import decode
from site_builder.source.yaml import read_yaml

_NAME = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<language>[a-z]{2,3}(?:-[a-z0-9]+)*)\.md"
)
_FENCE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class StoryName:
    """What the name of a story's file says: `<date>-<slug>.<language>.md`, the date as ISO 8601 text."""

    date: str
    slug: str
    language: str


@dataclass(frozen=True, slots=True)
class StoryDocument:
    """One story in one language: `document` is its front matter, `body` its Markdown from line `body_line` on."""

    document: Document
    cluster: str
    date: str
    slug: str
    language: str
    body: str = ""
    body_line: int = 1


def story_name(name: str) -> StoryName | None:
    """The parts of a story's file name, None where it is not one (nor the date a day of the calendar)."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    try:
        date.fromisoformat(found["date"])
    except ValueError:
        return None
    return StoryName(found["date"], found["slug"], found["language"])


def read_story(data: bytes | str, path: str, cluster: str, name: StoryName) -> tuple[StoryDocument, list[Finding]]:
    """Read one story. Where there is a finding, its document is broken and its body empty."""
    text, fault = decode(data, path)
    front, body, body_line = "", "", 1
    findings: list[Finding] = []
    if fault is None:
        front, body, body_line, fault = split_story(text, path)
    if fault is None:
        document, findings = read_yaml(front, path, "story", first_line=2)
        findings += _body_findings(body, path, body_line)
    else:
        findings = [fault]
    if findings:
        document, body = Document(path, "story", broken=True), ""
    return StoryDocument(document, cluster, name.date, name.slug, name.language, body, body_line), findings


def split_story(text: str, path: str) -> tuple[str, str, int, Finding | None]:
    """Front matter, body (its lines ended by LF) and the body's first line, or why they can't be told apart."""
    opening = _FENCE.match(text)
    if not opening:
        message = N_(
            "A story begins with its fields (title, date …) between two lines “---”. Write them above the text."
        )
        return "", "", 1, error(Place(path), "front-matter", message)
    closing = _FENCE.search(text, opening.end() + 1)
    if not closing:
        message = N_("The fields of this story are not closed. Write a line “---” between them and the text.")
        return "", "", 1, error(Place(path), "front-matter", message)
    front = text[opening.end() + 1 : closing.start()]
    if not front.strip():
        message = N_("This story has no fields. Write title, date and the others between the two lines “---”.")
        return "", "", 1, error(Place(path), "front-matter", message)
    body = text[closing.end() + 1 :].replace("\r\n", "\n")
    return front, body, text.count("\n", 0, closing.start()) + 2, None


def _body_findings(body: str, path: str, body_line: int) -> list[Finding]:
    if not body.strip():
        message = N_("This story has no text. Write it under the second line “---”.")
        return [error(Place(path, body_line - 1), "empty", message)]
    beyond = unlaid(body)
    return [error(Place(path, body_line + beyond[0]), "story-text", beyond[1])] if beyond else []
