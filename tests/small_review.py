"""A small region before and after a change, reviewed: the state before is a folder, that after a copy of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from regions import CASES, DAYS

from site_builder.review.comparing import compare
from site_builder.review.facts import RecordReview, Review, Statement

DAY = date.fromisoformat(DAYS["rivers"])
BASE = CASES / "good" / "rivers"
ALDER = "data/clusters/alder"
LIST = "data/members/alder/2023.yml"
STORY = "stories/alder/2023-06-01-first-alder.en.md"


def reviewed(root: Path, base: Path = BASE) -> Review:
    """What becomes of the good region (or of another) in a folder."""
    return compare(root, str(base), None, DAY)


def record(review: Review, path: str) -> RecordReview:
    """The review of a record."""
    return next(each for each in review.records if each.path == path)


def said(review: Review, path: str) -> list[tuple[Any, ...]]:
    """What is said of a record: kind and facts of each statement."""
    return [(each.kind, *plainly(each)) for each in record(review, path).statements]


def plainly(statement: Statement) -> tuple[Any, ...]:
    """The facts of a statement, a change by what was and what is."""
    told = dict(statement.facts)
    changed = told.pop("change", None)
    return (*told.values(), *((changed.before, changed.after) if changed else ()))
