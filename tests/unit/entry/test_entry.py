"""A record as somebody fills it in: choices, last time's answers, what is taken over, which results are asked."""

from __future__ import annotations

import pytest
from region_factory import write_region

from site_builder.entry import carried, choices, latest, results_asked
from site_builder.periods import Period
from site_builder.schema import Schemas
from site_builder.source.repository import Repository, read_repository

SCHEMAS = Schemas.load()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    root = tmp_path_factory.mktemp("region")
    write_region(root)
    found, findings = read_repository(root)
    assert not findings
    return found


def test_what_a_field_may_hold_is_told_with_its_titles(repository: Repository) -> None:
    territory = choices(repository, SCHEMAS.field("members", ("members", "[]", "territory")))
    assert list(territory)[-1] == "outside"
    codes = [each["code"] for each in repository.region.value["territories"]]
    assert list(territory)[:-1] == codes
    chair = SCHEMAS.field("annual", ("governance", "chair"))
    assert choices(repository, chair) == chair.choices
    assert not choices(repository, SCHEMAS.field("members", ("members", "[]", "name")))


def test_every_reference_leads_to_a_list(repository: Repository) -> None:
    # ids of members are those of every list: too many to be offered
    fields = [
        field for kind in SCHEMAS.kinds for field in SCHEMAS.fields(kind) if field.reference not in (None, "members")
    ]
    assert fields
    for field in fields:
        if field.reference not in ("partners", "results"):
            assert choices(repository, field), field.dotted


def test_last_time_is_the_newest_before_and_the_same_quarter_of_the_year_before(repository: Repository) -> None:
    files = next(iter(repository.clusters.values()))
    years = sorted(files.annual)
    assert latest(files, "annual", Period(years[-1] + 1)) is files.annual[years[-1]]
    assert latest(files, "annual", Period(years[0])) is None
    year, quarter = max(files.quarterly)
    assert latest(files, "quarterly", Period(year + 1, quarter)) is files.quarterly[year, quarter]


def test_what_rarely_changes_is_taken_over() -> None:
    last = {
        "year": 2024,
        "team": {"fte": 2, "people": [{"role": "director", "fte": 1, "employer": "cluster"}]},
        "budget": {"expenditure": {"salaries": 1}},
        "governance": {"board": {"companies": 3}, "chair": "companies", "meetings": 4},
    }
    kept = carried(SCHEMAS, "annual", last)
    assert kept == {"team": last["team"], "governance": {"board": {"companies": 3}, "chair": "companies"}}
    assert carried(SCHEMAS, "quarterly", {"year": 2024, "quarter": 1, "s3": {"roadmap_contributions": 1}}) == {}


def test_results_are_asked_where_the_definition_holds(repository: Repository) -> None:
    cluster = next(iter(repository.clusters))
    every = {name for name, each in repository.indicators.items() if each.value.get("collected") == "annual"}
    for year in (1900, 2024):
        asked = set(results_asked(repository, cluster, year))
        assert asked <= every
        for name in asked:
            definition = repository.indicators[name].value
            assert definition.get("since", year) <= year
