"""What a yearly record took over from the last, line by line, and what was there and is gone."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.doubts.neighbours import currency, few, lines, yearly
from site_builder.checks.doubts.year import leaps, repeated_totals
from site_builder.checks.rule import Rule, doubt
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding, Phrase
from site_builder.source.document import Document, Step

_GROUPS: tuple[tuple[Step, ...], ...] = (("budget", "revenue"), ("budget", "expenditure"))
#: lines that come and go with what else is in the record, and are asked about there: grants, posts
_FOLLOW: tuple[tuple[Step, ...], ...] = (
    ("budget", "revenue", "public", "region"),
    ("budget", "revenue", "private", "staff_made_available"),
)
_PARTS = ("grants", "collaborations", "results")
#: a single entry may well have no successor
_SEVERAL = 2
#: how near to ten, a hundred or a thousand times a value is where a digit slipped
_NEARLY = 1.25
#: smaller results leap by chance
_LARGE = 20


@doubt(
    "lines-repeated",
    title=N_("Lines of the budget are last year’s, to the last digit"),
    why=N_(
        "One line may come out the same twice, several hardly: mostly they were left in a copy of last year’s record."
    ),
    repair=N_("Enter this year’s amounts."),
)
def lines_repeated(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first of several amounts that are those of the year before, where no total is."""
    message = N_(
        "{count} lines of the budget are to the last digit as in {past_year}: {lines}. Enter this year’s amounts; if "
        "they are right, say why under “confirmed”."
    )
    phrase = N_("{title} ({amount} {currency})")
    least = sound.limit(rule.name, "lines")
    for _, year, document, before in yearly(sound, "annual"):
        same = [
            steps
            for group in _GROUPS
            for steps, now, past in _lines(sound, document, before, group)
            if now and now == past
        ]
        # where a total is repeated, that is asked already
        if len(same) >= least and not repeated_totals(sound, document, before):
            told = [
                Phrase(
                    phrase,
                    {
                        "title": sound.title(document, steps),
                        "amount": sound.get(document, *steps),
                        "currency": currency(sound),
                    },
                )
                for steps in same
            ]
            place = document.place(*same[0])
            yield rule.finding(place, message, count=len(same), past_year=year - 1, lines=few(told))


def _lines(
    sound: Sound, document: Document, before: Document | None, group: tuple[Step, ...]
) -> Iterator[tuple[tuple[Step, ...], float, float]]:
    """Steps, amount and last year's amount of every line of a group that both records have."""
    for steps in lines(sound.get(document, *group) or {}, group):
        now, past = sound.get(document, *steps), sound.get(before, *steps)
        if now is not None and past is not None:
            yield steps, now, past


@doubt(
    "line-gone",
    title=N_("A line of the budget that is 0 after a year in which it was not"),
    why=N_("A line that is worth much one year is seldom worth nothing the next: mostly it was not filled in yet."),
    repair=N_("Enter the amount, or tell what ended."),
)
def line_gone(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first amount of 0 that was more than a little, where no leap of its group is asked about already."""
    message = N_(
        "0 after an amount in {past_year}: {lines}. If it is not filled in yet, enter it; if it ended, say so under "
        "“confirmed”."
    )
    phrase = N_("{title} ({amount} {currency})")
    least = sound.limit(rule.name, "amount")
    for _, year, document, before in yearly(sound, "annual"):
        gone = [
            (steps, past)
            for group in _GROUPS
            for steps, now, past in _lines(sound, document, before, group)
            if not now and past >= least and not any(_within(steps, each) for each in _FOLLOW)
        ]
        told_of = [move.steps for move in leaps(sound, document, before)] if gone else []
        gone = [(steps, past) for steps, past in gone if not any(_within(steps, each) for each in told_of)]
        if gone:
            told = [
                Phrase(phrase, {"title": sound.title(document, steps), "amount": past, "currency": currency(sound)})
                for steps, past in gone
            ]
            yield rule.finding(document.place(*gone[0][0]), message, past_year=year - 1, lines=few(told))


def _within(steps: tuple[Step, ...], group: tuple[Step, ...]) -> bool:
    return steps[: len(group)] == group


@doubt(
    "part-gone",
    title=N_("A part of the record that is empty after a year in which it was not"),
    why=N_(
        "Grants, collaborations and results are counted from what is entered. Where none is, the figures fall to "
        "nothing: mostly the part was not filled in yet."
    ),
    repair=N_("Enter them, or tell why there were none."),
)
def part_gone(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the record's year, where grants, collaborations or results are none, and were several a year before."""
    message = N_(
        "Nothing here any more: {parts}. If they are not filled in yet, enter them; if there were none, say why "
        "under “confirmed”."
    )
    phrase = N_("{title} ({count} in {past_year})")
    for _, year, document, before in yearly(sound, "annual"):
        told = []
        for part in _PARTS:
            now, past = sound.get(document, part), sound.get(before, part) or ()
            if part == "results":
                past = [name for name in past if _is_asked(sound, name, year)]
            is_none = not now if now is not None else sound.leaves_out(document, part)
            if is_none and len(past) >= _SEVERAL:
                told.append(
                    Phrase(phrase, {"title": sound.title(document, (part,)), "count": len(past), "past_year": year - 1})
                )
        if told:
            yield rule.finding(document.place("year"), message, parts=told)


def _is_asked(sound: Sound, indicator: str, year: int) -> bool:
    """Whether a result is still collected in a year."""
    definition = sound.repository.indicators.get(indicator)
    return sound.get(definition, "id") is not None and (sound.get(definition, "until") or year) >= year


@doubt(
    "result-digit",
    title=N_("A result that is about ten or a hundred times last year’s"),
    why=N_("A result that leaps by a whole digit is mostly a slip, and bends the figure of the whole region."),
    repair=N_("Correct the digit, or tell what happened."),
)
def result_digit(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first result in which a digit seems to be too many or missing, beside that of the year before."""
    message = N_(
        "Compared with {past_year}: {results}. Is there a digit too many, or one missing? Correct it; if it is right, "
        "say why under “confirmed”."
    )
    phrase = N_("“{name}” {now} after {before}")
    definitions = sound.repository.indicators
    for _, year, document, before in yearly(sound, "annual"):
        now, past = (sound.get(each, "results") or {} for each in (document, before))
        odd = [
            name
            for name, value in now.items()
            if _slipped(value, past.get(name, 0))
            and not (sound.get(definitions.get(name), "unit") == "percent" and not 1 <= value <= 100)
        ]
        if odd:
            told = [
                Phrase(
                    phrase,
                    {
                        "name": sound.get(definitions.get(name), "name") or name,
                        "now": now[name],
                        "before": past[name],
                    },
                )
                for name in odd
            ]
            yield rule.finding(document.place("results", odd[0]), message, past_year=year - 1, results=few(told))


def _slipped(now: float, before: float) -> bool:
    """Whether one of two values is about ten, a hundred or a thousand times the other, and no small one."""
    if now <= 0 or before <= 0 or max(now, before) < _LARGE:
        return False
    times = max(now, before) / min(now, before)
    return any(size / _NEARLY < times < size * _NEARLY for size in (10, 100, 1000))
