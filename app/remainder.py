"""What of a running day is still free to change, as a routing problem, and the way back to routes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.fleet import Shift
from app.domain.geo import LonLat
from app.domain.load import Amounts, subtract
from app.domain.orders import TaskKind
from app.domain.plan_job import PlanAnswer
from app.domain.routes import PlannedStop, Route, Trip, task_of
from app.domain.routing import Costs, Job, Problem, VehicleSpec, Window
from app.domain.solution import SolvedRoute, StepKind
from app.domain.stop_state import StopState
from app.domain.timing import instant
from app.forecasting import Forecast
from app.tracking import DayTracker

LEFT_OUT_PRICE = 1_000_000
"""Cents: so much that leaving a stop out is never cheaper."""


@dataclass(frozen=True, slots=True)
class FreeTrip:
    """A trip under way: its frozen beginning and the stops that may be ordered anew."""

    shift: Shift
    route: Route
    trip: int
    frozen: tuple[PlannedStop, ...]
    free: tuple[PlannedStop, ...]
    leaves: datetime
    back_by: datetime


@dataclass(frozen=True, slots=True)
class Remainder:
    """The free part of the day and the problem that states it; second 0 of the problem is ``zero``."""

    zero: datetime
    trips: tuple[FreeTrip, ...]
    problem: Problem


def state_remainder(
    tracker: DayTracker,
    now: datetime,
    *,
    relax_late: bool,
    staying: Collection[str] = frozenset(),
) -> Remainder | None:
    """The problem of the rest of the day, or None where nothing is free.

    A stop that will be late anyway keeps its window in the first try; with ``relax_late`` it may be
    served no later than now forecast, so that no answer is worse than doing nothing. The stops named in
    ``staying`` keep their driver.
    """
    zero = now.replace(microsecond=0)
    trips = tuple(
        trip for shift in tracker.data.shifts if (trip := _free_trip(tracker, shift, now)) is not None
    )
    if sum(len(trip.free) for trip in trips) < 2:
        return None
    places: dict[LonLat, int] = {}
    vehicles = tuple(_vehicle(tracker, trip, zero, places) for trip in trips)
    jobs = tuple(
        _job(tracker, trip, planned, forecasts[planned.stop.stop_id], zero, places, relax_late, staying)
        for trip in trips
        for forecasts in (tracker.forecast(trip.route, now),)
        for planned in trip.free
    )
    problem = Problem(
        locations=tuple(places),
        vehicles=vehicles,
        jobs=jobs,
        warm_start={trip.shift.shift_id: tuple(p.stop.stop_id for p in trip.free) for trip in trips},
    )
    return Remainder(zero, trips, problem)


def _free_trip(tracker: DayTracker, shift: Shift, now: datetime) -> FreeTrip | None:
    """The trip a driver is on, when it has stops beyond the next one."""
    record = tracker.data.routes.get(shift.shift_id)
    known = tracker.shift_facts(shift.shift_id)
    if record is None or record.released is None or record.has_unsent_changes:
        return None
    if known.ended_at is not None:
        return None
    route = record.route
    for number, trip in enumerate(route.trips):
        open_at = [i for i, p in enumerate(trip.stops) if _is_open(tracker, p)]
        if not open_at:
            continue
        next_stop = open_at[0]
        forecasts = tracker.forecast(route, now)
        free = tuple(p for p in trip.stops[next_stop + 1 :] if _is_open(tracker, p))
        under_way = number == known.loadings - 1 or _has_begun(tracker, trip)
        if not under_way or not free or _has_shipment(tracker, free):
            return None
        last = forecasts[trip.stops[-1].stop.stop_id].departure
        back = last + timedelta(seconds=trip.return_leg_s)
        return FreeTrip(
            shift=shift,
            route=route,
            trip=number,
            frozen=tuple(p for p in trip.stops if p not in free),
            free=free,
            leaves=forecasts[trip.stops[next_stop].stop.stop_id].departure,
            back_by=max(back, _must_be_back(route, number, shift)),
        )
    return None


def _is_open(tracker: DayTracker, planned: PlannedStop) -> bool:
    return not tracker.facts(planned.stop.stop_id).state.is_final


def _has_begun(tracker: DayTracker, trip: Trip) -> bool:
    """Whether a driver did something about one of its stops: then it was loaded, said or not."""
    return any(tracker.facts(p.stop.stop_id).shift_id for p in trip.stops)


def _has_shipment(tracker: DayTracker, stops: Iterable[PlannedStop]) -> bool:
    """Shipments tie two stops together; a trip that carries one is left as it is."""
    return any(len(tracker.data.orders[p.stop.order_id].tasks) > 1 for p in stops)


def _must_be_back(route: Route, trip: int, shift: Shift) -> datetime:
    if trip + 1 < len(route.trips):
        return route.trips[trip + 1].loading_start
    return instant(shift.day, shift.ends, shift.depot.zone) + timedelta(seconds=shift.overtime.seconds)


def _ends_at(trip: FreeTrip) -> LonLat:
    """Where a trip leads back to: the next one's depot, else home."""
    later = trip.route.trips[trip.trip + 1 : trip.trip + 2]
    next_depot = later[0].depot_id if later else ""
    at = {depot.depot_id: depot.location for depot in trip.shift.depots}
    return at.get(next_depot, trip.shift.depot.location)


def _vehicle(
    tracker: DayTracker, trip: FreeTrip, zero: datetime, places: dict[LonLat, int]
) -> VehicleSpec:
    shift = trip.shift
    here = _location(tracker, trip.frozen[-1])
    costs = shift.vehicle.costs
    return VehicleSpec(
        vehicle_id=shift.shift_id,
        profile=shift.vehicle.profile.value,
        start=places.setdefault(here, len(places)),
        end=places.setdefault(_ends_at(trip), len(places)),
        capacity=_room(tracker, trip),
        earliest=max(0, _seconds(trip.leaves, zero)),
        latest=_seconds(trip.back_by, zero),
        skills=shift.skills,
        costs=Costs(0, costs.per_hour, costs.per_km, costs.per_driving_hour, costs.per_task_hour),
        speed_factor=shift.vehicle.speed_factor,
    )


def _room(tracker: DayTracker, trip: FreeTrip) -> Amounts:
    """Capacity less what stays on board: pickups made, failed deliveries, the next stop's goods."""
    room = trip.shift.vehicle.capacity
    for planned in trip.frozen:
        state = tracker.facts(planned.stop.stop_id).state
        picked = planned.stop.task is TaskKind.PICKUP and state is not StopState.FAILED
        brought_back = planned.stop.task is TaskKind.DELIVERY and state is StopState.FAILED
        if picked or brought_back:
            room = subtract(room, tracker.data.orders[planned.stop.order_id].amounts)
    return tuple(max(0, amount) for amount in room)


def _job(
    tracker: DayTracker,
    trip: FreeTrip,
    planned: PlannedStop,
    forecast: Forecast,
    zero: datetime,
    places: dict[LonLat, int],
    relax_late: bool,
    staying: Collection[str],
) -> Job:
    order = tracker.data.orders[planned.stop.order_id]
    windows = [
        Window(_seconds(opens, zero), _seconds(closes, zero))
        for opens, closes in tracker.windows(planned.stop.stop_id)
        if _seconds(closes, zero) >= 0
    ]
    start = _seconds(forecast.start, zero)
    given = tracker.windows(planned.stop.stop_id)
    if given and relax_late and forecast.start > given[-1][1]:
        windows = [Window(_seconds(given[-1][0], zero), start)]
    elif given and not windows:
        windows = [Window(0, start)]
    may_move = planned.stop.task is TaskKind.PICKUP and planned.stop.stop_id not in staying
    return Job(
        job_id=planned.stop.stop_id,
        location=places.setdefault(_location(tracker, planned), len(places)),
        kind=planned.stop.task,
        amounts=order.amounts,
        service=round((planned.departure - planned.service_start).total_seconds()),
        price=LEFT_OUT_PRICE,
        windows=tuple(replace(w, start=max(0, w.start)) for w in windows),
        skills=order.requirements,
        vehicles=None if may_move else frozenset({trip.shift.shift_id}),
    )


def _location(tracker: DayTracker, planned: PlannedStop) -> LonLat:
    place = task_of(tracker.data.orders[planned.stop.order_id], planned.stop).place
    if place.location is None:
        raise KeyError(planned.stop.stop_id)
    return place.location


def _seconds(at: datetime, zero: datetime) -> int:
    return round((at - zero).total_seconds())


def new_routes(remainder: Remainder, answer: PlanAnswer) -> tuple[Route, ...]:
    """The routes that an answer makes of the remainder's trips, untouched parts as they were."""
    solved = {route.vehicle_id: route for route in answer.solution.routes}
    stops = {p.stop.stop_id: p for trip in remainder.trips for p in trip.free}
    return tuple(
        _new_route(remainder, trip, solved.get(trip.shift.shift_id), answer, stops)
        for trip in remainder.trips
    )


def _new_route(
    remainder: Remainder,
    trip: FreeTrip,
    solved: SolvedRoute | None,
    answer: PlanAnswer,
    stops: dict[str, PlannedStop],
) -> Route:
    old = trip.route.trips[trip.trip]
    if solved is None or not solved.job_ids:
        made = replace(old, stops=trip.frozen)
    else:
        made = _new_trip(remainder.zero, old, trip.frozen, solved, answer, stops)
    trips = (*trip.route.trips[: trip.trip], made, *trip.route.trips[trip.trip + 1 :])
    return replace(trip.route, trips=trips)


def _new_trip(
    zero: datetime,
    old: Trip,
    frozen: tuple[PlannedStop, ...],
    solved: SolvedRoute,
    answer: PlanAnswer,
    stops: dict[str, PlannedStop],
) -> Trip:
    shapes = iter(answer.shapes.get(solved.vehicle_id, ()))
    driven = []
    end = solved.steps[-1]
    return_shape = ""
    for step in solved.steps:
        if step.kind is StepKind.JOB:
            driven.append(
                replace(
                    stops[step.job_id],
                    arrival=zero + timedelta(seconds=step.arrival),
                    service_start=zero + timedelta(seconds=step.begin),
                    departure=zero + timedelta(seconds=step.end),
                    leg_s=step.leg_s,
                    leg_m=step.leg_m,
                    shape=next(shapes, ""),
                )
            )
        elif step.kind is StepKind.END:
            return_shape = next(shapes, "")
    return replace(
        old,
        stops=(*frozen, *driven),
        returns=zero + timedelta(seconds=end.arrival),
        return_leg_s=end.leg_s,
        return_leg_m=end.leg_m,
        return_shape=return_shape,
        breaks=tuple(
            replace(rest, after_stops=min(rest.after_stops, len(frozen) + len(driven)))
            for rest in old.breaks
        ),
    )
