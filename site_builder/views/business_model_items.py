"""What the clusters' revenue and expenditure are made of, as far as this audience may see it.

Private revenue line by line is the officers'. The public sees of it what indicators show of it for all clusters
together, and only where what is left over may be shown too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.indicators.cells import Shares
from site_builder.indicators.secrecy import is_safe
from site_builder.periods import Period
from site_builder.texts import Texts
from site_builder.views.cluster_money import reported
from site_builder.views.cluster_words import title
from site_builder.views.openers import base_definitions
from site_builder.views.page import Site
from site_builder.warehouse import totals

Record = Mapping[str, Any]

#: the lines of private revenue that members and customers pay, and that the what-if moves
FEES, SERVICES = "membership_fees", "services"
_NAMED = ((FEES, "a1"), (SERVICES, "a2"))
_PUBLIC = (("region", "b1"), ("state", "b2"), ("local_authorities", "b3"), ("other", "c2"))
_EXPENDITURE = (("salaries", "c1"), ("external_costs", "c2"), ("overheads", "c3"))
_EU = "c1"


@dataclass(frozen=True)
class Item:
    """A part of revenue or expenditure: a key, its name, its colour, and its amounts by year on record."""

    key: str
    name: str
    tone: str
    amounts: Mapping[int, float]


@dataclass(frozen=True)
class Books:
    """The money of some clusters over years: `own` and `public` make revenue; `split` where private revenue is parted.

    `few` is revenue in six parts at most, for a picture of many years.
    """

    years: tuple[int, ...]
    own: tuple[Item, ...]
    public: tuple[Item, ...]
    few: tuple[Item, ...]
    expenditure: tuple[Item, ...]
    split: bool

    def revenue(self, year: int) -> float:
        """All revenue of a year; 0 where none is on record."""
        return total((*self.own, *self.public), year)

    def spent(self, year: int) -> float:
        """All expenditure of a year."""
        return total(self.expenditure, year)

    def public_share(self, year: int) -> float | None:
        """Public funds in revenue, as a ratio; None where there is no revenue."""
        whole = self.revenue(year)
        return total(self.public, year) / whole if whole else None

    def amount(self, key: str, year: int) -> float | None:
        """The amount of one of the parts of own revenue; None where it is not told apart or not on record."""
        return next((item.amounts.get(year) for item in self.own if item.key == key), None)


def total(items: Sequence[Item], year: int) -> float:
    """What items add up to in a year."""
    return sum(item.amounts.get(year, 0.0) for item in items)


def books(site: Site, texts: Texts, clusters: Collection[str], years: Sequence[int]) -> Books:
    """The money of these clusters: of all together for everybody, of others in full for the officers alone.

    Private revenue is one sum, unless its parts may be seen in each of the years that are on record.
    """
    told = [year for year in years if reported(site, clusters, year)]
    named = {key: amounts for key, _ in _NAMED if (amounts := _named(site, clusters, told, key)) is not None}
    if named and not all(_rest_may_be_seen(site, clusters, year, tuple(named)) for year in told):
        named = {}

    def item(key: str, name: str, tone: str, amount: Callable[[Record], float]) -> Item:
        return Item(key, name, tone, {year: sum(map(amount, reported(site, clusters, year))) for year in told})

    def field(*path: str) -> str:
        return title(site, texts, "annual", "budget", *path)

    private = item("private", field("revenue", "private"), "a1", lambda record: totals(record)["revenue_private"] or 0)
    eu = item("eu_projects", field("revenue", "eu_projects"), _EU if named else "a2", _path("revenue", "eu_projects"))
    own = [Item(key, field("revenue", "private", key), tone, named[key]) for key, tone in _NAMED if key in named]
    if named:
        rest = {year: amount - sum(part[year] for part in named.values()) for year, amount in private.amounts.items()}
        own.append(Item("rest", texts.gettext("Other private money"), "a3", rest))
    public = [
        item(key, field("revenue", "public", key), tone, _path("revenue", "public", key)) for key, tone in _PUBLIC
    ]
    others = Item(
        "public_others",
        texts.gettext("Other public funds"),
        "b2",
        {year: total(public[1:], year) for year in told},
    )
    own = own or [private]
    few = [*own, eu, public[0], others] if named else [private, eu, *public]
    return Books(
        tuple(years),
        (*own, eu),
        tuple(public),
        tuple(few),
        tuple(item(key, field("expenditure", key), tone, _path("expenditure", key)) for key, tone in _EXPENDITURE),
        bool(named),
    )


def private_lines(site: Site, texts: Texts, cluster: str, years: Sequence[int]) -> list[Item]:
    """Each line of a cluster's private revenue; ValueError in the public build, where they are nobody's to see."""
    if not site.for_officers:
        raise ValueError("lines of private revenue are for officers")
    keys = site.schemas.node("annual").children["budget"].children["revenue"].children["private"].children
    told = [(year, record) for year in years for record in reported(site, [cluster], year)]
    return [
        Item(
            key,
            title(site, texts, "annual", "budget", "revenue", "private", key),
            "",
            {year: _path("revenue", "private", key)(record) for year, record in told},
        )
        for key in keys
    ]


def _named(site: Site, clusters: Collection[str], years: Sequence[int], key: str) -> dict[int, float] | None:
    """The amounts of a line of private revenue; None where this audience may not see one of them."""
    line = _path("revenue", "private", key)
    if site.for_officers:
        return {year: sum(map(line, reported(site, clusters, year))) for year in years}
    if set(clusters) != set(site.records.clusters):
        return None
    found = {year: next(_published(site, key, year), None) for year in years}
    return None if None in found.values() else {year: amount or 0.0 for year, amount in found.items()}


def _published(site: Site, key: str, year: int) -> Iterator[float]:
    """The amount for all clusters as indicators show it: as a sum, an average, or a share of own resources."""
    path = f"budget.revenue.private.{key}"
    records = reported(site, site.records.clusters, year)
    own = sum(totals(record)["revenue_own"] or 0 for record in records)
    for each in base_definitions(site):
        figure = site.figures.get(each.id, "region", site.records.region.id, Period(year))
        if each.where or figure is None or figure.value is None or figure.rests_on != len(records):
            continue
        expression = "".join(each.value.split()).casefold()
        if expression == f"sum({path})":
            yield figure.value * (figure.rests_on if each.across == "mean" else 1)
        elif expression == f"100.0*sum({path})/sum(revenue_own)" and each.across == "pooled":
            yield figure.value / 100 * own


def _rest_may_be_seen(site: Site, clusters: Collection[str], year: int, named: Sequence[str]) -> bool:
    """Whether the secrecy rule lets what is left of private revenue be seen: enough clusters in it, none too large."""
    if site.for_officers:
        return True
    parts = [
        (totals(record)["revenue_private"] or 0) - sum(_path("revenue", "private", key)(record) for key in named)
        for record in reported(site, clusters, year)
    ]
    given = Shares(sum(part > 0 for part in parts), max(parts, default=0), sum(parts))
    return is_safe(given, site.records.region.secrecy)


def _path(*keys: str) -> Callable[[Record], float]:
    """The amount of a line of a record's budget, or what its lines add up to; 0 where it is not there."""

    def amount(record: Record) -> float:
        value: Any = record.get("budget", {})
        for key in keys:
            value = value.get(key, 0) if isinstance(value, Mapping) else 0
        return _sum(value)

    return amount


def _sum(value: Any) -> float:
    return sum(map(_sum, value.values())) if isinstance(value, Mapping) else value or 0
