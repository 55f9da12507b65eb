"""What share of a year's report has to be typed anew: measured over the records of a region.

    python scripts/typed_anew.py [--source REGION]    # the table
    python scripts/typed_anew.py --check FILE         # exit 1 where FILE states another table

For each cluster and year with a record of the year before, what a workbook or a form begins with (`entry.carried`, the
members list of last year, the objectives still running) is held against what was reported. A value is one cell: a
number, a choice, a text in a language. Year and quarter are chosen, not typed, and left out. An entry of a list is the
one in the same place, a member the one with the same id; who left is ticked, and counted as that.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from site_builder.entry import carried, latest
from site_builder.periods import Period
from site_builder.schema import Schemas
from site_builder.source.repository import ClusterFiles, Repository, read_repository

Path_ = tuple[str | int, ...]
Cells = dict[Path_, Any]
BEGIN, END = "<!-- typed-anew: made by scripts/typed_anew.py -->", "<!-- /typed-anew -->"
_CHOSEN = {("year",), ("quarter",)}
_NAMES = {
    "annual": "Yearly record",
    "annual.team": "– team, post by post",
    "annual.budget": "– budget",
    "annual.governance": "– governance",
    "annual.grants": "– grants",
    "annual.collaborations": "– collaborations begun in the year",
    "annual.results": "– results",
    "annual.": "Yearly record, in the form of the public site",
    "members": "Members list",
    "quarterly": "Quarterly grids, all four",
    "targets": "Objectives",
}


@dataclass
class Tally:
    """Values of some records: prefilled and right, prefilled and changed (or emptied), typed; `reports` is how many."""

    reports: int = 0
    right: int = 0
    changed: int = 0
    typed: int = 0
    ticks: int = 0

    @property
    def values(self) -> int:
        return self.right + self.changed + self.typed

    @property
    def anew(self) -> float:
        """The share of the values that somebody types."""
        return (self.changed + self.typed) / self.values if self.values else 0.0

    def add(self, other: Tally) -> None:
        """Count another's values too."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


def measure(repository: Repository, schemas: Schemas) -> dict[str, Tally]:
    """The tally of each kind of record, over all clusters and years that have a year before."""
    found = {kind: Tally() for kind in _NAMES}
    for files in repository.clusters.values():
        for year in sorted(files.annual):
            if year - 1 in files.annual:
                for part, tally in _yearly(schemas, files, year):
                    found[part].add(tally)
        for year in sorted(files.members):
            if year - 1 in files.members:
                found["members"].add(_members(schemas, files, year))
        for year in sorted({year for year, _ in files.quarterly}):
            grids = [files.quarterly.get((year, quarter)) for quarter in range(1, 5)]
            if all(grids) and any((year - 1, quarter) in files.quarterly for quarter in range(1, 5)):
                typed = sum(len(cells(each.value)) for each in grids if each is not None)
                found["quarterly"].add(Tally(reports=1, typed=typed))
        found["targets"].add(_targets(files))
    return found


def _yearly(schemas: Schemas, files: ClusterFiles, year: int) -> Iterator[tuple[str, Tally]]:
    """The whole record, then each of its parts."""
    last = latest(files, "annual", Period(year))
    begun = cells(carried(schemas, "annual", last.value) if last is not None else {})
    reported = cells(files.annual[year].value)
    yield "annual", _held(begun, reported)
    # what is for officers is not on the public site, unless a manager opens their own file of last year
    hidden = {field.path for field in schemas.fields("annual") if field.visibility == "officers"}
    shown = {path: value for path, value in begun.items() if _field(path) not in hidden}
    yield "annual.", _held(shown, reported)
    for name in _NAMES:
        kind, _, part = name.partition(".")
        if part:
            yield f"{kind}.{part}", _held(_within(begun, part), _within(reported, part))


def _field(path: Path_) -> Path_:
    return tuple("[]" if isinstance(step, int) else step for step in path)


def _within(every: Cells, part: str) -> Cells:
    return {path: value for path, value in every.items() if path[0] == part}


def _members(schemas: Schemas, files: ClusterFiles, year: int) -> Tally:
    """Row by row: a member who stays is prefilled, one who joins is typed, one who left is a tick."""
    before, now = (
        {each["id"]: each for each in values["members"]}
        for values in (carried(schemas, "members", files.members[year - 1].value), files.members[year].value)
    )
    tally = Tally(reports=1, ticks=len(before.keys() - now.keys()))
    for name, member in now.items():
        row = _held(cells(before.get(name, {})), cells(member))
        tally.add(Tally(0, row.right, row.changed, row.typed))
    return tally


def _targets(files: ClusterFiles) -> Tally:
    """In each year in which objectives begin: those already on record are right, the new ones are typed."""
    tally = Tally()
    entries = files.targets.value["targets"] if files.targets is not None else []
    years = sorted({each["from"] for each in entries})
    for year in years[1:]:
        standing = sum(len(cells(each)) for each in entries if each["from"] < year <= each["to"])
        new = sum(len(cells(each)) for each in entries if each["from"] == year)
        tally.add(Tally(reports=1, right=standing, typed=new))
    return tally


def _held(begun: Cells, reported: Cells) -> Tally:
    right = sum(1 for path, value in reported.items() if path in begun and begun[path] == value)
    emptied = len(begun.keys() - reported.keys())
    changed = sum(1 for path in reported if path in begun) - right
    return Tally(1, right, changed + emptied, len(reported.keys() - begun.keys()))


def cells(value: Any) -> Cells:
    """The single values of a record by their place."""
    return {path: each for path, each in _cells(value, ()) if path not in _CHOSEN}


def _cells(value: Any, path: Path_) -> Iterator[tuple[Path_, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _cells(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _cells(each, (*path, index))
    else:
        yield path, value


def table(found: dict[str, Tally]) -> str:
    """The measure as Markdown: a mean report of each kind, and a whole year."""
    lines = [
        "| Of a mean report | measured | values | prefilled, right | prefilled, changed | typed | typed anew |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    whole = [0.0, 0.0, 0.0]
    for kind, tally in found.items():
        if tally.reports:
            mean = [each / tally.reports for each in (tally.right, tally.changed, tally.typed)]
            if "." not in kind:
                whole = [a + b for a, b in zip(whole, mean, strict=True)]
            lines.append(_line(_NAMES[kind], str(tally.reports), mean, tally.anew))
    if sum(whole):
        lines.append(_line("**Everything of a year**", "", whole, (whole[1] + whole[2]) / sum(whole)))
    left = found["members"].ticks / max(1, found["members"].reports)
    return "\n".join([*lines, "", f"On a mean members list, {left:.0f} left since the year before, and are ticked."])


def _line(name: str, reports: str, mean: list[float], anew: float) -> str:
    numbers = " | ".join(f"{each:.0f}" for each in (sum(mean), *mean))
    return f"| {name} | {reports} | {numbers} | {100 * anew:.0f} % |"


def main() -> int:
    """Print the table, or hold it against the one that a file states."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--source", type=Path, default=Path())
    parser.add_argument("--check", type=Path)
    given = parser.parse_args()
    repository, _ = read_repository(given.source)
    found = measure(repository, Schemas.load())
    told = table(found)
    if given.check is None:
        print(told)
        return 0
    if f"{BEGIN}\n{told}\n{END}" in given.check.read_text(encoding="utf-8"):
        return 0
    print(f"{given.check} states another table. It is now:\n\n{BEGIN}\n{told}\n{END}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
