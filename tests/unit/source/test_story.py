"""Stories: front matter, text, and the place of what is wrong with either."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.problems import Place
from site_builder.source.story import StoryName, read_story, story_name

NAME = StoryName("2024-05-31", "a-story", "en")
GOOD = "---\ntitle: A story\ndate: 2024-05-31\n---\n\n## Part\n\nWords.\n"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("2024-05-31-a-story.en.md", NAME),
        ("2024-02-29-x2.fr.md", StoryName("2024-02-29", "x2", "fr")),
        ("2024-05-31-a.pt-br.md", StoryName("2024-05-31", "a", "pt-br")),
        ("2023-02-29-a.fr.md", None),
        ("2024-13-01-a.fr.md", None),
        ("2024-05-31-a.md", None),
        ("2024-05-31-.fr.md", None),
        ("2024-05-31-A.fr.md", None),
        ("2024-05-31-a--b.fr.md", None),
        ("2024-05-31-é.fr.md", None),
        ("2024-05-31-a.fr.markdown", None),
        ("٢٠٢٤-05-31-a.fr.md", None),
    ],
)
def test_name(name: str, parts: StoryName | None) -> None:
    assert story_name(name) == parts


@pytest.mark.parametrize("text", [GOOD, GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD])
def test_story(text: str) -> None:
    story, findings = read_story(text.encode(), "stories/c/2024-05-31-a-story.en.md", "c", NAME)
    assert not findings
    assert story.document.value == {"title": "A story", "date": "2024-05-31"}
    assert story.document.kind == "story"
    assert story.document.place("date") == Place("stories/c/2024-05-31-a-story.en.md", 3, 7)
    assert (story.cluster, story.date, story.slug, story.language) == ("c", "2024-05-31", "a-story", "en")
    assert story.body == "\n## Part\n\nWords.\n" and story.body_line == 5
    assert story.body.split("\n")[1] == text.splitlines()[story.body_line]


def test_a_rule_in_the_text_is_no_end() -> None:
    story, findings = read_story("---\ntitle: a\n--- \nx\n\n---\n\ny\n", "x.md", "c", NAME)
    assert not findings and story.body == "x\n\n---\n\ny\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (1, 1, "front-matter")),
        ("Words.\n", (1, 1, "front-matter")),
        ("\n---\ntitle: a\n---\nx\n", (1, 1, "front-matter")),
        ("---", (1, 1, "front-matter")),
        ("---\ntitle: a\n\nWords.\n", (1, 1, "front-matter")),
        ("---\n---\nWords.\n", (1, 1, "front-matter")),
        ("---\n\n---\nWords.\n", (1, 1, "front-matter")),
        ("---\n# only a comment\n---\nWords.\n", (2, 1, "empty")),
        ("---\ntitle: a\n---", (3, 1, "empty")),
        ("---\ntitle: a\n---\n \n\n", (3, 1, "empty")),
        ("---\ntitle: a: b\n---\nWords.\n", (2, 9, "syntax")),
        ("---\ntitle: a\ndate: 01\n---\nWords.\n", (3, 7, "leading-zero")),
        ("---\ntitle: a\n---\nWords.\n\n" + "> " * 20 + "x\n", (6, 1, "story-text")),
        ("---\ntitle: a\n---\nWo\x07rds.\n", (4, 3, "control-character")),
        (b"---\ntitle: caf\xe9\n---\nWords.\n", (2, 11, "encoding")),
        (b"---\n" + b"x" * 5_000_001, (1, 1, "too-large")),
    ],
)
def test_fault(text: str | bytes, expected: tuple[int, int, str]) -> None:
    story, findings = read_story(text, "x.md", "c", NAME)
    assert [(f.place.line, f.place.column, f.rule) for f in findings] == [expected]
    assert story.document.broken and story.document.value is None and story.body == ""
    assert (story.cluster, story.slug) == ("c", "a-story")


def test_fields_and_text_are_both_told() -> None:
    _, findings = read_story("---\ntitle: 01\n---\n", "x.md", "c", NAME)
    assert [f.rule for f in findings] == ["leading-zero", "empty"]


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("a-\n\r: ['"), max_size=40))
def test_no_text_raises(text: str) -> None:
    story, findings = read_story("---\n" + text, "x.md", "c", NAME)
    assert story.document.broken == bool(findings)
