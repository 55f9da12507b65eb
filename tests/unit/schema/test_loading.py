"""A broken schema is told by file and place, never by a traceback; a sound one is one plain tree."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from site_builder.resources import schemas_folder
from site_builder.schema import BrokenSchema, Schemas
from site_builder.schema.loading import load_trees

Edit = Callable[[dict[str, Any]], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "schemas"
    shutil.copytree(schemas_folder(), copy)
    return copy


def edit(folder: Path, name: str, change: Edit) -> None:
    content = json.loads((folder / name).read_text(encoding="utf-8"))
    change(content)
    (folder / name).write_text(json.dumps(content), encoding="utf-8")


def message_of(folder: Path) -> str:
    with pytest.raises(BrokenSchema) as raised:
        Schemas.load(folder)
    return str(raised.value).replace(f"{folder}/", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b'{"type": ', "targets.json, line 1, column 10: this is not JSON."),
        (b'{"type": "object", "type": "array"}', "targets.json: “type” is given twice in one place."),
        (b'{"x": "\xff"}', "targets.json is not text in UTF-8."),
        (b"[" * 100_000, "targets.json is nested too deep."),
        (b"[]", "targets.json, at #/: a schema is a JSON object."),
        (b'{"type": "oject"}', 'targets.json, at #/type: "oject" is not what JSON Schema allows here.'),
        (b'{"$ref": "nowhere.json"}', "targets.json, at #/: nothing is found at “nowhere.json”."),
        (b'{"$ref": "#"}', "targets.json, at #/: “#” leads back to itself."),
        (
            b'{"$ref": "https://example.org/s.json"}',
            "targets.json, at #/: nothing is found at “https://example.org/s.json”.",
        ),
        (b'{"type": "object"}', "targets.json, at #/: “x-title” is missing."),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_file_that_cannot_be_used(folder: Path, text: bytes, message: str) -> None:
    (folder / "targets.json").write_bytes(text)
    assert message_of(folder) == message


def test_a_missing_file(folder: Path) -> None:
    (folder / "targets.json").unlink()
    assert message_of(folder) == "targets.json is missing. Put it back, or install the builder again."
    assert "region.json is missing" in message_of(folder / "none")


def test_a_file_that_is_a_folder(folder: Path) -> None:
    (folder / "story.json").unlink()
    (folder / "story.json").mkdir()
    assert message_of(folder) == "story.json cannot be read."


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda s: s["year"].pop("x-help"), "quarterly.json, at #/year: “x-help” is missing."),
        (
            lambda s: s["year"].update({"$ref": "common.json#/$defs/none"}),
            "quarterly.json, at #/properties/year: nothing is found at “common.json#/$defs/none”.",
        ),
        (
            lambda s: s["year"].update({"minimum": 3}),
            "quarterly.json, at #/properties/year: “minimum” is given here and again by “common.json#/$defs/year”.",
        ),
        (
            lambda s: s["year"].update({"$ref": "#/properties/year"}),
            "quarterly.json, at #/properties/year: “#/properties/year” leads back to itself.",
        ),
        (
            lambda s: s.update({"year": {"$ref": "#/additionalProperties"}}),
            "quarterly.json, at #/properties/year: “#/additionalProperties” is no description of a value.",
        ),
    ],
)
def test_a_field_that_cannot_be_used(folder: Path, change: Edit, message: str) -> None:
    edit(folder, "quarterly.json", lambda content: change(content["properties"]))
    assert message_of(folder) == message


def test_references_are_gone_and_what_stands_beside_them_stays() -> None:
    tree = load_trees()["annual"]
    assert "$ref" not in json.dumps(tree)
    salaries = tree["properties"]["budget"]["properties"]["expenditure"]["properties"]["salaries"]
    assert (salaries["type"], salaries["minimum"], salaries["x-unit"]) == ("integer", 0, "eur")
    assert salaries["x-title"]["en"] == "Salaries and benefits"
