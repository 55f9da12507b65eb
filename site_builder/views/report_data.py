"""What is on record of each cluster, for its form: one small script a cluster, without what this build may not show."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.canonical import write
from site_builder.entry import results_asked
from site_builder.periods import Kind, Period, due_day
from site_builder.records import Cluster
from site_builder.schema import Node
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles
from site_builder.texts import Texts
from site_builder.views.page import File, Site

#: years that a form offers beside the one that runs
_YEARS_BACK = 3
_QUARTERS_BACK = 1


def files(site: Site, texts: Texts) -> Iterator[File]:
    """A script a cluster, once for all languages: a browser loads no data from `file://`."""
    if texts.language != site.records.region.languages[0]:
        return
    for cluster in clusters(site, texts):
        told = json.dumps(on_record(site, cluster), ensure_ascii=False, separators=(",", ":"))
        yield File(f"report/{cluster.id}.js", f"self.onRecord={told};\n".encode())


def clusters(site: Site, texts: Texts) -> list[Cluster]:
    """The clusters that report something in the years on offer, by name."""
    found = [each for each in site.records.clusters.values() if periods(site, each, "annual")]
    return sorted(found, key=lambda each: texts.sort_key(texts.say(each.name)))


def periods(site: Site, cluster: Cluster, kind: Kind) -> list[Period]:
    """What may be reported or corrected with a form, the newest first: none before the cluster was active."""
    first = site.records.region.reporting.first_year
    back = _QUARTERS_BACK if kind == "quarterly" else _YEARS_BACK
    years = range(max(first, site.day.year - back), site.day.year + 1)
    every = [
        Period(year, quarter)
        for year in years
        if cluster.active_in(year)
        for quarter in (range(1, 5) if kind == "quarterly" else (None,))
    ]
    begun = [one for one in every if one.quarter is None or (one.year, one.quarter) <= _now(site)]
    return sorted(begun, key=lambda one: one.sort_key, reverse=True)


def on_record(site: Site, cluster: Cluster) -> dict[str, Any]:
    """The records of a cluster that its forms show, and what is due of it.

    `records` has values by kind and period (`annual`, `2024`; `quarterly`, `2024-q3`; `targets`, empty), `texts` what
    a file holds where that is more than its value (comments); both without what this build may not show.
    """
    own = site.files.clusters[cluster.id]
    records: dict[str, dict[str, Any]] = {"annual": {}, "quarterly": {}, "targets": {}}
    texts: dict[str, dict[str, str]] = {"annual": {}, "quarterly": {}, "targets": {}}
    kinds: tuple[Kind, ...] = ("annual", "quarterly")
    offered: dict[str, list[Period]] = {kind: periods(site, cluster, kind) for kind in kinds}
    for kind, name, document in _documents(own, offered):
        seen = _seen(site, site.schemas.node(kind), document.value)
        records[kind][name] = _open(site, seen)
        text = _remarks(site, document)
        if text is None and kind == "targets" and records[kind][name] != seen:
            text = ""  # there is more than everybody sees: it is corrected from the cluster's own file
        if text is not None:
            texts[kind][name] = text
    years = {period.year for period in offered["annual"]}
    members = own.members.get(max(own.members, default=0))
    return {
        "id": cluster.id,
        "day": site.day.isoformat(),
        "periods": {kind: [_name(period) for period in its] for kind, its in offered.items()},
        "records": records,
        "texts": texts,
        "asked": {str(year): results_asked(site.files, cluster.id, year) for year in sorted(years)},
        "members": [[each["id"], each["name"]] for each in members.value["members"]] if members else [],
        "due": list(_due(site, cluster, offered)),
    }


def _documents(own: ClusterFiles, offered: Mapping[str, list[Period]]) -> Iterator[tuple[str, str, Document]]:
    """The records on offer, and what lies before the first of them, to compare with."""
    first = {kind: min(period.year for period in its) for kind, its in offered.items() if its}
    for year, document in own.annual.items():
        if year >= first.get("annual", year + 2) - 1:
            yield "annual", str(year), document
    for (year, quarter), document in own.quarterly.items():
        if year >= first.get("quarterly", year + 2) - 1:
            yield "quarterly", f"{year}-q{quarter}", document
    if own.targets is not None:
        yield "targets", "", own.targets


def _seen(site: Site, node: Node, value: Any) -> Any:
    """A value without what is for the officers alone, where this build is not theirs."""
    if site.for_officers:
        return value
    if isinstance(value, dict):
        inner = {key: (node.children.get(key, node.item), each) for key, each in value.items()}
        return {
            key: _seen(site, below, each)
            for key, (below, each) in inner.items()
            if below is not None and below.visibility == "public"
        }
    if isinstance(value, list) and node.item is not None:
        return [_seen(site, node.item, each) for each in value]
    return value


def _open(site: Site, record: dict[str, Any]) -> dict[str, Any]:
    """A record without what it says of indicators for the officers alone, where this build is not theirs."""
    hidden = {code for code, each in site.records.definitions.items() if each.visibility == "officers"}
    if site.for_officers or not hidden:
        return record
    kept = dict(record)
    if "results" in kept:
        kept["results"] = {code: each for code, each in kept["results"].items() if code not in hidden}
    if "targets" in kept:
        kept["targets"] = [each for each in kept["targets"] if each["indicator"] not in hidden]
    return kept


def _remarks(site: Site, document: Document) -> str | None:
    """The text of a file that says more than its value: whole for the officers, empty (there is more) for others."""
    text = (site.root / document.path).read_text(encoding="utf-8")
    if text == write(site.schemas, document.kind, document.value, site.records.region.languages):
        return None
    return text if site.for_officers else ""


def _due(site: Site, cluster: Cluster, offered: dict[str, list[Period]]) -> Iterator[list[Any]]:
    """What is still to come from a cluster, by the day on which it is due: kind, period, day, whether that is past."""
    own, reporting = site.files.clusters[cluster.id], site.records.region.reporting
    given = {
        "annual": {Period(year) for year in own.annual},
        "members": {Period(year) for year in own.members},
        "quarterly": {Period(*quarter) for quarter in own.quarterly},
    }
    every: list[tuple[Kind, Period]] = [(kind, one) for kind in ("annual", "members") for one in offered["annual"]]
    every += [("quarterly", one) for one in offered["quarterly"]]
    owed = [(due_day(kind, one, reporting), kind, one) for kind, one in every if one not in given[kind]]
    for day, kind, one in sorted(owed, key=lambda each: (each[0], each[1], each[2].sort_key)):
        yield [kind, _name(one), day.isoformat(), day < site.day]


def _name(period: Period) -> str:
    return str(period).lower()


def _now(site: Site) -> tuple[int, int]:
    return site.day.year, (site.day.month + 2) // 3
