"""Two states of a region compared: what a change does, in the language of the policy."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from site_builder.collector import without_collector
from site_builder.periods import reporting_day
from site_builder.problems import Finding, Place, in_order
from site_builder.review import figures, records, values
from site_builder.review.exposing import exposed
from site_builder.review.facts import ClusterReview, DefinitionReview, Move, Review, State, Statement
from site_builder.review.figures import Published, openers, published, site_of
from site_builder.review.judging import MISSING, Judged, Verdict, compared, judge
from site_builder.review.reading import Plan, Side, alike, calendar, plan_of, read_sides
from site_builder.review.records import Pair
from site_builder.review.states import REGION, states_of
from site_builder.review.whole import whole
from site_builder.schema import Schemas
from site_builder.source.repository import Repository

#: so many of the figures of an indicator that were withheld are named
MOST_UNCOVERED = 3


@without_collector()
def compare(source: Path, base: str, head: str | None = None, day: date | None = None) -> Review:
    """What becomes of the region in the folder `source` from one state to the other.

    Each is a revision of Git, or a folder that holds a region; without `head` it is the region's folder as it is now.
    Both are judged on one day: `day`, else that of `periods.reporting_day` for the new state. Raises CannotRun where a
    state is not there, or neither holds a region.
    """
    schemas = Schemas.load()
    old, new = states_of(Path(source), base, head)
    if not all(REGION in each.files for each in (old, new)):
        return whole(old, new, schemas, day)
    plan = plan_of(old, new)
    with tempfile.TemporaryDirectory() as folder:
        before, after = read_sides(old, new, plan, schemas, Path(folder))
        day = reporting_day(calendar(after), day, (new.folder, new.commit or "HEAD"))
        plan = plan.without(alike(before, after, plan))
        if not plan.differing and old.forms == new.forms:
            return Review(old.name, new.name, day, repository=after.repository, schemas=schemas)
        pair = Pair(before, after, plan, schemas)
        sql = any(True for _ in pair.differing("indicator"))
        was, now = (judge(side, plan, schemas, day, sql) for side in (before, after))
    computed = _figures(pair, day, was, now)
    clusters = tuple(_clusters(pair, computed))
    # what fails on the records is known with the figures
    was, now = (
        each.with_more([*computed.own[number].findings, *computed.wide[number].findings])
        for number, each in enumerate((was, now))
    )
    verdict = compared(was, now, new.files)
    return Review(
        base=old.name,
        head=new.name,
        day=day,
        clusters=clusters,
        frame=records.of_frame(pair),
        definitions=tuple(_definitions(pair, computed)),
        exposed=(*_uncovered(pair, computed), *exposed(pair)),
        errors=tuple(in_order(verdict.errors)),
        questions=tuple(in_order(verdict.questions)),
        answered=verdict.answered,
        settled=tuple(in_order(verdict.settled)),
        owed=tuple(_owed(plan, now, verdict)),
        others=tuple(records.others(pair)),
        figures=_moved(computed, clusters),
        wide=plan.figures,
        repository=after.repository,
        schemas=schemas,
        gone=_gone(pair),
    )


def _uncovered(pair: Pair, computed: _Figures) -> Iterator[Statement]:
    """Figures that were withheld until now, where the region's frame or a definition differs.

    Where only records do, enough others report now, and the rule of secrecy itself shows the figure.
    """
    of_region = REGION in pair.plan.differing
    for name, moves in computed.moved.items():
        path, moved = f"data/indicators/{name}.yml", [move for move in moves if figures.uncovered(move)]
        if moved and (of_region or path in pair.plan.differing):
            document = pair.after.documents.get(REGION if of_region else path)
            place = document.place("secrecy" if of_region else "value") if document else Place(path)
            facts = {"id": name, "count": len(moved), "moves": figures.largest(moved, MOST_UNCOVERED)}
            yield Statement("exposed-figures", place, facts)


def _gone(pair: Pair) -> dict[str, dict[str, Any]]:
    """What definitions said that are not there any more, by id."""
    both = (pair.before.repository.indicators, pair.after.repository.indicators)
    return {name: each.value for name, each in both[0].items() if name not in both[1] and isinstance(each.value, dict)}


@dataclass(frozen=True)
class _Figures:
    """The published figures before and after.

    `own` are those with which the pages of clusters that differ open, `wide` those of all scopes that may be others for
    the region or a definition; `between` are those of the new records by the definitions of before.
    """

    own: tuple[Published, Published]
    wide: tuple[Published, Published]
    between: Published

    @cached_property
    def moved(self) -> dict[str, list[Move]]:
        """By indicator the figures of all scopes that are others."""
        names = dict.fromkeys(name for each in reversed(self.wide) for name in each.by_indicator)
        return {name: list(figures.moves(*self.wide, name)) for name in names}


_NONE = (Published(None), Published(None))


def _figures(pair: Pair, day: date, was: Judged, now: Judged) -> _Figures:
    plan, schemas = pair.plan, pair.schemas
    wide = own = _NONE
    if plan.figures and REGION not in {each.place.path for each in pair.after.findings if each.is_error}:
        # what can't be read now is not taken out of what is published
        names = None if plan.everything else _concerned(pair)
        old = site_of(pair.before, was.findings, schemas, day)
        # the tables hold what the records say: where none differs, they are the same
        spared = not plan.clusters and _languages(pair.before) == _languages(pair.after)
        new = site_of(pair.after, now.findings, schemas, day, warehouse=old.warehouse if spared and old else None)
        wide = own = published(old, names), published(new, names)
    if plan.clusters and not plan.everything:
        both = ((pair.before, was), (pair.after, now))
        sites = [site_of(side, each.findings, schemas, day, plan.clusters) for side, each in both]
        asked = {name for site in sites for name in openers(site)}
        own = published(sites[0], asked), published(sites[1], asked)
    between = wide[0]
    site = wide[1].site
    definitions = [path for path in plan.differing if path.startswith("data/indicators/")]
    if site and wide[0].site and definitions and len(definitions) < len(plan.differing):
        records = replace(site.records, definitions=wide[0].site.records.definitions)
        between = published(replace(site, records=records), _concerned(pair))
    return _Figures(own, wide, between)


def _owed(plan: Plan, now: Judged, verdict: Verdict) -> Iterator[Finding]:
    """What the clusters that differ still owe, and owed before."""
    for each in now.findings:
        of_cluster = each.rule == MISSING and each.place.path.split("/")[2] in plan.clusters
        if of_cluster and each not in verdict.questions:
            yield each


def _concerned(pair: Pair) -> set[str]:
    """The definitions that differ, and those that measure the same: one may not tell what another withholds."""
    found: set[str] = set()
    said: set[tuple[str, ...]] = set()
    both = (pair.before.repository.indicators, pair.after.repository.indicators)
    for path in pair.differing("indicator"):
        name = path.rpartition("/")[2].removesuffix(".yml")
        found.add(name)
        said |= {_measured(side[name].value) for side in both if name in side}
    return found | {name for side in both for name, each in side.items() if _measured(each.value) in said - {()}}


def _measured(value: object) -> tuple[str, ...]:
    if not isinstance(value, dict) or "value" not in value:
        return ()
    return tuple(str(value.get(key, "")) for key in ("table", "value", "where"))


def _languages(side: Side) -> object:
    return (side.value(REGION) or {}).get("languages")


def _clusters(pair: Pair, computed: _Figures) -> Iterator[ClusterReview]:
    """The clusters of which anything differs, by domain and name."""
    found = []
    unread = {each.place.path for each in pair.after.findings if each.is_error}
    for name in pair.plan.clusters:
        there = [name in side.repository.clusters for side in (pair.before, pair.after)]
        told = records.of_cluster(pair, name)
        if not any(there) or not told:
            continue
        profile = _profile(pair.after.repository, name) or _profile(pair.before.repository, name)
        state: State = "changed" if all(there) else "added" if there[1] else "removed"
        moved = figures.of_cluster(*computed.own, name)
        if any(each.path in unread for each in told):
            # what can't be read now is not taken out of what is published
            moved = tuple(move for move in moved if move.after is not None and move.after.value is not None)
        found.append(ClusterReview(name, profile.get("name", name), state, records.leading(profile), told, moved))
    order = _domains(pair.after.repository)
    yield from sorted(found, key=lambda each: (order.get(each.domain, len(order)), str(each.name).casefold(), each.id))


def _profile(repository: Repository, cluster: str) -> dict:
    files = repository.clusters.get(cluster)
    return files.profile.value if files is not None and isinstance(files.profile.value, dict) else {}


def _domains(repository: Repository) -> dict[str, int]:
    region = repository.region.value
    listed = region.get("domains") if isinstance(region, dict) else None
    ids = [each.get("id") for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return {str(ident): number for number, ident in enumerate(ids)}


def _definitions(pair: Pair, computed: _Figures) -> Iterator[DefinitionReview]:
    """Definitions that differ, by id, with the figures that move for them."""
    for path in pair.differing("indicator"):
        ident = path.rpartition("/")[2].removesuffix(".yml")
        before, after = (side.documents.get(path) for side in (pair.before, pair.after))
        state = pair.state(path)
        statements = []
        if state == "changed" and before is not None and after is not None:
            statements = values.told(pair.schemas, "indicator", before, after)
        moved = list(figures.moves(computed.between, computed.wide[1], ident))
        broken = after is not None and after.broken
        if statements or moved or broken or state != "changed":
            value = pair.after.value(path) or pair.before.value(path) or {}
            top = figures.largest(moved)
            yield DefinitionReview(ident, value.get("name", ident), state, tuple(statements), len(moved), top)


def _moved(computed: _Figures, clusters: tuple[ClusterReview, ...]) -> int:
    """How many published figures are others."""
    wide = [move for moves in computed.moved.values() for move in moves]
    own = [move for cluster in clusters for move in cluster.figures]
    return len({(move.indicator, move.scope, move.entity, move.period) for move in (*wide, *own)})
