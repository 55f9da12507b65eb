"""What generated files are made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.entry import choices
from site_builder.schema import Field, Schemas
from site_builder.schema.loading import JsonSchema, load_trees
from site_builder.source.git import said
from site_builder.source.repository import Repository
from site_builder.texts import Texts


@dataclass(frozen=True)
class Ground:
    """A region as it was read, the schemas (as catalogue and as plain `trees`), and the words of a language.

    `folder` leads from the root of the Git repository to the region: empty, or ending in a slash.
    """

    repository: Repository
    schemas: Schemas
    trees: Mapping[str, JsonSchema]
    texts: Texts
    folder: str = ""

    @classmethod
    def of(cls, repository: Repository, schemas: Schemas, texts: Texts) -> Ground:
        """With the builder's own schemas as trees."""
        folder = said(repository.root, "rev-parse", "--show-prefix") or ""
        return cls(repository, schemas, load_trees(), texts, folder)

    def choices(self, field: Field) -> dict[str, str]:
        """Title by code of what may stand in a field; empty where anything may."""
        return {code: self.texts.say(title) for code, title in choices(self.repository, field).items()}

    @property
    def currency(self) -> str:
        """The region's currency."""
        return str(self._region.get("currency", "EUR"))

    def clusters(self, active: bool = False) -> Iterator[tuple[str, str]]:
        """Id and name of each cluster, by name; with `active`, without those that have left the policy."""
        named = self.choices(self.schemas.field("cluster", ("succeeds",))).items()
        for ident, name in sorted(named, key=lambda pair: self.texts.sort_key(pair[1])):
            if not (active and self._has_left(ident)):
                yield ident, name

    def domains(self) -> dict[str, str]:
        """Name by id of each domain."""
        return self.choices(self.schemas.field("story", ("domain",)))

    @property
    def address(self) -> str:
        """Where the region's site is published, with a slash at its end; empty where the region does not say."""
        address = self._region.get("address")
        return address.rstrip("/") + "/" if isinstance(address, str) and address else ""

    @property
    def teams(self) -> tuple[str, str]:
        """The handles of the officers' group and of a cluster's, with `{cluster}` in it; empty where there is none."""
        teams = self._region.get("teams")
        handles = [teams.get(name) if isinstance(teams, dict) else None for name in ("officers", "clusters")]
        officers, clusters = ("".join(each.split()) if isinstance(each, str) else "" for each in handles)
        return officers, clusters

    @property
    def _region(self) -> dict[str, Any]:
        value = self.repository.region.value
        return value if isinstance(value, dict) else {}

    def _has_left(self, cluster: str) -> bool:
        value = self.repository.clusters[cluster].profile.value
        years = value.get("active") if isinstance(value, dict) else None
        return isinstance(years, dict) and "until" in years
