"""How likely a missed window was held to be at every look at a day left alone: ours, an oracle's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from app.domain.events import Event, EventType
from app.domain.fleet import Shift
from app.domain.routes import Route
from app.domain.stop_state import StopState
from app.tracking import DayTracker
from storage.region.roads import OsrmRoads
from tests.benchmarks.orchestration.oracle import Oracle
from tests.benchmarks.orchestration.scenario import Scenario

LOOKS_EVERY = timedelta(minutes=5)
"""A message is held back for five minutes anyway (``app.messages.notifying.HOLDS``)."""


@dataclass(frozen=True)
class Watched:
    """A stop with a promised window: whether it was missed, and the chances of that as they were held,
    each with the seconds from then to the window's end."""

    seed: int
    stop_id: str
    missed: bool
    looks: tuple[tuple[float, float, float], ...]
    """Seconds to the end of the window, our chance, the oracle's; in the order of the looks."""

    def as_json(self) -> dict[str, object]:
        """For a file."""
        return asdict(self)


class Watching:
    """Notes chances while a day is lived; ``step`` is called at every look."""

    def __init__(self, day: Scenario, tracker: DayTracker, roads: OsrmRoads, closed: OsrmRoads) -> None:
        self._day = day
        self._tracker = tracker
        self._oracle = Oracle(day, tracker, roads, closed)
        self._next: datetime | None = None
        self._looks: dict[str, list[tuple[float, float, float]]] = {}
        self._ends: dict[str, datetime] = {}

    def step(self, now: datetime) -> None:
        """Note every chance there is, once in five minutes."""
        if self._next is not None and now < self._next:
            return
        self._next = now + LOOKS_EVERY
        self._tracker.board(now)
        for shift in self._day.shifts:
            record = self._tracker.data.routes.get(shift.shift_id)
            if record is not None and record.released is not None and record.released.trips:
                self._of_route(record.released, shift, now)

    def _of_route(self, route: Route, shift: Shift, now: datetime) -> None:
        known = self._tracker._drawn[route.shift_id].ranges
        if known is None or self._tracker.shift_facts(route.shift_id).ended_at is not None:
            return
        truth = self._oracle.foresee(route, shift, now)
        for stop_id in route.stop_ids:
            windows = self._tracker.windows(stop_id)
            state = self._tracker.facts(stop_id).state
            ahead = (StopState.PLANNED, StopState.RELEASED, StopState.EN_ROUTE)
            if not windows or state not in ahead or stop_id not in truth:
                continue
            ends = self._ends[stop_id] = windows[-1][1]
            starts = truth[stop_id][1]
            best = sum(at > ends.timestamp() + 0.5 for at in starts) / len(starts)
            left = (ends - now).total_seconds()
            self._looks.setdefault(stop_id, []).append((left, known.stops[stop_id].late, best))

    def watched(self, facts: Sequence[Event]) -> list[Watched]:
        """Every stop that was looked at, with what became of it; one that nobody reached is missed."""
        arrived = {e.stop_id: e.at for e in facts if e.type is EventType.ARRIVED}
        found = []
        for stop_id, looks in self._looks.items():
            at, ends = arrived.get(stop_id), self._ends[stop_id]
            missed = at is None or at > ends
            found.append(Watched(self._day.seed, stop_id, missed, tuple(looks)))
        return found
