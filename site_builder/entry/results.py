"""Which results a cluster is asked for in a year."""

from __future__ import annotations

from typing import Any

from site_builder.source.repository import Repository


def results_asked(repository: Repository, cluster: str, year: int) -> tuple[str, ...]:
    """The indicators collected each year whose definition holds in the year and for the cluster's leading domain.

    Ids in the order of their files; a definition that can't be read is left out.
    """
    profile = repository.clusters[cluster].profile.value
    domains = profile.get("domains") if isinstance(profile, dict) else None
    leading = domains[0] if isinstance(domains, list) and domains else None
    values = {name: each.value for name, each in repository.indicators.items()}
    return tuple(name for name, value in values.items() if isinstance(value, dict) and _asked(value, leading, year))


def _asked(definition: dict[str, Any], domain: Any, year: int) -> bool:
    if definition.get("collected") != "annual":
        return False
    since, until, scope = definition.get("since"), definition.get("until"), definition.get("scope", "base")
    if (isinstance(since, int) and year < since) or (isinstance(until, int) and year > until):
        return False
    return scope == "base" or (isinstance(scope, list) and domain in scope)
