"""How a practice day really turns out: what the plan cannot know.

Half of the variance of service and driving times is systematic (by place, driver and hour), so that
there is something to learn from; the rest is drawn anew at each stop. All draws come from one seed
and from names, never from the order of calls, so that a re-planned day keeps its luck.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from hashlib import blake2b
from random import Random

from app.domain.events import EventType, Outcome
from app.domain.orders import TaskKind


@dataclass(frozen=True, slots=True)
class WorldSettings:
    """What kind of day it is. Spreads are standard deviations of the logarithm."""

    seed: int = 1
    service_spread: float = 0.35
    driving_spread: float = 0.12
    slowdown: float = 1.08
    failure_share: float = 0.05
    partial_share: float = 0.02
    late_start_s: float = 240.0
    gaps_per_shift: int = 3
    gap_s: tuple[float, float] = (180.0, 1200.0)


@dataclass(frozen=True, slots=True)
class Attempt:
    """How an attempt at a stop ends."""

    type: EventType
    outcome: Outcome
    note: str = ""


FAILURES = (
    (Outcome.FAILED_NOT_HOME, "Rang twice, nobody came"),
    (Outcome.FAILED_NOT_HOME, "Neighbour does not take parcels"),
    (Outcome.FAILED_NO_ACCESS, "Gate locked"),
    (Outcome.FAILED_ADDRESS_NOT_FOUND, "No such name on the bells"),
    (Outcome.FAILED_REFUSED, "Customer did not want it any more"),
    (Outcome.FAILED_NO_PARKING, ""),
)
DELIVERED = (
    (Outcome.DELIVERED_TO_RECIPIENT, 0.72),
    (Outcome.DELIVERED_TO_THIRD_PARTY, 0.12),
    (Outcome.DELIVERED_TO_SAFE_PLACE, 0.10),
    (Outcome.DELIVERED_TO_MAILBOX, 0.06),
)
RUSH_HOURS = {7: 1.18, 8: 1.12, 12: 1.06, 16: 1.10, 17: 1.20}
"""Driving is slower by this factor in these hours (local)."""


def named_random(seed: int, *names: object) -> Random:
    """A generator of its own for a named thing under a seed."""
    text = "|".join(str(name) for name in (seed, *names))
    return Random(int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big"))


class World:
    """The draws of one seed."""

    def __init__(self, settings: WorldSettings) -> None:
        self.settings = settings

    def random(self, *names: object) -> Random:
        """A generator of its own for a named thing: the same names give the same draws."""
        return named_random(self.settings.seed, *names)

    def service_s(self, planned_s: float, stop_id: str, place: str, driver: str, hour: int) -> float:
        """Seconds a stop really takes."""
        spread = self.settings.service_spread
        systematic = (
            self._factor("place", place, spread=spread * 0.55)
            * self._factor("driver", driver, spread=spread * 0.40)
            * self._factor("hour", hour, spread=spread * 0.20)
        )
        chance = self._factor("service", stop_id, spread=spread * math.sqrt(0.5))
        return max(30.0, planned_s * systematic * chance)

    def driving_factor(self, driver: str, leg: str, hour: int) -> float:
        """How much longer a leg takes than the road graph says."""
        spread = self.settings.driving_spread
        chance = self._factor("leg", driver, leg, spread=spread * math.sqrt(0.5))
        habit = self._factor("pace", driver, spread=spread * math.sqrt(0.5))
        return self.settings.slowdown * RUSH_HOURS.get(hour, 1.0) * habit * chance

    def attempt(self, stop_id: str, kind: TaskKind) -> Attempt:
        """How the attempt at a stop ends."""
        draw = self.random("attempt", stop_id)
        luck = draw.random()
        if luck < self.settings.failure_share:
            outcome, note = draw.choice(FAILURES)
            return Attempt(EventType.FAILED, outcome, note)
        if kind is TaskKind.PICKUP:
            return Attempt(EventType.COMPLETED, Outcome.PICKED_UP)
        outcome = draw.choices([o for o, _ in DELIVERED], [w for _, w in DELIVERED])[0]
        if luck < self.settings.failure_share + self.settings.partial_share:
            return Attempt(EventType.PARTIAL, outcome, "One parcel was missing")
        return Attempt(EventType.COMPLETED, outcome)

    def late_start_s(self, driver: str) -> float:
        """Seconds after the shift's beginning at which a driver really begins."""
        return abs(self.random("start", driver).gauss(0, self.settings.late_start_s))

    def gaps(self, driver: str, start: float, end: float) -> tuple[tuple[float, float], ...]:
        """Spans without connection between two unix times."""
        draw = self.random("gaps", driver)
        spans = []
        for _ in range(self.settings.gaps_per_shift):
            begin = draw.uniform(start, end)
            spans.append((begin, begin + draw.uniform(*self.settings.gap_s)))
        return tuple(sorted(spans))

    def _factor(self, *names: object, spread: float) -> float:
        """A log-normal factor with median 1."""
        return math.exp(self.random(*names).gauss(0, spread))
