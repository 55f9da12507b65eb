"""Where a cluster comes from and what became of it, in one picture: predecessors, itself, successors, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from site_builder.charts.lineage import Life, Moment, lineage_chart
from site_builder.charts.marks import Chart
from site_builder.texts import Texts
from site_builder.views.cluster_words import active_years, by_name, choice, successors
from site_builder.views.page import Site

if TYPE_CHECKING:
    from site_builder.records import Cluster, Event


def lineage_picture(site: Site, texts: Texts, cluster: Cluster) -> Chart | None:
    """A cluster's years in the policy between those of its predecessors and successors; None where nothing happened."""
    known = site.records.clusters
    before = by_name(texts, (known[each] for each in cluster.succeeds if each in known))
    after = by_name(texts, successors(site, cluster.id))
    if not (before or after or cluster.events):
        return None
    lives = [
        *(_life(texts, each, "before") for each in before),
        _life(texts, cluster, "subject", _moments(site, texts, cluster)),
        *(_life(texts, each, "after") for each in after),
    ]
    return lineage_chart(
        "lineage",
        texts.gettext("Years in the policy, and what happened"),
        "",
        lives,
        site.day.year,
        heads=(texts.gettext("Cluster"), texts.gettext("In the policy")),
        subtitle=texts.join(life.name for life in lives),
    )


def _life(texts: Texts, cluster: Cluster, role: str, moments: tuple[Moment, ...] = ()) -> Life:
    known = cluster.founded if cluster.founded and cluster.founded < cluster.active_from else None
    years, name = active_years(texts, cluster), texts.say(cluster.name)
    return Life(name, years, cluster.active_from, cluster.active_until, role, known, moments)


def _moments(site: Site, texts: Texts, cluster: Cluster) -> tuple[Moment, ...]:
    return tuple(_moment(site, texts, event) for event in sorted(cluster.events, key=lambda event: event.date))


def _moment(site: Site, texts: Texts, event: Event) -> Moment:
    """A month counts from its beginning, a year alone by its middle."""
    year, *rest = event.date.split("-")
    at = int(year) + ((int(rest[0]) - 1) / 12 if rest else 0.5)
    kind = choice(site, texts, "cluster", ("events", "[]", "kind"), event.kind)
    return Moment(at, (f"{kind} {year}", year))
