"""Warnings of members lists, grids and reporting at their bounds, and that none rests on what is in doubt."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from site_builder.canonical import write
from site_builder.checks.doubts import crossed, members, organisations, quarters, reporting
from site_builder.checks.rule import Rule, rules_of
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding, Place, error
from site_builder.schema import Schemas
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles, Repository
from site_builder.source.story import StoryDocument
from site_builder.source.yaml import read_yaml
from site_builder.texts import Texts

SCHEMAS = Schemas.load()
OF_LISTS = [rule for family in (members, organisations, crossed) for rule in rules_of(family)]
REPORTING = {"first_year": 2022, "annual_due": "04-30", "members_due": "05-31", "quarter_due_days": 30}
FRAME = {
    "reporting": REPORTING,
    "domains": [{"id": "wood", "name": "Wood"}, {"id": "water", "name": "Water"}],
    "territories": [{"code": "01", "name": "Upper County"}, {"code": "02", "name": "Lower County"}],
}


def document(path: str, kind: str, value: dict[str, Any]) -> Document:
    read, findings = read_yaml(write(SCHEMAS, kind, value, ("en",)), path, kind)
    assert not findings
    return read


def member(ident: str, name: str = "", **other: Any) -> dict[str, Any]:
    entry = {"id": ident, "name": name or f"Works of {ident}", "category": "company_sme", "territory": "01"}
    return {**entry, "since": 2018, **other}


def listed(cluster: str, year: int, *entries: dict[str, Any] | str) -> Document:
    every = [member(each) if isinstance(each, str) else each for each in entries]
    return document(f"data/members/{cluster}/{year}.yml", "members", {"year": year, "members": every})


def grid(year: int, quarter: int, **counts: int) -> Document:
    value = {
        "year": year,
        "quarter": quarter,
        "network": {"joint_projects": 1 + quarter},
        "business_model": {"prospecting_actions": 4, "new_members": 0},
    }
    value["business_model"].update(counts)
    return document(f"data/clusters/alder/{year}-q{quarter}.yml", "quarterly", value)


def region(*records: Document, profiles: dict[str, dict[str, Any]] | None = None, **frame: Any) -> Repository:
    profiles = {"alder": {}} if profiles is None else profiles
    clusters = {}
    for name in dict.fromkeys([*profiles, *(each.path.split("/")[2] for each in records)]):
        profile = {
            "id": name,
            "name": name.title(),
            "domains": ["wood"],
            "active": {"from": 2018},
            **profiles.get(name, {}),
        }
        clusters[name] = ClusterFiles(name, document(f"data/clusters/{name}/cluster.yml", "cluster", profile))
    for each in records:
        files, stem = clusters[each.path.split("/")[2]], Path(each.path).stem
        if each.kind == "quarterly":
            files.quarterly[int(stem[:4]), int(stem[-1])] = each
        else:
            (files.annual if each.kind == "annual" else files.members)[int(stem)] = each
    objectives = document("data/objectives.yml", "objectives", frame.pop("objectives", {"story_quota": 1}))
    return Repository(Path(), document("data/region.yml", "region", {**FRAME, **frame}), objectives, {}, clusters)


def asked(
    rule: Rule, repository: Repository, day: str = "2024-04-30", faults: tuple[Finding, ...] = ()
) -> list[Finding]:
    return list(rule.check(Sound(repository, faults, SCHEMAS, date.fromisoformat(day))))  # type: ignore[misc]


def told(findings: list[Finding]) -> list[str]:
    return [Texts("en").tell(each) for each in findings]


def test_who_left_years_ago_and_comes_under_another_identifier_is_asked_about_once() -> None:
    mill, mills = member("mill", "The Mill Ltd"), member("mills", "Le Mill SARL")
    lists = [listed("alder", 2021, "a", mill), listed("alder", 2022, "a"), listed("alder", 2024, "a", mills)]
    [finding] = asked(members.renamed_member, region(*lists, listed("alder", 2025, "a", mills)))
    assert finding.place.path.endswith("2024.yml") and "“Le Mill SARL” (mills) is new" in told([finding])[0]
    assert not asked(members.renamed_member, region(*lists[:2], listed("alder", 2024, "a", mill)))
    assert not asked(members.renamed_member, region(*lists[:1], listed("alder", 2022, "a", mill, mills)))


def lab(cluster: str, year: int = 2023, **other: Any) -> Document:
    return listed(cluster, year, member("lab", **other))


def test_the_list_that_stands_alone_is_asked_and_of_two_the_one_that_changed() -> None:
    odd = lab("alder", category="research", territory="02")
    [finding] = asked(organisations.several_faces, region(odd, lab("birch"), lab("cedar")))
    assert finding.place == odd.place("members", 0, "category") and finding.args["count"] == 2
    for changed, kept in (("alder", "birch"), ("birch", "alder")):
        lists = [lab("alder", 2022), lab("birch", 2022), lab(changed, territory="outside"), lab(kept)]
        [finding] = asked(organisations.several_faces, region(*lists))
        assert finding.place.path == f"data/members/{changed}/2023.yml"
        sentence = "Territory is “outside the region” here, “Upper County” in your list of last year, and “Upper"
        assert sentence in told([finding])[0]
    assert not asked(organisations.several_faces, region(odd, lab("birch", 2022)))


def test_where_nothing_decides_one_of_two_is_asked_and_nobody_blamed() -> None:
    first, second = lab("alder", territory="02"), lab("birch")
    [finding] = asked(organisations.several_faces, region(first, second))
    assert finding.place.path == "data/members/birch/2023.yml"
    assert "Territory is “Upper County” here, “Lower County” with Alder" in told([finding])[0]
    assert "Either may be right" in told([finding])[0]
    [again] = asked(
        organisations.several_faces,
        region(lab("alder", 2022), lab("birch", 2022), first, lab("birch", territory="outside")),
    )
    assert "Either may be right" in told([again])[0]


@pytest.mark.parametrize("before", [True, False])
def test_a_careless_list_is_asked_once_and_no_other(before: bool) -> None:
    others = [listed(f"b{at}", 2023, f"m{at}") for at in range(5)]
    careless = listed("alder", 2023, *(member(f"m{at}", territory="02") for at in range(5)))
    earlier = [listed("alder", 2022, *(f"m{at}" for at in range(5)))] if before else []
    [finding] = asked(organisations.several_faces, region(careless, *others, *earlier))
    assert finding.place.path == careless.path and finding.args["count"] == 5


@pytest.mark.parametrize("rule", OF_LISTS, ids=lambda each: each.name)
def test_a_list_in_doubt_is_left_alone(rule: Rule) -> None:
    """Each rule speaks of these lists, and of none with an error in it."""
    many = [f"m{number:02}" for number in range(12)]
    staff = {each: member(each, employees=4) for each in many}
    before = listed("alder", 2022, *staff.values(), member("gone", "Big Mill"), member("z", since=2019))
    odd = [
        member("big", "Big Mills", since=2023),
        member("m00", "Works of m01", employees=300, governance="board"),
        member("z", since=2020),
    ]
    now = listed("alder", 2023, *many[1:9], *sorted(odd, key=lambda each: each["id"]))
    if rule.name == "list-repeated":
        now = listed("alder", 2023, *before.value["members"])
    records = [
        *(before, now, listed("birch", 2022, member("z", "Zeta")), listed("birch", 2023, member("z", "Zeta"))),
        *(grid(2023, quarter) for quarter in (1, 2, 3, 4)),
        *(
            document(
                f"data/clusters/alder/{year}.yml",
                "annual",
                {
                    "year": year,
                    "budget": {"revenue": {"private": {"membership_fees": 1000 * year**9 // 2022**9 * (year - 2020)}}},
                    "governance": {"board": {"companies": 0}},
                },
            )
            for year in (2022, 2023)
        ),
    ]
    there = region(*records)
    assert rule.name in {each.rule for each in asked(rule, there)}
    faults = tuple(
        error(each.place("members", 0, "territory"), "choice", N_("No.")) for each in records if each.kind == "members"
    )
    assert not asked(rule, there, faults=faults)


def test_new_members_are_counted_where_all_four_quarters_are_there() -> None:
    lists = listed("alder", 2022, "a"), listed("alder", 2023, "a", "b")
    grids = [grid(2023, quarter) for quarter in (1, 2, 3, 4)]
    [finding] = asked(crossed.new_members_count, region(*lists, *grids))
    assert "0 in the four quarters, 1 in this list" in told([finding])[0]
    assert finding.answered_in == tuple(each.path for each in grids)
    assert not asked(crossed.new_members_count, region(*lists, *grids[:3]))
    assert not asked(crossed.new_members_count, region(*lists, *grids[:3], grid(2023, 4, new_members=1)))


def test_a_quarter_is_held_against_those_of_its_year_and_the_year_before() -> None:
    def odd(*grids: Document) -> list[Finding]:
        return asked(quarters.quarter_outlier, region(*grids))

    leap = grid(2023, 1, prospecting_actions=21)
    assert len(odd(grid(2022, 3), grid(2022, 4), leap)) == 1
    assert not odd(grid(2022, 4), leap)
    assert not odd(grid(2021, 3), grid(2021, 4), leap)
    assert not odd(grid(2022, 3), grid(2022, 4), grid(2023, 1, prospecting_actions=19))
    doubtful = error(leap.place("network", "joint_projects"), "number", N_("No."))
    assert not asked(quarters.quarter_outlier, region(grid(2022, 3), grid(2022, 4), leap), faults=(doubtful,))


def test_the_first_quarter_is_held_against_the_fourth() -> None:
    same = grid(2022, 4, prospecting_actions=7), grid(2023, 1, prospecting_actions=7)
    assert not asked(quarters.quarter_repeated, region(*same))
    fourth = document(same[0].path, "quarterly", {**same[1].value, "year": 2022, "quarter": 4})
    [finding] = asked(quarters.quarter_repeated, region(fourth, same[1]))
    assert "quarter 4 of 2022" in told([finding])[0]


@pytest.mark.parametrize(
    ("day", "late"), [("2022-04-30", []), ("2022-05-01", [2022]), ("2022-12-31", [2022]), ("2023-06-01", [2022, 2023])]
)
def test_a_record_is_missed_from_the_day_after_it_was_due(day: str, late: list[int]) -> None:
    assert [each.args["year"] for each in asked(reporting.record_missing, region(), day)] == late


def test_a_year_is_asked_about_once_and_answered_in_what_came() -> None:
    quarter, roll = grid(2022, 2), listed("alder", 2022, "a")
    [finding] = asked(reporting.record_missing, region(quarter, roll), "2023-04-30")
    assert finding.place == Place("data/clusters/alder/2022-q1.yml")
    assert finding.answered_in == (roll.path, quarter.path)
    [first, _] = asked(reporting.record_missing, region(quarter, roll), "2023-05-01")
    assert first.place == Place("data/clusters/alder/2022.yml")
    assert told([first])[0].startswith("Of 2022, records that are due have not come: yearly record (due 30 April 2023)")


def test_nothing_is_missed_outside_the_active_years_or_where_it_cannot_be_known() -> None:
    def missed(faults: tuple[Finding, ...] = (), **active: int) -> list[int]:
        there = region(profiles={"alder": {"active": active}})
        return [each.args["year"] for each in asked(reporting.record_missing, there, "2024-12-31", faults)]

    assert missed(**{"from": 2023}) == [2023, 2024] and missed(**{"from": 2018, "until": 2022}) == [2022]
    misnamed = error(Place("data/clusters/alder/2023.yaml"), "file-name", N_("No."))
    place = region().region.place("reporting", "annual_due")
    assert not missed((misnamed,), **{"from": 2018})
    assert not missed((error(place, "date", N_("No.")),), **{"from": 2018})


def story(day: str, domain: str | None = "wood", language: str = "en") -> StoryDocument:
    value = {"title": "A story", "date": day} | ({"domain": domain} if domain else {})
    front = document(f"stories/alder/{day}-a.{language}.md", "story", value)
    return StoryDocument(front, "alder", day, "a", language)


def test_stories_are_asked_for_from_the_first_one_on_until_the_last_year_that_is_over() -> None:
    def years(*stories: StoryDocument, **frame: Any) -> list[tuple[int, int]]:
        there = region(**frame)
        there.clusters["alder"].stories += stories
        found = asked(reporting.story_quota, there, "2025-12-31")
        assert all("Alder" in each for each in told(found)), "water has no cluster"
        return [(each.args["year"], each.args["count"]) for each in found]

    assert years() == [(2024, 0)]
    assert years(story("2023-05-01"), story("2023-05-01", language="fr"), objectives={"story_quota": 2}) == [
        *((2023, 1), (2024, 0))
    ]
    assert years(story("2020-05-01")) == [(2022, 0), (2023, 0), (2024, 0)]
    assert years(story("2024-05-01"), objectives={"long_term": {"topics": [{"id": "x"}]}}) == [(2024, 1)], (
        "two are asked for where nothing is said"
    )
    assert years(story("2024-05-01"), story("2024-06-01", domain=None)) == []
    assert years(story("2025-05-01")) == []
