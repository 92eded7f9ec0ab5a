"""A day's plan: routes with their trips and stops.

A *stop* is one task of an order on a route; its id is stable for the visit's life, across revisions
and drivers, and never reused. A *route* is a shift's stops in order, as one or more *trips* that each
begin at the depot. Revisions count per route, drafts apart from releases; the plan's revision is the
set of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.orders import Order, Task, TaskKind
from app.domain.rising import kept_in_order


@dataclass(frozen=True, slots=True)
class Stop:
    """One task of an order, as a visit. ``attempt`` counts from 1."""

    stop_id: str
    order_id: str
    task: TaskKind
    attempt: int = 1


def first_attempts(order: Order) -> tuple[Stop, ...]:
    """The stops an order needs when nobody has tried it yet."""
    return tuple(_attempt(order.order_id, task.kind, 1) for task in order.tasks)


def first_attempt(order: Order, stop_id: str) -> Stop | None:
    """The one of these with an id."""
    return next((stop for stop in first_attempts(order) if stop.stop_id == stop_id), None)


def next_attempt(stop: Stop) -> Stop:
    """The stop at which the same is tried once more."""
    return _attempt(stop.order_id, stop.task, stop.attempt + 1)


def _attempt(order_id: str, task: TaskKind, attempt: int) -> Stop:
    return Stop(f"{order_id}-{task.value[0]}{attempt}", order_id, task, attempt)


def task_of(order: Order, stop: Stop) -> Task:
    """The order's task that a stop stands for."""
    task = order.task(stop.task)
    if task is None:
        raise KeyError(stop.stop_id)
    return task


@dataclass(frozen=True, slots=True)
class PlannedStop:
    """A stop's place in a route: instants in UTC, the leg that leads to it in s and m.

    ``shape`` is the leg's course over the road as a polyline with five decimals (empty where only
    the straight line is known). ``stretch`` is the learned multiple of the stated service time that
    was planned.
    """

    stop: Stop
    arrival: datetime
    service_start: datetime
    departure: datetime
    leg_s: int
    leg_m: int
    shape: str = ""
    stretch: float = 1.0


@dataclass(frozen=True, slots=True)
class PlannedBreak:
    """A rest, with its place in the route: after so many stops of the trip."""

    start: datetime
    end: datetime
    after_stops: int


@dataclass(frozen=True, slots=True)
class Trip:
    """One loading's worth of stops, from leaving the depot to being back.

    ``depot_id`` names the depot it was loaded at, '' for the shift's own.
    """

    loading_start: datetime
    departure: datetime
    stops: tuple[PlannedStop, ...]
    returns: datetime
    return_leg_s: int
    return_leg_m: int
    return_shape: str = ""
    breaks: tuple[PlannedBreak, ...] = ()
    depot_id: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A shift's trips in order. ``cost`` in minor units of money."""

    shift_id: str
    trips: tuple[Trip, ...]
    cost: int = 0

    @property
    def stops(self) -> tuple[PlannedStop, ...]:
        """Every stop of every trip, in order."""
        return tuple(stop for trip in self.trips for stop in trip.stops)

    @property
    def distance_m(self) -> int:
        """Metres driven as planned, returns to the depot included."""
        return sum(sum(s.leg_m for s in trip.stops) + trip.return_leg_m for trip in self.trips)

    @property
    def driving_s(self) -> int:
        """Seconds driven as planned, returns included."""
        return sum(sum(s.leg_s for s in trip.stops) + trip.return_leg_s for trip in self.trips)

    @property
    def duration_s(self) -> int:
        """Seconds from the start of the first loading to the last return."""
        if not self.trips:
            return 0
        return round((self.trips[-1].returns - self.trips[0].loading_start).total_seconds())

    @property
    def stop_ids(self) -> tuple[str, ...]:
        """Ids of its stops in order."""
        return tuple(planned.stop.stop_id for planned in self.stops)


@dataclass(frozen=True, slots=True)
class RouteRecord:
    """What the desk keeps of a shift's route.

    ``draft`` counts changes made at the desk; ``revision`` counts releases (0 = never released);
    ``released`` is what phones were given, None before the first release.
    """

    day: date
    shift_id: str
    draft: int
    route: Route
    revision: int = 0
    released: Route | None = None

    @property
    def stop_ids(self) -> frozenset[str]:
        """Ids of the stops that stand on the draft, or on what phones were given."""
        given = self.released.stop_ids if self.released is not None else ()
        return frozenset((*self.route.stop_ids, *given))

    @property
    def has_unsent_changes(self) -> bool:
        """Whether the draft differs from what phones have."""
        if self.released is None:
            return bool(self.route.stops)
        return [t.stops for t in self.route.trips] != [t.stops for t in self.released.trips]


def changed_stops(record: RouteRecord) -> frozenset[str]:
    """The stops that only the draft has, or only phones, or that stand elsewhere in the order; none
    before the first release."""
    if record.released is None:
        return frozenset()
    given, now = record.released.stop_ids, record.route.stop_ids
    return frozenset((*given, *now)) - kept_in_order(given, now)


GIVEN_AWAY = "carrier"
"""The reason of a stop that a carrier takes."""


@dataclass(frozen=True, slots=True)
class UnassignedOrder:
    """A stop no route takes, with the planner's coded reason and its words for a person.

    One that a carrier takes names the carrier and its ``price`` in cents, for reason ``GIVEN_AWAY``.
    """

    stop_id: str
    order_id: str
    reason: str
    words: str
    carrier_id: str = ""
    price: int = 0
