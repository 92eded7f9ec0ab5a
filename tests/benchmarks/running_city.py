"""A day in a city that has been running for a while: vans on their way, stops still to come."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.day_data import DayData
from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.fleet import Break, Depot, Driver, Profile, Shift, ShiftOvertime, Vehicle, VehicleCosts
from app.domain.geo import LonLat, distance_m
from app.domain.orders import LocatedBy, Order, Place, Task, TaskKind
from app.domain.region import RegionInfo
from app.domain.routes import Route, RouteRecord, UnassignedOrder, first_attempts
from app.domain.routing import StopRule
from app.domain.settings import Settings
from app.domain.timing import TimeWindow
from app.learning import NO_HISTORY
from app.planning.planner_child import matrices_for
from app.planning.problem import state_day
from app.planning.routes import route_from
from app.tracking import DayTracker
from solver.solve import solve
from storage.region.road_memory import open_remembering_roads
from storage.region.roads import SNAP_LIMIT_M, StraightLineRoads
from tests.benchmarks.harness import Unavailable

DAY = date(2026, 6, 22)
ZONE = "Europe/Vaduz"
HOUR = 3600
STARTS, ENDS = 8 * HOUR, 17 * HOUR
SERVICE_S = 180
MADE_EACH = 4
"""Stops that a van has made by now, on average."""
PLAN_STEPS = 30
NEW = 3
"""Orders that came in since the plan and wait for a driver."""
LUNCH = Break(12 * HOUR, 13 * HOUR, 1800)


@dataclass(frozen=True)
class RunningCity:
    """The day as the desk knows it at an instant; ``open_stops`` are still to be made."""

    tracker: DayTracker
    now: datetime
    open_stops: int


@dataclass(frozen=True)
class PlannedCity:
    """The day as it is planned in the morning; ``new`` orders are on no route yet."""

    depot: Depot
    shifts: tuple[Shift, ...]
    orders: tuple[Order, ...]
    new: tuple[Order, ...]
    routes: Mapping[str, Route]


def running_city(region: RegionInfo, open_stops: int, vans: int, seed: int = 1) -> RunningCity:
    """About so many open stops on real streets, on the routes of so many vans, which are up to twenty
    minutes behind the plan.

    Raises:
        Unavailable: there is no road network on this kind of computer.
    """
    made = vans * MADE_EACH
    chance = random.Random(seed)
    city = planned_city(region, open_stops + made, vans, chance)
    waiting = tuple(
        UnassignedOrder(stop.stop_id, order.order_id, "not_planned", "not planned yet")
        for order in city.new
        for stop in first_attempts(order)
    )
    records = {key: RouteRecord(DAY, key, 1, route, 1, route) for key, route in city.routes.items()}
    orders = {order.order_id: order for order in (*city.orders, *city.new)}
    data = DayData(DAY, (city.depot,), city.shifts, orders, records, waiting)
    tracker = DayTracker(data, NO_HISTORY)
    reported = sorted(
        (
            fact
            for route in city.routes.values()
            for fact in _facts(route, timedelta(seconds=chance.uniform(0, 1200)))
        ),
        key=lambda fact: fact.at,
    )
    now = [fact.at for fact in reported if fact.stop_id][made - 1]
    tracker.apply(fact for fact in reported if fact.at <= now)
    planned = [stop_id for record in records.values() for stop_id in record.route.stop_ids]
    still = sum(1 for stop_id in planned if not tracker.facts(stop_id).state.is_final)
    return RunningCity(tracker, now, still + len(waiting))


def planned_city(
    region: RegionInfo,
    stops: int,
    vans: int,
    chance: random.Random,
    day: date = DAY,
    zone: str = ZONE,
) -> PlannedCity:
    """So many stops at random places near a road, a third of them with a window of two hours.

    Raises:
        Unavailable: there is no road network on this kind of computer.
    """
    places = _places(region, stops + 1, chance)
    depot = Depot("depot", "Depot", places[0], timezone=zone)
    orders = tuple(_order(day, number, place, chance) for number, place in enumerate(places[1:]))
    shifts = tuple(_shift(day, number, depot) for number in range(vans))
    known, new = orders[:-NEW], orders[-NEW:]
    stated = state_day(day, known, shifts, (depot,), (), Settings())
    roads = open_remembering_roads(region.roads_folder)
    problem = replace(stated.problem, matrices=matrices_for(stated.problem, roads))
    routes = {
        solved.vehicle_id: route_from(solved, stated.stops, stated.zero, (), stated.depots)
        for solved in solve(problem, StopRule(steps=PLAN_STEPS), 1).routes
    }
    return PlannedCity(depot, shifts, known, new, routes)


def _places(region: RegionInfo, count: int, chance: random.Random) -> list[LonLat]:
    """Places that a van comes to and away from, the one in the middle first."""
    roads = open_remembering_roads(region.roads_folder)
    if isinstance(roads, StraightLineRoads):
        raise Unavailable("there is no road network on this kind of computer")
    extent, found = region.extent, list[LonLat]()
    middle = LonLat((extent.west + extent.east) / 2, (extent.south + extent.north) / 2)
    while len(found) < count * 1.1:
        place = LonLat(
            chance.uniform(extent.west, extent.east), chance.uniform(extent.south, extent.north)
        )
        if roads.snap_distance(Profile.VAN, place) <= SNAP_LIMIT_M:
            found.append(place)
    found.sort(key=lambda place: distance_m(middle, place))
    table = roads.table(Profile.VAN, found)
    kept = [
        place
        for number, place in enumerate(found)
        if max(table.duration(0, number), table.duration(number, 0)) < HOUR
    ]
    depot, *others = kept
    chance.shuffle(others)
    return [depot, *others[: count - 1]]


def _order(day: date, number: int, location: LonLat, chance: random.Random) -> Order:
    windows: tuple[TimeWindow, ...] = ()
    if chance.random() < 1 / 3:
        opens = chance.randrange(STARTS + 2 * HOUR, ENDS - 3 * HOUR, HOUR // 2)
        windows = (TimeWindow(opens, opens + 2 * HOUR),)
    kind = TaskKind.PICKUP if chance.random() < 0.3 else TaskKind.DELIVERY
    place = Place(f"Customer {number}", f"Rua {number}", "", "", location, LocatedBy.GIVEN)
    task = Task(kind, place, windows, service_s=SERVICE_S)
    name = f"o{number:04d}"
    return Order(
        order_id=name,
        reference=name,
        sender="Bench",
        day=day,
        pickup=task if kind is TaskKind.PICKUP else None,
        delivery=task if kind is TaskKind.DELIVERY else None,
        amounts=(chance.randint(1, 3),),
        depot_id="depot",
    )


def _shift(day: date, number: int, depot: Depot) -> Shift:
    costs = VehicleCosts(fixed=0, per_hour=2400, per_km=30)
    vehicle = Vehicle(f"v{number}", f"Van {number}", Profile.VAN, (44,), costs=costs)
    return Shift(
        f"s{number}",
        day,
        Driver(f"d{number}", f"Driver {number}"),
        vehicle,
        depot,
        STARTS,
        ENDS,
        (LUNCH,),
        max_trips=2,
        overtime=ShiftOvertime(seconds=1800, per_hour=1200),
    )


def _facts(route: Route, behind: timedelta) -> list[Event]:
    """What a driver reports in the course of the day who is so far behind the plan."""
    first = route.trips[0]
    told = [
        _fact(EventType.SHIFT_STARTED, first.loading_start, route.shift_id),
        _fact(EventType.LOADED, first.departure, route.shift_id),
    ]
    told += [
        _fact(EventType.COMPLETED, planned.departure + behind, route.shift_id, planned.stop.stop_id)
        for planned in route.stops
    ]
    return told


def _fact(kind: EventType, at: datetime, shift_id: str, stop_id: str = "") -> Event:
    outcome = Outcome.DELIVERED_TO_RECIPIENT if kind is EventType.COMPLETED else None
    name, driver = f"{kind}-{shift_id}-{stop_id}", Actor(ActorKind.DRIVER, f"d{shift_id[1:]}")
    return Event(name, kind, at, at, driver, shift_id, stop_id, outcome)
