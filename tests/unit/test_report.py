"""Findings as they are told: each form holds every fact, escaped as its readers want it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from site_builder import report
from site_builder.checks import RULES
from site_builder.problems import N_, Finding, Place, error, warning
from site_builder.texts import Texts

ENGLISH = Texts("en")
FOUND = [
    error(Place("data/a b,c:d%é.yml", 4, 8), "fte-sum", N_("{title} is 100 %: “{value}”."), title="Staff", value="1,5"),
    warning(Place("data/a b,c:d%é.yml", 5, 1), "year-jump", N_("Ten times more.")),
    error(Place("data/b.yml"), "empty", N_("The file is empty. Write its fields, or remove the file.")),
]


def test_text_has_a_line_for_each_finding_and_one_that_counts() -> None:
    assert report.text(FOUND, ENGLISH) == (
        "data/a b,c:d%é.yml:4:8: error: Staff is 100 %: “1,5”. [fte-sum]\n"
        "data/a b,c:d%é.yml:5:1: warning: Ten times more. [year-jump]\n"
        "data/b.yml:1:1: error: The file is empty. Write its fields, or remove the file. [empty]\n"
        "2 errors, 1 warning in 2 files.\n"
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([], "No findings.\n"),
        (FOUND[1:2], "1 warning in 1 file.\n"),
        (FOUND[:1], "1 error in 1 file.\n"),
        (FOUND[1:], "1 error, 1 warning in 2 files.\n"),
    ],
)
def test_the_count_names_only_what_there_is(found: list[Finding], said: str) -> None:
    assert report.text(found, ENGLISH).splitlines(keepends=True)[-1] == said


def test_github_escapes_what_its_commands_would_take_for_their_own() -> None:
    lines = report.github(FOUND, ENGLISH, "regions/one").splitlines()
    assert lines == [
        "::error file=regions/one/data/a b%2Cc%3Ad%25é.yml,line=4,col=8,title=fte-sum::Staff is 100 %25: “1,5”.",
        "::warning file=regions/one/data/a b%2Cc%3Ad%25é.yml,line=5,col=1,title=year-jump::Ten times more.",
        "::error file=regions/one/data/b.yml,line=1,col=1,title=empty::"
        "The file is empty. Write its fields, or remove the file.",
        "2 errors, 1 warning in 2 files.",
    ]


def test_github_keeps_a_message_on_one_line() -> None:
    found = [error(Place("a.yml"), "format", N_("{value}"), value="one\ntwo\r::error::three")]
    assert len(report.github(found, ENGLISH).splitlines()) == 2


def test_gitlab_knows_a_finding_again_where_lines_move_and_tells_two_alike_apart() -> None:
    told = json.loads(report.gitlab([*FOUND, FOUND[0]], ENGLISH, "regions/one"))
    assert told[0] | {"fingerprint": ""} == {
        "description": "Staff is 100 %: “1,5”.",
        "check_name": "fte-sum",
        "fingerprint": "",
        "severity": "critical",
        "location": {"path": "regions/one/data/a b,c:d%é.yml", "lines": {"begin": 4}},
    }
    assert told[1]["severity"] == "minor"
    prints = [each["fingerprint"] for each in told]
    assert len(set(prints)) == len(prints)
    moved = [replace(each, place=replace(each.place, line=each.place.line + 7)) for each in FOUND]
    assert [each["fingerprint"] for each in json.loads(report.gitlab(moved, ENGLISH, "regions/one"))] == prints[:3]


def test_json_holds_the_facts_and_the_counts() -> None:
    content = json.loads(report.as_json(FOUND, ENGLISH, "regions/one"))
    assert content["counts"] == {"errors": 2, "warnings": 1, "files": 2}
    assert content["findings"][0] == {
        "path": "data/a b,c:d%é.yml",
        "line": 4,
        "column": 8,
        "severity": "error",
        "rule": "fte-sum",
        "message": "Staff is 100 %: “1,5”.",
    }


def test_sarif_is_a_log_of_one_run_that_names_its_rules() -> None:
    log = json.loads(report.sarif(FOUND, ENGLISH, "regions/one"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({finding.rule for finding in FOUND})
    for result, finding in zip(run["results"], FOUND, strict=True):
        assert result["ruleId"] == finding.rule == rules[result["ruleIndex"]]["id"]
        assert result["level"] == finding.severity
        assert result["message"]["text"]
        [location] = result["locations"]
        place = location["physicalLocation"]
        assert place["region"] == {"startLine": finding.place.line, "startColumn": finding.place.column}
        assert place["artifactLocation"]["uri"].startswith("regions/one/data/")
        assert " " not in place["artifactLocation"]["uri"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (
        "regions/one/data/a%20b%2Cc%3Ad%25%C3%A9.yml"
    )


def test_sarif_explains_every_rule_of_the_guide() -> None:
    found = [rule.finding(Place("a.yml"), N_("{value}"), value="x") for rule in RULES]
    [run] = json.loads(report.sarif(found, ENGLISH))["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"] and rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")


@pytest.mark.parametrize("form", report.FORMATS)
def test_nothing_found_is_told_in_every_form(form: str) -> None:
    told = report.FORMATS[form]([], ENGLISH, "")
    assert told.endswith("\n")
    if form in ("json", "sarif", "gitlab"):
        json.loads(told)
    else:
        assert told == "No findings.\n"
