"""What the public may see, and that nothing withheld can be worked out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from region_factory import siren, write_region

from site_builder.indicators import Figures
from site_builder.indicators.cells import Shares
from site_builder.indicators.secrecy import Key, Sum, complement, is_safe
from site_builder.periods import Period
from site_builder.pipeline import Inspection, inspect
from site_builder.records import Secrecy

YEAR = Period(2021)
REGION: Key = ("region", "r", YEAR)


@pytest.mark.parametrize(
    ("parts", "safe"),
    [
        ([10, 10, 10], True),
        ([10, 10], False),
        ([85, 10, 5], True),
        ([86, 10, 4], False),
        ([], False),
        ([5, -5, 10, -10], False),
    ],
)
def test_enough_contribute_and_none_too_much(parts: list[int], safe: bool) -> None:
    shares = Shares(len(parts), max(map(abs, parts), default=0), sum(parts))
    assert is_safe(shares, Secrecy(min_contributors=3, dominance=0.85)) is safe


def domain(name: str) -> Key:
    return ("domain", name, YEAR)


def whole(*parts: str, beside: bool = False) -> Sum:
    return Sum(REGION, tuple(map(domain, parts)), beside)


def test_one_withheld_part_takes_the_smallest_other_with_it() -> None:
    shown = {REGION: 100, domain("a"): 50, domain("b"): 30, domain("c"): 20}
    assert complement(shown, {domain("a")}, [whole("a", "b", "c")]) == {domain("a"), domain("c")}


def test_of_equal_parts_the_first_is_withheld() -> None:
    shown = {REGION: 90, domain("a"): 30, domain("b"): 30, domain("c"): 30}
    assert complement(shown, {domain("c")}, [whole("a", "b", "c")]) == {domain("a"), domain("c")}


def test_without_another_part_the_total_is_withheld() -> None:
    shown = {REGION: 50, domain("a"): 50}
    assert complement(shown, {domain("a")}, [whole("a", "b")]) == {domain("a"), REGION}


def test_two_withheld_parts_protect_each_other() -> None:
    shown = {REGION: 60, domain("a"): 10, domain("b"): 20, domain("c"): 30}
    both = {domain("a"), domain("b")}
    assert complement(shown, both, [whole("a", "b", "c")]) == both


def test_what_has_no_figure_of_its_own_is_not_worked_out() -> None:
    shown = {REGION: 100, domain("a"): 50, domain("b"): 30}
    assert len(complement(shown, set(), [whole("a", "b", beside=True)])) == 2


@st.composite
def regions(draw: st.DrawFn) -> tuple[dict[Key, int], set[Key], list[Sum]]:
    """A region over domains over clusters, and over territories, with some figures withheld from the start."""
    shown: dict[Key, int] = {}
    sums = []
    number = st.integers(0, 9)
    for d in range(draw(st.integers(1, 4))):
        clusters: list[Key] = [("cluster", f"{d}-{c}", YEAR) for c in range(draw(st.integers(1, 4)))]
        shown |= {cluster: draw(number) for cluster in clusters}
        shown[domain(str(d))] = sum(shown[cluster] for cluster in clusters)
        sums.append(Sum(domain(str(d)), tuple(clusters)))
    domains = tuple(key for key in shown if key[0] == "domain")
    shown[REGION] = sum(shown[key] for key in domains)
    sums.append(Sum(REGION, domains))
    if draw(st.booleans()):
        territories: tuple[Key, ...] = tuple(("territory", str(t), YEAR) for t in range(draw(st.integers(1, 4))))
        left = shown[REGION]
        for territory in territories:
            shown[territory] = draw(st.integers(0, left))
            left -= shown[territory]
        sums.append(Sum(REGION, territories, beside=left > 0 and draw(st.booleans())))
        if left > 0:
            shown[OUTSIDE] = left
    withheld = {key for key in shown if key != OUTSIDE and draw(st.booleans())}
    return shown, withheld, draw(st.permutations(sums))


#: what the territories leave of the region; it is never published
OUTSIDE: Key = ("territory", "outside", YEAR)


@settings(max_examples=300, deadline=None)
@given(regions())
def test_subtracting_finds_nothing_that_is_withheld(made: tuple[dict[Key, int], set[Key], list[Sum]]) -> None:
    shown, withheld, sums = made
    outside = OUTSIDE in shown
    after = complement({key: value for key, value in shown.items() if key != OUTSIDE}, withheld, sums)
    assert withheld <= after
    # also where somebody knows what lies outside, or it is shown by all the rest being so
    for known_outside in (True, False):
        equations = [
            (s.total, (*s.parts, OUTSIDE) if outside and s.parts[0][0] == "territory" else s.parts) for s in sums
        ]
        unknown = after if known_outside else {*after, OUTSIDE}
        worked_out = solvable(equations, unknown)
        assert not withheld & worked_out
        secret_outside = any(each.beside for each in sums)
        assert not (secret_outside and not known_outside and OUTSIDE in worked_out)


def solvable(equations: Iterable[tuple[Key, tuple[Key, ...]]], unknown: set[Key]) -> set[Key]:
    """The unknowns whose value follows from the equations: exact elimination, as an attacker would do it."""
    rows = [{key: Fraction(1) for key in (total, *parts) if key in unknown} for total, parts in equations]
    for row, (total, _) in zip(rows, equations, strict=True):
        if total in row:
            row[total] = Fraction(-1)
    solved: list[tuple[Key, dict[Key, Fraction]]] = []
    while rows:
        row = rows.pop()
        for pivot, known in solved:
            row = eliminate(row, pivot, known)
        if row:
            pivot = min(row)
            row = {key: value / row[pivot] for key, value in row.items()}
            solved = [(key, eliminate(known, pivot, row)) for key, known in solved]
            solved.append((pivot, row))
    return {key for key, known in solved if len(known) == 1}


def eliminate(row: dict[Key, Fraction], pivot: Key, known: dict[Key, Fraction]) -> dict[Key, Fraction]:
    factor = row.get(pivot, Fraction(0))
    keys = row.keys() | known.keys()
    found = {key: row.get(key, Fraction(0)) - factor * known.get(key, Fraction(0)) for key in keys}
    return {key: value for key, value in found.items() if value}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Inspection:
    folder = tmp_path_factory.mktemp("region")
    write_region(folder, clusters=14, years=2, seed=23, domains=4, territories=5, gaps=0.1, organisations=8)
    return inspect(folder, date(2022, 6, 30))


@pytest.mark.parametrize("indicator", ["services", "employees", "large", "commented"])
def test_in_a_whole_region_nothing_is_worked_out(seen: Inspection, indicator: str) -> None:
    figures = [figure for figure in seen.figures if figure.indicator == indicator]
    periods = dict.fromkeys(figure.period for figure in figures)
    marks = {(f.scope, f.entity, f.period): f.mark for f in figures}
    assert "withheld" in marks.values()
    for period in periods:
        there = {key for key, mark in marks.items() if key[2] == period and mark in ("", "withheld")}
        region = ("region", "invented", period)
        clusters = seen.records.clusters.values()
        equations = [(region, tuple(key for key in there if key[0] == "domain"))]
        for each in seen.records.region.domains:
            led = {c.id for c in clusters if c.domain == each.id}
            parts = tuple(key for key in there if key[0] == "cluster" and key[1] in led)
            equations.append((("domain", each.id, period), parts))
        hidden = {key for key in there if marks[key] == "withheld"}
        assert not solvable(equations, hidden)
        territories = tuple(key for key in there if key[0] == "territory")
        if territories and marks[region] == "":
            assert len(hidden & set(territories)) != 1


def test_no_single_cluster_shows_what_is_for_officers(seen: Inspection) -> None:
    for indicator in ("services", "services-mean", "fees-share", "commented"):
        own = [f for f in seen.figures if f.indicator == indicator and f.scope == "cluster"]
        assert own and all(f.value is None for f in own)


def test_a_mean_does_not_give_away_the_sum_that_is_withheld(seen: Inspection) -> None:
    marks = {(f.indicator, f.scope, f.entity, f.period): f.mark for f in seen.figures}
    withheld = [key for key, mark in marks.items() if key[0] == "employees" and mark == "withheld"]
    assert any(scope == "cluster" for _, scope, _, _ in withheld)
    assert all(marks["employees-mean", *rest] == "withheld" for _, *rest in withheld)


def test_totals_are_public_though_parts_of_them_are_not(seen: Inspection) -> None:
    assert all(f.mark != "withheld" for f in seen.figures if f.indicator in ("budget", "fte", "made-available"))


def test_officers_see_everything(seen: Inspection) -> None:
    officers = inspect(seen.repository.root, seen.day, "officers").figures
    assert isinstance(officers, Figures)
    assert all(figure.mark != "withheld" for figure in officers)
    assert {figure.indicator for figure in officers} - {figure.indicator for figure in seen.figures} == {"hidden"}


def test_an_empty_territory_hides_no_other(tmp_path: Path) -> None:
    """Everybody sees in the members list that nobody is there, so withholding it protects nothing."""
    written = write_region(tmp_path, clusters=2, years=1, domains=2, territories=4, gaps=0, indicators=JOBS)
    for (cluster, year), _ in written.members.items():
        members = [organisation(n, code) for n, code in enumerate(["01", *["02"] * 3, *["03"] * 4])]
        write_members(tmp_path, cluster, year, members)
    seen = inspect(tmp_path)
    assert seen.figures is not None, seen.findings
    marks = {f.entity: f.mark for f in seen.figures if f.scope == "territory"}
    assert marks == {"01": "withheld", "02": "withheld", "03": "", "04": "withheld"}


JOBS = {
    "employees": {
        "table": "memberships",
        "value": "sum(employees)",
        "across": "pooled",
        "unit": "count",
        "additive": True,
    }
}


def organisation(number: int, code: str) -> str:
    return (
        f"- id: '{siren(30000000 + number)}'\n  name: O{number}\n  category: other\n"
        f"  territory: '{code}'\n  employees: {10 + number}\n  since: 2020\n"
    )


def write_members(root: Path, cluster: str, year: int, members: list[str]) -> None:
    path = root / "data" / "members" / cluster / f"{year}.yml"
    path.write_text(f"year: {year}\nmembers:\n{''.join(members)}", encoding="utf-8")
