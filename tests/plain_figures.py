"""The figures of an invented region once more, by loops over plain values: no SQL, nothing of the builder's code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from plain_indicators import PLAIN, Number, Plain, Row, Rows
from region_factory import Written

Period = tuple[int, int | None]
Key = tuple[str, str, str, str]


class PlainRegion:
    """The rows of a region, who reported, and who is late on a day."""

    def __init__(self, written: Written, day: date) -> None:
        self.written = written
        self.day = day
        self.lead = {name: profile["domains"][0] for name, profile in written.profiles.items()}
        self.rows = {
            table: list(getattr(self, table)()) for table in ("annual", "quarterly", "memberships", "movements")
        }
        self.rows["grants"] = [{**row, **entry} for row in self.rows["annual"] for entry in row["grants"]]
        self.rows["collaborations"] = [{**row, **each} for row in self.rows["annual"] for each in row["collaborations"]]
        self.rows["stories"] = written.stories
        self.rows["results"] = [{**row, **row["results"]} for row in self.rows["annual"]]
        self.newest = max((year, quarter) for _, year, quarter in written.quarterly)
        kinds = (written.annual, written.quarterly, written.members)
        last = max(key[1] for kind in kinds for key in kind)
        self.years = range(written.region["reporting"]["first_year"], last + 1)

    def annual(self) -> Iterator[Row]:
        for (name, _), record in self.written.annual.items():
            yield {**record, "cluster": name, "domain": self.lead[name]}

    def quarterly(self) -> Iterator[Row]:
        for (name, _, _), record in self.written.quarterly.items():
            yield {**record, "cluster": name, "domain": self.lead[name]}

    def memberships(self) -> Iterator[Row]:
        for (name, year), members in self.written.members.items():
            for member in members:
                yield {**member, "cluster": name, "domain": self.lead[name], "year": year}

    def movements(self) -> Iterator[Row]:
        lists = self.written.members
        for (name, year), members in lists.items():
            for kind, some, others in (
                ("joined", members, lists.get((name, year - 1))),
                ("left", lists.get((name, year - 1)), members),
            ):
                if some is not None and others is not None:
                    ids = {other["id"] for other in others}
                    for member in some:
                        if member["id"] not in ids:
                            yield {**member, "cluster": name, "domain": self.lead[name], "year": year, "kind": kind}

    def state(self, table: str, name: str, period: Period, indicator: str) -> str | None:
        """Reported (empty), missing or not_due; None where nothing is expected."""
        year, quarter = period
        active = self.written.profiles[name]["active"]
        if not active["from"] <= year <= active.get("until", year):
            return None
        listed = lambda y: self.late((name, y) in self.written.members, date(y + 1, 5, 31))  # noqa: E731
        reported = self.late((name, year) in self.written.annual, date(year + 1, 4, 30))
        if table == "stories":
            return ""
        if table == "memberships":
            return listed(year)
        if table == "movements":
            if year <= max(active["from"], self.years[0]):
                return None
            states = {listed(year), listed(year - 1)}
            return "missing" if "missing" in states else "not_due" if "not_due" in states else ""
        if table == "quarterly":
            return self.grid_state(name, year, [quarter] if quarter else [1, 2, 3, 4])
        if table == "results" and not reported:
            return "" if indicator in self.written.annual[name, year]["results"] else "missing"
        return reported

    def grid_state(self, name: str, year: int, quarters: list[int]) -> str:
        ends = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}
        states = [
            self.late((name, year, q) in self.written.quarterly, date(year, *ends[q]) + timedelta(days=30))
            for q in quarters
        ]
        return min(states, key=["", "missing", "not_due"].index)

    def late(self, reported: bool, due: date) -> str:
        return "" if reported else "missing" if self.day > due else "not_due"


def places(region: PlainRegion, indicator: str) -> Iterator[tuple[str, str, Callable[[Row], bool], list[str]]]:
    """Scope, entity, which rows are its own, and which clusters are behind it."""
    written, table = region.written, PLAIN[indicator].table
    meant = written.indicators[indicator].get("scope")
    names = list(written.profiles)
    if meant is None:
        yield "region", written.region["id"], lambda row: True, names
        if table in ("memberships", "movements"):
            for territory in written.region["territories"]:
                code = territory["code"]
                yield "territory", code, lambda row, code=code: row["territory"] == code, names
    for domain in written.region["domains"]:
        d = domain["id"]
        if meant is None or d in meant:
            led = [name for name in names if region.lead[name] == d]
            yield "domain", d, lambda row, d=d: row["domain"] == d, led
    for name in names:
        if meant is None or region.lead[name] in meant:
            yield "cluster", name, lambda row, name=name: row["cluster"] == name, [name]


def plain_figures(region: PlainRegion, audience: str) -> dict[Key, tuple[Number, str, int, int]]:
    """Value, mark, clusters that reported and clusters expected, by indicator, scope, entity and period.

    Only what each figure is by itself: nothing is withheld here because it could be worked out from others.
    """
    found = {}
    for indicator, written in region.written.indicators.items():
        if audience == "public" and written.get("visibility") == "officers":
            continue
        for period in periods(region, indicator):
            for scope, entity, inside, names in places(region, indicator):
                figure = plain_figure(region, indicator, period, scope, inside, names, audience)
                if figure is not None:
                    year, quarter = period
                    found[indicator, scope, entity, f"{year}-Q{quarter}" if quarter else str(year)] = figure
    return found


def periods(region: PlainRegion, indicator: str) -> Iterator[Period]:
    written = region.written.indicators[indicator]
    for year in region.years:
        if written.get("since", year) <= year <= written.get("until", year):
            yield year, None
            if PLAIN[indicator].table == "quarterly":
                yield from ((year, quarter) for quarter in range(1, 5) if (year, quarter) <= region.newest)


def plain_figure(
    region: PlainRegion,
    indicator: str,
    period: Period,
    scope: str,
    inside: Callable[[Row], bool],
    names: list[str],
    audience: str,
) -> tuple[Number, str, int, int] | None:
    plain = PLAIN[indicator]
    mean = region.written.indicators[indicator]["across"] == "mean"
    year, quarter = period
    rows = [
        row
        for row in region.rows[plain.table]
        if row["year"] == year and (quarter is None or row["quarter"] == quarter) and inside(row) and plain.where(row)
    ]
    states = {name: region.state(plain.table, name, period, indicator) for name in names}
    if plain.table == "stories" and scope == "domain":
        states |= {row["cluster"]: "" for row in rows}
    states = {name: state for name, state in states.items() if state is not None}
    reported = [name for name, state in states.items() if state == ""]
    if not states and not (plain.table == "stories" and not mean and scope == "domain"):
        return None
    if states and not reported:
        return None, "missing" if "missing" in states.values() else "not_due", 0, len(states)
    by_cluster = {name: [row for row in rows if row["cluster"] == name] for name in reported}
    values = [plain.value(own) if own else 0 for own in by_cluster.values()]
    values = [value for value in values if value is not None]
    if mean and scope != "cluster":
        value = sum(values) / len(values) if values else None
    else:
        value = plain.value(rows) if rows else 0
    if audience == "public" and not may_be_shown(plain, rows, scope, region.written.region["secrecy"]):
        return None, "withheld", len(values), len(states)
    return value, "missing" if value is None else "", len(values), len(states)


def may_be_shown(plain: Plain, rows: Rows, scope: str, secrecy: dict[str, float]) -> bool:
    if plain.never:
        return False
    if plain.given is None:
        return True
    unit = "id" if plain.table in ("memberships", "movements") else "cluster"
    parts = [plain.given([row for row in rows if row[unit] == each]) or 0 for each in {row[unit] for row in rows}]
    parts = [part for part in parts if part]
    enough = len(parts) >= secrecy["min_contributors"]
    return enough and max(parts) / sum(parts) <= secrecy["dominance"] and not (unit == "cluster" and scope == "cluster")
