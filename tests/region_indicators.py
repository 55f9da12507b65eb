"""Indicators over every table and of every kind, for invented regions."""

from __future__ import annotations

from typing import Any


def _over(table: str, value: str, across: str = "pooled", unit: str = "count", **more: Any) -> dict[str, Any]:
    return {"table": table, "value": value, "across": across, "unit": unit, **more}


INDICATORS: dict[str, dict[str, Any]] = {
    "budget": _over("annual", "sum(revenue_total)", "mean", "eur"),
    "fte": _over("annual", "sum(fte)", unit="fte", decimals=1, additive=True),
    "made-available": _over("annual", "sum(fte_made_available)", unit="fte", additive=True),
    "meetings": _over("annual", "avg(governance.meetings)", "mean"),
    "women": _over("annual", "100.0 * sum(governance.women) / sum(board_seats)", unit="percent", decimals=1),
    "public-share": _over("annual", "100.0 * sum(revenue_public) / sum(revenue_total)", "mean", "percent"),
    "fees-share": _over(
        "annual", "100.0 * sum(budget.revenue.private.membership_fees) / sum(revenue_own)", unit="percent"
    ),
    "services": _over("annual", "sum(budget.revenue.private.services)", unit="eur", additive=True),
    "services-mean": _over("annual", "sum(budget.revenue['private'].services)", "mean", "eur"),
    "services-most": _over("annual", "max(budget.revenue.private.services)", unit="eur"),
    "joint-projects": _over("quarterly", "sum(network.joint_projects)", additive=True),
    "prospecting": _over("quarterly", "sum(business_model.prospecting_actions)", "mean"),
    "commented": _over("quarterly", "count(comment)", additive=True),
    "members": _over("memberships", "count(*)", "mean"),
    "memberships": _over("memberships", "count(*)", additive=True),
    "organisations": _over("memberships", "count(DISTINCT id)"),
    "startups": _over("memberships", "count(*)", where="startup", additive=True),
    "employees": _over("memberships", "sum(employees)", additive=True),
    "employees-average": _over("memberships", "avg(employees)", decimals=1),
    "employees-mean": _over("memberships", "sum(employees)", "mean"),
    "large": _over("memberships", "count(*)", where="employees >= 20", additive=True),
    "loyalty": _over("memberships", "sum(year - since + 1) / count(*)", unit="years", decimals=1),
    "joined": _over("movements", "count(*)", where="kind = 'joined'", additive=True),
    "left": _over("movements", "count(*)", "mean", where="kind = 'left'"),
    "granted": _over("grants", 'sum("grant")', unit="eur", where="instrument <> 'calls'", additive=True),
    "grant-rate": _over("grants", 'sum("grant") / sum(eligible_cost)', "mean", "ratio", decimals=2),
    "company-research": _over(
        "collaborations", "count(*)", where="list_contains(kinds, 'company_research')", additive=True
    ),
    "summer-projects": _over("collaborations", "count(*)", where="month(start) between 6 and 8"),
    "stories": _over("stories", "count(*)", additive=True),
    "stories-mean": _over("stories", "count(*)", "mean", where="list_contains(actors, 'company')"),
    "jobs": {"collected": "annual", "across": "pooled", "unit": "count", "additive": True},
    "patents": {"collected": "annual", "across": "mean", "unit": "count", "scope": ["d1"]},
    "hidden": _over("annual", "sum(fte)", visibility="officers"),
    "specific": _over("memberships", "count(*)", scope=["d2"], additive=True),
    "later": _over("annual", "sum(fte)", since=2021, until=2021),
}
