"""The style page: every component in every state, to look at and to test. `python tests/style_page.py FOLDER [LANGUAGE]` writes it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

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
from site_builder.resources import templates_folder

YEARS = [str(year) for year in range(2019, 2026)]
QUARTERS = [f"Q{quarter} {year}" for year in range(2021, 2027) for quarter in range(1, 5)][:23]


def number(value: float) -> str:
    """A number as an English reader writes it."""
    return f"{value:,.1f}".removesuffix(".0")


def money(value: float) -> str:
    """Millions of euros, as a French reader writes them: the longer form."""
    return f"{value / 1e6:.1f}".replace(".", ",").removesuffix(",0") + "\u00a0M€"


def percent(value: float) -> str:
    """A share."""
    return f"{value * 100:.0f}\u202f%"


def points(labels: list[str], values: list[float | str], form: Any) -> tuple[Point, ...]:
    """Points from values; a word in place of a number is a mark."""
    return tuple(
        Point(label, None, "", value) if isinstance(value, str) else Point(label, value, form(value))
        for label, value in zip(labels, values, strict=True)
    )


def parts(values: dict[str, float], form: Any, tones: tuple[str, ...] = ()) -> list[Part]:
    """Categories with a number."""
    return [
        Part(name, value, form(value), tone=tones[index] if tones else "")
        for index, (name, value) in enumerate(values.items())
    ]


def lines() -> list[Chart]:
    """Charts over time in all their states."""
    budget = points(YEARS, [1.42e6, 1.5e6, 1.38e6, 1.61e6, 1.74e6, 1.8e6, 1.92e6], money)
    gaps = points(YEARS, [210, 232, "missing", 268, "withheld", 291, "not_due"], number)
    activity = points(QUARTERS, [12 + (7 * at) % 11 + at / 2 for at in range(21)] + ["missing", "not_due"], number)
    context = [
        Series("Average of the domain", points(YEARS, [250, 251, 262, 259, 262, 281, 280], number)),
        Series("Average cluster", points(YEARS, [265, 270, 268, 272, 279, 284, 290], number)),
    ]
    falling = points(YEARS, [4, 2, -1, -3.5, 1, 2, 5], number)
    return [
        line_chart(
            "budget", "Budget of the average cluster, millions of euros a year, Exempland, 2019–2025", "",
            [Series("Budget", budget)], money, axis="Year", events=[Event("2020", "COVID-19")],
        ),
        line_chart(
            "members", "Members of Axelera, organisations, 2019–2025", "", [Series("Axelera", gaps), *context], number,
            axis="Year", subtitle="Against the average cluster, where that may be shown",
        ),
        line_chart("joint", "Joint projects, all clusters, by quarter, 2021–2026", "", [Series("Joint projects", activity)], number, axis="Quarter"),
        line_chart("balance", "Members who joined less those who left, all clusters, 2019–2025", "", [Series("Balance", falling)], number, axis="Year"),
        line_chart("single", "One year alone", "", [Series("Budget", budget[:1])], money, axis="Year"),
        line_chart("none", "No year reported", "", [Series("Members", points(YEARS, ["missing"] * 7, number))], number, axis="Year"),
    ]


def compositions() -> list[Chart]:
    """Charts of parts."""
    funds = {
        "Membership fees": [260e3, 277e3, 250e3, 290e3, 310e3, 322e3, 340e3],
        "Services": [240e3, 248e3, 170e3, 230e3, 275e3, 300e3, 330e3],
        "European projects and other own resources": [200e3, 225e3, 230e3, 250e3, 270e3, 281e3, 290e3],
        "State": [250e3, 250e3, 270e3, 265e3, 260e3, 255e3, 250e3],
        "Region": [380e3, 390e3, 420e3, 400e3, 390e3, 385e3, 380e3],
        "Local authorities": [90e3, 110e3, 100e3, 110e3, 115e3, 120e3, 118e3],
    }
    tones = ("a1", "a2", "a3", "b1", "b2", "b3")
    totals = [money(sum(values[at] for values in funds.values())) for at in range(7)]
    layers = [Series(name, points(YEARS, [*values], money), tone) for (name, values), tone in zip(funds.items(), tones, strict=True)]
    kinds = {"Small and medium companies": 3412, "Mid-caps": 610, "Large companies": 402, "Research": 288, "Training": 145, "Public bodies": 301, "Others": 342}
    euro = {"Salaries and benefits": 0.48, "External costs": 0.40, "Overheads": 0.12}
    come = {"Public funds": 0.5, "Membership fees": 0.185, "Services": 0.165, "Other own resources": 0.15}
    halves = [Series("Own resources", points(YEARS, [0.5, 0.5, 0.46, 0.49, 0.52, 0.53, 0.55], percent), "a1"), Series("Public funds", points(YEARS, [0.5, 0.5, 0.54, 0.51, 0.48, 0.47, 0.45], percent), "b2")]
    return [
        share_strip("in", "Where a euro comes from, average cluster, 2020", "", parts(come, percent, ("b2", "a1", "a2", "a3")), axis="Source", measure="Share"),
        share_strip("out", "Where a euro goes, average cluster, 2020", "", parts(euro, percent), axis="Use", measure="Share"),
        stacked_chart("revenue", "Revenue by source, average cluster, millions of euros, 2019–2025", "", layers, money, axis="Year", totals=totals, events=[Event("2020", "COVID-19")]),
        stacked_chart("halves", "Own resources and public funds, shares, 2019–2025", "", halves, percent, axis="Year", reference=Reference(0.5, "Half")),
        bar_chart("kinds", "Members by kind, Exempland, 2025", "", [*parts(kinds, number), Part("Citizens", None, "", "withheld")], axis="Kind", measure="Members"),
    ]


def square(column: int, row: int, code: str) -> dict[str, Any]:
    """A territory of an invented country, with a notched border."""
    x, y = 4 + column * 0.6, 45 + row * 0.4
    ring = [[x, y], [x + 0.3, y + 0.05], [x + 0.6, y], [x + 0.55, y + 0.2], [x + 0.6, y + 0.4], [x + 0.3, y + 0.45], [x, y + 0.4], [x - 0.05, y + 0.2], [x, y]]
    return {"type": "Feature", "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def maps() -> list[tuple[Chart, Any]]:
    """A map with circles and one with shades, each with its table."""
    geojson = {"type": "FeatureCollection", "features": [square(at % 4, at // 4, f"{at + 1:02d}") for at in range(12)]}
    values = {f"{at + 1:02d}": Part(f"County {at + 1:02d}", 17.0 + (at * 211) % 700, number(17.0 + (at * 211) % 700)) for at in range(11)}
    values["12"] = Part("County 12", None, "", "missing")
    charts = [
        territory_map("where", "Members by county, number, 2025", "", geojson, values, axis="County", measure="Members"),
        territory_map("shades", "Share of members that are companies, by county, 2025", "", geojson, values, axis="County", measure="Members", circles=False, highlight="07"),
    ]
    return [(chart, chart.table) for chart in charts if chart]


def objectives() -> list[dict[str, Any]]:
    """One objective in each state."""
    states = {"reached": [210, 232, 251, 262], "on_the_way": [210, 228, "not_due", "not_due"], "not_reached": [210, 205, 222, 230], "not_yet_due": [210, "not_due", "not_due", "not_due"], "not_reported": [210, "missing", "missing", "not_due"]}
    out = []
    for state, values in states.items():
        path = points(["2022", "2023", "2024", "2025"], [*values], number)
        known = [point for point in path if point.value is not None]
        out.append({
            "name": "Members of the cluster", "period": "2023–2025", "baseline": "210", "target": "250", "latest": known[-1].text if len(known) > 1 else "",
            "when": known[-1].label, "state": state, "href": "#main",
            "chart": target_chart(f"goal-{state}", "Members of the cluster, path to the target of 2025", "", path, 250, "Target 250", number, axis="Year", zero=False),
        })
    return out


def figures() -> list[dict[str, Any]]:
    """Key figures in all states."""
    course = points(YEARS, [9.8, 10.4, 10.1, "missing", 10.9, 11.0, 11.2], number)
    return [
        {"label": "Clusters", "value": "21", "period": "2025", "href": "#main"},
        {"label": "Organisations that are members of one cluster or more", "value": "5 498", "period": "2025", "change": "3 % more than in 2024", "before": "up", "href": "#main", "spark": spark("s1", "Organisations, 2019–2025", course)},
        {"label": "Staff of the average cluster", "value": "11.2 FTE", "period": "2025", "change": "as in 2024", "before": "same", "href": "#main", "rests": "20 clusters of 21", "spark": spark("s2", "Staff, 2019–2025", course)},
        {"label": "Joint projects", "value": "312", "period": "Q3 2026", "change": "18 fewer than in Q3 2025", "before": "down", "href": "#main", "spark": spark("s3", "Joint projects", course[::-1])},
        {"label": "Membership fees", "mark": "withheld", "period": "2025", "href": "#main"},
        {"label": "Patents", "mark": "missing", "period": "2025"},
        {"label": "Prospecting actions", "mark": "not_due", "period": "Q4 2026"},
    ]


def tables() -> dict[str, Any]:
    """A narrow table and a wide one."""
    columns = ["Domain", {"label": "Clusters", "numeric": True}, {"label": "Members", "numeric": True}, {"label": "Budget", "numeric": True}]
    rows = [
        [{"text": "Industry of the future", "url": "#main"}, "6", "1 874", "9,2 M€"],
        [{"text": "Health", "url": "#main"}, "2", "412", {"text": "", "mark": "withheld"}],
        ["Energy", "2", {"text": "", "mark": "missing"}, {"text": "3,1 M€", "note": "1 of 2"}],
        ["Together", "10", "2 286", {"text": "", "mark": "not_due"}],
    ]
    wide = [[name, *[f"{(at * 37 + len(name) * 91) % 900 + 100} 000 €" for at in range(7)]] for name in ("Membership fees", "Services", "Sponsorship", "State", "Region")]
    return {"table": {"columns": columns, "rows": rows}, "wide": {"columns": ["Line", *[{"label": year, "numeric": True} for year in YEARS]], "rows": wide}}


def view() -> dict[str, Any]:
    """All that the style page shows."""
    story = {"href": "#main", "domain": "Energy", "date": "3 March 2025", "datetime": "2025-03-03", "cluster": "Tenerrdis", "actors": ["companies", "research"]}
    return {
        "steps": [("Home", "#main"), ("Clusters", "#main")],
        "lead": "Every component of the site in all its states, on invented values: what is looked at before a page is called done.",
        "tags": ["Competitiveness cluster", {"text": "Industry of the future", "url": "#main"}, "Gold label until 2027"],
        "figures": figures(), "lines": lines(), "parts": compositions(), "maps": maps(), "beside": [chart for chart in (
            line_chart("b1", "Staff of the average cluster, FTE, 2019–2025", "", [Series("Staff", points(YEARS, [9.8, 10.4, 10.1, 10.6, 10.9, 11, 11.2], number))], number, axis="Year"),
            bar_chart("b2", "Board seats by college, 2025", "", parts({"Companies": 12, "Research": 5, "Training": 3, "Public": 2}, number), axis="College", measure="Seats"),
        )],
        "credit": "Invented country", "csv": "#main", "objectives": objectives(), **tables(),
        "clusters": [
            {"name": "Axelera", "href": "#main", "type": "Competitiveness cluster", "seat": "Lyon, Rhône", "summary": "Chemistry and environment: clean processes, recycling, materials."},
            {"name": "Polyméris", "href": "#main", "type": "Competitiveness cluster", "seat": "Oyonnax, Ain"},
            {"name": "Plastipolis", "href": "#main", "type": "Competitiveness cluster", "state": "until 2020", "summary": "Merged into Polyméris."},
        ],
        "stories": [
            {"title": "A shared laboratory for hydrogen valves", "summary": "Three small companies and a university share one test bench, and a standard comes of it.", **story},
            {"title": "Forty apprentices, one workshop", "summary": "A school and the members of a cluster train together.", **story},
            {"title": "What the winter of 2023 taught a ski resort", "summary": "", **story},
        ],
        "events": [
            {"date": "2005", "datetime": "2005", "kind": "Founded", "text": "Begins its work.", "source": "https://example.org/"},
            {"date": "March 2021", "datetime": "2021-03", "kind": "Merged", "text": "Two clusters become one.", "url": "#main", "url_text": "Plastipolis"},
            {"date": "12 May 2023", "datetime": "2023-05-12", "value": "412 members", "text": "as its own site says.", "source": "https://example.org/2"},
        ],
        "members": [
            {"name": "Atelier Exemple SAS", "category": "Small or medium company", "territory": "Rhône", "since": 2012, "others": [{"text": "CIMES", "url": "#main"}, {"text": "Minalogic", "url": "#main"}], "startup": True},
            {"name": "Université d’Exemple", "category": "Research", "territory": "Isère", "since": 2005, "others": [], "governance": "chair"},
        ],
        "facts": [{"name": "Founded", "text": "2005"}, {"name": "Seat", "text": "Lyon, Rhône"}, {"name": "Website", "text": "example.org", "url": "https://example.org/", "note": "opens the cluster’s own site"}, {"name": "Label", "text": "", "mark": "missing"}],
        "files": [{"title": "All indicators", "text": "A row for each measure, place and period.", "links": [{"label": "CSV", "url": "#main", "size": "1.2 MB"}, {"label": "Parquet", "url": "#main"}]}, {"title": "Members", "links": [{"label": "CSV", "url": "#main"}]}],
    }


def render(language: str = "en") -> str:
    """The page as HTML, with its assets beside it."""
    environment = Environment(
        loader=FileSystemLoader(templates_folder()), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(url=lambda path: "#main", asset=lambda name: f"assets/{name}")
    names = ["Home", "Clusters", "Domains", "Departments", "Indicators", "Objectives", "Members", "Collaborations", "Stories", "Data", "Guide"]
    site = SimpleNamespace(
        language=language, name="Exempland", notice="These values are invented, to show the site at work.", audience="officers", day="15 November 2026",
        twins=[("fr", "Français", "#main")], alternates=[], navigation=[(name.lower(), name, name, name == "Clusters") for name in names],
    )
    page = SimpleNamespace(title="The look and its building stones", description="Every component in all its states.", path="style/")
    return environment.get_template("pages/style.html").render(site=site, page=page, view=view())


def write(folder: Path) -> Path:
    """Write the page and its assets into `folder`; gives the page's path."""
    assets = folder / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    source = templates_folder() / "assets"
    sheets = sorted((source / "css").glob("*.css"))
    (assets / "site.css").write_text("".join(sheet.read_text("utf-8") for sheet in sheets), "utf-8")
    shutil.copy(source / "icon.svg", assets / "icon.svg")
    (folder / "index.html").write_text(render(), "utf-8")
    return folder / "index.html"


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
