"""The members lists as they are written, with who sits on the board."""

from __future__ import annotations

from . import profiles
from .budget import governance
from .draw import Draw
from .members import Roll
from .organisations import Organisation
from .region import Cluster

_BUREAU = 4


def members_list(cluster: Cluster, year: int, roll: Roll) -> dict:
    """The members list of a year, by id, keys in the order of the contract."""
    seats = _seats(cluster, year, roll)
    record: dict = {"year": year, "members": [_entry(one, since, year, seats) for one, since in roll.sorted()]}
    turn = profiles.TURNS.get((cluster.id, year), profiles.Turn())
    answers = [("year-jump", turn.why)] if turn.why and turn.members > 1.3 else []
    if (cluster.id, year) in profiles.LIST_ANSWERS:
        answers.append(profiles.LIST_ANSWERS[cluster.id, year])
    if answers:
        record["confirmed"] = [{"rule": rule, "why": why} for rule, why in answers]
    return record


def _entry(one: Organisation, since: int, year: int, seats: dict[str, str]) -> dict:
    entry: dict = {"id": one.id, "name": one.name, "category": one.category}
    if one.startup(year):
        entry["startup"] = True
    entry["territory"] = one.territory
    if one.activity:
        entry["activity"] = one.activity
    entry["since"] = since
    if one.id in seats:
        entry["governance"] = seats[one.id]
    if one.employees is not None:
        entry["employees"] = one.staff(year)
        if one.revenue is not None:
            entry["revenue"] = one.staff(year) * one.revenue
    return entry


def _seats(cluster: Cluster, year: int, roll: Roll) -> dict[str, str]:
    """Part in the governance by id: the board of the yearly record, filled from each college's members."""
    record = governance(cluster, year)
    colleges: dict[str, list[str]] = {college: [] for college in record["board"]}
    for one, _ in roll.sorted():
        colleges["companies" if one.category.startswith("company") else one.category].append(one.id)
    seated: list[str] = []
    for college in sorted(colleges, key=lambda name: name != record["chair"]):
        # The same order every year: whoever sits there stays until leaving the cluster.
        order = sorted(colleges[college], key=lambda member: Draw(cluster.id, "seat", member).between(0, 1))
        seated += order[: record["board"][college]]
    parts = ["chair"] + ["bureau"] * _BUREAU + ["board"] * len(seated)
    return dict(zip(seated, parts, strict=False))
