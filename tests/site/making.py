"""Makes what tests of whole sites look at: the site of this repository's region, the browser that opens it."""

from __future__ import annotations

import sys
from pathlib import Path

from click.testing import CliRunner

from site_builder.cli import main
from tests.site.serving import ADDRESS

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))


def build(source: Path, out: Path, *arguments: str) -> Path:
    """Build a site through the command, as a person does."""
    done = CliRunner().invoke(
        main, ["build", "--source", str(source), "--out", str(out), *arguments], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return out


def build_own(out: Path) -> Path:
    """Build the public site of this repository's region, for the address at which it is served here."""
    return build(ROOT, out, "--address", ADDRESS)


def chromium() -> str:
    """The browser; `make test` has installed it."""
    from browser import find

    executable = find()
    assert executable, "Chromium is not here: run `make test`, which installs it"
    return executable
