"""From the validator's errors to findings: one problem, one message, at its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jsonschema.exceptions import ValidationError

from site_builder.problems import Finding, Place, error
from site_builder.schema.faults import Catalogue, Fault, Steps, alternatives, given, locate
from site_builder.schema.wording import say, suggested_key
from site_builder.source.document import Document

#: of several faults of one value, the first of these is told: what it is, then how it is written
_GRAVEST_FIRST = ("type", "enum", "minLength", "minProperties", "minItems", "pattern", "format")
_OF_A_KEY = ("additionalProperties", "required", "dependentRequired")


def findings_of(document: Document, validator: Any, catalogue: Catalogue) -> list[Finding]:
    """The findings of one document that could be read, in the order of its schema."""
    faults = [_fault(problem, catalogue) for problem in validator.iter_errors(document.value)]
    return [_finding(document, fault) for fault in _told(faults)]


def _fault(problem: ValidationError, catalogue: Catalogue) -> Fault:
    steps: Steps = tuple(problem.absolute_path)
    keyword, key = str(problem.validator), ""
    if "propertyNames" in list(problem.absolute_schema_path)[-2:]:
        keyword, key = "propertyNames", str(problem.instance)
    elif keyword in _OF_A_KEY:
        steps, key = steps[:-1], str(steps[-1])
    path = locate(steps, catalogue)
    return Fault(keyword, problem.validator_value, problem.schema, problem.instance, steps, path, catalogue, key)


def _told(faults: Iterable[Fault]) -> list[Fault]:
    """One fault for each problem.

    Of several about one value the gravest is told. A key that is missing only because it is mistyped is told once,
    as the key that was mistyped.
    """
    gravest: dict[tuple[Steps, str], Fault] = {}
    meant: set[tuple[Steps, str]] = set()
    for fault in faults:
        mark = (fault.steps, fault.key)
        if mark not in gravest or _rank(fault) < _rank(gravest[mark]):
            gravest[mark] = fault
        if fault.keyword == "additionalProperties":
            meant.add((fault.steps, suggested_key(fault) or ""))
    return [fault for fault in gravest.values() if not any((fault.steps, key) in meant for key in _lacks(fault))]


def _rank(fault: Fault) -> int:
    return _GRAVEST_FIRST.index(fault.keyword) if fault.keyword in _GRAVEST_FIRST else len(_GRAVEST_FIRST)


def _lacks(fault: Fault) -> tuple[str, ...]:
    """The keys that a fault finds missing (of alternatives, perhaps one too many)."""
    if fault.keyword == "oneOf":
        return alternatives(fault.asked)
    return (fault.key,) if fault.keyword in ("required", "dependentRequired") else ()


def _finding(document: Document, fault: Fault) -> Finding:
    rule, msgid, args = say(fault)
    return error(_place(document, fault), rule, msgid, **args)


def _place(document: Document, fault: Fault) -> Place:
    """At the key where the key is the fault, at the group where one is missing, else at the value."""
    if fault.keyword in ("additionalProperties", "propertyNames"):
        return document.place(*fault.steps, fault.key, key=True)
    if fault.keyword == "oneOf":
        return document.place(*fault.steps, *given(fault.asked, fault.value)[-1:], key=True)
    if fault.keyword == "not":
        return document.place(*fault.steps, *given(fault.asked["anyOf"], fault.value)[:1], key=True)
    return document.place(*fault.steps)
