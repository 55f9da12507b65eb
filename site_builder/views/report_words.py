"""What the form in the browser knows: the rules of each field, and the sentences of the checks.

The sentences are those of `check`, word for word; a test feeds both the same faults.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from site_builder.canonical.order import order_of
from site_builder.entry import choices
from site_builder.problems import N_
from site_builder.schema import Field
from site_builder.schema.faults import example_of
from site_builder.texts import Texts
from site_builder.views.page import Site
from site_builder.views.report_doubts import asked
from site_builder.views.report_fields import TOTALS, control, name_of

#: what the checks say of a value
_FAULTS = {
    "whole": N_("{title} is written “{written}”, which is not a whole number. Write digits alone, such as {example}."),
    "number": N_("{title} is written “{written}”, which is not a number. Write digits alone, such as {example}."),
    "point": N_("{title} is written {written}. Write {repaired}: a whole number has no point."),
    "decimals": N_(
        "{title} is written {written}, which is not a whole number. "
        "Write it without decimals, and without a point between thousands."
    ),
    "negative": N_("{title} is written {written}, and cannot be negative. Write 0 or more."),
    "share": N_("{title} is written {written}. Write {repaired}: a share is a number from 0 to 1."),
    "range": N_("{title} is written {written}. Write a number from {least} to {most}."),
    "day": N_("{title} is written “{written}”, which is not a day. Write year, month and day, such as {example}."),
    "choice": N_("{title} is written “{written}”, which is not one of the choices: {choices}."),
    "choice-near": N_("{title} is written “{written}”. Did you mean “{suggestion}”? The choices are: {choices}."),
    "unknown-near": N_("{title}: “{value}” is not in {where}. Did you mean “{nearest}”?"),
    "unknown-few": N_("{title}: “{value}” is not in {where}, which has {choices}. Write one of them, or add it there."),
    "unknown": N_("{title}: “{value}” is not in {where}. Correct it, or add it there."),
    "form": N_("{title} is written “{written}”. Write {form}, such as {example}."),
    "reform": N_("{title} is written “{written}”. Write {repaired}: {form}."),
    "long": N_("{title} has {length} characters. Shorten it to {most} at most."),
    "fte-sum": N_(
        "{title} is {fte}, but the posts add up to {total}. Correct the total or the posts, or leave the list out."
    ),
    "women-seats": N_(
        "{title}: {women}, but the board has {seats} seats. Correct the number, or the seats of the colleges."
    ),
    "grant-high": N_(
        "{title} is {grant} for an eligible cost of {cost}: {instrument} pays at most {rate} % of it. "
        "Correct the grant, the cost or the instrument."
    ),
    "grant-low": N_(
        "{title} is {grant} for an eligible cost of {cost}: {instrument} pays at least {rate} % of it. "
        "Correct the grant, the cost or the instrument."
    ),
    "grants-sum": N_(
        "{title} is {amount}, but the grants of its instruments add up to {total}. Correct the line or the grants."
    ),
    "years-order": N_("{title} is {end}, but the period begins only in {begin}. Correct one of the two years."),
}
#: what the form says besides, where the checks speak of lines of a file
_WORDS = {
    "missing": N_("{title} is missing. Fill it in."),
    "missing-number": N_("{title} is missing. Fill it in, with 0 where there is none."),
    "taken": N_("Read as {value}."),
    "more": N_("{amount} more ({share})."),
    "less": N_("{amount} less ({share})."),
    "more-plain": N_("{amount} more."),
    "less-plain": N_("{amount} less."),
    "same": N_("No change."),
    "last": N_("{period}: {value}"),
    "total": N_("Together {value}"),
    "shares": N_("{own} own resources, {public} public funds."),
    "left": N_("Revenue {revenue}, expenditure {expenditure}: {amount} left over."),
    "lacking": N_("Revenue {revenue}, expenditure {expenditure}: {amount} lacking."),
    "even": N_("Revenue {revenue}, expenditure {expenditure}: nothing left over, nothing lacking."),
    "women": N_("{share} of {seats} seats are held by women."),
    "posts": N_("Working time of the posts together: {total}."),
    "grants": N_("Grants together: {total}."),
    "entry": N_("No. {number}"),
    "removed": N_("The entry was removed."),
    "none": N_("none"),
    "yes": N_("Yes"),
    "no": N_("No"),
    "filled": N_("{done} of {all} filled in, {open} still needed."),
    "filled-all": N_("{done} of {all} filled in, nothing more needed."),
    "faults": N_("To be put right: {number}."),
    "needed": N_("Still missing: {number}."),
    "sound": N_("Nothing is missing, and nothing is wrong."),
    "kept": N_("Kept in this browser only, and nowhere else, until you send it."),
    "not-kept": N_("This browser keeps nothing: download your draft before you leave the page."),
    "restored": N_("What you had entered here is back, as this browser kept it."),
    "forgotten": N_("Forgotten: this browser keeps nothing more of this record."),
    "new": N_("Not on record yet. What rarely changes is taken over from {period}; the rest is yours to fill in."),
    "beside": N_("Not on record yet. The values of {period} stand beside the boxes."),
    "first": N_("Not on record yet, and nothing before it: fill in what you know."),
    "correction": N_("This record is on file already. What you change here corrects it."),
    "closed": N_(
        "This record is on file already, and this site knows only the public part of it. To correct it, open your own "
        "file of it below: the form then holds all of it, and nothing that is not public is lost."
    ),
    "replace": N_("What you entered here is replaced by {name}. Open it all the same?"),
    "opened": N_("Opened: {name}. It is shown in the boxes."),
    "opened-last": N_("Opened: {name}. Its values stand beside the boxes."),
    "unread": N_(
        "{name} could not be read from line {line} on: it is not written as this site writes records. Ask the officers "
        "for the file, or enter the values here."
    ),
    "later": N_("{name} is of {period}, which comes after the record chosen here. Choose that one first."),
    "other": N_("{name} is another kind of record. Open the one of this page."),
    "before": N_("Before"),
    "now": N_("Now"),
    "field": N_("Field"),
    "unchanged": N_("Nothing is changed yet."),
    "quarter": N_("{quarter} of {year}"),
    "exists": N_("on record"),
    "late": N_("{day}, which is past"),
    "nothing": N_("Nothing is due within a year."),
    "copied": N_("Copied."),
}
#: by what lists of the region a field is checked: rule, and where the list lies
_REFERENCES = {
    "domains": ("unknown-domain", "data/region.yml (domains)"),
    "instruments": ("unknown-instrument", "data/region.yml (instruments)"),
    "partners": ("unknown-partner", "data/region.yml (partners)"),
    "clusters": ("unknown-cluster", "data/clusters/"),
    "indicators": ("unknown-indicator", "data/indicators/"),
}
#: how a quarter is called
_QUARTERS = (N_("1st quarter"), N_("2nd quarter"), N_("3rd quarter"), N_("4th quarter"))


def knowledge(site: Site, texts: Texts, kind: str) -> dict[str, Any]:
    """Everything that the scripts of a form's page are told, ready for JSON."""
    region = site.records.region
    return {
        "kind": kind,
        "region": region.id,
        "officers": site.for_officers,
        "currency": region.currency,
        "languages": list(region.languages),
        "repository": site.repository,
        "fields": {name_of(one.path): _rules(site, texts, one) for one in site.schemas.fields(kind)},
        "totals": [".".join(path) for path in sorted(TOTALS)] if kind == "annual" else [],
        "instruments": _instruments(site, texts) if kind == "annual" else {},
        "references": _references(site, kind),
        "results": {
            code: [texts.say(each.name), each.unit, each.decimals]
            for code, each in site.records.definitions.items()
            if each.is_collected
        },
        "order": order_of(site.schemas, kind),
        "doubts": asked(site, texts, kind),
        **words(texts),
    }


def words(texts: Texts, *names: str) -> dict[str, Any]:
    """The sentences of the form by their short names (all, or those named), how quarters are called, the locale."""
    every = {**_FAULTS, **_WORDS}
    return {
        "words": {name: texts.gettext(every[name]) for name in names or every},
        "quarters": [texts.gettext(each) for each in _QUARTERS],
        "locale": str(texts.locale).replace("_", "-"),
    }


def _rules(site: Site, texts: Texts, one: Field) -> dict[str, Any]:
    """What may stand in a field; what is usual is left out."""
    kind = control(site, one) if one.leaf else "list" if one.type == "array" else "group"
    found: dict[str, Any] = {
        "title": texts.say(one.title) if one.leaf or one.type == "array" else "",
        "type": "map" if one.type == "map" else kind if kind in ("list", "group", "many", "choice") else one.type,
        "required": one.required,
        "unit": one.unit,
        "carried": one.carried,
        "least": one.least,
        "most": one.most,
        "longest": one.longest,
        "reference": one.reference if one.reference in _REFERENCES else None,
        "fewest": one.fewest,
    }
    if one.leaf:
        found["example"] = example_of(one, one=kind == "many")
    if one.pattern and (kind == "text" or one.reference in _REFERENCES):
        found |= {"pattern": one.pattern, "form": texts.say(one.form)}
    if kind in ("choice", "many"):
        found["choices"] = [f"{code} ({texts.say(title)})" for code, title in one.choices.items()]
    return {key: value for key, value in found.items() if value not in (None, "", []) and value is not False}


def _references(site: Site, kind: str) -> dict[str, Any]:
    """Of each list of the region that a form names: the rule that checks it, where it lies, its codes."""
    used = {one.reference: one for one in site.schemas.fields(kind) if one.reference in _REFERENCES}
    return {name: [*_REFERENCES[name], list(choices(site.files, one))] for name, one in used.items() if name}


def _instruments(site: Site, texts: Texts) -> Mapping[str, Any]:
    """Of each instrument: its name, its rates, the line of revenue which it feeds."""
    return {
        each.id: [texts.say(each.name), each.rate_min, each.rate_max, each.feeds]
        for each in site.records.region.instruments
    }
