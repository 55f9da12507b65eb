"""A region as the generators see it."""

from __future__ import annotations

from pathlib import Path

import pytest
from region_factory import write_region

from site_builder.editors import Ground
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.texts import Texts


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("edited")
    write_region(root, years=2)
    return root


@pytest.fixture(scope="session")
def ground(region: Path) -> Ground:
    repository, findings = read_repository(region)
    assert not findings
    return Ground.of(repository, Schemas.load(), Texts("en", ("en", "fr")))
