"""A cluster's own objectives: those that run in short for its page, and a page for all, present and past.

Each stands against its own start and target alone; no grant and no other cluster is on these pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from site_builder.texts import Texts
from site_builder.views.cluster_history import of_targets
from site_builder.views.cluster_words import by_name, cluster_link, domain_link
from site_builder.views.objectives_calendar import next_due
from site_builder.views.objectives_own import Own, objectives_path
from site_builder.views.objectives_rows import Kept, Table, period_table, yearly_table
from site_builder.views.page import Page, Site
from site_builder.views.target_cards import TargetCard, target_card
from site_builder.views.targets import shown_targets, years_text

if TYPE_CHECKING:
    from site_builder.records import Cluster, Definition

#: so many pictures a page can carry; the path of others is in the tables of measures
_MOST_PICTURES = 12


@dataclass(frozen=True)
class Objectives:
    """In short: `now` are those that run, without pictures; `path` leads to all of them."""

    now: tuple[TargetCard, ...]
    path: str


@dataclass(frozen=True)
class Part:
    """Cards of measures for all clusters, or of those for some domains, and which it is."""

    name: str
    cards: tuple[TargetCard, ...]


@dataclass(frozen=True)
class Running:
    """The objectives for a year or a period that runs."""

    ident: str
    title: str
    intro: str
    parts: tuple[Part, ...]


def objectives_of(site: Site, texts: Texts, cluster: str) -> Objectives | None:
    """A cluster's objectives in short; None where it has none that may be shown, and so no page of them."""
    every = shown_targets(site, cluster)
    if not every:
        return None
    now = (target_card(site, texts, target, state, "", draw=False) for target, state in every if state.running)
    return Objectives(tuple(now), objectives_path(cluster))


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """For each cluster that has objectives the page of all of them, by name."""
    for cluster in by_name(texts, site.records.clusters.values()):
        every = shown_targets(site, cluster.id)
        if every:
            yield _page(site, texts, cluster, every)


def _page(site: Site, texts: Texts, cluster: Cluster, every: Sequence[Kept]) -> Page:
    _ = texts.gettext
    name = texts.say(cluster.name)
    now = [each for each in every if each[1].running]
    past = [each for each in every if not each[1].running]
    view = {
        "cluster": cluster_link(site, texts, cluster.id),
        "running": list(_running(site, texts, cluster, now)),
        "tables": _tables(site, texts, cluster.id, past),
        "corrections": of_targets(site, texts, cluster.id),
    }
    about = _("The objectives that %(cluster)s has set itself, present and past: start, path so far, target and state.")
    title, path = _("Objectives of %(cluster)s"), objectives_path(cluster.id)
    named = {"cluster": name}
    return Page(path, "cluster_objectives.html", title % named, view, about % named, "clusters")


def _years(kept: Kept) -> tuple[int, int]:
    return kept[0].first, kept[0].last


def _running(site: Site, texts: Texts, cluster: Cluster, now: Sequence[Kept]) -> Iterator[Running]:
    """Single years before periods, those that began first before others."""
    order = sorted(now, key=lambda each: (each[0].last - each[0].first, each[0].first))
    number = 0
    for (first, last), group in groupby(order, key=_years):
        kept = list(group)
        cards: list[tuple[Definition, TargetCard]] = []
        for target, state in kept:
            number += 1
            card = target_card(site, texts, target, state, f"objective-{number}", draw=number <= _MOST_PICTURES)
            cards.append((site.records.definitions[target.indicator], card))
        own = [Own(cluster, site.records.definitions[target.indicator], target, state) for target, state in kept]
        yield Running(
            ident=f"running-{first}-{last}",
            title=years_text(first, last),
            intro=" ".join(each for each in (_intro(texts, first, last), next_due(site, texts, own)) if each),
            parts=_parts(site, texts, cards),
        )


def _intro(texts: Texts, first: int, last: int) -> str:
    if first == last:
        return texts.gettext("Short term: what the quarters add up to, against the year’s own target.")
    return texts.gettext("Long term: the path from the start to the target of the period.")


def _parts(site: Site, texts: Texts, cards: Sequence[tuple[Definition, TargetCard]]) -> tuple[Part, ...]:
    """Measures for all clusters first, then those for some domains under the names of these."""
    base = tuple(card for definition, card in cards if definition.scope is None)
    specific: dict[tuple[str, ...], list[TargetCard]] = {}
    for definition, card in cards:
        if definition.scope is not None:
            specific.setdefault(definition.scope, []).append(card)
    parts = [Part(texts.gettext("Base: measured for all clusters"), base)] if base else []
    for scope, its in specific.items():
        names = texts.join(domain_link(site, texts, domain).text for domain in scope)
        parts.append(Part(texts.gettext("Specific to the domain: %(domains)s") % {"domains": names}, tuple(its)))
    return tuple(parts)


def _tables(site: Site, texts: Texts, cluster: str, past: Sequence[Kept]) -> list[Table]:
    """What ended: single years in one table, each period in its own, the newest first."""
    short = [each for each in past if each[0].first == each[0].last]
    long = [each for each in past if each[0].first < each[0].last]
    long.sort(key=lambda each: (-each[0].last, -each[0].first))
    tables = [yearly_table(site, texts, cluster, short)] if short else []
    return tables + [period_table(site, texts, list(group)) for _, group in groupby(long, key=_years)]
