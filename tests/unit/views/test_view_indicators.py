"""The list of measures and the page of each: definition, SQL, figures, and why some are withheld."""

from __future__ import annotations

from datetime import date

import pytest
from region_factory import write_region
from small_site import html, site_of, texts_of

from site_builder.views import indicators
from site_builder.views.indicator_words import visible
from site_builder.views.page import Page, Site

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
        assert told == [texts.number(f.value, 0) if f.value is not None else f.mark for f in figures]
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
