"""A day's facts, folded once: each stop's life and what was reported of each shift."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import pairwise

from app.domain import stop_state
from app.domain.events import Event, EventType
from app.domain.routes import Route
from app.domain.stop_state import StopFacts
from app.domain.timing import rfc3339

_NEVER = StopFacts()


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Each fact once (a doubled one keeps its first place), as the desk's log has them."""
    once = {event.key: event for event in sorted(events, key=lambda e: -e.sequence)}
    return tuple(sorted(once.values(), key=lambda event: event.sequence))


def digest(log: Iterable[Event]) -> str:
    """SHA-256 chained over facts, in hexadecimal: each link covers the one before and the fact."""
    head = b""
    for event in log:
        fact = [
            event.event_id,
            event.type.value,
            rfc3339(event.at),
            rfc3339(event.received_at),
            event.actor.kind.value,
            event.actor.name,
            event.shift_id,
            event.stop_id,
            event.outcome.value if event.outcome else None,
            event.note,
            dict(event.data),
        ]
        text = json.dumps(fact, sort_keys=True, separators=(",", ":"))
        head = sha256(head + text.encode()).digest()
    return head.hex()


@dataclass(slots=True)
class ShiftLog:
    """What was reported of a shift. ``driven`` is the last word on metres and seconds in motion."""

    starts: list[datetime] = field(default_factory=list)
    ends: list[datetime] = field(default_factory=list)
    loads: list[datetime] = field(default_factory=list)
    rests: list[tuple[datetime, bool]] = field(default_factory=list)
    driven: tuple[int, int] | None = None

    def take(self, event: Event) -> None:
        """Note one fact."""
        if event.type is EventType.SHIFT_STARTED:
            self.starts.append(event.at)
        elif event.type is EventType.SHIFT_ENDED:
            self.ends.append(event.at)
        elif event.type is EventType.LOADED:
            self.loads.append(event.at)
        elif event.type in (EventType.BREAK_STARTED, EventType.BREAK_ENDED):
            self.rests.append((event.at, event.type is EventType.BREAK_STARTED))
        elif event.type is EventType.DRIVEN:
            metres, seconds = event.data.get("metres"), event.data.get("seconds")
            if isinstance(metres, int) and isinstance(seconds, int):
                self.driven = (metres, seconds)

    @property
    def started_at(self) -> datetime | None:
        """The first start."""
        return min(self.starts, default=None)

    @property
    def ended_at(self) -> datetime | None:
        """The last end."""
        return max(self.ends, default=None)

    @property
    def span_s(self) -> int | None:
        """Seconds from the first start to the last end, once both are known and in that order."""
        start, end = self.started_at, self.ended_at
        if start is None or end is None or end < start:
            return None
        return round((end - start).total_seconds())

    @property
    def rest_s(self) -> int:
        """Seconds of rest within the span, by when they happened; an open rest ends with the shift."""
        start, end = self.started_at, self.ended_at
        if start is None or end is None or end < start:
            return 0
        # The end of a rest sorts before the start of another at the same instant.
        marks = sorted((min(max(at, start), end), begins) for at, begins in self.rests)
        marks.append((end, False))
        rested = sum((b[0] - a[0]).total_seconds() for a, b in pairwise(marks) if a[1])
        return round(rested)


class DayLog:
    """Facts folded in the desk's order.

    ``given`` holds the route each shift was given: what a shift's start and end do to its stops is
    applied to these.
    """

    def __init__(self, given: Mapping[str, Route], log: Iterable[Event]) -> None:
        self.stops: dict[str, StopFacts] = {}
        self._shifts: dict[str, ShiftLog] = {}
        for event in log:
            self._take(given, event)

    def stop(self, stop_id: str) -> StopFacts:
        """What is known of a stop."""
        return self.stops.get(stop_id, _NEVER)

    def shift(self, shift_id: str) -> ShiftLog:
        """What is known of a shift."""
        return self._shifts.get(shift_id) or ShiftLog()

    def _take(self, given: Mapping[str, Route], event: Event) -> None:
        if event.stop_id:
            self._apply(event.stop_id, event)
            return
        self._shifts.setdefault(event.shift_id, ShiftLog()).take(event)
        if event.type in (EventType.SHIFT_ENDED, EventType.RELEASED) and event.shift_id in given:
            for stop_id in given[event.shift_id].stop_ids:
                self._apply(stop_id, event)

    def _apply(self, stop_id: str, event: Event) -> None:
        self.stops[stop_id] = stop_state.apply(self.stop(stop_id), event)
