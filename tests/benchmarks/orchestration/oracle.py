"""An oracle of the practice day: it knows how drivers behave and what everything is drawn from, and not
what chance will add. It lives the rest of a route many times, the way ``SimulatedDriver`` does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from random import Random

from app.domain.fleet import Profile, Shift
from app.domain.geo import LonLat
from app.domain.promises import shown_window
from app.domain.routes import PlannedStop, Route, Trip, task_of
from app.domain.stop_state import StopState
from app.domain.timing import instant
from app.practice.rough_world import HOME, RoughWorld
from app.tracking import DayTracker
from storage.region.roads import OsrmRoads
from tests.benchmarks.orchestration.scenario import DEPOT, HOUR, Scenario

COURSES = 200
_POOL = 4000

type Seconds = dict[str, tuple[list[float], list[float]]]
"""By stop its arrivals and starts of service, unix times, one per course."""


class Oracle:
    """Foresees one day's routes from what the desk knows at an instant."""

    def __init__(self, day: Scenario, tracker: DayTracker, roads: OsrmRoads, closed: OsrmRoads) -> None:
        self._day = day
        self._tracker = tracker
        self._chances = _Chances(day.world)
        self._roads = (roads, closed)
        self._midnight = instant(day.day, 0, DEPOT.zone).timestamp()

    def foresee(self, route: Route, shift: Shift, now: datetime) -> Seconds:
        """Every stop that is still to be reached."""
        found: Seconds = {}
        draw = Random(f"{route.shift_id}/{now}")
        for _ in range(COURSES):
            course = _Course(self, route, shift, now.timestamp(), draw)
            for stop_id, (arrived, started) in course.live().items():
                arrivals, starts = found.setdefault(stop_id, ([], []))
                arrivals.append(arrived)
                starts.append(started)
        return found

    @lru_cache(maxsize=50_000)  # noqa: B019 - lives as long as its day
    def drive_s(self, is_closed: bool, here: LonLat, there: LonLat) -> float:
        """What the road graph says."""
        if here == there:
            return 0.0
        return float(self._roads[is_closed].path(Profile.VAN, (here, there)).duration_s)

    def is_closed(self, at: float) -> bool:
        """Whether the road is closed then."""
        begins, ends = self._day.closed
        return begins <= at < ends

    def hour(self, at: float) -> int:
        """The local hour."""
        return int((at - self._midnight) // HOUR) % 24

    @property
    def tracker(self) -> DayTracker:
        """What the desk knows."""
        return self._tracker

    @property
    def chances(self) -> _Chances:
        """What chance may add."""
        return self._chances


@dataclass(frozen=True)
class _Chances:
    """Draws of what is not known."""

    world: RoughWorld

    @cached_property
    def legs(self) -> list[float]:
        """Of drives."""
        return self._pool(self.world.draw_leg_chance)

    @cached_property
    def services(self) -> list[float]:
        """Of visits and loading."""
        return self._pool(self.world.draw_service_chance)

    def _pool(self, one: Callable[[Random], float]) -> list[float]:
        draw = Random("pool")
        return [one(draw) for _ in range(_POOL)]


class _Course:
    """One way in which the rest of a route may go."""

    def __init__(self, oracle: Oracle, route: Route, shift: Shift, now: float, draw: Random) -> None:
        self._oracle = oracle
        self._route = route
        self._shift = shift
        self._now = now
        self._draw = draw
        self._driver = shift.driver.driver_id
        self._known = oracle.tracker.shift_facts(route.shift_id)
        self._here = DEPOT.location
        self._clock = 0.0
        self._rests = [
            (instant(shift.day, rest.earliest, DEPOT.zone).timestamp(), float(rest.duration_s))
            for rest in shift.breaks[len(self._known.rests) :]
        ]

    def live(self) -> Mapping[str, tuple[float, float]]:
        """Arrival and start of service of the stops that are still to be reached."""
        found: dict[str, tuple[float, float]] = {}
        self._begin()
        for number, trip in enumerate(self._route.trips):
            if number < self._known.loadings:
                if number == self._known.loadings - 1 and self._known.last_loaded_at is not None:
                    self._clock = self._known.last_loaded_at.timestamp()
            else:
                self._load(trip)
            for planned in trip.stops:
                self._visit(planned, found)
            self._drive(DEPOT.location)
        return found

    def _begin(self) -> None:
        if self._known.started_at is not None:
            self._clock = self._known.started_at.timestamp()
            return
        begins = self._route.trips[0].loading_start.timestamp()
        late = abs(self._draw.gauss(0, self._oracle.chances.world.settings.late_start_s))
        self._clock = max(begins + late, self._now)

    def _load(self, trip: Trip) -> None:
        world = self._oracle.chances.world
        base = DEPOT.loading_s * world.known_service(HOME, self._driver, self._oracle.hour(self._clock))
        self._last(base, self._oracle.chances.services)
        first = next((p for p in trip.stops if not self._is_over(p)), None)
        if first is not None:
            drive = self._oracle.drive_s(
                self._oracle.is_closed(self._clock), self._here, self._place(first)
            )
            self._clock = max(self._clock, first.service_start.timestamp() - drive)

    def _visit(self, planned: PlannedStop, found: dict[str, tuple[float, float]]) -> None:
        facts = self._oracle.tracker.facts(planned.stop.stop_id)
        if self._is_over(planned):
            if facts.finished_at is not None:
                self._clock, self._here = facts.finished_at.timestamp(), self._place(planned)
            return
        if facts.state is StopState.ARRIVED and facts.arrived_at is not None:
            self._clock, self._here = facts.arrived_at.timestamp(), self._place(planned)
        else:
            if facts.state is StopState.EN_ROUTE and facts.en_route_at is not None:
                self._clock = facts.en_route_at.timestamp()
            else:
                self._rest()
            self._drive(self._place(planned))
        arrived = self._clock
        window = shown_window(planned.service_start, self._oracle.tracker.windows(planned.stop.stop_id))
        if window is not None:
            self._clock = max(self._clock, window[0].timestamp())
        found[planned.stop.stop_id] = arrived, self._clock
        self._last(self._service(planned), self._oracle.chances.services)

    def _rest(self) -> None:
        """Before the first stop after the rest may begin."""
        if self._known.resting_since is not None and self._rests:
            _, lasts = self._rests.pop(0)
            self._clock = max(self._known.resting_since.timestamp() + lasts, self._clock)
        elif self._rests and self._clock >= self._rests[0][0]:
            self._clock += self._rests.pop(0)[1]

    def _drive(self, place: LonLat) -> None:
        oracle = self._oracle
        base = oracle.drive_s(oracle.is_closed(self._clock), self._here, place)
        base *= oracle.chances.world.known_driving(self._driver, oracle.hour(self._clock))
        self._last(base, oracle.chances.legs)
        self._here = place

    def _last(self, base: float, pool: list[float]) -> None:
        """Let something last that is not over yet, when it began before now."""
        over = self._now - self._clock
        lasts = base * self._draw.choice(pool)
        if over > 0 and lasts < over:
            longer = [each for each in pool if base * each > over] if base > 0 else []
            lasts = base * self._draw.choice(longer) if longer else over
        self._clock += lasts

    def _service(self, planned: PlannedStop) -> float:
        order = self._oracle.tracker.data.orders[planned.stop.order_id]
        task = task_of(order, planned.stop)
        known = self._oracle.chances.world.known_service(
            task.place.where, self._driver, self._oracle.hour(self._clock)
        )
        return task.service_s * known

    def _is_over(self, planned: PlannedStop) -> bool:
        return self._oracle.tracker.facts(planned.stop.stop_id).state.is_final

    def _place(self, planned: PlannedStop) -> LonLat:
        order = self._oracle.tracker.data.orders[planned.stop.order_id]
        location = task_of(order, planned.stop).place.location
        assert location is not None
        return location
