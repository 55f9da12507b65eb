"""What an officer would ask about a record, as the form asks it: the limits of the region, the sentences of the checks.

The sentences are those of `checks/doubts`, word for word; a test gives form and `check` the same records.
"""

from __future__ import annotations

from typing import Any

from site_builder.checks.sound import Sound
from site_builder.problems import N_
from site_builder.texts import Texts
from site_builder.views.page import Site

#: rule and limit, as data/region.yml names them
_LIMITS = {
    "annual": (
        ("budget-balance", "share"),
        ("year-jump", "share"),
        ("year-jump", "fte"),
        ("year-jump", "amount"),
        ("share-jump", "points"),
        ("salary-per-fte", "least"),
        ("salary-per-fte", "most"),
    ),
    "quarterly": (),
}
#: groups that a question calls by their title
_GROUPS = ("budget.expenditure", "budget.revenue", "budget.revenue.private", "budget.revenue.public")
_ANNUAL = {
    "budget-balance": N_(
        "Revenue is {revenue} {currency}, expenditure {expenditure} {currency}: {percent}% apart. If a line is "
        "missing or wrong, correct it; if it is right, say why under “confirmed”."
    ),
    "jump": N_(
        "Compared with {past_year}: {moves}. If a value is wrong, correct it; if something happened, such as a "
        "merger or the end of a project, say what under “confirmed”."
    ),
    "jump-many": N_(
        "Compared with {past_year}: {moves}. Look at “{line_title}”: {now} after {before}. Is there a digit too "
        "many? Correct it; if it is right, say why under “confirmed”."
    ),
    "jump-missing": N_(
        "Compared with {past_year}: {moves}. Look at “{line_title}”: {now} after {before}. Is a digit missing? "
        "Correct it; if it is right, say why under “confirmed”."
    ),
    "move-money": N_("{title} from {before} to {now} {currency} ({change})"),
    "move": N_("{title} from {before} to {now} ({change})"),
    "nothing-before": N_("nothing before"),
    "change": N_("{change}%"),
    "few": N_("{count} more"),
    "share-jump": N_(
        "Compared with {past_year}: {moves}. If an amount stands in a wrong line or is missing, correct it; if it is "
        "right, say why under “confirmed”."
    ),
    "own-moved": N_(
        "own resources from {before}% to {now}% of revenue (public funds from {public_before}% to {public_now}%)"
    ),
    "salaries-moved": N_("salaries from {before}% to {now}% of expenditure"),
    "total-repeated": N_(
        "To the last digit as in {past_year}: {totals}. Enter this year’s amounts; if they are right, say why under "
        "“confirmed”."
    ),
    "repeated": N_("{title} ({amount} {currency})"),
    "salary-low": N_(
        "Salaries of {salaries} {currency} for {fte} FTE employed by the cluster: {each} {currency} a full-time "
        "post. If people were counted instead of working time, or salaries are missing, correct it; if it is right, "
        "say why under “confirmed”."
    ),
    "salary-high": N_(
        "Salaries of {salaries} {currency} for {fte} FTE employed by the cluster: {each} {currency} a full-time "
        "post. If staff is missing, or something else was counted as salaries, correct it; if it is right, say why "
        "under “confirmed”."
    ),
    "salary-nobody": N_(
        "Salaries of {salaries} {currency}, but the cluster employs nobody. Correct the staff, the employer of a "
        "post, or the salaries; if it is right, say why under “confirmed”."
    ),
    "board-research": N_(
        "Of {seats} seats on the board, research holds none. Correct the seats; if it is right, say under "
        "“confirmed” how research takes part."
    ),
    "chair-seat": N_(
        "{title}: “{chair}”, but that college has no seat on the board. Correct the college, or the seats; if it is "
        "right, say why under “confirmed”."
    ),
    "collaboration-year": N_(
        "Begun outside {year}: {collaborations}. Correct the day, or enter each in the record of the year in which "
        "it began; if it is right, say why under “confirmed”."
    ),
    "begun": N_("“{title}” ({day})"),
    "share-outside": N_(
        "Shares lie between 0 and 100%: {results}. Enter the share in per cent, such as 84 for 84%; if it is right, "
        "say why under “confirmed”."
    ),
    "share-fraction": N_(
        "Less than one per cent: {results}. Enter the share in per cent, such as 84 for 84%; if it is right, say why "
        "under “confirmed”."
    ),
    "result": N_("“{name}” {value}%"),
}
_QUARTERLY = {
    "quarter-repeated": N_(
        "All counts are those of quarter {before} of {before_year}. If the grid was copied, enter the counts of this "
        "quarter; if they are right, say so under “confirmed”."
    ),
    "quarter-empty": N_(
        "All counts of this quarter are 0. If the grid is not filled in yet, enter what was done; if nothing was done, "
        "say why under “confirmed”."
    ),
}
#: what the form says besides
_FORM = {
    "asks": N_("An officer will ask:"),
    "answer": N_("It is right: say why"),
    "idle": N_("Nothing asks about “{value}” here now. Remove this answer."),
    "asked": N_("What an officer will ask: {number}. It stops nothing."),
}


def asked(site: Site, texts: Texts, kind: str) -> dict[str, Any]:
    """Limits, titles of groups and sentences for the questions about a kind of record; empty for a kind without."""
    if kind not in _LIMITS:
        return {}
    sound = Sound(site.files, (), site.schemas)
    sentences = _ANNUAL if kind == "annual" else _QUARTERLY
    groups = _GROUPS if kind == "annual" else ()
    titles = {name: texts.say(site.schemas.field(kind, tuple(name.split("."))).title) for name in groups}
    return {
        "limits": {f"{rule}.{name}": sound.limit(rule, name) for rule, name in _LIMITS[kind]},
        "titles": titles,
        "language": texts.language,
        "words": {name: texts.gettext(each) for name, each in {**sentences, **_FORM}.items()},
    }
