"""The budget lines, grants and governance of a yearly record."""

from __future__ import annotations

from .draw import Draw
from .money import Shape
from .region import Cluster, Region
from .share import apportion
from .texts import french

# How public funds divide, by type of cluster: the State funds competitiveness clusters only.
_PUBLIC = {
    "competitiveness": (18, 34.5, 19.5, 7, 17, 4),
    "regional": (0, 46, 22, 9, 19, 4),
}
_PUBLIC_LINES = ("state", "operating_grant", "international_plan", "calls_for_projects", "local_authorities", "other")
# The State's and the Region's support grew in the year of the pandemic.
_STATE_COURSE = {2019: 0.95, 2020: 1.0, 2021: 1.0, 2022: 0.97, 2023: 0.95, 2024: 0.92, 2025: 0.9}
_OTHER_OWN = {"sponsorship": 16, "projects": 22, "staff_made_available": 9, "other": 9, "eu_projects": 44}
_INSTRUMENTS = {
    "operating_grant": ("action-plan", "Plan d’actions {year}", "Action plan {year}"),
    "international_plan": (
        "international-plan",
        "Plan de développement international {year}",
        "International development plan {year}",
    ),
    "calls_for_projects": ("call-for-projects", "Appel à projets « {fr} »", "Call for projects: {en}"),
}
_CALLS = (
    ("Industrie et numérique", "industry and digital"),
    ("Attractivité des métiers", "attractive trades"),
    ("Relocalisation", "reshoring"),
    ("Transition écologique des PME", "SMEs’ green transition"),
)


def budget(cluster: Cluster, year: int, shape: Shape) -> dict:
    """`budget` of the yearly record: whole euros that add up to the shape's totals and shares."""
    public = round(shape.revenue * shape.public)
    own = shape.revenue - public
    fees, services = round(own * shape.fees), round(own * shape.services)
    lines = _parts(own - fees - services, _own_weights(cluster, year))
    funds = _parts(public, _public_weights(cluster, year))
    salaries, external = round(shape.expenditure * shape.salaries), round(shape.expenditure * shape.external)
    eu_projects = lines.pop("eu_projects")
    return {
        "expenditure": {
            "salaries": salaries,
            "external_costs": external,
            "overheads": shape.expenditure - salaries - external,
        },
        "revenue": {
            "private": {"membership_fees": fees, "services": services, **lines},
            "public": {
                "state": funds["state"],
                "region": {line: funds[line] for line in _INSTRUMENTS},
                "local_authorities": funds["local_authorities"],
                "other": funds["other"],
            },
            "eu_projects": eu_projects,
        },
    }


def grants(region: Region, cluster: Cluster, year: int, money: dict) -> list[dict]:
    """The grants behind the Region's lines of a budget: their sum, and rates within the instrument's bounds."""
    lines = money["revenue"]["public"]["region"]
    draw = Draw(cluster.id, year, "grants")
    calls = draw.sample({call: 1.0 for call in _CALLS}, 2)
    entries = []
    for line, (instrument, name_fr, name_en) in _INSTRUMENTS.items():
        parts = 2 if draw.chance(0.3) and line != "international_plan" else 1
        low, high = region.rates[instrument]
        for i, grant in enumerate(apportion(lines[line], [draw.between(1, 2) for _ in range(parts)])):
            rate = draw.between(max(low, 0.25) + 0.02, high - 0.02)
            if grant:
                fr, en = calls[i]
                title = {"fr": french(name_fr.format(year=year, fr=fr)), "en": name_en.format(year=year, en=en)}
                if parts == 2 and line == "operating_grant":
                    title = {key: f"{text} – {_HALVES[key][i]}" for key, text in title.items()}
                entries.append(
                    {"instrument": instrument, "title": title, "eligible_cost": round(grant / rate), "grant": grant}
                )
    _within(entries, sum(money["expenditure"].values()), region)
    return entries


def _within(entries: list[dict], expenditure: int, region: Region) -> None:
    """Lower the eligible costs where they are more than is spent: the Region then pays a larger part of them."""
    cost = sum(entry["eligible_cost"] for entry in entries)
    if cost > expenditure:
        for entry in entries:
            least = entry["grant"] / (region.rates[entry["instrument"]][1] - 0.02)
            entry["eligible_cost"] = round(max(least, entry["eligible_cost"] * 0.85 * expenditure / cost))


_HALVES = {"fr": ("animation du réseau", "projets structurants"), "en": ("running the network", "flagship projects")}


def governance(cluster: Cluster, year: int) -> dict:
    """The board by college; it turns over slowly, and the share of women grows."""
    draw = Draw(cluster.id, "board")
    scale = 1.4 if cluster.type == "competitiveness" else 1.0
    board = {
        "companies": round(draw.whole(8, 13) * scale),
        "research": draw.whole(1, 3) if cluster.type == "competitiveness" else draw.whole(0, 2),
        "training": draw.whole(1, 2),
        "public": draw.whole(1, 4),
        "other": draw.whole(0, 2),
    }
    start, women_trend, rhythm = draw.between(0.18, 0.32), draw.between(0.008, 0.022), draw.whole(3, 5)
    chair = "companies" if draw.chance(0.88) else "research" if board["research"] else "companies"
    now = Draw(cluster.id, year, "board")
    board["companies"] += now.whole(-1, 1)
    seats = sum(board.values())
    women = round(seats * (start + women_trend * (year - 2019)) + now.wave(0.8))
    record = {"board": board, "women": women, "chair": chair, "meetings": rhythm + now.whole(0, 1)}
    if now.chance(0.03):
        del record["women"]
    return record


def _parts(total: int, weights: dict[str, float]) -> dict[str, int]:
    return dict(zip(weights, apportion(total, list(weights.values())), strict=True))


def _own_weights(cluster: Cluster, year: int) -> dict[str, float]:
    steady, now = Draw(cluster.id, "other resources"), Draw(cluster.id, year, "other resources")
    weights = {line: weight * (1 + steady.wave(0.6)) * (1 + now.wave(0.2)) for line, weight in _OTHER_OWN.items()}
    if not cluster.profile.lends_staff:
        weights["staff_made_available"] = 0
    return weights


def _public_weights(cluster: Cluster, year: int) -> dict[str, float]:
    steady, now = Draw(cluster.id, "public funds"), Draw(cluster.id, year, "public funds")
    base = zip(_PUBLIC_LINES, _PUBLIC[cluster.type], strict=True)
    weights = {line: weight * (1 + steady.wave(0.25)) * (1 + now.wave(0.08)) for line, weight in base}
    weights["state"] *= _STATE_COURSE[year]
    plan_since = cluster.profile.international_from
    if plan_since is None or year < plan_since:
        weights["operating_grant"] += weights["international_plan"]
        weights["international_plan"] = 0
    if not now.chance(0.7):
        weights["calls_for_projects"] = 0
    return weights
