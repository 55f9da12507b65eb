"""What members lists and other records of the same year both tell: new members, fees, seats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_builder.checks.doubts.neighbours import total, yearly
from site_builder.checks.rule import Rule, doubt
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding

_FEES = ("budget", "revenue", "private", "membership_fees")


@doubt(
    "new-members-count",
    title=N_("New members told twice, differently"),
    why=N_("The quarterly grids count who joins, the members list names them: where they disagree, one is not right."),
    repair=N_("Compare the grids with the members who are new in the list, and correct the one that is wrong."),
)
def new_members_count(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the list whose new members are not as many as the four quarters count; answered in the grids too."""
    message = N_(
        "New members of {year}: {counted} in the four quarters, {joined} in this list against that of {before_year}. "
        "Correct the one that is wrong; if some came and left within the year, or came back, say so under “confirmed”."
    )
    most = sound.limit(rule.name, "members")
    for name, year, document, earlier in yearly(sound, "members"):
        now, before = sound.members(document), sound.members(earlier)
        files = sound.repository.clusters[name].quarterly
        grids = [files.get((year, quarter)) for quarter in range(1, 5)]
        counts = [sound.get(grid, "business_model", "new_members") for grid in grids]
        if now is None or before is None or None in counts:
            continue
        counted, joined = sum(counts), len(now.keys() - before.keys())
        if abs(counted - joined) > most:
            place = document.place("members", key=True)
            found = rule.finding(place, message, year=year, before_year=year - 1, counted=counted, joined=joined)
            yield replace(found, answered_in=tuple(grid.path for grid in grids if grid is not None))


@doubt(
    "fees-members",
    title=N_("Fewer members, more fees"),
    why=N_("Fees follow the members. Where they grow while members leave, the list is incomplete or the line is not."),
    repair=N_("Complete the members list, or correct the fees. If the fees were raised, say so."),
)
def fees_members(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the membership fees of the yearly record; answered in the members list too."""
    message = N_(
        "{title}: {fees} {currency} after {fees_before} {currency}, while members fall from {before} to {members}. If "
        "the members list is incomplete or the amount wrong, correct it; if fees were raised, say so under “confirmed”."
    )
    fewer, more = sound.limit(rule.name, "members"), sound.limit(rule.name, "fees")
    currency = sound.get(sound.repository.region, "currency") or ""
    for name, year, document, earlier in yearly(sound, "annual"):
        lists = sound.repository.clusters[name].members
        members, before = (sound.members(lists.get(when)) for when in (year, year - 1))
        fees, fees_before = (sound.get(each, *_FEES) for each in (document, earlier))
        if not members or not before or fees is None or not fees_before:
            continue
        if len(members) < (1 - fewer) * len(before) and fees >= (1 + more) * fees_before:
            facts = {"fees": fees, "fees_before": fees_before, "members": len(members), "before": len(before)}
            found = rule.at(sound, document, _FEES, message, currency=currency, **facts)
            yield replace(found, answered_in=(lists[year].path,))


@doubt(
    "board-list",
    title=N_("More members on the board than it has seats"),
    why=N_("The yearly record counts the seats, the members list names who sits there: both tell of one board."),
    repair=N_("Correct the seats of the yearly record, or take the part in the governance from those who left it."),
)
def board_list(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first member with a part in the governance; answered in the yearly record too."""
    message = N_(
        "{count} members of this list sit on the board, which has {seats} seats in the yearly record of {year}. "
        "Correct one of the two; if members share a seat, say so under “confirmed”."
    )
    for name, year, document, _ in yearly(sound, "members"):
        members, record = sound.members(document), sound.repository.clusters[name].annual.get(year)
        seats = total(sound, record, "governance", "board")
        if members is None or record is None or seats is None:
            continue
        seated = [index for index, entry in members.values() if "governance" in entry]
        if len(seated) > seats:
            place = document.place("members", seated[0], "governance")
            found = rule.finding(place, message, count=len(seated), seats=seats, year=year)
            yield replace(found, answered_in=(record.path,))
