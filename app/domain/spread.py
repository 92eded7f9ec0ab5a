"""Uncertain durations, followed along a route as parallel courses of the day.

Every step's draws are a Latin hypercube (McKay, Beckman and Conover, Technometrics 21, 1979): each
course takes another of evenly spread quantiles, in an order that belongs to the step. The draws are
the same each time (common random numbers): a forecast moves only when what it is made from does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from math import exp, floor, log
from random import Random

from app.domain.learned_times import NORMAL, SHARES, Estimate, Shape

COURSES = SHARES
"""How many courses of the day a range is read from: a chance is told to about one in a hundred."""
_DRAWS_KEPT = 2048
"""Spreads are rounded to a hundredth, so that the draws of a day's stops are few: these are kept."""
_SHARED_STEP = -1
_LAST_QUANTILE = 1 - 1e-6
"""What lasts longer than all but one in a million is still expected to end."""


@dataclass(frozen=True, slots=True)
class Range:
    """An instant that is not known: with chances of 10, 50 and 90 % it is not later than these."""

    p10: datetime
    p50: datetime
    p90: datetime


def range_of(seconds: Sequence[float], base: datetime) -> Range:
    """The range of an instant, from the seconds after ``base`` at which the courses have it."""
    ordered = sorted(seconds)
    low, middle, high = (_quantile(ordered, share) for share in (0.1, 0.5, 0.9))
    return Range(
        base + timedelta(seconds=low), base + timedelta(seconds=middle), base + timedelta(seconds=high)
    )


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Hazen's: linear between the middles of the steps."""
    place = min(max(share * len(ordered) - 0.5, 0.0), len(ordered) - 1.0)
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


class Expected:
    """One course, on which everything takes as long as it does on average."""

    size = 1

    def durations(
        self, planned_s: float, times: Estimate, elapsed_s: float, _step: int, /
    ) -> list[float]:
        """Seconds that something takes of which ``elapsed_s`` are over."""
        return [max(planned_s * times.mean, elapsed_s)]


class Courses:
    """``COURSES`` courses of the day."""

    size = COURSES

    def durations(
        self, planned_s: float, times: Estimate, elapsed_s: float, step: int, /
    ) -> list[float]:
        """Seconds that something takes on each course, given that ``elapsed_s`` have not been enough.

        ``step`` tells one draw of a route from another (0, 1, 2 ...).
        """
        spread = (times.own_sd**2 + times.shared_sd**2) ** 0.5
        if planned_s <= 0 or spread == 0:
            return [max(planned_s * times.mean, elapsed_s)] * COURSES
        centre = log(planned_s) + times.log_mean
        if elapsed_s > 0:
            return _longer_than(elapsed_s, centre, spread, times.shape, step)
        middle = exp(centre)
        mine = _multiples(times.shape, round(times.own_sd, 2), step)
        ours = _multiples(NORMAL, round(times.shared_sd, 2), _SHARED_STEP)
        return [middle * own * shared for own, shared in zip(mine, ours, strict=True)]


def _longer_than(
    elapsed_s: float, centre: float, spread: float, shape: Shape, step: int
) -> list[float]:
    """A duration of a shape, known to be longer than what is over."""
    over = min(shape.share((log(elapsed_s) - centre) / spread), _LAST_QUANTILE)
    quantiles = (over + (1 - over) * share for share in _shares(step))
    return [max(elapsed_s, exp(centre + spread * shape.score(each))) for each in quantiles]


@cache
def _shares(step: int) -> tuple[float, ...]:
    """The evenly spread quantiles, in the step's own order."""
    shares = [(place + 0.5) / COURSES for place in range(COURSES)]
    Random(step).shuffle(shares)
    return tuple(shares)


@lru_cache(_DRAWS_KEPT)
def _multiples(shape: Shape, spread: float, step: int) -> tuple[float, ...]:
    """A step's draws of a shape: each quantile once, in the step's own order."""
    return tuple(exp(spread * score) for score in _scores(shape, step))


@lru_cache(_DRAWS_KEPT)
def _scores(shape: Shape, step: int) -> tuple[float, ...]:
    return tuple(shape.score(share) for share in _shares(step))
