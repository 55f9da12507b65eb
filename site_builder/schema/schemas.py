"""The schemas, loaded: shape of a document, catalogue of fields, tree of nodes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path as FilePath

from site_builder.problems import Finding
from site_builder.resources import schemas_folder
from site_builder.schema.catalogue import Field, Node, Path, build_node, describe
from site_builder.schema.loading import JsonSchema, load_trees
from site_builder.schema.shape import findings_of
from site_builder.schema.validator import make_validator
from site_builder.source.document import Document


class Schemas:
    """What every file may hold. Made by `load`, once for a folder that stays the same; nothing in it changes."""

    def __init__(self, trees: dict[str, JsonSchema]) -> None:
        self.kinds: tuple[str, ...] = tuple(trees)
        self._forms = {kind: describe(kind, tree) for kind, tree in trees.items()}
        self._by_path = {kind: {field.path: field for field in fields} for kind, fields in self._forms.items()}
        self._nodes = {kind: build_node(tree) for kind, tree in trees.items()}
        self._validators = {kind: make_validator(tree) for kind, tree in trees.items()}

    @classmethod
    def load(cls, folder: FilePath | None = None) -> Schemas:
        """Read the schemas of a folder (by default the builder's own); raises BrokenSchema."""
        folder = folder or schemas_folder()
        files = ((path.name, path.lstat()) for path in sorted(folder.glob("*.json")))
        return _loaded(folder, tuple((name, file.st_mtime_ns, file.st_size) for name, file in files))

    def shape(self, document: Document) -> list[Finding]:
        """Where a document is not what its schema says, in no order; nothing of a broken document.

        What one record says against itself or another (references, sums, codes given twice) is for the checks.
        """
        if document.broken:
            return []
        return findings_of(document, self._validators[document.kind], self._by_path[document.kind])

    def form(self, kind: str) -> Field:
        """The form itself: title, help and why of a kind of file."""
        return self._forms[kind][0]

    def fields(self, kind: str) -> tuple[Field, ...]:
        """Every field of a form in the order of the schema, a group before what it holds."""
        return self._forms[kind][1:]

    def field(self, kind: str, path: Path) -> Field:
        """One field by its path; raises KeyError where there is none."""
        return self._by_path[kind][tuple(path)]

    def node(self, kind: str) -> Node:
        """The form as a tree of values, from which tables are made."""
        return self._nodes[kind]


@lru_cache(maxsize=1)
def _loaded(folder: FilePath, files: tuple[tuple[str, int, int], ...]) -> Schemas:
    """The schemas of a folder whose files are those; to check them takes longer than to check a small region."""
    return Schemas(load_trees(folder))
