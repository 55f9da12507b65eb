"""The fields of a form as Decap's widgets: the same titles, helps, choices and bounds as everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.editors.ground import Ground
from site_builder.problems import N_
from site_builder.schema import Field
from site_builder.schema.catalogue import ANY_KEY, ITEMS, Path, type_of
from site_builder.schema.loading import JsonSchema

Widget = dict[str, Any]
#: from here on a text is given several lines
_LONG = 200
_DAY = "YYYY-MM-DD"
_OFFICERS = N_("Seen by the officers alone: it is never published.")


def widgets(ground: Ground, kind: str) -> list[Widget]:
    """The widgets of a form, in the order of its schema.

    `x-localised` marks a text in several languages, `x-text` a number that is written as a text (a year that may be
    followed by a month): `cms.js` turns values into what these widgets show, and back.
    """
    return list(_Widgets(ground, kind).of_group(ground.trees[kind], ()))


class _Widgets:
    def __init__(self, ground: Ground, kind: str) -> None:
        self.ground, self.texts = ground, ground.texts
        self.fields = {field.path: field for field in ground.schemas.fields(kind)}

    def of_group(self, tree: JsonSchema, path: Path) -> Iterator[Widget]:
        for key, child in tree["properties"].items():
            yield self._widget(child, (*path, key))

    def _widget(self, tree: JsonSchema, path: Path) -> Widget:
        field = self.fields[path]
        base = self._named(field)
        kind = type_of(tree)
        if kind == "object":
            return {**base, "widget": "object", "fields": list(self.of_group(tree, path))}
        if kind == "map":
            return {**base, "widget": "object", "fields": list(self._free(tree, path, field))}
        if kind == "array":
            return {**base, **self._list(tree, path, field)}
        if kind == "localised":
            return {**base, **self._localised(tree, field)}
        return {**base, **self._plain(tree, field)}

    def _named(self, field: Field) -> Widget:
        hint = self.texts.say(field.help)
        if field.leaf and field.visibility == "officers":
            hint = f"{hint} {self.texts.gettext(_OFFICERS)}"
        return {
            "name": field.path[-1],
            "label": self.texts.say(field.title),
            "hint": hint,
            "required": field.required,
        }

    def _free(self, tree: JsonSchema, path: Path, field: Field) -> Iterator[Widget]:
        """A widget for each code that may be a key."""
        inner = self.fields[(*path, ANY_KEY)]
        for code, title in self.ground.choices(field).items():
            yield {"name": code, "label": title, "required": False, **self._plain(tree["additionalProperties"], inner)}

    def _list(self, tree: JsonSchema, path: Path, field: Field) -> Widget:
        items = tree["items"]
        if type_of(items) == "object":
            inner = list(self.of_group(items, (*path, ITEMS)))
            return {
                "widget": "list",
                "fields": inner,
                "collapsed": True,
                "minimize_collapsed": True,
                "allow_reorder": True,
                "summary": _summary(inner),
                "label_singular": self.texts.gettext("an entry of “{title}”").format(title=self.texts.say(field.title)),
            }
        if codes := self.ground.choices(field):
            return {"widget": "select", "multiple": True, "options": _options(codes)}
        return {"widget": "list", "field": {"name": "item", "label": self.texts.say(field.title), "widget": "string"}}

    def _localised(self, tree: JsonSchema, field: Field) -> Widget:
        languages = self.texts.languages
        widget = _written(tree)
        return {
            "widget": "object",
            "x-localised": True,
            "fields": [
                {"name": language, "label": language, "required": field.required and not number, "widget": widget}
                for number, language in enumerate(languages)
            ],
        }

    def _plain(self, tree: JsonSchema, field: Field) -> Widget:
        kind = type_of(tree)
        if kind in ("integer", "number"):
            return _number(tree, "int" if kind == "integer" else "float")
        if kind == "boolean":
            return {"widget": "boolean"}
        if kind == "date":
            return {
                "widget": "datetime",
                "format": _DAY,
                "date_format": _DAY,
                "time_format": False,
                "picker_utc": True,
                "default": "",
            }
        if codes := self.ground.choices(field):
            return {"widget": "select", "options": _options(codes)}
        found: Widget = {"widget": _written(tree)}
        if isinstance(tree.get("type"), list):
            found["x-text"] = True
        if "pattern" in tree:
            found["pattern"] = [tree["pattern"], self.texts.say(tree["x-form"])]
        return found


def _number(tree: JsonSchema, kind: str) -> Widget:
    found: Widget = {"widget": "number", "value_type": kind, "step": 1 if kind == "int" else 0.01}
    return found | {"min": tree["minimum"], "max": tree["maximum"]}


def _written(tree: JsonSchema) -> str:
    return "text" if tree.get("maxLength", 0) > _LONG else "string"


def _options(codes: dict[str, str]) -> list[dict[str, str]]:
    return [{"label": title, "value": code} for code, title in codes.items()]


def _summary(inner: list[Widget]) -> str:
    """What is shown of an entry that is folded: its first two values that are no group."""
    plain = [each for each in inner if each["widget"] not in ("list",) and "multiple" not in each]
    named = [
        f"{{{{fields.{each['name']}{'.' + each['fields'][0]['name'] if 'x-localised' in each else ''}}}}}"
        for each in plain
    ]
    return " · ".join(named[:2])
