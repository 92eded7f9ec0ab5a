"""Where an order could go: never worse than trying every place, and never wrong about one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.errors import PlanningError
from app.domain.matrix import Matrix
from app.domain.orders import TaskKind
from app.domain.routing import (
    Costs,
    Group,
    GroupKind,
    Job,
    Lateness,
    Limits,
    Overtime,
    Pin,
    Problem,
    Reload,
    VehicleSpec,
    Window,
)
from app.domain.solution import Itinerary, SolvedRoute
from solver.exact.routes import Routes
from solver.exact.schedule import Item, Loading
from solver.fitting.insertion import insert, reinsert, slots
from solver.fitting.itineraries import items_of, itinerary_of
from solver.fitting.screen import Screen
from solver.reasons import Task, tasks_of
from tests.solver.instances import HOUR, MINUTE, at, delivery, problem, rest, shipment, van

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
    bounds: dict[tuple[int, tuple[str, ...]], int] = {}
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


def itineraries(stated: Problem, plan: list[list[Item]]) -> list[Itinerary]:
    """As a person drags them."""
    return [itinerary_of(v.vehicle_id, items) for v, items in zip(stated.vehicles, plan, strict=True)]


@pytest.mark.parametrize("rich", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_every_way_told_is_what_its_route_comes_to(seed: int, rich: bool) -> None:
    stated, plan, task = any_plan(seed, rich, with_shipments=False)
    given = itineraries(stated, plan)
    routes = Routes(stated)
    told = insert(stated, given, [task.jobs[0].job_id], limit=5)
    assert [way.cost for way in told] == sorted(way.cost for way in told)
    best = sorted(added_by_every_way(stated, routes, plan, task))
    assert [way.cost for way in told][:1] == best[:1]
    for way in told:
        number = int(way.itinerary.vehicle_id[3:])
        after = list(given)
        after[number] = way.itinerary
        route = routes.route(stated.vehicles[number], items_of(stated, after)[number])
        before = routes.route(stated.vehicles[number], plan[number]) if plan[number] else None
        assert route is not None
        assert way.cost == route.cost - (before.cost if before else 0)
        assert way.distance_m == metres(route) - (metres(before) if before else 0)
        begin = next(step.begin for step in route.steps if step.job_id == task.jobs[0].job_id)
        assert way.begins == (begin,)


def metres(route: SolvedRoute) -> int:
    """The length of a route."""
    return sum(step.leg_m for step in route.steps)


def test_an_unused_van_takes_what_no_other_can() -> None:
    stated = problem(delivery("a", 3), delivery("b", 5, amounts=(10,)), vehicles=(van("x"), van("y")))
    (way, *_) = insert(stated, [Itinerary("x", (("a",),))], ["b"])
    assert way.itinerary == Itinerary("y", (("b",),))
    assert way.duration_s == 10 * MINUTE + 10 * MINUTE + 5 * MINUTE
    assert (way.driving_s, way.distance_m) == (10 * MINUTE, 5000)


def test_a_full_van_goes_back_for_more() -> None:
    reloads = van(reload=Reload((0,), 5 * MINUTE, 2))
    stated = problem(
        delivery("a", 3, amounts=(8,)), delivery("b", 5, amounts=(8,)), vehicles=(reloads,)
    )
    (way, *_) = insert(stated, [Itinerary("van", (("a",),))], ["b"])
    assert set(way.itinerary.trips) == {("a",), ("b",)}
    assert way.itinerary.reloads == (0,)


def test_an_order_may_make_others_late_and_says_so() -> None:
    late = Lateness(at(8, 22), 100)
    stated = problem(delivery("a", 9, lateness=late), delivery("b", 3, windows=(Window(0, at(8, 20)),)))
    (way, *_) = insert(stated, [Itinerary("van", (("a",),))], ["b"])
    assert way.itinerary.job_ids == ("b", "a")
    assert way.newly_late == ("a",)
    assert way.cost == 300 + 2 * 100  # b is on the way: five minutes more, and a is two minutes late


def test_each_slot_has_its_price_or_is_not_to_be_had() -> None:
    stated = problem(delivery("a", 3), delivery("b", 5))
    given = [Itinerary("van", (("a",),))]
    windows = [Window(at(8), at(9)), Window(at(11), at(11, 30)), Window(at(11, 56), at(13))]
    soon, later, never = slots(stated, given, ["b"], windows)
    assert soon is not None
    assert later is not None
    assert soon.cost == insert(stated, given, ["b"])[0].cost
    assert soon.begins[0] < at(9) < at(11) <= later.begins[0]
    assert never is None


def test_stops_that_ride_apart_or_together_do() -> None:
    stops = (delivery("a", 3), delivery("b", 4), delivery("c", 5))
    vans = (van("x"), van("y"))
    apart = replace(problem(*stops, vehicles=vans), groups=(Group(GroupKind.APART, ("a", "b")),))
    given = [Itinerary("x", (("a",),)), Itinerary("y", (("c",),))]
    assert {way.itinerary.vehicle_id for way in insert(apart, given, ["b"])} == {"y"}
    together = replace(apart, groups=(Group(GroupKind.TOGETHER, ("a", "b")),))
    assert {way.itinerary.vehicle_id for way in insert(together, given, ["b"])} == {"x"}
    assert insert(together, [Itinerary("y", (("c",),))], ["b"]) == ()


def test_left_out_stops_that_must_ride_together_go_on_one_van_or_not_at_all() -> None:
    stops = tuple(delivery(name, place, amounts=(5,)) for name, place in (("a", 3), ("b", 4), ("c", 5)))
    stated = problem(*stops, vehicles=(van("x"), van("y")))
    stated = replace(stated, groups=(Group(GroupKind.TOGETHER, ("a", "b")),))
    tasks = tasks_of(stated)
    plan: list[list[Item]] = [[stops[2]], []]
    assert reinsert(stated, Routes(stated), plan, tasks[:2]) == []
    assert plan[1] in ([stops[0], stops[1]], [stops[1], stops[0]])
    plan = [[stops[2]], [replace(stops[2], job_id="d")]]
    small = replace(stated, jobs=(*stops, replace(stops[2], job_id="d")))
    assert reinsert(small, Routes(small), plan, tasks[:2]) == list(tasks[:2])
    assert list(map(len, plan)) == [1, 1]


def test_what_costs_more_than_leaving_it_out_is_left_out() -> None:
    cheap = delivery("a", 9, price=10)
    stated = problem(cheap)
    plan: list[list[Item]] = [[]]
    assert reinsert(stated, Routes(stated), plan, tasks_of(stated)) == list(tasks_of(stated))
    assert plan == [[]]


def test_frozen_stops_stay_first_and_pinned_ones_where_they_are() -> None:
    stops = tuple(delivery(name, place) for name, place in (("a", 9), ("b", 5), ("c", 3)))
    stated = problem(*stops, delivery("new", 1))
    given = [Itinerary("van", (("a", "b", "c"),))]
    frozen = replace(stated, frozen={"van": ("a", "b")})
    assert {way.itinerary.job_ids[:2] for way in insert(frozen, given, ["new"])} == {("a", "b")}
    pinned = replace(stated, pins=(Pin("b", "van", position=1),))
    assert all(way.itinerary.job_ids[1] == "b" for way in insert(pinned, given, ["new"]))
    asked = replace(stated, pins=(Pin("new", "van", position=2),))
    assert {way.itinerary.job_ids for way in insert(asked, given, ["new"])} == {("a", "b", "new", "c")}


def test_a_van_that_breaks_a_rule_takes_nothing_more() -> None:
    stops = (delivery("a", 3), delivery("b", 5), delivery("c", 4))
    stated = problem(*stops, vehicles=(van("x"), van("y", latest=at(9))))
    forbidden = [Itinerary("x", (("a",), ("b",)))]  # it cannot return for more
    assert {way.itinerary.vehicle_id for way in insert(stated, forbidden, ["c"])} == {"y"}


@pytest.mark.parametrize(
    ("plan", "task", "words"),
    [
        ([Itinerary("van", (("a",),))], ["a"], "on a route already"),
        ([Itinerary("van", (("a",),))], ["x"], "no order with the stops 'x'"),
        ([Itinerary("cart", (("a",),))], ["b"], "'cart' of the plan does not exist"),
        ([Itinerary("van", (("x",),))], ["b"], "'x' of the plan does not exist"),
        ([Itinerary("van", (("a", "a"),))], ["b"], "'a' stands twice"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    plan: list[Itinerary], task: list[str], words: str
) -> None:
    with pytest.raises(PlanningError, match=words):
        insert(problem(delivery("a", 3), delivery("b", 5)), plan, task)
