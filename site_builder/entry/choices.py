"""The codes that may stand in a field, each with its title: from the schema, or from the region's own lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from site_builder.checks.references import OUTSIDE, OWN_TOPICS
from site_builder.schema import Field
from site_builder.schema.catalogue import Localised
from site_builder.source.repository import Repository

#: a text for readers as records have it: one text, or one a language
Text = str | Localised
_OUTSIDE: Localised = {"en": "Outside the region", "fr": "Hors de la région"}
#: lists of data/region.yml, and the name of the code in their entries
_OF_REGION = {
    "domains": ("domains", "id"),
    "territories": ("territories", "code"),
    "instruments": ("instruments", "id"),
    "partners": ("partners", "id"),
    "types": ("cluster_types", "id"),
}


def choices(repository: Repository, field: Field) -> Mapping[str, Text]:
    """Title by code, in the order in which they are offered; empty where anything may stand there.

    A list that is at fault gives what can be read of it.
    """
    reference = field.reference
    if field.choices:
        return field.choices
    if reference in _OF_REGION:
        name, code = _OF_REGION[reference]
        found = _entries(_listed(repository.region.value, name), code)
        return {**found, OUTSIDE: _OUTSIDE} if reference == "territories" else found
    if reference == "topics":
        terms = (_part(repository.objectives.value, term) for term in ("short_term", "long_term"))
        found = {}
        for term in terms:
            found |= _entries(_listed(term, "topics"), "id")
        return found | {topic: topic for topic in OWN_TOPICS if topic not in found}
    if reference == "clusters":
        documents = {name: each.profile.value for name, each in repository.clusters.items()}
        return {name: _title(value, name) for name, value in documents.items()}
    if reference in ("indicators", "results"):
        values = {name: each.value for name, each in repository.indicators.items()}
        asked = reference == "results"
        return {
            name: _title(value, name)
            for name, value in values.items()
            if not asked or _part(value, "collected") == "annual"
        }
    return {}


def _entries(entries: Iterable[Any], code: str) -> dict[str, Text]:
    return {
        each[code]: _title(each, each[code])
        for each in entries
        if isinstance(each, dict) and isinstance(each.get(code), str)
    }


def _listed(value: Any, name: str) -> list[Any]:
    found = _part(value, name)
    return found if isinstance(found, list) else []


def _part(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _title(value: Any, otherwise: str) -> Text:
    name = _part(value, "name")
    return name if isinstance(name, (str, dict)) and name else otherwise
