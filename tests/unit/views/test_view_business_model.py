"""The business model: what the public may see of private revenue, what moved, and the arithmetic of the levers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
import yaml
from region_factory import write_region
from regions import copy_of
from small_site import found, html, site_of, texts_of

from site_builder.views import business_model
from site_builder.views.business_model import half_and_half, has_page
from site_builder.views.business_model_charts import flow, in_whole_units
from site_builder.views.business_model_items import books, private_lines, total
from site_builder.views.business_model_levers import Start, levers, outcome
from site_builder.views.business_model_moves import moves
from site_builder.views.business_model_what_if import what_if
from site_builder.warehouse import totals

DAY = date(2023, 6, 15)
START = Start(
    fees=300.0, services=200.0, rest=100.0, eu=50.0, public=650.0, expenditure=1200.0, members=30.0, collaborations=4.0
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    write_region(folder, clusters=8, years=3, seed=5, gaps=0)
    path = folder / "data" / "region.yml"
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    value["events"] = [{"year": 2021, "text": {"en": "Flood", "fr": "Inondation"}}, {"year": 1999, "text": "Long ago"}]
    path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(folder):
    return site_of(folder, day=DAY)


@pytest.fixture(scope="module")
def inside(folder):
    return site_of(folder, "officers", DAY)


def private(site, key, year):
    records = (record for (_, when), record in site.records.annual.items() if when == year)
    return sum(record["budget"]["revenue"]["private"][key] for record in records)


def test_the_parts_are_the_whole_in_each_year_and_audience(site, inside):
    for it in (site, inside):
        kept = books(it, texts_of(it), it.records.clusters, [2020, 2021, 2022])
        for year in kept.years:
            sums = [totals(record) for (_, when), record in it.records.annual.items() if when == year]
            assert kept.revenue(year) == pytest.approx(sum(each["revenue_total"] for each in sums))
            assert total(kept.few, year) == pytest.approx(kept.revenue(year))
            assert kept.spent(year) == sum(each["expenditure_total"] for each in sums)
        assert len(kept.few) <= 6


def test_lines_of_private_revenue_are_seen_through_indicators_and_where_the_rest_may_be_seen(site, inside):
    texts = texts_of(site)
    kept = books(site, texts, site.records.clusters, [2021, 2022])
    assert kept.split
    assert kept.amount("membership_fees", 2022) == pytest.approx(private(site, "membership_fees", 2022))
    assert kept.amount("services", 2022) == pytest.approx(private(site, "services", 2022))
    secrecy = replace(site.records.region.secrecy, min_contributors=8)
    stricter = replace(site, records=replace(site.records, region=replace(site.records.region, secrecy=secrecy)))
    assert not books(stricter, texts, site.records.clusters, [2022]).split
    (some, *_) = site.records.clusters
    assert not books(site, texts, [some], [2022]).split and books(inside, texts, [some], [2022]).split
    with pytest.raises(ValueError):
        private_lines(site, texts, some, [2022])
    assert len(private_lines(inside, texts, some, [2022])) == 6


def test_where_a_figure_is_withheld_private_revenue_is_one_sum_and_levers_are_left_out(tmp_path):
    site = site_of(copy_of("lakes", tmp_path))
    texts = texts_of(site)
    page = found(business_model.pages(site, texts), "business-model/")
    assert not page.view["model"].split
    it = page.view["model"].what_if
    assert "Membership fees, Members and Paid services" in it.left_out
    assert {slider.id for slider in it.sliders} == {"success", "public", "eu", "expenditure"}
    assert "Private revenue is one sum here" in html(site, texts, page)


def test_the_year_of_the_event_is_told_else_the_largest_fall_else_none(site):
    texts, ids = texts_of(site), list(site.records.clusters)
    kept = books(site, texts, ids, [2020, 2021, 2022])
    told = moves(site, texts, kept, ids, "Here")
    assert told is not None and (told.year, told.what) == (2021, "Flood")
    assert f"{texts.money(kept.revenue(2021), 'EUR')}" in told.sentence
    quiet = replace(site, records=replace(site.records, region=replace(site.records.region, events=())))
    falls = {year: kept.revenue(year) - kept.revenue(year - 1) for year in (2021, 2022)}
    without = moves(quiet, texts, kept, ids, "Here")
    if min(falls.values()) < 0:
        assert without is not None and without.what == "" and falls[without.year] < 0
    else:
        assert without is None


def test_a_missing_report_is_no_fall(tmp_path):
    write_region(tmp_path, clusters=4, years=3, seed=5, gaps=0)
    for path in sorted(tmp_path.glob("data/clusters/*/2022.yml"))[:2]:
        path.unlink()
    site = site_of(tmp_path, day=DAY)
    texts, ids = texts_of(site), list(site.records.clusters)
    kept = books(site, texts, ids, [2020, 2021, 2022])
    told = moves(site, texts, kept, ids, "Here")
    assert kept.revenue(2022) < kept.revenue(2021) and (told is None or told.year == 2021)


def test_each_change_is_that_of_the_books(site):
    texts, ids = texts_of(site), list(site.records.clusters)
    kept = books(site, texts, ids, [2020, 2021, 2022])
    told = moves(site, texts, kept, ids, "Here")
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in told.chart.table.rows}
    for item in kept.expenditure:
        before, now = item.amounts[2020], item.amounts[2021]
        assert rows[item.name][:2] == [texts.money(before, "EUR"), texts.money(now, "EUR")]
        assert rows[item.name][2].startswith(texts.signed_money(now - before, "EUR"))


def test_more_than_one_half_is_said_of_the_years_in_which_it_was(site):
    texts = texts_of(site)
    kept = books(site, texts, site.records.clusters, [2020, 2021, 2022])
    over = [year for year in kept.years if kept.public_share(year) > 0.5]
    told = half_and_half(texts, kept, 2022)
    assert texts.percent(kept.public_share(2020), 1) in told
    until = half_and_half(texts, kept, 2021)
    assert "2022" not in until and texts.percent(kept.public_share(2021), 1) in until
    assert [str(year) in told.split(". ", 1)[1] for year in kept.years].count(True) in (0, len(over))


def test_parts_of_one_hundred_add_up_to_it():
    for amounts in ([1, 1, 1], [0.4, 99.6], [7], [12, 0, 5, 5, 5, 1]):
        assert sum(in_whole_units(amounts)) == 100
    assert in_whole_units([1, 1, 1]) == [34, 33, 33]


@pytest.mark.parametrize(("language", "comes"), [("en", "They come from: "), ("fr", "Recettes\u202f: ")])
def test_the_flow_is_described_side_by_side_in_sentences(site, language, comes):
    texts = texts_of(site, language)
    kept = books(site, texts, site.records.clusters, [2022])
    told = flow(site, texts, "flow", "Here", kept, 2022).desc
    assert told.startswith(comes + kept.own[0].name) and told.count(". ") == 1 and told.endswith(".")


def test_levers_do_what_they_say():
    assert outcome(START, {}).balance == pytest.approx(100)
    both = outcome(START, {"fees": 10, "members": -10})
    assert (both.members, both.fees) == (pytest.approx(27), pytest.approx(297))
    assert outcome(START, {"success": 25}).success == 100
    less = outcome(START, {"public": -100})
    assert less.own_share == 1 and less.balance == pytest.approx(-550)
    assert outcome(START, {"expenditure": -5}).balance == pytest.approx(160)
    assert outcome(replace(START, fees=0, services=0, rest=0, eu=0, public=0), {}).own_share is None


def test_a_lever_without_a_starting_point_is_left_out():
    assert [lever.id for lever in levers(START)] == [
        "fees",
        "members",
        "services",
        "success",
        "public",
        "eu",
        "expenditure",
    ]
    poor = replace(START, fees=None, services=0.0, collaborations=None)
    assert [lever.id for lever in levers(poor)] == ["public", "eu", "expenditure"]
    for lever in levers(START):
        assert lever.low <= 0 <= lever.high and (lever.high - lever.low) % lever.step == 0


def test_the_table_tells_one_step_of_each_lever(site):
    texts = texts_of(site)
    it = what_if(site, texts, START)
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in it.table.rows}
    assert rows["As it is"] == ["–", "+€100", "50.0%"]
    assert rows["Membership fees"] == ["+5%", "+€115", "50.6%"]
    assert rows["Public grants"] == ["−5%", "+€68", "51.3%"]
    assert it.result == "Revenue €1,300, expenditure €1,200: €100 left over."
    assert json.loads(it.data)["members"] == 30 and "{own}" in json.loads(it.words)["shares"]


def test_the_average_cluster_is_the_sum_over_those_that_reported(site):
    page = found(business_model.pages(site, texts_of(site)), "business-model/")
    start = json.loads(page.view["model"].what_if.data)
    year = page.view["model"].year
    number = sum(when == year for _, when in site.records.annual)
    assert start["fees"] == pytest.approx(private(site, "membership_fees", year) / number)
    assert page.scripts == ("what-if.js",)


def test_only_the_officers_see_a_cluster_by_itself_and_never_two(site, inside):
    texts = texts_of(inside)
    assert [page.path for page in business_model.pages(site, texts)] == ["business-model/"]
    pages = {page.path: page for page in business_model.pages(inside, texts)}
    assert len(pages) == 1 + len(inside.records.clusters)
    for cluster in inside.records.clusters:
        assert has_page(inside, cluster) and not has_page(site, cluster)
        written = html(inside, texts, pages[f"clusters/{cluster}/business-model/"])
        assert not any(other in written for other in inside.records.clusters if other != cluster)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_of_every_kind_are_written(site, inside, language):
    for it in (site, inside):
        texts = texts_of(it, language)
        for page in business_model.pages(it, texts):
            written = html(it, texts, page)
            assert 50 <= len(page.description) <= 160 and written.count("<h1") == 1
