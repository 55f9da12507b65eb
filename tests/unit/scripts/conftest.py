"""The scripts are no part of the installed package: they are imported from the root of the repository."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT))


@pytest.fixture(scope="session")
def data() -> Path:
    """The data folder of this repository's own region."""
    return ROOT / "data"


@pytest.fixture(scope="session")
def region(data):
    """What is written by hand, as the draws see it."""
    from scripts.demo.region import read_region

    return read_region(data)


@pytest.fixture(scope="session")
def drawn(region) -> dict[str, dict]:
    """Every drawn record by its path."""
    from scripts.demo.records import records

    return dict(records(region))
