"""The share of the fields that apply and are filled."""

from __future__ import annotations

from dataclasses import replace

from site_builder.owing import Standing
from site_builder.owing.completeness import Completeness, Counting


def counting(standing: Standing, *results: str) -> Counting:
    return Counting(standing.schemas, lambda cluster, year: results, {each: each for each in results})


def test_a_yearly_record_counts_the_fields_that_apply(standing: Standing) -> None:
    record = standing.records.annual["alder", 2022]
    whole = counting(standing).annual("alder", 2022, record)
    assert whole.asked == whole.filled and whole.gaps == ()
    bare = counting(standing).annual("alder", 2022, {**record, "team": {"fte": 2.5}})
    assert (bare.asked, bare.filled) == (whole.asked, whole.filled - 1)
    assert [(gap.title["en"], gap.filled, gap.asked) for gap in bare.gaps] == [("Posts of the team", 0, 1)]


def test_results_that_are_asked_of_the_cluster_count(standing: Standing) -> None:
    record = {**standing.records.annual["alder", 2022], "results": {"patents": 0}}
    asked = counting(standing, "patents", "jobs").annual("alder", 2022, record)
    assert asked.asked - asked.filled == 1 and [gap.title for gap in asked.gaps] == ["jobs"]


def test_each_member_counts_and_headcounts_are_asked_of_companies_alone(standing: Standing) -> None:
    member = {"id": "a", "name": "A", "category": "company_sme", "territory": "01", "since": 2020, "employees": 3}
    institute = {**member, "category": "research"}
    del institute["employees"]
    found = counting(standing).members([member, institute])
    assert (found.asked, found.filled) == (8 + 5, 6 + 5)
    assert [(gap.title["en"], gap.filled, gap.asked) for gap in found.gaps] == [
        ("Activity code", 0, 1),
        ("Revenue of the organisation", 0, 1),
    ]
    assert Completeness().share is None


def test_a_record_that_has_not_come_has_no_share(standing: Standing) -> None:
    missing = standing.of("birch")[0]
    assert standing.complete(missing).share is None
    grid = next(one for one in standing.received if one.kind == "quarterly")
    assert standing.complete(grid).share == 1
    gone = replace(standing, records=replace(standing.records, quarterly={}))
    assert gone.complete(grid).share is None, "it was there on the day, and is no more"
