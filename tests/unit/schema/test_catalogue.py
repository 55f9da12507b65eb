"""The catalogue of fields, and the tree from which tables are made."""

from __future__ import annotations

import pytest

from site_builder.schema import KINDS, Schemas

SCHEMAS = Schemas.load()


def test_fields_come_in_the_order_of_the_schema_a_group_before_what_it_holds() -> None:
    assert [field.dotted for field in SCHEMAS.fields("members")][:4] == [
        "year",
        "members",
        "members[].id",
        "members[].name",
    ]
    assert SCHEMAS.kinds == KINDS


def test_a_field_says_what_the_schema_says() -> None:
    field = SCHEMAS.field("annual", ("budget", "revenue", "private", "membership_fees"))
    assert (field.type, field.unit, field.visibility, field.required, field.example) == (
        "integer",
        "eur",
        "officers",
        True,
        275990,
    )
    assert field.title == {"en": "Membership fees", "fr": "Cotisations"}
    assert field.leaf


def test_a_list_of_plain_values_is_one_field() -> None:
    kinds = SCHEMAS.field("annual", ("collaborations", "[]", "kinds"))
    assert (kinds.type, kinds.items, kinds.leaf) == ("array", "text", True)
    assert next(iter(kinds.choices)) == "company_research"
    people = SCHEMAS.field("annual", ("team", "people"))
    assert (people.type, people.items, people.leaf, people.visibility) == ("array", None, False, "officers")


def test_free_keys_and_kinds_of_text() -> None:
    types = {
        ("annual", ("results",)): "map",
        ("annual", ("results", "*")): "number",
        ("annual", ("collaborations", "[]", "start")): "date",
        ("annual", ("collaborations", "[]", "title")): "localised",
        ("annual", ("collaborations", "[]", "s3")): "boolean",
        ("cluster", ("events", "[]", "date")): "text",
        ("cluster", ("seat",)): "object",
        ("indicator", ("scope",)): "text",
    }
    assert {key: SCHEMAS.field(*key).type for key in types} == types
    assert SCHEMAS.field("cluster", ("events", "[]", "date")).format == "partial-date"


def test_the_form_itself_and_a_field_that_is_not() -> None:
    assert SCHEMAS.form("quarterly").title["fr"] == "Grille trimestrielle"
    with pytest.raises(KeyError):
        SCHEMAS.field("quarterly", ("nothing",))


def test_defaults() -> None:
    assert SCHEMAS.field("indicator", ("decimals",)).default == 0
    assert SCHEMAS.field("region", ("secrecy", "dominance")).default == 0.85


def test_node_is_the_same_tree_without_words() -> None:
    node = SCHEMAS.node("annual")
    assert node.type == "object"
    assert list(node.children)[:4] == ["year", "team", "budget", "governance"]
    people = node.children["team"].children["people"]
    assert people.type == "array"
    assert people.item is not None
    assert {child.visibility for child in people.item.children.values()} == {"officers"}
    results = node.children["results"]
    assert (results.type, results.item and results.item.type) == ("map", "number")
    kinds = node.children["collaborations"].item.children["kinds"]  # type: ignore[union-attr]
    assert (kinds.type, kinds.item and kinds.item.type) == ("array", "text")


@pytest.mark.parametrize("kind", KINDS)
def test_what_lies_below_an_officers_group_is_theirs(kind: str) -> None:
    officers = [field.path for field in SCHEMAS.fields(kind) if field.visibility == "officers"]
    for field in SCHEMAS.fields(kind):
        if any(field.path[: len(path)] == path for path in officers):
            assert field.visibility == "officers"
