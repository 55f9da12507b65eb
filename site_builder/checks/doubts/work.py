"""Grants, collaborations and results of a yearly record that look copied, or of another year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from site_builder.checks.doubts.neighbours import currency, few, yearly
from site_builder.checks.rule import Rule, doubt
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding, Phrase
from site_builder.source.document import Document


@doubt(
    "grant-repeated",
    title=N_("A grant that is last year’s, to the last digit"),
    why=N_("Instrument, cost and grant are seldom the same twice: mostly last year’s grant was copied."),
    repair=N_("Enter this year’s grant, or take the copy out; tell where it is another part of the same."),
)
def grant_repeated(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first grant that has instrument, cost and amount of one of the year before."""
    message = N_(
        "Granted already in {past_year}, with the same cost and amount: {grants}. Enter this year’s, or take out "
        "what was copied; if it is right, say why under “confirmed”."
    )
    phrase = N_("“{title}”, {grant} of {cost} {currency}")
    for _, year, document, before in yearly(sound, "annual"):
        past = {_grant(each) for each in sound.get(before, "grants") or ()}
        same = [
            (index, each)
            for index, each in enumerate(sound.get(document, "grants") or ())
            if each["grant"] and _grant(each) in past
        ]
        told = [
            Phrase(
                phrase,
                {
                    "title": each.get("title") or _instrument(sound, each["instrument"]),
                    "grant": each["grant"],
                    "cost": each["eligible_cost"],
                    "currency": currency(sound),
                },
            )
            for _, each in same
        ]
        if same:
            place = document.place("grants", same[0][0])
            yield rule.finding(place, message, past_year=year - 1, grants=few(told))


def _grant(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    return entry["instrument"], entry["eligible_cost"], entry["grant"]


def _instrument(sound: Sound, code: str) -> Any:
    """The name of an instrument, its code where the region does not tell it."""
    known = sound.get(sound.repository.region, "instruments") or ()
    return next((each["name"] for each in known if each["id"] == code), code)


@doubt(
    "collaboration-year",
    title=N_("A collaboration that began in another year"),
    why=N_(
        "A collaboration is counted once, in the year in which it began. In another year’s record it is counted "
        "wrongly."
    ),
    repair=N_("Correct the day, or move the collaboration to the record of its year, if it is not there already."),
)
def collaboration_year(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the start of the first collaboration that lies outside the record's year, and is no copy of last year's."""
    message = N_(
        "Begun outside {year}: {collaborations}. Correct the day, or enter each in the record of the year in which "
        "it began; if it is right, say why under “confirmed”."
    )
    phrase = N_("“{title}” ({day})")
    for _, year, document, before in yearly(sound, "annual"):
        past = _begun(sound, before)
        outside = [
            (index, each)
            for index, each in _collaborations(sound, document)
            if date.fromisoformat(each["start"]).year != year and not _marks(each) & past
        ]
        if outside:
            told = [Phrase(phrase, {"title": e["title"], "day": date.fromisoformat(e["start"])}) for _, e in outside]
            place = document.place("collaborations", outside[0][0], "start")
            yield rule.finding(place, message, year=year, collaborations=few(told))


@doubt(
    "collaboration-twice",
    title=N_("A collaboration entered twice"),
    why=N_(
        "A collaboration is counted once. The same title twice, or title and start of last year’s, were mostly copied."
    ),
    repair=N_("Take the copy out, or give titles that tell the collaborations apart."),
)
def collaboration_twice(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first collaboration whose title came before in the record, or with its start in last year's."""
    message = N_(
        "Entered twice: {collaborations}. Take the copy out, or give titles that tell them apart; if it is right, "
        "say why under “confirmed”."
    )
    here, earlier = N_("“{title}”"), N_("“{title}”, as in {past_year}")
    for _, year, document, before in yearly(sound, "annual"):
        past = _begun(sound, before)
        seen: set[str] = set()
        twice: list[tuple[int, Phrase]] = []
        for index, each in _collaborations(sound, document):
            titles, facts = _titles(each), {"title": each["title"]}
            if titles & seen:
                twice.append((index, Phrase(here, facts)))
            elif _marks(each) & past:
                twice.append((index, Phrase(earlier, {**facts, "past_year": year - 1})))
            seen |= titles
        if twice:
            place = document.place("collaborations", twice[0][0])
            yield rule.finding(place, message, collaborations=few([phrase for _, phrase in twice]))


@doubt(
    "collaboration-kinds",
    title=N_("A collaboration whose kinds do not fit who takes part"),
    why=N_(
        "Collaborations are counted by their kinds: one that nobody makes what it is called raises a figure wrongly."
    ),
    repair=N_("Correct the kinds, or add the clusters, regions, domains or numbers that are missing."),
)
def collaboration_kinds(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first collaboration of a kind for which it has not what it takes, or with the cluster itself."""
    message = N_(
        "Kinds that do not fit the rest: {collaborations}. Correct the kinds, or add what is missing; if it is right, "
        "say why under “confirmed”."
    )
    titles = dict(sound.field("annual", "collaborations", "[]", "kinds").choices)
    has_partners = bool(sound.get(sound.repository.region, "partners"))
    for name, _, document, _ in yearly(sound, "annual"):
        odd = [
            (index, phrase)
            for index, each in _collaborations(sound, document)
            if (phrase := _contradiction(name, each, titles, has_partners)) is not None
        ]
        if odd:
            place = document.place("collaborations", odd[0][0])
            yield rule.finding(place, message, collaborations=few([phrase for _, phrase in odd]))


def _contradiction(
    cluster: str, entry: Mapping[str, Any], titles: Mapping[str, Any], has_partners: bool
) -> Phrase | None:
    """The first thing in a collaboration that its kinds, or its cluster, cannot have."""
    kinds, companies, research = entry["kinds"], entry["companies"], entry["research"]
    wrong = (
        (
            "inter_cluster",
            not set(entry.get("clusters") or ()) - {cluster},
            N_("“{title}” (“{kind}”, but no other cluster is named)"),
        ),
        (
            "inter_regional",
            has_partners and not entry.get("partners"),
            N_("“{title}” (“{kind}”, but no partner region is named)"),
        ),
        ("cross_sector", len(entry["domains"]) == 1, N_("“{title}” (“{kind}”, but a single domain)")),
        (
            "company_research",
            not (companies and research),
            N_("“{title}” (“{kind}”, but companies: {companies}, research organisations: {research})"),
        ),
    )
    facts = {"title": entry["title"], "companies": companies, "research": research}
    for kind, is_wrong, phrase in wrong:
        if kind in kinds and is_wrong:
            return Phrase(phrase, {**facts, "kind": titles.get(kind, kind)})
    if cluster in (entry.get("clusters") or ()):
        return Phrase(N_("“{title}” (the cluster is named as its own partner)"), facts)
    return None


def _collaborations(sound: Sound, document: Document | None) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Index and entry of each collaboration in which no error stands."""
    for index in range(len(sound.listed(document, "collaborations") or ())):
        entry = sound.get(document, "collaborations", index)
        if entry is not None:
            yield index, entry


def _begun(sound: Sound, document: Document | None) -> set[tuple[str, str]]:
    """By what the collaborations of a record are known again."""
    return {mark for _, each in _collaborations(sound, document) for mark in _marks(each)}


def _marks(entry: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {(title, entry["start"]) for title in _titles(entry)}


def _titles(entry: Mapping[str, Any]) -> set[str]:
    """The title in each language, as it is compared."""
    title = entry["title"]
    return {" ".join(each.split()).casefold() for each in (title.values() if isinstance(title, Mapping) else [title])}


@doubt(
    "result-share",
    title=N_("A share that cannot be one"),
    why=N_("A share in per cent lies between 0 and 100. Outside, a digit slipped, or a number was entered instead."),
    repair=N_("Enter the share in per cent, such as 84 for 84%."),
)
def result_share(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first result in per cent that is below 0 or above 100, or a fraction where it was more than 1 before."""
    outside = N_(
        "Shares lie between 0 and 100%: {results}. Enter the share in per cent, such as 84 for 84%; if it is right, "
        "say why under “confirmed”."
    )
    fraction = N_(
        "Less than one per cent: {results}. Enter the share in per cent, such as 84 for 84%; if it is right, say why "
        "under “confirmed”."
    )
    phrase = N_("“{name}” {value}%")
    definitions = sound.repository.indicators
    shares = {name for name, each in definitions.items() if sound.get(each, "unit") == "percent"}
    for _, _, document, before in yearly(sound, "annual"):
        results, past = (sound.get(each, "results") or {} for each in (document, before))
        given = {name: value for name, value in results.items() if name in shares}
        odd = {name: value for name, value in given.items() if not 0 <= value <= 100}
        small = {name: value for name, value in given.items() if 0 < value < 1 < past.get(name, 0)}
        for message, found in ((outside, odd), (fraction, small)):
            if found:
                told = [
                    Phrase(phrase, {"name": sound.get(definitions[name], "name") or name, "value": value})
                    for name, value in found.items()
                ]
                yield rule.finding(document.place("results", next(iter(found))), message, results=few(told))
                break
