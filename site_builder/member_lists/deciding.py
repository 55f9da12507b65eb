"""Which organisation a line is, as the register and the answers given say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from site_builder.matching import Certainty, Known, Match, Register, normalised
from site_builder.matching.names import in_order
from site_builder.matching.register import WHYS
from site_builder.member_lists.rows import Line
from site_builder.problems import N_, CannotRun


def name_key(name: str) -> str:
    """What an answer and the name it is about have in common, however they are written."""
    return in_order(normalised(name))


@dataclass(frozen=True)
class Answers:
    """`same` and `renamed`: id by name as the list writes it; `new`: names; `left`: ids of who left though listed;
    `whole`: the list is whole, though many are missing in it.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    new: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    whole: bool = False

    @classmethod
    def of(
        cls,
        same: Mapping[str, str] | None = None,
        renamed: Mapping[str, str] | None = None,
        new: frozenset[str] = frozenset(),
        left: frozenset[str] = frozenset(),
        whole: bool = False,
    ) -> Answers:
        """Answers by names as people write them."""
        named = ({name_key(name): ident for name, ident in (each or {}).items()} for each in (same, renamed))
        return cls(*named, frozenset(map(name_key, new)), left, whole)


#: asked of a doubt at a terminal: the id of the same organisation, an empty text for a new one, None for no answer
Ask = Callable[[Line, Match], str | None]


@dataclass(slots=True)
class Decided:
    """A line and who it is: `known` where it is on record, else `ident` where the list gives one that can be right.

    `open` where somebody has to say first; `renamed` where the list's name takes the place of the usual one.
    """

    line: Line
    match: Match
    known: Known | None = None
    ident: str | None = None
    open: bool = False
    renamed: bool = False

    @property
    def key(self) -> str:
        """What lines of one organisation have in common."""
        if self.known is not None:
            return self.known.id
        return self.ident or f"={name_key(self.line.name)}"


def decide(line: Line, register: Register, answers: Answers, ask: Ask | None = None) -> Decided:
    """Who a line is; raises CannotRun for an answer with an id that is on no list."""
    ident, name = line.get("id"), name_key(line.name)
    for given in (answers.renamed, answers.same):
        if name and name in given:
            known = _on_record(register, given[name])
            return Decided(line, _answered(known, line), known, ident, renamed=given is answers.renamed)
    match = _in_its_place(register.match(line.name, ident), line)
    if match.certainty is Certainty.NEAR and not (name in answers.new and ident not in register.by_id):
        said = ask(line, match) if ask else None
        if said:
            known = _on_record(register, said)
            return Decided(line, _answered(known, line), known, ident)
        if said is None:
            return Decided(line, match, None, ident, open=True)
    if match.certainty is Certainty.NEAR:
        match = Match(None, Certainty.NONE)
    return Decided(line, match, match.candidate, ident)


def _in_its_place(match: Match, line: Line) -> Match:
    """A match by name alone is asked where the organisation is new to the cluster and sits elsewhere: two schools may
    bear one name.
    """
    known, territory = match.candidate, line.get("territory")
    if known is None or match.certainty is not Certainty.SAME or known.id == line.get("id") or known.since is not None:
        return match
    if territory is None or territory == known.entry.get("territory"):
        return match
    return replace(match, certainty=Certainty.NEAR, why=WHYS["other-place"])


def merged(decided: list[Decided]) -> list[Decided]:
    """One for each organisation, its further lines behind it in `line.more`; what is open stays as it is."""
    first: dict[str, Decided] = {}
    kept: list[Decided] = []
    for each in decided:
        if each.open or each.key == "=":
            kept.append(each)
        elif each.key in first:
            first[each.key].line.more.append(each.line)
            first[each.key].renamed |= each.renamed
        else:
            first[each.key] = each
            kept.append(each)
    return kept


def _answered(known: Known, line: Line) -> Match:
    why = N_("you said that “{name}” is “{known}” ({id})")
    match = Match(known, Certainty.SAME, why)
    return replace(match, args={"name": line.name, "known": known.name, "id": known.id})


def _on_record(register: Register, ident: str) -> Known:
    known = register.by_id.get(ident)
    if known is None:
        raise CannotRun(N_("No organisation on record has the identifier {id}. Copy it from a list."), id=ident)
    return known
