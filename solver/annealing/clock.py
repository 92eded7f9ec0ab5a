"""A clock without breaks, for an engine that knows none.

Where nearly everybody rests at about the same time, that time is cut out of the day: whatever happens
after the cut is told that much earlier, and what falls into it happens at the cut. A route that spans
the cut then has room for the rest, though not to the minute: the timetable puts it where it fits.
Drivers whose rests do not fit the common cuts lose the time at the end of their shift instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.routing import BreakSpec, VehicleSpec

SHARE = 0.5
"""Cuts are made when at least this share of the vehicles rests at such times."""


@dataclass(frozen=True, slots=True)
class Cut:
    """``length`` seconds from ``moment`` on that the engine never sees."""

    moment: int
    length: int


@dataclass(frozen=True, slots=True)
class Clock:
    """From the problem's seconds to the engine's, which begin at 0."""

    origin: int
    cuts: tuple[Cut, ...] = ()

    def at(self, second: int) -> int:
        """The engine's second; never before the first."""
        gone = sum(min(cut.length, max(0, second - cut.moment)) for cut in self.cuts)
        return max(0, second - self.origin - gone)

    def shift_end(self, vehicle: VehicleSpec, latest: int) -> int:
        """The engine's second at which a shift is over that ends at ``latest``, with the breaks that
        no cut makes room for taken off."""
        missing = (rest for n, rest in enumerate(vehicle.breaks) if not self._has_room(vehicle, n))
        lost = sum(rest.duration for rest in missing if _is_within(rest, vehicle, latest))
        return max(0, self.at(latest) - lost)

    def _has_room(self, vehicle: VehicleSpec, number: int) -> bool:
        rests = sorted(vehicle.breaks, key=lambda rest: rest.earliest)
        place = rests.index(vehicle.breaks[number])
        return place < len(self.cuts) and _allows(rests[place], self.cuts[place])


def clock_for(vehicles: Sequence[VehicleSpec]) -> Clock:
    """The clock that suits most of these vehicles, from the earliest start on."""
    origin = min((vehicle.earliest for vehicle in vehicles), default=0)
    cuts: list[Cut] = []
    resting = [sorted(v.breaks, key=lambda rest: rest.earliest) for v in vehicles if v.breaks]
    for number in range(max((len(rests) for rests in resting), default=0)):
        cut = _common([rests[number] for rests in resting if len(rests) > number], len(vehicles))
        if cut is None or (cuts and cut.moment < cuts[-1].moment + cuts[-1].length):
            break
        cuts.append(cut)
    return Clock(origin, tuple(cuts))


def _common(rests: Sequence[BreakSpec], vehicles: int) -> Cut | None:
    """The cut that serves most of the rests, if that is enough of the vehicles."""
    ends = {rest.latest for rest in rests} | {rest.earliest for rest in rests}
    first = max(ends, key=lambda second: (_served(rests, second), -second))
    served = [rest for rest in rests if rest.earliest <= first <= rest.latest]
    if len(served) < SHARE * vehicles:
        return None
    low, high = max(rest.earliest for rest in served), min(rest.latest for rest in served)
    return Cut((low + high) // 2, max(rest.duration for rest in served))


def _served(rests: Iterable[BreakSpec], second: int) -> int:
    return sum(rest.earliest <= second <= rest.latest for rest in rests)


def _allows(rest: BreakSpec, cut: Cut) -> bool:
    return rest.earliest <= cut.moment <= rest.latest and rest.duration <= cut.length


def _is_within(rest: BreakSpec, vehicle: VehicleSpec, latest: int) -> bool:
    """Whether the rest cannot be had before the shift or after it."""
    return rest.earliest + rest.duration > vehicle.earliest and rest.latest < latest
