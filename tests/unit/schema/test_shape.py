"""What is said of a bad value, and where; and that nothing else is said."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from schema_records import RECORDS

from site_builder.schema import KINDS, Schemas
from site_builder.source.document import Document
from site_builder.source.yaml import read_yaml
from site_builder.texts import Texts

SCHEMAS = Schemas.load()
ENGLISH, FRENCH = Texts("en"), Texts("fr")
SENTENCES = yaml.safe_load((Path(__file__).parent / "sentences.yml").read_text(encoding="utf-8"))


def read(kind: str, text: str) -> Document:
    document, findings = read_yaml(text, "file.yml", kind)
    assert not findings
    return document


def told(kind: str, text: str) -> list[str]:
    findings = SCHEMAS.shape(read(kind, text))
    return [f"{f.place.line}:{f.place.column} {f.rule}: {ENGLISH.tell(f)}" for f in findings]


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_record_passes(kind: str) -> None:
    assert told(kind, RECORDS[kind]) == []


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["new"].strip()[:40])
def test_sentence(case: dict[str, Any]) -> None:
    old, new = case["old"].rstrip("\n"), case["new"].rstrip("\n")
    assert RECORDS[case["kind"]].count(old) == 1
    assert told(case["kind"], RECORDS[case["kind"]].replace(old, new)) == case["says"]


def test_nothing_is_said_of_a_broken_document() -> None:
    assert SCHEMAS.shape(Document("data/region.yml", "region", broken=True)) == []


def test_a_sentence_is_said_in_the_language_of_the_reader() -> None:
    (finding,) = SCHEMAS.shape(read("members", RECORDS["members"].replace("company_sme", "company_sma")))
    sentence = FRENCH.tell(finding)
    assert sentence.startswith("Catégorie")
    assert "company_mid (Entreprise de taille intermédiaire)" in sentence


def test_every_fault_of_a_file_is_told() -> None:
    text = (
        RECORDS["annual"].replace("fte: 11.5", "fte: 11,5").replace("s3: true", "s3: yes").replace("meetings", "meting")
    )
    assert [line.split(":")[0] for line in told("annual", text)] == ["3", "38", "50"]


def test_a_text_of_a_file_does_not_format_the_sentence() -> None:
    assert "“{title}{0}%s”" in told("members", RECORDS["members"].replace("company_sme", "'{title}{0}%s'"))[0]


def test_a_long_value_is_cut_and_read_quickly() -> None:
    (sentence,) = told("cluster", RECORDS["cluster"].replace("id: blue", f"id: {'blue ' * 200_000}"))
    assert len(sentence) < 300


def test_the_line_break_at_the_end_of_a_code_is_seen() -> None:
    assert told("cluster", RECORDS["cluster"].replace("id: blue", 'id: "blue\\n"')) != []


def test_one_is_not_true_and_5_is_not_5_point_0_in_a_list() -> None:
    document = Document("x", "cluster", {"domains": ["1", 1, 1.0, True]})
    assert not [f for f in SCHEMAS.shape(document) if f.rule == "duplicate-item"]


def test_a_list_of_many_kinds_of_items_is_read_in_linear_time() -> None:
    items = [item for number in range(4_000) for item in (f"a{number}", number, [number])]
    findings = SCHEMAS.shape(Document("x", "story", {"clusters": items}))
    assert len(findings) == 8_000 + 4


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["", "12,5", "1 000 €", "24/10/2020", "yes", "08", "{x}", "a\n", "\x00", "siren", "2020-02-30"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
#: whole records, in which any value may be replaced by another
GOOD = {kind: yaml.load(text, yaml.BaseLoader) for kind, text in RECORDS.items()}


@st.composite
def damaged(draw: st.DrawFn) -> Document:
    kind = draw(st.sampled_from(KINDS))

    def damage(value: Any) -> Any:
        if draw(st.integers(0, 5)) == 0:
            return draw(VALUES)
        if isinstance(value, dict):
            return {
                key if draw(st.integers(0, 9)) else draw(st.text(max_size=6)): damage(v) for key, v in value.items()
            }
        return [damage(item) for item in value] if isinstance(value, list) else value

    return Document("file.yml", kind, damage(GOOD[kind]))


@given(damaged())
def test_whatever_a_file_holds_each_finding_can_be_told(document: Document) -> None:
    for finding in SCHEMAS.shape(document):
        names = {name for _, name, _, _ in string.Formatter().parse(finding.msgid) if name}
        assert names <= set(finding.args)
        assert finding.msgid.format(**finding.args)
        for texts in (ENGLISH, FRENCH):
            assert texts.tell(finding).strip()


@given(damaged())
def test_one_problem_is_told_once(document: Document) -> None:
    findings = SCHEMAS.shape(document)
    assert findings == SCHEMAS.shape(document)
    if not isinstance(document.value, dict):
        assert len(findings) == 1
