"""What is owed: records that are due and not there, and stories that a domain was asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

from site_builder.checks.doubts.neighbours import few
from site_builder.checks.rule import Rule, doubt
from site_builder.checks.sound import Sound
from site_builder.periods import Kind, Period, due_day
from site_builder.problems import N_, Finding, Phrase, Place
from site_builder.records import Reporting
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles

_NAMES = {"annual": N_("yearly record"), "members": N_("members list"), "quarterly": N_("grid of quarter {quarter}")}


@doubt(
    "record-missing",
    title=N_("A record that is due and has not come"),
    why=N_("Figures rest on what was reported: where a cluster is missing, they say so, and tell less."),
    repair=N_("Send the record. If it will never come, say why in another record of the year."),
)
def record_missing(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """One warning a cluster and year, where the first record that is late should lie; answered in any of the year."""
    for name, files in sound.repository.clusters.items():
        if not all(sound.is_whole(f"data/{folder}/{name}") for folder in ("clusters", "members")):
            continue  # what seems to be missing may be there, under a name that is none
        owed: defaultdict[int, list[tuple[str, Phrase, date]]] = defaultdict(list)
        for kind, period, due in _due(sound, files):
            if _document(files, kind, period) is None:
                label = Phrase(_NAMES[kind], {"quarter": period.quarter})
                owed[period.year].append((_path(name, kind, period), label, due))
        for year, missing in owed.items():
            came = [each.path for each in _of_year(files, year)]
            yield replace(_owed(rule, sound, year, missing, bool(came)), answered_in=tuple(came))


def _owed(rule: Rule, sound: Sound, year: int, missing: list[tuple[str, Phrase, date]], some: bool) -> Finding:
    """The warning on the records of a year that are late."""
    one = N_(
        "The {record} of {year} was due on {due} and has not come. Send it; if it will not come, say why under "
        "“confirmed” in another record of {year}."
    )
    several = N_(
        "Of {year}, records that are due have not come: {records}. Send them; if they will not come, say why under "
        "“confirmed” in another record of {year}."
    )
    nothing = N_(
        "Nothing has come of {year}, though due: {records}. Send it; if the cluster was not active then, correct "
        "“active” in cluster.yml."
    )
    path, record, due = missing[0]
    place = Place(path)
    if len(missing) == 1 and some:
        return rule.finding(place, one, record=record, year=year, due=due)
    late = N_("{record} (due {due})")
    records = [Phrase(late, {"record": each, "due": when}) for _, each, when in missing]
    return rule.finding(place, several if some else nothing, year=year, records=records)


def _due(sound: Sound, files: ClusterFiles) -> Iterator[tuple[Kind, Period, date]]:
    """What a cluster should have sent by the day; nothing where that cannot be known."""
    reporting, active = sound.get(sound.repository.region, "reporting"), sound.get(files.profile, "active")
    if reporting is None or active is None:
        return
    due = Reporting(**{field.name: reporting[field.name] for field in fields(Reporting)})
    last = min(sound.day.year, active.get("until", sound.day.year))
    for year in range(max(due.first_year, active["from"]), last + 1):
        for kind, period in _owed_of(year):
            when = due_day(kind, period, due)
            if when < sound.day:
                yield kind, period, when


def _owed_of(year: int) -> Iterator[tuple[Kind, Period]]:
    yield "annual", Period(year)
    yield "members", Period(year)
    yield from (("quarterly", Period(year, quarter)) for quarter in range(1, 5))


def _document(files: ClusterFiles, kind: Kind, period: Period) -> Document | None:
    if kind == "quarterly":
        return files.quarterly.get((period.year, period.quarter or 0))
    return (files.annual if kind == "annual" else files.members).get(period.year)


def _of_year(files: ClusterFiles, year: int) -> Iterator[Document]:
    for kind, period in _owed_of(year):
        document = _document(files, kind, period)
        if document is not None:
            yield document


def _path(cluster: str, kind: Kind, period: Period) -> str:
    """Where a record should lie."""
    if kind == "members":
        return f"data/members/{cluster}/{period.year}.yml"
    name = period.year if period.quarter is None else f"{period.year}-q{period.quarter}"
    return f"data/clusters/{cluster}/{name}.yml"


@doubt(
    "story-quota",
    title=N_("A domain with fewer stories in a year than were asked for"),
    why=N_("The policy asks for stories of every domain: they show what figures cannot."),
    repair=N_("Ask the domain's clusters for a story. If none can be told, say why in a yearly record of one of them."),
)
def story_quota(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the quota, for each domain and year that is over, from the region's first story on, or its first record.

    Where no story was told yet, of the last year that is over. Answered in the yearly records of the domain's clusters.
    """
    message = N_(
        "Stories of {year} in the domain “{domain}”: {count}, asked for: {quota}. Ask {clusters}; if there is nothing "
        "to tell, say why under “confirmed” in one of their yearly records of {year}."
    )
    objectives = sound.repository.objectives
    quota = sound.get(objectives, "story_quota")
    if quota is None and sound.leaves_out(objectives, "story_quota"):
        quota = sound.field("objectives", "story_quota").default
    told = _stories(sound)
    domains = {each.get("id"): each.get("name") for each in sound.get(sound.repository.region, "domains") or []}
    first = sound.get(sound.repository.region, "reporting", "first_year")
    if quota is None or told is None or first is None:
        return
    over = sound.day.year - 1
    for year in range(max(first, min((year for year, _ in told), default=over)), over + 1):
        for domain, title in domains.items():
            clusters = _clusters(sound, domain, year)
            count = told.get((year, domain), 0)
            if clusters and count < quota:
                names = [sound.get(each.profile, "name") or each.id for each in clusters]
                found = rule.finding(
                    objectives.place("story_quota"),
                    message,
                    year=year,
                    domain=title,
                    count=count,
                    quota=quota,
                    clusters=few(names),
                )
                records = (each.annual.get(year) for each in clusters)
                yield replace(found, answered_in=tuple(each.path for each in records if each is not None))


def _stories(sound: Sound) -> dict[tuple[int, str], int] | None:
    """Number of stories by year and domain, translations counted once; None where one is in doubt."""
    found: dict[tuple[str, str, str], tuple[int, str]] = {}
    for files in sound.repository.clusters.values():
        for story in files.stories:
            domain = sound.get(story.document, "domain")
            if domain is None:
                return None
            found[files.id, story.date, story.slug] = (int(story.date[:4]), domain)
    counts: defaultdict[tuple[int, str], int] = defaultdict(int)
    for key in found.values():
        counts[key] += 1
    return dict(counts)


def _clusters(sound: Sound, domain: str, year: int) -> list[ClusterFiles]:
    """The clusters of a domain that were active in a year."""
    found = []
    for files in sound.repository.clusters.values():
        active, domains = sound.get(files.profile, "active"), sound.get(files.profile, "domains")
        if active and domain in (domains or []) and active["from"] <= year <= active.get("until", year):
            found.append(files)
    return found
