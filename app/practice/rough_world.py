"""A rougher practice day: heavy tails, orders that come and go in the day, a van that breaks down.

Who works where stays the same from day to day, so that earlier days teach something: what a place, a
driver and an hour add belongs to the *country*, what a visit and a leg add to the *day*. Every draw
comes from a seed and from names, never from the order of calls: whatever is planned, a stop takes as
long, and the drive to it is as slow, as it was going to be.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

from app.practice.world import RUSH_HOURS, World, WorldSettings, named_random

HOME = "depot"
"""What a driver calls the way back."""


@dataclass(frozen=True, slots=True)
class Roughness:
    """How rough a day is. Shares are of 1; ``rare_times`` is the span from which the rare multiples of
    a service or a leg are drawn; ``country`` is the seed of what stays from day to day."""

    country: int = 1
    rare_service: float = 0.03
    rare_leg: float = 0.02
    rare_times: tuple[float, float] = (2.0, 5.0)
    new_share: float = 0.15
    cancelled_share: float = 0.05
    breaks_between: tuple[float, float] = (0.35, 0.65)


ROUGH = WorldSettings(service_spread=0.55, driving_spread=0.24, failure_share=0.10)
"""What a rough day is unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Factors:
    """A duration's multiple in parts: what earlier days can teach, and what only the day brings."""

    known: float
    chance: float

    @property
    def product(self) -> float:
        """The multiple."""
        return self.known * self.chance


class RoughWorld(World):
    """The draws of one rough day."""

    def __init__(self, settings: WorldSettings, roughness: Roughness) -> None:
        super().__init__(settings)
        self.roughness = roughness

    def service_factors(self, stop_id: str, place: str, driver: str, hour: int) -> Factors:
        """How much longer than stated a stop takes."""
        return Factors(self.known_service(place, driver, hour), self.service_chance(stop_id))

    def known_service(self, place: str, driver: str, hour: int) -> float:
        """What place, driver and hour add to a service."""
        spread = self.settings.service_spread
        return (
            self._lasting("place", place, spread=spread * 0.55)
            * self._lasting("driver", driver, spread=spread * 0.40)
            * self._lasting("hour", hour, spread=spread * 0.20)
        )

    def service_chance(self, stop_id: str) -> float:
        """What the visit adds: log-normal, and now and then a multiple."""
        return self.draw_service_chance(self.random("service", stop_id))

    def draw_service_chance(self, draw: Random) -> float:
        """One draw of what a visit adds."""
        spread = self.settings.service_spread * math.sqrt(0.5)
        return self._tailed(draw, spread, self.roughness.rare_service)

    def known_driving(self, driver: str, hour: int) -> float:
        """What driver and hour add to a leg."""
        spread = self.settings.driving_spread * math.sqrt(0.5)
        pace = self._lasting("pace", driver, spread=spread)
        return self.settings.slowdown * RUSH_HOURS.get(hour, 1.0) * pace

    def leg_chance(self, driver: str, leg: str) -> float:
        """What the drive to a stop adds, whoever drives; the way home is each driver's own."""
        name = f"{HOME} of {driver}" if leg == HOME else leg
        return self.draw_leg_chance(self.random("leg", name))

    def draw_leg_chance(self, draw: Random) -> float:
        """One draw of what a leg adds."""
        spread = self.settings.driving_spread * math.sqrt(0.5)
        return self._tailed(draw, spread, self.roughness.rare_leg)

    def service_s(self, planned_s: float, stop_id: str, place: str, driver: str, hour: int) -> float:
        """Seconds a stop really takes."""
        return max(30.0, planned_s * self.service_factors(stop_id, place, driver, hour).product)

    def driving_factor(self, driver: str, leg: str, hour: int) -> float:
        """How much longer a leg takes than the road graph says."""
        return self.known_driving(driver, hour) * self.leg_chance(driver, leg)

    def breakdown(self, at_work: Mapping[str, tuple[float, float]]) -> dict[str, float]:
        """The shift whose van breaks down and the unix time at which it does, of shifts that are at
        work between two unix times."""
        draw = self.random("breakdown")
        shift_id = draw.choice(sorted(at_work))
        begins, ends = at_work[shift_id]
        return {shift_id: begins + (ends - begins) * draw.uniform(*self.roughness.breaks_between)}

    def cancelled(self, order_ids: Iterable[str]) -> tuple[str, ...]:
        """Those of some orders that are cancelled in the day."""
        ordered = sorted(order_ids)
        count = round(len(ordered) * self.roughness.cancelled_share)
        return tuple(sorted(self.random("cancelled").sample(ordered, count)))

    def _lasting(self, *names: object, spread: float) -> float:
        """A log-normal factor with median 1 that is the same every day."""
        return math.exp(named_random(self.roughness.country, *names).gauss(0, spread))

    def _tailed(self, draw: Random, spread: float, rare: float) -> float:
        factor = math.exp(draw.gauss(0, spread))
        return factor * draw.uniform(*self.roughness.rare_times) if draw.random() < rare else factor
