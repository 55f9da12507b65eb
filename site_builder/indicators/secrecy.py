"""Which figures the public may see, where they rest on fields for officers.

First each figure by itself: enough units must contribute, and none too much. Then what could be worked out: in an
additive indicator the region is the sum of its domains, a domain of its clusters, the region of its territories, a year
of its quarters. Where just one of such a sum is withheld, whoever subtracts knows it; so one more is withheld,
until no sum has just one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from site_builder.definitions import Expression
from site_builder.indicators.cells import ALL, Cell, Shares, shares, visible
from site_builder.indicators.figures import Figure
from site_builder.periods import Period
from site_builder.records import Definition, Records, Secrecy
from site_builder.warehouse import Warehouse

#: the territory of members that sit in none of the region's
OUTSIDE = "outside"

Key = tuple[str, str, Period]
#: table, value and condition: indicators that have them in common tell the same of the fields for officers
Behind = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure and the figures that add up to it.

    `beside` is True where something that has no figure of its own is a part too, and must not be worked out.
    """

    total: Key
    parts: tuple[Key, ...]
    beside: bool = False


def protect(
    figures: Iterable[Figure], definition: Definition, expression: Expression, warehouse: Warehouse, records: Records
) -> list[Figure]:
    """The same figures, with those marked `withheld` that the public may not see.

    A figure that was reported but has no value is withheld too where too few contribute. Raises what a query raises.
    """
    by_key = {_key(figure): figure for figure in figures}
    rule = _Rule(expression, warehouse, records.region.secrecy)
    reported = {key: figure.value for key, figure in by_key.items() if figure.mark == ""}
    withheld = {key for key in reported if not rule.allows(_cell(key))}
    if definition.additive:
        # everybody sees that there is nothing in a cell without rows: withholding it hides nothing else
        rows = visible(warehouse, expression)
        parts = {key: value for key, value in reported.items() if value is not None and _cell(key) in rows}
        withheld |= complement(parts, withheld & parts.keys(), _sums(parts, rule, records))
    return [replace(f, value=None, mark="withheld") if key in withheld else f for key, f in by_key.items()]


def alike(figures: Iterable[Figure], behind: Mapping[str, Behind]) -> list[Figure]:
    """The same figures; those that tell the same (a sum and its mean) are withheld in the same places.

    `behind` says by indicator what a protected figure tells. For a single cluster sum and mean are the same number.
    """
    figures = list(figures)
    hidden = {(behind[f.indicator], _key(f)) for f in figures if f.mark == "withheld" and f.indicator in behind}
    return [
        replace(figure, value=None, mark="withheld")
        if figure.mark == "" and (behind.get(figure.indicator), _key(figure)) in hidden
        else figure
        for figure in figures
    ]


class _Rule:
    """The rule for one figure by itself."""

    def __init__(self, expression: Expression, warehouse: Warehouse, secrecy: Secrecy) -> None:
        self.secrecy = secrecy
        self.by_cluster = expression.table.unit == "cluster"
        parts = expression.contributions
        self.shares = None if parts is None else [shares(warehouse, expression, part) for part in parts]

    def allows(self, cell: Cell) -> bool:
        """Whether the figure of a cell may be shown; never one that no sum stands behind."""
        if self.shares is None or (self.by_cluster and cell.cluster != ALL):
            return False
        nobody = Shares(0, 0, 0)
        return all(is_safe(given.get(cell, nobody), self.secrecy) for given in self.shares)

    def exposes(self, cell: Cell) -> bool:
        """Whether somebody contributes to a cell that may not be shown."""
        known = any(given[cell].contributors for given in self.shares or () if cell in given)
        return known and not self.allows(cell)


def is_safe(given: Shares, secrecy: Secrecy) -> bool:
    """Whether enough units contribute, and none more than its share."""
    few = given.contributors < secrecy.min_contributors
    return not few and given.whole != 0 and given.largest / abs(given.whole) <= secrecy.dominance


def complement(shown: dict[Key, float], withheld: set[Key], sums: Iterable[Sum]) -> set[Key]:
    """The withheld figures, and as many more as it takes that none is the only one withheld of a sum.

    `shown` has the values of all figures that have one, in order; figures without a value add nothing and are no part
    of a sum. The smallest part goes first, the earlier of equals; the total only where no part is left.
    """
    sums = [Sum(s.total, tuple(part for part in s.parts if part in shown), s.beside) for s in sums if s.total in shown]
    withheld = set(withheld)
    while True:
        before = len(withheld)
        for each in sums:
            hidden = sum(key in withheld for key in (each.total, *each.parts))
            if hidden == 1 or (each.beside and hidden == 0):
                left = [part for part in each.parts if part not in withheld]
                withheld.add(min(left, key=lambda part: shown[part], default=each.total))
        if len(withheld) == before:
            return withheld


def _sums(shown: dict[Key, float], rule: _Rule, records: Records) -> Iterator[Sum]:
    region = records.region
    for period in dict.fromkeys(period for _, _, period in shown):
        whole: Key = ("region", region.id, period)
        yield Sum(whole, tuple(("domain", domain.id, period) for domain in region.domains))
        for domain in region.domains:
            led = (("cluster", c.id, period) for c in records.clusters.values() if c.domain == domain.id)
            yield Sum(("domain", domain.id, period), tuple(led))
        if any(scope == "territory" for scope, _, _ in shown):
            territories = tuple(("territory", territory.code, period) for territory in region.territories)
            yield Sum(whole, territories, beside=rule.exposes(Cell(period, territory=OUTSIDE)))
    for scope, entity, period in shown:
        if period.quarter is None:
            yield Sum((scope, entity, period), tuple((scope, entity, Period(period.year, q)) for q in range(1, 5)))


def _key(figure: Figure) -> Key:
    return (figure.scope, figure.entity, figure.period)


def _cell(key: Key) -> Cell:
    scope, entity, period = key
    return Cell(period, **({scope: entity} if scope != "region" else {}))
