"""The programs that tests drive; `make test` has installed them."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))


def _there(name: str, path: str | None) -> str:
    assert path, f"{name} is not here: run `make test`, which installs it"
    return path


def chromium() -> str:
    """The browser."""
    from programs import browser

    return _there("Chromium", browser())


def soffice() -> str:
    """LibreOffice with Calc."""
    from programs import office

    return _there("LibreOffice", office())
