"""What would become public: definitions and fields that were for officers, and words that look personal."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from site_builder.problems import Place
from site_builder.review.facts import Statement
from site_builder.review.reading import Side
from site_builder.review.records import Pair
from site_builder.review.states import State
from site_builder.schema import BrokenSchema, Field, Node, Schemas
from site_builder.source.document import Document, Step
from site_builder.source.places import kind_at

_NAME = r"[^\W\d_a-zà-öø-ÿ][\w’'-]*[^\W\d_]"
_LOOKS: Mapping[str, re.Pattern[str]] = {
    "exposed-mail": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}"),
    "exposed-phone": re.compile(
        r"(?<![\w.,/-])(?:\+\d{1,3}[ .\u00a0\u202f-]?(?:\(0\)[ ]?)?\d(?:[ .\u00a0\u202f-]?\d){7,10}"
        r"|0\d(?:[ .\u00a0\u202f-]?\d\d){4})(?![\w/-]|[.,]\d)"
    ),
    "exposed-person": re.compile(
        r"(?<!\w)(?:MM?\.|Mmes?|Mlles?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Pr\.?|Prof\.?|Monsieur|Madame|Herr|Frau)[ \u00a0\u202f]"
        rf"{_NAME}(?:[ \u00a0\u202f]{_NAME}){{0,2}}"
    ),
}
#: what names organisations by its nature
_NAMING = ("members",)
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
            for name, pattern in _LOOKS.items():
                for found in pattern.finditer(line):
                    yield Statement(name, Place(path, story.body_line + number, found.start() + 1), {"text": found[0]})


def _looking(kind: str, document: Document, steps: tuple[Step, ...], text: str) -> Iterator[Statement]:
    for name, pattern in _LOOKS.items():
        if name == "exposed-person" and kind in _NAMING:
            continue
        for found in pattern.finditer(text):
            yield Statement(name, document.place(*steps), {"text": found[0]})


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
