"""From a region's folder to findings, records and figures, in one call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from site_builder import checks, definitions
from site_builder.checks.rule import Rule
from site_builder.collector import without_collector
from site_builder.indicators import Audience, Figures, compute
from site_builder.periods import reporting_day
from site_builder.problems import Answered, Finding, has_errors, in_order
from site_builder.records import Records, records_of
from site_builder.schema import Schemas
from site_builder.source.repository import Repository, read_repository
from site_builder.warehouse import Warehouse

#: every rule that the guide explains
RULES: tuple[Rule, ...] = (*checks.RULES, *definitions.RULES)


@dataclass(frozen=True)
class Inspection:
    """A region, looked at: its findings in order, and where none is an error its records, their tables and figures.

    `languages` are the region's, the default first; English where it does not tell. `day` is the one on which due and
    late are judged.
    """

    repository: Repository
    schemas: Schemas
    findings: tuple[Finding, ...]
    day: date
    audience: Audience
    languages: tuple[str, ...]
    answered: tuple[Answered, ...] = ()
    records: Records | None = None
    warehouse: Warehouse | None = None
    figures: Figures | None = None


@without_collector()
def examine(
    root: Path, day: date | None = None, audience: Audience = "public", instead: Mapping[str, bytes] | None = None
) -> Inspection:
    """Read a region and check its records, without their figures: what a proposed record needs.

    `instead` has the bytes of proposed files, by path relative to the region, which are read in the place of those
    there. Without a day, `periods.reporting_day` tells which. Raises CannotRun where there is no region at `root`, or
    the builder's own schemas are broken.
    """
    schemas = Schemas.load()
    repository, findings = read_repository(root, instead)
    for document in repository.documents():
        findings += schemas.shape(document)
    day = reporting_day(repository, day)
    checked = checks.check(repository, findings, schemas, day)
    findings = in_order([*findings, *checked.findings])
    languages = languages_of(repository)
    return Inspection(repository, schemas, tuple(findings), day, audience, languages, tuple(checked.answered))


@without_collector()
def inspect(root: Path, day: date | None = None, audience: Audience = "public") -> Inspection:
    """Read a region, check all of it, and compute its figures for an audience; arguments and errors as `examine`."""
    seen = examine(root, day, audience)
    repository, schemas, day, findings = seen.repository, seen.schemas, seen.day, list(seen.findings)
    if has_errors(findings):
        # no figure can be trusted now, but the faults of the definitions are told with the others
        findings += definitions.check_definitions(repository, schemas, findings)
        return replace(seen, findings=tuple(in_order(findings)))
    records = records_of(repository)
    warehouse = Warehouse(schemas, records)
    figures, more = compute(records, warehouse, day, audience)
    findings = in_order([*findings, *more])
    if has_errors(more):
        return replace(seen, findings=tuple(findings))
    return replace(seen, findings=tuple(findings), records=records, warehouse=warehouse, figures=figures)


def languages_of(repository: Repository) -> tuple[str, ...]:
    """The region's languages as far as they can be read, the default first; English where it does not tell."""
    region = repository.region.value
    languages = region.get("languages") if isinstance(region, dict) else None
    named = [each for each in languages if isinstance(each, str) and each] if isinstance(languages, list) else []
    return tuple(named) or ("en",)
