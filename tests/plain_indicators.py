"""What each of `region_indicators` is, as plain functions of rows, written from what its name says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
Rows = list[Row]
Number = float | int | None


@dataclass(frozen=True)
class Plain:
    """How an indicator is computed; `given` is what one unit's rows give to it, where it rests on internal fields."""

    table: str
    value: Callable[[Rows], Number]
    where: Callable[[Row], bool] = lambda row: True
    given: Callable[[Rows], Number] | None = None
    never: bool = False


def add(*path: str) -> Callable[[Rows], Number]:
    """The sum of a field, None where no row has it."""

    def value(rows: Rows) -> Number:
        there = [each for row in rows if (each := _at(row, path)) is not None]
        return sum(there) if there else None

    return value


def _at(row: Row, path: tuple[str, ...]) -> Any:
    for key in path:
        row = row.get(key) if isinstance(row, dict) else None
    return row


def ratio(top: Callable[[Rows], Number], bottom: Callable[[Rows], Number], by: float = 1) -> Callable[[Rows], Number]:
    def value(rows: Rows) -> Number:
        above, below = top(rows), bottom(rows)
        return None if above is None or not below else by * above / below

    return value


def average(*path: str) -> Callable[[Rows], Number]:
    return ratio(add(*path), lambda rows: sum(_at(row, path) is not None for row in rows))


def leaves(value: Any) -> int:
    return sum(map(leaves, value.values())) if isinstance(value, dict) else value


def public(rows: Rows) -> Number:
    return sum(leaves(row["budget"]["revenue"]["public"]) for row in rows)


def own(rows: Rows) -> Number:
    return sum(leaves(row["budget"]["revenue"]["private"]) + row["budget"]["revenue"]["eu_projects"] for row in rows)


def revenue(rows: Rows) -> Number:
    return sum(leaves(row["budget"]["revenue"]) for row in rows)


def seats(rows: Rows) -> Number:
    return sum(leaves(row["governance"]["board"]) for row in rows)


def made_available(rows: Rows) -> Number:
    told = [row["team"]["people"] for row in rows if "people" in row["team"]]
    return sum(p["fte"] for people in told for p in people if p["employer"] == "made_available") if told else None


def most(rows: Rows) -> Number:
    return max(row["budget"]["revenue"]["private"]["services"] for row in rows)


SERVICES, FEES = (add("budget", "revenue", "private", key) for key in ("services", "membership_fees"))
COMMENTS = lambda rows: sum("comment" in row for row in rows)  # noqa: E731

PLAIN = {
    "budget": Plain("annual", revenue),
    "fte": Plain("annual", add("team", "fte")),
    "made-available": Plain("annual", made_available),
    "meetings": Plain("annual", average("governance", "meetings")),
    "women": Plain("annual", ratio(add("governance", "women"), seats, 100)),
    "public-share": Plain("annual", ratio(public, revenue, 100)),
    "fees-share": Plain("annual", ratio(FEES, own, 100), given=FEES),
    "services": Plain("annual", SERVICES, given=SERVICES),
    "services-mean": Plain("annual", SERVICES, given=SERVICES),
    "services-most": Plain("annual", most, never=True),
    "joint-projects": Plain("quarterly", add("network", "joint_projects")),
    "prospecting": Plain("quarterly", add("business_model", "prospecting_actions")),
    "commented": Plain("quarterly", COMMENTS, given=COMMENTS),
    "members": Plain("memberships", len),
    "memberships": Plain("memberships", len),
    "organisations": Plain("memberships", lambda rows: len({row["id"] for row in rows})),
    "startups": Plain("memberships", len, lambda row: row.get("startup", False)),
    "employees": Plain("memberships", add("employees"), given=add("employees")),
    "employees-average": Plain("memberships", average("employees"), given=add("employees")),
    "employees-mean": Plain("memberships", add("employees"), given=add("employees")),
    "large": Plain("memberships", len, lambda row: row.get("employees", 0) >= 20, given=len),
    "loyalty": Plain("memberships", ratio(lambda rows: sum(row["year"] - row["since"] + 1 for row in rows), len)),
    "joined": Plain("movements", len, lambda row: row["kind"] == "joined"),
    "left": Plain("movements", len, lambda row: row["kind"] == "left"),
    "granted": Plain("grants", add("grant"), lambda row: row["instrument"] != "calls"),
    "grant-rate": Plain("grants", ratio(add("grant"), add("eligible_cost"))),
    "company-research": Plain("collaborations", len, lambda row: "company_research" in row["kinds"]),
    "summer-projects": Plain("collaborations", len, lambda row: row["start"][5:7] in ("06", "07", "08")),
    "stories": Plain("stories", len),
    "stories-mean": Plain("stories", len, lambda row: "company" in row["actors"]),
    "jobs": Plain("results", add("jobs")),
    "patents": Plain("results", add("patents")),
    "hidden": Plain("annual", add("team", "fte")),
    "specific": Plain("memberships", len),
    "later": Plain("annual", add("team", "fte")),
}
