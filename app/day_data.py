"""A day's orders, shifts and routes, and what follows from them whatever is reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.board import DayIssue
from app.domain.earlier import Plan
from app.domain.fleet import Depot, Shift, depot_for
from app.domain.geo import LonLat
from app.domain.orders import Order
from app.domain.promises import Promise, promises
from app.domain.routes import (
    RouteRecord,
    UnassignedOrder,
    changed_stops,
    first_attempt,
    first_attempts,
    task_of,
)
from app.drawing import LanePlan, plan_of
from app.left_out import NOT_FOUND, NOT_PLANNED_YET
from app.ports.desk_reads import DeskReads
from app.watching import not_located, not_planned

HUES = 24
"""Colours for routes: twelve plain, twelve dashed."""
NOT_PLANNED = "not_planned"
"""The reason of a stop that no plan has seen yet."""


@dataclass(frozen=True, slots=True)
class DayData:
    """What the board is made from, apart from facts."""

    day: date
    depots: tuple[Depot, ...]
    shifts: tuple[Shift, ...]
    orders: Mapping[str, Order]
    routes: Mapping[str, RouteRecord]
    unassigned: tuple[UnassignedOrder, ...]


def read_day(store: DeskReads, day: date) -> DayData:
    """A day's data as it stands in the store."""
    return data_of(day, store.depots(), store.shifts(day), read_plan(store, day))


def read_plan(store: DeskReads, day: date) -> Plan:
    """A day's orders, routes and what no route takes, as they stand in the store."""
    return Plan(
        orders={order.order_id: order for order in store.orders(day)},
        routes={record.shift_id: record for record in store.routes(day)},
        unassigned=store.unassigned(day),
    )


def data_of(day: date, depots: tuple[Depot, ...], shifts: tuple[Shift, ...], plan: Plan) -> DayData:
    """A day with a plan; what the plan has not seen yet counts as unassigned."""
    left_out = plan.unassigned
    unseen = _not_planned(plan.orders.values(), plan.routes.values(), left_out)
    return DayData(day, depots, shifts, plan.orders, plan.routes, (*left_out, *unseen))


def _not_planned(
    orders: Iterable[Order], routes: Iterable[RouteRecord], left_out: Iterable[UnassignedOrder]
) -> Iterable[UnassignedOrder]:
    """Stops of open orders that are on no route and that no plan has left out. Where goods are taken
    over is nothing to plan by itself while a route has their delivery."""
    known = {stop_id for record in routes for stop_id in record.route.stop_ids}
    known |= {item.stop_id for item in left_out}
    for order in orders:
        stops = () if order.cancelled else first_attempts(order)
        is_given = order.handover is not None and any(stop.stop_id in known for stop in stops)
        words = NOT_PLANNED_YET if order.is_located else NOT_FOUND
        for stop in stops:
            if stop.stop_id not in known and not is_given:
                yield UnassignedOrder(stop.stop_id, order.order_id, NOT_PLANNED, words)


@dataclass(frozen=True, slots=True)
class Standing:
    """What follows from a day's data.

    By stop: promised ``windows``, ``places``, and ``homes``, the shift whose route it is on. ``plans``
    has what lanes show whatever happens; ``moved`` counts stops that phones have in another form.
    """

    data: DayData
    windows: Mapping[str, tuple[Promise, ...]]
    places: Mapping[str, LonLat]
    homes: Mapping[str, str]
    plans: Mapping[str, LanePlan]
    by_driver: Mapping[str, Shift]
    undone: tuple[DayIssue, ...]
    moved: int

    def lanes_as_in(self, theirs: DayData) -> frozenset[str]:
        """The shifts of which everything is the very same value in other data: shift, route, orders."""
        mine = self.data
        if mine.shifts is not theirs.shifts:
            return frozenset()
        return frozenset(
            shift.shift_id
            for shift in mine.shifts
            if (record := mine.routes.get(shift.shift_id)) is theirs.routes.get(shift.shift_id)
            and all(
                mine.orders[stop.stop.order_id] is theirs.orders.get(stop.stop.order_id)
                for stop in (record.route.stops if record is not None else ())
            )
        )


def stand(data: DayData, before: Standing | None = None) -> Standing:
    """Work out what follows from a day's data; quicker where most of it is as it was ``before``."""
    same = before.lanes_as_in(data) if before is not None else frozenset()
    windows: dict[str, tuple[Promise, ...]] = {}
    places: dict[str, LonLat] = {}
    homes: dict[str, str] = {}
    shifts = {shift.shift_id: shift for shift in data.shifts}
    for record in data.routes.values():
        zone = shifts[record.shift_id].depot.zone
        for planned in record.route.stops:
            stop_id = planned.stop.stop_id
            homes[stop_id] = record.shift_id
            task = task_of(data.orders[planned.stop.order_id], planned.stop)
            if task.place.location is not None:
                places[stop_id] = task.place.location
            if before is not None and record.shift_id in same:
                windows[stop_id] = before.windows[stop_id]
            else:
                windows[stop_id] = promises(task, data.day, zone)
    windows.update(_windows_of_nobody(data))
    hues = _hues(data.shifts)
    return Standing(
        data=data,
        windows=windows,
        places=places,
        homes=homes,
        plans={
            shift.shift_id: before.plans[shift.shift_id]
            if before is not None and shift.shift_id in same
            else plan_of(shift, hues[shift.driver.driver_id], data.routes.get(shift.shift_id))
            for shift in data.shifts
        },
        by_driver={shift.driver.driver_id: shift for shift in data.shifts},
        undone=(
            *not_planned(data.unassigned, NOT_PLANNED, data.orders, data.routes.values()),
            *not_located(data.orders.values()),
        ),
        moved=len(frozenset().union(*map(changed_stops, data.routes.values()))),
    )


def _windows_of_nobody(data: DayData) -> Iterable[tuple[str, tuple[Promise, ...]]]:
    """The promised windows of stops that no route takes."""
    depots = {depot.depot_id: depot for depot in data.depots}
    for item in data.unassigned:
        order = data.orders.get(item.order_id)
        if order is None or not data.shifts:
            continue
        zone = depot_for(order.depot_id, depots, data.shifts).zone
        stop = first_attempt(order, item.stop_id)
        if stop is not None:
            yield stop.stop_id, promises(task_of(order, stop), data.day, zone)


def _hues(shifts: tuple[Shift, ...]) -> dict[str, int]:
    """A colour per driver: by the order of driver ids, so that a re-plan does not change it."""
    drivers = sorted({shift.driver.driver_id for shift in shifts})
    return {driver: index % HUES for index, driver in enumerate(drivers)}
