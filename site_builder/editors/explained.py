"""A kind of file as a JSON Schema for editors: what each field means in one language, and the region's own codes.

It accepts all that `check` accepts: what only a comparison can tell is left to `check`. Editors know draft 7 best, so
that is what is written; the names of languages, codes and results stand in it as the region has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.editors.ground import Ground
from site_builder.problems import N_
from site_builder.schema import Field
from site_builder.schema.catalogue import ANY_KEY, ITEMS, Path, type_of
from site_builder.schema.faults import example_of
from site_builder.schema.loading import JsonSchema

DRAFT = "http://json-schema.org/draft-07/schema#"
#: what is asked of a value in the same words by both drafts; formats of our own stand as patterns beside them
_SAME = (
    "type",
    "enum",
    "const",
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "minItems",
    "uniqueItems",
    "minProperties",
    "required",
    "default",
)
_LISTS = ("allOf", "anyOf", "oneOf")
_UNITS = {
    "fte": N_("full-time equivalents"),
    "percent": N_("per cent"),
    "ratio": N_("share between 0 and 1"),
    "years": N_("years"),
}


def explained(ground: Ground, kind: str) -> JsonSchema:
    """The schema of one kind of file."""
    whole = _Explainer(ground, kind).schema(ground.trees[kind], ())
    return {"$schema": DRAFT, **whole}


class _Explainer:
    def __init__(self, ground: Ground, kind: str) -> None:
        self.ground, self.kind, self.texts = ground, kind, ground.texts
        self.fields = {field.path: field for field in ground.schemas.fields(kind)}
        self.fields[()] = ground.schemas.form(kind)

    def schema(self, tree: JsonSchema, path: Path) -> JsonSchema:
        """A value with all below it."""
        field = self.fields.get(path)
        found = dict(self._words(field)) if field else {}
        found |= {keyword: tree[keyword] for keyword in _SAME if keyword in tree}
        if tree.get("format") == "date":
            found["format"] = "date"
        if form := tree.get("x-form"):
            found["patternErrorMessage"] = self.texts.gettext("Write {form}.").format(form=self.texts.say(form))
        found |= self._below(tree, path, field)
        if field and type_of(tree) in ("text", "array"):
            _offer(found, self.ground.choices(field))
        return found

    def _words(self, field: Field) -> Iterator[tuple[str, str]]:
        """Title and explanation; as Markdown too where it has several paragraphs."""
        yield "title", self.texts.say(field.title)
        told = [self.texts.say(field.help), *self._facts(field)]
        yield "description", "\n".join(told)
        if len(told) > 1:
            yield "markdownDescription", "\n\n".join(told)

    def _facts(self, field: Field) -> Iterator[str]:
        if field.unit in _UNITS:
            yield self.texts.gettext("Unit: {unit}").format(unit=self.texts.gettext(_UNITS[field.unit]))
        elif field.unit == "eur":
            yield self.texts.gettext("Unit: {unit}").format(unit=self.ground.currency)
        if field.leaf and field.example is not None and not self.ground.choices(field):
            yield self.texts.gettext("For example: {example}").format(example=example_of(field))
        for year, change in sorted(field.changes.items()):
            yield self.texts.gettext("New in {year}: {change}").format(year=year, change=self.texts.say(change))
        if field.why:
            yield self.texts.gettext("Why it is asked: {why}").format(why=self.texts.say(field.why))
        if field.leaf and field.visibility == "officers":
            yield self.texts.gettext("Seen by the officers alone: it is never published.")

    def _below(self, tree: JsonSchema, path: Path, field: Field | None) -> Iterator[tuple[str, Any]]:
        yield from self._keys(tree, path, field)
        if "items" in tree:
            items = self.schema(tree["items"], (*path, ITEMS))
            if snippet := self._snippet(tree["items"], path):
                items["defaultSnippets"] = [snippet]
            yield "items", items
        for keyword in ("not", "if", "then", "else"):
            if keyword in tree:
                yield keyword, _bare(tree[keyword])
        for keyword in _LISTS:
            if keyword in tree:
                yield keyword, [_bare(branch) for branch in tree[keyword]]
        if "dependentRequired" in tree:
            yield "dependencies", tree["dependentRequired"]

    def _keys(self, tree: JsonSchema, path: Path, field: Field | None) -> Iterator[tuple[str, Any]]:
        """The named keys of a group, and what is asked of any other."""
        if "properties" in tree:
            yield "properties", {key: self.schema(child, (*path, key)) for key, child in tree["properties"].items()}
        rest = tree.get("additionalProperties")
        if isinstance(rest, bool):
            yield "additionalProperties", rest
        elif rest is not None and type_of(tree) == "localised":
            yield "properties", {language: _bare(rest) for language in self.texts.languages}
            yield "additionalProperties", _bare(rest)
        elif rest is not None:
            yield from self._free(rest, path, field)
        if "propertyNames" in tree and type_of(tree) == "localised":
            yield "propertyNames", _bare(tree["propertyNames"])

    def _free(self, rest: JsonSchema, path: Path, field: Field | None) -> Iterator[tuple[str, Any]]:
        """Free keys: where they are codes of the region, each is named, with its title."""
        each = self.schema(rest, (*path, ANY_KEY))
        codes = self.ground.choices(field) if field else {}
        if codes:
            help = each.pop("description", "")
            named = {code: {"title": title, "description": f"{title}\n{help}"} for code, title in codes.items()}
            yield "properties", {code: {**each, **words} for code, words in named.items()}
        yield "additionalProperties", False if codes else each

    def _snippet(self, tree: JsonSchema, path: Path) -> JsonSchema | None:
        """An entry of a list with the lines that it must have, to be filled in."""
        if type_of(tree) != "object":
            return None
        needed = [key for key in tree["properties"] if key in tree.get("required", ())]
        title = self.texts.say(self.fields[path].title)
        label = self.texts.gettext("{title}: a new entry").format(title=title)
        return {"label": label, "body": {key: f"${number}" for number, key in enumerate(needed, 1)}}


def _offer(found: JsonSchema, titles: dict[str, str]) -> None:
    """Codes with their titles, for a text or for each entry of a list."""
    if not titles:
        return
    into = found["items"] if found.get("type") == "array" else found
    into["enum"] = list(titles)
    into["enumDescriptions"] = list(titles.values())
    into["markdownEnumDescriptions"] = list(titles.values())
    # a code of the region's list is one of those: what it must look like goes without saying
    for keyword in ("pattern", "patternErrorMessage", "maxLength"):
        into.pop(keyword, None)


def _bare(tree: Any) -> Any:
    """What is asked alone, without words and without what draft 7 does not know."""
    if isinstance(tree, list):
        return [_bare(each) for each in tree]
    if not isinstance(tree, dict):
        return tree
    found = {keyword: tree[keyword] for keyword in _SAME if keyword in tree}
    for keyword in ("not", "if", "then", "else", *_LISTS):
        if keyword in tree:
            found[keyword] = _bare(tree[keyword])
    if "properties" in tree:
        found["properties"] = {key: _bare(child) for key, child in tree["properties"].items()}
    return found
