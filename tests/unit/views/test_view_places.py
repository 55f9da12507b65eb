"""Home, domains and territories: what they count, and regions of every size and habit."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from region_factory import write_region
from regions import GOOD, copy_of
from small_site import found, html, site_of, texts_of

from site_builder.records.cluster import Event
from site_builder.views import cluster_money, clusters, domains, home, place_members, place_news, territories
from site_builder.views.cluster_members import organisations
from site_builder.views.cluster_work import latest_collaborations
from site_builder.views.shown import DAGGER
from site_builder.warehouse import totals

DAY = date(2023, 6, 15)
FAMILIES = (home, clusters, domains, territories)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("invented")
    write_region(folder, clusters=6, years=3, seed=3)
    return site_of(folder, day=DAY)


def rows(chart):
    return {row[0].text: row[1].text for row in chart.table.rows}


def draw_all(site, language):
    texts = texts_of(site, language)
    return {page.path: html(site, texts, page) for family in FAMILIES for page in family.pages(site, texts)}


def test_money_adds_up_what_clusters_reported(site):
    texts = texts_of(site)
    year = cluster_money.latest_year(site, list(site.records.clusters))
    assert year == 2022
    records = [record for (_, when), record in site.records.annual.items() if when == year]
    whole = sum(totals(record)["revenue_total"] for record in records)
    public = sum(totals(record)["revenue_public"] for record in records)
    lines = cluster_money.funders(site, texts)
    assert sum(line.amount(record) for line in lines for record in records) == whole
    told = cluster_money.share_sentence(site, texts, list(site.records.clusters), year)
    assert f"In 2022 public funds were {texts.percent(public / whole, 0)} of revenue" in told


def test_shares_are_compared_where_all_reported_both_years(site):
    texts, every = texts_of(site), list(site.records.clusters)
    both = [each for each in every if {(each, 2021), (each, 2022)} <= site.records.annual.keys()]
    assert ", after " in cluster_money.share_sentence(site, texts, both, 2022)
    records = {key: each for key, each in site.records.annual.items() if key != (both[0], 2022)}
    short = replace(site, records=replace(site.records, annual=records))
    assert ", after " not in cluster_money.share_sentence(short, texts, both, 2022)


def test_what_sums_rest_on_is_said_where_somebody_did_not_report(site):
    texts, ids = texts_of(site), list(site.records.clusters)
    for year in site.records.years:
        expected = [name for name in ids if site.records.clusters[name].active_in(year)]
        given = len(cluster_money.reported(site, expected, year))
        told = cluster_money.rests(site, texts, ids, [year])
        assert told == (
            "" if given == len(expected) else f"These sums rest on {given} of {len(expected)} clusters in {year}."
        )


def test_a_year_without_any_record_is_marked_and_not_zero(site):
    texts = texts_of(site)
    silent = next(
        name
        for name, cluster in site.records.clusters.items()
        if any(cluster.active_in(y) and (name, y) not in site.records.annual for y in site.records.years)
    )
    lines = cluster_money.resources(site, texts)
    chart = cluster_money.over_years(site, texts, "revenue", "Revenue", "here", lines, [silent])
    marks = {row[0].text: row[1].mark for row in chart.table.rows}
    for year in site.records.years:
        if site.records.clusters[silent].active_in(year):
            assert marks[str(year)] == ("" if (silent, year) in site.records.annual else "missing")


def test_home_counts_each_organisation_once(site):
    view = found(home.pages(site, texts_of(site)), "").view
    ids = {each["id"] for (_, year), members in site.records.members.items() if year == 2022 for each in members}
    assert view["members"].count == f"{len(ids)} organisations in 2022"
    assert sum(int(text.split()[0]) for text in rows(view["members"].kinds).values()) == len(ids)
    assert sum(int(text.split()[0]) for text in rows(view["members"].places).values()) == len(ids)


def test_a_domain_has_its_clusters_by_name_and_its_own_indicators(site):
    texts = texts_of(site)
    pages = {page.path: page.view for page in domains.pages(site, texts)}
    for domain in site.records.region.domains:
        view = pages[f"domains/{domain.id}/"]
        names = [card.name for card in view["clusters"]]
        assert names == sorted(names, key=texts.sort_key)
        own = {one.path for one in view["specific"]}
        scoped = {f"indicators/{d.id}/" for d in site.records.definitions.values() if d.scope and domain.id in d.scope}
        assert own <= scoped


def test_a_source_ends_with_the_last_year_drawn(site):
    texts, cluster = texts_of(site), next(iter(site.records.clusters))
    started = {**site.records.quarterly, (cluster, 2023, 1): {}}
    running = replace(site, records=replace(site.records, quarterly=started))
    for page in domains.pages(running, texts):
        if page.view.get("money"):
            drawn = page.view["money"].revenue.table.rows
            assert page.view["money"].source.endswith(f", {drawn[0][0].text}–{drawn[-1][0].text}")


def test_a_territory_counts_its_own_organisations_and_lists_clusters_by_name(site):
    texts = texts_of(site)
    pages = {page.path: page.view for page in territories.pages(site, texts)}
    every = {}
    for (_, year), members in sorted(site.records.members.items()):
        for member in members if year == 2022 else ():
            every.setdefault(member["id"], member)
    for territory in site.records.region.territories:
        view = pages[f"territories/{territory.code}/"]
        own = [member for member in every.values() if member["territory"] == territory.code]
        assert str(len(own)) in view["lead"]
        names = [link.text for link in view["present"]]
        assert names == sorted(names, key=texts.sort_key)
        line = next(line for line in pages["territories/"]["lines"] if line.code == territory.code)
        assert (line.members, line.clusters) == (str(len(own)), str(len(names)))


def test_the_map_of_territories_leads_to_each_of_them(site):
    view = found(territories.pages(site, texts_of(site)), "territories/").view
    if view["map"] is None:
        assert site.records.territories is None
    else:
        areas = {mark.link for mark in view["map"].wide.marks if mark.shape == "path"}
        assert areas <= {line.path for line in view["lines"]} and view["map"].links


def test_members_of_a_place_are_told_year_by_year_and_by_kind(site):
    texts = texts_of(site)
    ids = list(site.records.clusters)
    past = place_members.past(site, texts, "past", "here", ids, lambda year: organisations(site, ids, year).values())
    years = [column["label"] for column in past.columns[1:]]
    active = {year: [each.id for each in site.records.active(year)] for year in (2020, 2021, 2022)}
    lacking = [year for year in active if any((each, year) not in site.records.members for each in active[year])]
    assert years == [f"{year}{DAGGER}" if year in lacking else str(year) for year in active]
    assert lacking and all(f" {year} " in past.note for year in lacking) and past.note.startswith("†")
    for at, year in enumerate(map(str, active), 1):
        whole = {member["id"] for (_, when), its in site.records.members.items() if str(when) == year for member in its}
        assert past.rows[-1][at] == str(len(whole)) == rows(past.course)[year]
        assert sum(int(row[at]) for row in past.rows[:-1]) == len(whole)
    assert place_members.past(site, texts, "past", "here", ids, lambda year: ()) is None


def test_who_joined_is_named_where_they_are_few(site):
    texts, ids = texts_of(site), list(site.records.clusters)
    joined = {m["id"] for each in ids if (moved := site.records.moved(each, 2022)) for m in moved[0]}
    told = place_members.arrivals(site, texts, ids, lambda member: True)
    assert told.told.startswith(f"{len(joined)} organisation")
    assert len(told.names) == (len(joined) if len(joined) <= 12 else 0)
    one = sorted(joined)[0]
    few = place_members.arrivals(site, texts, ids, lambda member: member["id"] == one)
    assert few.told == "1 organisation joined a cluster in 2022" and len(few.names) == 1
    assert place_members.arrivals(site, texts, ids, lambda member: False) is None


def test_news_are_the_newest_of_each_kind_and_newest_first(site):
    texts, ids = texts_of(site), list(site.records.clusters)
    work = latest_collaborations(site, texts, ids)
    told = place_news.news(site, texts, ids, site.records.stories, work.lines)
    days = [each.datetime for each in told]
    assert 0 < len(told) <= 4 and days == sorted(days, reverse=True)
    newest = max(story.date for story in site.records.stories).isoformat()
    assert newest in [each.datetime for each in told if each.kind == "Story"]
    assert sum(each.kind == "Collaboration" for each in told) <= 2


def test_turns_in_the_life_of_a_cluster_are_news_for_two_years(site):
    texts, name = texts_of(site), next(iter(site.records.clusters))
    events = tuple(
        Event(day, "renamed", f"Turn of {day}", "") for day in ("2019", "2021-03", "2023-02-01", "2024-01-01")
    )
    cluster = replace(site.records.clusters[name], events=events)
    seen = replace(site, records=replace(site.records, clusters={name: cluster}))
    told = place_news.news(seen, texts, [name], (), ())
    assert [(each.title, each.date) for each in told] == [
        ("Turn of 2023-02-01", texts.date("2023-02-01")),
        ("Turn of 2021-03", "2021-03"),
    ]


def test_only_the_newest_work_is_listed_and_all_of_it_counted(site):
    texts, ids = texts_of(site), list(site.records.clusters)
    work = latest_collaborations(site, texts, ids)
    some, every = place_news.newest_work(work, 1), place_news.newest_work(work, 10_000)
    assert len(some.lines) == 1 and not some.whole and every.whole and some.count == every.count
    assert place_news.newest_work(None, 3) is None


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("audience", ["public", "officers"])
def test_good_regions_have_all_their_pages(name, audience, tmp_path):
    site = site_of(copy_of(name, tmp_path), audience, day=date(2026, 1, 1))
    pages = draw_all(site, site.records.region.languages[0])
    assert {"", "clusters/", "domains/", "territories/"} <= set(pages)


@pytest.mark.parametrize(
    "habits",
    [
        {"clusters": 1, "years": 1, "domains": 1, "territories": 1, "gaps": 0, "indicators": {}},
        {"clusters": 2, "years": 2, "domains": 2, "territories": 1, "languages": ("de",), "gaps": 0.9},
        {
            "clusters": 3,
            "years": 2,
            "domains": 8,
            "territories": 2,
            "languages": ("fr", "en", "pt"),
            "organisations": 1,
        },
    ],
)
def test_regions_of_other_habits_have_all_their_pages(habits, tmp_path):
    write_region(tmp_path, seed=5, **habits)
    site = site_of(tmp_path, day=date(2022, 2, 1))
    for language in site.records.region.languages:
        for path, page in draw_all(site, language).items():
            idents = re.findall(r'\bid="([^"]+)"', page)
            assert len(idents) == len(set(idents)), path
