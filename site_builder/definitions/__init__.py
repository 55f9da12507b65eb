"""Definitions understood: bounded to one harmless expression each, and with what secrecy must know of it."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.definitions.interpreter import NO_CONDITION, Expression, Interpreter, said
from site_builder.definitions.rules import READS, RULES, RUNS
from site_builder.problems import Finding
from site_builder.schema import Schemas
from site_builder.source.repository import Repository
from site_builder.warehouse import Warehouse

__all__ = ["NO_CONDITION", "READS", "RULES", "RUNS", "Expression", "Interpreter", "check_definitions", "said"]


def check_definitions(repository: Repository, schemas: Schemas, findings: Iterable[Finding] = ()) -> list[Finding]:
    """What is wrong with the SQL of the indicators, whatever else is wrong in the region.

    Nothing is said where one of the findings is an error at that very SQL, nor of an indicator that is collected.
    """
    doubtful = {finding.place for finding in findings if finding.is_error}
    with Warehouse(schemas) as warehouse:
        interpreter = Interpreter(warehouse)
        return [
            finding
            for document in repository.indicators.values()
            if not document.broken and not any(document.place(key) in doubtful for key in ("table", "value", "where"))
            for finding in interpreter.understand(document)[1]
        ]
