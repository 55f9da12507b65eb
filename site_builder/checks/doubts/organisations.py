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


class _Entry(NamedTuple):
    """An organisation in the list of a cluster, and in that cluster's list of the year before (None: not there)."""

    cluster: str
    document: Document
    index: int
    entry: Mapping[str, Any]
    past: Mapping[str, Any] | None


class _Face(NamedTuple):
    """What a list says of an organisation that another list says otherwise, and why this list is asked."""

    index: int
    entry: Mapping[str, Any]
    field: str
    other: Any
    cluster: str
    #: what the list said a year before, where that is why
    before: Any
    is_open: bool


#: entries of one organisation that differ in a field, and what each says of it as it is compared
_Differing = tuple[str, list[_Entry], list[Any]]


@doubt(
    "several-faces",
    title=N_("An organisation that two clusters describe differently"),
    why=N_("One organisation has one name, category and territory in a year; else it is counted in two places."),
    repair=N_("Agree with the other cluster which is right, and correct the other list."),
)
def several_faces(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first member of a list whose name, category or territory other lists of the year tell otherwise.

    Asked is who says what most others do not, else who says something else than a year before; where neither
    decides, of the lists that differ the one that differs most often.
    """
    several = N_(
        "Differences with the lists of other clusters, of the same year: {count}. {examples}. Correct what is "
        "wrong; if it is right, say why under “confirmed”."
    )
    example = N_("“{name}” ({title}: “{value}” here, “{elsewhere}” with {cluster})")
    most = N_(
        "“{name}” ({id}): {title} is “{value}” here, “{elsewhere}” with {cluster} in the same year. Correct the "
        "wrong one; if both are right, say why under “confirmed”."
    )
    changed = N_(
        "“{name}” ({id}): {title} is “{value}” here, “{before}” in your list of last year, and “{elsewhere}” with "
        "{cluster}. Correct it if it was changed by mistake; if it is right, say why under “confirmed”."
    )
    open_ = N_(
        "“{name}” ({id}): {title} is “{value}” here, “{elsewhere}” with {cluster} in the same year. Either may be "
        "right: agree with {cluster}, and correct the other list; if both are right, say why under “confirmed”."
    )
    for document, faces in _faces(sound):
        faces.sort(key=lambda face: (face.index, _FIELDS.index(face.field)))
        told = [_told(sound, document, face) for face in faces]
        place = document.place("members", faces[0].index, faces[0].field)
        one = open_ if faces[0].is_open else most if faces[0].before is None else changed
        yield Words(one, several, example).finding(rule, place, told)


def _faces(sound: Sound) -> Iterator[tuple[Document, list[_Face]]]:
    """Each list that is asked about some organisations, with all of that."""
    found: dict[str, tuple[Document, list[_Face]]] = {}
    differing = list(_differing(sound))
    often = Counter(
        each.document.path for _, entries, said in differing for each, one in zip(entries, said, strict=True)
    )
    for field, entries, said in differing:
        asked, is_changed = _asked(field, entries, said)
        is_open = not asked
        if is_open:
            # of as many the last, so that the first cluster's list is held for right, as good as any
            asked = [max(range(len(entries)), key=lambda at: (often[entries[at].document.path], at))]
        for at in asked:
            _, document, index, entry, past = entries[at]
            other = _other(said, at)
            face = _Face(
                *(index, entry, field, entries[other].entry[field], entries[other].cluster),
                before=past[field] if past and is_changed else None,
                is_open=is_open,
            )
            found.setdefault(document.path, (document, []))[1].append(face)
    yield from found.values()


def _differing(sound: Sound) -> Iterator[_Differing]:
    """Every field of an organisation of which the lists of a year do not say the same."""
    together: dict[tuple[int, str], list[_Entry]] = defaultdict(list)
    for cluster, year, document, earlier in yearly(sound, "members"):
        past = sound.members(earlier) or {}
        for ident, (index, entry) in (sound.members(document) or {}).items():
            before = past.get(ident)
            together[year, ident].append(_Entry(cluster, document, index, entry, before and before[1]))
    for entries in together.values():
        for field in _FIELDS if len(entries) > 1 else ():
            first = entries[0].entry[field]
            if any(each.entry[field] != first for each in entries):
                said = [_compared(field, each.entry) for each in entries]
                if any(each != said[0] for each in said):
                    yield field, entries, said


def _compared(field: str, entry: Mapping[str, Any]) -> Any:
    return key(entry[field]) if field == "name" else entry[field]


def _asked(field: str, entries: list[_Entry], said: list[Any]) -> tuple[list[int], bool]:
    """Which of the entries are asked, and whether because they changed; none where nothing decides."""
    (usual, most), (_, next_most), *_ = Counter(said).most_common()
    if most > next_most:
        return [at for at, value in enumerate(said) if value != usual], False
    changed = [
        at
        for at, each in enumerate(entries)
        if each.past is not None and _compared(field, each.past) != _compared(field, each.entry)
    ]
    return (changed, True) if len({said[at] for at in changed}) < len(set(said)) else ([], False)


def _other(said: list[Any], at: int) -> int:
    """Where the most usual of what is said otherwise is said first."""
    others = [value for value in said if value != said[at]]
    return said.index(Counter(others).most_common(1)[0][0])


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
        "before": titles.get(face.before) or face.before,
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
