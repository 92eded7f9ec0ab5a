"""Orders and routes as JSON documents and as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.fleet import Shift
from app.domain.orders import Order, Task
from app.domain.routes import RouteRecord, UnassignedOrder
from app.domain.timing import clock_text, rfc3339

type Document = dict[str, object]


def order_document(order: Order, given: Iterable[UnassignedOrder]) -> Document:
    """One order, amounts in base units (g, ml, pieces), money in cents; with the carriers that have
    its stops."""
    return {
        "order_id": order.order_id,
        "reference": order.reference,
        "sender": order.sender,
        "date": order.day.isoformat(),
        "kind": order.kind.value,
        "priority": order.priority,
        "amounts": list(order.amounts),
        "skills": sorted(order.requirements),
        "amount_due": order.amount_due,
        "cancelled": order.cancelled,
        "located": order.is_located,
        "tasks": [_task_document(task) for task in order.tasks],
        "remarks": list(order.remarks),
        "carriers": [
            {"stop_id": u.stop_id, "carrier_id": u.carrier_id, "price": u.price}
            for u in given
            if u.carrier_id and u.order_id == order.order_id
        ],
    }


def _task_document(task: Task) -> Document:
    place = task.place
    return {
        "kind": task.kind.value,
        "name": place.name,
        "address": place.address,
        "postcode": place.postcode,
        "city": place.city,
        "lon": place.location.lon if place.location else None,
        "lat": place.location.lat if place.location else None,
        "located_by": place.located_by.value,
        "windows": [[clock_text(w.start), clock_text(w.end)] for w in task.windows],
        "service_s": task.service_s,
    }


def route_document(record: RouteRecord, shift: Shift) -> Document:
    """One route, instants in RFC 3339, metres and seconds."""
    route = record.route
    return {
        "shift_id": record.shift_id,
        "driver": shift.driver.name,
        "vehicle": shift.vehicle.name,
        "draft": record.draft,
        "revision": record.revision,
        "unsent": record.has_unsent_changes,
        "distance_m": route.distance_m,
        "duration_s": route.duration_s,
        "cost": route.cost,
        "trips": [
            {
                "depot_id": trip.depot_id or shift.depot.depot_id,
                "departure": rfc3339(trip.departure),
                "returns": rfc3339(trip.returns),
                "stops": [
                    {
                        "stop_id": planned.stop.stop_id,
                        "order_id": planned.stop.order_id,
                        "kind": planned.stop.task.value,
                        "arrival": rfc3339(planned.arrival),
                        "service_start": rfc3339(planned.service_start),
                        "departure": rfc3339(planned.departure),
                        "leg_s": planned.leg_s,
                        "leg_m": planned.leg_m,
                    }
                    for planned in trip.stops
                ],
            }
            for trip in route.trips
        ],
    }


def routes_document(
    records: Iterable[RouteRecord],
    shifts: Mapping[str, Shift],
    unassigned: Iterable[UnassignedOrder],
) -> Document:
    """A day's routes and what no route takes; money in cents, ``carrier_id`` empty but where a carrier
    takes it."""
    return {
        "routes": [route_document(record, shifts[record.shift_id]) for record in records],
        "unassigned": [
            {
                "stop_id": u.stop_id,
                "order_id": u.order_id,
                "reason": u.reason,
                "words": u.words,
                "carrier_id": u.carrier_id,
                "price": u.price,
            }
            for u in unassigned
        ],
    }


def route_lines(record: RouteRecord, shift: Shift, orders: Mapping[str, Order]) -> Iterable[str]:
    """A route for a terminal."""
    route = record.route
    yield (
        f"{shift.driver.name} ({shift.vehicle.name}): {len(route.stops)} stops, "
        f"{route.distance_m / 1000:.1f} km, {route.duration_s / 3600:.1f} h"
    )
    for number, planned in enumerate(route.stops, 1):
        local = planned.service_start.astimezone(shift.depot.zone)
        yield f"  {number:3d}  {local:%H:%M}  {orders[planned.stop.order_id].tasks[-1].place.label}"
