"""Figures read the same wherever they stand: text, change, coverage, absence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from region_factory import write_region
from small_site import site_of, texts_of

from site_builder.indicators import Figure
from site_builder.periods import Period
from site_builder.views.shown import Subject, change, history, key_figure, measure_name, rests_on, shown, until_due


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("region")
    write_region(folder, clusters=5, years=3, seed=5, gaps=0)
    return site_of(folder, day=date(2023, 6, 30))


def figure(value, indicator="budget", mark="", year=2021, rests=5, of=5) -> Figure:
    return Figure(indicator, "region", "invented", Period(year), value, mark, rests, of)


@pytest.mark.parametrize(
    ("indicator", "before", "now", "told"),
    [
        ("budget", 100, 110, ("+10.0% in a year", "up")),
        ("budget", 100, 75, ("−25.0% in a year", "down")),
        ("budget", 100, 100, ("unchanged in a year", "same")),
        ("public-share", 48.0, 50.5, ("+2.5 points in a year", "up")),
        ("budget", 0, 5, ("", "")),
        ("budget", None, 5, ("", "")),
    ],
)
def test_a_change_is_told_in_percent_and_of_shares_in_points(site, indicator, before, now, told):
    definition = site.records.definitions[indicator]
    assert change(texts_of(site), definition, figure(before, indicator), figure(now, indicator)) == told


@pytest.mark.parametrize(("before", "now"), [(4, 5), (5, 4)])
def test_no_change_is_told_where_a_report_is_missing(site, before, now):
    texts, definition = texts_of(site), site.records.definitions["budget"]
    two = figure(100, rests=before), figure(110, rests=now)
    assert change(texts, definition, *two) == ("", "")
    own = [replace(each, scope="cluster") for each in two]
    assert change(texts, definition, *own) == ("+10.0% in a year", "up")


def test_an_absent_figure_has_its_mark_and_no_text(site):
    texts = texts_of(site)
    assert (shown(site, texts, figure(None, mark="withheld")).text, shown(site, texts, None).mark) == ("", "missing")
    assert shown(site, texts, figure(0)).text == "€0"


def test_what_not_all_clusters_reported_says_so(site):
    texts = texts_of(site)
    assert rests_on(texts, figure(1, rests=4)) == "4 of 5 clusters reported"
    assert rests_on(texts, figure(1)) == rests_on(texts, replace(figure(1, rests=0), scope="cluster")) == ""


def test_an_average_is_named_so_beyond_a_single_cluster(site):
    texts, definition = texts_of(site), site.records.definitions["budget"]
    assert measure_name(texts, definition, "region") == f"{texts.say(definition.name)}, average cluster"
    assert measure_name(texts, definition, "cluster") == texts.say(definition.name)


def test_a_series_ends_with_what_was_due():
    series = [figure(1, year=2020), figure(None, mark="missing", year=2021), figure(None, mark="not_due", year=2022)]
    assert until_due(series) == series[:2]
    assert until_due(series[2:]) == []


def test_a_key_figure_has_the_newest_year_and_its_past(site):
    found = key_figure(site, texts_of(site), "budget", Subject("region", site.records.region.id))
    assert (found.period, found.mark, found.path) == ("2022", "", "indicators/budget/")
    assert found.change and found.before in ("up", "down", "same")
    assert key_figure(site, texts_of(site), "none", Subject("region", "invented")) is None
    assert key_figure(site, texts_of(site), "hidden", Subject("region", site.records.region.id)) is None


def test_one_point_is_no_history(site):
    assert history(site, texts_of(site), "services", Subject("cluster", "cluster-01"), "Services") is None


def test_a_year_of_some_quarters_says_how_many_and_tells_no_change(tmp_path):
    write_region(tmp_path, clusters=2, years=3, seed=5, gaps=0)
    last = sorted(tmp_path.glob("data/clusters/*/*-q3.yml"))[-1]
    cluster, year = last.parent.name, int(last.name[:4])
    for quarter in (3, 4):
        last.with_name(f"{year}-q{quarter}.yml").unlink()
    site = site_of(tmp_path, day=date(2023, 6, 30))
    texts, whose = texts_of(site), Subject("cluster", cluster)
    told = key_figure(site, texts, "joint-projects", whose, year)
    assert (told.rests, told.change, told.before) == ("2 quarters of 4", "", "")
    whole = key_figure(site, texts, "joint-projects", whose, year - 1)
    assert whole.rests == "" and whole.change
