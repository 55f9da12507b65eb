"""The frame around the records: who and what their codes stand for, how each figure is defined, what is aimed at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from site_builder.opendata.columns import Words, always, column_of, in_languages, told
from site_builder.opendata.records import own_column
from site_builder.opendata.table import Column, ForeignKey, Table
from site_builder.problems import N_
from site_builder.records import Definition, Records
from site_builder.schema import Schemas
from site_builder.schema.catalogue import ITEMS

Get = Callable[[Any], Any]


@dataclass(frozen=True)
class Frame:
    """A table of values that are not records of a period.

    `kind` and `path` say where in the schemas its fields are described; `fields` names for each of them the attribute
    of a row that has its value; `localised` those that the row has by language though their file has one text alone;
    `owned` is true where a row is a pair of a cluster's id and a value. `about` is title and help where those of the
    schema, which speaks of one file, do not fit a table.
    """

    name: str
    kind: str
    path: tuple[str, ...]
    fields: Mapping[str, str]
    key: tuple[str, ...] = ()
    foreign: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    localised: frozenset[str] = frozenset()
    owned: bool = False
    about: tuple[str, str] | None = None


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


_SPAN = {"from": "first", "to": "last"}
_CLUSTER = {"cluster": ("clusters", "id")}
_INDICATOR = {"indicator": ("definitions", "id")}

CLUSTERS = Frame(
    "clusters",
    "cluster",
    (),
    {
        **_same("id", "name", "type", "domains", "founded", "legal_form"),
        "seat.commune": "seat_commune",
        "seat.territory": "seat_territory",
        **_same("website", "summary"),
        "label.level": "label",
        "label.valid_until": "label",
        "active.from": "active_from",
        "active.until": "active_until",
        "succeeds": "succeeds",
    },
    ("id",),
    {"type": ("cluster_types", "id")},
    about=(
        N_("Clusters"),
        N_("One row for each cluster: who it is, where it sits, since when it belongs to the policy."),
    ),
)
EVENTS = Frame("events", "cluster", ("events",), _same("date", "kind", "text", "source"), (), _CLUSTER, owned=True)
FACTS = Frame(
    "facts", "cluster", ("facts",), _same("date", "text", "value", "unit", "source"), (), _CLUSTER, owned=True
)
TARGETS = Frame(
    "targets",
    "targets",
    ("targets",),
    {"indicator": "indicator", **_SPAN, **_same("baseline", "target", "agreed")},
    (),
    {**_CLUSTER, **_INDICATOR},
    owned=True,
    about=(N_("Objectives of the clusters"), N_("One row for each objective that a cluster has set itself.")),
)
STORIES = Frame(
    "stories",
    "story",
    (),
    _same("date", "domain", "title", "summary", "clusters", "actors", "indicators"),
    ("cluster", "date", "slug"),
    {**_CLUSTER, "domain": ("domains", "id")},
    frozenset({"title", "summary"}),
    about=(N_("Stories"), N_("One row for each story, its translations together.")),
)
DEFINITIONS = Frame(
    "definitions",
    "indicator",
    (),
    _same(
        "id",
        "name",
        "description",
        "unit",
        "topic",
        "collected",
        "table",
        "value",
        "where",
        "across",
        "scope",
        "decimals",
        "visibility",
        "additive",
        "since",
        "until",
        "replaces",
        "note",
    ),
    ("id",),
    about=(N_("Definitions of the indicators"), N_("One row for each indicator: what is measured, and how.")),
)
DOMAINS = Frame("domains", "region", ("domains",), _same("id", "name"), ("id",))
TERRITORIES = Frame("territories", "region", ("territories",), _same("code", "name"), ("code",))
TYPES = Frame("cluster_types", "region", ("cluster_types",), _same("id", "name", "labelled_by", "since"), ("id",))
INSTRUMENTS = Frame(
    "instruments",
    "region",
    ("instruments",),
    {**_same("id", "name"), "rate.min": "rate_min", "rate.max": "rate_max", "feeds": "feeds"},
    ("id",),
)
PARTNERS = Frame("partners", "region", ("partners",), _same("id", "name", "country"), ("id",))
CONTEXT = Frame("context", "region", ("context",), _same("id", "name", "value", "unit", "year", "source"), ("id",))
PERIODS = Frame("periods", "objectives", ("long_term", "periods"), {"id": "id", **_SPAN}, ("id",))
REGIONAL = Frame(
    "regional_targets",
    "objectives",
    ("regional_targets",),
    {"indicator": "indicator", **_SPAN, **_same("increase_percent", "target")},
    (),
    _INDICATOR,
)


def frame_tables(
    words: Words, schemas: Schemas, records: Records, definitions: Mapping[str, Definition]
) -> Iterator[Table]:
    """Every table of the frame; `definitions` are the published ones, and nothing names another."""
    region, objectives, clusters = records.region, records.objectives, records.clusters.values()
    rows: list[tuple[Frame, Iterable[Any]]] = [
        (CLUSTERS, clusters),
        (EVENTS, ((cluster.id, event) for cluster in clusters for event in cluster.events)),
        (FACTS, ((cluster.id, fact) for cluster in clusters for fact in cluster.facts)),
        (TYPES, region.cluster_types),
        (DOMAINS, region.domains),
        (TERRITORIES, region.territories),
        (INSTRUMENTS, region.instruments),
        (PARTNERS, region.partners),
        (CONTEXT, region.context),
        (DEFINITIONS, definitions.values()),
        (PERIODS, objectives.periods),
        (REGIONAL, (each for each in objectives.regional_targets if each.indicator in definitions)),
        (TARGETS, ((c, it) for c, its in records.targets.items() for it in its if it.indicator in definitions)),
    ]
    yield _stories(words, schemas, records, definitions)
    for frame, its in rows:
        yield _table(words, schemas, frame, its)
    yield _topics(words, schemas, records, definitions)


def _table(words: Words, schemas: Schemas, frame: Frame, rows: Iterable[Any], more: Mapping[str, Get] = {}) -> Table:
    """`more` names own columns before the fields, and what finds their values in a row."""
    described = schemas.field(frame.kind, frame.path) if frame.path else schemas.form(frame.kind)
    base = (*frame.path, ITEMS) if frame.path else ()
    if frame.owned:
        more = {"cluster": lambda row: row[0], **more}
    columns: list[Column] = [own_column(words, name) for name in more]
    takes: list[Get] = [lambda row, get=get: (get(row),) for get in more.values()]
    for name, attribute in frame.fields.items():
        its = schemas.field(frame.kind, (*base, *name.split(".")))
        column = column_of(words, its, name, always(schemas, frame.kind, its.path))
        get = _getter(frame, name, attribute)
        if its.type == "localised" or name in frame.localised:
            columns += in_languages(words, column)
            takes.append(lambda row, get=get: told(words, get(row)))
        else:
            columns.append(column)
            takes.append(lambda row, get=get: (get(row),))
    return Table(
        frame.name,
        words(frame.about[0]) if frame.about else words.say(described.title),
        words(frame.about[1]) if frame.about else words.say(described.help),
        tuple(columns),
        (tuple(value for take in takes for value in take(row)) for row in rows),
        frame.key,
        tuple(ForeignKey((column,), other, (its,)) for column, (other, its) in frame.foreign.items()),
    )


def _getter(frame: Frame, name: str, attribute: str) -> Get:
    get: Get = attrgetter(attribute)
    if attribute == "label":  # a cluster has a label or none
        part = attrgetter(name.partition(".")[2])
        return lambda row: part(row.label) if row.label else None
    if attribute == "scope":
        return lambda row: "base" if row.scope is None else row.scope
    return (lambda row: get(row[1])) if frame.owned else get


def _stories(words: Words, schemas: Schemas, records: Records, definitions: Mapping[str, Definition]) -> Table:
    more: dict[str, Get] = {
        "cluster": attrgetter("cluster"),
        "year": attrgetter("date.year"),
        "slug": attrgetter("slug"),
    }
    return _table(words, schemas, STORIES, (_Story(story, definitions) for story in records.stories), more)


class _Story:
    """A story as a row: its texts by language, and of its indicators those that are published."""

    def __init__(self, story: Any, definitions: Mapping[str, Definition]) -> None:
        self.cluster, self.slug, self.date, self.domain = story.cluster, story.slug, story.date, story.domain
        self.clusters, self.actors = story.clusters, story.actors
        self.indicators = [each for each in story.indicators if each in definitions]
        self.title = {language: text.title for language, text in story.languages.items()}
        self.summary = {language: text.summary for language, text in story.languages.items()}


def _topics(words: Words, schemas: Schemas, records: Records, definitions: Mapping[str, Definition]) -> Table:
    """The topics of both terms in one table."""
    base = ("short_term", "topics", ITEMS)
    term = Column(
        "term",
        "string",
        words(N_("Term")),
        words(N_("short: followed by quarter; long: followed over several years.")),
        required=True,
        choices={"short": words(N_("Short term")), "long": words(N_("Long term"))},
    )
    names = [schemas.field("objectives", (*base, name)) for name in ("id", "name", "indicators")]
    code, name, indicators = (column_of(words, each, each.path[-1], each.required) for each in names)
    objectives = records.objectives
    rows = (
        (each, topic.id, *told(words, topic.name), [it for it in topic.indicators if it in definitions])
        for each, topics in (("short", objectives.short_topics), ("long", objectives.long_topics))
        for topic in topics
    )
    columns = (term, code, *in_languages(words, name), indicators)
    title, help = (
        words(N_("Topics of the policy")),
        words(N_("What the policy follows, and the indicators of each topic.")),
    )
    return Table("topics", title, help, columns, rows, ("term", "id"))
