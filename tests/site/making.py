"""Makes what tests of whole sites look at: sites, and the one of this repository's region among them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from site_builder.cli import main
from tests.machine import ROOT
from tests.site.serving import ADDRESS

#: good regions, the smaller the quicker to build
GOOD = ROOT / "tests" / "cases" / "good"


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
