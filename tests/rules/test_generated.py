"""What is generated into this repository is current: run `site-builder generate` where it is not."""

from __future__ import annotations

from pathlib import Path

from site_builder import editors
from site_builder.pipeline import languages_of
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.texts import Texts

ROOT = Path(__file__).parents[2]


def test_generated_files_are_current() -> None:
    repository, _ = read_repository(ROOT)
    languages = languages_of(repository)
    files = editors.generate(editors.Ground.of(repository, Schemas.load(), Texts(languages[0], languages)))
    assert not editors.stale(ROOT, files)
