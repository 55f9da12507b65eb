"""Every rule has its entry in the guide, in each language, and a case that provokes it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from regions import BAD, DOUBTFUL, SILENT

from site_builder.checks import FAMILIES
from site_builder.checks.confirmed import WARNINGS
from site_builder.checks.rule import Rule, rules_of
from site_builder.pipeline import RULES
from site_builder.problems import Severity
from site_builder.texts import Texts, available_languages

PACKAGE = Path(__file__).parents[2] / "site_builder"
NAMES = [rule.name for rule in RULES]
WARNED = {rule.name for rule in RULES if rule.is_warning}
#: what no small text file can provoke; `tests/unit/source` does
ELSEWHERE = {"too-large", "unreadable", "outside"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_why_and_what_to_do(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.title and rule.title[0].isupper() and not rule.title.endswith(".")
    for text in (rule.why, rule.repair):
        assert text[0].isupper() and text.endswith(".")


@pytest.mark.parametrize("language", [each for each in available_languages() if each != "en"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_explained_in_every_language(rule: Rule, language: str) -> None:
    texts = Texts(language)
    assert [text for text in (rule.title, rule.why, rule.repair) if texts.gettext(text) == text] == []


def test_names_are_told_apart() -> None:
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize("name", sorted(set(NAMES) - ELSEWHERE - WARNED))
def test_a_rule_has_a_case_that_provokes_it(name: str) -> None:
    assert name in {case.partition("--")[0] for case in BAD}


@pytest.mark.parametrize("name", sorted(WARNED))
def test_a_warning_has_a_case_where_it_speaks_and_one_where_it_stays_silent(name: str) -> None:
    for cases in (DOUBTFUL, SILENT):
        assert name in {case.partition("--")[0] for case in cases}


def test_a_case_is_named_by_a_rule() -> None:
    assert {case.partition("--")[0] for case in BAD} <= set(NAMES) - WARNED
    assert {case.partition("--")[0] for case in (*DOUBTFUL, *SILENT)} <= WARNED


def test_a_rule_that_runs_is_described() -> None:
    for family in FAMILIES:
        for rule in rules_of(family):
            assert rule.check is not None
            assert rule in RULES


def test_what_can_be_answered_is_a_warning() -> None:
    warnings = {rule.name for rule in RULES if rule.severity is Severity.WARNING}
    assert warnings <= set(WARNINGS)
    assert not set(WARNINGS) & {rule.name for rule in RULES if rule.severity is Severity.ERROR}


def test_what_reading_and_shape_find_is_in_the_guide() -> None:
    found = {
        name for folder in ("source", "schema") for path in (PACKAGE / folder).rglob("*.py") for name in told(path)
    }
    assert len(found) > 30, "the way in which findings are made has changed: look here too"
    assert found <= set(NAMES)


def told(path: Path) -> Iterator[str]:
    """The rules that a module's findings name: in a call that makes one, or beside its message."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("error", "warning", "finding", "_fault"):
                parts = node.args[:2]
            parts += [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
            parts = node.value.elts[:1]
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value
