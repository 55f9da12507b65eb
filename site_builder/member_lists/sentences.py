"""What is told of a list, once for the command and for the page: English format strings by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder.problems import N_


@dataclass(frozen=True, slots=True)
class Said:
    """One thing told: the name of its sentence, the values in it, and the row and column that it is about.

    `row` counts from 1, `column` from 0; None where it is about none.
    """

    name: str
    args: Mapping[str, Any] = field(default_factory=dict)
    row: int | None = None
    column: int | None = None


def said(sentence: str, row: int | None = None, column: int | None = None, /, **args: Any) -> Said:
    """A sentence with its values; KeyError where there is none of that name."""
    SENTENCES[sentence]
    return Said(sentence, args, row, column)


SENTENCES: Mapping[str, str] = {
    # of columns
    "no-header": N_(
        "No row names the columns. Write above the list what each column holds (name, identifier, territory…)."
    ),
    "no-name": N_("No column holds the names or the identifiers of the organisations. Say which one does."),
    "person-or-name": N_(
        "“{heading}” may hold the names of persons, since there is also “{other}”. Head the organisations’ names "
        "“{title}”."
    ),
    "person": N_("“{heading}” looks like data on persons, which are never kept."),
    "unknown": N_("“{heading}” is not part of the list."),
    "nothing": N_("No organisation was found in it."),
    # of rows that are left out
    "total": N_("“{text}” is a total, no organisation."),
    "note": N_("“{text}” is a note, no organisation."),
    "heading": N_("The headings stand here once more."),
    "one-of-two": N_("“{name}” stands also in row {other_line}: one organisation, one entry."),
    "differs": N_(
        "{title}: “{value}” here, “{other}” in row {other_line} of the same organisation. The first is kept."
    ),
    # of values
    "spaces": N_("{title}: “{written}” is taken as {value}."),
    "zeros": N_("{title}: “{written}” has lost zeros at its beginning and is taken as {value}."),
    "siret": N_("{title}: “{written}” is an establishment’s number (SIRET); its first nine digits are taken: {value}."),
    "vat": N_("{title}: “{written}” is a number for value-added tax; the SIREN in it is taken: {value}."),
    "known-id": N_("{title}: “{written}” can’t be right; {value} is on record for this name."),
    "taken": N_("{title}: “{written}” is taken as {value}."),
    "known-value": N_("{title}: “{written}” is not understood; what is on record stays: {value}."),
    "called": N_("The list writes “{name}”; the usual name “{known}” stays."),
    "kept": N_("{title}: the list says {written}; {value} is on record and stays."),
    "made-id": N_("{title}: made from the name: {value}."),
    # of what must be completed
    "bad-id": N_(
        "“{name}”: {title} is “{written}”, which can’t be right. Compare it with the register, digit by digit."
    ),
    "missing-id": N_("“{name}” is on no list yet. Write {title}, as the register has it."),
    "short-id": N_("“{name}” is on no list yet, and {title} “{written}” is too short. Copy it from the register."),
    "missing-name": N_("{id} is on no list yet. Write {title}."),
    "missing-value": N_("“{name}” is on no list yet. Write {title}: {choices}."),
    "bad-choice": N_("“{name}”: {title} is “{written}”, which is none of these: {choices}."),
    "bad-number": N_("“{name}”: {title} is “{written}”. Write a whole number, or leave the cell empty."),
    "bad-year": N_("“{name}”: {title} is “{written}”. Write a year, such as {year}."),
    "bad-truth": N_("“{name}”: {title} is “{written}”. Write yes or no."),
    "bad-code": N_("“{name}”: {title} is “{written}”. Write {form}, or leave the cell empty."),
    "two-numbers": N_(
        "“{name}”: {title} is “{value}” here and “{other}” in row {other_line}. Write the number of the whole "
        "organisation in one of the two rows and empty the other."
    ),
    "address": N_("“{name}” looks like an address of a person. Write the organisation’s name."),
    # of changes
    "change": N_("{title}: {before} → {after}"),
    "added": N_("{title}: {after}"),
    "removed": N_("{title}: {before} no more"),
}
