"""The yearly records."""

from __future__ import annotations

from . import budget, profiles
from .collaborations import collaborations
from .draw import Draw
from .members import Membership
from .money import Economy
from .region import Cluster, Region
from .team import team

# Level of each collected indicator in 2019 (low, high) and its growth a year.
_RESULTS = {
    "ai-pilots": (4, 14, 1.12),
    "clinical-partnerships": (3, 10, 1.05),
    "crop-trials": (4, 16, 1.03),
    "european-projects": (1, 6, 1.07),
    "european-projects-submitted": (3, 14, 1.04),
    "flexibility-projects": (2, 9, 1.09),
    "hydrogen-projects": (0, 5, 1.12),
    "innovation-projects": (6, 42, 1.03),
    "jobs-supported": (40, 320, 1.03),
    "low-carbon-sites": (3, 12, 1.1),
    "member-satisfaction": (74, 90, 1.004),
    "mobility-trials": (4, 9, 1.06),
    "recycled-material-projects": (2, 11, 1.08),
    "trade-fairs": (8, 22, 1.02),
}
_COMMENTS = (
    "Comptes arrêtés par le conseil d’administration, certification du commissaire aux comptes attendue en juin.",
    "Une part des prestations de décembre est facturée en janvier.",
    "Le poste de chargé de mission international est resté vacant un semestre.",
    "Changement de logiciel de suivi des adhérents en cours d’année.",
    "La valorisation du temps mis à disposition est en cours de révision.",
)


def annual_record(region: Region, economy: Economy, membership: Membership, cluster: Cluster, year: int) -> dict:
    """The record of a cluster and year, keys in the order of the contract."""
    shape = economy.shapes(cluster.id)[year]
    listed = (cluster.id, year) not in profiles.MISSING_MEMBERS
    roll = membership.rolls(cluster.id)[year]
    money = budget.budget(cluster, year, shape)
    record = {
        "year": year,
        "team": team(cluster, year, shape.fte, roll.since if listed else None),
        "budget": money,
        "governance": budget.governance(cluster, year),
        "grants": budget.grants(region, cluster, year, money),
        "collaborations": collaborations(region, cluster, year),
        "results": results(region, cluster, year),
    }
    draw = Draw(cluster.id, year, "comment")
    if draw.chance(0.14):
        record["comment"] = draw.pick(_COMMENTS)
    if answers := _answers(cluster, year):
        record["confirmed"] = answers
    return record


def _answers(cluster: Cluster, year: int) -> list[dict[str, str]]:
    """To the warnings that what was chosen by hand brings about."""
    answers = []
    turn = profiles.TURNS.get((cluster.id, year), profiles.Turn())
    if turn.why and max(turn.budget, 1 / turn.budget, turn.fte, 1 / turn.fte) > 1.3:
        answers.append({"rule": "year-jump", "why": turn.why})
    if year == cluster.years[0] and cluster.id in profiles.WITHOUT_RESEARCH:
        answers.append({"rule": "board-research", "why": profiles.WITHOUT_RESEARCH[cluster.id]})
    if (cluster.id, year) in profiles.MISSING_MEMBERS:
        answers.append({"rule": "record-missing", "why": profiles.MISSING_MEMBERS[cluster.id, year]})
    return answers


def results(region: Region, cluster: Cluster, year: int) -> dict[str, int]:
    """What the cluster is asked for in that year, by indicator; one in fifty is left out."""
    answers = {}
    for name, definition in region.collected.items():
        scope = definition.get("scope", "base")
        asked = scope == "base" or cluster.domains[0] in scope
        if not asked or not definition.get("since", year) <= year <= definition.get("until", year):
            continue
        low, high, growth = _RESULTS[name]
        steady, now = Draw(cluster.id, "results", name), Draw(cluster.id, year, "results", name)
        share = steady.between(0, 1)
        if name in ("innovation-projects", "jobs-supported") and cluster.type == "regional":
            share *= 0.35
        pandemic = 0.6 if year == 2020 and name in ("trade-fairs", "mobility-trials", "crop-trials") else 1.0
        spread = 0.02 if name == "member-satisfaction" else 0.16
        if not now.chance(0.02):
            answers[name] = round(
                (low + (high - low) * share) * growth ** (year - 2019) * pandemic * (1 + now.wave(spread))
            )
    return answers
