"""What a cluster said last time."""

from __future__ import annotations

from site_builder.periods import Period
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles


def latest(files: ClusterFiles, kind: str, before: Period) -> Document | None:
    """The newest record of a kind (annual, quarterly, members) that lies before a period; None where there is none.

    A grid is that of the same quarter of the year before where it is there, since a year has its seasons; else the
    newest. A file that could not be read is passed over.
    """
    found: dict[Period, Document]
    if kind == "quarterly":
        found = {Period(*period): each for period, each in files.quarterly.items()}
        same = found.get(Period(before.year - 1, before.quarter))
        if same is not None and not same.broken:
            return same
    else:
        found = {Period(year): each for year, each in (files.annual if kind == "annual" else files.members).items()}
    earlier = [period for period, each in found.items() if period.sort_key < before.sort_key and not each.broken]
    return found[max(earlier, key=lambda period: period.sort_key)] if earlier else None
