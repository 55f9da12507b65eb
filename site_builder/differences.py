"""What differs between two values of a record, said as people say it: values, and entries that came and went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.entry import choices
from site_builder.problems import N_
from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ANY_KEY, ITEMS
from site_builder.source.document import Step
from site_builder.source.repository import Repository
from site_builder.texts import Text, Texts

Steps = tuple[Step, ...]
_ABSENT = object()
#: a text or a code, and the field that this is of
_Entry = tuple[Text, Field | None]
_NO_ENTRY: _Entry = ("", None)
#: what an entry is called by, the first of these that it has
_NAMES = ("name", "title", "role", "indicator", "instrument", "id", "rule", "text")


@dataclass(frozen=True, slots=True)
class Change:
    """One value, or one entry of a list: `kind` is changed, added, removed, joined, left.

    `before` and `after` are None where nothing stands; `field` is that of the value or list, `entry` names the entry
    of a list that it is of: a text, or a code of the field `named`. `language` is that of a text in several.
    """

    kind: str
    steps: Steps
    field: Field
    before: Any = None
    after: Any = None
    entry: Text = ""
    named: Field | None = None
    language: str = ""


def plain(value: Any) -> Any:
    """A copy that may be changed, of plain mappings and lists."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return value


def changes(schemas: Schemas, kind: str, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[Change]:
    """The differences of two values of a record, in the order of the schema; of a new record every value."""
    return list(_Compared(schemas, kind).mappings(plain(before or {}), plain(after), ()))


class _Compared:
    def __init__(self, schemas: Schemas, kind: str) -> None:
        self.schemas = schemas
        self.kind = kind
        self.order = {field.path: number for number, field in enumerate(schemas.fields(kind))}

    def mappings(
        self, before: dict[str, Any], after: dict[str, Any], at: Steps, entry: _Entry = _NO_ENTRY
    ) -> Iterator[Change]:
        names = sorted({**before, **after}, key=lambda name: self.order.get(_path((*at, name)), 0))
        for name in names:
            yield from self._values(before.get(name, _ABSENT), after.get(name, _ABSENT), (*at, name), entry)

    def _values(self, before: Any, after: Any, at: Steps, entry: _Entry) -> Iterator[Change]:
        if before == after and type(before) is type(after):
            return
        field = self._field(at)
        if field is None or (before == after and not isinstance(before, bool)):
            return
        if field.type in ("object", "map"):
            yield from self.mappings(_or(before, {}), _or(after, {}), at, entry)
        elif field.type == "array" and not field.leaf:
            yield from self._lists(_or(before, []), _or(after, []), at, field)
        else:
            old, new = (None if each is _ABSENT else each for each in (before, after))
            if isinstance(old, dict) != isinstance(new, dict) and None not in (old, new):
                old, new = (each if isinstance(each, dict) else _in_all(each, old, new) for each in (old, new))
            if isinstance(old, dict) and isinstance(new, dict):
                for language in dict.fromkeys((*old, *new)):
                    one, other = old.get(language), new.get(language)
                    if one != other:
                        yield Change("changed", at, field, one, other, *entry, language)
                return
            kind = "added" if old is None else "removed" if new is None else "changed"
            yield Change(kind, at, field, old, new, *entry)

    def _lists(self, before: list[Any], after: list[Any], at: Steps, field: Field) -> Iterator[Change]:
        """Entries are known by their id, others by what they have in common, in their order."""
        came, went = ("joined", "left") if self.kind == "members" else ("added", "removed")
        for old, new in _matched(before, after):
            entry = self._entry(new if new is not None else old, at)
            if old is None:
                yield Change(came, at, field, None, new, *entry)
            elif new is None:
                yield Change(went, at, field, old, None, *entry)
            elif old != new:
                yield from self.mappings(old, new, (*at, after.index(new)), entry)

    def _entry(self, value: Any, at: Steps) -> _Entry:
        """What an entry is called: a text or code, and the field that it is of."""
        for key in _NAMES:
            name = value.get(key) if isinstance(value, dict) else None
            if name:
                return (name if isinstance(name, Mapping) else str(name)), self._field((*at, 0, key))
        return _NO_ENTRY

    def _field(self, at: Steps) -> Field | None:
        path = _path(at)
        for candidate in (path, (*path[:-1], ANY_KEY)):
            if candidate in self.order:
                return self.schemas.field(self.kind, candidate)
        return None


def _matched(before: list[Any], after: list[Any]) -> list[tuple[Any, Any]]:
    """Old and new entries side by side; None beside one that came or went."""
    free = list(before)
    found: list[tuple[Any, Any]] = []
    left: list[Any] = []
    for new in after:
        ident = new.get("id") if isinstance(new, dict) else None
        old = next((each for each in free if each == new or (ident and each.get("id") == ident)), None)
        if old is None:
            left.append(new)
        else:
            free.remove(old)
        found.append((old, new))
    for number, (old, new) in enumerate(found):
        if old is None and free and not new.get("id"):
            best = max(free, key=lambda each: sum(new.get(key) == value for key, value in each.items()))
            if 2 * sum(new.get(key) == value for key, value in best.items()) > len(best):
                found[number] = (best, new)
                free.remove(best)
    return found + [(old, None) for old in free]


def _in_all(text: Any, *texts: Any) -> dict[str, Any]:
    """A text that is said once for all languages, in each of those of the others."""
    return {language: text for each in texts if isinstance(each, dict) for language in each}


def say(change: Change, texts: Texts, repository: Repository) -> str:
    """The change in one line, such as `Salaries: 337,424 → 340,000`."""
    title = texts.say(change.field.title)
    if change.field.path[-1] == ANY_KEY:
        document = repository.indicators.get(str(change.steps[-1]))
        named = document.value.get("name") if document and isinstance(document.value, dict) else None
        title = texts.say(named) or f"{title} “{change.steps[-1]}”"
    entry = _called(change, texts, repository)
    if change.field.type == "array" and not change.field.leaf:
        return texts.sentence(_ENTRIES[change.kind], {"title": title, "entry": entry})
    if change.language:
        named = {"title": title, "language": texts.language_name(change.language)}
        title = texts.gettext("%(title)s (%(language)s)") % named
    if entry:
        title = f"{entry}, {title}"
    titles = choices(repository, change.field)
    before, after = (_value(each, change.field, texts, titles) for each in (change.before, change.after))
    return texts.sentence(N_("{title}: {before} → {after}"), {"title": title, "before": before, "after": after})


def _called(change: Change, texts: Texts, repository: Repository) -> str:
    """What the entry is called, in the language of the texts: of a code its title."""
    entry = change.entry
    known = choices(repository, change.named).get(entry) if change.named and isinstance(entry, str) else None
    return texts.say(known or entry)


_ENTRIES = {
    "joined": N_("{entry}: joined"),
    "left": N_("{entry}: left"),
    "added": N_("{title}: “{entry}” was added"),
    "removed": N_("{title}: “{entry}” was removed"),
}


def _value(value: Any, field: Field, texts: Texts, titles: Mapping[str, Text]) -> str:
    if value is None:
        return texts.gettext(N_("nothing"))
    if isinstance(value, bool):
        return texts.gettext("yes") if value else texts.gettext("no")
    if isinstance(value, (int, float)):
        return str(value) if field.unit is None and isinstance(value, int) else texts.number(value)
    if isinstance(value, Mapping):
        return texts.say(value)
    if isinstance(value, list):
        return texts.join([_value(each, field, texts, titles) for each in value]) or texts.gettext(N_("nothing"))
    title = titles.get(str(value))
    return texts.say(title) if title else str(value)


def _or(value: Any, otherwise: Any) -> Any:
    return value if isinstance(value, type(otherwise)) else otherwise


def _path(steps: Steps) -> tuple[str, ...]:
    return tuple(ITEMS if isinstance(step, int) else step for step in steps)
