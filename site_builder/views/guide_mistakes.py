"""Typical mistakes with the very messages that the checks give: each is made on purpose and checked."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from site_builder import checks
from site_builder.canonical import write
from site_builder.problems import N_, Finding
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles, Repository
from site_builder.source.yaml import read_yaml
from site_builder.texts import Texts
from site_builder.views.form_examples import whole_value
from site_builder.views.page import Site

#: no cluster of any region: it has no page, and no record but those made here
_CLUSTER, _YEAR = "example", 2024
Change = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Mistake:
    """A mistake in words, the message that answers it, and the rule by which it is found."""

    what: str
    message: str
    rule: str


def _put(*path: str | int, to: Any) -> Change:
    """A change that puts another value in a place; None takes out what is there."""

    def change(record: dict[str, Any]) -> None:
        *way, last = path
        here: Any = record
        for step in way:
            here = here[step]
        if to is None:
            del here[last]
        else:
            here[last] = to

    return change


def _twice(record: dict[str, Any]) -> None:
    record["members"].append(dict(record["members"][0]))


#: in the order of how often hands slip: form, what was done, the rule that finds it, the change that does it
_CASES: tuple[tuple[str, str, str, Change], ...] = (
    (
        "annual",
        N_("A line of the budget is left empty, because there was nothing."),
        "missing",
        _put("budget", "expenditure", "overheads", to=None),
    ),
    (
        "annual",
        N_("A share is entered in the place of an amount."),
        "whole-number",
        _put("budget", "expenditure", "salaries", to=0.46),
    ),
    (
        "annual",
        N_("An amount is entered with words."),
        "number",
        _put("budget", "expenditure", "salaries", to="about 712"),
    ),
    ("annual", N_("Last year’s record is handed in again, with its year."), "place-year", _put("year", to=_YEAR - 1)),
    ("annual", N_("The posts have changed, the total of the team has not."), "fte-sum", _put("team", "fte", to=11.5)),
    (
        "annual",
        N_("A grant is listed, and its line of revenue says something else."),
        "grants-sum",
        _put("grants", 0, "grant", to=236000),
    ),
    (
        "annual",
        N_("The women of the team are counted, not those on the board."),
        "women-seats",
        _put("governance", "women", to=31),
    ),
    (
        "members",
        N_("A digit of an identifier is missing."),
        "member-id",
        _put("members", 0, "id", to="73282932"),
    ),
    (
        "members",
        N_("The spreadsheet has eaten the zero at the start of an identifier."),
        "member-id",
        _put("members", 0, "id", to="12345674"),
    ),
    (
        "members",
        N_("The number of a site is entered for that of the organisation."),
        "member-id",
        _put("members", 0, "id", to="73282932000074"),
    ),
    ("members", N_("An organisation stands in the list twice."), "member-twice", _twice),
    (
        "members",
        N_("The first year of membership lies after the year of the list."),
        "member-since",
        _put("members", 0, "since", to=_YEAR + 1),
    ),
)


def mistakes(site: Site, texts: Texts) -> tuple[Mistake, ...]:
    """The mistakes that this region's rules find, in the reader's words."""
    told = []
    for kind, what, rule, change in _CASES:
        found = next((each for each in _made(site, kind, change) if each.rule == rule), None)
        if found is not None:
            told.append(Mistake(texts.gettext(what), texts.tell(found), rule))
    return tuple(told)


def _made(site: Site, kind: str, change: Change) -> list[Finding]:
    """What is found in a record of nobody in which the mistake was made."""
    record = _sound(site, kind)
    change(record)
    document, findings = _document(site, kind, record)
    files = ClusterFiles(_CLUSTER, _document(site, "cluster", _sound(site, "cluster"))[0])
    (files.annual if kind == "annual" else files.members)[_YEAR] = document
    findings += site.schemas.shape(document)
    indicators = site.files.indicators
    alone = Repository(site.root, site.files.region, site.files.objectives, indicators, {_CLUSTER: files})
    found = findings + checks.check(alone, findings, site.schemas).findings
    return [each for each in found if each.place.path == document.path]


def _sound(site: Site, kind: str) -> dict[str, Any]:
    """A record of nobody, from the examples of the form and the region's own codes."""
    record: dict[str, Any] = copy.deepcopy(whole_value(site.schemas, kind))
    region = site.records.region
    if kind == "cluster":
        return record | {"id": _CLUSTER, "domains": [region.domains[0].id], "active": {"from": 1900}}
    if kind == "annual" and region.instruments:
        first = region.instruments[0]
        grant = record["grants"][0] | {"instrument": first.id}
        grant["eligible_cost"] = round(grant["grant"] / ((first.rate_min + first.rate_max) / 2 or 1))
        record["grants"] = [grant]
        lines = record["budget"]["revenue"]["public"]["region"]
        lines |= {name: grant["grant"] if name == first.feeds else 0 for name in lines}
    return record | {"year": _YEAR}


def _document(site: Site, kind: str, record: dict[str, Any]) -> tuple[Document, list[Finding]]:
    path = f"data/{'members' if kind == 'members' else 'clusters'}/{_CLUSTER}/{_YEAR}.yml"
    return read_yaml(write(site.schemas, kind, record, site.records.region.languages), path, kind)
