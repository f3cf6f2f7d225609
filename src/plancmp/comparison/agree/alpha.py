"""Krippendorff's alpha, percent agreement, and how far alpha may be off.

Alpha is 1 − D_o / D_e: the disagreement observed within units over that expected if the values were
dealt out by chance (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"). A unit holds
the values that coders gave it; a coder who gave none is left out, and a unit with fewer than two
values says nothing.
"""

from __future__ import annotations

import math
import random
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

Coded = TypeVar("Coded", bound=Hashable)
Difference = Callable[[Coded, Coded], float]
"""How far two values are apart: 0 for the same."""


def nominal(a: Hashable, b: Hashable) -> float:
    """Two categories are the same or not."""
    return float(a != b)


def interval(a: float, b: float) -> float:
    """Two figures are apart by the square of their difference."""
    return float(a - b) ** 2


@dataclass(frozen=True, slots=True)
class Reliability:
    """How well coders agree on one thing.

    `units` is how many units at least two coders gave a value, `agreement` the share of pairs of
    values that are the same, None without any. `alpha` is None where all values are the same: where
    nothing varies, nothing tells agreement from habit. `low` and `high` enclose 95 % of the
    resampled alphas.
    """

    units: int
    agreement: float | None
    alpha: float | None
    low: float | None = None
    high: float | None = None


def reliability(
    units: Sequence[Sequence[Coded]],
    difference: Difference[Coded],
    *,
    resamples: int = 0,
    seed: int = 0,
) -> Reliability:
    """Return agreement and alpha of the units' values, with an interval if it is asked for."""
    pairable = [unit for unit in units if len(unit) > 1]
    pairs = [(a, b) for unit in pairable for a, b in combinations(unit, 2)]
    if not pairs:
        return Reliability(0, None, None)
    agreement = sum(a == b for a, b in pairs) / len(pairs)
    parts = _parts(pairable, difference)
    if parts is None:
        return Reliability(len(pairable), agreement, None)
    alpha = 1 - sum(parts)
    if not resamples:
        return Reliability(len(pairable), agreement, alpha)
    low, high = _interval(parts, resamples, seed)
    return Reliability(len(pairable), agreement, alpha, low, high)


def _parts(units: Sequence[Sequence[Coded]], difference: Difference[Coded]) -> list[float] | None:
    """Return what each pair within a unit takes off alpha; None if nothing varies."""
    counts = Counter(value for unit in units for value in unit)
    total = sum(counts.values())
    expected = 2 * sum(counts[a] * counts[b] * difference(a, b) for a, b in combinations(counts, 2))
    if not expected:
        return None
    expected /= total * (total - 1)
    return [
        2 * difference(a, b) / (total * (len(unit) - 1) * expected)
        for unit in units
        for a, b in combinations(unit, 2)
    ]


def _interval(parts: Sequence[float], resamples: int, seed: int) -> tuple[float, float]:
    """Return what encloses 95 % of alphas resampled by the procedure of Hayes and Krippendorff.

    As many pairs as were observed are drawn from them with replacement; the expected disagreement
    stays, since it is that of the population (Hayes and Krippendorff 2007, pp. 84-85). Most pairs
    agree and take nothing off alpha, so first it is drawn how many do not.
    """
    draw = random.Random(seed)
    differing = [part for part in parts if part]
    counts = _binomial(len(parts), len(differing) / len(parts))
    alphas = sorted(
        max(1 - sum(draw.choices(differing, k=bisect(counts, draw.random()))), -1.0)
        for _ in range(resamples)
    )
    cut = round(resamples * 0.025)
    return alphas[cut], alphas[resamples - 1 - cut]


def _binomial(tries: int, chance: float) -> list[float]:
    """Return how likely it is that at most 0, 1, 2 … of so many tries succeed, short of all."""
    if not 0 < chance < 1:
        return [0.0] * tries if chance else [1.0]
    success, failure = math.log(chance), math.log1p(-chance)
    total, summed = math.lgamma(tries + 1), 0.0
    below = []
    for count in range(tries):
        ways = total - math.lgamma(count + 1) - math.lgamma(tries - count + 1)
        summed += math.exp(ways + count * success + (tries - count) * failure)
        below.append(summed)
    return below
