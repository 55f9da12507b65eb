"""From a field of a schema to the questions that a person is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from site_builder.entry import choices
from site_builder.problems import N_
from site_builder.schema import Field
from site_builder.schema.catalogue import ITEMS
from site_builder.source.repository import Repository
from site_builder.texts import Texts
from site_builder.workbook.book import Question, Shown, Step, value_at

_UNITS = {"fte": N_("FTE"), "percent": N_("per cent"), "ratio": N_("from 0 to 1"), "years": N_("years")}
#: a list of codes has a column for each of them up to so many, else fewer, and one more than are used
_MANY, _FEWEST = 4, 3


@dataclass(frozen=True, eq=False)
class Asking:
    """What is needed to ask: the region, the words, whose workbook it is, and the titles of its members by id."""

    repository: Repository
    texts: Texts
    cluster: str
    year: int
    members: Mapping[str, str]

    @property
    def languages(self) -> tuple[str, ...]:
        """The region's, the first being that of a text that is said in one."""
        return self.texts.languages


def questions(asking: Asking, field: Field, keys: tuple[str, ...], values: Sequence[Any]) -> Iterator[Question]:
    """The questions for a field; `values` are those to be shown, which tell of how many columns a list needs."""
    code = ".".join(keys)
    if field.type == "localised":
        asked = _languages(asking, field, values)
        for language in asked:
            question = _question(asking, field, keys, f"{code}@{language}", language)
            yield question if len(asked) == 1 else replace(question, title=_in(asking.texts, question.title, language))
    elif field.type == "array":
        most = max((len(each) for each in values if isinstance(each, list)), default=0)
        offered = len(_choices(asking, field))
        columns = offered if 0 < offered <= _MANY else min(offered or most + 1, max(_FEWEST, most + 1))
        for index in range(max(most, columns)):
            yield _question(asking, field, keys, f"{code}#{index + 1}", index)
    else:
        yield _question(asking, field, keys, code, None)


def result(asking: Asking, field: Field, name: str, keys: tuple[str, ...]) -> Question:
    """The question for one of the indicators collected each year, of which the definition says what it is."""
    document = asking.repository.indicators.get(name)
    definition: Mapping[str, Any] = document.value if document and isinstance(document.value, dict) else {}
    texts, say = asking.texts, asking.texts.say
    return Question(
        code=".".join(keys),
        field=field,
        keys=keys,
        part=None,
        title=say(definition.get("name")) or name,
        help=" ".join(filter(None, (say(definition.get("description")), say(definition.get("note"))))),
        unit=unit_words(asking.repository, texts, definition.get("unit")),
        decimals=definition.get("decimals"),
    )


def shown(question: Question, record: Mapping[str, Any] | None, steps: Sequence[Step], first: str) -> Shown:
    """What a record shows in the question's cell; `first` is the language in which a plain text stands."""
    value = value_at(record, steps)
    if question.field.type == "localised" and not isinstance(value, dict):
        return _plain(value) if question.part == first else None
    return _plain(value if question.part is None else value_at(value, (question.part,)))


def _plain(value: Any) -> Shown:
    return value if isinstance(value, (str, int, float, bool)) else None


def _question(asking: Asking, field: Field, keys: tuple[str, ...], code: str, part: str | int | None) -> Question:
    texts = asking.texts
    title, help = texts.say(field.title), texts.say(field.help)
    if isinstance(part, int):
        title = f"{title} ({part + 1})"
    changed = texts.say(field.changes.get(asking.year))
    if changed:
        changed = texts.gettext("New in %(year)s: %(change)s") % {"year": asking.year, "change": changed}
    required = field.required and (part is None or isinstance(part, str) or part < (field.fewest or 0))
    return Question(
        code=code,
        field=field,
        keys=keys,
        part=part,
        title=title,
        help=" ".join(filter(None, (help, changed))),
        unit=unit_words(asking.repository, texts, field.unit),
        choices=_choices(asking, field),
        open_choice=field.reference == "members",
        required=required,
    )


def _in(texts: Texts, title: str, language: str) -> str:
    """A title that tells in which language to write."""
    return texts.gettext("%(title)s (%(language)s)") % {"title": title, "language": texts.language_name(language)}


def _languages(asking: Asking, field: Field, values: Sequence[Any]) -> list[str]:
    """What readers see is asked in each language; a word to the officers in the first, and where it is already."""
    said = {language for each in values if isinstance(each, dict) for language in each}
    wanted = asking.languages if field.visibility == "public" else (asking.languages[0], asking.texts.language, *said)
    return [language for language in asking.languages if language in wanted]


def _choices(asking: Asking, field: Field) -> Mapping[str, str]:
    """Titles by code, each with its code where two are alike; the cluster itself is no other cluster."""
    texts = asking.texts
    if field.type == "boolean":
        return {"true": texts.gettext("yes"), "false": texts.gettext("no")}
    if field.reference == "members":
        found = dict(asking.members)
    else:
        found = {code: texts.say(title) for code, title in choices(asking.repository, field).items()}
    if field.reference == "clusters" and ITEMS in field.path:
        found.pop(asking.cluster, None)
    often = Counter(title.casefold() for title in found.values())
    return {code: title if often[title.casefold()] == 1 else f"{title} ({code})" for code, title in found.items()}


def unit_words(repository: Repository, texts: Texts, unit: str | None) -> str:
    """A unit as it stands beside a number; empty where things are counted."""
    if unit == "eur":
        region = repository.region.value
        return str(region.get("currency", "EUR")) if isinstance(region, dict) else "EUR"
    return texts.gettext(_UNITS[unit]) if unit in _UNITS else ""
