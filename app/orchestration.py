"""Improving the rest of the day: when to try, what is free, what a change is worth.

The thread or the practice day that drives this asks ``propose`` now and then. What a driver already
has on board stays with that driver, and the stop a driver is going to is never touched; pickups not
yet made may go to anybody who is on the road.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.board import MoveInWords, SuggestionCard
from app.domain.errors import PlanningError
from app.domain.fleet import Shift
from app.domain.orders import TaskKind
from app.domain.plan_job import PlanJob
from app.domain.routes import PlannedStop, Route, task_of
from app.domain.routing import StopRule
from app.domain.solution import Progress
from app.forecasting import Forecast
from app.ports import Planner
from app.remainder import Remainder, new_routes, state_remainder
from app.suggestions import Suggestion
from app.tracking import DayTracker

QUIET = timedelta(minutes=15)
"""Time between two tries."""
WORTH_LATE_S = 180
"""A proposal must save this much lateness ..."""
WORTH_COST = 300
"""... or this much money (cents), without making anybody later."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What a change brings: seconds of lateness, metres and cents, as before minus after."""

    late_s: int
    metres: int
    cost: int

    @property
    def is_worth_showing(self) -> bool:
        """Whether it is large enough to bother a person."""
        return self.late_s >= WORTH_LATE_S or (self.late_s >= 0 and self.cost >= WORTH_COST)


class Reoptimiser:
    """Decides when to try, drives the planner, and weighs what comes back.

    ``steps`` limits the search instead of time where a practice day must repeat itself. A search ends
    early once ``cancelled`` is true.
    """

    def __init__(
        self,
        planner: Planner,
        roads_folder: str,
        stop: StopRule,
        seed: int,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._planner = planner
        self._roads_folder = roads_folder
        self._stop = stop
        self._seed = seed
        self._cancelled = cancelled
        self._last_try: datetime | None = None
        self._last_late = 0
        self._count = 0

    def is_due(self, tracker: DayTracker, now: datetime) -> bool:
        """Whether the forecast has moved enough, or time enough has passed, to try again."""
        if self._last_try is None:
            return True
        late = _late_total(tracker, now)
        return now - self._last_try >= QUIET or late - self._last_late >= WORTH_LATE_S * 2

    def propose(
        self, tracker: DayTracker, now: datetime, staying: Collection[str] = frozenset()
    ) -> Suggestion | None:
        """A proposal that earns its place, or None. ``staying`` names stops that keep their driver."""
        if not self.is_due(tracker, now):
            return None
        self._last_try, self._last_late = now, _late_total(tracker, now)
        for relax in (False, True):
            remainder = state_remainder(tracker, now, relax_late=relax, staying=staying)
            if remainder is None:
                return None
            routes = self._search(remainder)
            if routes is not None:
                return self._weigh(tracker, routes, now)
        return None

    def _search(self, remainder: Remainder) -> tuple[Route, ...] | None:
        """Routes that serve everything the remainder holds, or None."""
        job = PlanJob(remainder.problem, self._roads_folder, self._stop, self._seed)
        try:
            answer = self._planner.solve(job, _ignore_progress, self._cancelled)
        except PlanningError:
            return None
        if answer.violations or answer.solution.unassigned:
            return None
        return new_routes(remainder, answer)

    def _weigh(
        self, tracker: DayTracker, routes: tuple[Route, ...], now: datetime
    ) -> Suggestion | None:
        changed = tuple(
            route
            for route in routes
            if route.stop_ids != tracker.data.routes[route.shift_id].route.stop_ids
        )
        if not changed:
            return None
        gain = _gain(tracker, changed, now)
        if not gain.is_worth_showing:
            return None
        self._count += 1
        return _suggestion(f"s{self._count:03d}", tracker, changed, gain)


def _ignore_progress(_: Progress) -> None:
    """Nobody watches a search in the background."""


def _late_total(tracker: DayTracker, now: datetime) -> int:
    return sum(
        _late(tracker, tracker.forecast(record.route, now), record.route)
        for record in tracker.data.routes.values()
    )


def _late(tracker: DayTracker, forecasts: dict[str, Forecast], route: Route) -> int:
    total = 0
    for stop_id in route.stop_ids:
        windows = tracker.windows(stop_id)
        if windows and not tracker.facts(stop_id).state.is_final:
            over = (forecasts[stop_id].start - windows[-1][1]).total_seconds()
            total += max(0, round(over))
    return total


def _gain(tracker: DayTracker, changed: tuple[Route, ...], now: datetime) -> Gain:
    late = metres = cost = 0
    shifts = {shift.shift_id: shift for shift in tracker.data.shifts}
    for route in changed:
        old = tracker.data.routes[route.shift_id].route
        before, after = tracker.forecast(old, now), tracker.forecast(route, now)
        late += _late(tracker, before, old) - _late(tracker, after, route)
        metres += old.distance_m - route.distance_m
        seconds = (_end(old, before) - _end(route, after)).total_seconds()
        costs = shifts[route.shift_id].vehicle.costs
        cost += round(
            seconds * costs.per_hour / 3600 + (old.distance_m - route.distance_m) * costs.per_km / 1000
        )
    return Gain(late, metres, cost)


def _end(route: Route, forecasts: dict[str, Forecast]) -> datetime:
    """When the route is back at the depot, as forecast."""
    last_trip = route.trips[-1]
    if not last_trip.stops:
        return last_trip.returns
    last = forecasts[last_trip.stops[-1].stop.stop_id].departure
    return last + timedelta(seconds=last_trip.return_leg_s)


def _suggestion(
    suggestion_id: str, tracker: DayTracker, changed: tuple[Route, ...], gain: Gain
) -> Suggestion:
    shifts = {shift.shift_id: shift for shift in tracker.data.shifts}
    moves = tuple(_moves(tracker, changed, shifts))
    names = sorted({shifts[route.shift_id].driver.name for route in changed})
    card = SuggestionCard(
        suggestion_id=suggestion_id,
        title=f"New sequence for {', '.join(names)}",
        reason=_reason(gain),
        moves=moves,
        late_s_saved=gain.late_s,
        extra_m=-gain.metres,
        cost_saved=gain.cost,
    )
    records = tracker.data.routes
    return Suggestion(
        card=card,
        routes=changed,
        base=tuple((route.shift_id, records[route.shift_id].draft) for route in changed),
        states=tuple((move.stop_id, tracker.facts(move.stop_id).state) for move in moves),
    )


def _reason(gain: Gain) -> str:
    parts = []
    if gain.late_s > 0:
        parts.append(f"{round(gain.late_s / 60)} minutes of lateness less")
    kilometres = -gain.metres / 1000
    parts.append(f"{abs(kilometres):.1f} km {'more' if kilometres > 0 else 'less'}")
    return ", ".join(parts)


def _moves(
    tracker: DayTracker, changed: tuple[Route, ...], shifts: dict[str, Shift]
) -> list[MoveInWords]:
    """Each stop that changes its driver or its neighbour before it."""
    moves = []
    owner, before = _places(tuple(tracker.data.routes[route.shift_id].route for route in changed))
    for route in changed:
        previous: PlannedStop | None = None
        for planned in route.stops:
            stop_id = planned.stop.stop_id
            old_shift = owner.get(stop_id, "")
            name = _name(tracker, planned)
            if old_shift != route.shift_id and old_shift:
                words = (
                    f"take {name} from {shifts[old_shift].driver.name}"
                    f" to {shifts[route.shift_id].driver.name}"
                )
                moves.append(MoveInWords(stop_id, old_shift, route.shift_id, words))
            elif previous is not None and before.get(stop_id) != previous.stop.stop_id:
                words = f"{shifts[route.shift_id].driver.name}: {name} after {_name(tracker, previous)}"
                moves.append(MoveInWords(stop_id, route.shift_id, route.shift_id, words))
            previous = planned
    return moves


def _places(routes: tuple[Route, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """Who has each stop, and which stop comes before it."""
    owner, before = {}, {}
    for route in routes:
        for index, stop_id in enumerate(route.stop_ids):
            owner[stop_id] = route.shift_id
            before[stop_id] = route.stop_ids[index - 1] if index else ""
    return owner, before


def _name(tracker: DayTracker, planned: PlannedStop) -> str:
    order = tracker.data.orders[planned.stop.order_id]
    verb = "pickup at " if planned.stop.task is TaskKind.PICKUP else ""
    return verb + task_of(order, planned.stop).place.name
