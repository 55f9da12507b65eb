"""What the scripts of the members page are told: the words by which a list is understood, and the sentences."""

from __future__ import annotations

from typing import Any

from site_builder.matching import names
from site_builder.matching.register import WHYS
from site_builder.member_lists.importing import words_of
from site_builder.member_lists.sentences import SENTENCES
from site_builder.member_lists.vocabulary import FIELDS, NEAR_WORD
from site_builder.problems import N_
from site_builder.schema import Schemas
from site_builder.source.repository import Repository
from site_builder.texts import Texts

#: what the page says besides, by short names
_WORDS = {
    "answered": N_("you said that “{name}” is “{known}” ({id})"),
    "yes": N_("yes"),
    "more": N_("and {number} more"),
    "row": N_("row {row}"),
    "cell": N_("row {row}, column {column}"),
    "column": N_("{column} “{heading}”"),
    "same": N_("Yes, it is {name} ({id})"),
    "new": N_("No, another organisation"),
    "undo": N_("Ask again"),
    "clear": N_("Leave the cell empty"),
    "drop": N_("Leave this row out"),
    "question": N_("Is it the same organisation?"),
    "whole": N_("Yes, this is the whole list"),
    "half": N_("{number} members of the list before would have left. Is this the whole list?"),
    "new-member": N_("“{name}” is another organisation"),
    "ready": N_("Everything is answered. Members in the list: {number}."),
    "open": N_("To be answered: {doubts}. To be completed: {faults}."),
    "large": N_("{name} is too large for a list of members. Keep the sheet with the list alone."),
    "locked": N_("{name} is protected by a password. Save it without one."),
    "damaged": N_("{name} can’t be opened as a spreadsheet: it may be damaged. Save it as .xlsx again."),
    "old": N_("{name} is of an old kind, or protected by a password. Save it as .xlsx."),
    "unread": N_("{name} is no text and no spreadsheet that can be read. Save the list as CSV, .xlsx or .ods."),
    "failed": N_("What is on record for this cluster could not be loaded. Check the connection and choose it again."),
    "exists": N_("on record"),
    "earlier": N_("Compared with the list of {year}: {number} members."),
    "no-earlier": N_("No list before this one is on record: everybody joins."),
    "officers": N_(
        "The list of {year} is on record. Employees and revenue that stand there are not known to this page: have them "
        "in your list too, or they will be missing in the new one."
    ),
    "kept": N_("A list that you had begun is here again."),
}


def members_words(schemas: Schemas, repository: Repository, texts: Texts) -> dict[str, Any]:
    """The tables and sentences of one language, ready for JSON."""
    words = words_of(repository, schemas)
    field = {name: schemas.field("members", ("members", "[]", name)) for name in FIELDS}
    told = words.told() | {
        "titles": {name: texts.say(title) for name, title in words.titles.items()},
        "choices": {
            name: {code: texts.say(title) for code, title in its.items()} for name, its in words.choices.items() if its
        },
        "territories": list(words.choices["territory"]),
    }
    every = {**WHYS, **SENTENCES, **_WORDS}
    return {
        "names": {
            "letters": names.LETTERS,
            "joining": sorted(names.JOINING),
            "short": names.SHORT,
            "leading": sorted(names.LEADING),
            "forms": sorted(names.FORMS),
            "near": names.NEAR,
            "nearRest": names.NEAR_REST,
        },
        "vocabulary": told,
        "fields": FIELDS,
        "nearWord": NEAR_WORD,
        "yes": texts.gettext("yes"),
        "activityForm": texts.say(field["activity"].form),
        "said": {name: texts.gettext(message) for name, message in every.items()},
    }
