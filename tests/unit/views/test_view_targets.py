"""The state of an objective: from its start, its path, and what is still due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from site_builder.indicators import Figure, Figures
from site_builder.periods import Period
from site_builder.records import Target
from site_builder.records.region import Reporting
from site_builder.texts import Texts
from site_builder.views import target_cards, targets
from site_builder.views.shown import Subject

DAY = date(2024, 6, 15)  # 2023 is reported, the first quarter of 2024 too
CLUSTER = Subject("cluster", "alpha")


def site_with(values: Mapping[str, float | str], *, table: str = "annual", day: date = DAY, **target: Any) -> Any:
    """A site with one indicator of one cluster; `values` by period, a text is a mark."""

    def period(text: str) -> Period:
        year, _, quarter = text.partition("-Q")
        return Period(int(year), int(quarter) if quarter else None)

    def figure(text: str, value: float | str) -> Figure:
        absent = isinstance(value, str)
        mark = value if absent else ""
        return Figure("deeds", "cluster", "alpha", period(text), None if absent else value, mark, 1, 1)

    definition = SimpleNamespace(
        id="deeds",
        name="Deeds",
        unit="count",
        decimals=0,
        table=table,
        is_quarterly=table == "quarterly",
        visibility="public",
        since=2022,
        until=None,
    )
    records = SimpleNamespace(
        definitions={"deeds": definition},
        region=SimpleNamespace(reporting=Reporting(2020, "04-30", "05-31", 30), currency="EUR"),
        targets={"alpha": (Target(**{"indicator": "deeds", **target}),)} if target else {},
    )
    figures = Figures(figure(*item) for item in values.items())
    return SimpleNamespace(records=records, figures=figures, day=day, for_officers=False)


def state(values: Mapping[str, float | str], first: int, last: int, goal: float, **more: Any) -> str:
    baseline = more.pop("baseline", None)
    return targets.path_state(site_with(values, **more), "deeds", CLUSTER, first, last, goal, baseline).state


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"2022": 4, "2023": 6}, "reached"),
        ({"2022": 4, "2023": 5}, "not_reached"),
        ({"2022": 4, "2023": "missing"}, "not_reported"),
        ({"2022": 4}, "not_reported"),  # due on 30 April 2024, and no figure at all
        ({"2022": 8, "2023": 7}, "not_reached"),  # from 8 to 6 goes downwards
        ({"2022": 8, "2023": 6}, "reached"),
        ({"2022": 6, "2023": 6}, "reached"),
        ({"2023": 0}, "not_reached"),  # without a start more is meant
    ],
)
def test_an_objective_whose_year_is_known_is_reached_or_not(values, expected):
    assert state(values, 2023, 2023, 6) == expected


def test_a_given_start_takes_the_place_of_the_year_before():
    found = targets.path_state(site_with({"2022": 9, "2023": 5}), "deeds", CLUSTER, 2023, 2023, 6, 4)
    assert (found.baseline, found.state) == (4, "not_reached")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"2022": 4, "2023": 6, "2024": "not_due"}, "on_the_way"),
        ({"2022": 4, "2023": 9, "2024": "not_due"}, "on_the_way"),  # it may fall back until 2025
        ({"2022": 4, "2023": 4, "2024": "not_due"}, "not_yet_due"),
        ({"2022": 4, "2023": 3, "2024": "not_due"}, "not_yet_due"),
        ({"2022": 4, "2023": "missing", "2024": "not_due"}, "not_reported"),
        ({"2023": 6, "2024": "not_due"}, "not_yet_due"),  # from where is not known
        ({}, "not_reported"),  # the year 2023 was due
    ],
)
def test_an_objective_that_runs_is_on_the_way_where_it_has_moved_towards_its_target(values, expected):
    assert state(values, 2023, 2025, 8) == expected


def test_an_objective_for_years_to_come_is_not_due():
    assert state({"2023": 5}, 2024, 2026, 8) == "not_yet_due"
    assert state({}, 2030, 2032, 8) == "not_yet_due"


@pytest.mark.parametrize(
    ("quarters", "goal", "expected"),
    [
        ([3, "not_due", "not_due", "not_due"], 12, "on_the_way"),
        ([2, "not_due", "not_due", "not_due"], 12, "not_yet_due"),
        ([12, "not_due", "not_due", "not_due"], 12, "reached"),  # what adds up can't fall back
        ([3, "missing", "not_due", "not_due"], 12, "on_the_way"),
    ],
)
def test_quarters_add_up_towards_the_target_of_their_year(quarters, goal, expected):
    known = [each for each in quarters if not isinstance(each, str)]
    values = {"2023": 10, "2024": sum(known)} | {f"2024-Q{n}": each for n, each in enumerate(quarters, 1)}
    site = site_with(values, table="quarterly")
    found = targets.path_state(site, "deeds", CLUSTER, 2024, 2024, goal)
    assert found.state == expected
    assert found.running
    assert len(found.quarters) == 4


def test_a_year_that_lacks_a_quarter_is_not_said_to_be_missed():
    quarters = {"2023-Q1": 3, "2023-Q2": "missing", "2023-Q3": 2, "2023-Q4": 1}
    values = {"2022": 4, "2023": 6, **quarters}
    assert state(values, 2023, 2023, 8, table="quarterly") == "not_reported"
    assert state(values, 2023, 2023, 6, table="quarterly") == "reached"


def test_a_measure_that_must_stay_low_is_not_reached_before_the_year_is_over():
    values = {"2023": 20, "2024": 2, "2024-Q1": 2, **{f"2024-Q{n}": "not_due" for n in (2, 3, 4)}}
    assert state(values, 2024, 2024, 12, table="quarterly") == "on_the_way"


def test_stories_of_a_year_that_is_not_over_are_measured_by_the_day():
    assert state({"2023": 1, "2024": 1}, 2024, 2024, 2, table="stories") == "on_the_way"
    assert state({"2023": 1, "2024": 0}, 2024, 2024, 2, table="stories") == "not_yet_due"


def test_an_objective_that_rests_on_withheld_figures_is_not_shown():
    site = site_with({"2022": 4, "2023": "withheld"}, first=2023, last=2023, target=6)
    assert targets.target_state(site, site.records.targets["alpha"][0], "alpha").withheld
    assert targets.shown_targets(site, "alpha") == []
    site.for_officers = True
    assert len(targets.shown_targets(site, "alpha")) == 1


def test_an_objective_of_the_officers_is_theirs_alone():
    site = site_with({"2023": 6}, first=2023, last=2023, target=6)
    site.records.definitions["deeds"].visibility = "officers"
    assert targets.shown_targets(site, "alpha") == []


def test_the_card_tells_start_result_and_target():
    site, texts = site_with({"2022": 4, "2023": 5}, first=2023, last=2025, target=8), Texts("en")
    [(target, found)] = targets.shown_targets(site, "alpha")
    card = target_cards.target_card(site, texts, target, found, "path")
    assert (card.period, card.baseline, card.latest, card.when, card.target) == ("2023–2025", "4", "5", "2023", "8")
    assert card.path == "indicators/deeds/"
    assert card.chart is not None
    heads = [row[0].text for row in card.chart.table.rows]
    assert heads == ["2022", "2023", "2024", "2025"]
    assert card.chart.table.rows[-1][1].mark == "not_due"


def test_quarters_are_drawn_one_upon_the_other():
    values = {"2024": 5, "2024-Q1": 2, "2024-Q2": 3, "2024-Q3": "not_due", "2024-Q4": "not_due"}
    site = site_with(values, table="quarterly", first=2024, last=2024, target=8)
    [(target, found)] = targets.shown_targets(site, "alpha")
    card = target_cards.target_card(site, Texts("en"), target, found, "path")
    assert [row[1].text for row in card.chart.table.rows] == ["2", "3", "", ""]
    assert [row[2].text for row in card.chart.table.rows] == ["2", "5", "", ""]
    assert card.chart.marks == ("not_due",)
    assert card.definition == "Definition in force since 2022"
    assert [row[0].text for row in card.chart.table.rows] == ["Q1", "Q2", "Q3", "Q4"]
    assert card.when == "Up to Q2 2024"
