"""Reproducible draws: every cluster and kind of record has its own, so that adding one changes no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

SEED = "site-builder demonstration 1"

T = TypeVar("T")


class Draw:
    """A stream of draws named by its path, such as `Draw("minalogic", "members")`.

    Only `Random.random()` is used: its sequence for a seed is the one that Python promises to keep.
    """

    def __init__(self, *path: object) -> None:
        self._next = Random("/".join((SEED, *map(str, path)))).random

    def chance(self, probability: float) -> bool:
        """True with this probability (0 to 1)."""
        return self._next() < probability

    def between(self, low: float, high: float) -> float:
        """A number from low (included) to high (excluded)."""
        return low + (high - low) * self._next()

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self._next() * (high - low + 1))

    def wave(self, spread: float) -> float:
        """A number around 0, mostly within half the spread and never beyond it."""
        return (self._next() + self._next() + self._next() - 1.5) / 1.5 * spread

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices, each as likely as the other."""
        return choices[int(self._next() * len(choices))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """One of the keys, as likely as its weight says."""
        rest = self._next() * sum(weights.values())
        for choice, weight in weights.items():
            rest -= weight
            if rest < 0:
                return choice
        return choice

    def sample(self, weights: Mapping[T, float], size: int) -> list[T]:
        """So many different keys, the heavier the likelier; all of them where there are fewer."""
        # The key of each is u^(1/w) in the exact method; u/w orders well enough here and needs no logarithm.
        keys = {choice: self._next() / weight for choice, weight in weights.items() if weight > 0}
        return sorted(keys, key=keys.__getitem__)[:size]
