"""Members lists beside those of the years before: who seems to be somebody else, and what was perhaps lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.checks.doubts.neighbours import Words, yearly
from site_builder.checks.rule import Rule, doubt
from site_builder.checks.sound import Members, Sound
from site_builder.matching import Names
from site_builder.problems import N_, Finding
from site_builder.source.document import Document

#: a list so many times as long as one that may stay as it was has members who come and go
_LONG = 5
#: fewer headcounts than this may all be gone for a reason
_FEW_HEADCOUNTS = 5


@doubt(
    "renamed-member",
    title=N_("A member that seems to have another identifier"),
    why=N_("An organisation under a new identifier is counted as one that left and another that joined."),
    repair=N_("Give the organisation the identifier that it had. If two organisations bear nearly one name, say so."),
)
def renamed_member(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first new member whose name is nearly that of one who left, in this list or one before."""
    words = Words(
        N_(
            "“{name}” ({id}) is new, and “{before}” ({before_id}) has left. If they are one organisation, write the "
            "identifier {before_id} again; if they are two, say so under “confirmed”."
        ),
        N_(
            "New members with nearly the names of members who left: {count}. {examples}. If they are the same "
            "organisations, write their earlier identifiers again; if they are others, say so under “confirmed”."
        ),
        N_("“{name}” ({id}) for “{before}” ({before_id})"),
    )
    least = sound.limit(rule.name, "likeness")
    for name in sound.repository.clusters:
        for document, now, past in _lists_with_past(sound, name):
            facts = list(_renamed(now, past, least))
            if facts:
                place = document.place("members", facts[0][0], "id")
                yield words.finding(rule, place, [each for _, each in facts])


def _lists_with_past(sound: Sound, cluster: str) -> Iterator[tuple[Document, dict[str, str]]]:
    """Each list of a cluster after its first, with the newest names by id of all before; none after one in doubt."""
    past: dict[str, str] = {}
    for _, document in sorted(sound.repository.clusters[cluster].members.items()):
        now = sound.members(document)
        if now is None:
            return
        if past:
            yield document, now, past
        past |= {ident: entry["name"] for ident, (_, entry) in now.items()}


def _renamed(now: Members, past: Mapping[str, str], least: float) -> Iterator[tuple[int, dict[str, str]]]:
    """Index and facts of the members who are new under a name that is nearly that of one who is gone."""
    came = [(ident, index, entry) for ident, (index, entry) in now.items() if ident not in past]
    gone = [ident for ident in past if ident not in now] if came else []
    names = Names(past[ident] for ident in gone)
    for ident, index, entry in came:
        found = names.nearest(entry["name"], least)
        if found is not None:
            before = gone[found]
            yield index, {"name": entry["name"], "id": ident, "before": past[before], "before_id": before}


@doubt(
    "since-changed",
    title=N_("The first year of a membership changes from one list to the next"),
    why=N_("Since when an organisation is a member does not change while it stays one: one of the two years is wrong."),
    repair=N_("Write the year in which the organisation first joined, in both lists."),
)
def since_changed(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first member whose year is another than in the list of the year before."""
    words = Words(
        N_(
            "“{name}” has been a member since {year}, but since {before_year} by the list of {list_year}. Correct the "
            "wrong year; if both are right, say why under “confirmed”."
        ),
        N_(
            "Members with another first year than in the list of {list_year}: {count}. {examples}. Correct the wrong "
            "years; if all are right, say why under “confirmed”."
        ),
        N_("{name} ({year}, before that {before_year})"),
    )
    for _, year, document, earlier in yearly(sound, "members"):
        now, before = sound.members(document), sound.members(earlier)
        if now is None or before is None:
            continue
        facts = [
            (index, {"name": entry["name"], "year": entry["since"], "before_year": before[ident][1]["since"]})
            for ident, (index, entry) in now.items()
            if ident in before and before[ident][1]["since"] != entry["since"]
        ]
        if facts:
            place = document.place("members", facts[0][0], "since")
            yield words.finding(rule, place, [each for _, each in facts], list_year=year - 1)


@doubt(
    "list-repeated",
    title=N_("A members list like last year's"),
    why=N_("Every year some members leave and others join: a list that stays as it was is mostly last year's file."),
    repair=N_("Send the list of the year. If really nobody came or went, say so."),
)
def list_repeated(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the list whose entries are those of the year before; of a long one, where only its members are the same."""
    copied = N_(
        "This list is that of {before_year}, entry for entry: {count} members. Send the list of {year}; if nothing "
        "has changed, say so under “confirmed”."
    )
    still = N_(
        "Of {count} members nobody has left since {before_year}, and nobody has joined. Compare the list with those "
        "who paid for {year}; if it is right, say so under “confirmed”."
    )
    least = sound.limit(rule.name, "members")
    for _, year, document, earlier in yearly(sound, "members"):
        now, before = sound.members(document), sound.members(earlier)
        if now is None or before is None or len(now) < least or now.keys() != before.keys():
            continue
        same = all(entry == before[ident][1] for ident, (_, entry) in now.items())
        if same or len(now) >= _LONG * least:
            place = document.place("members", key=True)
            yield rule.finding(place, copied if same else still, count=len(now), year=year, before_year=year - 1)


@doubt(
    "category-size",
    title=N_("A company with more employees than its category has"),
    why=N_("The mix of small, mid-size and large companies is one of the policy's figures: a wrong category bends it."),
    repair=N_("Correct the category, or the headcount where it is that of the group or has a digit too many."),
)
def category_size(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first headcount that a small or a mid-size company cannot have."""
    words = Words(
        N_(
            "“{name}” has {employees} employees, but is a “{category}”, which has fewer than {limit}. Correct the "
            "category or the headcount; if both are right, say why under “confirmed”."
        ),
        N_(
            "Companies with more employees than their category has: {count}. {examples}. Correct the categories or the "
            "headcounts; if all are right, say why under “confirmed”."
        ),
        N_("{name} ({category}): {employees}"),
    )
    titles = sound.field("members", "members", "[]", "category").choices
    most = {f"company_{size}": sound.limit(rule.name, name) for size, name in (("sme", "small"), ("mid", "mid"))}
    for _, _, document, _ in yearly(sound, "members"):
        facts = [
            (index, entry, most[entry["category"]])
            for index, entry in (sound.members(document) or {}).values()
            if entry.get("employees", 0) >= most.get(entry["category"], float("inf"))
        ]
        if facts:
            place = document.place("members", facts[0][0], "employees")
            told = [
                {
                    **{name: each[name] for name in ("name", "employees")},
                    "category": titles[each["category"]],
                    "limit": limit,
                }
                for _, each, limit in facts
            ]
            yield words.finding(rule, place, told)


@doubt(
    "headcounts-dropped",
    title=N_("Headcounts that are no longer given"),
    why=N_("Where a column is lost, the figure of the members' employees falls, though nobody was dismissed."),
    repair=N_("Fill in the headcounts again, from last year's list where they have not changed."),
)
def headcounts_dropped(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the list in which far fewer members have a headcount than in that of the year before."""
    message = N_(
        "{count} of {all} members have a headcount; in the list of {before_year} it was {count_before} of "
        "{all_before}. Was a column lost? Fill it in; if it is right, say why under “confirmed”."
    )
    share = sound.limit(rule.name, "share")
    for _, year, document, earlier in yearly(sound, "members"):
        now, before = sound.members(document), sound.members(earlier)
        if not now or not before:
            continue
        count, count_before = _headcounts(now), _headcounts(before)
        if count_before >= _FEW_HEADCOUNTS and count / len(now) < (1 - share) * count_before / len(before):
            yield rule.finding(
                document.place("members", key=True),
                message,
                count=count,
                all=len(now),
                count_before=count_before,
                all_before=len(before),
                before_year=year - 1,
            )


def _headcounts(members: Members) -> int:
    return sum("employees" in entry for _, entry in members.values())
