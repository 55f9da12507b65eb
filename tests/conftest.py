"""How the suite is spread over workers."""

from __future__ import annotations

import os

import pytest

#: what takes longest, and asks for the site of this repository's region, which takes long to build
FIRST = ("test_visits.py", "test_lighthouse.py", "test_charts.py")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: tests that drive a browser or an office wait for it a good part of their time."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones begin, so that none of them is left alone at the end."""
    items.sort(key=lambda item: item.path.name not in FIRST)
