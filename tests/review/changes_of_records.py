"""Changes of one cluster's records: values, posts, grants, collaborations, objectives, quarters."""

from __future__ import annotations

from typing import Any

from review.desk import Desk
from review.scripted import scripted

YEAR = "data/clusters/minalogic/2025.yml"
BEFORE = "data/clusters/minalogic/2024.yml"
QUARTER = "data/clusters/minalogic/2025-q1.yml"
NEWEST = "data/clusters/minalogic/2026-q3.yml"
TARGETS = "data/clusters/minalogic/targets.yml"
GRANT = 36_000


@scripted
def one_value(desk: Desk) -> None:
    desk.set(YEAR, "budget.expenditure.external_costs", 1_705_000)


@scripted
def ten_values(desk: Desk) -> None:
    for steps, value in {
        "budget.expenditure.salaries": 2_200_000,
        "budget.expenditure.external_costs": 1_710_001,
        "budget.expenditure.overheads": 375_002,
        "budget.revenue.private.membership_fees": 741_003,
        "budget.revenue.private.services": 709_004,
        "budget.revenue.private.sponsorship": 174_005,
        "budget.revenue.public.state": 331_006,
        "budget.revenue.public.local_authorities": 332_007,
        "budget.revenue.eu_projects": 419_008,
        "governance.meetings": 6,
    }.items():
        desk.set(YEAR, steps, value)


@scripted
def a_zero_too_many(desk: Desk) -> None:
    def slip(record: Any) -> None:
        record["budget"]["expenditure"]["salaries"] *= 10

    desk.edit(YEAR, slip)


@scripted
def an_officers_value(desk: Desk) -> None:
    desk.set(YEAR, "budget.revenue.private.other", 99_999)


@scripted
def a_comment_for_officers(desk: Desk) -> None:
    desk.set(YEAR, "comment", "Le bilan est provisoire.")


@scripted
def a_post_more(desk: Desk) -> None:
    def hire(record: Any) -> None:
        record["team"]["people"].append({"role": "international", "fte": 0.5, "employer": "cluster"})
        record["team"]["fte"] = round(record["team"]["fte"] + 0.5, 2)

    desk.edit(YEAR, hire)


@scripted
def another_chair(desk: Desk) -> None:
    desk.set(YEAR, "governance.chair", "public")


@scripted
def a_board_without_research(desk: Desk) -> None:
    desk.set(YEAR, "governance.board.research", 0)


@scripted
def a_result_corrected(desk: Desk) -> None:
    desk.edit(YEAR, lambda record: record["results"].update({next(iter(record["results"])): 77}))


@scripted
def a_result_left_out(desk: Desk) -> None:
    desk.edit(YEAR, lambda record: record["results"].pop(next(iter(record["results"]))))


@scripted
def a_grant_more(desk: Desk) -> None:
    def grant(record: Any) -> None:
        record["grants"].append({"instrument": "call-for-projects", "eligible_cost": 2 * GRANT, "grant": GRANT})
        record["budget"]["revenue"]["public"]["region"]["calls_for_projects"] += GRANT

    desk.edit(YEAR, grant)


@scripted
def a_grant_withdrawn(desk: Desk) -> None:
    def withdraw(record: Any) -> None:
        gone = record["grants"].pop()
        record["budget"]["revenue"]["public"]["region"]["calls_for_projects"] -= gone["grant"]

    desk.edit(YEAR, withdraw)


@scripted
def a_collaboration_more(desk: Desk) -> None:
    def add(record: Any) -> None:
        record["collaborations"].append(
            {
                "title": {"fr": "Capteurs pour la montagne", "en": "Sensors for the mountains"},
                "start": "2025-11-03",
                "kinds": ["company_research", "inter_cluster"],
                "domains": ["digital"],
                "clusters": ["montagne"],
                "partners": [],
                "companies": 3,
                "research": 1,
                "s3": True,
            }
        )

    desk.edit(YEAR, add)


@scripted
def a_collaboration_gone(desk: Desk) -> None:
    desk.edit(YEAR, lambda record: record["collaborations"].pop(0))


@scripted
def a_collaboration_changed(desk: Desk) -> None:
    desk.edit(YEAR, lambda record: record["collaborations"][1].update(companies=12, s3=False))


@scripted
def a_collaboration_pasted_twice(desk: Desk) -> None:
    desk.edit(YEAR, lambda record: record["collaborations"].append(dict(record["collaborations"][0])))


@scripted
def a_title_in_one_language(desk: Desk) -> None:
    desk.edit(YEAR, lambda record: record["grants"][0]["title"].update(en="Action plan of 2025"))


@scripted
def one_count_of_a_quarter(desk: Desk) -> None:
    desk.set(QUARTER, "network.collective_actions", 9)


@scripted
def a_quarter_like_the_one_before(desk: Desk) -> None:
    desk.copy(QUARTER, "data/clusters/minalogic/2025-q2.yml", lambda record: record.update(quarter=2))


@scripted
def a_new_quarter(desk: Desk) -> None:
    def later(record: Any) -> None:
        record["quarter"] = 4
        record["network"]["joint_projects"] += 1
        record["communication"]["regional_actions"] += 2

    desk.copy(NEWEST, "data/clusters/minalogic/2026-q4.yml", later)


@scripted
def a_quarter_removed(desk: Desk) -> None:
    desk.remove(NEWEST)


@scripted
def a_year_removed(desk: Desk) -> None:
    desk.remove("data/clusters/minalogic/2022.yml")


@scripted
def an_objective_more(desk: Desk) -> None:
    new = {"indicator": "inter-regional", "from": 2026, "to": 2028, "target": 4, "agreed": "2026-01-30"}
    desk.edit(TARGETS, lambda record: record["targets"].append(new))


@scripted
def an_objective_lowered(desk: Desk) -> None:
    desk.edit(TARGETS, lambda record: record["targets"][-1].update(target=30))


@scripted
def an_objective_gone(desk: Desk) -> None:
    desk.edit(TARGETS, lambda record: record["targets"].pop(0))


@scripted
def a_warning_answered(desk: Desk) -> None:
    def answer(record: Any) -> None:
        record["governance"]["board"]["research"] = 0
        record["confirmed"] = [{"rule": "board-research", "why": "Le siège est vacant jusqu’en mars."}]

    desk.edit(YEAR, answer)


@scripted
def last_years_figures_again(desk: Desk) -> None:
    desk.copy(BEFORE, YEAR, lambda record: record.update(year=2025))


@scripted
def a_broken_file(desk: Desk) -> None:
    desk.replace(YEAR, "  expenditure:\n", "  expenditure: [\n")


@scripted
def an_unknown_domain(desk: Desk) -> None:
    desk.edit(YEAR, lambda record: record["collaborations"][0].update(domains=["numerique"]))
