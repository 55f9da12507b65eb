"""The sheet of a cluster's year: a brief that fits a page of paper; on the screen the record follows, field by field.

It shows results, and so neither objectives nor grants: see `cluster_objectives` and `cluster_grants`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.periods import Kind, Period, due_day, state
from site_builder.texts import Texts
from site_builder.views import cluster_members as members
from site_builder.views import cluster_money as money
from site_builder.views import sources
from site_builder.views.cluster_governance import board_items
from site_builder.views.cluster_grants import grants_link
from site_builder.views.cluster_headline import headline
from site_builder.views.cluster_history import of_year, past
from site_builder.views.cluster_internal import internal
from site_builder.views.cluster_members import small
from site_builder.views.cluster_profile import Item, facts
from site_builder.views.cluster_sheet import Block, blocks, compared, in_columns, quarters, results
from site_builder.views.cluster_words import OUTSIDE, Link, cluster_link, described, member_kind, territory_link
from site_builder.views.cluster_work import collaborations
from site_builder.views.page import Page, Site
from site_builder.views.shown import Subject
from site_builder.views.sources import Source
from site_builder.views.stories import Card, card, newest_first

if TYPE_CHECKING:
    from site_builder.charts.marks import Chart
    from site_builder.records import Cluster


@dataclass(frozen=True)
class Money:
    """What came in up to the year, drawn, and a sentence about the year itself."""

    revenue: Chart | None
    sentence: str


@dataclass(frozen=True)
class MembersInShort:
    """The members list in a few lines; `absent` is the mark where there is none."""

    items: tuple[Item, ...]
    absent: str


def sheet_years(site: Site, cluster: Cluster) -> list[int]:
    """The years for which a cluster has a sheet: something is on record, or was due by the site's day."""
    records = site.records
    kinds = (records.annual, records.quarterly, records.members)
    known = {key[1] for kind in kinds for key in kind if key[0] == cluster.id}
    first = max(cluster.active_from, records.region.reporting.first_year)
    last = min(cluster.active_until or site.day.year, site.day.year)
    known |= {year for year in range(first, last + 1) if _was_due(site, year)}
    return sorted(known)


def pages_of(site: Site, texts: Texts, cluster: Cluster) -> Iterator[Page]:
    """The sheets of a cluster, year by year."""
    years = sheet_years(site, cluster)
    for at, year in enumerate(years):
        before = years[at - 1] if at else None
        after = years[at + 1] if at + 1 < len(years) else None
        yield _sheet(site, texts, cluster, year, before, after)


def _sheet(site: Site, texts: Texts, cluster: Cluster, year: int, before: int | None, after: int | None) -> Page:
    name = texts.say(cluster.name)
    record = site.records.annual.get((cluster.id, year))
    titled = texts.gettext("%(name)s in %(year)s") % {"name": name, "year": year}
    figures = headline(site, texts, Subject("cluster", cluster.id), year, only=True)
    view = {
        "cluster": cluster_link(site, texts, cluster.id),
        "year": str(year),
        "last_year": str(year - 1),
        "summary": texts.say(cluster.summary),
        "facts": facts(site, texts, cluster)[:2],
        "figures": figures,
        "absent": _absent(site, texts, cluster.id, year),
        "money": _money(site, texts, cluster, year) if record else None,
        "board": board_items(site, texts, cluster.id, year) if record else (),
        "members": _members(site, texts, cluster.id, year),
        "results": results(site, texts, cluster.id, year),
        "quarters": quarters(site, texts, cluster.id, year),
        "quarter_names": [_quarter(texts, year, quarter) for quarter in range(1, 5)],
        "work": collaborations(site, texts, [cluster.id], year) if record else None,
        "stories": _stories(site, texts, cluster.id, year),
        "columns": in_columns(_record(site, texts, cluster.id, year)),
        "compared": compared(site, cluster.id, year),
        "sources": _sources(site, texts, cluster.id, year),
        "grants": grants_link(site, texts, cluster, year),
        "internal": internal(site, texts, cluster.id, year) if site.for_officers else None,
        "corrections": of_year(site, texts, cluster.id, year, funding=False),
        "past": past(site, texts, cluster.id, year) if site.for_officers else None,
        "before": _neighbour(cluster, before),
        "after": _neighbour(cluster, after),
    }
    about = texts.gettext("%(name)s in %(year)s on one page: resources, team, members, actions, results and stories.")
    told = texts.gettext("The yearly record follows, field by field.")
    description = described(about % {"name": name, "year": year}, told)
    return Page(f"clusters/{cluster.id}/{year}/", "cluster_year.html", titled, view, description, "clusters")


def _money(site: Site, texts: Texts, cluster: Cluster, year: int) -> Money:
    """Resources up to the year, as one picture."""
    own, parts = [cluster.id], money.resources(site, texts)
    drawn = money.over_years(
        site, texts, "revenue", texts.gettext("Revenue by source"), texts.say(cluster.name), parts, own, year
    )
    return Money(drawn and small(drawn), money.share_sentence(site, texts, own, year))


def _stories(site: Site, texts: Texts, cluster: str, year: int) -> list[Card]:
    own = [
        each for each in site.records.stories if cluster in (each.cluster, *each.clusters) and each.date.year == year
    ]
    return [card(site, texts, story) for story in newest_first(own)]


def _sources(site: Site, texts: Texts, cluster: str, year: int) -> list[Source]:
    """The records of the year."""
    found = (
        sources.annual(site, texts, cluster, [year]),
        sources.quarterly(site, texts, cluster, year),
        sources.members(site, texts, cluster, [year]),
    )
    return [each for each in found if each is not None]


def _record(site: Site, texts: Texts, cluster: str, year: int) -> list[Block]:
    """The yearly record as tables, what the cluster reports as results the last of them."""
    reported = tuple(results(site, texts, cluster, year))
    own = Block("results", texts.say(site.schemas.field("annual", ("results",)).title), reported)
    return [*blocks(site, texts, cluster, year), *([own] if reported else [])]


def _quarter(texts: Texts, year: int, quarter: int) -> str:
    """The quarter in few characters, without the year that the table names."""
    return texts.period_short(f"{year}-Q{quarter}").replace(str(year), "").strip()


def _neighbour(cluster: Cluster, year: int | None) -> Link | None:
    return None if year is None else Link(str(year), f"clusters/{cluster.id}/{year}/")


def _was_due(site: Site, year: int) -> bool:
    periods: list[tuple[Kind, Period]] = [("annual", Period(year)), ("members", Period(year))]
    periods += [("quarterly", Period(year, quarter)) for quarter in range(1, 5)]
    return any(_state(site, kind, period, False) == "missing" for kind, period in periods)


def _state(site: Site, kind: Kind, period: Period, reported: bool) -> str:
    return state(reported, due_day(kind, period, site.records.region.reporting), site.day)


def _absent(site: Site, texts: Texts, cluster: str, year: int) -> list[str]:
    """What is not on record for the year, a sentence each, with the day on which it was or will be due."""
    records, reporting = site.records, site.records.region.reporting
    kinds: list[tuple[Kind, Period, bool]] = [
        ("annual", Period(year), (cluster, year) in records.annual),
        *(
            ("quarterly", Period(year, quarter), (cluster, year, quarter) in records.quarterly)
            for quarter in range(1, 5)
        ),
        ("members", Period(year), (cluster, year) in records.members),
    ]
    sentences = []
    for kind, period, reported in kinds:
        it = _state(site, kind, period, reported)
        if not it:
            continue
        name = texts.say(site.schemas.form(kind).title)
        what = name if period.quarter is None else f"{name}, {texts.period(period)}"
        words = (
            texts.gettext("%(what)s: not reported; it was due on %(day)s.")
            if it == "missing"
            else texts.gettext("%(what)s: due on %(day)s.")
        )
        sentences.append(words % {"what": what, "day": texts.date(due_day(kind, period, reporting))})
    return sentences


def _members(site: Site, texts: Texts, cluster: str, year: int) -> MembersInShort:
    _ = texts.gettext
    own = site.records.members.get((cluster, year))
    if own is None:
        return MembersInShort((), _state(site, "members", Period(year), False))
    moved = members.movement(site, texts, cluster, year)
    kinds = site.schemas.field("members", ("members", "[]", "category")).choices
    by_kind, by_place = (Counter(member[key] for member in own) for key in ("category", "territory"))
    places = [each.code for each in site.records.region.territories] + [OUTSIDE]
    items = [Item(_("Members"), texts.number(len(own)))]
    if moved.known:
        items.append(Item(_("Since the year before"), texts.join([moved.joined_text, moved.left_text])))
    items.append(
        Item(_("Members by kind"), _listed(texts, [(member_kind(site, texts, kind), by_kind[kind]) for kind in kinds]))
    )
    items.append(
        Item(
            _("Members by territory"),
            _listed(texts, [(territory_link(site, texts, code).text, by_place[code]) for code in places]),
        )
    )
    startups = sum(bool(member.get("startup")) for member in own)
    if startups:
        items.append(Item(_("Start-ups among them"), texts.number(startups)))
    return MembersInShort(tuple(items), "")


def _listed(texts: Texts, counts: list[tuple[str, int]]) -> str:
    return " · ".join(f"{name} {texts.number(number)}" for name, number in counts if number)
