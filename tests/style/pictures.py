"""Charts of what belongs together: who works with whom, what flows where, what adds up."""

from __future__ import annotations

from site_builder.charts import Chart, Series, crossing_grid, network, panels, staircase
from site_builder.charts.changes import Group, change_chart
from site_builder.charts.flows import Side, flow_chart
from site_builder.charts.quarters import quarters_chart
from tests.style.samples import YEARS, money, number, parts, points

DOMAINS = ["Industry of the future", "Construction", "Digital", "Health", "Agriculture and forests"]
REGIONS = ["Northland", "Coast of Pines", "Lower Plain"]


def together() -> list[Chart]:
    """Networks and crossings: with many, with few, with none in a place."""
    many = [(name, [f"Cluster {letter}{at}" for at in range(1, 5 - place % 3)]) for place, (name, letter) in
            enumerate(zip(DOMAINS, "ABCDE", strict=True))]  # fmt: skip
    count = sum(len(names) for _, names in many)
    pairs = {(one, other): 1 + (one * other) % 7 for one in range(count) for other in range(one + 2, count, 4)}
    crossed = {(one, other): (one * 3 + other * 5) % 9 for one in range(5) for other in range(one, 5)}
    with_regions = {(row, column): (row * 4 + column * 3) % 6 for row in range(5) for column in range(3)}
    return [
        network("network", "Clusters that work together, 2025", "", many, pairs),
        network("small-network", "Three clusters, one pair", "", [("Health", ["One", "Two", "Three"])], {(0, 2): 1}),
        staircase("stair", "Collaborations across domains, 2025", "", DOMAINS, crossed, number,
                  heads=("Domain", "Within", "With others")),
        crossing_grid("regions", "Collaborations with other regions, 2025", "", DOMAINS, REGIONS, with_regions, number,
                      heads=("Domain", "Regions")),
        panels("panels", "Collaborations by domain, 2019–2025", "", [
            Series(name, points(YEARS, [(at * 7 + place * 5) % 13 + 2 for at in range(7)], number))
            for place, name in enumerate(DOMAINS)], axis="Year"),
    ]  # fmt: skip


def moves() -> list[Chart]:
    """What flows, what changed, what adds up to a target."""
    come = Side("They come from", tuple(parts({"Fees": 18.5, "Services": 16.5, "Own, other": 15, "Region": 31,
                                               "State": 12, "Local authorities": 7}, number,
                                              ("a1", "a2", "a3", "b1", "b2", "b3"))))  # fmt: skip
    goes = Side("They go to", tuple(parts({"Salaries": 48, "External costs": 40, "Overheads": 12}, number)))
    changes = [
        Group("Revenue", tuple(parts({"Fees": 14e3, "Services": -527e3, "Region": 108e3}, money, ("a1", "a2", "b1")))),
        Group("Expenditure", tuple(parts({"Salaries": 59e3, "External costs": -774e3}, money, ("c1", "c2")))),
    ]
    return [
        flow_chart("flow", "Where €100 come from, and where they go", "", come, goes, "€100", axis="Part"),
        change_chart("changes", "Change of each item from 2019 to 2020", "", changes, axis="Item", measure="Change"),
        quarters_chart("quarters", "Joint projects against the year’s own target, 2026", "",
                       points(["Q1", "Q2", "Q3", "Q4"], [3, "missing", 5, "not_due"], number), ["3", "", "8", ""],
                       12, "12", number, heads=("Quarter", "In the quarter", "Since January")),
    ]  # fmt: skip
