"""What each step of a build costs, against plainly parsing the same YAML in the same run.

Seconds differ from machine to machine; ratios hardly do. The measure is the time that libyaml's own parser, asked for
events and nothing more, needs for all records of this repository. Steps run in order in one process, so that memory is
that of a real build. Times are processor seconds.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from site_builder import checks
from site_builder.build import write_site
from site_builder.indicators import compute
from site_builder.periods import reporting_day
from site_builder.pipeline import inspect
from site_builder.records import records_of
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.warehouse import Warehouse

ROOT = Path(__file__).parent.parent


def parse_all() -> int:
    """Parse every record of the repository into events; returns how many there are."""
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = sorted((ROOT / "data").rglob("*.yml"))
    return sum(1 for file in files for _ in yaml.parse(file.read_text(encoding="utf-8"), Loader=parser))


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
        yield step("pages and data", lambda: write_site(inspection, Path(folder)))


def main() -> None:
    """Print a line each step."""
    before = time.process_time()
    events = parse_all()
    unit = time.process_time() - before
    print(f"parsing alone: {unit:.2f} s for {events:,} events; all else in multiples of it")
    total = 0.0
    for name, work in steps():
        before = time.process_time()
        work()
        spent = time.process_time() - before
        total += spent
        print(f"{name:15} {spent / unit:6.2f} ×  {peak():5} MB")
    print(f"{'together':15} {total / unit:6.2f} ×  {peak():5} MB")


if __name__ == "__main__":
    main()
