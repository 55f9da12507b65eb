"""What each step of a build costs, and what it makes, against plainly parsing the same YAML in the same run.

Seconds differ from machine to machine; ratios hardly do. The measure is the time that libyaml's own parser, asked for
events and nothing more, needs for all records of this repository. Steps run in order in one process, so that memory is
that of a real build. Times are processor seconds. The size of the site is told against that of the records.
"""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from bench.parts import processor, sizes, timed
from site_builder import checks
from site_builder.build import write_site
from site_builder.indicators import compute
from site_builder.periods import reporting_day
from site_builder.pipeline import Inspection, inspect
from site_builder.records import records_of
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.warehouse import Warehouse

ROOT = Path(__file__).parent.parent
#: what the last build tells of itself
told: dict[str, dict[str, Any]] = {}


def parse_all() -> int:
    """Parse every record of the repository into events; returns how many there are."""
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = sorted((ROOT / "data").rglob("*.yml"))
    return sum(1 for file in files for _ in yaml.parse(file.read_text(encoding="utf-8"), Loader=parser))


def weight() -> int:
    """Bytes of all records and stories of the repository."""
    kinds = ("data/**/*.yml", "stories/**/*.md")
    return sum(file.stat().st_size for kind in kinds for file in ROOT.glob(kind))


def peak() -> int:
    """The process's largest size so far, in megabytes (Linux counts kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def steps() -> Iterator[tuple[str, Callable[[], object]]]:
    """The steps of a check, one after the other, then a whole build."""
    kept: dict[str, object] = {}

    def step(name: str, work: Callable[[], object]) -> tuple[str, Callable[[], object]]:
        return name, lambda: kept.__setitem__(name, work())

    yield step("schemas", Schemas.load)
    schemas = kept["schemas"]
    yield step("read", lambda: read_repository(ROOT))
    repository, findings = kept["read"]
    yield step("shape", lambda: [f for document in repository.documents() for f in schemas.shape(document)])
    yield step("rules", lambda: list(checks.check(repository, findings, schemas)))
    records = records_of(repository)
    yield step("tables", lambda: Warehouse(schemas, records))
    day = reporting_day(repository, None)
    yield step("figures", lambda: compute(records, kept["tables"], day))
    kept.clear()
    inspection = inspect(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        yield step("pages and data", lambda: _write(inspection, Path(folder)))


def _write(inspection: Inspection, folder: Path) -> None:
    with timed() as spent:
        before = processor()
        write_site(inspection, folder)
        whole = processor() - before
    spent["rendering"] = whole - sum(spent.values())
    told["parts"] = {name: seconds / whole for name, seconds in spent.most_common()}
    told["sizes"] = sizes(folder)


def main() -> None:
    """Print a line each step."""
    before = processor()
    events = parse_all()
    unit = processor() - before
    print(f"parsing alone: {unit:.2f} s for {events:,} events; all else in multiples of it")
    total = 0.0
    for name, work in steps():
        before = processor()
        work()
        spent = processor() - before
        total += spent
        print(f"{name:15} {spent / unit:6.2f} ×  {peak():5} MB")
    print(f"{'together':15} {total / unit:6.2f} ×  {peak():5} MB")
    print("of pages and data: " + ", ".join(f"{name} {share:.0%}" for name, share in told["parts"].items()))
    of_records = weight()
    whole = sum(size for _, size in told["sizes"].values())
    print(f"the site: {whole / of_records:.1f} × the {of_records / 1e6:.1f} MB of records and stories")
    for name, (files, size) in told["sizes"].items():
        print(f"{name:15} {size / of_records:6.2f} ×  {files:5} files, {size / files / 1e3:.0f} kB each")


if __name__ == "__main__":
    main()
