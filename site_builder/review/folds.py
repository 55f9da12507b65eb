"""What becomes of clusters, records and definitions, in blocks and folds: removals first, numbers in tables."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from site_builder.problems import N_
from site_builder.review import moves
from site_builder.review.facts import ClusterReview, DefinitionReview, Move, RecordReview, Statement
from site_builder.review.outline import Block, Fold, Line, Table
from site_builder.review.telling import Teller
from site_builder.review.wording import joined, listed, part
from site_builder.texts import Texts

#: from so many numbers that changed on, they stand in a table
_TABLE = 3
#: so many key figures of a cluster are shown
_FIGURES = 8


#: statements that stand together under a heading, in the order in which they are read
_TOGETHER = {
    N_("Removed"): (
        "record-removed",
        "value-removed",
        "entry-removed",
        "story-removed",
        "story-translation-removed",
        "file-removed",
    ),
    N_("Left"): ("member-left",),
    N_("Probably the same organisation"): ("member-same",),
    N_("Joined"): ("member-joined",),
    N_("Came back"): ("member-returned",),
    N_("Called otherwise"): ("member-name",),
    N_("Of another kind"): ("member-category",),
    N_("Added"): (
        "record-added",
        "entry-added",
        "value-added",
        "story-added",
        "story-translation-added",
        "file-added",
    ),
    N_("Changes"): (
        "value-changed",
        "member-value",
        "story-text",
        "story-field",
        "file-changed",
        "record-moved",
        "record-readable",
    ),
}
#: whole records are not counted among what is in them
_WHOLE = ("record-removed", "record-added", "record-readable", "story-removed", "story-added")
_STATES = {"removed": N_("removed"), "added": N_("new"), "changed": ""}
_CLUSTERS = {"removed": N_("cluster removed"), "added": N_("new cluster"), "changed": ""}


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Statements as they are read: of a whole record first, then what is removed, then by what happened."""
    place = {kind: number for number, kinds in enumerate(_TOGETHER.values()) for kind in kinds}
    place |= dict.fromkeys(_WHOLE, -1)
    return sorted(statements, key=lambda each: place.get(each.kind, len(place)))


def counts(statements: Iterable[Statement]) -> Counter[str]:
    """How many there are under each heading; without whole records."""
    headings = {kind: heading for heading, kinds in _TOGETHER.items() for kind in kinds}
    return Counter(headings[each.kind] for each in statements if each.kind in headings and each.kind not in _WHOLE)


def counted(teller: Teller, statements: Iterable[Statement]) -> str:
    """`5 left, 12 joined, 3 values changed`."""
    number = counts(statements)
    told = _counted(teller.texts, number)
    there = [heading for heading in _TOGETHER if number[heading]]
    return joined(teller.words.counted(told[heading], number[heading]) for heading in there)


def _counted(texts: Texts, number: Mapping[str, int]) -> dict[str, str]:
    """The words for how many there are, by heading."""
    ngettext = texts.ngettext
    return {
        "Removed": ngettext("{number} removed", "{number} removed", number["Removed"]),
        "Left": ngettext("{number} left", "{number} left", number["Left"]),
        "Probably the same organisation": ngettext(
            "{number} probably the same", "{number} probably the same", number["Probably the same organisation"]
        ),
        "Joined": ngettext("{number} joined", "{number} joined", number["Joined"]),
        "Came back": ngettext("{number} came back", "{number} came back", number["Came back"]),
        "Called otherwise": ngettext(
            "{number} called otherwise", "{number} called otherwise", number["Called otherwise"]
        ),
        "Of another kind": ngettext("{number} of another kind", "{number} of another kind", number["Of another kind"]),
        "Added": ngettext("{number} added", "{number} added", number["Added"]),
        "Changes": ngettext("{number} value changed", "{number} values changed", number["Changes"]),
    }


def state_word(teller: Teller, state: str) -> str:
    """What is said of a record that is new or removed."""
    return teller.texts.gettext(_STATES[state])


def named(teller: Teller, cluster: ClusterReview) -> str:
    """The name of a cluster, with a word where it is new or removed."""
    return joined([teller.cluster_name(cluster), teller.texts.gettext(_CLUSTERS[cluster.state])])


def blocks_of(teller: Teller, statements: Sequence[Statement]) -> Iterator[Block]:
    """Statements under headings that say what happened and how often; numbers that changed in tables."""
    for heading, kinds in _TOGETHER.items():
        its = [each for each in statements if each.kind in kinds]
        numbers = [each for each in its if _is_number(each)]
        numbers = numbers if len(numbers) >= _TABLE else []
        own = [each for each in numbers if each.kind == "value-changed"]
        lines = tuple(Line(teller.entry(each)) for each in its if each not in numbers)
        if lines or own:
            title = _headed(teller, teller.texts.gettext(heading), len(lines) + len(own))
            yield Block(title, lines, _values(teller, own))
        yield from _members(teller, [each for each in numbers if each.kind == "member-value"])


def _headed(teller: Teller, title: str, number: int) -> str:
    return teller.words(N_("{title} ({number})"), title=title, number=teller.texts.number(number))


def _is_number(statement: Statement) -> bool:
    if statement.kind not in ("value-changed", "member-value"):
        return False
    change = statement.facts["change"]
    return all(isinstance(each, int | float) and not isinstance(each, bool) for each in (change.before, change.after))


def _values(teller: Teller, numbers: Sequence[Statement]) -> Table | None:
    """The numbers of a record that changed."""
    if not numbers:
        return None
    rows = [_row(teller, teller.words.what(each.facts["change"]), each) for each in numbers]
    return Table(_heads(teller, N_("Value")), tuple(rows))


def _members(teller: Teller, numbers: Sequence[Statement]) -> Iterator[Block]:
    """What is counted of members, a table for each question; what moved most stands first."""
    for title in dict.fromkeys(teller.words.field(each.facts["change"]) for each in numbers):
        its = [each for each in numbers if teller.words.field(each.facts["change"]) == title]
        rows = [_row(teller, teller.member(each), each) for each in sorted(its, key=_how_far, reverse=True)]
        yield Block(_headed(teller, title, len(its)), table=Table(_heads(teller, N_("Member")), tuple(rows)))


def _how_far(statement: Statement) -> float:
    """How many times what was there, up or down."""
    before, after = (float(side) + 1 for side in (statement.facts["change"].before, statement.facts["change"].after))
    return max(before / after, after / before) if before > 0 and after > 0 else math.inf


def _row(teller: Teller, name: str, statement: Statement) -> tuple[str, ...]:
    change = statement.facts["change"]
    return (name, *teller.words.sides(change), teller.words.delta(change))


def figures(teller: Teller, found: Sequence[Move], where: bool = False) -> Table | None:
    """Figures before and after; with `where`, those of several places."""
    if all(each.after is None for each in found):
        return None  # there is nothing there any more, or it can't be read
    rows = []
    for each in (moves.told(teller, one) for one in found):
        name = each.where if where else each.name
        rows.append((joined([name, each.period]), each.before, each.after, each.change))
    return Table(_heads(teller, N_("Where") if where else N_("Figure")), tuple(rows))


def _heads(teller: Teller, first: str) -> tuple[str, ...]:
    return tuple(teller.texts.gettext(each) for each in (first, N_("Before"), N_("After"), N_("Change")))


def record_fold(teller: Teller, record: RecordReview) -> Fold:
    """A record with all that is said of it."""
    against = teller.period_at(record.against) if record.against else ""
    beside = teller.words(N_("beside {period}"), period=against) if against else ""
    state = joined([state_word(teller, record.state), beside])
    note = joined([state, counted(teller, record.statements)], teller.texts.gettext(N_(": ")))
    blocks = tuple(blocks_of(teller, _worth_telling(record)))
    if not note and record.statements:
        note = teller.texts.gettext(N_("can be read again"))
    elif not note:
        note = teller.texts.gettext(N_("can’t be read: see what is to be put right"))
    return Fold(teller.record(record), note, blocks)


def _worth_telling(record: RecordReview) -> list[Statement]:
    """Without the one that says what the fold says already."""
    kept = [each for each in record.statements if each.kind not in ("record-added", "record-removed")]
    return in_order(kept or record.statements)


def record_folds(teller: Teller, records: Sequence[RecordReview]) -> tuple[Fold, ...]:
    """The records of a cluster; where many are gone, these in one fold."""
    gone = [each for each in records if each.state == "removed"]
    if len(gone) < _TABLE:
        return tuple(record_fold(teller, each) for each in records)
    lines = tuple(Line(teller.entry(one), teller.record(each)) for each in gone for one in each.statements[:1])
    fold = Fold(teller.texts.gettext(N_("Records removed")), teller.texts.number(len(gone)), (Block(lines=lines),))
    return (fold, *(record_fold(teller, each) for each in records if each.state != "removed"))


def cluster_fold(teller: Teller, cluster: ClusterReview, note: str, records: tuple[Fold, ...]) -> Fold:
    """A cluster: its key figures, then its records."""
    table = figures(teller, cluster.figures[:_FIGURES])
    more = and_more(teller, len(cluster.figures) - _FIGURES)
    opening = (Block(teller.texts.gettext(N_("Key figures")), table=table, more=more),) if table else ()
    return Fold(named(teller, cluster), note, opening, records)


def and_more(teller: Teller, number: int) -> str:
    """`and 12 more`; nothing where there are none."""
    return teller.words.counted(teller.texts.gettext("and {number} more"), number) if number > 0 else ""


def definition_fold(teller: Teller, definition: DefinitionReview) -> Fold:
    """A definition of an indicator: what it says now, how many figures move, and the most of those."""
    words = teller.words
    moved = ""
    if definition.moved:
        form = teller.texts.ngettext(
            "{number} published figure moves because of it",
            "{number} published figures move because of it",
            definition.moved,
        )
        moved = words.counted(form, definition.moved)
    blocks = list(blocks_of(teller, in_order(definition.statements)))
    if definition.state == "added":
        blocks.insert(0, Block(lines=tuple(map(Line, words.meaning(definition.id)))))
    table = figures(teller, definition.largest, where=True)
    if table:
        title = teller.texts.gettext(N_("Figures that move"))
        left = definition.moved - len(table.rows)
        blocks.append(Block(title, table=table, more=and_more(teller, left)))
    name = words(N_("Definition of “{name}”"), name=words.text(definition.name) or definition.id)
    return Fold(name, joined([state_word(teller, definition.state), moved]), tuple(blocks))


def order_of_clusters(teller: Teller, clusters: Iterable[ClusterReview]) -> list[ClusterReview]:
    """By domain as the region lists them, then by name: never by a figure."""
    codes = [str(part(each, "id")) for each in listed(teller.region, "domains")]
    place = {code: number for number, code in enumerate(codes)}
    sort_key = teller.texts.sort_key
    return sorted(clusters, key=lambda each: (place.get(each.domain, len(place)), sort_key(teller.cluster_name(each))))
