"""Which published figures are others after a change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import islice

from site_builder.indicators import Figure, Figures, Scope, compute
from site_builder.periods import Period
from site_builder.problems import Finding
from site_builder.records import records_of
from site_builder.review.facts import Move
from site_builder.review.reading import RECORDS, Side
from site_builder.schema import Schemas
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles, Repository
from site_builder.views.openers import MOST, opening
from site_builder.views.page import Site
from site_builder.warehouse import Warehouse

#: so many definitions are tried for a page's few figures: those that a cluster does not report give none
_TRIED = 2 * MOST
#: so many of the figures that a definition moves are told, and of a cluster's
LARGEST = 10

_NO_FIGURES = Figures(())


class Published:
    """The figures that everybody may see of a state, as far as it could be read.

    Records with an error are left out, as if they had not come.
    """

    def __init__(self, site: Site | None, findings: Iterable[Finding] = ()) -> None:
        self.site = site
        self.figures = site.figures if site else _NO_FIGURES
        self.findings = tuple(findings)

    @cached_property
    def by_indicator(self) -> dict[str, list[Figure]]:
        """The figures of each indicator, in their order."""
        found: dict[str, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.indicator, []).append(figure)
        return found

    def has(self, indicator: str, cluster: str) -> bool:
        """Whether the cluster has a figure of it in any year."""
        return any(each.value is not None for each in self.figures.series(indicator, "cluster", cluster))

    def last(self, figure: Figure) -> Figure | None:
        """The figure of the same entity one year earlier."""
        period = Period(figure.period.year - 1, figure.period.quarter)
        return self.figures.get(figure.indicator, figure.scope, figure.entity, period)


def site_of(
    side: Side,
    findings: Iterable[Finding],
    schemas: Schemas,
    day: date,
    clusters: Collection[str] | None = None,
    warehouse: Warehouse | None = None,
) -> Site | None:
    """A state without its figures, for everybody; None where the region itself is at fault.

    With the records of some `clusters` alone; figures of several mean something only where all are there. A `warehouse`
    that holds the same records spares another.
    """
    sound = _sound(side, findings, clusters)
    if sound is None:
        return None
    records = records_of(sound)
    return Site(records, _NO_FIGURES, day, "public", schemas, warehouse or Warehouse(schemas, records), sound)


def published(site: Site | None, names: Collection[str] | None = None) -> Published:
    """The figures of a state: of some definitions, or of all."""
    if site is None:
        return Published(None)
    records = site.records
    if names is not None:
        kept = {name: each for name, each in records.definitions.items() if name in names}
        records = replace(records, definitions=kept)
    figures, findings = compute(records, site.warehouse, site.day)
    return Published(replace(site, figures=figures), findings)


def openers(site: Site | None) -> list[str]:
    """The definitions whose figures may open a cluster's page, in their order."""
    return [] if site is None else [definition.id for definition, _ in opening(site, "cluster")][:_TRIED]


def of_cluster(base: Published, head: Published, cluster: str) -> tuple[Move, ...]:
    """The figures with which a cluster's page opens, in their order, for each year in which they move, newest first."""
    names: dict[str, None] = {}
    for side in (head, base):
        given = (name for name in openers(side.site) if side.has(name, cluster))
        names.update(dict.fromkeys(islice(given, MOST)))
    found = [move for name in names for move in moves(base, head, name, cluster)]
    return tuple(sorted(found, key=lambda move: -move.period.year))


def moves(base: Published, head: Published, indicator: str, cluster: str = "") -> Iterator[Move]:
    """The figures of an indicator that are others now: of a cluster's years, or all."""
    keys: dict[tuple[Scope, str, Period], None] = {}
    for side in (head, base):
        series = side.figures.series(indicator, "cluster", cluster) if cluster else side.by_indicator.get(indicator, ())
        keys.update(dict.fromkeys((each.scope, each.entity, each.period) for each in series))
    for scope, entity, period in keys:
        was, now = (each.figures.get(indicator, scope, entity, period) for each in (base, head))
        if differ(was, now) and (_value(was), _value(now)) != (None, None):
            last = head.last(now) if now is not None and _value(was) is None else None
            yield Move(indicator, scope, entity, period, was, now, last)


def uncovered(move: Move) -> bool:
    """Whether the figure was withheld, and is not any more."""
    return bool(_mark(move.before)) and _value(move.after) is not None


def differ(was: Figure | None, now: Figure | None) -> bool:
    """Whether a reader sees another figure: a value, or why there is none."""
    before, after = _value(was), _value(now)
    if before is None or after is None:
        return (before, _mark(was)) != (after, _mark(now))
    return abs(before - after) > 1e-9 * max(abs(before), abs(after))


def largest(found: Iterable[Move], most: int = LARGEST) -> tuple[Move, ...]:
    """The moves that a reader should see first: of the whole before its parts, the newest, the largest."""
    return tuple(sorted(found, key=_weight)[:most])


def _weight(move: Move) -> tuple[float, int, int, str, str]:
    before, after = _value(move.before), _value(move.after)
    share = float("inf")
    if before is not None and after is not None:
        share = abs(after - before) / max(abs(before), abs(after))
    scopes = ("region", "domain", "territory", "cluster")
    return (-share, scopes.index(move.scope), -move.period.year, move.entity, str(move.period))


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value


def _mark(figure: Figure | None) -> str:
    # nothing expected, not due and missing look the same where nothing was reported
    return figure.mark if figure is not None and figure.mark == "withheld" else ""


def _sound(side: Side, findings: Iterable[Finding], clusters: Collection[str] | None) -> Repository | None:
    """The repository without what can't be counted; None where the region's own file can't.

    A record that contradicts itself is counted as it stands. One that is not of its form is left out, and so is what
    others build on (a profile, a definition) with any error.
    """
    repository = side.repository
    formless = {each.place.path for each in side.findings if each.is_error}
    wrong = {each.place.path for each in findings if each.is_error}

    def good(document: Document | None) -> bool:
        if document is None or document.broken or document.path in formless:
            return False
        return document.kind in RECORDS or document.path not in wrong

    if not good(repository.region):
        return None
    kept = {}
    for name, files in repository.clusters.items():
        if good(files.profile) and (clusters is None or name in clusters):
            kept[name] = ClusterFiles(
                name,
                files.profile,
                {key: each for key, each in files.annual.items() if good(each)},
                {key: each for key, each in files.quarterly.items() if good(each)},
                files.targets if good(files.targets) else None,
                {key: each for key, each in files.members.items() if good(each)},
                [each for each in files.stories if good(each.document)],
            )
    objectives = repository.objectives if good(repository.objectives) else Document("", "objectives", {})
    asked = {name: each for name, each in repository.indicators.items() if good(each)}
    return Repository(repository.root, repository.region, objectives, asked, kept, repository.territories)
