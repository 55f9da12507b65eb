"""Grants: within the rate of their instrument, and adding up to the revenue line which it feeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from site_builder.checks.rule import Rule, rule
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding
from site_builder.source.document import Document

#: grants are whole euros: a rounding is no fault, nor is what binary fractions add
_TOLERANCE = 1 + 1e-6


@dataclass(frozen=True, slots=True)
class _Instrument:
    """What is sound of an instrument; None for what is not."""

    name: Any
    rate: tuple[float, float] | None
    feeds: str | None


def _instruments(sound: Sound) -> dict[str, _Instrument]:
    """The region's instruments by id; none where any id is in doubt."""
    region = sound.repository.region
    names = sound.ids(region, "instruments.[]") or []
    found = {}
    for index, name in enumerate(names):
        part = partial(sound.get, region, "instruments", index)
        rate = part("rate")
        found[name] = _Instrument(part("name") or name, rate and (rate["min"], rate["max"]), part("feeds"))
    return found


@rule(
    "rate-order",
    title=N_("A lowest rate above the highest"),
    why=N_("No grant can lie between the two."),
    repair=N_("Correct one of the two rates."),
)
def rate_order(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the highest rate of an instrument."""
    message = N_("{title} is {highest}, which is less than the lowest rate, {lowest}. Correct one of the two.")
    for document, steps, highest in sound.each("region", "instruments.[].rate.max"):
        lowest = sound.get(document, *steps[:-1], "min")
        if lowest is not None and lowest > highest:
            yield rule.at(sound, document, steps, message, highest=str(highest), lowest=str(lowest))


@rule(
    "grant-rate",
    title=N_("A grant outside the rate of its instrument"),
    why=N_("Each instrument pays a share of the eligible cost, between a lowest and a highest rate set by the region."),
    repair=N_(
        "Correct the grant, the eligible cost or the instrument; where the region has changed the rate, correct it "
        "in data/region.yml."
    ),
)
def grant_rate(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the grant, where it is more than a euro outside the bounds."""
    high = N_(
        "{title} is {grant} for an eligible cost of {cost}: {instrument} pays at most {rate} % of it. "
        "Correct the grant, the cost or the instrument."
    )
    low = N_(
        "{title} is {grant} for an eligible cost of {cost}: {instrument} pays at least {rate} % of it. "
        "Correct the grant, the cost or the instrument."
    )
    instruments = _instruments(sound)
    for document, steps, grant in sound.each("annual", "grants.[].grant"):
        cost = sound.get(document, *steps[:-1], "eligible_cost")
        instrument = instruments.get(sound.get(document, *steps[:-1], "instrument"))
        if cost is None or instrument is None or instrument.rate is None:
            continue
        facts = {"grant": grant, "cost": cost, "instrument": instrument.name}
        lowest, highest = instrument.rate
        if grant > highest * cost + _TOLERANCE:
            yield rule.at(sound, document, steps, high, **facts, rate=_percent(highest))
        elif grant < lowest * cost - _TOLERANCE:
            yield rule.at(sound, document, steps, low, **facts, rate=_percent(lowest))


@rule(
    "grants-sum",
    title=N_("Grants do not add up to the revenue line which they feed"),
    why=N_("The grants of an instrument are the region's money in the budget: the list and the line are one sum."),
    repair=N_("Correct the line or the grants, or leave the list of grants out."),
)
def grants_sum(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At each revenue line fed by an instrument; where the list is left out there is nothing to compare."""
    message = N_(
        "{title} is {amount}, but the grants of its instruments add up to {total}. Correct the line or the grants."
    )
    instruments = _instruments(sound)
    for document in sound.documents("annual"):
        for line, total in _sums(sound, document, instruments).items():
            steps = ("budget", "revenue", "public", "region", line)
            amount = sound.get(document, *steps)
            if amount is not None and amount != total:
                yield rule.at(sound, document, steps, message, amount=amount, total=total)


def _sums(sound: Sound, document: Document, instruments: dict[str, _Instrument]) -> dict[str, int]:
    """The sum of the grants by the line which they feed, without the lines whose sum can't be known."""
    if sound.listed(document, "grants") is None:
        return {}
    sums = {each.feeds: 0 for each in instruments.values() if each.feeds is not None}
    doubtful = set()
    for entry in sound.within(document, "grants.[]"):
        instrument = instruments.get(sound.get(document, *entry, "instrument"))
        if instrument is None or instrument.feeds is None:
            return {}
        grant = sound.get(document, *entry, "grant")
        if grant is None:
            doubtful.add(instrument.feeds)
        else:
            sums[instrument.feeds] += grant
    return {line: total for line, total in sums.items() if line not in doubtful}


def _percent(rate: float) -> float:
    """A share as it is said: 0.06 is 6."""
    return round(100 * rate, 6)
