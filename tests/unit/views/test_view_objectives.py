"""Objectives: where they stand, in which order, and with nothing of funding beside them."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml
from region_factory import write_region
from regions import GOOD, copy_of
from small_site import found, html, site_of, texts_of

from site_builder.periods import Period
from site_builder.views import objectives
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
    return list(objectives.pages(site, texts_of(site, language)))


def rows_of(group):
    return [row for shelf in group.shelves for row in shelf.rows]


def test_there_is_a_page_for_each_topic_and_each_year(site):
    # fte is in no topic of the policy, but clusters aim at it
    assert [page.path.removeprefix("objectives/") for page in pages_of(site)] == [
        *("", "network/", "growth/", "structure/"),
        *("2023-2025/", "2023/", "2022/", "2020-2022/", "2021/"),
    ]


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


def test_clusters_stand_by_domain_and_name(site):
    texts = texts_of(site)
    group = found(pages_of(site), "objectives/network/").view["groups"][0]
    domains = [texts.say(each.name) for each in site.records.region.domains]
    assert [shelf.name for shelf in group.shelves] == [
        name for name in domains if name in {s.name for s in group.shelves}
    ]
    for shelf in group.shelves:
        names = [row.cluster.text for row in shelf.rows]
        assert names == sorted(names, key=texts.sort_key)


def test_a_year_of_quarters_shows_each_quarter_alone_and_says_what_is_missing(site):
    group = found(pages_of(site), "objectives/network/").view["groups"][0]
    assert group.columns == ("Start", "Q1", "Q2", "Q3", "Q4", "Year", "Target")
    for row in rows_of(group):
        cluster = row.cluster.path.split("/")[1]
        quarters, whole = row.cells[1:5], row.cells[5]
        for number, cell in enumerate(quarters, 1):
            if (cluster, 2023, number) in site.records.quarterly:
                figure = site.figures.get("joint-projects", "cluster", cluster, Period(2023, number))
                assert (cell.text, cell.mark) == (str(figure.value), "")
            else:
                assert (cell.text, cell.mark) == ("", "not_due" if number == 4 else "missing")
        assert whole.mark or int(whole.text) == sum(int(cell.text) for cell in quarters if cell.text)


def test_years_that_have_not_begun_have_no_column(site):
    groups = found(pages_of(site), "objectives/2023-2025/").view["groups"]
    assert [group.columns for group in groups] == [("Start", "2023", "Target 2025")]
    assert all(len(row.cells) == 3 for row in rows_of(groups[0]))


def test_a_rise_is_aimed_at_in_whole_numbers_and_needs_a_start(site):
    cards = [each.card for each in found(pages_of(site), "objectives/").view["regional"]]
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
    page = html(site, texts_of(site), found(pages_of(site), "objectives/2022/"))
    states = re.findall(r'<span class="state">(.*?)</span>', page)
    assert states and all(re.search(r'#sign-\w+"/></svg>\w+', state) for state in states)
    for used in set(re.findall(r'href="#(sign-\w+)"', page)):
        assert page.count(f'id="{used}"') == 1


def test_the_public_sees_no_objective_of_an_internal_measure(tmp_path):
    write_region(tmp_path, clusters=2, years=2, seed=3, gaps=0)
    cluster = min((tmp_path / "data" / "clusters").iterdir())
    (cluster / "targets.yml").write_text(yaml.safe_dump({"targets": [aim("hidden", 2021, 2021, 5)]}))
    assert [len(own_objectives(site_of(tmp_path, audience, DAY))) for audience in ("public", "officers")] == [0, 1]


def test_pages_of_years_keep_clear_of_a_topic_of_that_name(tmp_path):
    write_region(tmp_path, clusters=2, years=2, seed=3, gaps=0)
    path = tmp_path / "data" / "objectives.yml"
    value = yaml.safe_load(path.read_text())
    value["short_term"]["topics"][0] |= {"id": "2021", "indicators": ["joint-projects"]}
    path.write_text(yaml.safe_dump(value))
    cluster = min((tmp_path / "data" / "clusters").iterdir())
    (cluster / "targets.yml").write_text(yaml.safe_dump({"targets": [aim("joint-projects", 2021, 2021, 5)]}))
    paths = [page.path for page in pages_of(site_of(tmp_path, day=DAY))]
    assert paths == ["objectives/", "objectives/2021/", "objectives/2021-own/"]


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("audience", ["public", "officers"])
def test_good_regions_have_their_objectives(name, audience, tmp_path):
    site = site_of(copy_of(name, tmp_path), audience, day=date(2026, 1, 1))
    for language in site.records.region.languages:
        for page in pages_of(site, language):
            idents = re.findall(r'\bid="([^"]+)"', html(site, texts_of(site, language), page))
            assert len(idents) == len(set(idents)), page.path
