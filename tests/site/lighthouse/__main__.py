"""`python -m tests.site.lighthouse`: one page of every kind, at each width, in each colour scheme."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.machine import chromium
from tests.site.lighthouse import findings, orders, run
from tests.site.making import build_own
from tests.site.reading import one_of_each_kind
from tests.site.serving import Host


def main() -> int:
    """0 where nothing was found; a line for each page, and below it what was found there."""
    began, wrong, seen = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as folder, Host() as host:
        host.folder = build_own(Path(folder) / "site")
        ordered = orders(host.folder, one_of_each_kind(host.folder, "fr"), every=True)
        for told in run(ordered, chromium(), host.chromium):
            found = findings(told)
            seen, wrong = seen + 1, wrong + bool(found)
            scores = " ".join(f"{score}" for score in told["scores"].values())
            print(f"{scores}  {told['seconds']:4.1f} s  {told['width']:4} {told['scheme']:5} {told['url']}")
            print("".join(f"    {line}\n" for line in found), end="", flush=True)
    print(f"{seen} of {len(ordered)} looked at, {wrong} with findings, {time.monotonic() - began:.0f} s")
    return int(wrong > 0 or seen < len(ordered))


if __name__ == "__main__":
    sys.exit(main())
