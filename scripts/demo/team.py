"""The team behind a yearly record's FTE: people by role and employer, never by name."""

from __future__ import annotations

from collections.abc import Mapping

from .draw import Draw
from .organisations import Organisation
from .profiles import TEAM_WITHOUT_PEOPLE
from .region import Cluster

_ROLES = {
    "project_manager": 52,
    "expert": 12,
    "communication": 11,
    "administration": 14,
    "international": 8,
    "other": 3,
}
_PARTS = {10: 70, 8: 20, 5: 10}  # tenths of an FTE


def team(cluster: Cluster, year: int, tenths: int, members: Mapping[Organisation, int] | None) -> dict:
    """`team` of the yearly record; `members` is the year's list, None where it was not handed in."""
    record: dict = {"fte": tenths / 10}
    if (cluster.id, year) in TEAM_WITHOUT_PEOPLE:
        return record
    # The same draws every year: people stay, and only the end of the list changes with the total.
    draw = Draw(cluster.id, "team")
    people = [{"role": "director", "fte": 1.0 if tenths >= 40 else 0.8, "employer": "cluster"}]
    rest = tenths - round(10 * people[0]["fte"])
    while rest > 0:
        role = draw.weighted(_ROLES)
        part = min(rest, draw.weighted(_PARTS))
        rest -= part
        people.append({"role": role, "fte": part / 10, "employer": "cluster"})
    _lend(cluster, people, members)
    record["people"] = people
    return record


def _lend(cluster: Cluster, people: list[dict], members: Mapping[Organisation, int] | None) -> None:
    """Have up to two of the experts made available by large members or research bodies of this very year."""
    if not cluster.profile.lends_staff or not members:
        return
    lenders = sorted((since, one.id) for one, since in members.items() if one.category in ("company_large", "research"))
    experts = [person for person in people if person["role"] in ("expert", "project_manager")]
    for person, (_, lender) in zip(experts[:2], lenders, strict=False):
        person["employer"] = "made_available"
        person["made_available_by"] = lender
