"""Routes that the server holds and the desk does not know: taken over as the phones have them.

A desk restored from last night's backup finds what was planned and released since on the server:
routes, stops, and as much of the orders as a driver is told. Nothing of it has to be typed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from app.domain.fleet import Depot, Driver, Profile, Shift, Vehicle
from app.domain.geo import distance_m
from app.domain.load import NO_LOAD
from app.domain.orders import Contact, LocatedBy, Order, Place, Task, TaskKind
from app.domain.release import ReleasedRoute, ReleasedStop
from app.domain.routes import PlannedStop, Route, RouteRecord, Stop, Trip, first_attempts
from app.domain.timing import TimeWindow, wall_seconds
from app.moved_stops import without_stops
from app.ports.desk_reads import DeskReads
from app.ports.desk_unit import DeskUnit
from app.ports.store import Store

LOOKS_BACK = timedelta(days=8)
"""Phones keep their reports for seven days; routes of older shifts concern nobody any more."""
REMARK = "taken back from the sync server: only what its driver was told is known"


def take_newer(store: Store, found: Iterable[ReleasedRoute]) -> bool:
    """Take over every route of which the server, where these were found, has a later revision; False
    where there was none."""
    with store.write() as unit:
        days = {shift.day for route in found if (shift := unit.shift(route.shift_id)) is not None}
        revisions = {r.shift_id: r.revision for day in days for r in unit.routes(day)}
        newer = [route for route in found if route.revision > revisions.get(route.shift_id, 0)]
        if newer:
            take_over(unit, newer)
            unit.commit()
    return bool(newer)


def take_over(unit: DeskUnit, newer: Iterable[ReleasedRoute]) -> None:
    """Make routes of the server the desk's own, drafts included."""
    for route in newer:
        shift = unit.shift(route.shift_id)
        if shift is None:
            shift = _unknown_shift(unit, route)
            unit.put_shifts((shift,))
        stops = _stops(route, shift, unit)
        own = Route(route.shift_id, tuple(_trips(route, stops)))
        _take_from_others(unit, shift, route)
        before = next((r for r in unit.routes(shift.day) if r.shift_id == route.shift_id), None)
        draft = before.draft + 1 if before else 1
        unit.put_routes((RouteRecord(shift.day, shift.shift_id, draft, own, route.revision, own),))


def known_route(unit: DeskReads, route: ReleasedRoute, shift: Shift) -> Route | None:
    """The server's route as one of the desk's; None where it has a stop the desk does not know."""
    orders = unit.orders(shift.day)
    known = {stop.stop_id: stop for order in orders for stop in first_attempts(order)}
    for record in unit.routes(shift.day):
        for planned in (*record.route.stops, *(record.released.stops if record.released else ())):
            known[planned.stop.stop_id] = planned.stop
    if any(stop.stop_id not in known for stop in route.stops):
        return None
    return Route(route.shift_id, tuple(_trips(route, known)))


def _take_from_others(unit: DeskUnit, shift: Shift, route: ReleasedRoute) -> None:
    """A stop stands on one route: it leaves the drafts of others, and the list of what has none."""
    taken = {stop.stop_id for stop in route.stops}
    for record in unit.routes(shift.day):
        here = [stop_id for stop_id in record.route.stop_ids if stop_id in taken]
        if record.shift_id == route.shift_id or not here:
            continue
        own = without_stops(record.route, here)
        unit.put_routes((replace(record, draft=record.draft + 1, route=own),))
    left_out = unit.unassigned(shift.day)
    still = tuple(item for item in left_out if item.stop_id not in taken)
    if len(still) != len(left_out):
        unit.put_unassigned(shift.day, still)


# --- what the desk does not know ---------------------------------------------------------------


def _unknown_shift(unit: DeskReads, route: ReleasedRoute) -> Shift:
    """A shift as far as its phones know it: with the driver's and depot's own data where there are."""
    drivers = {entry.record.driver_id: entry.record for entry in unit.register(Driver)}
    vehicles = {entry.record.name: entry.record for entry in unit.register(Vehicle)}
    depot = _depot(unit.depots(), route)
    day = route.starts_at.astimezone(depot.zone).date()
    return Shift(
        shift_id=route.shift_id,
        day=day,
        driver=drivers.get(route.driver_id)
        or Driver(route.driver_id, route.driver_name or route.driver_id),
        vehicle=vehicles.get(route.vehicle_name)
        or Vehicle(f"of-{route.shift_id}", route.vehicle_name, Profile.VAN, NO_LOAD),
        depot=depot,
        starts=wall_seconds(route.starts_at, day, depot.zone),
        ends=wall_seconds(route.ends_at, day, depot.zone),
        max_trips=max(1, len(route.trips)),
    )


def _depot(depots: Iterable[Depot], route: ReleasedRoute) -> Depot:
    """The depot of that name, else one in that place, made up in the time zone of the others."""
    known = tuple(depots)
    for depot in known:
        if depot.name == route.depot_name:
            return depot
    made = Depot(f"of-{route.shift_id}", route.depot_name, route.depot_location)
    return replace(made, timezone=known[0].timezone) if known else made


def _stops(route: ReleasedRoute, shift: Shift, unit: DeskUnit) -> Mapping[str, Stop]:
    """Which order's visit each stop is; orders that the desk does not know are made from the stops, and
    those it knows on another day come to this one."""
    known = {stop.stop_id: stop for order in unit.orders(shift.day) for stop in first_attempts(order)}
    for record in unit.routes(shift.day):
        known |= {planned.stop.stop_id: planned.stop for planned in record.route.stops}
    strange = [stop for stop in route.stops if stop.stop_id not in known]
    if not strange:
        return known
    orders = {order.order_id: order for day in unit.days() for order in unit.orders(day)}
    changed: dict[str, Order] = {}
    for stop in strange:
        order_id = stop.stop_id.removesuffix(f"-{stop.kind.value[0]}1")
        before = changed.get(order_id) or orders.get(order_id)
        half = before.task(stop.kind) if before is not None else None
        changed[order_id] = (
            replace(before, day=shift.day)
            if before is not None and half is not None
            else _order(before, order_id, stop, shift)
        )
        known[stop.stop_id] = Stop(stop.stop_id, order_id, stop.kind)
    unit.put_orders(changed.values())
    return known


def _order(other_half: Order | None, order_id: str, stop: ReleasedStop, shift: Shift) -> Order:
    """An order from what a driver is told of it; of a shipment, with its other visit."""
    task = _task(stop, shift)
    order = other_half or Order(
        order_id=order_id,
        reference="",
        sender="",
        day=shift.day,
        pickup=None,
        delivery=None,
        lines=stop.lines,
        required_proof=stop.required_proof,
        amount_due=stop.amount_due,
        remarks=(REMARK,),
    )
    if stop.kind is TaskKind.PICKUP:
        return replace(order, pickup=task)
    return replace(order, delivery=task)


def _task(stop: ReleasedStop, shift: Shift) -> Task:
    zone: ZoneInfo = shift.depot.zone
    windows: tuple[TimeWindow, ...] = ()
    if stop.window is not None:
        opens, closes = (wall_seconds(at, shift.day, zone) for at in stop.window)
        windows = (TimeWindow(opens, max(opens, closes)),)
    return Task(
        kind=stop.kind,
        place=Place(stop.name, stop.address, location=stop.location, located_by=LocatedBy.GIVEN),
        windows=windows,
        service_s=stop.service_s,
        contact=Contact(stop.phone),
        notes=stop.notes,
        access_code=stop.access_code,
    )


# --- the route -----------------------------------------------------------------------------------


def _trips(route: ReleasedRoute, stops: Mapping[str, Stop]) -> Iterable[Trip]:
    """Trips by the times phones show; legs by the straight line, since the way is not known here."""
    shown = {stop.stop_id: stop for stop in route.stops}
    begins = route.starts_at
    for stop_ids in route.trips:
        here, left = route.depot_location, begins
        planned = []
        for stop_id in stop_ids:
            stop = shown[stop_id]
            departs = stop.eta + timedelta(seconds=stop.service_s)
            leg_s = max(0, round((stop.eta - left).total_seconds()))
            leg_m = round(distance_m(here, stop.location))
            planned.append(PlannedStop(stops[stop_id], stop.eta, stop.eta, departs, leg_s, leg_m))
            here, left = stop.location, departs
        back_m = round(distance_m(here, route.depot_location))
        yield Trip(begins, begins, tuple(planned), left, 0, back_m)
        begins = left
