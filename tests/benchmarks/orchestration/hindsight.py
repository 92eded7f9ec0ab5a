"""The plan one would have made with hindsight: every draw known, goods ready no sooner than they were.

A bound to look up to, not to reach: it never loads the van that breaks down with what it will not
bring, and it skips an order where coming costs more than not coming. True times go into the problem
exactly: what a visit takes by driver, and roads by the hour with what chance and the closed road make
of each drive. What stays approximate: loading again and the way home are average, and a service is of
the hour in the middle of its window, or of noon.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import numpy as np

from app.domain.fleet import Profile
from app.domain.matrix import Matrix, TimeSlice
from app.domain.orders import TaskKind
from app.domain.routes import Route, RouteRecord
from app.domain.routing import Job, Overtime, Problem, StopRule, VehicleSpec, Window
from app.planning.problem import StatedDay, state_day
from app.planning.routes import route_from
from app.practice.rough_world import HOME, RoughWorld
from app.practice.world import RUSH_HOURS
from solver.solve import ignore_progress, solve
from storage.store import DeskStore
from tests.benchmarks.orchestration.closing import closed_roads
from tests.benchmarks.orchestration.planners import Tables
from tests.benchmarks.orchestration.scenario import DEPOT, HOUR, MISSED, SETTINGS, Scenario

STEPS = 1500
NOON = 12
"""The hour of which a service without a window is taken to be."""


def plan_with_hindsight(
    tables: Tables, day: Scenario, store: DeskStore, breakdowns: Mapping[str, float]
) -> None:
    """Put the plan into the store in place of the morning's, the day's new orders with it."""
    gone = {each.order_id for each in day.cancelled}
    released = {each.order.order_id: each.at for each in day.new}
    orders = [
        order
        for order in (*day.orders, *(each.order for each in day.new))
        if order.order_id not in gone
    ]
    stated = state_day(day.day, orders, day.shifts, (DEPOT,), (), SETTINGS)
    problem = _true_problem(tables, day, stated, released, breakdowns)
    solution = solve(problem, StopRule(steps=STEPS), day.seed, ignore_progress)
    routes = {
        solved.vehicle_id: route_from(solved, stated.stops, stated.zero, (), stated.depots)
        for solved in solution.routes
    }
    with store.write() as unit:
        unit.put_orders(each.order for each in day.new)
        unit.put_routes(
            RouteRecord(
                day.day,
                shift.shift_id,
                9,
                _as_driven(
                    routes.get(shift.shift_id, Route(shift.shift_id, ())),
                    day.world.late_start_s(shift.driver.driver_id),
                    problem,
                ),
            )
            for shift in day.shifts
        )
        unit.put_unassigned(day.day, ())
        unit.commit()


def _true_problem(
    tables: Tables,
    day: Scenario,
    stated: StatedDay,
    released: Mapping[str, float],
    breakdowns: Mapping[str, float],
) -> Problem:
    world, problem = day.world, stated.problem
    zero = stated.zero.timestamp()
    orders = {o.order_id: o for o in (*day.orders, *(each.order for each in day.new))}
    drivers = [shift.driver.driver_id for shift in day.shifts]
    jobs = []
    for job in problem.jobs:
        order = orders[stated.stops[job.job_id].order_id]
        task = order.tasks[0]
        address = task.place.where
        chance = world.service_chance(job.job_id)
        hour = (task.windows[0].start + task.windows[-1].end) // 2 // HOUR if task.windows else NOON
        times = {
            driver: round(
                max(30.0, task.service_s * world.known_service(address, driver, hour) * chance)
            )
            for driver in drivers
        }
        known = max(0, round(released.get(order.order_id, 0) - zero))
        jobs.append(_true_job(job, times, known))
    usual = tables.of(problem.locations)
    return replace(
        problem,
        jobs=tuple(jobs),
        vehicles=tuple(
            _true_vehicle(vehicle, world, driver, breakdowns.get(vehicle.vehicle_id), zero)
            for vehicle, driver in zip(problem.vehicles, drivers, strict=True)
        ),
        matrices={Profile.VAN.value: usual},
        slices={Profile.VAN.value: _slices(day, problem, usual, zero)},
        warm_start={problem.vehicles[0].vehicle_id: (problem.jobs[0].job_id,)},
    )


def _true_job(job: Job, times: Mapping[str, int], known: int) -> Job:
    windows = job.windows
    if known and job.kind is TaskKind.PICKUP:
        given = windows or (Window(0, 24 * HOUR),)
        windows = tuple(replace(w, start=min(max(w.start, known), w.latest_start)) for w in given)
    return replace(
        job,
        setup=0,
        price=MISSED,
        windows=windows,
        release=known if job.kind is TaskKind.DELIVERY else 0,
        service_by_type=times,
        setup_by_type={},
    )


def _true_vehicle(
    vehicle: VehicleSpec, world: RoughWorld, driver: str, broken_at: float | None, zero: float
) -> VehicleSpec:
    pace = world.known_driving(driver, NOON + 1) / world.settings.slowdown
    first = round(world.service_s(vehicle.loading, "load0", HOME, driver, NOON))
    again = round(vehicle.loading * world.known_service(HOME, driver, NOON))
    vehicle = replace(
        vehicle,
        vehicle_type=driver,
        speed_factor=vehicle.speed_factor / pace,
        earliest=vehicle.earliest + round(world.late_start_s(driver)),
        loading=first,
        reload=replace(vehicle.reload, loading=again) if vehicle.reload else None,
    )
    if broken_at is None:
        return vehicle
    return replace(
        vehicle, end=None, latest=min(vehicle.latest, round(broken_at - zero)), overtime=Overtime()
    )


def _slices(day: Scenario, problem: Problem, usual: Matrix, zero: float) -> tuple[TimeSlice, ...]:
    """Roads by the hour: rush hours, each drive's chance by where it leads, and the closed road."""
    world = day.world
    closed = Tables(closed_roads(day.seed), problem.locations).of(problem.locations)
    chance = np.ones(usual.size)
    for job in problem.jobs:
        chance[job.location] = world.leg_chance("", job.job_id)
    first, last = (round(at - zero) for at in day.closed)
    starts = sorted({hour * HOUR for hour in range(6, 20)} | {first, last})
    return tuple(
        TimeSlice(
            start,
            _scaled(
                closed if first <= start < last else usual,
                chance * world.settings.slowdown * RUSH_HOURS.get(start // HOUR, 1.0),
            ),
        )
        for start in starts
    )


def _scaled(matrix: Matrix, by_column: np.ndarray) -> Matrix:  # type: ignore[type-arg]
    table = np.frombuffer(matrix.durations, np.int32).reshape(matrix.size, matrix.size)
    longer = np.minimum(np.rint(table * by_column[None, :]), 2**31 - 2).astype(np.int32)
    return Matrix(matrix.size, np.ascontiguousarray(longer).tobytes(), matrix.distances)


def _as_driven(route: Route, late_s: float, problem: Problem) -> Route:
    """The route so that a driver who begins late and leaves by the list's times lives it as planned."""
    place = {job.job_id: job.location for job in problem.jobs}
    home = problem.vehicles[0].start or 0
    roads = problem.matrices[Profile.VAN.value]
    trips = []
    for trip in route.trips:
        stops = list(trip.stops)
        if stops:  # the driver leaves at the first stop's time less the drive as the road graph has it
            raw = roads.duration(home, place[stops[0].stop.stop_id])
            stops[0] = replace(stops[0], service_start=trip.departure + timedelta(seconds=raw))
        trips.append(replace(trip, stops=tuple(stops)))
    if trips:
        trips[0] = replace(trips[0], loading_start=trips[0].loading_start - timedelta(seconds=late_s))
    return replace(route, trips=tuple(trips))
