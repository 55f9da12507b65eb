"""Members lists: ids that join organisations across clusters and years."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.rule import Rule, rule
from site_builder.checks.sound import Sound
from site_builder.matching.ids import is_luhn
from site_builder.problems import N_, Finding
from site_builder.source.document import Step

_SIREN = 9
_SIRET = 14


@rule(
    "member-id",
    title=N_("A member's id is not valid in the region's scheme"),
    why=N_(
        "The id joins an organisation across clusters and years. A wrong digit makes two organisations of one, "
        "or one of two."
    ),
    repair=N_(
        "Copy the id from the official register, in quotes. A SIREN has 9 digits; the last is computed from the "
        "others, so that a typing mistake shows."
    ),
)
def member_id(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """Ids of members under the scheme `siren`: 9 digits whose Luhn sum is a multiple of 10."""
    if sound.get(sound.repository.region, "organisation_ids") != "siren":
        return
    for document, steps, written in sound.each("members", "members.[].id"):
        found = _siren_fault(written)
        if found is not None:
            yield rule.at(sound, document, steps, found[0], value=written, **found[1])


def _siren_fault(written: str) -> tuple[str, dict[str, str | int]] | None:
    """What is wrong with a SIREN (a message and its facts), None where nothing is."""
    if not (written.isascii() and written.isdigit()):
        return N_("{title} is written “{value}”. A SIREN is made of digits alone: write its 9 digits, in quotes."), {}
    count = len(written)
    if count == _SIREN:
        message = N_(
            "{title} is written “{value}”, whose last digit does not agree with the others. "
            "Compare it with the register, digit by digit."
        )
        return None if is_luhn(written) else (message, {})
    if count == _SIRET and is_luhn(written[:_SIREN]):
        message = N_(
            "{title} is written “{value}”, the SIRET of an establishment. Write its first 9 digits: “{siren}”."
        )
        return message, {"siren": written[:_SIREN]}
    if _SIREN - 2 <= count < _SIREN and is_luhn(padded := written.zfill(_SIREN)):
        message = N_(
            "{title} is written “{value}”, which has lost the zero at its beginning. Write “{siren}”, in quotes."
        )
        return message, {"siren": padded}
    message = N_("{title} is written “{value}”, which has {count} digits. A SIREN has 9: copy it from the register.")
    return message, {"count": count}


@rule(
    "member-twice",
    title=N_("A members list names one organisation twice"),
    why=N_("An organisation is one member of a cluster: written twice, it would be counted twice."),
    repair=N_("Remove one of the two entries, or correct the id that is wrong."),
)
def member_twice(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the second one's id."""
    message = N_("{title} “{value}” stands already on line {line}. Remove one of the two, or correct the wrong id.")
    first: dict[tuple[str, str], tuple[Step, ...]] = {}
    for document, steps, written in sound.each("members", "members.[].id"):
        key = (document.path, written)
        if key in first:
            line = document.place(*first[key]).line
            yield rule.at(sound, document, steps, message, value=written, line=line)
        else:
            first[key] = steps


@rule(
    "member-since",
    title=N_("A membership begins after the year of the list"),
    why=N_("Who is in the list of a year was a member in that year."),
    repair=N_("Correct the first year of membership, or move the member to the list of a later year."),
)
def member_since(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first year of membership; silent where the year of the list is in doubt."""
    message = N_(
        "{title} is {since}, but this is the list of {year}. Correct the year, or move the member to a later list."
    )
    for document, steps, since in sound.each("members", "members.[].since"):
        year = sound.get(document, "year")
        if year is not None and since > year:
            yield rule.at(sound, document, steps, message, since=str(since), year=str(year))
