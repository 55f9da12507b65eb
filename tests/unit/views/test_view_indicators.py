"""The list of measures and the page of each: definition, SQL, figures, and why some are withheld."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from region_factory import write_region
from small_site import html, site_of, texts_of

from site_builder.indicators import Figure
from site_builder.periods import Period
from site_builder.views import indicator_course, indicators
from site_builder.views.indicator_words import visible
from site_builder.views.page import Page, Site
from site_builder.views.shown import DAGGER, Subject

DAY = date(2023, 6, 30)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("region")
    write_region(folder, clusters=6, years=3, seed=11)
    return folder


@pytest.fixture(scope="module")
def site(root) -> Site:
    return site_of(root, day=DAY)


def page_of(site: Site, indicator: str) -> Page:
    return next(p for p in indicators.pages(site, texts_of(site)) if p.path == f"indicators/{indicator}/")


def test_each_measure_that_the_audience_may_see_has_a_page_and_a_line(root, site):
    for seen in (site, site_of(root, "officers", DAY)):
        pages = list(indicators.pages(seen, texts_of(seen)))
        named = {row.path for group in pages[0].view["groups"] for row in group.rows}
        assert named == {page.path for page in pages[1:]} == {f"indicators/{d.id}/" for d in visible(seen)}
    public = {definition.id for definition in visible(site)}
    assert {d.id for d in site.records.definitions.values()} - public == {"hidden"}


def test_a_page_shows_the_sql_as_the_file_has_it(site):
    page = page_of(site, "large")
    assert page.view["sql"] == "SELECT count(*)\nFROM memberships\nWHERE employees >= 20"
    assert "WHERE employees &gt;= 20" in html(site, texts_of(site), page)
    assert page_of(site, "patents").view["sql"] == ""


def test_tables_have_the_figures_of_each_domain_and_of_the_region(site):
    page = page_of(site, "budget")
    table = next(table for table in page.view["tables"] if table.ident == "by-domain")
    texts = texts_of(site)
    for row, domain in zip(table.rows, site.records.region.domains, strict=False):
        figures = site.figures.series("budget", "domain", domain.id)
        told = [cell if isinstance(cell, str) else cell.mark for cell in row[1:]]
        signs = [DAGGER if f.rests_on < f.expected else "" for f in figures]
        wanted = [
            texts.number(f.value, 0) + sign if f.value is not None else f.mark
            for f, sign in zip(figures, signs, strict=True)
        ]
        assert told == wanted
    assert table.rows[-1][0]["text"] == texts.say(site.records.region.name)


def test_a_specific_measure_has_no_figure_of_the_region(site):
    page = page_of(site, "patents")
    (table,) = page.view["tables"]
    assert [row[0]["path"] for row in table.rows] == ["domains/d1/"]


def test_why_a_figure_is_withheld_is_said_where_one_is(site):
    assert "fewer than 3" in page_of(site, "services").view["withheld"]
    assert page_of(site, "budget").view["withheld"] == ""


def test_quarters_stand_by_year(site):
    page = (
        page_of(site, "joint-projects")
        if "joint-projects" in site.records.definitions
        else page_of(site, "prospecting")
    )
    table = next(table for table in page.view["tables"] if table.ident == "by-quarter")
    assert [row[0] for row in table.rows] == ["2020", "2021", "2022"]
    assert all(len(row) == 5 for row in table.rows)


def test_a_year_of_quarters_still_to_come_is_not_one_yet(tmp_path):
    write_region(tmp_path, clusters=3, years=3, seed=11, gaps=0)
    for record in tmp_path.glob("data/clusters/*/2022-q4.yml"):
        record.unlink()
    seen = site_of(tmp_path, day=date(2022, 11, 1))
    view = page_of(seen, "joint-projects").view
    assert [row[0].text for row in view["courses"][0].chart.table.rows] == ["2020", "2021"]
    assert view["courses"][0].figure.period == "2021"
    by_domain = next(table for table in view["tables"] if table.ident == "by-domain")
    assert [column["label"] for column in by_domain.columns[1:]] == ["2020", "2021"]
    by_quarter = next(table for table in view["tables"] if table.ident == "by-quarter")
    assert by_quarter.rows[-1][0] == "2022"


def test_the_newest_value_is_read_against_its_own_past(site, monkeypatch):
    texts, definition = texts_of(site), site.records.definitions["budget"]
    subject = Subject("region", site.records.region.id)

    def read(*values, short=()):
        figures = [
            Figure("budget", "region", subject.entity, Period(2019 + at), value, "", 1 if at in short else 2, 2)
            for at, value in enumerate(values)
        ]
        monkeypatch.setattr(indicator_course, "years", lambda *_: figures)
        return indicator_course.reading(site, texts, definition, subject)

    assert read(1, 2, 3, 4) == "2022 has the highest value since the series began in 2019."
    assert read(4, 3, 2, 1) == "2022 has the lowest value since the series began in 2019."
    assert read(1000, 4000, 2000, 3000) == "Since 2019 between €1,000 (2019) and €4,000 (2020)."
    assert read(1, 4, 2, 4).startswith("Since 2019 between")
    assert read(1, 2, 3) == read(2, 2, 2, 2) == ""
    assert read(1, 2, 3, 4, short=[3]) == read(1, 2, 3, 4, short=[0]) == ""
    assert read(2, 3, 1, 4, 5, short=[2]) == "2023 has the highest value since the series began in 2019."


def test_where_an_indicator_serves_is_told(site):
    followed = {name: page_of(site, name).view["followers"] for name in site.records.definitions if name != "hidden"}
    aimed = {i for topic in site.records.objectives.short_topics for i in topic.indicators}
    assert aimed and all(followed[indicator] for indicator in aimed)
    for name, view in ((each, page_of(site, each).view) for each in followed):
        told = [story for story in site.records.stories if name in story.indicators]
        assert len(view["stories"]) == min(4, len(told))


def test_a_measure_of_grants_leads_to_no_objective(site):
    definition = replace(site.records.definitions["budget"], table="grants")
    assert indicators._followers(site, texts_of(site), definition) == []
