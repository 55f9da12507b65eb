"""A cluster's figures lead to their records: by address where it is known, by path where not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from region_factory import write_region
from small_site import site_of, texts_of

from site_builder.periods import Period
from site_builder.views import sources
from site_builder.views.shown import Subject, key_figure


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("region")
    write_region(folder, clusters=3, years=3, seed=5, gaps=0)
    return site_of(folder, day=date(2023, 6, 30))


@pytest.fixture(scope="module")
def kept(site):
    return replace(site, repository="https://git.example/region/")


def test_one_record_is_named_in_full_and_leads_to_its_file(kept):
    found = sources.annual(kept, texts_of(kept), "cluster-01", [2021])
    (record,) = found.records
    assert found.name == record.text == "Yearly record, 2021"
    assert record.url == "https://git.example/region/data/clusters/cluster-01/2021.yml"


def test_records_of_several_years_stand_by_year_each_with_its_full_name(kept):
    found = sources.members(kept, texts_of(kept), "cluster-01", range(2010, 2030))
    assert found.name == "Members list"
    assert [record.text for record in found.records] == ["2020", "2021", "2022"]
    assert found.records[0].name == "Members list, 2020"


def test_where_the_address_is_not_known_the_path_stands_for_it(site):
    texts = texts_of(site)
    assert sources.annual(site, texts, "cluster-01", [2021]).path == "data/clusters/cluster-01/2021.yml"
    found = sources.annual(site, texts, "cluster-01", range(2020, 2023))
    assert (found.name, found.records, found.path) == ("Yearly record, 2020–2022", (), "data/clusters/cluster-01/")


def test_what_is_not_on_record_has_no_source(kept):
    texts = texts_of(kept)
    assert sources.annual(kept, texts, "cluster-01", [1999]) is None
    assert sources.quarterly(kept, texts, "cluster-01", 1999) is None


def test_a_key_figure_of_a_cluster_has_its_record_and_one_of_several_has_none(kept):
    texts = texts_of(kept)
    figure = key_figure(kept, texts, "budget", Subject("cluster", "cluster-01"), 2021)
    assert figure.source.path == "data/clusters/cluster-01/2021.yml"
    assert key_figure(kept, texts, "budget", Subject("region", kept.records.region.id)).source is None


@pytest.mark.parametrize(
    ("table", "path"),
    [
        ("memberships", "data/members/cluster-01/2021.yml"),
        ("movements", "data/members/cluster-01/"),
        ("quarterly", "data/clusters/cluster-01/"),
        ("annual", "data/clusters/cluster-01/2021.yml"),
    ],
)
def test_a_figure_comes_from_the_records_of_its_table(kept, table, path):
    definition = replace(kept.records.definitions["budget"], table=table)
    assert sources.of_figure(kept, texts_of(kept), definition, "cluster-01", Period(2021)).path == path
