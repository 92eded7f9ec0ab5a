"""Forecasts of the plan left alone, noted at every full hour, beside what became of them.

Three forecasters are noted: ours, as the board shows it; what the field does, planned times shifted by
the driver's delay; and an oracle that knows the country's and the day's distributions exactly and does
not know what chance adds to the visits and drives still to come, nor the breakdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from app.domain.events import Event, EventType
from app.domain.fleet import Shift
from app.domain.routes import Route
from app.domain.spread import range_of
from app.domain.stop_state import StopState
from app.tracking import DayTracker
from storage.region.roads import OsrmRoads
from tests.benchmarks.orchestration.oracle import Oracle
from tests.benchmarks.orchestration.scenario import DEPOT, Scenario

AHEAD_H = (1, 2)


@dataclass(frozen=True)
class Noted:
    """A forecast of a stop's arrival with what became of it: instants in seconds from when it was made,
    quantiles of 10, 50 and 90 %, and chances that service starts after the last promised window."""

    seed: int
    hour: int
    ahead_h: int
    stop_id: str
    arrived: float
    is_late: bool
    has_window: bool
    ours: tuple[float, float, float]
    oracle: tuple[float, float, float]
    shifted: float
    ours_late: float
    oracle_late: float
    shifted_late: float

    def as_json(self) -> dict[str, object]:
        """For a file."""
        return asdict(self)


class Foresight:
    """Notes forecasts while a day is lived; ``step`` is called at every look."""

    def __init__(self, day: Scenario, tracker: DayTracker, roads: OsrmRoads, closed: OsrmRoads) -> None:
        self._day = day
        self._tracker = tracker
        self._oracle = Oracle(day, tracker, roads, closed)
        self._hour = 0
        self._open: list[dict[str, object]] = []

    def step(self, now: datetime) -> None:
        """Note every forecast there is, once an hour."""
        local = now.astimezone(DEPOT.zone)
        if local.hour == self._hour:
            return
        self._hour = local.hour
        self._tracker.board(now)
        for shift in self._day.shifts:
            record = self._tracker.data.routes.get(shift.shift_id)
            if record is not None and record.released is not None:
                self._open.extend(self._of_route(record.released, shift, now, local.hour))

    def _of_route(
        self, route: Route, shift: Shift, now: datetime, hour: int
    ) -> Iterator[dict[str, object]]:
        if not route.trips or self._tracker.shift_facts(route.shift_id).ended_at is not None:
            return
        drawn = self._tracker._drawn[route.shift_id]
        if drawn.ranges is None:
            return
        delay = self._delay(route, now)
        truth = self._oracle.foresee(route, shift, now)
        for planned in route.stops:
            stop_id = planned.stop.stop_id
            state = self._tracker.facts(stop_id).state
            if state not in (StopState.PLANNED, StopState.RELEASED):
                continue
            shifted = (planned.arrival + delay - now).total_seconds()
            ahead = next((h for h in AHEAD_H if abs(shifted - 3600 * h) <= 1800), 0)
            if not ahead:
                continue
            windows = self._tracker.windows(stop_id)
            arrivals, starts = truth[stop_id]
            known = drawn.ranges.stops[stop_id]
            best = range_of([at - now.timestamp() for at in arrivals], now)
            ends = windows[-1][1] if windows else None
            yield {
                "seed": self._day.seed,
                "hour": hour,
                "ahead_h": ahead,
                "stop_id": stop_id,
                "now": now,
                "ends": ends,
                "ours": tuple(_s(at, now) for at in _three(known.arrival)),
                "oracle": tuple(_s(at, now) for at in _three(best)),
                "shifted": shifted,
                "ours_late": known.late,
                "oracle_late": _share_after(starts, ends) if ends else 0.0,
                "shifted_late": float(ends is not None and planned.arrival + delay > ends),
            }

    def _delay(self, route: Route, now: datetime) -> timedelta:
        """How far the driver is behind the plan: at the last stop finished, and at least by what is
        overdue."""
        last = timedelta(0)
        for planned in route.stops:
            finished = self._tracker.facts(planned.stop.stop_id).finished_at
            if finished is None:
                return max(last, now - planned.departure)
            last = finished - planned.departure
        return last

    def noted(self, facts: Sequence[Event]) -> list[Noted]:
        """The forecasts of stops that were reached, beside when they were."""
        arrived = {e.stop_id: e.at for e in facts if e.type is EventType.ARRIVED}
        found = []
        for each in self._open:
            at = arrived.get(str(each["stop_id"]))
            if at is None:
                continue
            now, ends = each.pop("now"), each.pop("ends")
            assert isinstance(now, datetime)
            late = isinstance(ends, datetime) and at > ends
            found.append(
                Noted(arrived=_s(at, now), is_late=late, has_window=ends is not None, **each)  # type: ignore[arg-type]
            )
        return found


def _share_after(starts: Sequence[float], ends: datetime) -> float:
    return sum(at > ends.timestamp() + 0.5 for at in starts) / len(starts)


def _three(of: object) -> tuple[datetime, datetime, datetime]:
    return of.p10, of.p50, of.p90  # type: ignore[attr-defined]


def _s(at: datetime, now: datetime) -> float:
    return (at - now).total_seconds()
