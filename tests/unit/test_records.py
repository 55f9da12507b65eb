"""Records are typed values with every default filled in."""

from __future__ import annotations

from datetime import date

import pytest
from region_factory import Written, write_region

from site_builder.records import Records, records_of
from site_builder.records.reading import cluster_of, definition_of, objectives_of, region_of, targets_of
from site_builder.source.document import Document
from site_builder.source.repository import read_repository


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Written, Records]:
    folder = tmp_path_factory.mktemp("region")
    written = write_region(folder, clusters=5, years=3, seed=2, languages=("fr", "en"))
    return written, records_of(read_repository(folder)[0])


def test_records_are_those_of_the_files(made: tuple[Written, Records]) -> None:
    written, records = made
    assert records.annual == written.annual
    assert records.quarterly == written.quarterly
    assert records.members == written.members
    assert records.clusters.keys() == written.profiles.keys()
    assert list(records.annual) == sorted(records.annual)


def test_a_story_is_one_with_its_translations(made: tuple[Written, Records]) -> None:
    written, records = made
    assert len(records.stories) == len(written.stories)
    story = records.stories[0]
    assert list(story.languages) == ["fr", "en"]
    assert story.name == f"{story.date.isoformat()}-{story.slug}"
    assert story.text("en").body != story.text("fr").body == story.text("sv").body
    assert story.image_path is None


def test_years_go_from_the_first_to_the_newest_on_record(made: tuple[Written, Records]) -> None:
    _, records = made
    assert records.years == range(2020, 2023)
    assert records.newest_quarter == (2022, 4)


def test_clusters_are_active_from_their_first_year_to_their_last(made: tuple[Written, Records]) -> None:
    _, records = made
    ended, successor = records.clusters["cluster-02"], records.clusters["cluster-05"]
    assert successor.succeeds == ("cluster-02",)
    assert (ended.active_in(2020), ended.active_in(2021)) == (True, False)
    assert (successor.active_in(2020), successor.active_in(2021)) == (False, True)
    assert [cluster.id for cluster in records.active(2020)] == [f"cluster-0{n}" for n in range(1, 5)]


def test_an_indicator_has_its_defaults() -> None:
    value = {
        "id": "n",
        "name": "N",
        "description": "D",
        "unit": "count",
        "topic": "members",
        "table": "annual",
        "value": "sum(fte)",
        "across": "pooled",
        "scope": "base",
    }
    definition = definition_of(Document("n.yml", "indicator", value))
    assert definition.scope is None and definition.visibility == "public" and definition.collected == "derived"
    assert not definition.additive and definition.decimals == 0 and definition.where is None
    assert definition.holds_in(1999)
    meant = definition_of(Document("n.yml", "indicator", {**value, "scope": ["d1"], "since": 2020, "until": 2021}))
    assert meant.scope == ("d1",)
    assert [meant.holds_in(year) for year in (2019, 2020, 2021, 2022)] == [False, True, True, False]


def test_what_may_be_left_out_may_be() -> None:
    region = region_of(
        {
            "id": "r",
            "name": "R",
            "country": "XX",
            "currency": "EUR",
            "languages": ["sv"],
            "organisation_ids": "none",
            "domains": [{"id": "d", "name": "D", "only_in_a_later_schema": 1}],
            "territories": [],
            "cluster_types": [],
            "instruments": [{"id": "i", "name": "I", "rate": {"min": 0, "max": 1}, "feeds": "operating_grant"}],
            "reporting": {"first_year": 2020, "annual_due": "04-30", "members_due": "05-31", "quarter_due_days": 30},
        }
    )
    assert (region.secrecy.min_contributors, region.secrecy.dominance) == (3, 0.85)
    assert region.language == "sv" and region.partners == () and region.notice is None and region.events == ()
    assert region.domains[0].id == "d"
    assert objectives_of({}).story_quota is None


def test_a_year_alone_is_a_date_too() -> None:
    profile = {
        "id": "c",
        "name": "C",
        "type": "t",
        "domains": ["b", "a"],
        "legal_form": "association",
        "seat": {"commune": "V", "territory": "01"},
        "summary": "S",
        "active": {"from": 2005},
        "label": {"level": "gold", "valid_until": "2024-06-30"},
        "events": [{"date": 2005, "kind": "founded", "text": "T", "source": "S"}],
        "facts": [{"date": "2020-03", "text": "T", "source": "https://example.org", "value": 3}],
    }
    cluster = cluster_of(profile)
    assert cluster.domain == "b"
    assert cluster.label is not None and cluster.label.valid_until == date(2024, 6, 30)
    assert (cluster.events[0].date, cluster.facts[0].date) == ("2005", "2020-03")


def test_objectives_are_found_by_topic() -> None:
    topic = {"id": "network", "name": "N", "indicators": ["a", "b"]}
    objectives = objectives_of(
        {
            "short_term": {"topics": [topic]},
            "long_term": {"topics": [], "periods": [{"id": "p", "from": 2021, "to": 2023}]},
            "regional_targets": [{"indicator": "a", "from": 2021, "to": 2023, "increase_percent": 5}],
        }
    )
    found = objectives.topic("network")
    assert found is not None and found.indicators == ("a", "b")
    assert objectives.topic("other") is None
    assert objectives.periods[0].last == 2023
    assert objectives.regional_targets[0].target is None


def test_targets_are_read() -> None:
    [target] = targets_of(
        {"targets": [{"indicator": "a", "from": 2021, "to": 2023, "target": 8, "agreed": "2020-11-15"}]}
    )
    assert (target.first, target.last, target.baseline, target.agreed) == (2021, 2023, None, date(2020, 11, 15))
