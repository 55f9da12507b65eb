"""Charts of every kind in every state, on invented values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from site_builder.charts import (
    Chart,
    Event,
    Part,
    Point,
    Reference,
    Series,
    bar_chart,
    line_chart,
    share_strip,
    spark,
    stacked_chart,
    target_chart,
    territory_map,
)
from site_builder.charts.diverging import diverging_chart
from site_builder.charts.lineage import Life, Moment, lineage_chart

YEARS = [str(year) for year in range(2019, 2026)]
QUARTERS = [f"Q{quarter} {year}" for year in range(2021, 2027) for quarter in range(1, 5)][:23]
Formatter = Callable[[float], str]


def number(value: float) -> str:
    """A number as an English reader writes it."""
    return f"{value:,.1f}".removesuffix(".0").replace("-", "−")


def money(value: float) -> str:
    """Millions of euros as a French reader writes them: the longer form."""
    return f"{value / 1e6:.1f}".replace(".", ",").removesuffix(",0") + "\u00a0M€"


def percent(value: float) -> str:
    """A share."""
    return f"{value * 100:.0f}\u202f%"


def points(labels: Sequence[str], values: Sequence[float | str], form: Formatter) -> tuple[Point, ...]:
    """Points from values; a word in place of a number is the mark of its absence."""
    return tuple(
        Point(label, None, "", value) if isinstance(value, str) else Point(label, value, form(value))
        for label, value in zip(labels, values, strict=True)
    )


def parts(values: dict[str, float], form: Formatter, tones: Sequence[str] = ()) -> list[Part]:
    """Categories with a number each."""
    return [
        Part(name, value, form(value), tone=tones[index] if tones else "")
        for index, (name, value) in enumerate(values.items())
    ]


def lines() -> list[Chart]:
    """Lines: with an event, with gaps and context, by quarter, under zero, one point, none."""
    budget = points(YEARS, [1.42e6, 1.5e6, 1.38e6, 1.61e6, 1.74e6, 1.8e6, 1.92e6], money)
    gaps = points(YEARS, [210, 232, "missing", 268, "withheld", 291, "not_due"], number)
    quarters = points(QUARTERS, [*(12 + (7 * at) % 11 + at // 2 for at in range(21)), "missing", "not_due"], number)
    balance = points(YEARS, [4, 2, -1, -3.5, 1, 2, 5], number)
    context = [
        Series("Average of the domain", points(YEARS, [250, 251, 262, 259, 262, 281, 280], number)),
        Series("Average cluster", points(YEARS, [265, 270, 268, 272, 279, 284, 290], number)),
    ]
    covid = [Event("2020", "COVID-19")]
    return [
        line_chart(
            "budget",
            "Budget of the average cluster, millions of euros a year, Exempland, 2019–2025",
            "",
            [Series("Budget", budget)],
            money,
            axis="Year",
            events=covid,
        ),
        line_chart(
            "members",
            "Members of Blue Valley, organisations, 2019–2025",
            "",
            [Series("Blue Valley", gaps), *context],
            number,
            axis="Year",
            subtitle="Against the average cluster, where that may be shown",
        ),
        _line("joint", "Joint projects, all clusters, by quarter, 2021–2026", quarters, number, "Quarter"),
        _line("balance", "Members who joined less those who left, all clusters, 2019–2025", balance, number),
        diverging_chart(
            "moves",
            "Members who joined and who left, Blue Valley, 2019–2025",
            "",
            Series("Joined", points(YEARS, ["missing", 32, 18, 25, 29, 33, 34], number)),
            Series("Left", points(YEARS, ["missing", 12, 31, 25, 28, 20, 23], number)),
            axis="Year",
            events=covid,
        ),
        _lineage(),
        _line("single", "One year alone", budget[:1], money),
        _line("none", "No year reported", points(YEARS, ["missing"] * 7, number), number),
    ]


def _lineage() -> Chart:
    moments = (Moment(2021.0, ("Founded 2021", "2021")), Moment(2023.2, ("Label granted 2023", "2023")))
    lives = [
        Life("Rubber Hills", "2005–2020", 2005, 2020, "before"),
        Life("Plastics", "2006–2020", 2006, 2020, "before"),
        Life("Soft Materials", "since 2021", 2021, None, known=2020, moments=moments),
    ]
    return lineage_chart("kin", "Where Soft Materials comes from", "", lives, 2026, heads=("Cluster", "Years"))


def _line(ident: str, title: str, values: Sequence[Point], form: Formatter, axis: str = "Year") -> Chart:
    return line_chart(ident, title, "", [Series(title, tuple(values))], form, axis=axis)


def compositions() -> list[Chart]:
    """Strips, stacked columns and bars."""
    come = {"Public funds": 0.5, "Membership fees": 0.185, "Services": 0.165, "Other own resources": 0.15}
    goes = {"Salaries and benefits": 0.48, "External costs": 0.40, "Overheads": 0.12}
    kinds = {
        "Small and medium companies": 3412,
        "Mid-caps": 610,
        "Large companies": 402,
        "Research": 288,
        "Training": 145,
        "Public bodies": 301,
        "Others": 342,
    }
    halves = [
        Series("Own resources", points(YEARS, [0.5, 0.5, 0.46, 0.49, 0.52, 0.53, 0.55], percent), "a1"),
        Series("Public funds", points(YEARS, [0.5, 0.5, 0.54, 0.51, 0.48, 0.47, 0.45], percent), "b2"),
    ]
    withheld = Part("Citizens", None, "", "withheld")
    tones = ("b2", "a1", "a2", "a3")
    return [
        share_strip(
            "in", "Where a euro comes from, average cluster, 2020", "", parts(come, percent, tones), axis="Source"
        ),
        share_strip("out", "Where a euro goes, average cluster", "", parts(goes, percent), axis="Use"),
        _revenue(),
        stacked_chart(
            "halves",
            "Own resources and public funds, shares, 2019–2025",
            "",
            halves,
            percent,
            axis="Year",
            reference=Reference(0.5, "Half"),
        ),
        bar_chart("kinds", "Members by kind, Exempland, 2025", "", [*parts(kinds, number), withheld], axis="Kind"),
    ]


def _revenue() -> Chart:
    funds = {
        "Membership fees": [260e3, 277e3, 250e3, 290e3, 310e3, 322e3, 340e3],
        "Services": [240e3, 248e3, 170e3, 230e3, 275e3, 300e3, 330e3],
        "European projects and other own resources": [200e3, 225e3, 230e3, 250e3, 270e3, 281e3, 290e3],
        "State": [250e3, 250e3, 270e3, 265e3, 260e3, 255e3, 250e3],
        "Region": [380e3, 390e3, 420e3, 400e3, 390e3, 385e3, 380e3],
        "Local authorities": [90e3, 110e3, 100e3, 110e3, 115e3, 120e3, 118e3],
    }
    tones = ("a1", "a2", "a3", "b1", "b2", "b3")
    layers = [
        Series(name, points(YEARS, values, money), tone)
        for (name, values), tone in zip(funds.items(), tones, strict=True)
    ]
    return stacked_chart(
        "revenue",
        "Revenue by source, average cluster, millions of euros, 2019–2025",
        "",
        layers,
        money,
        axis="Year",
        totals=[money(sum(values[at] for values in funds.values())) for at in range(len(YEARS))],
        events=[Event("2020", "COVID-19")],
    )


def beside() -> list[Chart]:
    """Two that stand beside each other."""
    staff = points(YEARS, [9.8, 10.4, 10.1, 10.6, 10.9, 11, 11.2], number)
    seats = parts({"Companies": 12, "Research": 5, "Training": 3, "Public": 2}, number)
    return [
        _line("staff", "Staff of the average cluster, FTE, 2019–2025", staff, number),
        bar_chart("board", "Board seats by college, 2025", "", seats, axis="College", measure="Seats"),
    ]


def country() -> dict[str, Any]:
    """Twelve territories of an invented country, with notched borders."""
    features = []
    for at in range(12):
        x, y = 4 + at % 4 * 0.6, 45 + at // 4 * 0.4
        steps = [(0, 0), (0.3, 0.05), (0.6, 0), (0.55, 0.2), (0.6, 0.4), (0.3, 0.45), (0, 0.4), (-0.05, 0.2), (0, 0)]
        ring = [[x + dx, y + dy] for dx, dy in steps]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {"code": f"{at + 1:02d}"}, "geometry": geometry})
    return {"type": "FeatureCollection", "features": features}


def maps() -> list[Chart]:
    """A map with circles and one with shades."""
    values = {
        f"{at + 1:02d}": Part(f"County {at + 1:02d}", 17.0 + at * 211 % 700, number(17.0 + at * 211 % 700))
        for at in range(11)
    }
    values["12"] = Part("County 12", None, "", "missing")
    drawn = [
        territory_map(
            "where", "Members by county, number, 2025", "", country(), values, axis="County", measure="Members"
        ),
        territory_map(
            "shades",
            "Members that are companies, by county, 2025",
            "",
            country(),
            values,
            axis="County",
            measure="Members",
            circles=False,
            highlight="07",
        ),
    ]
    return [chart for chart in drawn if chart]


def objectives() -> list[dict[str, Any]]:
    """One objective in each state."""
    paths: dict[str, list[float | str]] = {
        "reached": [210, 232, 251, 262],
        "on_the_way": [210, 228, "not_due", "not_due"],
        "not_reached": [210, 205, 222, 230],
        "not_yet_due": [210, "not_due", "not_due", "not_due"],
        "not_reported": [210, "missing", "missing", "not_due"],
    }
    return [_objective(state, points(["2022", "2023", "2024", "2025"], path, number)) for state, path in paths.items()]


def _objective(state: str, path: tuple[Point, ...]) -> dict[str, Any]:
    known = [point for point in path if point.value is not None]
    title = "Members of the cluster, path to the target of 2025"
    return {
        "name": "Members of the cluster",
        "period": "2023–2025",
        "baseline": known[0].text,
        "target": "250",
        "latest": known[-1].text if len(known) > 1 else "",
        "when": known[-1].label,
        "state": state,
        "href": "#main",
        "chart": target_chart(f"goal-{state}", title, "", path, 250, "Target 250", number, axis="Year", zero=False),
    }


def small(ident: str, title: str) -> Chart:
    """A line as small as a word."""
    return spark(ident, title, points(YEARS, [9.8, 10.4, 10.1, "missing", 10.9, 11.0, 11.2], number))
