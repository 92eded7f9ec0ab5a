"""A practice day in memory: the real desk, store, drivers and clock; no wire and no process between.

A day of 250 stops is over in seconds, for benchmarks and for trying a policy on many days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event as Flag

from app.desk import Desk
from app.domain.fleet import Shift
from app.ports.roads import Roads
from app.practice.conductor import AdvancingClock, Conductor
from app.practice.driver import SimulatedDriver
from app.practice.exchanging import exchange_as_dispatcher
from app.practice.handset import connection
from app.practice.memory_phone import MemoryPhone
from app.practice.memory_server import MemoryServer
from app.practice.world import World


class MemoryClock:
    """A practice clock within one process; it stands still until ``advance_to``."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """The practice day's instant, UTC."""
        return self._now

    def advance_to(self, at: datetime) -> None:
        """Move the clock forward; an earlier time leaves it where it is."""
        self._now = max(self._now, at)


@dataclass(frozen=True, slots=True)
class QuickDay:
    """What a day in memory is made of. ``roads`` are the ones that are driven, which may differ from
    those the desk plans with. ``breakdowns`` maps shifts to the unix time at which the van breaks
    down."""

    desk: Desk
    server: MemoryServer
    clock: AdvancingClock
    roads: Roads
    world: World
    breakdowns: Mapping[str, float]

    def run(
        self, shifts: Sequence[Shift], step: Callable[[], None], others: Sequence[Iterator[float]] = ()
    ) -> tuple[SimulatedDriver, ...]:
        """Release the plan, live the day to the last driver home, and leave the desk with all facts.

        ``step`` is called after each look at the server; ``others`` live beside the drivers, as
        iterators of unix times at which to be woken. Returns the drivers as they came home.
        """
        self.desk.link = self.server
        self.desk.release()
        self.desk.exchange()
        drivers = tuple(self._driver(shift) for shift in shifts)

        def look() -> None:
            exchange_as_dispatcher(self.desk)
            step()

        lives = [*others, *(driver.live() for driver in drivers)]
        Conductor(self.clock, look, None, Flag()).run(lives)
        return drivers

    def _driver(self, shift: Shift) -> SimulatedDriver:
        driver = shift.driver.driver_id
        phone = MemoryPhone(
            self.server,
            driver,
            now=self.clock.now,
            online=connection(self.clock, self.world, shift),
            draw=self.world.random("phone", driver),
        )
        broken_at = self.breakdowns.get(shift.shift_id)
        return SimulatedDriver(shift, phone, self.world, self.roads, self.clock, broken_at)
