"""How complete a record is: the share of the fields that apply and are filled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ANY_KEY, ITEMS

#: optional fields, by form, that a record rightly leaves out: nothing is missing where they are not there
_NOT_ASKED = {
    "annual": {"comment", "confirmed", "grants", "collaborations"},
    "quarterly": {"comment", "confirmed"},
    "members": {"startup", "governance"},
}
_MEMBER = ("members", ITEMS)
#: of a member, what is asked of companies alone
_OF_COMPANIES = {"activity", "employees", "revenue"}


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that is not filled everywhere it applies: its title (localised), in how many of how many."""

    title: Any
    filled: int
    asked: int


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many fields apply, how many of them are filled, and which are not, in the order of the form."""

    asked: int = 0
    filled: int = 0
    gaps: tuple[Gap, ...] = ()

    def __add__(self, other: Completeness) -> Completeness:
        return Completeness(self.asked + other.asked, self.filled + other.filled, self.gaps + other.gaps)

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where no field applies."""
        return self.filled / self.asked if self.asked else None


@dataclass(frozen=True)
class Counting:
    """Counts the fields of records. `results` gives the indicators that a cluster is to report itself in a year."""

    schemas: Schemas
    results: Callable[[str, int], Iterable[str]]
    titles: Mapping[str, Any]
    _asked: dict[str, list[Field]] = field(default_factory=dict)

    def annual(self, cluster: str, year: int, record: Mapping[str, Any]) -> Completeness:
        """Of a yearly record, with the results asked of the cluster."""
        asked = list(self.results(cluster, year))
        missing = [Gap(self.titles[each], 0, 1) for each in asked if each not in record.get("results", {})]
        return self._of("annual", [record]) + Completeness(len(asked), len(asked) - len(missing), tuple(missing))

    def quarterly(self, record: Mapping[str, Any]) -> Completeness:
        """Of a quarterly grid."""
        return self._of("quarterly", [record])

    def members(self, members: Iterable[Mapping[str, Any]]) -> Completeness:
        """Of a members list: the fields of each of its members."""
        return self._of("members", list(members))

    def _of(self, kind: str, entries: list[Mapping[str, Any]]) -> Completeness:
        base = _MEMBER if kind == "members" else ()
        fields = self._asked.setdefault(kind, [each for each in self.schemas.fields(kind) if _counts(each, base)])
        gaps, asked, filled = [], 0, 0
        for each in fields:
            path = each.path[len(base) :]
            its = [_has(entry, path) for entry in entries if _applies(path, entry)]
            asked, filled = asked + len(its), filled + sum(its)
            if not all(its):
                gaps.append(Gap(each.title, sum(its), len(its)))
        return Completeness(asked, filled, tuple(gaps))


def _applies(path: tuple[str, ...], entry: Mapping[str, Any]) -> bool:
    return path[0] not in _OF_COMPANIES or str(entry.get("category", "company")).startswith("company")


def _counts(field: Field, base: tuple[str, ...]) -> bool:
    """True for a field of the record or entry itself, not of an entry within it; a list counts as one field."""
    path = field.path[len(base) :]
    if field.path[: len(base)] != base or not path or {ITEMS, ANY_KEY} & set(path):
        return False
    return path[0] not in _NOT_ASKED[field.kind] and (field.leaf or field.type == "array")


def _has(record: Mapping[str, Any], path: tuple[str, ...]) -> bool:
    value: Any = record
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value is not None
