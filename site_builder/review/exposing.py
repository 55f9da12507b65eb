"""What would become public: definitions and fields that were for officers, and words that look personal."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from site_builder.problems import Place
from site_builder.review.facts import Statement
from site_builder.review.personal import found
from site_builder.review.reading import Side
from site_builder.review.records import Pair
from site_builder.review.states import State
from site_builder.schema import BrokenSchema, Field, Node, Schemas
from site_builder.source.document import Document, Step
from site_builder.source.places import kind_at

#: what an indicator measures, by which one is known again under another id
_EXPRESSION = ("table", "value", "where")


def exposed(pair: Pair) -> tuple[Statement, ...]:
    """All that officers alone saw, or nobody, and everybody would: definitions, fields, then words by place."""
    return (*_definitions(pair), *_fields(pair), *_words(pair))


def _definitions(pair: Pair) -> Iterator[Statement]:
    """Definitions that become public, and new ones that say what one for officers said."""
    secret = {
        name: document.value
        for name, document in pair.before.repository.indicators.items()
        if isinstance(document.value, dict) and document.value.get("visibility") == "officers"
    }
    said = [tuple(value.get(key) for key in _EXPRESSION) for value in secret.values() if value.get("value")]
    for path in pair.differing("indicator"):
        value = pair.after.value(path)
        ident = path.rpartition("/")[2].removesuffix(".yml")
        if value is None or value.get("visibility") == "officers":
            continue
        is_new = path not in pair.before.state.files
        again = value.get("replaces") in secret or tuple(value.get(key) for key in _EXPRESSION) in said
        if ident in secret or (is_new and again):
            place = pair.after.documents[path].place("visibility")
            yield Statement("exposed-definition", place, {"id": ident, "name": value.get("name", ident)})


def _fields(pair: Pair) -> Iterator[Statement]:
    """Fields that become public with schemas that lie in the region's own repository."""
    states = (pair.before.state, pair.after.state)
    if states[0].forms == states[1].forms or not all(state.forms for state in states):
        return
    before, after = (_visibilities(state) for state in states)
    for (kind, path), field in after.items():
        was = before.get((kind, path))
        if was is not None and was.visibility == "officers" and field.visibility == "public":
            yield Statement("exposed-field", Place(f"schemas/{kind}.json"), {"title": field.title})


def _visibilities(state: State) -> dict[tuple[str, tuple[str, ...]], Field]:
    """Every field by its kind and path; none where the schemas can't be read."""
    with tempfile.TemporaryDirectory() as folder:
        for path, data in state.read(state.forms).items():
            (Path(folder) / path.rpartition("/")[2]).write_bytes(data)
        try:
            schemas = Schemas.load(Path(folder))
        except BrokenSchema:
            return {}
    return {(kind, field.path): field for kind in schemas.kinds for field in schemas.fields(kind)}


def _words(pair: Pair) -> Iterator[Statement]:
    """Addresses, telephone numbers and names of people that no record held that differs."""
    known = {(each.kind, each.facts["text"]) for each in _found(pair, pair.before)}
    for statement in _found(pair, pair.after):
        key = (statement.kind, statement.facts["text"])
        if key not in known:
            known.add(key)
            yield statement


def _found(pair: Pair, side: Side) -> Iterator[Statement]:
    bodies = {s.document.path: s for files in side.repository.clusters.values() for s in files.stories}
    for path in pair.plan.differing:
        document, kind = side.documents.get(path), kind_at(path)
        if document is None or document.broken or kind is None:
            continue
        for steps, text in _public(pair.schemas.node(kind), document.value, ()):
            yield from _looking(kind, document, steps, text)
        story = bodies.get(path)
        for number, line in enumerate(story.body.split("\n") if story else ()):
            for name, match in found(line):
                place = Place(path, story.body_line + number, match.start() + 1)
                yield Statement(name, place, {"text": match[0]})


def _looking(kind: str, document: Document, steps: tuple[Step, ...], text: str) -> Iterator[Statement]:
    # an organisation may be called after a person
    for name, match in found(text, organisation=kind == "members" and steps[-1] == "name"):
        yield Statement(name, document.place(*steps), {"text": match[0]})


def _public(node: Node, value: Any, steps: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    """The texts of a record that everybody may read, with the steps to each."""
    if node.visibility == "officers":
        return
    if isinstance(value, str):
        if node.type in ("text", "localised"):
            yield steps, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            inner = node if node.type == "localised" else node.children.get(key) or node.item
            if inner is not None:
                yield from _public(inner, each, (*steps, key))
    elif isinstance(value, list) and node.item is not None:
        for number, each in enumerate(value):
            yield from _public(node.item, each, (*steps, number))
