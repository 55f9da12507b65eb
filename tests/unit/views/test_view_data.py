"""The open data's pages."""

from dataclasses import replace

import pytest
from regions import copy_of
from small_site import found, html, site_of, texts_of

from site_builder import opendata
from site_builder.records import Licence
from site_builder.views import data


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = site_of(copy_of("lakes", tmp_path_factory.mktemp("lakes")))
    return replace(site, downloads=opendata.write(site, tmp_path_factory.mktemp("out")))


def test_every_table_can_be_taken_away(site):
    texts = texts_of(site)
    page = found(data.pages(site, texts), "data/")
    files = [file for _, _, files in page.view["groups"] for file in files]
    assert sorted(file.csv for file in files) == sorted(f"/data/{each.csv.path}" for each in site.downloads)
    assert len({file.title for file in files}) == len(files)
    code = html(site, texts, page)
    assert 'href="../../data/indicators.csv"' in code and 'href="../../data/datapackage.json"' in code


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (1, "1 byte", "1 octet"),
        (999, "999 bytes", "999 octets"),
        (56_400, "56 kB", "56 ko"),
        (3_560_000, "3.6 MB", "3,6 Mo"),
    ],
)
def test_sizes_are_told_in_few_digits(site, count, english, french):
    assert data.size(texts_of(site), count) == english
    assert data.size(texts_of(site, "fr"), count) == french


def test_the_licence_is_the_regions_or_is_said_to_be_missing(site):
    texts = texts_of(site)
    assert "has not named a licence" in html(site, texts, found(data.pages(site, texts), "data/"))
    region = replace(site.records.region, licence=Licence("X", "Free to use", "https://example.org/free"))
    licensed = replace(site, records=replace(site.records, region=region))
    code = html(licensed, texts, found(data.pages(licensed, texts), "data/"))
    assert "Free to use" in code and "has not named" not in code


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_dictionary_explains_every_column_and_names_what_is_hidden(site, language):
    texts = texts_of(site, language)
    page = found(data.pages(site, texts), "data/dictionary/")
    tables = {table.file: table for table in page.view["tables"]}
    assert set(tables) == {each.csv.path for each in site.downloads}
    for download in site.downloads:
        told = tables[download.csv.path].columns
        assert [column.name for column in told] == [column.name for column in download.table.columns]
        assert all(column.title for column in told)
    hidden = tables["memberships.csv"].hidden
    assert texts.say(site.schemas.field("members", ("members", "[]", "employees")).title) in hidden
    assert page.title in html(site, texts, page)


def test_the_officers_build_says_that_its_figures_are_not_public(site):
    texts = texts_of(site)
    officers = replace(site, audience="officers")
    assert "not all public" in html(officers, texts, found(data.pages(officers, texts), "data/"))
