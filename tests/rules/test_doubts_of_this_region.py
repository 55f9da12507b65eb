"""This region's own records: nothing is wrong, and hardly anything is asked that nobody answered."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from site_builder.pipeline import Inspection, examine
from site_builder.problems import Finding

ROOT = Path(__file__).parents[2]
#: all that was due until then is on record or asked for
DAY = date(2026, 11, 15)
RECORD = re.compile(r"data/(?:clusters|members)/([^/]+)/(\d{4})(?:-q[1-4])?\.yml")


@pytest.fixture(scope="module")
def region() -> Inspection:
    return examine(ROOT, DAY)


def whose(finding: Finding) -> tuple[str, str]:
    """The cluster and year of a warning; the file where it is no cluster's."""
    found = RECORD.fullmatch(finding.place.path)
    return (found[1], found[2]) if found else (finding.place.path, "")


def test_at_most_one_warning_of_a_cluster_and_year_is_open(region: Inspection) -> None:
    asked = Counter(whose(finding) for finding in region.findings)
    assert not any(finding.is_error for finding in region.findings)
    assert {each: count for each, count in asked.items() if count > 1} == {}


def test_something_is_open_and_more_is_answered(region: Inspection) -> None:
    assert 1 <= len(region.findings) < len(region.answered)
    assert {"year-jump", "board-research"} <= {each.finding.rule for each in region.answered}
    assert all(each.why for each in region.answered)
