"""A simulated driver: follows the phone's list over real roads, at the world's pace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from math import atan2, cos, degrees, radians
from typing import Any

from app.domain.errors import RoadsError
from app.domain.events import EventType
from app.domain.fleet import Shift
from app.domain.geo import LonLat, distance_m
from app.domain.orders import TaskKind
from app.domain.polyline import decode_polyline
from app.domain.timing import from_rfc3339, instant
from app.ports.clock import Clock
from app.ports.roads import Roads
from app.practice.handset import Handset
from app.practice.pictures import NOTHING, hand_over
from app.practice.world import World

POSITION_EVERY_S = 15.0
SEND_EVERY_S = 60.0
GOES_HOME_AFTER_S = 3600.0
"""So long after the shift's planned end a driver leaves the rest undone."""
GIVES_UP_AFTER_S = 12 * 3600.0
"""So long after the shift a phone that still cannot send its last facts ends the practice."""
RETRY_S = 120.0
TICK_S = 0.001
"""The clock rounds to microseconds: what is due within a tick is due now."""
TOWED_AFTER_S = 3600.0
"""So long a driver stays with a van that broke down, no longer than the shift."""
BROKEN_DOWN = "Vehicle: it does not start any more"
"""What the driver's page makes of a problem of its kind "vehicle" and the driver's own words."""
HEARTBEAT_S = 240.0
"""A phone that stands still reports its place so often, so that it is not taken for lost."""


class SimulatedDriver:
    """One driver's day, as an iterator of unix times at which to be woken."""

    def __init__(
        self,
        shift: Shift,
        phone: Handset,
        world: World,
        roads: Roads,
        clock: Clock,
        breaks_down_at: float | None = None,
    ) -> None:
        """``breaks_down_at`` is the unix time from which the van drives no further (None: never)."""
        self.driven_m = 0.0
        """Metres driven so far."""
        self._breaks_down_at = breaks_down_at
        self._is_broken = False
        self._shift = shift
        self._phone = phone
        self._world = world
        self._roads = roads
        self._clock = clock
        self._here = shift.depot.location
        self._done: set[str] = set()
        self._has_returns = False
        self._breaks = [
            (
                instant(shift.day, rest.earliest, shift.depot.zone).timestamp(),
                float(rest.duration_s),
            )
            for rest in shift.breaks
        ]
        self._ends = instant(shift.day, shift.ends, shift.depot.zone).timestamp()

    def live(self) -> Iterator[float]:
        """The day: from a little after the phone says so to the last stop or the shift's end."""
        yield instant(self._shift.day, self._shift.starts, self._shift.depot.zone).timestamp()
        yield from self._until_route()
        if self._phone.shift is not None:
            begins = from_rfc3339(self._phone.shift["starts_at"]).timestamp()
            yield begins + self._world.late_start_s(self._shift.driver.driver_id)
        self._report("shift_started")
        while (trip := self._next_trip()) is not None and not self._is_over():
            yield from self._load()
            yield from self._make_trip(trip)
            if not self._is_broken:
                yield from self._drive_to(self._shift.depot.location, "depot")
        if self._is_broken:
            yield from self._wait_until(min(self._now() + TOWED_AFTER_S, max(self._now(), self._ends)))
        elif self._has_returns:
            self._report("returned")
        self._report("shift_ended")
        while self._phone.waiting and self._now() < self._ends + GIVES_UP_AFTER_S:
            yield self._now() + RETRY_S
            self._phone.send()

    def _until_route(self) -> Iterator[float]:
        """Wait until the phone has a route, or the shift is over."""
        self._phone.fetch()
        while self._phone.shift is None and not self._is_over():
            yield self._now() + RETRY_S
            self._phone.fetch()

    def _make_trip(self, trip: int) -> Iterator[float]:
        yield from self._wait_to_leave(trip)
        while not self._is_over():
            self._phone.fetch()
            if self._next_trip() != trip:
                return
            stop_id = self._open_stops(trip)[0]
            yield from self._rest_if_due()
            yield from self._visit(stop_id, self._stops()[stop_id])

    def _wait_to_leave(self, trip: int) -> Iterator[float]:
        """A loaded van leaves when its list says, not before; the list may change meanwhile."""
        while stops := self._open_stops(trip):
            first = self._stops()[stops[0]]
            _, seconds = self._course(LonLat(first["lon"], first["lat"]))
            due = from_rfc3339(first["eta"]).timestamp() - seconds
            if due - self._now() <= TICK_S:
                return
            yield from self._wait_until(min(due, self._now() + HEARTBEAT_S))
            self._phone.fetch()

    def _wait_until(self, due: float) -> Iterator[float]:
        """Stand still until then, the phone telling its place now and then."""
        while due - self._now() > TICK_S:
            yield min(due, self._now() + HEARTBEAT_S)
            self._phone.place(self._clock.now(), self._here.lon, self._here.lat, 0.0, 0.0)
            self._phone.send()

    def _visit(self, stop_id: str, stop: Mapping[str, Any]) -> Iterator[float]:
        place = LonLat(stop["lon"], stop["lat"])
        self._report("en_route", stop_id=stop_id)
        yield from self._drive_to(place, stop_id)
        if self._is_broken:
            return
        self._report("arrived", stop_id=stop_id)
        if stop["window"] is not None:
            yield from self._wait_until(from_rfc3339(stop["window"][0]).timestamp())
        driver = self._shift.driver.driver_id
        takes = self._world.service_s(stop["service_s"], stop_id, stop["address"], driver, self._hour())
        yield from self._wait_until(self._now() + takes)
        attempt = self._world.attempt(stop_id, TaskKind(stop["kind"]))
        self._done.add(stop_id)
        self._has_returns |= attempt.type == "failed" and stop["kind"] == "delivery"
        brought = NOTHING if attempt.type is EventType.FAILED else hand_over(stop_id, stop)
        self._phone.keep(brought.pictures)
        self._report(
            attempt.type.value,
            stop_id=stop_id,
            outcome=attempt.outcome.value,
            note=attempt.note,
            **brought.fields,
        )

    def _load(self) -> Iterator[float]:
        planned = self._shift.depot.loading_s
        trip = len(self._done)
        takes = self._world.service_s(
            planned, f"load{trip}", "depot", self._shift.driver.driver_id, self._hour()
        )
        yield from self._wait_until(self._now() + takes)
        self._report("loaded")

    def _rest_if_due(self) -> Iterator[float]:
        if not self._breaks or self._now() < self._breaks[0][0]:
            return
        _, duration = self._breaks.pop(0)
        self._report("break_started")
        yield from self._wait_until(self._now() + duration)
        self._report("break_ended")

    def _drive_to(self, place: LonLat, name: str) -> Iterator[float]:
        """Drive there along the road, noting positions on the way."""
        line, seconds = self._course(place)
        seconds *= self._world.driving_factor(self._shift.driver.driver_id, name, self._hour())
        began, sent = self._now(), self._now()
        until = self._drives_for(seconds)
        track = _Track(line)
        if seconds > 0:
            self._note_position(track, began, 0.0, seconds)
        elapsed = 0.0
        while elapsed < until:
            step_end = min(elapsed + SEND_EVERY_S, until)
            yield began + step_end
            while elapsed + POSITION_EVERY_S <= step_end:
                elapsed += POSITION_EVERY_S
                self._note_position(track, began + elapsed, elapsed / seconds, seconds)
            elapsed = max(elapsed, step_end)
            if self._now() - sent >= SEND_EVERY_S:
                self._phone.send()
                sent = self._now()
        share = 1.0 if until == seconds else until / seconds
        self._here = place if share == 1.0 else track.at(share)[0]
        self.driven_m += track.length_m * share
        if seconds > 0:
            self._note_position(track, self._now(), share, seconds)
        if share < 1.0:
            self._break_down()

    def _drives_for(self, seconds: float) -> float:
        """How much of a drive that begins now is driven before the van breaks down: mostly all."""
        if self._breaks_down_at is None:
            return seconds
        return min(seconds, max(0.0, self._breaks_down_at - self._now()))

    def _break_down(self) -> None:
        """Tell the dispatcher as the driver's page does, and drive no further."""
        self._is_broken = True
        self._report("problem", note=BROKEN_DOWN)

    def _note_position(self, track: _Track, at: float, share: float, seconds: float) -> None:
        where, bearing = track.at(share)
        moment = datetime.fromtimestamp(at, UTC)
        self._phone.place(moment, where.lon, where.lat, track.length_m / seconds, bearing)

    def _course(self, place: LonLat) -> tuple[tuple[LonLat, ...], float]:
        try:
            path = self._roads.path(self._shift.vehicle.profile, (self._here, place))
        except RoadsError:
            return (self._here, place), distance_m(self._here, place) / 8
        line = decode_polyline(path.shape)
        return (line if len(line) > 1 else (self._here, place)), float(path.duration_s)

    def _next_trip(self) -> int | None:
        """The first trip of the phone's list that has open stops."""
        if self._phone.shift is None:
            return None
        for number in range(len(self._phone.shift["trips"])):
            if self._open_stops(number):
                return number
        return None

    def _open_stops(self, trip: int) -> list[str]:
        shift = self._phone.shift
        if shift is None or trip >= len(shift["trips"]):
            return []
        return [stop_id for stop_id in shift["trips"][trip] if stop_id not in self._done]

    def _stops(self) -> Mapping[str, Mapping[str, Any]]:
        return self._phone.shift["stops"] if self._phone.shift else {}

    def _report(self, kind: str, **fields: object) -> None:
        self._phone.report(kind, self._shift.shift_id, **fields)

    def _is_over(self) -> bool:
        return self._is_broken or self._now() > self._ends + GOES_HOME_AFTER_S

    def _now(self) -> float:
        return self._clock.now().timestamp()

    def _hour(self) -> int:
        return self._clock.now().astimezone(self._shift.depot.zone).hour


class _Track:
    """A line that can be asked where one is after a share of its length."""

    def __init__(self, line: tuple[LonLat, ...]) -> None:
        self._line = line
        self._reach = [0.0]
        for a, b in pairwise(line):
            self._reach.append(self._reach[-1] + distance_m(a, b))
        self.length_m = self._reach[-1]

    def at(self, share: float) -> tuple[LonLat, float]:
        """Position and bearing (degrees from north) after ``share`` 0..1 of the way."""
        target = share * self.length_m
        index = 0
        while index < len(self._line) - 2 and self._reach[index + 1] < target:
            index += 1
        a, b = self._line[index], self._line[index + 1]
        span = self._reach[index + 1] - self._reach[index]
        part = 0.0 if span == 0 else min(1.0, (target - self._reach[index]) / span)
        where = LonLat(a.lon + (b.lon - a.lon) * part, a.lat + (b.lat - a.lat) * part)
        east = (b.lon - a.lon) * cos(radians(a.lat))
        return where, degrees(atan2(east, b.lat - a.lat)) % 360
