"""Every fault of a YAML file at its line and column, the same from both of PyYAML's parsers."""

from __future__ import annotations

import time

import pytest

from site_builder.source.parsers import FastParser, PureParser
from site_builder.source.yaml import read_yaml
from site_builder.texts import Texts

PARSERS = [pytest.param(FastParser, id="libyaml"), pytest.param(PureParser, id="python")]

# text of the file, then line, column and rule of each finding
FAULTS: list[tuple[str | bytes, list[tuple[int, int, str]]]] = [
    # nothing
    ("", [(1, 1, "empty")]),
    ("# only a comment\n\n", [(1, 1, "empty")]),
    ("---\n", [(1, 1, "empty")]),
    ("~", [(1, 1, "empty")]),
    ("a:\nb: 1\n", [(1, 3, "empty")]),
    ("a: ~\nb: null\nc: Null # x\nd: NULL\n", [(1, 4, "empty"), (2, 4, "empty"), (3, 4, "empty"), (4, 4, "empty")]),
    ("a:\n- 1\n-\n- 2\n", [(3, 2, "empty")]),
    ("{a, b: 1}", [(1, 3, "empty")]),
    # what YAML has beyond plain values
    ("a: 1\nb: 01\nc: 08\nd: 007\ne: -012\n", [(2, 4, "leading-zero"), (4, 4, "leading-zero"), (5, 4, "leading-zero")]),
    ("a: 1\nb: 2\na: 3\n", [(3, 1, "duplicate-key")]),
    ("2020: 1\n'2020': 2\n", [(2, 1, "duplicate-key")]),
    (
        "x:\n  a: 1\n  a: 2\n  b: 3\n  b: 4\n  a: 5\n",
        [(3, 3, "duplicate-key"), (5, 3, "duplicate-key"), (6, 3, "duplicate-key")],
    ),
    ("a: !x 1\nb: !!str\nc: ! d\ne: !f [1]\n", [(1, 4, "tag"), (2, 4, "tag"), (3, 4, "tag"), (4, 4, "tag")]),
    ("a: !foo!bar x\n", [(1, 4, "tag")]),
    ("a: &x 1\nb: *x\n", [(1, 4, "anchor"), (2, 4, "alias")]),
    ("&k a: 1\n", [(1, 1, "anchor")]),
    ("a: &x\n  b: 1\n", [(1, 4, "anchor")]),
    ("*x : 1\n", [(1, 1, "alias")]),
    ("a:\n  <<: {b: 1}\n", [(2, 3, "merge-key")]),
    ("a: &x {b: 1}\nc:\n  <<: *x\n", [(1, 4, "anchor"), (3, 3, "merge-key")]),
    ("a: 1\n---\nb: 2\n", [(2, 1, "several-documents")]),
    ("a: 1\n...\n# end\nb: 2\n", [(4, 1, "several-documents")]),
    ("# x\n%YAML 1.2\n---\na: 1\n", [(2, 1, "directive")]),
    ("? [a, b]\n: 1\n", [(1, 3, "key")]),
    ("{{a: 1}: 2}", [(1, 2, "key")]),
    ("?\n: 1\n", [(1, 2, "key")]),
    ("a: 1\n" + "[" * 21 + "]" * 21, [(2, 1, "syntax")]),
    ("[" * 21 + "]" * 21, [(1, 21, "too-deep")]),
    ("- " * 21 + "1", [(1, 41, "too-deep")]),
    # bytes
    (b"a: 1\nb: caf\xe9\n", [(2, 7, "encoding")]),
    ("a: é\n".encode("utf-16"), [(1, 1, "encoding")]),
    ("a: 1\nb: x\x00y\n", [(2, 5, "control-character")]),
    ("a: 1\nb: x\x1b[31m\n", [(2, 5, "control-character")]),
    ("a: 1\nb: x\u2028y\n", [(2, 5, "control-character")]),
    ("a: 1\rb: 2\r", [(1, 5, "control-character")]),
    ("a: x\ufeff\n", [(1, 5, "control-character")]),
    ("a: \ud800\n", [(1, 4, "encoding")]),
    ('a: "x\\0y"\n', [(1, 4, "control-character")]),
    ('a: "\\uD83D\\uDE00"\n', [(1, 4, "control-character")]),
    ('"\\e": 1\n', [(1, 1, "control-character")]),
    # slips of the pen
    ("team:\n\tfte: 1\n", [(2, 1, "tab")]),
    ("-\tx\n", [(1, 2, "tab")]),
    ("year:2020\nteam: 1\n", [(1, 6, "syntax")]),
    ("a: 1\nfte:2\nb: 3\n", [(2, 5, "syntax")]),
    ("a: 1\nfte 11\nb: 3\n", [(2, 1, "syntax")]),
    ("team\n  fte: 3\n", [(1, 5, "syntax")]),
    ("title: Energy: a story\n", [(1, 14, "syntax")]),
    ("title: 'l'eau'\n", [(1, 8, "syntax")]),
    ('a: "open\nb: "shut"\n', [(1, 4, "syntax")]),
    ("a: 'open\nb: 1\n", [(1, 4, "syntax")]),
    ('a: "C:\\data"\n', [(1, 4, "syntax")]),
    ("a: @x\n", [(1, 4, "syntax")]),
    ("a: `x`\n", [(1, 4, "syntax")]),
    ("a: %x\n", [(1, 4, "syntax")]),
    ("a: *bold*\n", [(1, 4, "syntax")]),
    ("a: & Co\n", [(1, 4, "syntax")]),
    ("a: | text\n  more\n", [(1, 4, "syntax")]),
    ("a: [1, 2\nb: 3\n", [(1, 4, "syntax")]),
    ("a: {b: 1\n", [(1, 4, "syntax")]),
    ("a: ]\n", [(1, 4, "syntax")]),
    ("a: {b: 1}}\n", [(1, 10, "syntax")]),
    ("a: - b\n", [(1, 4, "syntax")]),
    ("a:\n    b: 1\n  c: 2\n", [(3, 3, "syntax")]),
    ("a: 1\n  b: 2\n", [(2, 3, "syntax")]),
    ("  a: 1\nb: 2\n", [(2, 1, "syntax")]),
    ("a: 1\n- b\n", [(2, 1, "syntax")]),
    # several at once, and then a slip
    ("a: 01\na: ~\nb: !x 1\n", [(1, 4, "leading-zero"), (2, 1, "duplicate-key"), (3, 4, "tag")]),
    ("a: 01\nb: 'x\n", [(1, 4, "leading-zero"), (2, 4, "syntax")]),
    # line breaks of another system, characters of more than two bytes
    ("a: 1\r\nb: 01\r\n", [(2, 4, "leading-zero")]),
    ("a: 😀é ! x\nb: 01\n", [(2, 4, "leading-zero")]),
    ("\ufeffa: 01\n", [(1, 4, "leading-zero")]),
]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "expected"), FAULTS, ids=[repr(text)[:40] for text, _ in FAULTS])
def test_fault(text: str | bytes, expected: list[tuple[int, int, str]], parser: type) -> None:
    document, findings = read_yaml(text, "data/x.yml", "annual", parser=parser)
    told = [(f.place.line, f.place.column, f.rule) for f in findings]
    assert told == expected
    assert document.broken and document.value is None
    assert all(f.is_error and f.place.path == "data/x.yml" for f in findings)


def test_both_parsers_say_the_same_sentences() -> None:
    texts = Texts("en", ["en"])
    for text, _ in FAULTS:
        fast, pure = (read_yaml(text, "x.yml", "annual", parser=parser)[1] for parser in (FastParser, PureParser))
        assert [texts.tell(f) for f in fast] == [texts.tell(f) for f in pure]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_sentences_are_for_readers(language: str) -> None:
    texts = Texts(language, [language])
    for text, _ in FAULTS:
        for finding in read_yaml(text, "x.yml", "annual")[1]:
            sentence = texts.tell(finding)
            assert sentence.endswith(".")
            for word in ("invalid", "schema", "property", "null", "token", "scalar", "expected", "mapping values"):
                assert word not in sentence


def test_first_line_moves_every_place() -> None:
    document, findings = read_yaml("a: 1\nb: 2\n", "x.md", "story", first_line=10)
    assert not findings and document.place("b").line == 11
    for text, expected in FAULTS:
        found = read_yaml(text, "x.md", "story", first_line=10)[1]
        assert {f.place.line for f in found} >= {line + 9 for line, *_ in expected}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{" * 100_000,
        "- " * 50_000,
        "? " * 50_000,
        "[[]," * 25_000,
        "a: {" * 25_000,
        "!" * 100_000,
        "&" * 100_000,
    ],
    ids=["[", "{", "-", "?", "[[],", "a: {", "!", "&"],
)
def test_nothing_takes_long_or_crashes(text: str, parser: type) -> None:
    start = time.perf_counter()
    _, findings = read_yaml(text, "x.yml", "annual", parser=parser)
    assert findings and time.perf_counter() - start < 2


def test_too_large_is_told_unread() -> None:
    _, findings = read_yaml(b"# " + b"x" * 5_000_000, "x.yml", "members")
    assert [(f.place.line, f.place.column, f.rule) for f in findings] == [(1, 1, "too-large")]
    document, findings = read_yaml("a: " + "x" * 4_900_000, "x.yml", "members")
    assert not findings and len(document.value["a"]) == 4_900_000


def test_laughs_do_not_multiply() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    document, findings = read_yaml("\n".join(lines), "x.yml", "annual")
    assert document.broken and len(findings) <= 100


def test_findings_of_one_file_are_bounded() -> None:
    _, findings = read_yaml("a: 1\n" * 10_000, "x.yml", "annual")
    assert len(findings) == 100
