"""What only officers see of a cluster: lines of private revenue, posts of the team, comments, answers to warnings.

Nothing of this may reach a public page: each function is called only where `site.for_officers` holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.texts import Texts
from site_builder.views import cluster_money as money
from site_builder.views.cluster_words import choice, title
from site_builder.views.page import Site
from site_builder.views.shown import Shown

_PRIVATE = ("budget", "revenue", "private")
_POST = ("team", "people", "[]")


@dataclass(frozen=True)
class Grid:
    """A table with a head for each column; the first cell of a row is its name."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Shown, ...]], ...]


@dataclass(frozen=True)
class Internal:
    """What the officers read beside a year's sheet."""

    people: Grid | None
    comments: tuple[tuple[str, str], ...]
    confirmed: tuple[tuple[str, str], ...]


def private_lines(site: Site, texts: Texts, cluster: str) -> Grid | None:
    """Private revenue line by line, a column a year."""
    _only_for_officers(site)
    years = money.due_years(site, [cluster])
    keys = site.schemas.node("annual").children["budget"].children["revenue"].children["private"].children
    if not any((cluster, year) in site.records.annual for year in years):
        return None
    rows = []
    for key in keys:
        cells = []
        for year in years:
            record = site.records.annual.get((cluster, year))
            value = None if record is None else record["budget"]["revenue"]["private"].get(key, 0)
            text = "" if value is None else money.money(site, texts, value)
            cells.append(Shown(text, "" if value is not None else money.absence(site, year)))
        rows.append((title(site, texts, "annual", *_PRIVATE, key), tuple(cells)))
    return Grid(tuple(map(str, years)), tuple(rows))


def internal(site: Site, texts: Texts, cluster: str, year: int) -> Internal | None:
    """Posts, comments and answers of a year's records; None where there are none."""
    _only_for_officers(site)
    annual = site.records.annual.get((cluster, year), {})
    records: list[tuple[str, Mapping[str, Any]]] = [(texts.say(site.schemas.form("annual").title), annual)]
    records += [
        (texts.period(f"{year}-Q{quarter}"), site.records.quarterly.get((cluster, year, quarter), {}))
        for quarter in range(1, 5)
    ]
    comments = tuple((name, record["comment"]) for name, record in records if record.get("comment"))
    answers = tuple((answer["rule"], answer["why"]) for _, record in records for answer in record.get("confirmed", ()))
    people = _people(site, texts, cluster, year)
    return Internal(people, comments, answers) if people or comments or answers else None


def _people(site: Site, texts: Texts, cluster: str, year: int) -> Grid | None:
    """The posts of the team, those of one role and employer together, in the order of the form."""
    posts = site.records.annual.get((cluster, year), {}).get("team", {}).get("people")
    if not posts:
        return None
    names = {member["id"]: member["name"] for member in site.records.members.get((cluster, year), ())}
    roles = list(site.schemas.field("annual", (*_POST, "role")).choices)
    groups: dict[tuple[str, str, str], list[float]] = {}
    for post in posts:
        lender = post.get("made_available_by", "")
        groups.setdefault((post["role"], post["employer"], names.get(lender, lender)), []).append(post["fte"])
    rows = []
    for (role, employer, lender), ftes in sorted(groups.items(), key=lambda each: (roles.index(each[0][0]), *each[0])):
        told = choice(site, texts, "annual", (*_POST, "employer"), employer)
        name = choice(site, texts, "annual", (*_POST, "role"), role)
        cells = (texts.number(len(ftes)), texts.value(sum(ftes), "fte"))
        rows.append((f"{name} – {told}: {lender}" if lender else f"{name} – {told}", tuple(map(Shown, cells))))
    columns = (
        title(site, texts, "annual", *_POST, "role"),
        texts.gettext("Posts"),
        texts.gettext("Full-time equivalents"),
    )
    return Grid(columns, tuple(rows))


def _only_for_officers(site: Site) -> None:
    if not site.for_officers:
        raise ValueError("internal fields are for the officers' build alone")
