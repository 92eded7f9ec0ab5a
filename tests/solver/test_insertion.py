"""Where an order could go: never worse than trying every place, and never wrong about one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.matrix import Matrix
from app.domain.orders import TaskKind
from app.domain.routing import (
    Costs,
    Job,
    Lateness,
    Limits,
    Overtime,
    Problem,
    Reload,
    VehicleSpec,
    Window,
)
from solver.insertion import reinsert
from solver.reasons import Task, tasks_of
from solver.routes import Routes
from solver.schedule import Item, Loading
from solver.screen import Screen
from tests.solver.instances import HOUR, MINUTE, at, problem, rest, shipment, van

PLACES = 14


def scattered(seed: int) -> Matrix:
    """Asymmetric drives that do not even keep the triangle inequality."""
    chance = random.Random(seed)
    times = [[chance.randrange(60, 1500) * (a != b) for b in range(PLACES)] for a in range(PLACES)]
    metres = [[chance.randrange(100, 9000) * (a != b) for b in range(PLACES)] for a in range(PLACES)]
    return Matrix.of(times, metres)


def any_job(chance: random.Random, name: str, rich: bool) -> Job:
    """A stop with whatever a stop may have."""
    opens = at(8) + chance.randrange(0, 3 * HOUR)
    windows: tuple[Window, ...] = ()
    if chance.random() < 0.6:
        windows = (Window(opens, opens + chance.randrange(600, 2 * HOUR)),)
        if rich and chance.random() < 0.5:
            later = windows[0].latest_start + 1800
            windows = (*windows, Window(later, later + 1800))
    return Job(
        name,
        chance.randrange(1, PLACES),
        chance.choice([TaskKind.DELIVERY, TaskKind.PICKUP]),
        (chance.randrange(1, 4), chance.randrange(0, 3)),
        chance.randrange(60, 900),
        50_000,
        setup=chance.choice([0, 120]),
        windows=windows,
        release=at(8, 30) if rich and chance.random() < 0.3 else 0,
        lateness=Lateness(opens + 600, 50) if rich and chance.random() < 0.4 else None,
    )


def any_van(chance: random.Random, name: str, rich: bool) -> VehicleSpec:
    """A van with whatever a van may have."""
    plain = van(
        name,
        capacity=(10, 6),
        costs=Costs(chance.randrange(3000), 3000, 50, 200, 100),
        end=chance.choice([0, 0, 5, None]),
    )
    if not rich:
        return plain
    return replace(
        plain,
        speed_factor=chance.choice([1.0, 0.8, 1.25]),
        breaks=(rest(at(9), at(11), 20 * MINUTE),) if chance.random() < 0.5 else (),
        reload=Reload((0, 7), 5 * MINUTE, 3) if chance.random() < 0.5 else None,
        limits=Limits(tasks=8, driving_s=9000) if chance.random() < 0.3 else Limits(),
        overtime=Overtime(HOUR, 6000) if chance.random() < 0.3 else Overtime(),
        start=None if plain.end is not None and chance.random() < 0.2 else 0,
    )


def any_plan(seed: int, rich: bool, with_shipments: bool) -> tuple[Problem, list[list[Item]], Task]:
    """Three vans, one of them unused, with what fits; and a task more."""
    chance = random.Random(seed)
    jobs = tuple(any_job(chance, f"j{n}", rich) for n in range(12))
    shipments = tuple(
        shipment(f"s{n}", chance.randrange(1, PLACES), chance.randrange(1, PLACES))
        for n in range(3 if with_shipments else 0)
    )
    shipments = tuple(
        replace(
            s,
            pickup=replace(s.pickup, amounts=(2, 1)),
            delivery=replace(s.delivery, amounts=(2, 1)),
        )
        for s in shipments
    )
    vehicles = tuple(any_van(chance, f"van{n}", rich) for n in range(3))
    stated = replace(
        problem(*jobs, vehicles=vehicles, shipments=shipments),
        matrices={"car": scattered(seed)},
    )
    tasks = list(tasks_of(stated))
    new = tasks.pop() if with_shipments else tasks.pop(0)
    routes = Routes(stated)
    plan: list[list[Item]] = [[], [], []]
    for task in tasks:
        number = chance.randrange(2)
        at_ = chance.randrange(len(plan[number]) + 1)
        items = [*plan[number][:at_], *task.jobs, *plan[number][at_:]]
        if routes.route(vehicles[number], items) is not None:
            plan[number] = items
    return stated, plan, new


def every_way(vehicle: VehicleSpec, items: list[Item], task: Task) -> list[list[Item]]:
    """A task in every place of a route, alone or with a loading in every place."""
    ways = [items]
    for job in task.jobs:
        ways = [
            [*way[:n], job, *way[n:]]
            for way in ways
            for n in range(len(way) + 1)
            if job is task.jobs[0] or task.jobs[0] in way[:n]
        ]
    if vehicle.reload is None or len(task.jobs) > 1:
        return ways
    return ways + [
        [*way[:n], Loading(place, vehicle.reload.loading), *way[n:]]
        for place in vehicle.reload.locations
        for way in ways
        for n in range(1, len(way))
    ]


def total(stated: Problem, routes: Routes, plan: list[list[Item]]) -> int:
    """What all routes cost; every one of them possible."""
    made = [routes.route(v, items) for v, items in zip(stated.vehicles, plan, strict=True) if items]
    assert None not in made
    return sum(route.cost for route in made if route is not None)


def added_by_every_way(
    stated: Problem, routes: Routes, plan: list[list[Item]], task: Task
) -> Iterator[int]:
    """What each possible way to take the task costs more."""
    for vehicle, items in zip(stated.vehicles, plan, strict=True):
        before = routes.route(vehicle, items) if items else None
        for way in every_way(vehicle, items, task):
            route = routes.route(vehicle, way)
            if route is not None:
                yield route.cost - (before.cost if before else 0)


@pytest.mark.parametrize("with_shipments", [False, True])
@pytest.mark.parametrize("rich", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_the_cheapest_place_of_all_is_found(seed: int, rich: bool, with_shipments: bool) -> None:
    stated, plan, task = any_plan(seed, rich, with_shipments)
    routes = Routes(stated)
    cheapest = min(added_by_every_way(stated, routes, plan, task), default=None)
    before = total(stated, routes, plan)
    left = reinsert(stated, routes, plan, [task])
    assert left == ([task] if cheapest is None else [])
    assert total(stated, routes, plan) == before + (cheapest or 0)


@pytest.mark.parametrize("with_shipments", [False, True])
@pytest.mark.parametrize("rich", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_no_place_costs_less_than_its_bound_and_plain_bounds_are_exact(
    seed: int, rich: bool, with_shipments: bool
) -> None:
    stated, plan, task = any_plan(seed, rich, with_shipments)
    routes = Routes(stated)
    screen = Screen(stated, routes, plan)
    bounds = {}
    for candidate in screen.candidates(task, range(3)):
        key = (candidate.row, tuple(str(item) for item in candidate.items))
        bounds[key] = min(candidate.bound, bounds.get(key, candidate.bound))
    for number, (vehicle, items) in enumerate(zip(stated.vehicles, plan, strict=True)):
        before = routes.route(vehicle, items) if items else None
        for way in every_way(vehicle, items, task):
            route = routes.route(vehicle, way)
            if route is None:
                continue
            added = route.cost - (before.cost if before else 0)
            bound = bounds.get((number, tuple(str(item) for item in way)))
            assert bound is not None, "a place that is possible was screened out"
            assert bound <= added
            if not rich:
                assert bound == added
