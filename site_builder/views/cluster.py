"""One cluster: who it is, its figures against its own past, its members, its work, its own objectives, its stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from site_builder.charts.marks import Chart
from site_builder.texts import Texts
from site_builder.views import cluster_money as money
from site_builder.views import cluster_profile as profile
from site_builder.views import sources
from site_builder.views.business_model import has_page
from site_builder.views.cluster_governance import governance
from site_builder.views.cluster_headline import headline
from site_builder.views.cluster_history import corrected_years
from site_builder.views.cluster_internal import Grid, private_lines
from site_builder.views.cluster_lineage import lineage_picture
from site_builder.views.cluster_members import small
from site_builder.views.cluster_membership import membership
from site_builder.views.cluster_objectives import objectives_of
from site_builder.views.cluster_words import Link, described, former, seat
from site_builder.views.cluster_work import latest_collaborations
from site_builder.views.cluster_year import sheet_years
from site_builder.views.motif import motif
from site_builder.views.page import Page, Site
from site_builder.views.shown import Subject
from site_builder.views.sources import Source
from site_builder.views.stories import card, newest_first

if TYPE_CHECKING:
    from site_builder.records import Cluster

_MOST_STORIES = 3
_MOST_WORK = 6


@dataclass(frozen=True)
class Money:
    """Revenue over the years and expenditure of the newest; `internal` and `model` are what only officers see."""

    revenue: Chart | None
    sentence: str
    share: Chart | None
    expenditure: Chart | None
    internal: Grid | None
    model: Link | None
    revenue_source: Source | None
    source: Source | None


def page(site: Site, texts: Texts, cluster: Cluster) -> Page:
    """The page of a cluster, active or former."""
    before, after = profile.lineage(site, texts, cluster)
    years = sheet_years(site, cluster)[::-1]
    view: dict[str, Any] = {
        "summary": texts.say(cluster.summary),
        "motif": motif(site, cluster.domain),
        "ended": _ended(texts, cluster) if former(site, cluster) else "",
        "facts": profile.facts(site, texts, cluster),
        "links": profile.links(site, texts, cluster),
        "before": before,
        "after": after,
        "figures": headline(site, texts, Subject("cluster", cluster.id)),
        "money": _money(site, texts, cluster),
        "governance": governance(site, texts, cluster),
        "members": membership(site, texts, cluster),
        "work": _work(site, texts, cluster.id),
        "objectives": objectives_of(site, texts, cluster.id),
        "stories": _stories(site, texts, cluster.id),
        "told": told_path(site, cluster.id),
        "lineage": lineage_picture(site, texts, cluster),
        "events": profile.events(site, texts, cluster),
        "published": profile.published(site, texts, cluster),
        "years": [Link(str(year), f"clusters/{cluster.id}/{year}/") for year in years],
        "corrected": corrected_years(site, texts, cluster.id, years),
    }
    view["contents"] = _contents(texts, view)
    description = _description(site, texts, cluster, view)
    return Page(f"clusters/{cluster.id}/", "cluster.html", texts.say(cluster.name), view, description, "clusters")


def _ended(texts: Texts, cluster: Cluster) -> str:
    return texts.gettext("This cluster was in the policy until %(year)s: its page stays as it was.") % {
        "year": cluster.active_until
    }


def _description(site: Site, texts: Texts, cluster: Cluster, view: Mapping[str, Any]) -> str:
    values = {"name": texts.say(cluster.name), "seat": seat(site, texts, cluster)}
    own = view["members"]
    first = texts.gettext("%(name)s, cluster in %(seat)s.") % values
    return described(
        first,
        f"{own.count}." if own else "",
        texts.gettext("Its figures year by year, team, members, objectives and stories."),
    )


def _contents(texts: Texts, view: Mapping[str, Any]) -> list[Link]:
    """The ways to the sections that the page has, in their order."""
    _ = texts.gettext
    funds = view["money"]
    sections = (
        ("money", _("Revenue and expenditure"), funds and (funds.revenue or funds.expenditure)),
        ("governance", _("Team and governance"), view["governance"]),
        ("members", _("Members"), view["members"]),
        ("collaborations", _("Collaborations"), view["work"]),
        ("objectives", _("Its own objectives"), view["objectives"]),
        ("stories", _("Stories"), view["stories"]),
        ("history", _("History"), view["events"] or view["lineage"]),
        ("published", _("Published elsewhere"), view["published"]),
    )
    return [Link(name, f"#{anchor}") for anchor, name, there in sections if there]


def _work(site: Site, texts: Texts, cluster: str) -> dict[str, Any] | None:
    """The newest collaborations of the newest year, and the way to all of it where there are more."""
    work = latest_collaborations(site, texts, [cluster])
    if work is None or not work.lines:
        return None
    newest = sorted(work.lines, key=lambda line: line.datetime, reverse=True)[:_MOST_WORK]
    told = texts.gettext("All collaborations of %(year)s") % {"year": work.year}
    more = Link(told, f"clusters/{cluster}/{work.year}/#collaborations") if len(newest) < len(work.lines) else None
    return {"year": work.year, "count": work.count, "lines": newest, "more": more}


def told_path(site: Site, cluster: str) -> str:
    """Where all stories of a cluster stand; empty where it has told none itself."""
    return f"stories/{cluster}/" if any(story.cluster == cluster for story in site.records.stories) else ""


def _stories(site: Site, texts: Texts, cluster: str) -> list[Any]:
    own = [each for each in site.records.stories if cluster in (each.cluster, *each.clusters)]
    return [card(site, texts, story) for story in newest_first(own)[:_MOST_STORIES]]


def _money(site: Site, texts: Texts, cluster: Cluster) -> Money | None:
    own, name = [cluster.id], texts.say(cluster.name)
    newest = money.latest_year(site, own)
    if newest is None:
        return None
    parts, costs = money.resources(site, texts), money.costs(site, texts)
    spent = texts.gettext("Expenditure, shares of the whole")
    revenue = money.over_years(site, texts, "revenue", texts.gettext("Revenue by source"), name, parts, own)
    expenditure = money.in_year(site, texts, "expenditure", spent, name, costs, own, newest)
    share = money.share_over_years(site, texts, "public-share", name, own)
    return Money(
        revenue=revenue and small(revenue),
        sentence=money.share_sentence(site, texts, own, newest),
        share=share and small(share),
        expenditure=expenditure and small(expenditure),
        internal=private_lines(site, texts, cluster.id) if site.for_officers else None,
        model=Link(
            texts.gettext("Business model of %(name)s") % {"name": name}, f"clusters/{cluster.id}/business-model/"
        )
        if has_page(site, cluster.id)
        else None,
        revenue_source=sources.annual(site, texts, cluster.id, money.due_years(site, own)),
        source=sources.annual(site, texts, cluster.id, [newest]),
    )
