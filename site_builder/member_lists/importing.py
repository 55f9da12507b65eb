"""From a table to the members list of a cluster and year, with all that there is to tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder.entry import choices, latest
from site_builder.matching import Register
from site_builder.matching.register import entries_of
from site_builder.member_lists.columns import Columns, find_columns
from site_builder.member_lists.deciding import Answers, Ask, Decided, decide, merged
from site_builder.member_lists.making import TICKED, Made, Maker
from site_builder.member_lists.reading import Table
from site_builder.member_lists.rows import Line, read_lines
from site_builder.member_lists.sentences import Said, said
from site_builder.member_lists.vocabulary import FIELDS, Vocabulary
from site_builder.periods import Period
from site_builder.problems import N_, CannotRun
from site_builder.schema import Schemas
from site_builder.source.repository import Repository

#: what is compared with the list before: what is no figure of the year
COMPARED = tuple(name for name in FIELDS if name not in ("id", "employees", "revenue"))
#: a list shorter than half of that before is doubted, from this number of members on
_FEW = 10


@dataclass(slots=True)
class Import:
    """`value` is the record, None where it can't be made yet; the rest is what there is to tell.

    `taken` are the lines of who is on record, `doubts` those of which somebody has to say who they are, `faults` what
    must be completed, `out` rows that are left out; `joined`, `back` and `left` are entries, `changed` what changed, by
    id; `rows` leads from an entry's id to its line. `whole` is False where too few of the list before are in it.
    """

    columns: Columns
    value: dict[str, Any] | None = None
    taken: list[Decided] = field(default_factory=list)
    doubts: list[Decided] = field(default_factory=list)
    faults: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)
    out: list[Said] = field(default_factory=list)
    joined: list[dict[str, Any]] = field(default_factory=list)
    back: list[dict[str, Any]] = field(default_factory=list)
    left: list[Mapping[str, Any]] = field(default_factory=list)
    changed: dict[str, list[Said]] = field(default_factory=dict)
    rows: dict[str, Line] = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)
    whole: bool = True


def words_of(repository: Repository, schemas: Schemas) -> Vocabulary:
    """The words by which this region's lists are understood."""
    region = repository.region.value if isinstance(repository.region.value, dict) else {}
    territories = choices(repository, schemas.field("members", ("members", "[]", "territory")))
    scheme = str(region.get("organisation_ids", "none"))
    return Vocabulary.of(schemas, territories, str(region.get("country", "")), scheme)


def import_list(
    repository: Repository,
    schemas: Schemas,
    table: Table,
    cluster: str,
    year: int,
    answers: Answers | None = None,
    named: Mapping[str, str] | None = None,
    ask: Ask | None = None,
) -> Import:
    """The list of a cluster and year from a table.

    `named` says the field of columns by heading or letters, `ask` is asked of each doubt that no answer settles.
    Raises CannotRun for an answer that names nobody on record, or nobody in the list.
    """
    answers = answers or Answers()
    words = words_of(repository, schemas)
    columns = find_columns(table, words, named)
    found = Import(columns, faults=list(columns.faults))
    if columns.faults:
        return found
    lines, found.out = read_lines(table, columns, words)
    if not lines:
        found.faults.append(said("nothing"))
    register = Register.of(repository, cluster, year)
    decided = merged([decide(line, register, answers, ask) for line in lines])
    unknown = answers.left - {each.key for each in decided}
    if unknown:
        message = N_("The list names no organisation with the identifier {id}, so that it can’t leave.")
        raise CannotRun(message, id=min(unknown))
    decided = [each for each in decided if each.key not in answers.left]
    filled = frozenset(name for name in TICKED if any(name in line.values for line in lines))
    earlier = latest(repository.clusters[cluster], "members", Period(year))
    last = int(earlier.path[-8:-4]) if earlier else None
    maker = Maker(schemas, words, columns, cluster, year, last, filled)
    for each in decided:
        _take(found, each, maker.make(each) if not each.open else None)
    before = {str(entry["id"]): entry for entry in entries_of(earlier.value)} if earlier else {}
    _compare(found, before, maker)
    found.whole = answers.whole or len(before) < _FEW or len(found.left) * 2 <= len(before)
    if not (found.doubts or found.faults) and found.whole:
        present = repository.clusters[cluster].members.get(year)
        record = present.value if present and isinstance(present.value, dict) else {"year": year}
        found.value = {**record, "members": sorted(found.entries, key=lambda entry: entry["id"])}
    return found


def _take(found: Import, decided: Decided, made: Made | None) -> None:
    """Put a line where it belongs."""
    if made is None:
        found.doubts.append(decided)
        return
    found.entries.append(made.entry)
    found.notes += made.notes
    found.faults += made.faults
    if decided.known is not None:
        found.taken.append(decided)
    if "id" in made.entry:
        found.rows[made.entry["id"]] = decided.line


def _compare(found: Import, before: Mapping[str, Mapping[str, Any]], maker: Maker) -> None:
    """Who came, came back, left and changed since the list before."""
    on_record = {each.known.id: each.known for each in found.taken if each.known}
    for entry in found.entries:
        last = before.get(entry.get("id", ""))
        if last is None:
            known = on_record.get(entry.get("id", ""))
            # whoever is on record since this very year has come with this list
            was_here = known is not None and known.since is not None and known.since < maker.year
            (found.back if was_here else found.joined).append(entry)
            continue
        changes = [_change(name, last.get(name), entry.get(name), maker) for name in COMPARED]
        if any(changes):
            found.changed[entry["id"]] = [each for each in changes if each]
    open_ids = {each.match.candidate.id for each in found.doubts if each.match.candidate}
    here = {entry.get("id") for entry in found.entries} | open_ids
    found.left = [entry for ident, entry in before.items() if ident not in here]


def _change(name: str, before: Any, after: Any, maker: Maker) -> Said | None:
    if before == after:
        return None
    title = maker.words.titles[name]
    if before is None:
        return said("added", title=title, after=maker.shown(name, after))
    if after is None:
        return said("removed", title=title, before=maker.shown(name, before))
    return said("change", title=title, before=maker.shown(name, before), after=maker.shown(name, after))
