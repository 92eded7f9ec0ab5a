"""What a simulated driver needs of a phone, whichever way the phone reaches the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from app.domain.fleet import Shift
from app.domain.timing import instant
from app.ports.clock import Clock
from app.practice.world import World


class Handset(Protocol):
    """A driver's phone: the list it shows, and an outbox that survives gaps in the connection."""

    @property
    def shift(self) -> Mapping[str, Any] | None:
        """The shift as the phone shows it, in the words of the public API; None before there is one."""
        ...

    @property
    def waiting(self) -> int:
        """Facts and pictures not yet acknowledged."""
        ...

    def fetch(self) -> None:
        """Look for a new route, when there is a connection."""
        ...

    def keep(self, pictures: Mapping[str, bytes]) -> None:
        """Put photos and signatures into the outbox, by the hash of their bytes."""
        ...

    def report(self, kind: str, shift_id: str, **fields: object) -> None:
        """Put a fact into the outbox and try to send it."""
        ...

    def place(self, at: datetime, lon: float, lat: float, speed: float, bearing: float) -> None:
        """Note a position; it is sent with the next batch."""
        ...

    def send(self) -> None:
        """Send what waits, when there is a connection."""
        ...


def connection(clock: Clock, world: World, shift: Shift) -> Callable[[], bool]:
    """Whether the phone of a shift's driver is outside its gaps now."""
    start = instant(shift.day, shift.starts, shift.depot.zone).timestamp()
    end = instant(shift.day, shift.ends, shift.depot.zone).timestamp()
    gaps = world.gaps(shift.driver.driver_id, start, end)

    def online() -> bool:
        now = clock.now().timestamp()
        return not any(begin <= now < end for begin, end in gaps)

    return online
