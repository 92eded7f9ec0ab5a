"""How soon the resident evaluator answers about a day of 1,000 stops on real streets, pipe included."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from app.domain.evaluator_job import EvaluatedDay, NewOrder
from app.domain.fleet import Profile
from app.domain.geo import Extent, LonLat
from app.domain.orders import TaskKind
from app.domain.region import RegionInfo
from app.domain.routing import Job, StopRule, Window
from app.domain.solution import Itinerary
from app.planning.evaluator_process import ProcessEvaluator
from main import evaluator_child
from solver.fitting.itineraries import itinerary_from
from solver.solve import solve
from storage.region.roads import SNAP_LIMIT_M, OsrmRoads, open_roads
from tests.benchmarks.harness import (
    Figure,
    Outcome,
    Unavailable,
    extracts,
    is_full,
    percentile,
    region,
)
from tests.benchmarks.solver import streets

STOPS, VANS = 1000, 36
SEARCH_S = 20
HOUR = 3600
REGIONS = ("porto", "liechtenstein-2025")


def run() -> Outcome:
    """The first of the regions that is here (``FULL=1``: all of them)."""
    names = [name for name in REGIONS if name in extracts()]
    if not names:
        raise Unavailable("no extract of a city is here")
    rows = [row for name in names[: None if is_full() else 1] for row in _measure(name, region(name))]
    remarks = [
        f"{STOPS} stops, {VANS} vans, a third with a window of two hours; a plan of {SEARCH_S} s.",
        "Wall clock of the whole question: there and back through the pipe, new places looked up on "
        "the roads (callers a second apart). Insert names ten ways; slots asks for four windows.",
    ]
    return Outcome("Evaluator, milliseconds", rows, remarks)


def _measure(name: str, info: RegionInfo) -> list[dict[str, Figure]]:
    day = streets.day(info, STOPS, VANS)
    plan = tuple(
        itinerary_from(route)
        for route in solve(day.problem, StopRule(seconds=SEARCH_S), threads=2).routes
    )
    roads = open_roads(info.roads_folder)
    if not isinstance(roads, OsrmRoads):
        raise Unavailable("there is no road network on this kind of computer")
    orders = _orders(roads, info.extent, 60 if is_full() else 25)
    evaluator = ProcessEvaluator(evaluator_child)
    try:
        return list(
            _questions(name, evaluator, EvaluatedDay(day.problem, plan, str(info.roads_folder)), orders)
        )
    finally:
        evaluator.close()


def _questions(
    name: str, evaluator: ProcessEvaluator, day: EvaluatedDay, orders: list[NewOrder]
) -> list[dict[str, Figure]]:
    chance = random.Random(3)
    started = time.perf_counter()
    evaluator.set_day(day)
    opened = 1000 * (time.perf_counter() - started)
    dragged = [_dragged(chance, day.plan) for _ in orders]
    _calling(evaluator, orders[0])  # the graph is mapped on first use
    inserting = [_calling(evaluator, order) for order in orders[1:]]
    windows = [Window(h * HOUR, (h + 1) * HOUR) for h in (9, 11, 13, 15)]
    known = [order.job_ids for order in orders[:8]]
    return [
        {
            "region": name,
            "question": "set the day (start, matrix given)",
            "n": 1,
            "median": opened,
            "p95": None,
        },
        _row(name, "insert a new order", inserting),
        _row(name, "insert a known order", [_timed(partial(evaluator.insert, k)) for k in known]),
        _row(name, "evaluate one route", [_timed(partial(evaluator.evaluate, [d])) for d in dragged]),
        _row(name, "replace one route", [_timed(partial(evaluator.replace, [d])) for d in day.plan]),
        _row(name, "evaluate the whole plan", [_timed(evaluator.evaluate_plan) for _ in range(8)]),
        _row(
            name,
            "slots, four windows",
            [_timed(partial(evaluator.slots, k, windows)) for k in known],
        ),
        _row(name, "relax, nobody has the skill", _relaxing(evaluator, orders)),
    ]


def _calling(evaluator: ProcessEvaluator, order: NewOrder) -> float:
    """A caller's order; the next caller rings a second later."""
    took = _timed(partial(evaluator.insert, order))
    time.sleep(1)
    return took


def _relaxing(evaluator: ProcessEvaluator, orders: list[NewOrder]) -> list[float]:
    """Of orders that nobody can make."""
    times = []
    for order in orders[:3]:
        job = replace(order.jobs[0], job_id=f"{order.job_ids[0]}-crane", skills=frozenset({"crane"}))
        evaluator.insert(NewOrder((job,), order.places))
        times.append(_timed(partial(evaluator.relax, job.job_id)))
    return times


def _row(name: str, question: str, times: list[float]) -> dict[str, Figure]:
    return {
        "region": name,
        "question": question,
        "n": len(times),
        "median": statistics.median(times),
        "p95": percentile(times, 0.95),
    }


def _timed(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - started)


def _orders(roads: OsrmRoads, extent: Extent, count: int) -> list[NewOrder]:
    """At random places near a road, every second one with a window of two hours."""
    chance = random.Random(2)
    orders: list[NewOrder] = []
    while len(orders) < count:
        place = LonLat(
            chance.uniform(extent.west, extent.east), chance.uniform(extent.south, extent.north)
        )
        if roads.snap_distance(Profile.CAR, place) > SNAP_LIMIT_M:
            continue
        opens = chance.randrange(9, 14) * HOUR
        windows = (Window(opens, opens + 2 * HOUR),) if len(orders) % 2 else ()
        job = Job(
            f"caller{len(orders)}",
            0,
            TaskKind.DELIVERY,
            (1,),
            streets.SERVICE_S,
            streets.PRICE,
            windows=windows,
        )
        orders.append(NewOrder((job,), (place,)))
    return orders


def _dragged(chance: random.Random, plan: tuple[Itinerary, ...]) -> Itinerary:
    """A route after one of its stops was dragged to another place on it."""
    route = chance.choice(plan)
    stops = list(route.job_ids)
    stops.insert(chance.randrange(len(stops)), stops.pop(chance.randrange(len(stops))))
    return Itinerary(route.vehicle_id, (tuple(stops),))
