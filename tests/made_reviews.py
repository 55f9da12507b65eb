"""Reviews made by hand: one in which every text comes from a stranger, and one of very much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from regions import CASES

from site_builder.differences import Change
from site_builder.indicators import Figure
from site_builder.periods import Period
from site_builder.problems import Answered, Place, error, warning
from site_builder.review.facts import (
    KINDS,
    ClusterReview,
    DefinitionReview,
    Move,
    RecordReview,
    Review,
    Statement,
)
from site_builder.schema import Schemas
from site_builder.source.document import Document
from site_builder.source.repository import Repository, read_repository

DAY = date(2024, 6, 30)
SCHEMAS = Schemas.load()


@cache
def repository() -> Repository:
    """Two clusters, two whole years."""
    return read_repository(CASES / "good" / "rivers")[0]


def named(text: str) -> Repository:
    """The same, in which region, domain, cluster and indicator are called so, and nothing else is known."""
    region = {"name": text, "domains": [{"id": "water", "name": text}], "currency": "EUR", "languages": ["en"]}
    known = repository()
    profile = replace(
        known.clusters["alder"], profile=Document("data/clusters/alder/cluster.yml", "cluster", {"name": text})
    )
    measure = {"id": "budget", "name": {"en": text}, "unit": "eur", "decimals": 0}
    return replace(
        known,
        region=Document("data/region.yml", "region", region),
        clusters={"alder": profile},
        indicators={"budget": Document("data/indicators/budget.yml", "indicator", measure)},
    )


def changed(kind: str, path: tuple[str, ...], before: Any, after: Any, entry: str = "") -> Change:
    """A change of a field of a kind of record."""
    state = "added" if before is None else "removed" if after is None else "changed"
    return Change(state, path, SCHEMAS.field(kind, path), before, after, entry)


def statement(kind: str, text: str) -> Statement:
    """A statement of each kind, in which `text` stands wherever a file can say something."""
    place = Place(f"data/clusters/alder/{text.replace('/', '-')}", 3)
    facts: dict[str, Any] = dict.fromkeys(KINDS[kind], text)
    facts |= {"count": 3, "since": 2019, "years": (2019, 2021), "words_before": 10, "words_after": 12}
    facts |= {"languages": (text,), "language": text}
    before, after = (None if kind.endswith(side) else text for side in ("-added", "-removed"))
    change = changed("annual", ("comment",), before, after, text)
    if kind.startswith("entry-"):
        sides = [None if side is None else {"title": side, "grant": 5} for side in (before, after)]
        change = changed("annual", ("grants",), *sides, text)
    facts |= {"change": change, "moves": ()}
    return Statement(kind, place, {name: facts[name] for name in KINDS[kind]})


def strange(text: str) -> Review:
    """A review in which everything that a file can say is `text`."""
    path = "data/clusters/alder/2024.yml"
    message = "What is {value}? Say why under “confirmed”."
    asked = warning(Place(path, 7), "budget-balance", message, value=text)
    statements = tuple(statement(kind, text) for kind in KINDS)
    record = RecordReview(path, "annual", "added", Period(2024), statements, "data/clusters/alder/2023.yml")
    story = RecordReview(f"stories/alder/{text.replace('/', '-')}.md", "story", "changed", None, statements[2:5])
    figure = Figure("budget", "cluster", "alder", Period(2024), 12.0, "", 1, 1)
    other = Figure(text, "domain", "water", Period(2024), 5.0, "", 1, 1)
    moves = (
        Move("budget", "cluster", "alder", Period(2024), None, figure, figure),
        Move(text, "domain", "water", Period(2024), other, figure),
    )
    return Review(
        base=text,
        head=text,
        day=DAY,
        clusters=(
            ClusterReview("alder", text, "changed", "water", (record, story), moves),
            ClusterReview("birch", {"en": text}, "added", "water", (replace(record, statements=statements[:3]),)),
        ),
        frame=(RecordReview("data/region.yml", "region", "changed", None, statements[2:5]),),
        definitions=(DefinitionReview(text, {"en": text}, "changed", statements[2:5], 40, moves),),
        exposed=tuple(each for each in statements if each.kind.startswith("exposed-")),
        errors=(error(Place(path, 9), "fte-sum", "{value} is not {other}.", value=text, other=[text, text]),),
        questions=(asked,) * 3,
        answered=(Answered(asked, {"en": text}, Place(path, 20)),),
        settled=(asked,),
        owed=(asked,),
        others=tuple(each for each in statements if each.kind.startswith("file-")),
        figures=41,
        repository=named(text),
        schemas=SCHEMAS,
    )


def much(clusters: int, statements: int, text: str = "Saules & Cie ‹1›") -> Review:
    """A change of many clusters, each with a list in which much happened, and a question about each."""
    kinds = ("member-left", "member-joined", "member-name", "entry-removed", "value-changed")
    told = tuple(statement(kinds[number % len(kinds)], f"{text} {number}") for number in range(statements))
    record = RecordReview("data/members/alder/2024.yml", "members", "changed", Period(2024), told)
    asked = (
        warning(Place(f"data/members/c{n}/2024.yml"), "list-repeated", "Why {text}?", text=text)
        for n in range(clusters)
    )
    its = tuple(ClusterReview(f"c{n}", f"{text} {n}", "changed", "water", (record,)) for n in range(clusters))
    return replace(
        strange("x"),
        clusters=its,
        frame=(),
        definitions=(),
        errors=(),
        exposed=(),
        owed=(),
        others=(),
        questions=tuple(asked),
    )
