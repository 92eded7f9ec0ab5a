"""How long a day's work is planned to take, where earlier days say more than orders and roads do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class ExpectedTimes:
    """``stretches`` are multiples, by stop id, of the time at the door, parking included; ``paces``, by
    driver id, of the road's driving times. Who or what is not named takes what is stated.

    ``hours`` are local hours of the day from which on all driving takes a multiple of that, until the
    next one; none: the same all day."""

    stretches: Mapping[str, float] = MappingProxyType({})
    paces: Mapping[str, float] = MappingProxyType({})
    hours: tuple[tuple[int, float], ...] = ()

    def pace(self, driver_id: str) -> float:
        """The multiple of a driver's driving times."""
        return self.paces.get(driver_id, 1.0)


AS_STATED = ExpectedTimes()
