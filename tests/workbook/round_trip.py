"""`python -m tests.workbook.round_trip`: every workbook of the region, opened and saved by LibreOffice, read back.

Each cluster's workbook of each year is written, opened by LibreOffice, which reckons every formula anew, and saved as
`.xlsx` and as `.ods`. Read back into the region as it is, each record has to be the same file, byte for byte; read into
the region without these records, the same value, but for what a new record leaves out (`new_records.as_new`).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest import mock

from site_builder.differences import changes
from site_builder.schema import Schemas
from site_builder.source.repository import ClusterFiles, Repository, read_repository
from site_builder.texts import Texts
from site_builder.workbook import layout
from site_builder.workbook.collecting import Collector
from site_builder.workbook.writing import write
from tests.machine import soffice
from tests.workbook.new_records import as_new

FORMS = ("xlsx", "ods")
_AT_ONCE = 13
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def saved(paths: Sequence[Path], folder: Path, form: str) -> list[Path]:
    """The workbooks as LibreOffice saves them after it has reckoned them anew, all in one run."""
    profile, out = folder / "profile", folder / form
    if not profile.exists():
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    command = [soffice(), f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--convert-to", form]
    done = subprocess.run([*command, "--outdir", out, *paths], capture_output=True, text=True, timeout=900, check=False)
    found = [out / f"{path.stem}.{form}" for path in paths]
    assert all(path.is_file() for path in found), done.stdout + done.stderr
    return found


@dataclass(slots=True)
class Tally:
    """How many workbooks and records were read, and what was not as it should be."""

    books: int = 0
    same: int = 0
    same_as_new: int = 0
    wrong: list[str] = field(default_factory=list)

    def say(self, *words: object) -> None:
        self.wrong.append(" ".join(map(str, words)))


class Trip:
    """The way of workbooks of a region, of one language, through LibreOffice and back."""

    def __init__(self, root: Path, language: str = "") -> None:
        self.root, self.schemas = root, Schemas.load()
        self.repository, _ = read_repository(root)
        self.languages = tuple(self.repository.region.value["languages"])
        self.texts = Texts(language or self.languages[0], self.languages)
        self.collector = Collector(root, self.repository, self.schemas)

    def written(self, cluster: str, year: int, folder: Path) -> Path:
        path = folder / f"{cluster}-{year}.xlsx"
        book = layout(self.schemas, self.repository, self.texts, cluster, year)
        path.write_bytes(write(book, self.texts, self.repository))
        return path

    def look(self, path: Path, cluster: str, year: int, tally: Tally) -> None:
        """Read one back, into the region as it is and into that without its records."""
        tally.books += 1
        found = self.collector.read(path)
        for each in found.remarks:
            tally.say(path.name, each.spot.sheet, each.spot.cell, each.msgid, dict(each.args))
        for name, each in found.proposals.items():
            if each.record.value is not None and each.text.encode() == (self.root / name).read_bytes():
                tally.same += 1
            else:
                tally.say(path.name, name, "is not the same")
        without = Collector(path.parent, without_records(self.repository, cluster, year), self.schemas)
        documents = {each.path: each for each in self.repository.clusters[cluster].documents()}
        # as from a workbook that was made when nothing was on record
        with mock.patch("site_builder.workbook.collecting.sent_of", return_value=None):
            as_typed = without.read(path)
        for name, each in as_typed.proposals.items():
            wanted = as_new(self.schemas, each.record.kind, _plain(documents[name].value), self.languages)
            if each.value == wanted:
                tally.same_as_new += 1
            else:
                tally.say(
                    path.name,
                    name,
                    "is not the same as new",
                    changes(self.schemas, each.record.kind, wanted, each.value),
                )


def _plain(value: dict) -> dict:
    return {key: each for key, each in value.items() if key != "confirmed"}


def without_records(repository: Repository, cluster: str, year: int) -> Repository:
    """The region without what the workbook of a cluster and year asks for."""
    files = repository.clusters[cluster]
    fewer: ClusterFiles = replace(
        files,
        annual={key: each for key, each in files.annual.items() if key != year},
        quarterly={key: each for key, each in files.quarterly.items() if key[0] != year},
        members={key: each for key, each in files.members.items() if key != year},
        targets=None,
    )
    return replace(repository, clusters={**repository.clusters, cluster: fewer})


def all_of(repository: Repository) -> Iterator[tuple[str, int]]:
    """Every cluster and year of which something is on record."""
    for name, files in repository.clusters.items():
        years = {*files.annual, *files.members, *(year for year, _ in files.quarterly)}
        yield from ((name, year) for year in sorted(years))


def main() -> int:
    """0 where every record came back; figures as they are reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, default=Path("."))
    parser.add_argument("--form", choices=FORMS, action="append", help="only this one")
    parser.add_argument("--lang", default="", help="the language of the workbooks")
    parser.add_argument("cluster", nargs="*", help="only these")
    args = parser.parse_args()
    trip, began = Trip(args.source, args.lang), time.monotonic()
    todo = [each for each in all_of(trip.repository) if not args.cluster or each[0] in args.cluster]
    forms = args.form or FORMS
    tallies, told = {form: Tally() for form in forms}, dict.fromkeys(forms, 0)
    for some in (todo[at : at + _AT_ONCE] for at in range(0, len(todo), _AT_ONCE)):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            paths = [trip.written(cluster, year, folder) for cluster, year in some]
            for form in forms:
                for path, (cluster, year) in zip(saved(paths, folder, form), some, strict=True):
                    trip.look(path, cluster, year, tallies[form])
        for form, tally in tallies.items():
            figures = (
                f"{tally.same} records the same byte for byte, {tally.same_as_new} as new, {len(tally.wrong)} wrong"
            )
            print(f"{form}: {tally.books} of {len(todo)} workbooks, {figures}, {time.monotonic() - began:.0f} s")
            print("".join(f"    {line}\n" for line in tally.wrong[told[form] :]), end="", flush=True)
            told[form] = len(tally.wrong)
    return int(any(tally.wrong for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
