"""One fault, one finding: what a rule does not say, because another finding has said it, or there is nothing to say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from regions import DAYS, BadCase, change, copy_of

from site_builder.pipeline import inspect
from site_builder.schema import Schemas

YEAR = "data/clusters/north-wood/2020.yml"
WOOD = "data/clusters/north-wood/cluster.yml"
MEMBERS = "data/members/north-wood/2020.yml"
REGION = "data/region.yml"


SCHEMAS = Schemas.load()


@pytest.fixture(autouse=True)
def schemas_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Schemas, "load", lambda: SCHEMAS)


def rules(root: Path) -> list[str]:
    return [finding.rule for finding in inspect(root, date.fromisoformat(DAYS[root.name])).findings]


def changed(folder: Path, *changes: tuple[str, str, str], base: str = "lakes") -> Path:
    root = copy_of(base, folder)
    for path, old, new in changes:
        change(root / path, old, new)
    return root


@pytest.mark.parametrize(
    "fte",
    ["2.45", "2.55", "2.5", "2.450000001"],
)
def test_fte_agree_within_a_twentieth(tmp_path: Path, fte: str) -> None:
    assert rules(changed(tmp_path, (YEAR, "fte: 2.5", f"fte: {fte}"))) == []


@pytest.mark.parametrize("fte", ["2.44", "2.56", "2.551"])
def test_fte_differ_beyond_a_twentieth(tmp_path: Path, fte: str) -> None:
    assert rules(changed(tmp_path, (YEAR, "fte: 2.5", f"fte: {fte}"))) == ["fte-sum"]


@pytest.mark.parametrize(
    ("cost", "told"),
    [("59998", []), ("59997", ["grant-rate"]), ("300010", ["grants-cost"]), ("300011", ["grant-rate"])],
)
def test_a_grant_may_be_a_euro_outside_the_rate(tmp_path: Path, cost: str, told: list[str]) -> None:
    root = changed(tmp_path, (YEAR, "eligible_cost: 100000\n", f"eligible_cost: {cost}\n"))
    assert rules(root) == told


def test_no_cost_and_no_grant_are_within_any_rate(tmp_path: Path) -> None:
    root = changed(
        tmp_path,
        (YEAR, "eligible_cost: 20000\n    grant: 10000", "eligible_cost: 0\n    grant: 0"),
        (YEAR, "international_plan: 10000", "international_plan: 0"),
    )
    assert rules(root) == []


def test_a_line_that_no_instrument_feeds_is_free(tmp_path: Path) -> None:
    assert rules(changed(tmp_path, (YEAR, "calls_for_projects: 5000", "calls_for_projects: 7000"))) == []


def test_each_line_is_compared_on_its_own(tmp_path: Path) -> None:
    root = changed(
        tmp_path,
        (YEAR, "grant: 10000", "grant: ten"),
        (YEAR, "operating_grant: 50000", "operating_grant: 51000"),
        (YEAR, "international_plan: 10000", "international_plan: 9000"),
    )
    assert rules(root) == ["grants-sum", "number"]


def test_women_may_hold_every_seat_though_it_is_asked_about(tmp_path: Path) -> None:
    assert rules(changed(tmp_path, (YEAR, "women: 4", "women: 9"))) == ["board-women"]
    assert rules(changed(tmp_path / "x", (YEAR, "women: 4", "women: 10"), (YEAR, "companies: 5", "companies: -5"))) == [
        "range"
    ]


def test_without_the_lists_there_is_nothing_to_compare(tmp_path: Path) -> None:
    root = copy_of("lakes", tmp_path)
    text = (root / YEAR).read_text(encoding="utf-8")
    start, end = text.index("grants:"), text.index("collaborations:")
    people = text.index("  people:"), text.index("budget:")
    kept = text[: people[0]] + text[people[1] : start] + text[end:]
    (root / YEAR).write_text(kept.replace("fte: 2.5", "fte: 9"), encoding="utf-8")
    assert rules(root) == []


def test_a_member_may_be_in_the_list_of_another_year_or_cluster_and_is_asked_about(tmp_path: Path) -> None:
    root = changed(tmp_path, (YEAR, "made_available_by: mill-one", "made_available_by: pumps"))
    assert rules(root) == ["lender-member"]


def test_staff_may_come_from_a_member_whose_list_is_not_there_yet(tmp_path: Path) -> None:
    root = changed(tmp_path, (YEAR, "made_available_by: mill-one", "made_available_by: mill-two"))
    (root / MEMBERS).unlink()
    assert rules(root) == []


@pytest.mark.parametrize(
    "fault",
    [
        (MEMBERS, "id: mill-one", "id: mill one"),
        (MEMBERS, "id: mill-one", "id: institute"),
        (MEMBERS, "year: 2020", "year:"),
    ],
)
def test_a_doubtful_list_does_not_make_its_members_unknown(tmp_path: Path, fault: tuple[str, str, str]) -> None:
    assert len(rules(changed(tmp_path, fault))) == 1


def test_a_scheme_without_rules_takes_any_code(tmp_path: Path) -> None:
    root = changed(tmp_path, ("data/members/alpha/2021.yml", '"732829320"', '"732829321"'), base="vallee")
    assert rules(root) == ["member-id"]
    change(root / REGION, "organisation_ids: siren", "organisation_ids: none")
    assert rules(root) == []


@pytest.mark.parametrize(
    "fault",
    [
        (REGION, "- id: water", "- id: wood"),
        (REGION, "- id: water", "- id: Water"),
        (REGION, "- id: water", "- ids: water"),
        (REGION, "domains:", "domain:"),
        (REGION, "domains:", "domains: none\ntargets:"),
        (REGION, 'code: "02"', "code: 02"),
        (REGION, "id: action_plan", "id: abroad"),
        (REGION, "rate: {min: 0.1, max: 0.5}", "rate: {min: 0.1, max: five}"),
        (REGION, "feeds: operating_grant", "feeds: nothing"),
        (REGION, "languages: [en, fr]", "languages: english"),
        (REGION, "organisation_ids: none", "organisation_ids: SIREN"),
        ("data/objectives.yml", "short_term:", "short:"),
        (WOOD, "id: north-wood", "id: east-wood"),
        (WOOD, "  from: 2016", "  from: soon"),
        ("data/indicators/patents.yml", "id: patents", "id: inventions"),
        ("data/indicators/patents.yml", "collected: annual", "collected: yearly"),
    ],
)
def test_what_rests_on_a_faulty_list_or_name_is_not_told(tmp_path: Path, fault: tuple[str, str, str]) -> None:
    told = rules(changed(tmp_path, fault))
    assert told
    assert set(told) <= {
        "id-twice",
        "place-id",
        "unknown-key",
        "missing",
        "format",
        "list",
        "number",
        "choice",
        "leading-zero",
    }


@pytest.mark.parametrize("name", ["data/region.yml", "data/objectives.yml", WOOD, YEAR, MEMBERS])
def test_a_file_that_cannot_be_read_is_one_finding(tmp_path: Path, name: str) -> None:
    root = copy_of("lakes", tmp_path)
    (root / name).write_text("year: [2020\n", encoding="utf-8")
    assert rules(root) == ["syntax"]


def test_an_indicator_under_a_wrong_file_name_is_not_unknown_too(tmp_path: Path) -> None:
    root = copy_of("lakes", tmp_path)
    (root / "data/indicators/patents.yml").rename(root / "data/indicators/Patents.yml")
    assert rules(root) == ["file-name"]


def test_an_order_that_says_nothing_is_no_contradiction(tmp_path: Path) -> None:
    french = "stories/north-wood/2020-06-01-first-bridge.fr.md"
    assert rules(changed(tmp_path, (french, "[company, research]", "[research, company]"))) == []


def test_a_contradiction_with_a_doubtful_value_is_not_told(tmp_path: Path) -> None:
    english = "stories/north-wood/2020-06-01-first-bridge.en.md"
    assert rules(changed(tmp_path, (english, "domain: wood", "domain: steel"))) == ["unknown-domain"]


def test_faults_of_one_file_are_told_together(tmp_path: Path) -> None:
    root = changed(
        tmp_path,
        (YEAR, "overheads: 20000", "overheads: many"),
        (YEAR, "domains: [wood]", "domains: [wood, steel]"),
        (YEAR, "women: 4", "women: 40"),
        (YEAR, "fte: 2.5", "fte: 3.5"),
        (YEAR, "made_available_by: mill-one", "made_available_by: mill-two"),
        (YEAR, "grant: 20000", "grant: 40000"),
        (YEAR, "instrument: abroad", "instrument: aboard"),
    )
    assert rules(root) == [
        "fte-sum",
        "unknown-member",
        "number",
        "women-seats",
        "grant-rate",
        "unknown-instrument",
        "unknown-domain",
    ]


def test_a_case_of_each_rule_stays_one_finding_beside_a_broken_indicator(tmp_path: Path) -> None:
    root = BadCase.load("women-seats").lay_out(tmp_path)
    change(root / "data/indicators/team.yml", "value: sum(fte)", "value: sum(ftes)")
    assert rules(root) == ["women-seats", "indicator-sql"]
