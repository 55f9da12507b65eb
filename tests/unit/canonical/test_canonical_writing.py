"""The canonical text of a record."""

from __future__ import annotations

import string
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from test_comments import UNHURRIED

from site_builder.canonical import write
from site_builder.canonical.scalars import scalar
from site_builder.schema import Schemas
from site_builder.source.yaml import read_yaml

SCHEMAS = Schemas.load()
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t\r\x85\u2028")
)
#: words that some reader or other of YAML takes for something else
WORDS = (
    "yes No on y N true Null ~ nan inf .5 0x1F 0o7 1e5 1_000 +5 5. 012 1:30 2024-05-31 = << --- ? # | > @ % a: :a « »"
)
TEXTS = TEXT | st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=3).map(" ".join)
PLAIN = st.booleans() | st.integers(-(10**12), 10**12) | st.floats(-1e12, 1e12, allow_nan=False) | TEXTS
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(string.ascii_letters, min_size=1), inner, max_size=3)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (30.0, "30"),
        (0.8, "0.8"),
        (1e-7, "0.0000001"),
        (True, "true"),
        ("Océanopôle", "Océanopôle"),
        ("no", "'no'"),
        ("https://www.example.org/a-b?c=d", "https://www.example.org/a-b?c=d"),
        ("https://example.org/#a", "'https://example.org/#a'"),
        ("01", "'01'"),
        ("2024-05-31", "'2024-05-31'"),
        ("l'eau", "'l''eau'"),
        ("a: b", "'a: b'"),
        ("two\r\nlines", '"two\\r\\nlines"'),
        ("", "''"),
    ],
)
def test_a_value_is_written_in_one_way(value: Any, written: str) -> None:
    assert scalar(value) == written


def test_keys_stand_in_the_order_of_the_form_and_members_by_id() -> None:
    member = {"since": 2015, "territory": "01", "category": "research", "name": "B", "id": "b"}
    value = {"members": [member, {**member, "id": "a"}], "year": 2024}
    text = write(SCHEMAS, "members", value, ("fr", "en"))
    entry = "  name: B\n  category: research\n  territory: '01'\n  since: 2015\n"
    assert text == f"year: 2024\nmembers:\n- id: a\n{entry}- id: b\n{entry}"


def test_languages_stand_in_the_order_of_the_region() -> None:
    value = {"comment": {"en": "One\n\nTwo", "de": "Eins", "fr": "Un"}}
    assert write(SCHEMAS, "quarterly", value, ("fr", "en")) == (
        "comment:\n  fr: Un\n  en: |-\n    One\n\n    Two\n  de: Eins\n"
    )


@settings(UNHURRIED)
@given(st.dictionaries(st.sampled_from(["comment", "results", "grants", "other"]), VALUES, min_size=1))
def test_what_is_written_is_read_back(value: dict[str, Any]) -> None:
    text = write(SCHEMAS, "annual", value, ("fr", "en"))
    document, findings = read_yaml(text, "data/clusters/a/2024.yml", "annual")
    assert not findings
    assert document.value == value
    # and by readers that know more of YAML (1.1 here) than this one
    assert yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) == value
    assert write(SCHEMAS, "annual", document.value, ("fr", "en")) == text
