"""Warnings of yearly records at their bounds, and that none rests on what is in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest
from regions import CASES

from site_builder.checks.doubts import budget, copied, team, work, year
from site_builder.checks.rule import rules_of
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding, error
from site_builder.schema import Schemas
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles, Repository
from site_builder.source.yaml import read_yaml
from site_builder.texts import Texts

SCHEMAS = Schemas.load()
RULES = [rule for family in (budget, year, copied, team, work) for rule in rules_of(family)]
FOLDER = CASES / "good/rivers/data/clusters/alder"
YEARS = {each: (FOLDER / f"{each}.yml").read_text(encoding="utf-8") for each in (2022, 2023)}
LENT = "    employer: made_available\n    made_available_by: alder-member-01\n"
PEOPLE = YEARS[2023][YEARS[2023].index("  people:") : YEARS[2023].index("budget:")]


def record(of: int, *changes: tuple[str, str]) -> Document:
    text = YEARS[of]
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    document, findings = read_yaml(text, f"data/clusters/alder/{of}.yml", "annual")
    assert not findings
    return document


def found(*records: Document, region: str = "currency: EUR", faults: tuple[Finding, ...] = ()) -> list[Finding]:
    frame, _ = read_yaml(region, "data/region.yml", "region")
    profile = Document("data/clusters/alder/cluster.yml", "cluster", broken=True)
    files = ClusterFiles("alder", profile, {int(each.path[-8:-4]): each for each in records})
    sound = Sound(Repository(Path(), frame, profile, clusters={"alder": files}), faults, SCHEMAS)
    return [each for rule in RULES for each in rule.check(sound)]  # type: ignore[misc]


def names(findings: list[Finding]) -> list[str]:
    return [each.rule for each in findings]


def test_two_years_of_which_nothing_is_odd() -> None:
    assert found(record(2022), record(2023)) == []
    assert found(record(2023)) == []


@pytest.mark.parametrize(("fte", "told"), [("2.5", []), ("2.4", ["year-jump"]), ("4.5", []), ("4.6", ["year-jump"])])
def test_staff_moves_by_more_than_a_share_and_more_than_one(fte: str, told: list[str]) -> None:
    alone = (PEOPLE, "")
    assert names(found(record(2022), record(2023, alone, ("fte: 3.5", f"fte: {fte}")))) == told


def test_a_region_has_its_own_limits() -> None:
    records = record(2022), record(2023, (PEOPLE, ""), ("fte: 3.5", "fte: 4.5"))
    for limits, told in (("share: 0.2, fte: 0.5", ["year-jump"]), ("share: 0.2, fte: 2", []), ("share: 0.9", [])):
        assert names(found(*records, region=f"warnings: {{year_jump: {{{limits}}}}}")) == told


def test_what_was_nothing_has_no_share() -> None:
    [finding] = [
        each
        for each in found(record(2022, (PEOPLE, ""), ("fte: 3.5", "fte: 0")), record(2023))
        if each.args.get("moves")
    ]
    assert "from 0 to 3.5 (nothing before)" in Texts("en").tell(finding)


@pytest.mark.parametrize(("fees", "told"), [("604000", "too many"), ("6040", "missing"), ("60400000", "too many")])
def test_a_line_in_which_a_digit_slipped_is_named_at_its_place(fees: str, told: str) -> None:
    changed = record(2023, ("membership_fees: 60700", f"membership_fees: {fees}"))
    [finding] = [each for each in found(record(2022), changed) if each.rule in ("year-jump", "share-jump")]
    assert finding.place == changed.place("budget", "revenue", "private", "membership_fees")
    assert "“Membership fees”" in Texts("en").tell(finding) and told in Texts("en").tell(finding)


def test_without_posts_only_salaries_beyond_doubt_are_asked_about() -> None:
    # some of the staff may be made available, so that what is left may well be paid enough
    low = ("salaries: 120300", "salaries: 40300")
    lent, none = record(2023, (PEOPLE, ""), low), ("staff_made_available: 30150", "staff_made_available: 0")
    assert "salary-per-fte" not in names(found(lent))
    assert "salary-per-fte" in names(found(record(2023, (PEOPLE, ""), low, none)))
    assert "salary-per-fte" in names(found(record(2023, (PEOPLE, ""), ("salaries: 120300", "salaries: 620300"))))


def test_an_answer_holds_as_long_as_research_has_no_seat() -> None:
    seats = ("research: 2\n    training", "research: 0\n    training")
    first, second = found(record(2022, seats), record(2023, seats))
    assert (first.answered_in, second.answered_in) == ((), ("data/clusters/alder/2022.yml",))
    [only] = found(record(2022), record(2023, seats))
    assert only.answered_in == ()


def test_a_board_without_any_seat_is_not_asked_about_each_college() -> None:
    board = "companies: 5\n    research: 2\n    training: 1\n    public: 1"
    empty = record(2023, (board, "companies: 0\n    research: 0\n    training: 0\n    public: 0"))
    assert names(found(empty)) == ["board-research"]


def test_many_collaborations_are_counted_and_the_first_named() -> None:
    entry = YEARS[2023][YEARS[2023].index("- title: Alder") : YEARS[2023].index("results:")]
    more = "".join(entry.replace("bridges 2023", f"Project {each}").replace("2023-03", "2021-03") for each in range(5))
    [finding] = found(record(2022), record(2023, ("results:", f"{more}results:")))
    told = Texts("en").tell(finding)
    assert finding.rule == "collaboration-year" and "Project 2" in told and "Project 3" not in told
    assert "and 2 more" in told


def test_nothing_is_asked_of_what_is_in_doubt() -> None:
    odd = record(
        2023,
        (PEOPLE, PEOPLE.replace(LENT, "    employer: cluster\n").replace("fte: 1.5", "fte: 9")),
        ("fte: 3.5", "fte: 11"),
        ("overheads: 31660", "overheads: 216600"),
        ("companies: 5\n    research: 2", "companies: 0\n    research: 0"),
        ("meetings: 4", "meetings: 0"),
        ("eligible_cost: 102005", "eligible_cost: 502005"),
        ("satisfaction: 83", "satisfaction: 181"),
        ("start: '2023-03-01'", "start: '2021-03-01'"),
    )
    assert len(set(names(found(record(2022), odd)))) >= 10
    wrong = [
        ("team", "fte"),
        ("team", "people", 0, "employer"),
        ("budget", "expenditure", "overheads"),
        ("budget", "expenditure", "salaries"),
        ("budget", "revenue", "private", "staff_made_available"),
        ("governance", "board", "public"),
        ("governance", "meetings"),
        ("grants", 0, "eligible_cost"),
        ("collaborations", 0, "start"),
        ("results", "satisfaction"),
    ]
    for places in (wrong, [("year",)]):
        faults = tuple(error(odd.place(*steps), "number", N_("Wrong.")) for steps in places)
        assert found(record(2022), odd, faults=faults) == []


def test_copied_lines_are_asked_about_where_no_total_is_repeated() -> None:
    copied = (("local_authorities: 10070", "local_authorities: 10075"), ("eu_projects: 5120", "eu_projects: 5125"))
    assert names(found(record(2022), record(2023, *copied))) == ["lines-repeated"]
    assert names(found(record(2022), record(2023, *copied, ("salaries: 120300", "salaries: 118400")))) == [
        "total-repeated"
    ]
    many = "currency: EUR\nwarnings: {lines_repeated: {lines: 5}}"
    assert found(record(2022), record(2023, *copied), region=many) == []


@pytest.mark.parametrize(("amount", "told"), [("0", ["line-gone"]), ("1", [])])
def test_a_line_that_grants_feed_is_no_line_that_is_gone(amount: str, told: list[str]) -> None:
    moved = ("local_authorities: 10070", "local_authorities: 40470")
    assert names(found(record(2022), record(2023, ("state: 30400", f"state: {amount}"), moved))) == told
    fed = ("operating_grant: 51000", "operating_grant: 0"), ("state: 30400", "state: 81400")
    assert "line-gone" not in names(found(record(2022), record(2023, *fed)))


@pytest.mark.parametrize(("now", "told"), [(240, ["result-digit"]), (19, []), (2, ["result-digit"]), (60, []), (3, [])])
def test_a_result_that_leaps_by_a_digit_is_asked_about(now: int, told: list[str]) -> None:
    past = record(2022, ("satisfaction: 81", "visits: 24"))
    assert names(found(past, record(2023, ("satisfaction: 83", f"visits: {now}")))) == told


@pytest.mark.parametrize(("companies", "told"), [(9, []), (10, ["board-jump"])])
def test_a_board_may_grow_by_half(companies: int, told: list[str]) -> None:
    assert names(found(record(2022), record(2023, ("companies: 5", f"companies: {companies}")))) == told
