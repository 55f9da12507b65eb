"""This region's own records: nothing is wrong, and hardly anything is asked that nobody answered."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

from site_builder.pipeline import examine
from site_builder.problems import Finding

ROOT = Path(__file__).parents[2]
#: all that was due until then is on record or asked for
DAY = date(2026, 11, 15)
RECORD = re.compile(r"data/(?:clusters|members)/([^/]+)/(\d{4})(?:-q[1-4])?\.yml")


def whose(finding: Finding) -> tuple[str, str]:
    """The cluster and year of a warning; the file where it is no cluster's."""
    found = RECORD.fullmatch(finding.place.path)
    return (found[1], found[2]) if found else (finding.place.path, "")


def test_something_is_open_more_is_answered_and_little_of_one_cluster_and_year() -> None:
    region = examine(ROOT, DAY)
    assert not any(finding.is_error for finding in region.findings)
    asked = Counter(whose(finding) for finding in region.findings)
    assert {each: count for each, count in asked.items() if count > 1} == {}
    assert 1 <= len(region.findings) < len(region.answered)
    assert {"year-jump", "board-research"} <= {each.finding.rule for each in region.answered}
    assert all(each.why for each in region.answered)
