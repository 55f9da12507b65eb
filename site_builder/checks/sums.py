"""Totals and lists that must agree."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.rule import Rule, rule
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding

#: full-time equivalents by which a total and its list may differ: what rounding makes
FTE_TOLERANCE = 0.05
#: what binary fractions may add to a sum of decimals
_BINARY = 1e-9


@rule(
    "fte-sum",
    title=N_("The staff of the team and the sum of its posts differ"),
    why=N_("The total and the list describe the same team: where they differ, one of them is wrong."),
    repair=N_("Correct the total or the post that is wrong, or leave the list of posts out."),
)
def fte_sum(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the total; where the list is left out there is nothing to compare."""
    message = N_(
        "{title} is {fte}, but the posts add up to {total}. Correct the total or the posts, or leave the list out."
    )
    for document, steps, fte in sound.each("annual", "team.fte"):
        if sound.listed(document, "team", "people") is None:
            continue
        shares = [sound.get(document, *post, "fte") for post in sound.within(document, "team.people.[]")]
        if None in shares:
            continue
        total = sum(shares)
        if abs(fte - total) > FTE_TOLERANCE + _BINARY:
            yield rule.at(sound, document, steps, message, fte=_decimal(fte), total=_decimal(total))


@rule(
    "women-seats",
    title=N_("More women than seats on the board"),
    why=N_("The women of the board sit on its seats, which are the sum of its colleges."),
    repair=N_("Correct the number of women, or the seats of the colleges."),
)
def women_seats(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the number of women."""
    message = N_("{title}: {women}, but the board has {seats} seats. Correct the number, or the seats of the colleges.")
    for document, steps, women in sound.each("annual", "governance.women"):
        board = sound.get(document, "governance", "board")
        if board is not None and women > sum(board.values()):
            yield rule.at(sound, document, steps, message, women=women, seats=sum(board.values()))


def _decimal(number: float) -> str:
    """As it is written in a record: a point, and no zeros at the end."""
    return f"{round(number, 6):g}"
