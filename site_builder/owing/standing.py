"""How the reports of a region stand on a day: what every cluster owes, how complete it is, what is in doubt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from site_builder.entry import results_asked
from site_builder.owing.arrivals import Arrivals
from site_builder.owing.completeness import Completeness, Counting
from site_builder.owing.reports import KINDS, Report, owed
from site_builder.periods import Kind
from site_builder.problems import Answered, Finding
from site_builder.records import Cluster, Domain, Records
from site_builder.schema import Schemas
from site_builder.source.repository import Repository
from site_builder.texts import Texts

#: the warning that a record is missing: what is owed is told by itself, an answer to it explains why it does not come
MISSING = "record-missing"
_OF_CLUSTER = re.compile(r"(?:data/clusters|data/members|stories)/([^/]+)/")
_YEAR = re.compile(r"/([12][0-9]{3})(?:-q[1-4])?\.yml$")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A warning, of a cluster's file or (`cluster` empty) of the region's; with its answer where somebody gave one.

    `domain` is that in which the cluster leads, or of the clusters in whose records it may be answered; else empty.
    """

    finding: Finding
    cluster: str = ""
    domain: str = ""
    answer: Answered | None = None


@dataclass(frozen=True)
class Standing:
    """How it stands. `reports` are by cluster id, of every cluster that ever owed one; `doubts` in order of place."""

    day: date
    records: Records
    repository: Repository
    schemas: Schemas
    reports: dict[str, tuple[Report, ...]]
    doubts: tuple[Doubt, ...]
    arrivals: Arrivals

    @cached_property
    def every(self) -> tuple[Report, ...]:
        """All records that were or are owed."""
        return tuple(report for its in self.reports.values() for report in its)

    @property
    def due(self) -> list[Report]:
        """What was to come by now, or came before."""
        return [report for report in self.every if not report.is_owed or report.due < self.day]

    @property
    def received(self) -> list[Report]:
        """What came."""
        return [report for report in self.every if not report.state]

    @property
    def open(self) -> list[Doubt]:
        """The warnings that nobody answered."""
        return [each for each in self.doubts if each.answer is None]

    @property
    def answered(self) -> list[Doubt]:
        """Those that somebody did."""
        return [each for each in self.doubts if each.answer is not None]

    def owing(self, texts: Texts) -> list[Report]:
        """What has not come and is to come: the longest due first; of one day, by the cluster's name."""
        names = {code: texts.sort_key(texts.say(each.name)) for code, each in self.records.clusters.items()}
        found = [report for report in self.every if report.is_owed]
        return sorted(found, key=lambda r: (r.state != "missing", r.due, KINDS.index(r.kind), names[r.cluster]))

    def of(self, cluster: str) -> list[Report]:
        """What a cluster owes, what was due first."""
        found = [report for report in self.reports.get(cluster, ()) if report.is_owed]
        return sorted(found, key=lambda r: (r.due, KINDS.index(r.kind)))

    def doubts_of(self, cluster: str) -> tuple[Doubt, ...]:
        """The warnings at a cluster's files, answered or not; of the region's own with an empty name."""
        return self._doubts.get(cluster, ())

    @cached_property
    def _doubts(self) -> dict[str, tuple[Doubt, ...]]:
        found: defaultdict[str, list[Doubt]] = defaultdict(list)
        for each in self.doubts:
            found[each.cluster].append(each)
        return {code: tuple(its) for code, its in found.items()}

    def doubts_by_domain(self, texts: Texts, doubts: Iterable[Doubt]) -> Iterator[tuple[str, str, list[Doubt]]]:
        """Warnings by domain and cluster: the ids, and those of each; an id is empty where there is no such.

        Clusters are in the order of their names; what concerns a whole domain, or the whole region, comes last.
        """
        domains = [domain.id for domain in self.records.region.domains]

        def order(doubt: Doubt) -> tuple[int, bool, tuple[str, str], str]:
            known = self.records.clusters.get(doubt.cluster)
            at = domains.index(doubt.domain) if doubt.domain in domains else len(domains)
            return at, not doubt.cluster, texts.sort_key(texts.say(known.name) if known else ""), doubt.cluster

        for (domain, cluster), its in groupby(sorted(doubts, key=order), key=lambda each: (each.domain, each.cluster)):
            yield domain, cluster, list(its)

    def by_domain(self, texts: Texts) -> Iterator[tuple[Domain, list[Cluster]]]:
        """The clusters that report now, owe something or are in doubt, by the domain they lead in, and by name."""
        for domain in self.records.region.domains:
            its = [each for each in self.records.clusters.values() if each.domain == domain.id and self._counts(each)]
            if its:
                yield domain, sorted(its, key=lambda each: texts.sort_key(texts.say(each.name)))

    def _counts(self, cluster: Cluster) -> bool:
        open_ = any(each.answer is None for each in self.doubts_of(cluster.id))
        return cluster.active_in(self.day.year) or bool(self.of(cluster.id)) or open_

    def newest(self, cluster: str, kind: Kind) -> Report | None:
        """The newest record of a kind that came."""
        came = [report for report in self.reports.get(cluster, ()) if report.kind == kind and not report.state]
        return came[-1] if came else None

    def complete(self, report: Report) -> Completeness:
        """How complete a record is, as it is on record now."""
        if report.state:
            return Completeness()
        key = (report.cluster, report.period.year)
        if report.kind == "annual" and key in self.records.annual:
            return self._counting.annual(*key, self.records.annual[key])
        if report.kind == "members" and key in self.records.members:
            return self._counting.members(self.records.members[key])
        grid = self.records.quarterly.get((*key, report.period.quarter or 0))
        return self._counting.quarterly(grid) if report.kind == "quarterly" and grid is not None else Completeness()

    def complete_now(self, cluster: str) -> list[tuple[Report, Completeness]]:
        """How complete a cluster's newest yearly record and newest members list are."""
        newest = [self.newest(cluster, kind) for kind in ("annual", "members")]
        return [(report, self.complete(report)) for report in newest if report is not None]

    @cached_property
    def _counting(self) -> Counting:
        titles = {code: each.name for code, each in self.records.definitions.items()}
        return Counting(self.schemas, lambda cluster, year: results_asked(self.repository, cluster, year), titles)


def stand(
    records: Records,
    repository: Repository,
    schemas: Schemas,
    findings: Iterable[Finding],
    answered: Iterable[Answered],
    day: date,
) -> Standing:
    """How the reports of a region without errors stand on a day, given what the rules asked on that day.

    On a past day, records that came later are not there, nor what is in doubt about them; the others are as they are
    now. When they came is asked of Git.
    """
    arrivals = Arrivals.of(repository.root, records.region.published)
    doubts = [*(_doubt(records, each) for each in findings if not each.is_error and each.rule != MISSING)]
    doubts += [_doubt(records, each.finding, each) for each in answered]
    explained = {
        (each.cluster, int(year[1])): each.answer
        for each in doubts
        if each.answer and each.finding.rule == MISSING and (year := _YEAR.search(each.finding.place.path))
    }
    reports = {
        cluster.id: tuple(owed(records, cluster, day, arrivals, explained)) for cluster in records.clusters.values()
    }
    there = {report.path for its in reports.values() for report in its if not report.state}
    doubts = [each for each in doubts if each.finding.rule == MISSING or _is_there(each.finding.place.path, there)]
    doubts.sort(key=lambda each: (each.finding.place, each.finding.rule))
    return Standing(day, records, repository, schemas, reports, tuple(doubts), arrivals)


def _is_there(path: str, there: set[str]) -> bool:
    """False of a record that came later than the day; files that are not records of a period always were there."""
    return path in there or not (path.startswith("data/") and _YEAR.search(path))


def _doubt(records: Records, finding: Finding, answer: Answered | None = None) -> Doubt:
    cluster = _cluster_of(finding.place.path)
    places = [cluster] if cluster else [_cluster_of(path) for path in finding.answered_in]
    domains = {records.clusters[each].domain for each in places if each in records.clusters}
    return Doubt(finding, cluster, domains.pop() if len(domains) == 1 else "", answer)


def _cluster_of(path: str) -> str:
    found = _OF_CLUSTER.match(path)
    return found[1] if found else ""
