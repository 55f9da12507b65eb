"""A team that does not fit its salaries, and a board that does not look like one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_builder.checks.doubts.neighbours import currency, few, total, yearly
from site_builder.checks.rule import Rule, doubt
from site_builder.checks.sound import Sound
from site_builder.checks.sums import FTE_TOLERANCE
from site_builder.problems import N_, Finding, Phrase
from site_builder.source.document import Document, Step

_SALARIES: tuple[Step, ...] = ("budget", "expenditure", "salaries")
_LENT: tuple[Step, ...] = ("budget", "revenue", "private", "staff_made_available")
#: so many more or fewer are no leap on any board
_FEW_SEATS = 2
#: on a smaller board women may hold every seat by chance
_SEVERAL_SEATS = 5


@doubt(
    "salary-per-fte",
    title=N_("Salaries that do not fit the staff"),
    why=N_(
        "What a full-time post costs is known within bounds. Outside them heads were mostly counted instead of "
        "working time, or the worth of staff made available went into the salaries."
    ),
    repair=N_("Correct the working time, the employer of a post, or the salaries."),
)
def salary_per_fte(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the salaries, where a full-time post of the cluster's own staff costs too little or too much."""
    low = N_(
        "Salaries of {salaries} {currency} for {fte} FTE employed by the cluster: {each} {currency} a full-time "
        "post. If people were counted instead of working time, or salaries are missing, correct it; if it is right, "
        "say why under “confirmed”."
    )
    high = N_(
        "Salaries of {salaries} {currency} for {fte} FTE employed by the cluster: {each} {currency} a full-time "
        "post. If staff is missing, or something else was counted as salaries, correct it; if it is right, say why "
        "under “confirmed”."
    )
    nobody = N_(
        "Salaries of {salaries} {currency}, but the cluster employs nobody. Correct the staff, the employer of a "
        "post, or the salaries; if it is right, say why under “confirmed”."
    )
    least, most = sound.limit(rule.name, "least"), sound.limit(rule.name, "most")
    for _, _, document, _ in yearly(sound, "annual"):
        salaries, staff = sound.get(document, *_SALARIES), _own_staff(sound, document)
        if salaries is None or staff is None:
            continue
        fte, is_sure = staff
        each = salaries / fte if fte else 0
        if not fte:
            message = nobody if salaries else ""
        elif each > most:
            message = high
        else:
            # of staff that may be partly made available, who is employed by the cluster is paid more
            message = low if each < least and is_sure else ""
        if message:
            facts = {"salaries": salaries, "fte": round(fte, 2), "each": round(each), "currency": currency(sound)}
            yield rule.finding(document.place(*_SALARIES), message, **facts)


def _own_staff(sound: Sound, document: Document) -> tuple[float, bool] | None:
    """FTE that the cluster employs itself, and whether that is sure: without a list of posts some may be lent."""
    fte, lent = sound.get(document, "team", "fte"), _lent_posts(sound, document)
    if fte is None:
        return None
    if lent is not None:
        own = fte - sum(lent)
        return (own if own > FTE_TOLERANCE else 0), True
    if not sound.leaves_out(document, "team", "people"):
        return None
    return fte, sound.get(document, *_LENT) == 0


def _lent_posts(sound: Sound, document: Document) -> list[float] | None:
    """The working time of each post made available; None where posts are not listed, or in doubt."""
    people = sound.get(document, "team", "people")
    return None if people is None else [each["fte"] for each in people if each["employer"] == "made_available"]


@doubt(
    "staff-lent",
    title=N_("Staff made available without its worth, or the other way round"),
    why=N_(
        "Whom others lend to a cluster is a part of what they give it. In the team and in the budget it is the same."
    ),
    repair=N_("Enter the worth of the posts made available, or mark the posts; or tell why it is not in the budget."),
)
def staff_lent(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the worth of staff made available, where the team has none, or it is 0 and the team has some."""
    worthless = N_(
        "Staff made available: {fte} FTE in the team, but “{title}” is 0. Enter what it would cost; if it is not "
        "counted in the budget, say so under “confirmed”."
    )
    unseen = N_(
        "“{title}” is {amount} {currency}, but no post of the team is made available. Correct the employer of the "
        "posts, or the amount; if it is right, say why under “confirmed”."
    )
    for _, _, document, _ in yearly(sound, "annual"):
        lent, amount = _lent_posts(sound, document), sound.get(document, *_LENT)
        if lent is None or amount is None:
            continue
        if sum(lent) and not amount:
            yield rule.at(sound, document, _LENT, worthless, fte=round(sum(lent), 2))
        elif amount and not lent:
            yield rule.at(sound, document, _LENT, unseen, amount=amount, currency=currency(sound))


@doubt(
    "lender-member",
    title=N_("Staff lent by an organisation that is no member in that year"),
    why=N_("Members lend staff to their cluster. One that is not in the year’s list left, or is missing there."),
    repair=N_("Correct who makes the post available, or add the organisation to the members list of the year."),
)
def lender_member(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first lender who is not in the cluster's list of the year; answered in that list too."""
    message = N_(
        "Staff lent by organisations that are not in the members list of {year}: {lenders}. Correct who lends it, or "
        "the list; if it is right, say why under “confirmed”."
    )
    for name, year, document, _ in yearly(sound, "annual"):
        listed = sound.repository.clusters[name].members.get(year)
        people, members = sound.get(document, "team", "people"), sound.members(listed)
        if not people or members is None or listed is None:
            continue
        lenders = [(index, each.get("made_available_by")) for index, each in enumerate(people)]
        unknown = [(index, lender) for index, lender in lenders if lender is not None and lender not in members]
        if unknown:
            place = document.place("team", "people", unknown[0][0], "made_available_by")
            names = {lender: _name(sound, lender) for _, lender in unknown}
            told = [Phrase(N_("“{name}” ({id})"), {"name": names[each], "id": each}) for each in names]
            yield replace(rule.finding(place, message, year=year, lenders=few(told)), answered_in=(listed.path,))


def _name(sound: Sound, ident: str) -> str:
    """The name of an organisation in the newest list of any cluster that has it; its identifier where none has."""
    for files in sound.repository.clusters.values():
        for _, document in sorted(files.members.items(), reverse=True):
            members = sound.members(document) or {}
            if ident in members:
                return members[ident][1]["name"]
    return ident


@doubt(
    "board-jump",
    title=N_("A board that grows or shrinks by more than half"),
    why=N_("A board changes with the statutes. A leap is mostly a digit too many, or a college that was forgotten."),
    repair=N_("Correct the seats, or tell what changed."),
)
def board_jump(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the seats, where they are many more or fewer than a year before."""
    message = N_(
        "The board has {seats} seats after {before} in {past_year}. Correct the seats; if the board changed, say how "
        "under “confirmed”."
    )
    share = sound.limit(rule.name, "share")
    for _, year, document, earlier in yearly(sound, "annual"):
        seats, before = (total(sound, each, "governance", "board") for each in (document, earlier))
        if seats is not None and before and abs(seats - before) > max(share * before, _FEW_SEATS):
            place = document.place("governance", "board", key=True)
            yield rule.finding(place, message, seats=seats, before=before, past_year=year - 1)


@doubt(
    "board-women",
    title=N_("Women on every seat of the board"),
    why=N_("A board of women alone is rare: mostly the number of seats was entered twice."),
    repair=N_("Correct the number of women on the board. If it is right, say so."),
)
def board_women(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the number of women, where it is that of all seats, and these are several."""
    message = N_(
        "{title}: {seats}, as many as the board has seats. Correct the number; if it is right, say so under "
        "“confirmed”."
    )
    for _, _, document, _ in yearly(sound, "annual"):
        seats, women = total(sound, document, "governance", "board"), sound.get(document, "governance", "women")
        if seats is not None and seats >= _SEVERAL_SEATS and women == seats:
            yield rule.at(sound, document, ("governance", "women"), message, seats=seats)


@doubt(
    "board-research",
    title=N_("A board without research"),
    why=N_(
        "Companies and research together make a cluster. Where no laboratory decides, one should know how it takes "
        "part."
    ),
    repair=N_(
        "Correct the seats, or tell how research takes part. The answer holds for the years that follow, as long as "
        "research has no seat."
    ),
)
def board_research(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the seats of research, where there are none."""
    message = N_(
        "Of {seats} seats on the board, research holds none. Correct the seats; if it is right, say under "
        "“confirmed” how research takes part."
    )
    answers: dict[str, tuple[str, ...]] = {}
    for _, _, document, before in yearly(sound, "annual"):
        board = sound.get(document, "governance", "board")
        if board and board.get("research") == 0:
            place = document.place("governance", "board", "research")
            earlier = answers.get(before.path, ()) if before else ()
            finding = rule.finding(place, message, seats=sum(board.values()))
            answers[document.path] = (document.path, *earlier)
            yield replace(finding, answered_in=earlier)


@doubt(
    "chair-seat",
    title=N_("A chair whose college has no seat"),
    why=N_("Who chairs the board sits on it: a college without seats cannot have the chair."),
    repair=N_("Correct the college of the chair, or the seats."),
)
def chair_seat(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the college of the chair, where the board has seats, and that college none."""
    message = N_(
        "{title}: “{chair}”, but that college has no seat on the board. Correct the college, or the seats; if it is "
        "right, say why under “confirmed”."
    )
    for _, _, document, _ in yearly(sound, "annual"):
        board, chair = sound.get(document, "governance", "board"), sound.get(document, "governance", "chair")
        if board and any(board.values()) and board.get(chair) == 0:
            choices = dict(sound.field("annual", "governance", "chair").choices)
            yield rule.at(sound, document, ("governance", "chair"), message, chair=choices.get(chair, chair))


@doubt(
    "board-meetings",
    title=N_("A board that never met"),
    why=N_("A board meets at least once a year, if only to close the accounts."),
    repair=N_("Enter the number of meetings, or tell why there was none."),
)
def board_meetings(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the number of meetings, where it is 0."""
    message = N_(
        "No meeting of the board in {year}. Enter how often it met, at a distance as well; if it did not meet, say "
        "why under “confirmed”."
    )
    for _, year, document, _ in yearly(sound, "annual"):
        if sound.get(document, "governance", "meetings") == 0:
            yield rule.finding(document.place("governance", "meetings"), message, year=year)
