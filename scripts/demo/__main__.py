"""Write the region's demonstration records and drawings, or compare them with those that are there."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from site_builder.schema import Schemas

from .pictures import drawings
from .records import records
from .region import read_region
from .remarks import file_text

DATA = Path(__file__).parents[2] / "data"


def main(arguments: list[str] | None = None) -> int:
    """Write the files (exit 0), or with --check name those that differ (exit 1 where one does)."""
    parser = argparse.ArgumentParser(prog="python -m scripts.demo", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the data folder whose hand-written files are read")
    parser.add_argument("--out", type=Path, help="where to write (default: the data folder)")
    parser.add_argument("--cluster", help="one cluster alone")
    parser.add_argument("--check", action="store_true", help="write nothing, name the files that differ")
    options = parser.parse_args(arguments)
    out = options.out or options.data
    schemas, found = Schemas.load(), records(read_region(options.data), options.cluster)
    drawn = {path: file_text(schemas, path, record).encode() for path, record in found}
    folder = "" if options.out else "../"  # the stories stand beside the data
    drawn |= {f"{folder}{path}": text.encode() for path, text in drawings(options.cluster)}
    if options.check:
        differing = sorted({path for path, text in drawn.items() if _read(out / path) != text} | _strays(out, drawn))
        print("".join(f"differs: {path}\n" for path in differing), end="")
        return 1 if differing else 0
    for path, text in drawn.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(text)
    return 0


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _strays(out: Path, drawn: dict[str, bytes]) -> set[str]:
    """Records beside the drawn ones that the script would not write."""
    folders = {Path(path).parent for path in drawn}
    found = {file.relative_to(out).as_posix() for folder in folders for file in (out / folder).glob("2*.yml")}
    return found - drawn.keys()


if __name__ == "__main__":
    sys.exit(main())
