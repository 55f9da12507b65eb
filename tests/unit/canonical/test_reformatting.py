"""A file put into canonical form."""

from __future__ import annotations

import pytest

from site_builder.canonical import reformat
from site_builder.schema import Schemas

SCHEMAS = Schemas.load()


def formed(text: str | bytes, kind: str = "annual") -> object:
    return reformat(text, "data/a.yml", kind, SCHEMAS, ("fr", "en"))


def test_a_record_stands_in_canonical_form_with_its_comments() -> None:
    text = "budget: {revenue: {eu_projects: 1.0}} # money\r\n\r\n# when\r\nyear:   2024\r\n"
    once = "# when\nyear: 2024\nbudget: # money\n  revenue:\n    eu_projects: 1\n"
    assert formed(text) == once
    assert formed(once) == once


def test_of_a_story_the_fields_alone_are_touched() -> None:
    body = "\n# Title\n\nText with 1.0  \nand two spaces\n"
    text = f"---\ndate: 2024-05-31 # day\ntitle: 'One: two'\n---\n{body}"
    assert formed(text, "story") == f"---\ntitle: 'One: two'\ndate: '2024-05-31' # day\n---\n{body}"


def test_a_line_that_asks_goes_when_its_value_is_there() -> None:
    assert formed("year: 2024 #? the year\n#? grants\n") == "year: 2024\n"


@pytest.mark.parametrize(
    ("text", "kind", "rules"),
    [
        ("a: [\n", "annual", {"syntax"}),
        ("a:\nb:\n", "annual", {"empty"}),
        (b"\xff", "annual", {"encoding"}),
        ("- a\n", "annual", {"mapping"}),
        ("title: a\n", "story", {"front-matter"}),
    ],
)
def test_a_broken_file_gives_the_findings_of_the_reader(text: str | bytes, kind: str, rules: set[str]) -> None:
    findings = formed(text, kind)
    assert isinstance(findings, list)
    assert {each.rule for each in findings} == rules
