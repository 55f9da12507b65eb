"""Sums that come out exactly: apportioning a total, and deviations that cancel out."""

from __future__ import annotations

from collections.abc import Sequence


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Whole parts of a whole total, by weight; what rounding leaves goes to the largest remainders.

    Weights are not negative and not all 0.
    """
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(value) for value in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def balanced(deviations: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The deviations with their mean and their weighted mean taken out, so that both are 0.

    Shares that are a target plus such a deviation have the target as their mean, and as the share of the whole.
    """
    flat = [1.0] * len(weights)
    tilt = _without(weights, flat)
    return _without(_without(deviations, flat), tilt)


def _without(vector: Sequence[float], direction: Sequence[float]) -> list[float]:
    length = sum(d * d for d in direction)
    if length == 0:
        return list(vector)
    factor = sum(v * d for v, d in zip(vector, direction, strict=True)) / length
    return [v - factor * d for v, d in zip(vector, direction, strict=True)]
