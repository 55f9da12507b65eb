"""Changes of members lists: who joins, leaves, comes back, and is written otherwise."""

from __future__ import annotations

from typing import Any

from review.desk import Desk
from review.scripted import scripted

LIST = "data/members/minalogic/2025.yml"
LAST = "data/members/minalogic/2024.yml"
NEW = "data/members/minalogic/2026.yml"
#: ids that are valid SIREN numbers, of nobody
SIREN = ("999999980", "999999972", "999999964")


def _new(ident: str, name: str, **more: Any) -> dict[str, Any]:
    return {"id": ident, "name": name, "category": "company_sme", "territory": "38", "since": 2025} | more


def _member(record: Any, ident: str) -> Any:
    return next(each for each in record["members"] if each["id"] == ident)


def _first(record: Any, category: str = "company_sme") -> Any:
    return next(each for each in record["members"] if each["category"] == category and each["since"] < 2024)


@scripted
def a_member_joins(desk: Desk) -> None:
    desk.edit(LIST, lambda record: record["members"].append(_new(SIREN[0], "Atelier des Ondes")))


@scripted
def a_member_leaves(desk: Desk) -> None:
    desk.edit(LIST, lambda record: record["members"].remove(_first(record)))


@scripted
def a_member_is_renamed(desk: Desk) -> None:
    desk.edit(LIST, lambda record: _first(record).update(name="Nouvelle Raison sociale"))


@scripted
def a_member_is_of_another_kind(desk: Desk) -> None:
    desk.edit(LIST, lambda record: _first(record).update(category="company_mid"))


@scripted
def a_member_moves(desk: Desk) -> None:
    desk.edit(LIST, lambda record: _first(record).update(territory="outside"))


@scripted
def a_member_under_another_code(desk: Desk) -> None:
    desk.edit(LIST, lambda record: _first(record).update(id=SIREN[1]))


@scripted
def a_headcount_for_officers(desk: Desk) -> None:
    desk.edit(LIST, lambda record: _first(record).update(employees=41))


@scripted
def a_member_comes_back(desk: Desk) -> None:
    """Somebody who was in the lists before the last one, and not in that."""

    def back(record: Any) -> None:
        earlier = _names(desk, "data/members/minalogic/2022.yml")
        gone = sorted(earlier.keys() - _names(desk, LAST).keys() - _names(desk, LIST).keys())[0]
        record["members"].append(_new(gone, earlier[gone]))

    desk.edit(LIST, back)


def _names(desk: Desk, path: str) -> dict[str, str]:
    found: dict[str, str] = {}
    text = desk.text(path)
    for entry in text.split("\n- id: '")[1:]:
        ident, _, rest = entry.partition("'")
        found[ident] = rest.split("name: ")[1].split("\n")[0].strip("'")
    return found


@scripted
def a_first_year_changed(desk: Desk) -> None:
    desk.edit(LIST, lambda record: _first(record).update(since=2009))


@scripted
def a_renamed_member_in_three_lists(desk: Desk) -> None:
    """The same organisation, in all the lists of the year that have it."""
    for cluster in ("cara", "minalogic", "polymeris"):
        desk.edit(
            f"data/members/{cluster}/2025.yml",
            lambda record: _member(record, "000001438").update(name="Groupe Ralarrane International"),
        )


@scripted
def a_list_removed(desk: Desk) -> None:
    desk.remove("data/members/minalogic/2021.yml")


@scripted
def a_list_unchanged_for_a_new_year(desk: Desk) -> None:
    desk.copy(LIST, NEW, lambda record: record.update(year=2026))


@scripted
def a_new_list(desk: Desk) -> None:
    """Three leave, two join, one is of another kind."""

    def change(record: Any) -> None:
        record["year"] = 2026
        del record["members"][10:13]
        record["members"][0]["category"] = "company_mid"
        record["members"] += [_new(SIREN[0], "Atelier des Ondes", since=2026), _new(SIREN[2], "Fabrique d’Échos")]

    desk.copy(LIST, NEW, change)


@scripted
def a_third_of_the_members_leave(desk: Desk) -> None:
    def shrink(record: Any) -> None:
        del record["members"][::3]

    desk.edit(LIST, shrink)


@scripted
def one_organisation_under_two_codes(desk: Desk) -> None:
    desk.edit(LIST, lambda record: record["members"].append({**_first(record), "id": SIREN[1]}))
