"""Reads the schemas of a folder and puts what they refer to in its place.

References are resolved within the folder alone, never over the network, and once: validating and describing
then meet one plain tree a kind.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema.exceptions import SchemaError
from jsonschema.validators import Draft202012Validator
from referencing import Registry
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from site_builder.problems import N_, CannotRun
from site_builder.resources import schemas_folder

#: the kinds of file, each described by the schema of its name
KINDS = ("region", "objectives", "cluster", "annual", "quarterly", "targets", "members", "indicator", "story")

JsonSchema = dict[str, Any]
Steps = tuple[Any, ...]

_ONE_SCHEMA = ("items", "additionalProperties", "propertyNames", "not", "if", "then", "else")
_LIST_OF_SCHEMAS = ("allOf", "anyOf", "oneOf")
#: said of a value, not asked of it: may stand beside a reference and then replaces what is referred to
_ANNOTATIONS = ("$comment", "title", "description", "examples", "default")


class BrokenSchema(CannotRun):
    """A schema can't be used; the message names the file and the place in it."""


def load_trees(folder: Path | None = None) -> dict[str, JsonSchema]:
    """The schema of each kind, as a plain tree without references.

    `folder` defaults to the builder's own. Raises BrokenSchema for a file that is missing, is not JSON or not a
    schema, and for a reference that leads nowhere or in a circle.
    """
    folder = folder or schemas_folder()
    contents = {path.name: _read(path) for path in sorted(folder.glob("*.json"))}
    for kind in KINDS:
        if f"{kind}.json" not in contents:
            message = N_("{file} is missing. Put it back, or install the builder again.")
            raise BrokenSchema(message, file=str(folder / f"{kind}.json"))
    for name, content in contents.items():
        _check(name, content)
    resources = ((name, DRAFT202012.create_resource(content)) for name, content in contents.items())
    registry = Registry().with_resources(resources)
    return {kind: _Inliner(f"{kind}.json", registry).tree() for kind in KINDS}


def broken(file: str, steps: Steps, msgid: str, **args: Any) -> BrokenSchema:
    """A fault at a place of a schema; `msgid` names {file} and {at}."""
    return BrokenSchema(msgid, file=file, at="#/" + "/".join(map(str, steps)), **args)


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_no_duplicates)
    except OSError:
        raise BrokenSchema(N_("{file} cannot be read."), file=str(path)) from None
    except UnicodeDecodeError:
        raise BrokenSchema(N_("{file} is not text in UTF-8."), file=str(path)) from None
    except json.JSONDecodeError as problem:
        message = N_("{file}, line {line}, column {column}: this is not JSON.")
        raise BrokenSchema(message, file=str(path), line=str(problem.lineno), column=str(problem.colno)) from None
    except RecursionError:
        raise BrokenSchema(N_("{file} is nested too deep."), file=str(path)) from None
    except _Duplicate as problem:
        message = N_("{file}: “{key}” is given twice in one place.")
        raise BrokenSchema(message, file=str(path), key=str(problem)) from None


class _Duplicate(Exception):
    """A key that stands twice in one JSON object."""


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for key, item in pairs:
        if key in value:
            raise _Duplicate(key)
        value[key] = item
    return value


def _check(name: str, content: Any) -> None:
    """Hold a file to the specification of JSON Schema."""
    if not isinstance(content, dict):
        raise broken(name, (), N_("{file}, at {at}: a schema is a JSON object."))
    try:
        Draft202012Validator.check_schema(content)
    except SchemaError as problem:
        raise broken(
            name,
            tuple(problem.absolute_path),
            N_("{file}, at {at}: {written} is not what JSON Schema allows here."),
            written=_short(problem.instance),
        ) from None


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"


class _Inliner:
    """Copies one schema, putting in the place of each reference what it refers to."""

    def __init__(self, file: str, registry: Registry) -> None:
        self.file = file
        self.resolver = registry.resolver(file)

    def tree(self) -> JsonSchema:
        content = self.resolver.lookup(self.file).contents
        root = self._copy(content, self.resolver, (), ())
        root.pop("$defs", None)
        return root

    def _copy(self, schema: Any, resolver: Any, steps: Steps, through: tuple[int, ...]) -> Any:
        if not isinstance(schema, dict):
            return schema
        whole = self._referred(schema, resolver, steps, through)
        for key, value in schema.items():
            if key == "$ref":
                continue
            if key in whole and not (key in _ANNOTATIONS or key.startswith("x-")):
                raise broken(
                    self.file,
                    steps,
                    N_("{file}, at {at}: “{keyword}” is given here and again by “{reference}”."),
                    keyword=key,
                    reference=schema["$ref"],
                )
            whole[key] = self._copy_keyword(key, value, resolver, (*steps, key), through)
        return whole

    def _referred(self, schema: JsonSchema, resolver: Any, steps: Steps, through: tuple[int, ...]) -> JsonSchema:
        """What the schema's reference leads to, nothing where it has none."""
        reference = schema.get("$ref")
        if reference is None:
            return {}
        try:
            found = resolver.lookup(reference)
        except Unresolvable:
            raise broken(
                self.file, steps, N_("{file}, at {at}: nothing is found at “{reference}”."), reference=reference
            ) from None
        if id(found.contents) in through:
            message = N_("{file}, at {at}: “{reference}” leads back to itself.")
            raise broken(self.file, steps, message, reference=reference)
        whole = self._copy(found.contents, found.resolver, steps, (*through, id(found.contents)))
        if not isinstance(whole, dict):
            message = N_("{file}, at {at}: “{reference}” is no description of a value.")
            raise broken(self.file, steps, message, reference=reference)
        return whole

    def _copy_keyword(self, key: str, value: Any, resolver: Any, steps: Steps, through: tuple[int, ...]) -> Any:
        if key in _ONE_SCHEMA:
            return self._copy(value, resolver, steps, through)
        if key in _LIST_OF_SCHEMAS:
            return [self._copy(item, resolver, (*steps, number), through) for number, item in enumerate(value)]
        if key == "properties":
            return {name: self._copy(item, resolver, (*steps, name), through) for name, item in value.items()}
        return value
