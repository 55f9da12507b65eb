"""Budgets that do not add up, or not to what one would expect after last year's."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.doubts.neighbours import amounts, currency, total, yearly
from site_builder.checks.rule import Rule, doubt
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding

#: amounts that are multiples of it look estimated
_ROUND = 1000


@doubt(
    "budget-balance",
    title=N_("Revenue and expenditure differ"),
    why=N_("A cluster rarely earns much more than it spends, or the other way round: mostly a line is missing."),
    repair=N_("Add the line that is missing, or correct the one that is wrong."),
)
def budget_balance(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the revenue, where it differs from the expenditure by more than a share of the larger."""
    message = N_(
        "Revenue is {revenue} {currency}, expenditure {expenditure} {currency}: {percent}% apart. If a line is "
        "missing or wrong, correct it; if it is right, say why under “confirmed”."
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
                currency=currency(sound),
                percent=round(100 * apart / max(revenue, expenditure)),
            )


@doubt(
    "round-amounts",
    title=N_("Amounts that look estimated"),
    why=N_(
        "Accounts end in any digit. A budget of whole thousands is a forecast, and what is shown of it would be wrong."
    ),
    repair=N_("Enter the amounts of the accounts as they were closed."),
)
def round_amounts(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the budget, where several amounts are filled in, and all are whole thousands."""
    message = N_(
        "All {count} amounts of the budget are whole thousands, as in a forecast. Enter those of the closed "
        "accounts; if they are exact, say so under “confirmed”."
    )
    for _, _, document, _ in yearly(sound, "annual"):
        filled = [each for each in amounts(sound.get(document, "budget")) if each]
        if len(filled) >= sound.limit(rule.name, "lines") and not any(each % _ROUND for each in filled):
            yield rule.finding(document.place("budget", key=True), message, count=len(filled))


@doubt(
    "grants-cost",
    title=N_("Grants for more than the cluster spends"),
    why=N_(
        "A grant pays a part of what a cluster spends in the year. Where the eligible costs are more than all that "
        "is spent, a project of several years was mostly entered whole."
    ),
    repair=N_("Enter the cost of this year alone, or the expenditure that is missing."),
)
def grants_cost(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the grants, where their eligible costs add up to more than the expenditure."""
    message = N_(
        "The eligible costs of the grants add up to {cost} {currency}, more than all expenditure of the year, "
        "{expenditure} {currency}. If a project of several years was entered whole, enter this year’s part; if it is "
        "right, say why under “confirmed”."
    )
    for _, _, document, _ in yearly(sound, "annual"):
        grants, expenditure = sound.get(document, "grants"), total(sound, document, "budget", "expenditure")
        cost = sum(each["eligible_cost"] for each in grants or ())
        if expenditure is not None and cost > expenditure:
            yield rule.finding(
                document.place("grants", key=True),
                message,
                cost=cost,
                expenditure=expenditure,
                currency=currency(sound),
            )
