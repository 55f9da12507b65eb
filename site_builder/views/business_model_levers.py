"""The arithmetic of the what-if: seven levers over one budget. `assets/js/what-if.js` does the same in the browser."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass

#: shares of one hundred by which a lever moves
PERCENT, MONEY = "percent", "money"
#: so much of revenue all fees of one step of the success fee bring, about
_SUCCESS_STEP, _SUCCESS_STEPS = 0.01, 20


@dataclass(frozen=True)
class Start:
    """A year's budget in whole units of currency; None for what is not known, and whose levers are left out.

    `rest` is own revenue that no lever moves; `members` and `collaborations` are numbers, of an average with decimals.
    """

    fees: float | None
    services: float | None
    rest: float
    eu: float
    public: float
    expenditure: float
    members: float | None = None
    collaborations: float | None = None


@dataclass(frozen=True)
class Lever:
    """How far a lever moves, and by which step; `shown` is the one step that the table tells of."""

    id: str
    unit: str
    low: float
    high: float
    step: float
    shown: float


@dataclass(frozen=True)
class Outcome:
    """The budget after the levers were moved."""

    members: float
    fees: float
    services: float
    success: float
    rest: float
    eu: float
    public: float
    expenditure: float

    @property
    def own(self) -> float:
        """Own resources: private revenue and European projects."""
        return self.fees + self.services + self.success + self.rest + self.eu

    @property
    def revenue(self) -> float:
        """All revenue."""
        return self.own + self.public

    @property
    def own_share(self) -> float | None:
        """Own resources in revenue, as a ratio; None where there is no revenue."""
        return self.own / self.revenue if self.revenue > 0 else None

    @property
    def balance(self) -> float:
        """What is left over, or lacking where it is under 0."""
        return self.revenue - self.expenditure


def levers(start: Start) -> tuple[Lever, ...]:
    """The levers that the starting point can carry, in the order of the page."""
    success = _success_step(start)
    every = (
        (start.fees, Lever("fees", PERCENT, -50, 50, 5, 5)),
        (start.fees and start.members, Lever("members", PERCENT, -50, 50, 5, 5)),
        (start.services, Lever("services", PERCENT, -100, 100, 5, 5)),
        (success, Lever("success", MONEY, 0, success * _SUCCESS_STEPS, success, success)),
        (start.public, Lever("public", PERCENT, -100, 50, 5, -5)),
        (start.eu, Lever("eu", PERCENT, -100, 100, 5, 5)),
        (start.expenditure, Lever("expenditure", PERCENT, -50, 50, 5, -5)),
    )
    return tuple(lever for base, lever in every if base)


def outcome(start: Start, moves: Mapping[str, float]) -> Outcome:
    """The budget with the levers moved: by per cents, the success fee by its amount for each collaboration."""

    def moved(amount: float | None, *names: str) -> float:
        return math.prod((1 + moves.get(name, 0) / 100 for name in names), start=amount or 0.0)

    return Outcome(
        members=moved(start.members, "members"),
        fees=moved(start.fees, "fees", "members"),
        services=moved(start.services, "services"),
        success=(start.collaborations or 0.0) * moves.get("success", 0),
        rest=start.rest,
        eu=moved(start.eu, "eu"),
        public=moved(start.public, "public"),
        expenditure=moved(start.expenditure, "expenditure"),
    )


def as_data(start: Start) -> dict[str, float]:
    """The starting point for the script; what is not known counts 0, and has no lever."""
    return {name: value or 0.0 for name, value in asdict(start).items()}


def _success_step(start: Start) -> float:
    """A round fee for a collaboration; 0 where there is none to pay for."""
    revenue = outcome(start, {}).revenue
    if not start.collaborations or revenue <= 0:
        return 0.0
    raw = max(1.0, _SUCCESS_STEP * revenue / start.collaborations)
    power = 10.0 ** math.floor(math.log10(raw))
    return max(factor * power for factor in (1, 2, 5) if factor * power <= raw * 1.000001)
