"""The words for single values of a change: what a field is called, what stands in it, and by how much it moves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from site_builder.differences import Change
from site_builder.entry import choices
from site_builder.formats import rounded
from site_builder.problems import N_
from site_builder.review import personal
from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ANY_KEY, ITEMS
from site_builder.source.repository import Repository
from site_builder.texts import Text, Texts, harmless

#: so much of one text is told, and so much of what two have in common is left around their difference
_LONGEST, _AROUND = 160, 30
#: so many values tell what an entry is
_MOST_DETAILS = 3
#: from here on a count is also compared in per cent
_MANY = 20
_BREAKS = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]*[\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029][\s\x1c-\x1f]*")
#: money and the like: a change is told as a share of what was
_BY_SHARE = ("eur",)


class Wording:
    """Says values in the language of `texts`, with the titles that a region's own lists give to codes."""

    def __init__(
        self,
        texts: Texts,
        repository: Repository,
        schemas: Schemas,
        gone: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.texts = texts
        self.gone = gone or {}
        #: whether anything personal was masked in what was told so far
        self.masks = False
        self.repository = repository
        self.schemas = schemas
        self.currency = str(part(repository.region.value, "currency") or "EUR")
        self._titles: dict[tuple[str, tuple[str, ...]], Mapping[str, Text]] = {}
        self._twice: dict[str, set[str]] = {}

    def __call__(self, msgid: str, **args: Any) -> str:
        """A sentence; its values are texts already, or are put into one line."""
        return self.texts.gettext(msgid).format(**{name: line(value) for name, value in args.items()})

    def counted(self, form: str, number: int) -> str:
        """A form that `ngettext` chose, with its number: `2 records`."""
        return form.format(number=self.texts.number(number))

    def text(self, text: Text | None) -> str:
        """A text for readers, in one line, with nothing personal in it."""
        return self.discreet(line(self.texts.say(text)))

    def discreet(self, text: str, organisation: bool = False) -> str:
        """A text of one line in which addresses, phone numbers and names of people are masked."""
        told = personal.discreet(text, organisation)
        self.masks = self.masks or told != text
        return told

    def masked(self, value: Any, kind: str) -> str:
        """Something personal by its kind, masked."""
        self.masks = True
        return short(personal.masked(line(value), kind), 60)

    def short(self, value: Any, most: int = _LONGEST, organisation: bool = False) -> str:
        """What a file says, in one line, with nothing personal in it; cut where it is long."""
        return short(self.discreet(line(value), organisation), most)

    def title_of(self, field: Field, ident: str) -> str:
        """What a code that stands in a field is called; the code where nobody says."""
        key = (field.kind, field.path)
        if key not in self._titles:
            self._titles[key] = choices(self.repository, field)
        title = self._titles[key].get(ident)
        if title is None and field.reference in ("indicators", "results"):
            title = self.gone.get(ident, {}).get("name")
        return self.text(title) or line(ident)

    def indicator(self, ident: str) -> str:
        """The name of an indicator."""
        return self.text(self._definition(ident).get("name")) or line(ident)

    def measure(self, ident: str) -> tuple[str, int | None]:
        """Unit and decimals of an indicator; none where it is not known."""
        definition = self._definition(ident)
        decimals = definition.get("decimals", 0)
        return str(definition.get("unit") or ""), decimals if isinstance(decimals, int) else None

    def meaning(self, ident: str) -> Iterator[str]:
        """What an indicator measures, and how, in a line each."""
        definition = self._definition(ident)
        for key in ("description", "value", "where"):
            if definition.get(key):
                title = self.text(self.schemas.field("indicator", (key,)).title)
                yield self(N_("{title}: {value}"), title=title, value=self.short(self.texts.say(definition[key]), 400))

    def what(self, change: Change) -> str:
        """What a change is of: the title of its field, with its entry and language."""
        title = self._title(change)
        if change.language:
            named = self.texts.language_name(change.language)
            title = self(N_("{title} ({language})"), title=title, language=named)
        entry = self.entry(change)
        return self(N_("{entry}, {title}"), entry=entry, title=title) if entry else title

    def field(self, change: Change) -> str:
        """The title of its field alone."""
        return self._title(change)

    def entry(self, change: Change) -> str:
        """What the entry of a list is called, that a change is of; empty where it is of none."""
        if isinstance(change.entry, str) and change.entry and change.named is not None:
            return self.title_of(change.named, change.entry)
        return self.text(change.entry)

    def sides(self, change: Change) -> tuple[str, str]:
        """What stood there and what stands there now; of long texts the part that differs."""
        otherwise = change.field.default if change.field.leaf else None
        old, new = (otherwise if side is None else side for side in (change.before, change.after))
        if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > _LONGEST:
            return _excerpts(self.discreet(line(old)), self.discreet(line(new)))
        return self.value(change, old), self.value(change, new)

    def delta(self, change: Change) -> str:
        """By how much a number moves; empty where that says nothing."""
        unit, decimals = self._unit(change)
        return self.moved(change.before, change.after, unit, decimals) if unit else ""

    def moved(self, before: Any, after: Any, unit: str, decimals: int | None = None, share: bool = False) -> str:
        """By how much a value of a unit moves: shares by points, amounts by per cent, the rest by their difference.

        With `share` a large count moves by its difference and by per cent.
        """
        if not (_is_number(before) and _is_number(after)) or before == after:
            return ""
        difference = after - before
        if unit == "percent":
            if not rounded(difference, max(decimals or 0, 1)):
                return ""
            form = self.texts.ngettext("{change} point", "{change} points", rounded(difference, 1))
            return form.format(change=self.texts.signed(difference, max(decimals or 0, 1)))
        telling = before > 0 and rounded(100 * difference / before, 1) != 0
        percent = self.texts.signed_percent(difference / before, 1) if telling else ""
        if unit in _BY_SHARE:
            return percent or self.texts.signed_money(difference, self.currency, decimals or 0)
        told = self.texts.signed(difference, decimals if unit != "fte" else None)
        if share and percent and unit == "count" and before >= _MANY:
            return self(N_("{change} ({percent})"), change=told, percent=percent)
        return told

    def value(self, change: Change, value: Any) -> str:
        """What stands in a field, with its unit."""
        if value is None or value == []:
            return self.texts.gettext(N_("nothing"))
        if isinstance(value, bool):
            return self.texts.gettext("yes") if value else self.texts.gettext("no")
        if isinstance(value, int | float):
            return self._number(value, *self._unit(change))
        if isinstance(value, Mapping):
            return self.short(self.texts.say(value)) or self.texts.gettext(N_("nothing"))
        if isinstance(value, list):
            return self.texts.join([self.value(change, each) for each in value])
        if change.field.type == "date" or change.field.format == "partial-date":
            return line(self.texts.date(str(value)))
        return self.short(self.title_of(change.field, str(value)))

    def details(self, change: Change) -> str:
        """The first numbers and days of an entry that came or went, besides what it is called by."""
        sentence = N_("{title}: {value}")
        told = [
            self(sentence, title=self.text(field.title), value=value)
            for field, value in self._entry_values(change, ("integer", "number", "date"))
        ]
        return self.texts.gettext(N_("; ")).join(told[:_MOST_DETAILS])

    def summary(self, change: Change) -> str:
        """What an entry says that is called nothing."""
        return joined(value for _, value in self._entry_values(change, ("text", "localised")))

    def _entry_values(self, change: Change, types: Collection[str]) -> Iterator[tuple[Field, str]]:
        """The fields of some types of an entry that came or went, with what stands in them."""
        value = change.before if change.after is None else change.after
        for field in self.schemas.fields(change.field.kind) if isinstance(value, Mapping) else ():
            key = field.path[-1]
            if field.path[:-1] == (*change.field.path, ITEMS) and field.type in types and value.get(key) is not None:
                one = Change("added", (*change.steps, 0, key), field, None, value[key], change.entry, change.named)
                yield field, self.value(one, value[key])

    def _title(self, change: Change) -> str:
        field = change.field
        if field.path[-1] == ANY_KEY:
            ident = str(change.steps[-1])
            known = self.indicator(ident)
            return known if known != ident else self(N_("{title} “{code}”"), title=self.text(field.title), code=ident)
        title = self.text(field.title)
        if title not in self._ambiguous(field.kind):
            return title
        above = self.schemas.field(field.kind, field.path[:-1])
        return self(N_("{group}, {title}"), group=self.text(above.title), title=title)

    def _ambiguous(self, kind: str) -> set[str]:
        """The titles that several fields of a form have, below different groups."""
        if kind not in self._twice:
            named = (field for field in self.schemas.fields(kind) if len(field.path) > 1 and field.path[-2] != ITEMS)
            number = Counter(self.text(field.title) for field in named)
            self._twice[kind] = {title for title, times in number.items() if times > 1}
        return self._twice[kind]

    def _unit(self, change: Change) -> tuple[str, int | None]:
        """Unit and decimals of what stands in a field: its own, or that of the indicator which it is about."""
        field = change.field
        if field.path[-1] == ANY_KEY and field.reference is None:
            return self.measure(str(change.steps[-1]))
        about = change.named is not None and change.named.reference == "indicators"
        if about and field.type == "number" and field.unit is None and isinstance(change.entry, str):
            return self.measure(change.entry)
        return field.unit or "", None

    def _number(self, value: float, unit: str, decimals: int | None) -> str:
        if unit in ("eur", "percent", "fte", "years"):
            return self.texts.value(value, unit, decimals, self.currency)
        if unit or isinstance(value, float):
            return self.texts.number(value, decimals if unit else None)
        return str(value) if abs(value) < 10_000 else self.texts.number(value)

    def _definition(self, ident: str) -> Mapping[str, Any]:
        document = self.repository.indicators.get(ident)
        if document is None:
            return self.gone.get(ident, {})
        return document.value if isinstance(document.value, dict) else {}


def line(value: Any) -> str:
    """A text in one line, without what a terminal or a reader of right-to-left text would obey."""
    text = str(value)
    return harmless(_BREAKS.sub(" ", text).strip(), max(len(text), 1))


def short(value: Any, most: int = _LONGEST) -> str:
    """The same, cut where it is long."""
    text = line(value)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _excerpts(old: str, new: str) -> tuple[str, str]:
    """The part of two long texts in which they differ, with a little of what stands around it."""
    start = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None)
    start = min(len(old), len(new)) if start is None else start
    most = min(len(old), len(new)) - start
    ends = enumerate(zip(reversed(old), reversed(new), strict=False))
    same = min(next((at for at, (one, other) in ends if one != other), most), most)
    return _excerpt(old, start, len(old) - same), _excerpt(new, start, len(new) - same)


def _excerpt(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    # whole words, where one begins near
    first = text.rfind(" ", max(0, first - 12), first) + 1 or first if first else 0
    last = text.find(" ", last, last + 12) if text.find(" ", last, last + 12) > 0 else last
    part = text[first:last]
    if len(part) > _LONGEST + 2 * _AROUND:
        part = part[: _LONGEST + _AROUND].rstrip() + "…"
    return ("…" if first else "") + part + ("…" if last < len(text) and not part.endswith("…") else "")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def part(value: Any, name: str) -> Any:
    """A field of a record that may be at fault: None where it is not there."""
    return value.get(name) if isinstance(value, dict) else None


def listed(value: Any, name: str) -> list[Any]:
    """The entries of a list of a record, none where there is no such list."""
    found = part(value, name)
    return found if isinstance(found, list) else []


def joined(parts: Iterable[str], by: str = ", ") -> str:
    """The parts that say something, one after another."""
    return by.join(part for part in parts if part)
