"""Objectives: where they stand, in which order, and with nothing of funding beside them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
import yaml
from region_factory import write_region
from regions import GOOD, copy_of
from small_site import found, html, site_of, texts_of

from site_builder.periods import Period
from site_builder.views import cluster_objectives, objectives
from site_builder.views.objectives_own import STATES, by_years, current, own_objectives

DAY = date(2023, 11, 15)  # the quarters of 2023 are due up to the third


def aim(indicator, first, last, target, **more):
    return {"indicator": indicator, "from": first, "to": last, "target": target, "agreed": f"{first}-01-10", **more}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Six clusters over four years; all but the last have objectives of their own, and the region has three."""
    folder = tmp_path_factory.mktemp("aims")
    write_region(folder, clusters=6, years=4, seed=3, gaps=0.2)
    data = folder / "data"
    clusters = sorted((data / "clusters").iterdir())
    for each in clusters[:-1]:
        targets = [aim("joint-projects", year, year, 9) for year in (2021, 2022, 2023)]
        targets += [aim("fte", 2020, 2022, 4, baseline=2), aim("fte", 2023, 2025, 7)]
        (each / "targets.yml").write_text(yaml.safe_dump({"targets": targets}))
    for early in (data / "clusters").glob("*/2023-q4.yml"):
        early.unlink()
    path = data / "objectives.yml"
    value = yaml.safe_load(path.read_text())
    value["short_term"]["topics"][0]["indicators"] = ["joint-projects"]
    growth = {"id": "growth", "name": "Growth", "indicators": ["company-research"]}
    value["long_term"]["topics"] = [growth]
    value["regional_targets"] = [
        {"indicator": "company-research", "from": 2021, "to": 2021, "increase_percent": 5},
        {"indicator": "company-research", "from": 2022, "to": 2022, "target": 1000},
        {"indicator": "company-research", "from": 2020, "to": 2020, "increase_percent": 5},
    ]
    path.write_text(yaml.safe_dump(value))
    return site_of(folder, day=DAY)


def pages_of(site, language="en"):
    texts = texts_of(site, language)
    return [*objectives.pages(site, texts), *cluster_objectives.pages(site, texts)]


def tables_of(site):
    """Each cluster with its tables of past objectives."""
    pages = [page for page in pages_of(site) if page.template == "cluster_objectives.html"]
    return [(page.path.split("/")[1], table) for page in pages for table in page.view["tables"]]


def test_there_is_a_page_for_each_topic_and_each_cluster_that_has_objectives(site):
    paths = [page.path for page in pages_of(site)]
    # fte is in no topic of the policy, but clusters aim at it
    assert paths[:4] == ["objectives/", "objectives/network/", "objectives/growth/", "objectives/structure/"]
    having = {each.cluster.id for each in own_objectives(site)}
    assert sorted(paths[4:]) == sorted(f"clusters/{each}/objectives/" for each in having)
    assert len(having) == len(site.records.clusters) - 1


def test_what_runs_is_shown_and_else_what_ended_last(site):
    own = own_objectives(site)
    assert [group[0].years for group in current(site, own)] == [(2023, 2025), (2023, 2023)]
    ended = [each for each in own if each.years in ((2022, 2022), (2021, 2021), (2020, 2022))]
    assert [group[0].years for group in current(site, ended)] == [(2022, 2022), (2020, 2022)]


def test_every_objective_is_counted_in_one_state(site):
    view = found(pages_of(site), "objectives/").view
    for line, group in zip(view["periods"], by_years(own_objectives(site)), strict=True):
        assert len(line.numbers) == len(STATES)
        assert sum(map(int, line.numbers)) == int(line.total) == len(group)


def test_clusters_stand_by_domain_and_name_with_what_they_aim_at_and_no_value(site):
    texts = texts_of(site)
    group = found(pages_of(site), "objectives/network/").view["groups"][0]
    domains = [texts.say(each.name) for each in site.records.region.domains]
    assert [name for name, _ in group.shelves] == [name for name in domains if name in dict(group.shelves)]
    for _, clusters in group.shelves:
        names = [each.cluster.text for each in clusters]
        assert names == sorted(names, key=texts.sort_key)
        for each in clusters:
            assert each.cluster.path.endswith("/objectives/")
            assert not re.search(r"\d", each.measures)


def test_no_page_shows_values_of_two_clusters_objectives(site):
    texts = texts_of(site)
    for page in pages_of(site):
        words = html(site, texts, page)
        if page.template == "cluster_objectives.html":
            others = {each.id for each in site.records.clusters.values()} - {page.path.split("/")[1]}
            assert not any(f"clusters/{other}/" in words for other in others)
        else:
            assert "own-objectives" not in words


def running_page(site):
    """The page of a cluster that reports quarters, of which the last of 2023 is not on record yet."""
    cluster = next(cluster for cluster, year, _ in site.records.quarterly if year == 2023)
    return found(pages_of(site), f"clusters/{cluster}/objectives/")


def test_what_runs_has_its_picture_and_says_what_is_awaited(site):
    page = running_page(site)
    short, long = page.view["running"]
    assert (short.title, long.title) == ("2023", "2023–2025")
    assert short.intro.endswith("4th quarter 2023, due on 30 January 2024.")
    assert long.intro.endswith("2023, due on 30 April 2024.")
    (part,) = short.parts
    assert part.name == "Base: measured for all clusters"
    (card,) = part.cards
    assert card.agreed == "Agreed on 10 January 2023"
    assert "objective-1" in html(site, texts_of(site), page)


def test_a_measure_of_some_domains_stands_apart(site):
    texts, path = texts_of(site), running_page(site).path
    definitions = dict(site.records.definitions)
    definitions["fte"] = replace(definitions["fte"], scope=("d1", "d2"))
    own = replace(site, records=replace(site.records, definitions=definitions))
    page = found(cluster_objectives.pages(own, texts), path)
    parts = [part.name for group in page.view["running"] for part in group.parts]
    assert parts == ["Base: measured for all clusters", "Specific to the domain: Text d1 and Text d2"]


def test_a_past_year_shows_each_quarter_alone_and_says_what_is_missing(site):
    tables = [(cluster, table) for cluster, table in tables_of(site) if table.ident == "years"]
    assert tables
    for cluster, table in tables:
        assert table.columns == ("Start", "Q1", "Q2", "Q3", "Q4", "Year", "Target")
        assert [year for year, _ in table.shelves] == ["2022", "2021"]
        for year, (row,) in table.shelves:
            quarters, whole = row.cells[1:5], row.cells[5]
            for number, cell in enumerate(quarters, 1):
                if (cluster, int(year), number) in site.records.quarterly:
                    figure = site.figures.get("joint-projects", "cluster", cluster, Period(int(year), number))
                    assert (cell.text, cell.mark) == (str(figure.value), "")
                else:
                    assert (cell.text, cell.mark) == ("", "missing")
            assert whole.mark or int(whole.text) == sum(int(cell.text) for cell in quarters if cell.text)


def test_a_past_period_shows_each_of_its_years(site):
    columns = {table.columns for _, table in tables_of(site) if table.ident == "period-2020-2022"}
    assert columns == {("Start", "2020", "2021", "2022", "Target 2022")}


def test_what_is_due_comes_in_the_order_of_days(site):
    due = found(pages_of(site), "objectives/").view["due"]
    days = [each.datetime for each in due]
    assert days == ["2024-01-30", "2024-04-30", "2025-04-30", "2026-04-30"]
    assert due[0].text.startswith("Tells whether the objectives for 2023 are reached (5 objectives of 5 clusters)")
    assert [bool(each.text) for each in due] == [True, False, False, True]


def test_a_rise_is_aimed_at_in_whole_numbers_and_needs_a_start(site):
    view = found(pages_of(site), "objectives/").view
    cards = [each.card for each in view["regional"]] + view["earlier"]
    assert [card.period for card in cards] == ["2022", "2021", "2020"]
    before, then = (
        site.figures.get("company-research", "region", site.records.region.id, Period(y)).value for y in (2020, 2021)
    )
    goal = -(-before * 105 // 100)
    assert cards[1].target == f"{goal} (+5%)"
    assert cards[1].state == ("reached" if then >= goal else "not_reached")
    assert (cards[0].target, cards[0].state) == ("1,000", "not_reached")
    assert (cards[2].target, cards[2].state, cards[2].chart) == ("+5%", "not_reported", None)


def test_no_money_and_no_grant_stands_beside_objectives(site):
    texts = texts_of(site)
    for page in pages_of(site):
        words = html(site, texts, page).split("<main")[1].split('id="rules"')[0]
        assert "€" not in words, page.path
        assert not re.search(r"\bgrant", words), page.path


def test_a_state_is_told_in_word_and_shape(site):
    page = html(site, texts_of(site), next(page for page in pages_of(site) if page.path.startswith("clusters/")))
    states = re.findall(r'<span class="state">(.*?)</span>', page)
    assert states and all(re.search(r'#sign-\w+"/></svg>\w+', state) for state in states)
    for used in set(re.findall(r'href="#(sign-\w+)"', page)):
        assert page.count(f'id="{used}"') == 1


def test_the_public_sees_no_objective_of_an_internal_measure(tmp_path):
    write_region(tmp_path, clusters=2, years=2, seed=3, gaps=0)
    cluster = min((tmp_path / "data" / "clusters").iterdir())
    (cluster / "targets.yml").write_text(yaml.safe_dump({"targets": [aim("hidden", 2021, 2021, 5)]}))
    assert [len(own_objectives(site_of(tmp_path, audience, DAY))) for audience in ("public", "officers")] == [0, 1]


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("audience", ["public", "officers"])
def test_good_regions_have_their_objectives(name, audience, tmp_path):
    site = site_of(copy_of(name, tmp_path), audience, day=date(2026, 1, 1))
    for language in site.records.region.languages:
        for page in pages_of(site, language):
            idents = re.findall(r'\bid="([^"]+)"', html(site, texts_of(site, language), page))
            assert len(idents) == len(set(idents)), page.path
