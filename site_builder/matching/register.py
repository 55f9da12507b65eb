"""Who is on record in the lists of all clusters, and whom of them a name and an id mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Indel

from site_builder.matching.names import NEAR, in_order, normalised, similarity
from site_builder.problems import N_
from site_builder.source.repository import Repository

#: how many near names are offered
_MOST = 3

#: why a row means an organisation, for the command and for the page
WHYS: Mapping[str, str] = {
    "near": N_("“{name}” is spelt nearly as “{known}” ({id}): {percent} % of the letters agree"),
    "same-id": N_("same identifier {id}"),
    "same-id-spelt": N_("same identifier {id}, though the list writes “{name}”"),
    "id-name": N_("the identifier {id} is that of “{known}”, but the name is that of “{other}” ({other_id})"),
    "other-id": N_("“{name}” is on record as {id}, but the list gives it the identifier {other_id}"),
    "other-place": N_("“{name}” is on record as {id}, but in another territory than the list says"),
    "several": N_("{number} organisations on record bear the name “{name}”"),
    "same-name": N_("“{name}” is on record as {id}"),
    "same-words": N_(
        "“{name}” is “{known}” ({id}): the names differ in case, accents, punctuation, small words or legal form alone"
    ),
}


class Certainty(StrEnum):
    """Same: taken without a question. Near: somebody has to say. None: nobody on record."""

    SAME = "same"
    NEAR = "near"
    NONE = "none"


@dataclass(slots=True)
class Known:
    """An organisation on record, with its newest entry (of the cluster's list before, where it stands there), and
    the cluster and year of that.

    `names` are all spellings, `since` its first year of membership in the cluster in hand as the newest list there
    tells it, None where it never was a member.
    """

    id: str
    entry: Mapping[str, Any]
    cluster: str
    year: int
    names: set[str] = field(default_factory=set)
    since: int | None = None

    @property
    def name(self) -> str:
        """The usual name."""
        return str(self.entry.get("name", self.id))


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a row means, how certain that is, and why: an English format string and its values.

    `others` are further candidates, likelier ones first.
    """

    candidate: Known | None
    certainty: Certainty
    why: str = ""
    args: Mapping[str, Any] = field(default_factory=dict)
    others: tuple[Known, ...] = ()


class Register:
    """The organisations of all lists."""

    def __init__(self, known: Iterable[Known], before: Iterable[str] = ()) -> None:
        """`before` are the ids in the cluster's list before, which come first where several names fit."""
        self.by_id = {each.id: each for each in known}
        self.before = frozenset(before)
        self._by_name: dict[str, list[Known]] = {}
        self._spellings: dict[str, str] = {}
        for each in sorted(self.by_id.values(), key=lambda one: (one.id not in self.before, one.id)):
            for name in sorted({normalised(spelling) for spelling in each.names}):
                key = self._spellings[name] = in_order(name)
                if each not in self._by_name.setdefault(key, []):
                    self._by_name[key].append(each)
        self._texts = (list(self._spellings), list(self._spellings.values()))

    @classmethod
    def of(cls, repository: Repository, cluster: str, year: int) -> Register:
        """What the lists of a region know, for the list of a cluster and year: the newest entry of each comes first.

        That of the list in hand, where it is there, and of the cluster's list before it go before all others. Files
        that could not be read, and entries without an id, are passed over.
        """
        files = repository.clusters.get(cluster)
        earlier = [when for when, each in files.members.items() if when < year and not each.broken] if files else []
        last = max(earlier, default=None)
        lists = [
            (each.id, when, document.value)
            for each in repository.clusters.values()
            for when, document in each.members.items()
            if not document.broken
        ]
        own = {last: 1, year: 2}
        # what is taken comes last
        lists.sort(key=lambda one: (own.get(one[1], 0) if one[0] == cluster else 0, one[1], one[0]))
        known: dict[str, Known] = {}
        before: set[str] = set()
        for name, when, value in lists:
            for entry in entries_of(value):
                ident = str(entry["id"])
                one = known.setdefault(ident, Known(ident, entry, name, when))
                one.entry, one.cluster, one.year = entry, name, when
                if isinstance(entry.get("name"), str):
                    one.names.add(entry["name"])
                if name == cluster and when <= year and isinstance(entry.get("since"), int):
                    one.since = entry["since"]
                if name == cluster and when == last:
                    before.add(ident)
        return cls(known.values(), before)

    def match(self, name: str, ident: str | None) -> Match:
        """Whom a name and an id (as `identifier` gives it, None without) mean; either may be missing."""
        found = self.by_id.get(ident) if ident else None
        if found is not None:
            return self._by_ident(found, name)
        plain = normalised(name)
        if not plain:
            return Match(None, Certainty.NONE)
        same = self._by_name.get(in_order(plain), [])
        if same:
            return self._by_same_name(same, name, ident)
        near = self._near(plain)
        if ident:
            # another valid id is another organisation, unless hardly a letter differs
            near = [(score, each) for score, each in near if score >= (1 + NEAR) / 2 and each.id in self.before]
        if not near:
            return Match(None, Certainty.NONE)
        score, first = near[0]
        why = WHYS["near"]
        args = {"name": name, "known": first.name, "id": first.id, "percent": int(100 * score)}
        return Match(first, Certainty.NEAR, why, args, tuple(each for _, each in near[1:]))

    def _by_ident(self, found: Known, name: str) -> Match:
        plain = normalised(name)
        spelt = {normalised(each) for each in found.names}
        args: dict[str, Any] = {"name": name, "known": found.name, "id": found.id}
        if not plain or plain in spelt:
            return Match(found, Certainty.SAME, WHYS["same-id"], args)
        if max((similarity(plain, each) for each in spelt), default=0) >= NEAR:
            return Match(found, Certainty.SAME, WHYS["same-id-spelt"], args)
        named = self._by_name.get(in_order(plain))
        if named:
            why = WHYS["id-name"]
            args |= {"other": named[0].name, "other_id": named[0].id}
            return Match(found, Certainty.NEAR, why, args, tuple(named))
        return Match(found, Certainty.SAME, WHYS["same-id-spelt"], args)

    def _by_same_name(self, same: Sequence[Known], name: str, ident: str | None) -> Match:
        first, *others = same
        args: dict[str, Any] = {"name": name, "known": first.name, "id": first.id, "other_id": ident}
        if ident:
            why = WHYS["other-id"]
            return Match(first, Certainty.NEAR, why, args, tuple(others))
        if others and (first.id not in self.before or others[0].id in self.before):
            why = WHYS["several"]
            return Match(first, Certainty.NEAR, why, args | {"number": len(same)}, tuple(others))
        if name in first.names:
            return Match(first, Certainty.SAME, WHYS["same-name"], args)
        why = WHYS["same-words"]
        return Match(first, Certainty.SAME, why, args)

    def _near(self, plain: str) -> list[tuple[float, Known]]:
        """The organisations whose names come near, the nearest first, those of the year before before others."""
        scorer = Indel.normalized_similarity
        close: set[str] = set()
        for asked, among in ((plain, self._texts[0]), (in_order(plain), self._texts[1])):
            found = process.extract(asked, among, scorer=scorer, score_cutoff=NEAR, limit=None)
            close.update(self._texts[0][place] for _, _, place in found)
        best: dict[str, float] = {}
        for name in close:
            score = similarity(plain, name)
            for each in self._by_name[self._spellings[name]] if score >= NEAR else ():
                best[each.id] = max(score, best.get(each.id, 0))
        order = sorted(best, key=lambda one: (-best[one], one not in self.before, one))
        return [(best[one], self.by_id[one]) for one in order[:_MOST]]


def entries_of(value: Any) -> list[Mapping[str, Any]]:
    """The entries of a members list that have an id, as far as it can be read."""
    listed = value.get("members") if isinstance(value, dict) else None
    return [each for each in listed if isinstance(each, dict) and each.get("id")] if isinstance(listed, list) else []
