"""The schemas are sound, speak to readers in every field, and say nothing that the reader of schemas does not know."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonschema.validators import Draft202012Validator

from site_builder.resources import schemas_folder
from site_builder.schema import KINDS
from site_builder.schema.faults import in_yaml
from site_builder.schema.loading import load_trees
from site_builder.schema.validator import FORMATS, make_validator

Schema = dict[str, Any]
Path = tuple[str, ...]

FILES = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in schemas_folder().glob("*.json")}
TREES = load_trees()
LANGUAGES = {"en", "fr"}
UNITS = {"eur", "fte", "count", "percent", "ratio", "years"}
#: what a sentence quotes is cut at this length
MOST_QUOTED = 80

ASSERTIONS = {
    "type",
    "enum",
    "const",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "minItems",
    "uniqueItems",
    "minProperties",
    "required",
    "dependentRequired",
}
HOLDERS = {
    "properties",
    "items",
    "additionalProperties",
    "propertyNames",
    "not",
    "if",
    "then",
    "oneOf",
    "anyOf",
    "allOf",
}
WORDS = {"x-title", "x-help", "x-why", "x-form", "x-because"}
SAYINGS = WORDS | {
    "x-unit",
    "x-visibility",
    "x-choices",
    "x-changes",
    "x-reference",
    "x-carry",
    "examples",
    "default",
    "$comment",
}
#: what clusters fill in
OF_CLUSTERS = ("annual", "quarterly", "members", "targets", "story", "cluster")
AT_THE_ROOT = {"$schema", "$defs"}
KEYWORDS = ASSERTIONS | HOLDERS | SAYINGS | {"$ref"}


def schemas_in(schema: Any, path: Path = ()) -> Iterator[tuple[Path, Schema]]:
    """Every schema within a schema, itself first, with the way to it."""
    if not isinstance(schema, dict):
        return
    yield path, schema
    for keyword, value in schema.items():
        if keyword in ("properties", "$defs"):
            for name, child in value.items():
                yield from schemas_in(child, (*path, keyword, name))
        elif keyword in ("oneOf", "anyOf", "allOf"):
            for number, child in enumerate(value):
                yield from schemas_in(child, (*path, keyword, str(number)))
        elif keyword in HOLDERS:
            yield from schemas_in(value, (*path, keyword))


def fields_in(schema: Schema, path: Path = (), officers: bool = False) -> Iterator[tuple[Path, Schema, bool]]:
    """Every field of a form: its path, its schema, whether what holds it is for officers."""
    children = dict(schema.get("properties", {}))
    if isinstance(schema.get("additionalProperties"), dict) and not translatable(schema):
        children["*"] = schema["additionalProperties"]
    for name, child in children.items():
        yield (*path, name), child, officers
        yield from fields_in(child, (*path, name), officers or child.get("x-visibility") == "officers")
    if isinstance(schema.get("items"), dict):
        yield from fields_in(schema["items"], (*path, "[]"), officers)


def translatable(schema: Schema) -> bool:
    return schema.get("type") == ["string", "object"]


def leaf(schema: Schema) -> bool:
    """A value that is entered: not a group, nor a list of groups."""
    if schema["type"] == "object":
        return False
    return not (schema["type"] == "array" and schema["items"].get("type") == "object")


def texts_in(schema: Schema) -> Iterator[dict[str, str]]:
    yield from (schema[keyword] for keyword in WORDS if keyword in schema)
    yield from schema.get("x-choices", {}).values()
    yield from schema.get("x-changes", {}).values()


ALL = [(name, path, schema) for name, content in FILES.items() for path, schema in schemas_in(content)]
FIELDS = [(kind, path, schema, officers) for kind in KINDS for path, schema, officers in fields_in(TREES[kind])]
LEAVES = [(kind, path, schema) for kind, path, schema, _ in FIELDS if leaf(schema)]


def each(cases: list[Any]) -> Callable[[Callable[[Any], None]], Any]:
    """A test of every case, run together for a kind of file: to count them one by one takes longer than they do."""

    def together(test: Callable[[Any], None]) -> Any:
        @pytest.mark.parametrize("name", sorted({case[0] for case in cases}))
        def run(name: str) -> None:
            wrong = []
            for case in cases:
                if case[0] == name:
                    try:
                        test(case)
                    except AssertionError as fault:
                        wrong.append(f"{'.'.join(case[1])}: {fault}")
            assert not wrong, "\n".join(wrong)

        return run

    return together


def test_there_is_a_schema_for_each_kind_and_no_other() -> None:
    assert set(FILES) == {f"{kind}.json" for kind in KINDS} | {"common.json"}


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_is_a_schema_of_its_draft(name: str) -> None:
    Draft202012Validator.check_schema(FILES[name])
    assert FILES[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@each(ALL)
def test_every_keyword_is_known(case: tuple[str, Path, Schema]) -> None:
    _, path, schema = case
    assert set(schema) <= (KEYWORDS if path else KEYWORDS | AT_THE_ROOT)


@each(ALL)
def test_what_is_asked_is_asked_so_that_a_sentence_can_tell_it(case: tuple[str, Path, Schema]) -> None:
    _, path, schema = case
    if "format" in schema:
        assert schema["format"] in FORMATS.checkers
    if "pattern" in schema:
        assert schema["pattern"].startswith("^")
        assert schema["pattern"].endswith("$")
        assert "x-form" in schema
    if "oneOf" in schema:
        assert len(schema["oneOf"]) == 2
        assert all(set(branch) == {"required"} and len(branch["required"]) == 1 for branch in schema["oneOf"])
    if "not" in schema:
        assert "x-because" in schema
        assert set(schema["not"]) == {"anyOf"}
        assert all(set(branch) == {"required"} and len(branch["required"]) == 1 for branch in schema["not"]["anyOf"])
    if "$ref" in schema:
        assert re.fullmatch(r"(common\.json)?#/\$defs/[a-z_]+", schema["$ref"])
    assert "const" not in schema or "if" in path
    assert "anyOf" not in schema or path[-1] == "not"


@each([(kind, path, schema) for kind in KINDS for path, schema in schemas_in(TREES[kind])])
def test_groups_are_closed_and_values_bounded(case: tuple[str, Path, Schema]) -> None:
    _, path, schema = case
    kinds = schema.get("type", ())
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if "properties" in schema and "if" not in path:
        assert schema["additionalProperties"] is False
        assert set(schema.get("required", ())) <= set(schema["properties"])
    elif "object" in kinds:
        assert "propertyNames" in schema
        assert isinstance(schema["additionalProperties"], dict)
    if "integer" in kinds or "number" in kinds:
        assert schema["minimum"] < schema["maximum"]
    if "string" in kinds and not ({"enum", "format"} & set(schema)):
        assert "maxLength" in schema or not re.search(r"[*+]", schema["pattern"])
    if "enum" in schema:
        assert list(schema["x-choices"]) == schema["enum"]
    if "array" in kinds:
        assert "items" in schema


@each(FIELDS)
def test_every_field_speaks_to_its_reader(case: tuple[str, Path, Schema, bool]) -> None:
    _, _, schema, _ = case
    assert {"x-title", "x-help"} <= set(schema)
    assert re.search(r"[.!]$", schema["x-help"]["en"])
    assert schema["x-title"]["en"] != schema["x-help"]["en"].rstrip(".")


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_speaks_to_its_reader(kind: str) -> None:
    assert {"x-title", "x-help"} <= set(TREES[kind])


@pytest.mark.parametrize("kind", OF_CLUSTERS)
def test_a_form_of_clusters_names_the_actions_that_it_feeds(kind: str) -> None:
    assert re.search(r"actions? [1-4]", TREES[kind]["x-why"]["en"])
    for path, schema, _ in fields_in(TREES[kind]):
        # what a cluster says freely serves whoever reads the record
        if "x-why" in schema and path[0] not in ("comment", "confirmed"):
            assert re.match(r"Actions? [1-4]\b", schema["x-why"]["en"]), path
            numbers = [re.findall(r"\b[1-4]\b", words) for words in schema["x-why"].values()]
            assert numbers[0] == numbers[1], path


@pytest.mark.parametrize("kind", OF_CLUSTERS)
def test_what_clusters_read_is_true_of_each_way_to_report(kind: str) -> None:
    # in a workbook and a form there are no lines to leave out, no quotes and no codes of files
    of_files = r"\b(YAML|Git|true|false|in quotes|the line out|la ligne|entre guillemets)\b"
    for path, schema in schemas_in(TREES[kind]):
        for words in (*schema.get("x-help", {}).values(), *schema.get("x-why", {}).values()):
            assert not re.search(of_files, words), path


def test_what_is_new_in_a_question_is_told_by_year() -> None:
    for name, path, schema in ALL:
        assert all(re.fullmatch(r"20[0-9]{2}", year) for year in schema.get("x-changes", ())), f"{name} {path}"


@each(LEAVES)
def test_every_leaf_says_who_sees_it_and_shows_an_example(case: tuple[str, Path, Schema]) -> None:
    _, _, schema = case
    assert schema["x-visibility"] in ("public", "officers")
    assert schema["examples"]
    for example in schema["examples"]:
        assert not list(make_validator(schema).iter_errors(example))
        assert len(in_yaml(example)) <= MOST_QUOTED
    if "default" in schema:
        assert not list(make_validator(schema).iter_errors(schema["default"]))
    assert schema.get("x-unit", "count") in UNITS


@each(FIELDS)
def test_what_officers_alone_see_is_theirs_to_the_last_leaf(case: tuple[str, Path, Schema, bool]) -> None:
    kind, path, schema, officers = case
    if officers and leaf(schema):
        assert schema["x-visibility"] == "officers"
    theirs = {
        ("annual", ("team", "people")),
        ("annual", ("budget", "revenue", "private")),
        ("members", ("members", "[]", "employees")),
        ("members", ("members", "[]", "revenue")),
    } | {(form, (name,)) for form in ("annual", "quarterly", "members") for name in ("comment", "confirmed")}
    assert (schema.get("x-visibility") == "officers" and not officers) == ((kind, path) in theirs)


@each(LEAVES)
def test_a_quantity_has_a_unit(case: tuple[str, Path, Schema]) -> None:
    _, path, schema = case
    of_no_unit = {"year", "from", "to", "until", "since", "founded", "first_year", "quarter"}
    of_the_indicators_unit = {"value", "baseline", "target", "*"}
    is_number = schema["type"] in ("integer", "number")
    assert ("x-unit" in schema) == (is_number and path[-1] not in of_no_unit | of_the_indicators_unit)


@pytest.mark.parametrize("name", sorted(FILES))
def test_words_are_in_both_languages_and_well_set(name: str) -> None:
    for path, schema in schemas_in(FILES[name]):
        for text in texts_in(schema):
            where = f"{name} {path}"
            assert set(text) == LANGUAGES, where
            for language, words in text.items():
                assert words == words.strip() and words, where
                assert not re.search(r"\b(schemas?|property|properties|null|schéma|propriété)\b", words, re.I), where
                assert "'" not in words, f"{where}: a curved apostrophe"
                if language == "fr":
                    assert not re.search(r"[^\u202f][;!?]| :", words), f"{where}: a narrow space before"
        for keyword in ("x-title", "x-form", "x-because"):
            assert all(len(words) <= MOST_QUOTED for words in schema.get(keyword, {}).values()), f"{name} {path}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_is_given_once_within_a_group(kind: str) -> None:
    for path, schema in schemas_in(TREES[kind]):
        for language in LANGUAGES if "if" not in path else ():
            titles = [child["x-title"][language] for child in schema.get("properties", {}).values()]
            assert len(titles) == len(set(titles)), f"{kind} {path}"
