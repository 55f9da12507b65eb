"""What is read: plain values, equal to what was written."""

from __future__ import annotations

import math
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.source.parsers import FastParser, PureParser
from site_builder.source.yaml import read_yaml

PARSERS = [pytest.param(FastParser, id="libyaml"), pytest.param(PureParser, id="python")]


def value_of(text: str, parser: type = FastParser) -> Any:
    document, findings = read_yaml(text, "x.yml", "annual", parser=parser)
    assert findings == []
    return document.value


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-0", 0),
        ("42", 42),
        ("-7", -7),
        ("0.0", 0.0),
        ("-1.50", -1.5),
        ("1.0e+20", 1e20),
        ("2.5E-3", 0.0025),
        ("9" * 300, int("9" * 300)),
    ],
)
def test_true_false_and_numbers(written: str, value: object, parser: type) -> None:
    read = value_of(f"a: {written}", parser)["a"]
    assert read == value and type(read) is type(value)


TEXTS = """
no on off yes y n True TRUE False .nan .inf -.inf 1:30 12:30:45 2020-01-01 2020-10-24T10:00:00Z 04-30 1e5 1.5e3 0x1F
0o17 0b1 1_000 +5 1. .5 01.5 08 09 018 5,5 1,000 -- = <<x nullx ~x 1.0e+400
"""


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("written", [*TEXTS.split(), "1" * 301, "9" * 5000, "5 €", "l'eau"])
def test_everything_else_stays_text(written: str, parser: type) -> None:
    assert value_of(f"a: {written}\nb:\n- {written}", parser) == {"a": written, "b": [written]}


@pytest.mark.parametrize("written", ["true", "01", "~", "null", "", "2020", "1.5", "<<", "!x", "*x"])
def test_quoted_is_text(written: str) -> None:
    assert value_of(f"a: '{written}'\nb: \"{written}\"") == {"a": written, "b": written}


def test_keys_are_the_text_that_is_written() -> None:
    value = value_of("2020: 1\ntrue: 2\n01: 3\n~: 4\nnull: 5\n'<<': 6\n? long\n: 7\n")
    assert list(value) == ["2020", "true", "01", "~", "null", "<<", "long"]


def test_texts_over_several_lines() -> None:
    value = value_of("a: |\n  one\n  two\nb: >-\n  one\n  two\nc: one\n  two\n")
    assert value == {"a": "one\ntwo\n", "b": "one two", "c": "one two"}


def test_byte_order_mark_and_other_line_breaks_are_no_fault() -> None:
    document, findings = read_yaml(b"\xef\xbb\xbfa: 1\r\nb: x\r\n", "x.yml", "annual")
    assert not findings and document.value == {"a": 1, "b": "x"} and document.place("b").column == 4


def test_twenty_levels_are_read() -> None:
    value = value_of("[" * 20 + "]" * 20)
    for _ in range(19):
        value = value[0]
    assert value == []


#: as a file may hold them: no control characters, no halves of characters
characters = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff\u2028\u2029")
tricky = st.sampled_from(
    [
        "",
        "08",
        "01",
        "1e5",
        "no",
        "~",
        "null",
        "<<",
        "=",
        "- a",
        "a: b",
        "a #b",
        "'",
        '"',
        "true",
        "2020",
        " a ",
        "a\n\nb\n",
        "\t",
        "#",
        "|",
        "!x",
    ]
)
strings = st.one_of(st.text(characters, max_size=30), tricky)
numbers = st.one_of(st.integers(-(10**30), 10**30), st.floats(allow_nan=False, allow_infinity=False), st.booleans())
values = st.recursive(
    st.one_of(strings, numbers),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(strings, inner, max_size=4)),
    max_leaves=15,
)


@settings(max_examples=300, deadline=None)
@given(value=values, flow=st.booleans(), width=st.sampled_from([20, 80, 10_000]))
def test_what_is_written_is_read_back(value: Any, flow: bool, width: int) -> None:
    text = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, default_flow_style=flow, width=width)
    read = value_of(text)
    assert read == value and repr(read) == repr(value)


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    document, findings = read_yaml(data, "x.yml", "annual")
    assert document.broken == bool(findings)


@settings(max_examples=500, deadline=None)
@given(text=st.text(st.sampled_from("ab1: -?[]{},#&*!|>'\"%@`\\\n\t~<é"), max_size=60), pure=st.booleans())
def test_no_text_raises(text: str, pure: bool) -> None:
    document, findings = read_yaml(text, "x.yml", "annual", parser=PureParser if pure else FastParser)
    assert document.broken == bool(findings)
    lines = text.count("\n") + 1
    assert all(1 <= f.place.line <= lines + 1 and f.place.column >= 1 for f in findings)


def check_places(document: Any, value: Any, steps: tuple[Any, ...], lines: list[str]) -> None:
    """Each scalar stands where its place says."""
    if isinstance(value, dict):
        for key in value:
            place = document.place(*steps, key, key=True)
            assert lines[place.line - 1][place.column - 1 :].startswith(key)
            check_places(document, value[key], (*steps, key), lines)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            check_places(document, item, (*steps, index), lines)
    else:
        place = document.place(*steps)
        assert lines[place.line - 1][place.column - 1 :].startswith(str(value))


simple = st.recursive(
    st.text("abcé😀", min_size=1, max_size=5),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4),
        st.dictionaries(st.text("kxy", min_size=1, max_size=3), inner, min_size=1),
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(value=simple.filter(lambda value: not isinstance(value, str)), flow=st.booleans())
def test_places_are_where_things_stand(value: Any, flow: bool) -> None:
    text = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, default_flow_style=flow, width=math.inf)
    document, _ = read_yaml(text, "x.yml", "annual")
    check_places(document, document.value, (), text.split("\n"))
