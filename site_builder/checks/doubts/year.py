"""This year beside the last: what moves farther than it mostly does, and what does not move at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_builder.checks.doubts.neighbours import currency, few, lines, total, yearly
from site_builder.checks.rule import Rule, doubt
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding, Phrase
from site_builder.source.document import Document, Step

#: what a record is first looked at for, wholes before their parts; each with the limit of its smallest change
_HEADLINES: tuple[tuple[tuple[Step, ...], str], ...] = (
    (("team", "fte"), "fte"),
    (("budget", "expenditure"), "amount"),
    (("budget", "revenue"), "amount"),
    (("budget", "revenue", "private"), "amount"),
    (("budget", "revenue", "public"), "amount"),
)
#: how near to ten, a hundred or a thousand times a value is where a digit may be missing
_NEARLY = 1.25
_EXPENDITURE, _REVENUE = ("budget", "expenditure"), ("budget", "revenue")
#: so many results may be the same by chance
_FEW_RESULTS = 3


@dataclass(frozen=True, slots=True)
class _Move:
    """A value of a record, and what it was a year before."""

    steps: tuple[Step, ...]
    before: float
    now: float

    def beyond(self, share: float, least: float) -> bool:
        change = abs(self.now - self.before)
        return change > share * self.before and change > least

    @property
    def digits(self) -> int:
        """1 where there seems to be a digit too many, -1 where one seems to be missing, else 0."""
        if self.now <= 0 or self.before <= 0:
            return 0
        times = max(self.now, self.before) / min(self.now, self.before)
        near = any(size / _NEARLY < times < size * _NEARLY for size in (10, 100, 1000))
        return (1 if self.now > self.before else -1) if near else 0


@doubt(
    "year-jump",
    title=N_("A figure moves far from last year’s"),
    why=N_(
        "Staff, budget and members mostly move slowly. A leap is an event that readers will ask about, or a slip: a "
        "digit too many, a line forgotten, a list cut short."
    ),
    repair=N_(
        "Correct the value that is wrong. If there was an event, such as a merger or the end of a project, tell it."
    ),
)
def year_jump(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the headline figures of a yearly record, or the line where a digit slipped, and at a list of members."""
    for _, year, document, before in yearly(sound, "annual"):
        moves = leaps(sound, document, before)
        if moves:
            yield _told(rule, sound, document, before, moves, year)
    yield from _members(rule, sound)


def leaps(sound: Sound, document: Document, before: Document | None) -> list[_Move]:
    """The headline figures that move by more than a share of what they were, and by more than a little."""
    moves = [(_move(sound, document, before, *steps), limit) for steps, limit in _HEADLINES]
    return [move for move, limit in moves if move is not None and move.beyond(*_limits(sound, limit))]


def _limits(sound: Sound, least: str) -> tuple[float, float]:
    return sound.limit("year-jump", "share"), sound.limit("year-jump", least)


def _move(sound: Sound, document: Document, before: Document | None, *steps: Step) -> _Move | None:
    """What a value, or the sum of a group, was and is; None where either is not there, or in doubt."""
    values = [_value(sound, each, *steps) for each in (before, document)]
    return None if None in values else _Move(steps, *values)  # type: ignore[arg-type]


def _value(sound: Sound, document: Document | None, *steps: Step) -> float | None:
    value = sound.get(document, *steps)
    return total(sound, document, *steps) if isinstance(value, Mapping) else value


def _told(
    rule: Rule, sound: Sound, document: Document, before: Document | None, moves: list[_Move], year: int
) -> Finding:
    """One warning a record: at the value in which a digit seems to be wrong, else at the first that moved."""
    plain = N_(
        "Compared with {past_year}: {moves}. If a value is wrong, correct it; if something happened, such as a "
        "merger or the end of a project, say what under “confirmed”."
    )
    many = N_(
        "Compared with {past_year}: {moves}. Look at “{line_title}”: {now} after {before}. Is there a digit too "
        "many? Correct it; if it is right, say why under “confirmed”."
    )
    missing = N_(
        "Compared with {past_year}: {moves}. Look at “{line_title}”: {now} after {before}. Is a digit missing? "
        "Correct it; if it is right, say why under “confirmed”."
    )
    told = few([_phrase(sound, document, move) for move in moves])
    slip = next(_slips(sound, document, before, moves), None)
    if slip is None:
        place = document.place(*moves[0].steps, key=True)
        return rule.finding(place, plain, past_year=year - 1, moves=told)
    return rule.finding(
        document.place(*slip.steps),
        many if slip.digits > 0 else missing,
        past_year=year - 1,
        moves=told,
        line_title=sound.title(document, slip.steps),
        now=slip.now,
        before=slip.before,
    )


def _slips(sound: Sound, document: Document, before: Document | None, moves: list[_Move]) -> Iterator[_Move]:
    """The values at which a digit seems to be wrong, among those that make what moved; lines before their sums."""
    _, least = _limits(sound, "amount")
    for move in moves:
        group = sound.get(document, *move.steps)
        if not isinstance(group, Mapping):
            if move.digits:
                yield move
            continue
        for steps in lines(group, move.steps):
            line = _move(sound, document, before, *steps)
            if line is not None and line.digits and abs(line.now - line.before) > least:
                yield line


def _phrase(sound: Sound, document: Document, move: _Move) -> Phrase:
    facts = {"title": sound.title(document, move.steps), "before": move.before, "now": move.now}
    if move.steps[0] == "budget":
        msgid = N_("{title} from {before} to {now} {currency} ({change})")
        facts["currency"] = currency(sound)
    else:
        msgid = N_("{title} from {before} to {now} ({change})")
    return Phrase(msgid, {**facts, "change": _change(move)})


def _change(move: _Move) -> Phrase:
    """In per cent, with its sign; where there was nothing before, that."""
    if not move.before:
        return Phrase(N_("nothing before"))
    percent = round(100 * (move.now - move.before) / move.before)
    return Phrase(N_("{change}%"), {"change": f"+{percent}" if percent > 0 else f"−{-percent}"})


def _members(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the members of a list much longer or shorter than that of the year before."""
    fewer = N_(
        "{count} members after {before} in {past_year} ({change}). If some are missing, add them; if so many left, "
        "say why under “confirmed”."
    )
    more = N_(
        "{count} members after {before} in {past_year} ({change}). If some are in the list twice or have left, take "
        "them out; if so many joined, say why under “confirmed”."
    )
    for _, year, document, before in yearly(sound, "members"):
        lists = [sound.listed(each, "members") for each in (before, document)]
        if not lists[0] or lists[1] is None:
            continue
        move = _Move(("members",), len(lists[0]), len(lists[1]))
        if move.beyond(*_limits(sound, "members")):
            yield rule.finding(
                document.place("members", key=True),
                more if move.now > move.before else fewer,
                count=move.now,
                before=move.before,
                past_year=year - 1,
                change=_change(move),
            )


@doubt(
    "share-jump",
    title=N_("A share moves far from last year’s"),
    why=N_(
        "How a budget is made up changes little from one year to the next. A leap often is an amount in a wrong line."
    ),
    repair=N_("Move the amount to its line, or tell what changed."),
)
def share_jump(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At revenue or expenditure, where what the cluster earns itself, or pays in salaries, has another weight."""
    message = N_(
        "Compared with {past_year}: {moves}. If an amount stands in a wrong line or is missing, correct it; if it is "
        "right, say why under “confirmed”."
    )
    own = N_("own resources from {before}% to {now}% of revenue (public funds from {public_before}% to {public_now}%)")
    salaries = N_("salaries from {before}% to {now}% of expenditure")
    points = sound.limit(rule.name, "points")
    for _, year, document, past in yearly(sound, "annual"):
        if any(_slips(sound, document, past, leaps(sound, document, past))):
            continue  # a digit that slipped is asked about already
        public = [_share(sound, each, (*_REVENUE, "public"), _REVENUE) for each in (past, document)]
        paid = [_share(sound, each, (*_EXPENDITURE, "salaries"), _EXPENDITURE) for each in (past, document)]
        told = []
        if _moved(public, points):
            before, now = (round(100 * each) for each in public if each is not None)
            facts = {"before": 100 - before, "now": 100 - now, "public_before": before, "public_now": now}
            told.append((_REVENUE, Phrase(own, facts)))
        if _moved(paid, points):
            before, now = (round(100 * each) for each in paid if each is not None)
            told.append((_EXPENDITURE, Phrase(salaries, {"before": before, "now": now})))
        if told:
            place = document.place(*told[0][0], key=True)
            yield rule.finding(place, message, past_year=year - 1, moves=[phrase for _, phrase in told])


def _share(sound: Sound, document: Document | None, part: tuple[Step, ...], whole: tuple[Step, ...]) -> float | None:
    """A part of a sum, from 0 to 1; None where the sum is 0, not there, or in doubt."""
    parts, sums = _value(sound, document, *part), total(sound, document, *whole)
    return parts / sums if parts is not None and sums else None


def _moved(shares: list[float | None], points: float) -> bool:
    before, now = shares
    return before is not None and now is not None and abs(now - before) > points


@doubt(
    "total-repeated",
    title=N_("A total is last year’s, to the last digit"),
    why=N_("No budget comes out the same twice: mostly last year’s record was copied and not filled in everywhere."),
    repair=N_("Enter this year’s amounts."),
)
def total_repeated(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first of revenue, expenditure and salaries that is what it was a year before."""
    message = N_(
        "To the last digit as in {past_year}: {totals}. Enter this year’s amounts; if they are right, say why under "
        "“confirmed”."
    )
    phrase = N_("{title} ({amount} {currency})")
    for _, year, document, before in yearly(sound, "annual"):
        same = repeated_totals(sound, document, before)
        if same:
            told = [
                Phrase(
                    phrase,
                    {"title": sound.title(document, each.steps), "amount": each.now, "currency": currency(sound)},
                )
                for each in same
            ]
            place = document.place(*same[0].steps, key=True)
            yield rule.finding(place, message, past_year=year - 1, totals=told)


def repeated_totals(sound: Sound, document: Document, before: Document | None) -> list[_Move]:
    """Revenue, expenditure and salaries, those that are what they were a year before."""
    steps = (_REVENUE, _EXPENDITURE, (*_EXPENDITURE, "salaries"))
    moves = [_move(sound, document, before, *each) for each in steps]
    return [move for move in moves if move is not None and move.now == move.before != 0]


@doubt(
    "results-repeated",
    title=N_("All results are last year’s"),
    why=N_("Results are counted anew each year. Where none has changed, last year’s were probably copied."),
    repair=N_("Enter this year’s results; leave out what is not known yet."),
)
def results_repeated(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the results, where there are several and each is what it was a year before."""
    message = N_(
        "All {count} results are those of {past_year}. Enter this year’s, and leave out what is not known yet; if "
        "they are right, say why under “confirmed”."
    )
    for _, year, document, before in yearly(sound, "annual"):
        now, past = (sound.get(each, "results") for each in (document, before))
        if not now or not past or len(now) < _FEW_RESULTS or not any(now.values()):
            continue
        if all(past.get(name) == value for name, value in now.items()):
            yield rule.finding(document.place("results", key=True), message, count=len(now), past_year=year - 1)
