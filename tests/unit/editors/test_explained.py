"""The schemas for editors: they take all that `check` takes, find what is typed wrong, and explain in words."""

from __future__ import annotations

import copy
import fnmatch
import json
from typing import Any

import pytest
from jsonschema.validators import Draft7Validator
from regions import CASES, GOOD

from site_builder.editors import Ground
from site_builder.editors.explained import explained
from site_builder.editors.vscode import PLACES, files
from site_builder.source.repository import read_repository


@pytest.fixture(scope="session")
def schemas(ground: Ground) -> dict[str, dict[str, Any]]:
    return {kind: explained(ground, kind) for kind in PLACES}


@pytest.mark.parametrize("kind", PLACES)
def test_it_is_a_schema_of_its_draft(schemas: dict[str, Any], kind: str) -> None:
    Draft7Validator.check_schema(schemas[kind])


@pytest.mark.parametrize("name", ["invented", *GOOD])
def test_every_record_of_a_region_passes_and_is_found_by_its_place(ground: Ground, name: str) -> None:
    if name != "invented":
        repository, _ = read_repository(CASES / "good" / name)
        ground = Ground.of(repository, ground.schemas, ground.texts)
    validators = {kind: Draft7Validator(explained(ground, kind)) for kind in PLACES}
    seen = set()
    for document in ground.repository.documents():
        if document.kind == "story":
            continue
        assert [kind for kind, place in PLACES.items() if fnmatch.fnmatch(document.path, place)] == [document.kind]
        faults = [problem.message for problem in validators[document.kind].iter_errors(document.value)]
        assert not faults, document.path
        seen.add(document.kind)
    assert {"region", "objectives", "cluster"} <= seen


def test_what_a_field_shows_as_its_example_passes(ground: Ground, schemas: dict[str, Any]) -> None:
    for kind, schema in schemas.items():
        for field in ground.schemas.fields(kind):
            if field.leaf and not ground.choices(field) and "results" not in field.path:
                assert Draft7Validator(_below(schema, field.path)).is_valid(field.example), field.dotted


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("budget", "expenditure", "salaries"), "12 000"),
        (("budget", "expenditure", "salaries"), -1),
        (("governance", "chair"), "Companies"),
        (("governance", "womn"), 3),
        (("results", "no-such-result"), 3),
        (("collaborations", 0, "domains"), ["nowhere"]),
        (("collaborations", 0, "s3"), "yes"),
        (("year",), "2020"),
        (("team",), {}),
    ],
)
def test_what_is_typed_wrong_is_found(ground: Ground, schemas: dict[str, Any], path: Any, value: Any) -> None:
    records = [each for files in ground.repository.clusters.values() for each in files.annual.values()]
    whole = next(each.value for each in records if each.value.get("collaborations") and each.value.get("results"))
    record = copy.deepcopy(whole)
    inner = record
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert Draft7Validator(schemas["annual"]).is_valid(whole)
    assert not Draft7Validator(schemas["annual"]).is_valid(record)


def test_codes_are_the_regions_own_and_each_is_explained(ground: Ground, schemas: dict[str, Any]) -> None:
    territory = _below(schemas["members"], ("members", "[]", "territory"))
    assert territory["enum"][-1] == "outside"
    assert len(territory["enum"]) == len(territory["enumDescriptions"]) == len(territory["markdownEnumDescriptions"])
    results = _below(schemas["annual"], ("results",))
    asked = ground.choices(ground.schemas.field("annual", ("results",)))
    assert asked
    assert {code: each["title"] for code, each in results["properties"].items()} == asked


def test_every_field_is_explained_with_its_unit_and_who_sees_it(ground: Ground, schemas: dict[str, Any]) -> None:
    for kind, schema in schemas.items():
        for field in ground.schemas.fields(kind):
            told = _below(schema, field.path)
            assert told["title"]
            assert told["description"]
    fees = _below(schemas["annual"], ("budget", "revenue", "private", "membership_fees"))
    assert "Unit: EUR" in fees["description"]
    assert "officers alone" in fees["description"]


def test_the_settings_name_schemas_that_are_there(ground: Ground) -> None:
    found = dict(files(ground))
    settings = json.loads("\n".join(found[".vscode/settings.json"].split("\n")[2:]))
    for schema, place in settings["yaml.schemas"].items():
        assert schema.removeprefix("./") in found
        assert place in PLACES.values()
    assert found[".vscode/settings.json"].startswith("// Written by")


def _below(schema: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    for step in path:
        if step == "[]":
            schema = schema["items"]
        elif step == "*":
            schema = next(iter(schema.get("properties", {}).values()), None) or schema["additionalProperties"]
        else:
            schema = schema["properties"][step]
    return schema
