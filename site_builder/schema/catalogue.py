"""What the schemas say of each field: the catalogue from which guide, dictionary, labels and tables are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from site_builder.problems import N_
from site_builder.schema.loading import JsonSchema, broken

Localised = Mapping[str, str]
Path = tuple[str, ...]
Visibility = Literal["public", "officers"]
#: `object` has named fields, `map` free keys, `localised` is one text or one a language, `text` any other text
Type = Literal["object", "array", "map", "text", "localised", "integer", "number", "boolean", "date"]

#: steps of a path that stand for the items of a list and the free keys of a map
ITEMS, ANY_KEY = "[]", "*"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    `path` leads to it from the root: keys, `[]` for the items of a list, `*` for free keys; the root's is empty. A
    list of plain values is one field: its `type` is `array`, `items` the type of its values, `choices` theirs.
    `example` is None for groups and lists of groups. `unit` is eur, fte, count, percent, ratio, years or None.
    `form` says what the value must look like (of a list: each of its values), `pattern` the same as a regular
    expression; `format` is date, partial-date, month-day or None. `least` and `most` bound a number, `longest` the
    characters of a text; `fewest` is how many entries a list has at least. `reference` names the list of the region
    whose codes may stand here: domains, territories, instruments, partners, types, topics, clusters, indicators,
    members, or results (of a map: its keys are the indicators collected each year). `carried` is True for what rarely
    changes, and is taken over into the next record. `changes` says by year what is new in the question.
    """

    kind: str
    path: Path
    title: Localised
    help: Localised
    type: Type
    visibility: Visibility
    required: bool = False
    unit: str | None = None
    example: Any = None
    default: Any = None
    format: str | None = None
    items: Type | None = None
    choices: Mapping[str, Localised] = field(default_factory=dict)
    form: Localised | None = None
    why: Localised | None = None
    pattern: str | None = None
    least: float | None = None
    most: float | None = None
    longest: int | None = None
    fewest: int | None = None
    reference: str | None = None
    carried: bool = False
    changes: Mapping[int, Localised] = field(default_factory=dict)

    @property
    def leaf(self) -> bool:
        """True where a value is entered: not a group of fields, nor a list or map of them."""
        return self.type not in ("object", "map") and not (self.type == "array" and self.items is None)

    @property
    def dotted(self) -> str:
        """The path as text: `budget.revenue.public`, `members[].id`, `results.*`."""
        return ".".join(self.path).replace(f".{ITEMS}", ITEMS)


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a form as tables need it.

    An `object` has `children` (in the order of the schema), an `array` and a `map` have `item`, the others neither.
    `visibility` is the field's own, or that of the officers where what holds it is theirs.
    """

    type: Type
    visibility: Visibility
    children: Mapping[str, Node] = field(default_factory=dict)
    item: Node | None = None


def describe(kind: str, tree: JsonSchema) -> tuple[Field, ...]:
    """Every field of a form, the form itself first, then in the order of the schema, a group before what it holds.

    Raises BrokenSchema where a field lacks its title or its help.
    """
    return tuple(_fields(kind, tree, (), False, "public"))


def build_node(tree: JsonSchema, above: Visibility = "public") -> Node:
    """The value that a schema without references describes, with all below it."""
    visibility = _visibility(tree, above)
    kind = type_of(tree)
    if kind == "object":
        return Node(kind, visibility, {key: build_node(child, visibility) for key, child in tree["properties"].items()})
    if kind == "array":
        return Node(kind, visibility, item=build_node(tree.get("items", {}), visibility))
    if kind == "map":
        free = tree.get("additionalProperties")
        return Node(kind, visibility, item=build_node(free if isinstance(free, dict) else {}, visibility))
    return Node(kind, visibility)


def type_of(schema: JsonSchema) -> Type:
    """The type of a field in the words of the catalogue."""
    stated = schema.get("type")
    kind = stated[0] if isinstance(stated, list) else stated
    if kind == "string":
        if isinstance(stated, list) and "object" in stated:
            return "localised"
        return "date" if schema.get("format") == "date" else "text"
    if kind == "object":
        return "object" if "properties" in schema else "map"
    return kind if kind in ("array", "integer", "number", "boolean") else "text"


def _fields(kind: str, schema: JsonSchema, path: Path, required: bool, above: Visibility) -> Iterator[Field]:
    visibility = _visibility(schema, above)
    if not (path and path[-1] == ITEMS):
        yield _field(kind, schema, path, required, visibility)
    needed = schema.get("required", ())
    for key, child in schema.get("properties", {}).items():
        yield from _fields(kind, child, (*path, key), key in needed, visibility)
    of = type_of(schema)
    if of == "array" and type_of(schema.get("items", {})) in ("object", "array", "map"):
        yield from _fields(kind, schema["items"], (*path, ITEMS), False, visibility)
    elif of == "map" and isinstance(schema.get("additionalProperties"), dict):
        yield from _fields(kind, schema["additionalProperties"], (*path, ANY_KEY), False, visibility)


def _field(kind: str, schema: JsonSchema, path: Path, required: bool, visibility: Visibility) -> Field:
    for keyword in ("x-title", "x-help"):
        if not isinstance(schema.get(keyword), dict):
            raise broken(f"{kind}.json", path, N_("{file}, at {at}: “{keyword}” is missing."), keyword=keyword)
    items = schema.get("items", {}) if type_of(schema) == "array" else {}
    item_type = type_of(items) if items else None
    written = items if item_type else schema
    return Field(
        kind=kind,
        path=path,
        title=schema["x-title"],
        help=schema["x-help"],
        type=type_of(schema),
        visibility=visibility,
        required=required,
        unit=schema.get("x-unit"),
        example=next(iter(schema.get("examples", ())), None),
        default=schema.get("default"),
        format=schema.get("format"),
        items=None if item_type in ("object", "array", "map") else item_type,
        choices=schema.get("x-choices") or items.get("x-choices") or {},
        form=schema.get("x-form") or items.get("x-form"),
        why=schema.get("x-why"),
        pattern=written.get("pattern"),
        least=written.get("minimum"),
        most=written.get("maximum"),
        longest=written.get("maxLength"),
        fewest=schema.get("minItems"),
        reference=schema.get("x-reference"),
        carried=schema.get("x-carry", False),
        changes={int(year): text for year, text in schema.get("x-changes", {}).items()},
    )


def _visibility(schema: JsonSchema, above: Visibility) -> Visibility:
    return "officers" if "officers" in (above, schema.get("x-visibility")) else "public"
