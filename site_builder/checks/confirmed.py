"""Answers to warnings, kept with the record: each must answer something."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks import doubts
from site_builder.checks.answering import ANSWERING
from site_builder.checks.rule import Rule, rule, rules_of
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding
from site_builder.schema.repairs import nearest

#: warnings that may be answered
WARNINGS = tuple(each.name for family in doubts.FAMILIES for each in rules_of(family))


@rule(
    "confirmed-unknown",
    title=N_("An answer to a warning that there is not"),
    why=N_("An answer silences the warning of its rule. Under a wrong name it silences nothing, and nobody notices."),
    repair=N_(
        "Write the rule's name as the warning shows it, in square brackets; an error is corrected, not answered."
    ),
)
def confirmed_unknown(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the rule's name, in yearly records, quarterly grids and members lists."""
    nearly = N_("There is no warning “{value}”. Did you mean “{nearest}”?")
    unlike = N_("There is no warning “{value}”. What can be answered is {choices}.")
    for kind in ANSWERING:
        for document, steps, name in sound.each(kind, "confirmed.[].rule"):
            if name in WARNINGS:
                continue
            near = nearest(name, WARNINGS)
            message, facts = (nearly, {"nearest": near}) if near else (unlike, {"choices": WARNINGS})
            yield rule.finding(document.place(*steps), message, value=name, **facts)


@rule(
    "confirmed-why",
    title=N_("An answer that says nothing"),
    why=N_("The reason is kept with the record, so that nobody has to ask about the same value a second time."),
    repair=N_("Write in a sentence why the value is right."),
)
def confirmed_why(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At a reason without a word, in any of its languages."""
    message = N_("{title} is written “{value}”, which gives no reason. Write in a sentence why the value is right.")
    for kind in ANSWERING:
        for document, steps, why in sound.each(kind, "confirmed.[].why"):
            said = list(why.values()) if isinstance(why, dict) else [why]
            empty = [text for text in said if not any(map(str.isalnum, text))]
            if empty:
                yield rule.at(sound, document, steps, message, value=empty[0])
