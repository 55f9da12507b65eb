"""Findings as they are told: text for people, annotations for GitHub and GitLab, JSON and SARIF for other tools.

Each form is a function from findings in order, and the words of a language, to the whole output.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from site_builder import __version__
from site_builder.pipeline import RULES
from site_builder.problems import Finding, Severity
from site_builder.texts import Texts

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def text(findings: Sequence[Finding], texts: Texts, folder: str = "") -> str:
    """A line for each finding, `path:line:column: error: message [rule]`, then a line that counts them."""
    lines = [
        f"{each.place.path}:{each.place.line}:{each.place.column}: {each.severity}: {texts.tell(each)} [{each.rule}]"
        for each in findings
    ]
    return "".join(f"{line}\n" for line in (*lines, count(findings, texts)))


def github(findings: Sequence[Finding], texts: Texts, folder: str = "") -> str:
    """Workflow commands that put each message on its line of a pull request, then the count.

    `folder` leads from the root of the Git repository to the region.
    """
    lines = []
    for each in findings:
        facts = {
            "file": _joined(folder, each.place.path),
            "line": str(each.place.line),
            "col": str(each.place.column),
            "title": each.rule,
        }
        properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in facts.items())
        lines.append(f"::{each.severity} {properties}::{_escaped(texts.tell(each))}")
    return "".join(f"{line}\n" for line in (*lines, count(findings, texts)))


def gitlab(findings: Sequence[Finding], texts: Texts, folder: str = "") -> str:
    """A Code Quality report, by which GitLab shows on a merge request what its branch brings; paths as in `github`.

    A finding is known by file, rule and words, not by its line, so that it stays the same where lines move.
    """
    same: Counter[str] = Counter()
    told = []
    for each in findings:
        path, message = _joined(folder, each.place.path), texts.tell(each)
        known = "\0".join((path, each.rule, message))
        same[known] += 1
        told.append(
            {
                "description": message,
                "check_name": each.rule,
                "fingerprint": hashlib.sha256(f"{known}\0{same[known]}".encode()).hexdigest(),
                "severity": "critical" if each.is_error else "minor",
                "location": {"path": path, "lines": {"begin": each.place.line}},
            }
        )
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def as_json(findings: Sequence[Finding], texts: Texts, folder: str = "") -> str:
    """`findings` with place, severity, rule and message, and `counts`; paths are relative to the region."""
    content = {
        "findings": [
            {
                "path": each.place.path,
                "line": each.place.line,
                "column": each.place.column,
                "severity": str(each.severity),
                "rule": each.rule,
                "message": texts.tell(each),
            }
            for each in findings
        ],
        "counts": counts(findings),
    }
    return _dumped(content)


def sarif(findings: Sequence[Finding], texts: Texts, folder: str = "") -> str:
    """A SARIF 2.1.0 log of one run, with the help of each rule; paths as in `github`."""
    rules = _sarif_rules(findings, texts)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [
        {
            "ruleId": each.rule,
            "ruleIndex": index[each.rule],
            "level": str(each.severity),
            "message": {"text": texts.tell(each)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": quote(_joined(folder, each.place.path), errors="replace"),
                            "uriBaseId": "%SRCROOT%",
                        },
                        "region": {"startLine": each.place.line, "startColumn": each.place.column},
                    }
                }
            ],
        }
        for each in findings
    ]
    driver = {"name": "site-builder", "semanticVersion": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": texts.language,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return _dumped({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


FORMATS: Mapping[str, Callable[[Sequence[Finding], Texts, str], str]] = {
    "text": text,
    "github": github,
    "gitlab": gitlab,
    "json": as_json,
    "sarif": sarif,
}


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """How many errors and warnings there are, and in how many files."""
    errors = sum(each.is_error for each in findings)
    return {
        "errors": errors,
        "warnings": len(findings) - errors,
        "files": len({each.place.path for each in findings}),
    }


def count(findings: Sequence[Finding], texts: Texts) -> str:
    """The line that counts: `2 errors, 1 warning in 2 files.`"""
    if not findings:
        return texts.gettext("No findings.")
    how_many = counts(findings)
    errors, warnings, files = how_many["errors"], how_many["warnings"], how_many["files"]
    parts = []
    if errors:
        parts.append(texts.ngettext("{number} error", "{number} errors", errors).format(number=errors))
    if warnings:
        parts.append(texts.ngettext("{number} warning", "{number} warnings", warnings).format(number=warnings))
    where = texts.ngettext("{findings} in {number} file.", "{findings} in {number} files.", files)
    return where.format(findings=", ".join(parts), number=files)


def _sarif_rules(findings: Sequence[Finding], texts: Texts) -> list[dict[str, Any]]:
    """The rules that were broken, by name; one that the guide does not know has its name alone."""
    known = {rule.name: rule for rule in RULES}
    described = []
    for name in sorted({each.rule for each in findings}):
        described.append({"id": name})
        rule = known.get(name)
        if rule is not None:
            title, why, repair = (texts.gettext(each) for each in (rule.title, rule.why, rule.repair))
            level = "error" if rule.severity is Severity.ERROR else "warning"
            described[-1] |= {
                "shortDescription": {"text": title},
                "fullDescription": {"text": why},
                "help": {"text": f"{why} {repair}"},
                "defaultConfiguration": {"level": level},
            }
    return described


def _joined(folder: str, path: str) -> str:
    return f"{folder}/{path}" if folder else path


def _escaped(value: str, more: str = "") -> str:
    """As GitHub's workflow commands want it."""
    for each in "%\r\n" + more:
        value = value.replace(each, f"%{ord(each):02X}")
    return value


def _dumped(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
