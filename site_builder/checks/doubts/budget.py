"""Budgets that do not add up, or not to what one would expect after last year's."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.doubts.neighbours import total, yearly
from site_builder.checks.rule import Rule, doubt
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding


@doubt(
    "budget-balance",
    title=N_("Revenue and expenditure differ"),
    why=N_("A cluster rarely earns much more than it spends, or the other way round: mostly a line is missing."),
    repair=N_("Add the line that is missing, or correct the one that is wrong."),
)
def budget_balance(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the revenue, where it differs from the expenditure by more than a share of the larger."""
    message = N_(
        "Revenue is {revenue} {currency}, expenditure {expenditure} {currency}: {percent}% apart. "
        "If a line is missing or wrong, correct it; if it is right, say why under “confirmed”."
    )
    share = sound.limit(rule.name, "share")
    for _, _, document, _ in yearly(sound, "annual"):
        revenue, expenditure = (total(sound, document, "budget", each) for each in ("revenue", "expenditure"))
        if revenue is None or expenditure is None:
            continue
        apart = abs(revenue - expenditure)
        if apart > share * max(revenue, expenditure):
            yield rule.finding(
                document.place("budget", "revenue", key=True),
                message,
                revenue=revenue,
                expenditure=expenditure,
                currency=sound.get(sound.repository.region, "currency") or "",
                percent=round(100 * apart / max(revenue, expenditure)),
            )
