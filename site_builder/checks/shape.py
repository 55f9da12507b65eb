"""What the schemas find: the guide's words for it. Places and messages are made where the shape is looked at."""

from __future__ import annotations

from site_builder.checks.rule import Rule
from site_builder.problems import N_, Severity


def _rule(name: str, title: str, why: str, repair: str) -> Rule:
    return Rule(name, Severity.ERROR, title, why, repair)


RULES = (
    _rule(
        "missing",
        N_("A field is missing"),
        N_("Without it a total or a page would be wrong: an amount that is left out is not 0."),
        N_("Add the line that the message shows; write 0 where there is none of it."),
    ),
    _rule(
        "unknown-key",
        N_("A field that does not exist"),
        N_("A mistyped name would otherwise be passed over, and its value with it."),
        N_("Correct the name, or remove the line."),
    ),
    _rule(
        "choice",
        N_("A value that is not on the list"),
        N_("Only the codes of the list can be counted and shown in every language."),
        N_("Write one of the codes that the message names."),
    ),
    _rule(
        "number",
        N_("Not a number"),
        N_("A number with spaces, a comma or a unit is a text, and cannot be added up."),
        N_("Write digits alone, with a point for decimals."),
    ),
    _rule(
        "whole-number",
        N_("Not a whole number"),
        N_("Amounts and counts are entered without decimals."),
        N_("Round it, and write it without a point."),
    ),
    _rule(
        "range",
        N_("A number out of bounds"),
        N_("A value so small or so great is a typing mistake."),
        N_("Correct it; look for a sign or a zero too many."),
    ),
    _rule(
        "date",
        N_("Not a date"),
        N_("One way to write days keeps them in order and clear in every language."),
        N_("Write year, month and day: 2024-05-31."),
    ),
    _rule(
        "text",
        N_("Not a text"),
        N_("A code of digits alone is read as a number, and its zeros are lost."),
        N_("Put the value between quotes."),
    ),
    _rule(
        "format",
        N_("A text that is not of the form asked for"),
        N_("Ids, codes and addresses are matched letter by letter."),
        N_("Write it in the form that the message describes."),
    ),
    _rule(
        "length",
        N_("A text that is too long"),
        N_("It would not fit where it is shown."),
        N_("Shorten it."),
    ),
    _rule(
        "true-false",
        N_("Neither true nor false"),
        N_("Words such as “yes” are texts."),
        N_("Write true or false, without quotes."),
    ),
    _rule(
        "list",
        N_("Not a list"),
        N_("The field may hold several entries, and is a list even where there is one."),
        N_("Write each entry on a line of its own, begun with “- ”."),
    ),
    _rule(
        "mapping",
        N_("Not a group of fields"),
        N_("The field holds other fields."),
        N_("Write its fields below it, indented."),
    ),
    _rule(
        "duplicate-item",
        N_("An entry that a list names twice"),
        N_("It would be counted twice."),
        N_("Keep one of them."),
    ),
)
