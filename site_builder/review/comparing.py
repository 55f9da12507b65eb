"""Two states of a region compared: what a change does, in the language of the policy."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_builder.collector import without_collector
from site_builder.periods import reporting_day
from site_builder.problems import in_order
from site_builder.review import figures, records, values
from site_builder.review.facts import ClusterReview, DefinitionReview, Review, State
from site_builder.review.figures import Published
from site_builder.review.judging import Judged, compared, judge
from site_builder.review.reading import plan_of, read_sides
from site_builder.review.records import Pair
from site_builder.review.states import states_of
from site_builder.schema import Schemas
from site_builder.source.repository import Repository


@without_collector()
def compare(source: Path, base: str, head: str | None = None, day: date | None = None) -> Review:
    """What becomes of the region in the folder `source` from one state to the other.

    Each is a revision of Git, or a folder that holds a region; without `head` it is the region's folder as it is now.
    Both are judged on one day: `day`, else that of `periods.reporting_day` for the new state. Raises CannotRun where a
    state is not there, or holds no region.
    """
    schemas = Schemas.load()
    old, new = states_of(Path(source), base, head)
    plan = plan_of(old, new)
    with tempfile.TemporaryDirectory() as folder:
        before, after = read_sides(old, new, plan, schemas, Path(folder))
        pair = Pair(before, after, plan, schemas)
        day = reporting_day(after.repository, day, (new.folder, new.commit or "HEAD"))
        sql = any(True for _ in pair.differing("indicator"))
        was, now = (judge(side, schemas, day, sql) for side in (before, after))
    published = _published(pair, day, was, now)
    clusters = tuple(_clusters(pair, published))
    definitions = tuple(_definitions(pair, published))
    # what fails on the records is known with the figures
    was, now = was.with_more(published.base.findings), now.with_more(published.head.findings)
    verdict = compared(was, now, new.files)
    return Review(
        base=old.name,
        head=new.name,
        day=day,
        clusters=clusters,
        frame=records.of_frame(pair),
        definitions=definitions,
        errors=tuple(in_order(verdict.errors)),
        questions=tuple(in_order(verdict.questions)),
        answered=verdict.answered,
        settled=tuple(in_order(verdict.settled)),
        others=tuple(records.others(pair)),
        figures=_moved(pair, published, clusters),
        repository=after.repository,
        schemas=schemas,
    )


@dataclass(frozen=True)
class _Both:
    """The published figures of both states; `between` has the new records by the definitions of before."""

    base: Published
    head: Published
    between: Published


def _published(pair: Pair, day: date, was: Judged, now: Judged) -> _Both:
    clusters = None if pair.plan.everything else pair.plan.clusters
    schemas, (old, new) = pair.schemas, (pair.before.repository, pair.after.repository)
    base = Published(old, was.findings, schemas, day, clusters)
    head = Published(new, now.findings, schemas, day, clusters)
    between = base
    if clusters is None and any(True for _ in pair.differing("indicator")) and _more_than_definitions(pair):
        between = Published(new, (*now.findings, *was.findings), schemas, day, None, old.indicators)
    return _Both(base, head, between)


def _more_than_definitions(pair: Pair) -> bool:
    return any(not path.startswith("data/indicators/") for path in pair.plan.differing)


def _clusters(pair: Pair, published: _Both) -> Iterator[ClusterReview]:
    """The clusters of which anything differs, by domain and name."""
    found = []
    for name in pair.plan.clusters:
        there = [name in side.repository.clusters for side in (pair.before, pair.after)]
        told = records.of_cluster(pair, name)
        if not any(there) or not told:
            continue
        profile = _profile(pair.after.repository, name) or _profile(pair.before.repository, name)
        state: State = "changed" if all(there) else "added" if there[1] else "removed"
        domains = profile.get("domains")
        domain = str(domains[0]) if isinstance(domains, list) and domains else ""
        moved = figures.of_cluster(published.base, published.head, name)
        found.append(ClusterReview(name, profile.get("name", name), state, domain, told, moved))
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


def _definitions(pair: Pair, published: _Both) -> Iterator[DefinitionReview]:
    """Definitions that differ, by id, with the figures that move for them."""
    for path in pair.differing("indicator"):
        ident = path.rpartition("/")[2].removesuffix(".yml")
        before, after = (side.documents.get(path) for side in (pair.before, pair.after))
        state = pair.state(path)
        statements = []
        if state == "changed" and before is not None and after is not None:
            statements = values.told(pair.schemas, "indicator", before, after)
        moved = list(figures.moves(published.between, published.head, ident))
        broken = after is not None and after.broken
        if statements or moved or broken or state != "changed":
            value = pair.after.value(path) or pair.before.value(path) or {}
            top = figures.largest(moved)
            yield DefinitionReview(ident, value.get("name", ident), state, tuple(statements), len(moved), top)


def _moved(pair: Pair, published: _Both, clusters: tuple[ClusterReview, ...]) -> int:
    """How many published figures are others."""
    if not pair.plan.everything:
        return sum(len(each.figures) for each in clusters)
    names = {*published.base.by_indicator, *published.head.by_indicator}
    return sum(1 for name in names for _ in figures.moves(published.base, published.head, name))
