"""LibreOffice opens, reckons and saves workbooks; what is read back is the same, byte for byte, comments included."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from editing import Edited
from handing import CLUSTER, YEAR, written
from round_trip import FORMS, Tally, Trip, saved

from site_builder.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def trip() -> Trip:
    """This region, read once."""
    return Trip(ROOT)


@pytest.fixture(scope="module")
def workbooks(trip: Trip, region: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Of the small region one that is on record, in English, and one that is new; and one of this region's own."""
    folder = tmp_path_factory.mktemp("office")
    small, new, own = (folder / name for name in ("small.xlsx", "new.xlsx", "own.xlsx"))
    small.write_bytes(written(region, CLUSTER, YEAR, "en"))
    new.write_bytes(written(region, CLUSTER, YEAR + 2))
    trip.written(*_own(trip), folder).rename(own)
    return {form: saved([small, new, own], folder, form) for form in FORMS}


def _own(trip: Trip) -> tuple[str, int]:
    """The cluster and year with the fewest members: LibreOffice takes its time for each; `make workbooks` sends all."""
    found = [
        (len(document.value["members"]), cluster.id, year)
        for cluster in trip.repository.clusters.values()
        for year, document in cluster.members.items()
        if year in cluster.annual
    ]
    _, cluster, year = min(found)
    return cluster, year


@pytest.mark.parametrize("form", FORMS)
def test_records_come_back_the_same(trip: Trip, workbooks: dict[str, list[Path]], region: Path, form: str) -> None:
    small, new, own = workbooks[form]
    tally = Tally()
    trip.look(own, *_own(trip), tally)
    assert not tally.wrong and tally.same == tally.same_as_new > 2
    for path in (small, new):
        found = Trip(region).collector.collect([path])
        assert not found.remarks and not found.proposals


def test_the_command_tells_what_it_does(workbooks: dict[str, list[Path]], region: Path, tmp_path: Path) -> None:
    root = shutil.copytree(region, tmp_path / "region")
    book = Edited.of(workbooks["ods"][0])
    book["annual"]["governance.meetings", str(YEAR)] = 7
    path = book.save(tmp_path / "report.xlsx")
    record = root / f"data/clusters/{CLUSTER}/{YEAR}.yml"
    before = record.read_bytes()

    def run(*options: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["collect", str(path), "--source", str(root), *options])
        return done.exit_code, done.output

    code, told = run("--dry-run")
    assert code == 0 and record.read_bytes() == before
    assert "Board meetings: 4 → 7\n" in told and told.endswith("1 record would be written.\n")
    code, told = run("--format", "markdown", "--lang", "fr")
    assert code == 0 and told.startswith("1 document a été enregistré.\n\n## ") and "\n## Ce qui change\n" in told
    assert b"meetings: 7\n" in record.read_bytes()
    assert run()[1].endswith("Nothing was changed: the workbook says what is on record.\n")
    book["annual"]["governance.meetings", str(YEAR)] = "many"
    book.save(path)
    code, told = run("--format", "json")
    assert code == 1 and '"cell": "C47"' in told and '"written": false' in told
    assert CliRunner().invoke(main, ["collect", "none.xlsx", "--source", str(root)]).exit_code == 2
