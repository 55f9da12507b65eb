"""One organisation, several entries: in the lists of two clusters, or twice in one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from site_builder.checks.doubts.neighbours import Words, yearly
from site_builder.checks.references import OUTSIDE
from site_builder.checks.rule import Rule, doubt
from site_builder.checks.sound import Sound
from site_builder.matching import key
from site_builder.problems import N_, Finding, Phrase
from site_builder.source.document import Document

_FIELDS = ("name", "category", "territory")


class _Face(NamedTuple):
    """What a list says of an organisation that another list says otherwise."""

    index: int
    entry: Mapping[str, Any]
    field: str
    other: Any
    cluster: str


@doubt(
    "several-faces",
    title=N_("An organisation that two clusters describe differently"),
    why=N_("One organisation has one name, category and territory in a year; else it is counted in two places."),
    repair=N_("Agree with the other cluster which is right, and correct the other list."),
)
def several_faces(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first member of a list whose name, category or territory most other lists of the year tell otherwise.

    Where as many say the one as the other, the list of the first cluster, by id, is held for right.
    """
    words = Words(
        N_(
            "“{name}” ({id}): {title} is “{value}” here, “{elsewhere}” with {cluster} in the same year. Correct the "
            "wrong one; if both are right, say why under “confirmed”."
        ),
        N_(
            "Differences with the lists of other clusters, of the same year: {count}. {examples}. Correct what is "
            "wrong; if it is right, say why under “confirmed”."
        ),
        N_("“{name}” ({title}: “{value}” here, “{elsewhere}” with {cluster})"),
    )
    for document, faces in _faces(sound):
        faces.sort(key=lambda face: (face.index, _FIELDS.index(face.field)))
        told = [_told(sound, document, face) for face in faces]
        place = document.place("members", faces[0].index, faces[0].field)
        yield words.finding(rule, place, told)


def _faces(sound: Sound) -> Iterator[tuple[Document, list[_Face]]]:
    """Each list that says of some organisation what most others do not, with all of that."""
    together: dict[int, defaultdict[str, list[tuple[str, Document, int, Mapping[str, Any]]]]] = {}
    for cluster, year, document, _ in yearly(sound, "members"):
        by_id = together.setdefault(year, defaultdict(list))
        for ident, (index, entry) in (sound.members(document) or {}).items():
            by_id[ident].append((cluster, document, index, entry))
    found: dict[str, tuple[Document, list[_Face]]] = {}
    for by_id in together.values():
        for entries in by_id.values():
            if len(entries) > 1:
                for document, face in _odd(entries):
                    found.setdefault(document.path, (document, []))[1].append(face)
    yield from found.values()


def _odd(entries: list[tuple[str, Document, int, Mapping[str, Any]]]) -> Iterator[tuple[Document, _Face]]:
    for field in _FIELDS:
        values = [entry[field] for _, _, _, entry in entries]
        if all(value == values[0] for value in values):
            continue
        said = [key(value) if field == "name" else value for value in values]
        # of as many the first: a Counter keeps the order in which it counted
        usual = said.index(Counter(said).most_common(1)[0][0])
        for (_, document, index, entry), value in zip(entries, said, strict=True):
            if value != said[usual]:
                yield document, _Face(index, entry, field, values[usual], entries[usual][0])


def _told(sound: Sound, document: Document, face: _Face) -> dict[str, Any]:
    """What a message says of a difference."""
    titles: Mapping[str, Any] = {}
    if face.field == "category":
        titles = sound.field("members", "members", "[]", "category").choices
    elif face.field == "territory":
        listed = sound.listed(sound.repository.region, "territories") or []
        titles = {each.get("code"): each.get("name") for each in listed} | {OUTSIDE: Phrase(N_("outside the region"))}
    value = face.entry[face.field]
    return {
        "name": face.entry["name"],
        "id": face.entry["id"],
        "title": sound.title(document, ("members", face.index, face.field)),
        "value": titles.get(value) or value,
        "elsewhere": titles.get(face.other) or face.other,
        "cluster": sound.get(sound.repository.clusters[face.cluster].profile, "name") or face.cluster,
    }


@doubt(
    "organisation-twice",
    title=N_("A members list names one organisation under two identifiers"),
    why=N_("An organisation is one member of a cluster: under two identifiers it is counted twice."),
    repair=N_(
        "Remove the entry whose identifier is wrong. Two organisations of one name are told apart by their town."
    ),
)
def organisation_twice(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the second member of a name; case, accents, legal form and the order of words do not tell names apart."""
    words = Words(
        N_(
            "“{name}” ({id}) stands also on line {line}, as “{also}” ({also_id}). If it is one organisation, remove "
            "one of the two; if they are two, add to the names what tells them apart, or say so under “confirmed”."
        ),
        N_(
            "Members that stand in this list under two identifiers: {count}. {examples}. Remove the wrong ones; if "
            "they are other organisations, add to the names what tells them apart, or say so under “confirmed”."
        ),
        N_("“{name}” ({id} and {also_id})"),
    )
    for _, _, document, _ in yearly(sound, "members"):
        first: dict[str, tuple[int, Mapping[str, Any]]] = {}
        told: list[tuple[int, dict[str, Any]]] = []
        for index, entry in (sound.members(document) or {}).values():
            where, other = first.setdefault(key(entry["name"]), (index, entry))
            if where != index:
                line = document.place("members", where).line
                facts = {"name": entry["name"], "id": entry["id"], "also": other["name"], "also_id": other["id"]}
                told.append((index, facts | {"line": line}))
        if told:
            place = document.place("members", told[0][0], "name")
            yield words.finding(rule, place, [each for _, each in told])
