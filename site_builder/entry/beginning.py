"""What a new record begins with: what rarely changes filled in, the rest asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from site_builder.canonical import ASKING, Blank, write
from site_builder.entry.asking import asks, how_written, unit_written
from site_builder.entry.carrying import carried
from site_builder.entry.choices import choices
from site_builder.entry.latest import latest
from site_builder.entry.results import results_asked
from site_builder.periods import Period
from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ITEMS
from site_builder.source.repository import Repository
from site_builder.texts import Texts

#: the answers to warnings: asked for by the check itself
_NOT_ASKED = ("confirmed",)
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """The value of a new record, its open places as `Blank`; the period of the record it was begun from, if any.

    `more` are the fields of a list's entries that are not taken over and may be added; `taken` is True where anything
    is taken over.
    """

    value: dict[str, Any]
    since: Period | None
    more: tuple[Field, ...] = ()
    taken: bool = False

    def open(self) -> int:
        """How many values must be filled in."""
        return sum(1 for each in _leaves(self.value) if isinstance(each, Blank) and not each.optional)


def begin(repository: Repository, schemas: Schemas, texts: Texts, kind: str, cluster: str, period: Period) -> Beginning:
    """A new record of a kind (annual, quarterly, members) for a cluster on record."""
    document = latest(repository.clusters[cluster], kind, period)
    last = document.value if document is not None and isinstance(document.value, dict) else {}
    since = Period(last["year"], last.get("quarter")) if isinstance(last.get("year"), int) else None
    asker = _Asker(repository, schemas, texts, kind, cluster, period, texts.period(str(since)) if since else "")
    kept = carried(schemas, kind, last)
    return Beginning(asker.fields((), last, kept), since, asker.more(last), bool(kept))


def begin_story(
    repository: Repository, schemas: Schemas, texts: Texts, cluster: str, title: str, day: date
) -> Beginning:
    """The fields of a new story of a cluster on record; its domain is the cluster's leading one until corrected."""
    asker = _Asker(repository, schemas, texts, "story", cluster, Period(day.year), "")
    domains = _part(repository.clusters[cluster].profile.value, "domains")
    known = {"title": title, "date": day.isoformat(), "domain": domains[0] if domains else None}
    return Beginning(asker.fields((), {}, known), None)


def text_of(beginning: Beginning, schemas: Schemas, texts: Texts, kind: str, languages: Sequence[str]) -> str:
    """The text of a new record: what to do with it as comments, then its fields.

    All these comments begin with `#?`, and go when the record, filled in, is written in canonical form.
    """
    said = [texts.gettext("Write what is asked for after each colon; the note beside says what it is.")]
    fields = write(schemas, kind, beginning.value, languages)
    if any(line.lstrip(" ").startswith(ASKING) for line in fields.splitlines()):
        said.append(texts.gettext("A line that begins with “#?” may stay as it is; to use it, remove these two signs."))
    if beginning.since is not None and beginning.taken:
        when = texts.period(str(beginning.since))
        said.append(
            texts.gettext("What stands here already is that of {period}: correct what has changed.").format(period=when)
        )
    if beginning.more:
        names = ", ".join(f"{each.path[-1]} ({texts.say(each.title)})" for each in beginning.more)
        said.append(texts.gettext("To each entry may be added: {fields}.").format(fields=names))
    said.append(texts.gettext("“site-builder check” says what is missing, “site-builder format” removes these notes."))
    return "".join(f"{ASKING} {line}\n" for line in said) + "\n" + fields


class _Asker:
    """Goes through the fields of a form and says what stands in each."""

    def __init__(
        self,
        repository: Repository,
        schemas: Schemas,
        texts: Texts,
        kind: str,
        cluster: str,
        period: Period,
        when: str,
    ) -> None:
        self.repository, self.texts, self.cluster, self.period, self.when = repository, texts, cluster, period, when
        self.below: dict[Path, list[Field]] = {}
        for field in schemas.fields(kind):
            if field.path:
                self.below.setdefault(field.path[:-1], []).append(field)
        region = repository.region.value
        self.currency = region.get("currency", "EUR") if isinstance(region, dict) else "EUR"
        self.fixed = {"year": period.year, "quarter": period.quarter}

    def fields(self, path: Path, last: Any, kept: Any) -> dict[str, Any]:
        """A group of fields, with what is taken over and what is asked."""
        found = {}
        for field in self.below.get(path, ()):
            name = field.path[-1]
            value = self._field(field, _part(last, name), _part(kept, name))
            if value is not None:
                found[name] = value
        return found

    def more(self, last: Any) -> tuple[Field, ...]:
        """What may be added to the entries that are taken over."""
        lists = [field for field in self.below[()] if field.type == "array" and _part(last, field.path[-1])]
        inner = (each for field in lists for each in self.below.get((*field.path, ITEMS), ()))
        some = any(each.carried for field in lists for each in self.below.get((*field.path, ITEMS), ()))
        return tuple(each for each in inner if not each.carried and not each.required) if some else ()

    def _field(self, field: Field, last: Any, kept: Any) -> Any:
        name = field.path[-1]
        if field.path == (name,) and name in self.fixed:
            return self.fixed[name]
        if field.path == (name,) and name in _NOT_ASKED:
            return None
        if field.type == "object":
            return self.fields(field.path, last, kept) or None
        if field.type == "map":
            return self._results(last) or None
        return self._blank(field, last) if kept is None else kept

    def _blank(self, field: Field, last: Any) -> Blank:
        entry = None
        if field.type == "array" and field.items is None:
            entry = {each.path[-1]: self._blank(each, None) for each in self.below.get((*field.path, ITEMS), ())}
            entry = {name: Blank(each.asks) for name, each in entry.items()}
        codes = choices(self.repository, field)
        how = how_written(self.texts, field, codes, self.currency)
        said = asks(self.texts, self.texts.say(field.title), how, last, self.when, not field.required)
        return Blank(said, entry, optional=not field.required)

    def _results(self, last: Any) -> dict[str, Blank]:
        """The results that the cluster is asked for in the year."""
        asked = results_asked(self.repository, self.cluster, self.period.year)
        return {name: Blank(self._result(name, _part(last, name))) for name in asked}

    def _result(self, name: str, last: Any) -> str:
        definition = self.repository.indicators[name].value
        unit = definition.get("unit") if isinstance(definition.get("unit"), str) else None
        how = unit_written(self.texts, unit, unit == "count", self.currency)
        return asks(self.texts, self.texts.say(definition.get("name")) or name, how, last, self.when)


def _part(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _leaves(each)
    else:
        yield value
