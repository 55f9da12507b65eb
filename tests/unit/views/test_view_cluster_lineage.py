"""Where a cluster comes from, in one picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from region_factory import write_region
from small_site import site_of, texts_of

from site_builder.records import Event
from site_builder.views.cluster_lineage import lineage_picture


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("invented")
    write_region(folder, clusters=6, years=3, seed=3)
    return site_of(folder, day=date(2023, 6, 15))


def test_predecessors_stand_before_and_successors_after(site):
    texts, clusters = texts_of(site), site.records.clusters
    for name, order in (("cluster-06", ("cluster-02", "cluster-06")), ("cluster-02", ("cluster-02", "cluster-06"))):
        rows = lineage_picture(site, texts, clusters[name]).table.rows
        assert [row[0].text for row in rows] == [texts.say(clusters[each].name) for each in order]


def test_a_life_without_events_or_kin_needs_no_picture(site):
    alone = replace(site.records.clusters["cluster-01"], events=(), succeeds=())
    assert lineage_picture(site, texts_of(site), alone) is None


def test_what_happened_is_named_with_its_year(site):
    event = Event("2021-03", "renamed", "A new name.", "")
    told = lineage_picture(site, texts_of(site), replace(site.records.clusters["cluster-01"], events=(event,)))
    assert any("2021" in text.text and not text.text.isdigit() for text in told.wide.texts)
