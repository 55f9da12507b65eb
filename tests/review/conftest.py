"""Each file of the region is read, and its shape looked at, once a worker: both are proved elsewhere, and take long."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from site_builder.problems import Finding
from site_builder.schema import Schemas
from site_builder.source import repository
from site_builder.source.document import Document

read_yaml = repository.read_yaml
shape = Schemas.shape
schemas = Schemas.load()


@pytest.fixture(scope="session", autouse=True)
def each_file_read_once() -> Iterator[None]:
    read: dict[tuple[bytes, str], tuple[Document, list[Finding]]] = {}
    #: by the number of a document that is kept here too, so that no other can come to it
    shaped: dict[int, tuple[Document, list[Finding]]] = {}

    def reading(data: bytes, path: str, kind: str) -> tuple[Document, list[Finding]]:
        if (data, path) not in read:
            read[data, path] = read_yaml(data, path, kind)
        return read[data, path]

    def shaping(self: Schemas, document: Document) -> list[Finding]:
        if id(document) not in shaped:
            shaped[id(document)] = (document, shape(self, document))
        return list(shaped[id(document)][1])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repository, "read_yaml", reading)
        patch.setattr(Schemas, "shape", shaping)
        patch.setattr(Schemas, "load", lambda: schemas)
        yield
