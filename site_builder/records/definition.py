"""An indicator as its file defines it."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.records.region import Text
from site_builder.source.document import Document


@dataclass(frozen=True, slots=True)
class Definition:
    """An indicator as its file defines it; `table` and `value` are empty where it is collected each year."""

    id: str
    name: Text
    description: Text
    unit: str
    topic: str
    across: str
    document: Document
    collected: str = "derived"
    table: str = ""
    value: str = ""
    where: str | None = None
    #: the domains for which it is meant, None for all clusters
    scope: tuple[str, ...] | None = None
    decimals: int = 0
    visibility: str = "public"
    additive: bool = False
    since: int | None = None
    until: int | None = None
    replaces: str | None = None
    note: Text | None = None

    @property
    def is_collected(self) -> bool:
        """True where clusters report the value itself, under `results`."""
        return self.collected == "annual"

    @property
    def is_quarterly(self) -> bool:
        """True where there is a figure for each quarter beside that of the year."""
        return self.table == "quarterly"

    def holds_in(self, year: int) -> bool:
        """True in the years for which the definition is meant."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)
