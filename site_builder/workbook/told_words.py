"""Sentences of the checks as they are said of a cell: without lines, quotes, keys and names of files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from site_builder.problems import N_, Finding
from site_builder.workbook.book import Question

#: by the beginning of the sentence of a check, which tells it
_SUITED: Mapping[str, str] = {
    "“{name}” ({id}) stands also on line": N_(
        "“{name}” ({id}) stands also in {other}, as “{also}” ({also_id}). If it is one organisation, remove one of the "
        "two; if they are two, add to the names what tells them apart, or say so under “confirmed”."
    ),
    "{title} “{value}” stands already on line": N_(
        "{title} {value} stands already in {other}. Remove one of the two, or correct the wrong one."
    ),
    "{title} is written “{value}”, which has lost the zero": N_(
        "{title} is written “{value}”, which has lost the zero at its beginning. Type {siren}."
    ),
    "{title} is written “{value}”. A SIREN is made of digits alone": N_(
        "{title} is written “{value}”. A SIREN is made of 9 digits alone."
    ),
    "{title} is written “{value}”, the SIRET": N_(
        "{title} is written “{value}”, the SIRET of an establishment. Type its first 9 digits: {siren}."
    ),
    "{title}: “{value}” is not in {where}. Did you mean": N_(
        "{title}: “{value}” is not known. Did you mean “{nearest}”?"
    ),
    "{title}: “{value}” is not in {where}, which has": N_(
        "{title}: “{value}” is not known. Choose one of these: {choices}."
    ),
    "{title}: “{value}” is not in {where}. Correct it": N_(
        "{title}: “{value}” is not known. Correct it, or ask the region to add it."
    ),
    "“{value}” is computed from the records": N_(
        "“{value}” is computed from what you enter elsewhere, and is not entered. Empty this cell."
    ),
    "{title} is {year}, but this cluster is active from": N_(
        "This workbook is of {year}, but the cluster is active from {begin}. Is it the right year?"
    ),
    "{title} is {year}, but this cluster was active until": N_(
        "This workbook is of {year}, but the cluster was active until {end}. Is it the right year?"
    ),
    "{title} is an empty list": N_("{title}: none is chosen. Choose at least one."),
    "{title} is missing: it goes with": N_("{title} is missing: it goes with “{because}”. Type it too."),
    "{title} is given, but": N_("{title} is given, but {because}. Empty this cell."),
    "{title} is {amount}, but the grants of its instruments": N_(
        "{title} is {amount}, but the grants of its instruments in the sheet of grants add up to {total}. "
        "Correct this amount or the grants."
    ),
    "{title} is {fte}, but the posts add up to": N_(
        "{title} is {fte}, but the posts in the sheet of posts add up to {total}. Correct this number or the posts, or "
        "leave the posts out."
    ),
    "{title} is {since}, but this is the list of": N_(
        "{title} is {since}, but this is the list of {year}. Correct the year, or keep the member for a later list."
    ),
    "{title} is empty. Write its value": N_("{title} is empty. Type its value, or remove the row."),
}
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
_LONG = re.compile(r"-?[0-9]{4,15}")
_MISSING = N_("{title} is missing. Type it.")
_MISSING_NUMBER = N_("{title} is missing. Type the number; type 0 if there is none.")
_MISSING_YEAR = N_("{title} is missing. Type a year, such as {example}.")
_MISSING_CHOICE = N_("{title} is missing. Choose one of these: {choices}.")
_MISSING_TRUTH = N_("{title} is missing. Choose yes or no.")
_MISSING_SUCH = N_("{title} is missing. Type it, such as {example}.")
_NOT_IN_SHEET = N_("{title} is missing, and this sheet does not ask for it. Copy the values into a fresh workbook.")
_FEW = 15


def suited(finding: Finding, other: str, question: Question | None) -> tuple[str, dict[str, Any]]:
    """Sentence and facts of a finding for who reads a workbook.

    `other` is the cell that it names besides its own, `question` what is asked at its own, None where that is not in
    the sheet.
    """
    args = {**finding.args, "other": other}
    if question is not None and question.type in ("integer", "number"):
        # told with the decimal mark of who reads it, not with that of a record
        args |= {key: float(value) for key, value in args.items() if _DECIMAL.fullmatch(str(value))}
        if question.field.unit:
            args |= {key: int(value) for key, value in args.items() if _LONG.fullmatch(str(value))}
    if finding.rule == "missing" and "is missing" in finding.msgid and "it goes with" not in finding.msgid:
        return _missing(args, question)
    found = next((said for begin, said in _SUITED.items() if finding.msgid.startswith(begin)), finding.msgid)
    return found, args


def _missing(args: dict[str, Any], question: Question | None) -> tuple[str, dict[str, Any]]:
    if question is None:
        return _NOT_IN_SHEET, {**args, "title": args.get("title", args.get("key", ""))}
    args["title"] = question.field.title if question.field.path[-1] != "*" else question.title
    example = question.field.example
    if question.type == "boolean":
        return _MISSING_TRUTH, args
    if question.choices and not question.open_choice:
        titles = question.field.choices or question.choices
        return _MISSING_CHOICE, {**args, "choices": list(titles.values())[:_FEW]}
    if question.type in ("integer", "number"):
        if question.type == "integer" and question.field.unit is None:
            return _MISSING_YEAR, {**args, "example": str(example)}
        return _MISSING_NUMBER, args
    if isinstance(example, list):
        example = example[0]
    return (_MISSING_SUCH if example else _MISSING), {**args, "example": example}
