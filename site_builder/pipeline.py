"""From a region's folder to findings, records and figures, in one call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_builder import checks, definitions
from site_builder.checks.rule import Rule
from site_builder.periods import reporting_day
from site_builder.problems import Finding, has_errors, in_order
from site_builder.records import Records, records_of
from site_builder.schema import Schemas
from site_builder.source.repository import Repository, read_repository

#: every rule that the guide explains
RULES: tuple[Rule, ...] = (*checks.RULES, *definitions.RULES)


@dataclass(frozen=True)
class Inspection:
    """A region, looked at: what was found, and, where no error was, its records.

    `languages` are the region's, the default first; English where the region does not tell.
    """

    repository: Repository
    schemas: Schemas
    findings: list[Finding]
    day: date
    audience: str
    languages: tuple[str, ...]
    records: Records | None = None


def inspect(root: Path, day: date | None = None, audience: str = "public") -> Inspection:
    """Read a region and check all of it; findings are in order of file, line and column.

    `day` is the day on which due and late are judged (None: see `periods.reporting_day`). Raises CannotRun where
    there is no region at `root`, or the builder's own schemas are broken.
    """
    schemas = Schemas.load()
    repository, findings = read_repository(root)
    for document in repository.documents():
        findings += schemas.shape(document)
    findings += checks.check(repository, findings, schemas)
    findings += definitions.check_definitions(repository, schemas, findings)
    records = None if has_errors(findings) else records_of(repository)
    return Inspection(
        repository,
        schemas,
        in_order(findings),
        reporting_day(repository, day),
        audience,
        _languages(repository),
        records,
    )


def _languages(repository: Repository) -> tuple[str, ...]:
    """The region's languages as far as they can be read."""
    region = repository.region.value
    languages = region.get("languages") if isinstance(region, dict) else None
    named = [each for each in languages if isinstance(each, str) and each] if isinstance(languages, list) else []
    return tuple(named) or ("en",)
