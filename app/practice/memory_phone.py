"""A phone that reaches a sync server in memory: like ``phone.Phone``, without a wire."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID

from app.domain.events import Actor, ActorKind, Event, EventType, Outcome, Position
from app.practice.memory_server import MemoryServer

POSITION_GAP_S = 60.0
"""Of the positions noted, one in so many seconds is kept: what a board moves by, at a quarter of the
price."""


class MemoryPhone:
    """A driver's phone with an outbox that survives gaps in the connection.

    ``online`` tells whether there is a connection at the moment; ``now`` is the phone's clock. Whenever
    something is sent, a new route is seen as well, as on a page that waits for news.
    """

    def __init__(
        self,
        server: MemoryServer,
        driver_id: str,
        now: Callable[[], datetime],
        online: Callable[[], bool],
        draw: Random,
    ) -> None:
        self._server = server
        self._driver = driver_id
        self._now = now
        self._online = online
        self._draw = draw
        self._events: list[Event] = []
        self._positions: list[Position] = []
        self._noted = 0.0
        self._change = 0
        self.shift: Mapping[str, Any] | None = None

    def fetch(self) -> None:
        """Look for a new route, when there is a connection."""
        if not self._online():
            return
        self._change, shown = self._server.shift_of(self._driver, self._change)
        if shown is not None:
            self.shift = shown

    def keep(self, pictures: Mapping[str, bytes]) -> None:
        """Pictures go nowhere here."""

    def report(self, kind: str, shift_id: str, **fields: object) -> None:
        """Put a fact into the outbox and try to send it."""
        now = self._now()
        outcome = fields.pop("outcome", None)
        self._events.append(
            Event(
                event_id=str(UUID(int=self._draw.getrandbits(128), version=4)),
                type=EventType(kind),
                at=now,
                received_at=now,
                actor=Actor(ActorKind.DRIVER, self._driver),
                shift_id=shift_id,
                stop_id=str(fields.pop("stop_id", "")),
                outcome=Outcome(str(outcome)) if outcome else None,
                note=str(fields.pop("note", "")),
                data={key: value for key, value in fields.items() if value},
            )
        )
        self.send()

    def place(self, at: datetime, lon: float, lat: float, speed: float, bearing: float) -> None:
        """Note a position; it is sent with the next batch."""
        if at.timestamp() - self._noted >= POSITION_GAP_S:
            self._noted = at.timestamp()
            self._positions.append(Position(self._driver, at, lon, lat, speed, bearing))

    def send(self) -> None:
        """Send positions and facts, when there is a connection."""
        if not self._online():
            return
        self._server.take_positions(self._positions)
        self._server.take(self._events)
        self._positions, self._events = [], []
        self.fetch()

    @property
    def waiting(self) -> int:
        """Facts not yet taken."""
        return len(self._events)
