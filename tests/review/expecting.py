"""What a review says of a change, in the short form in which it is expected."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from review import changes_of_many, changes_of_members, changes_of_records, changes_of_stories, changes_of_the_region
from review.desk import LANGUAGES, REGION, Desk

from site_builder.review import as_json
from site_builder.review.comparing import compare
from site_builder.texts import Texts

EXPECTED = Path(__file__).parent / "expected"
#: all that is told after a record's name
MODULES = (changes_of_records, changes_of_members, changes_of_stories, changes_of_the_region, changes_of_many)
#: the records of 2026 are not due yet on this day
DAY = date(2026, 11, 22)


def said(desk: Desk) -> dict[str, Any]:
    """The English sentences about what was changed on the desk, by record; what there is none of is left out."""
    review = compare(desk.root, str(REGION), day=DAY)
    told = json.loads(as_json.write(review, Texts("en", LANGUAGES)))
    if told["unchanged"]:
        return {"told": told["verdict"]}
    found: dict[str, Any] = {}
    for each in told["statements"]:
        record = " · ".join(part for part in (each["cluster"], each["record"]) if part) or each["path"]
        found.setdefault("statements", {}).setdefault(record, []).append(each["text"])
    for part in ("errors", "questions", "answered", "settled"):
        lines = [f"{each['path']}:{each['line']} [{each['rule']}]" for each in told[part]]
        found |= {part: lines} if lines else {}
    found |= {"exposed": lines} if (lines := [each["text"] for each in told["exposed"]]) else {}
    for part, key in (("figures", "cluster"), ("definitions", "id")):
        lines = [_figures(part, key, each) for each in told[part]]
        found |= {part: lines} if lines else {}
    return found | {"moved": told["counts"]["figures"]}


def _figures(part: str, key: str, each: dict[str, Any]) -> str:
    return (
        f"{each[key]}: {each['text']}"
        if part == "figures"
        else f"{each[key]}: {each['state']}, {each['moved']} figures"
    )
