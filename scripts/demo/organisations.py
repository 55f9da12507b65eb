"""The invented organisations: each cluster's own, and the region's common pool of those that join several clusters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .draw import Draw
from .names import NACE, TRADES, organisation_name, siren
from .profiles import FIRST_YEAR

COMMON_BLOCK = 0
COMMON_SIZE = 740
STARTUP_YEARS = 8

_TERRITORIES = {
    "69": 30, "38": 19, "74": 9.5, "63": 9, "42": 9, "01": 6, "26": 5,
    "73": 5, "03": 2.5, "07": 2.2, "43": 2, "15": 1, "outside": 5,
}  # fmt: skip
_OWN = {
    "company_sme": 84.5, "company_large": 4.6, "company_mid": 4.2,
    "research": 1.9, "training": 1.5, "public": 1.6, "other": 1.7,
}  # fmt: skip
_COMMON = {
    "company_sme": 66, "company_large": 9, "company_mid": 7,
    "research": 7, "training": 4.5, "public": 3.5, "other": 3,
}  # fmt: skip
# Headcounts of the organisation itself: that of the group it belongs to, which makes its category, may be far larger.
_SIZES = {"company_sme": (2, 130), "company_mid": (60, 700), "company_large": (150, 1_900)}


@dataclass(frozen=True)
class Organisation:
    """An invented organisation; `employees` (of 2019) and `revenue` (euros per head) are None where it tells none."""

    id: str
    name: str
    category: str
    territory: str
    activity: str | None
    born: int | None
    employees: int | None
    revenue: int | None
    growth: float
    domain: str
    reach: float

    def staff(self, year: int) -> int:
        """Headcount in this year, within the bounds of its category; only where `employees` is told."""
        most = {"company_sme": 249, "company_mid": 4_999}.get(self.category, 99_999)
        return max(1, min(most, round(self.employees * self.growth ** (year - FIRST_YEAR))))

    def startup(self, year: int) -> bool:
        """Whether it counts as a start-up in this year."""
        return self.born is not None and year - self.born <= STARTUP_YEARS


def own_organisation(block: int, index: int, domains: tuple[str, ...], home: str, since: int) -> Organisation:
    """Organisation `index` of a cluster's own block, which first joined it in `since`."""
    draw = Draw("organisation", block, index)
    category = draw.weighted(_OWN)
    domain = draw.pick(domains[1:]) if len(domains) > 1 and draw.chance(0.2) else domains[0]
    territory = draw.weighted({code: weight * (2.4 if code == home else 1) for code, weight in _TERRITORIES.items()})
    young = category == "company_sme" and since >= 2012 and draw.chance(0.24 if since < FIRST_YEAR else 0.38)
    born = since - draw.whole(0, 3) if young else None
    return _organisation(draw, block * 1_000 + index, category, domain, territory, born, 1.0)


@cache
def common_organisation(index: int) -> Organisation:
    """Organisation `index` of the common pool; `reach` is how readily it joins clusters."""
    draw = Draw("organisation", COMMON_BLOCK, index)
    category = draw.weighted(_COMMON)
    domain = draw.pick(tuple(TRADES))
    territory = draw.weighted(_TERRITORIES)
    reach = draw.between(0.5, 1.5) * (1.5 if category in ("research", "training", "company_large", "public") else 1.0)
    return _organisation(draw, index, category, domain, territory, None, reach)


def common_weights(domains: tuple[str, ...]) -> dict[int, float]:
    """How readily each organisation of the common pool joins a cluster of these domains."""
    pool = (common_organisation(index) for index in range(COMMON_SIZE))
    return {index: one.reach * (3.0 if one.domain in domains else 1.0) for index, one in enumerate(pool)}


def _organisation(
    draw: Draw, number: int, category: str, domain: str, territory: str, born: int | None, reach: float
) -> Organisation:
    company = category in _SIZES
    trade, form, code = draw.pick(TRADES[domain]), draw.whole(0, 11), draw.pick(NACE[domain])
    tells_code, tells_staff, tells_revenue = draw.chance(0.5), draw.chance(0.38), draw.chance(0.45)
    low, high = _SIZES.get(category, (0, 0))
    # Small ones are the many: the square of a uniform draw leans towards the low end.
    staff = low + round((high - low) * draw.between(0, 1) ** 2)
    per_head = draw.whole(90, 320) * 1_000
    return Organisation(
        id=siren(number),
        name=organisation_name(number, category, form, trade),
        category=category,
        territory=territory,
        activity=code if company and tells_code else None,
        born=born,
        employees=staff if company and tells_staff else None,
        revenue=per_head if company and tells_staff and tells_revenue else None,
        growth=1 + draw.wave(0.05) + 0.012,
        domain=domain,
        reach=reach,
    )
