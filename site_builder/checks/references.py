"""Names of other things: each must lead somewhere. Silent where the list that decides is itself in doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from site_builder.checks.rule import Rule, rule
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding
from site_builder.schema.repairs import nearest
from site_builder.source.document import Document, Step

OUTSIDE = "outside"
#: topics of indicators that are no topic of data/objectives.yml
OWN_TOPICS = ("structure", "members")
#: a list of so many choices is told in full
_FEW = 12

_WHY = N_("A name that leads nowhere makes a figure or a page that nobody finds: most are typing mistakes.")
_REPAIR = N_("Write the name as the list has it, or add it to the list.")

_NEAREST = N_("{title}: “{value}” is not in {where}. Did you mean “{nearest}”?")
_CHOICES = N_("{title}: “{value}” is not in {where}, which has {choices}. Write one of them, or add it there.")
_NEITHER = N_("{title}: “{value}” is not in {where}. Correct it, or add it there.")


def unknown(
    rule: Rule,
    sound: Sound,
    paths: Iterable[tuple[str, str]],
    known: Collection[str] | None,
    where: str,
    excused: Collection[str] = (),
) -> Iterator[Finding]:
    """Findings for values of `paths` (kind of file, path) that are not among the known; none where that is None."""
    if known is None:
        return
    for kind, path in paths:
        for document, steps, value in sound.each(kind, path):
            if value not in known and value not in excused:
                message, facts = hint(value, known)
                yield rule.at(sound, document, steps, message, value=value, where=where, **facts)


def hint(value: str, known: Collection[str]) -> tuple[str, dict[str, Any]]:
    """What to say of a name that is not among the known: the nearest of them, or all where they are few."""
    near = nearest(value, list(known))
    if near:
        return _NEAREST, {"nearest": near}
    if 0 < len(known) <= _FEW:
        return _CHOICES, {"choices": list(known)}
    return _NEITHER, {}


@rule("unknown-type", title=N_("A type of cluster that the region does not have"), why=_WHY, repair=_REPAIR)
def unknown_type(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """The type of a cluster."""
    known = sound.ids(sound.repository.region, "cluster_types.[]")
    yield from unknown(rule, sound, [("cluster", "type")], known, _region("cluster_types"))


@rule("unknown-domain", title=N_("A domain that the region does not have"), why=_WHY, repair=_REPAIR)
def unknown_domain(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """Domains of clusters, collaborations, indicators and stories."""
    paths = [
        ("cluster", "domains.[]"),
        ("annual", "collaborations.[].domains.[]"),
        ("indicator", "scope.[]"),
        ("story", "domain"),
    ]
    yield from unknown(rule, sound, paths, sound.ids(sound.repository.region, "domains.[]"), _region("domains"))


@rule("unknown-territory", title=N_("A territory that the region does not have"), why=_WHY, repair=_REPAIR)
def unknown_territory(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """Territories of seats and members; a member may also be `outside`."""
    known = sound.ids(sound.repository.region, "territories.[]", "code")
    if known is None:
        return
    where = _region("territories")
    yield from unknown(rule, sound, [("cluster", "seat.territory")], known, where)
    yield from unknown(rule, sound, [("members", "members.[].territory")], [*known, OUTSIDE], where)


@rule("unknown-instrument", title=N_("An instrument that the region does not have"), why=_WHY, repair=_REPAIR)
def unknown_instrument(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """Instruments of grants."""
    known = sound.ids(sound.repository.region, "instruments.[]")
    yield from unknown(rule, sound, [("annual", "grants.[].instrument")], known, _region("instruments"))


@rule("unknown-partner", title=N_("A partner region that the region does not have"), why=_WHY, repair=_REPAIR)
def unknown_partner(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """Partner regions of collaborations."""
    known = sound.ids(sound.repository.region, "partners.[]")
    yield from unknown(rule, sound, [("annual", "collaborations.[].partners.[]")], known, _region("partners"))


@rule("unknown-cluster", title=N_("A cluster that is not on record"), why=_WHY, repair=_REPAIR)
def unknown_cluster(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """Clusters that are named as merged, as partners of a collaboration, or in a story."""
    clusters = sound.repository.clusters
    known = clusters if sound.is_whole("data/clusters") else None
    claimed = _claimed(each.profile for each in clusters.values())
    paths = [("cluster", "succeeds.[]"), ("annual", "collaborations.[].clusters.[]"), ("story", "clusters.[]")]
    yield from unknown(rule, sound, paths, known, "data/clusters/", claimed)


@rule("unknown-indicator", title=N_("An indicator that is not defined"), why=_WHY, repair=_REPAIR)
def unknown_indicator(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """Indicators of objectives, targets, results (at the key), stories, and of definitions that replace another."""
    indicators = sound.repository.indicators
    if not sound.is_whole("data/indicators"):
        return
    claimed = _claimed(indicators.values())
    paths = [
        ("objectives", "short_term.topics.[].indicators.[]"),
        ("objectives", "long_term.topics.[].indicators.[]"),
        ("objectives", "regional_targets.[].indicator"),
        ("targets", "targets.[].indicator"),
        ("indicator", "replaces"),
        ("story", "indicators.[]"),
    ]
    where = "data/indicators/"
    yield from unknown(rule, sound, paths, indicators, where, claimed)
    collected = [name for name in indicators if _is_collected(sound, name) is not False]
    for document, steps in _results(sound):
        if steps[-1] not in indicators and steps[-1] not in claimed:
            message, facts = hint(str(steps[-1]), collected)
            facts |= {"value": str(steps[-1]), "where": where}
            title = sound.title(document, steps[:-1])
            yield rule.finding(document.place(*steps, key=True), message, title=title, **facts)


@rule(
    "result-derived",
    title=N_("A result of an indicator that is computed"),
    why=N_("Nothing is asked twice: an indicator that is computed from the records is not entered as a result."),
    repair=N_("Remove the line, or write “collected: annual” in the indicator's definition."),
)
def result_derived(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """Results whose indicator is not “collected: annual”, at the key."""
    for document, steps in _results(sound):
        if _is_collected(sound, str(steps[-1])) is False:
            message = N_(
                "“{value}” is computed from the records, not entered. Remove the line, or write “collected: annual” "
                "in data/indicators/{value}.yml."
            )
            yield rule.finding(document.place(*steps, key=True), message, value=str(steps[-1]))


@rule("unknown-topic", title=N_("A topic that the objectives do not have"), why=_WHY, repair=_REPAIR)
def unknown_topic(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """Topics of indicators."""
    objectives = sound.repository.objectives
    short, long = (sound.ids(objectives, f"{term}.topics.[]") for term in ("short_term", "long_term"))
    if short is not None and long is not None:
        known = list(dict.fromkeys((*short, *long, *OWN_TOPICS)))
        yield from unknown(rule, sound, [("indicator", "topic")], known, "data/objectives.yml")


@rule(
    "unknown-member",
    title=N_("Staff made available by an organisation that is in no members list"),
    why=N_("The organisation that makes staff available is a member: its id joins the post to the members lists."),
    repair=N_("Write the id as in the members list, or add the organisation to the list."),
)
def unknown_member(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """Silent where any id of the lists is in doubt, or the cluster's own list of that year is not there."""
    known: set[str] = set()
    for cluster in sound.repository.clusters.values():
        for document in cluster.members.values():
            ids = sound.ids(document, "members.[]")
            if ids is None:
                return
            known.update(ids)
    own_lists = {
        document.path: cluster.members.get(year)
        for cluster in sound.repository.clusters.values()
        for year, document in cluster.annual.items()
    }
    for document, steps, value in sound.each("annual", "team.people.[].made_available_by"):
        own = own_lists.get(document.path)
        if own is not None and value not in known:
            message, facts = hint(value, sound.ids(own, "members.[]") or [])
            yield rule.at(sound, document, steps, message, value=value, where=own.path, **facts)


def _region(name: str) -> str:
    return f"data/region.yml ({name})"


def _claimed(documents: Iterable[Document]) -> set[str]:
    """The ids that files give themselves; one that differs from its place is told there, and known here."""
    values = (document.value for document in documents)
    return {value["id"] for value in values if isinstance(value, dict) and isinstance(value.get("id"), str)}


def _results(sound: Sound) -> Iterator[tuple[Document, tuple[Step, ...]]]:
    """Every key of the results, without those at which an error stands."""
    for document in sound.documents("annual"):
        for steps in sound.within(document, "results.*"):
            if not sound.is_doubtful(document.place(*steps, key=True)):
                yield document, steps


def _is_collected(sound: Sound, indicator: str) -> bool | None:
    """Whether an indicator is entered each year; None where that can't be known."""
    document = sound.repository.indicators.get(indicator)
    if sound.leaves_out(document, "collected"):
        return False
    collected = sound.get(document, "collected")
    return None if collected is None else collected == "annual"
