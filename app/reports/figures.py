"""Figures of a day beside the counting of stops: loads, carriers' lines, foresight, interventions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from app.domain.events import ActorKind, Event, EventType
from app.domain.fleet import Shift
from app.domain.geo import LonLat
from app.domain.load import NO_LOAD, add, subtract
from app.domain.orders import Order, OrderKind, TaskKind
from app.domain.report import StopRow
from app.domain.report_parts import CarrierStop, Course, Foreseen, TripLoad, Worth
from app.domain.routes import Route, Trip, UnassignedOrder, first_attempt, task_of
from app.orchestration.decisions import APPLIED
from app.orchestration.ledger import LedgerLine, sums
from app.reports.day_book import DayBook, money_task, promised_words

PLANNED = "planned start"
_HANDS_ON = frozenset(
    {
        EventType.CORRECTED,
        EventType.UNDONE,
        EventType.CANCELLED,
        EventType.GIVEN_AWAY,
        EventType.SHIFT_OUT,
        EventType.SHIFT_BACK,
        EventType.LOCKED,
        EventType.UNLOCKED,
        EventType.PLACED,
        EventType.DECIDED,
    }
)


def trip_loads(route: Route | None, shift: Shift, orders: Mapping[str, Order]) -> tuple[TripLoad, ...]:
    """The most that each trip has on board as planned."""
    if route is None:
        return ()
    capacity = shift.vehicle.capacity
    return tuple(TripLoad(_peak(trip, orders), capacity) for trip in route.trips if trip.stops)


def _peak(trip: Trip, orders: Mapping[str, Order]) -> tuple[int, ...]:
    """Dimension by dimension: what is for delivery is on board from the start, unless it is picked up
    on the way; what is picked up stays until it is delivered or the van is back."""
    on_board, steps = NO_LOAD, []
    for planned in trip.stops:
        order = orders.get(planned.stop.order_id)
        if order is None:
            continue
        if planned.stop.task is TaskKind.PICKUP:
            steps.append((order.amounts, True))
            continue
        if order.kind is not OrderKind.SHIPMENT and order.handover is None:
            on_board = add(on_board, order.amounts)
        steps.append((order.amounts, False))
    peak = on_board
    for amounts, comes_on in steps:
        on_board = add(on_board, amounts) if comes_on else subtract(on_board, amounts)
        peak = tuple(max(a, b) for a, b in zip(peak, on_board, strict=True))
    return peak


def course_of(route: Route, shift: Shift, orders: Mapping[str, Order]) -> Course:
    """Where a route leads, leg by leg."""
    depot = shift.depot.location
    legs: list[str | tuple[LonLat, LonLat]] = []
    for trip in route.trips:
        here = depot
        for planned in trip.stops:
            order = orders.get(planned.stop.order_id)
            there = task_of(order, planned.stop).place.location if order is not None else None
            if planned.shape:
                legs.append(planned.shape)
            elif there is not None:
                legs.append((here, there))
            here = there or here
        if trip.stops:
            legs.append(trip.return_shape or (here, depot))
    return Course(route.shift_id, shift.depot.name, depot, tuple(legs))


def carrier_stops(
    given: Iterable[UnassignedOrder], book: DayBook, names: Mapping[str, str]
) -> tuple[CarrierStop, ...]:
    """Carriers' manifests, by carrier and place."""
    lines = []
    for item in given:
        order = book.orders.get(item.order_id)
        stop = first_attempt(order, item.stop_id) if order is not None else None
        if order is None or stop is None:
            continue
        task = task_of(order, stop)
        lines.append(
            CarrierStop(
                carrier_id=item.carrier_id,
                carrier=names.get(item.carrier_id, item.carrier_id),
                stop_id=item.stop_id,
                order_id=item.order_id,
                reference=order.reference,
                task=stop.task,
                name=task.place.name,
                address=task.place.where,
                zone=task.place.town,
                promised=promised_words(task),
                price=item.price,
                amounts=order.amounts,
                due=order.due_at(task) if stop.task is money_task(order) else 0,
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.carrier_id, line.zone, line.stop_id)))


def interventions(log: Sequence[Event]) -> int:
    """Moments at which a dispatcher changed the day after its first release.

    What one command writes about several stops has one instant, and is one.
    """
    first = next((event for event in log if event.type is EventType.RELEASED), None)
    if first is None:
        return 0
    return len(
        {
            (event.at, event.actor.name, event.type)
            for event in log
            if event.sequence > first.sequence
            and event.actor.kind is ActorKind.DISPATCHER
            and event.type in _HANDS_ON
        }
    )


def foreseen(rows: Iterable[StopRow], log: Iterable[Event]) -> tuple[Foreseen, ...]:
    """How far off the planned starts and the times given out to customers were."""
    known = {row.stop_id: row for row in rows if row.started_at is not None}
    found = [
        _apart(PLANNED, row, row.planned_start, row.started_at, 0)
        for row in known.values()
        if row.planned_start is not None and row.started_at is not None
    ]
    for event in log:
        row = known.get(event.stop_id)
        window = _window(event) if event.type is EventType.TOLD else None
        if row is None or row.started_at is None or window is None or event.at >= row.started_at:
            continue
        middle = window[0] + (window[1] - window[0]) / 2
        ahead = round((row.started_at - event.at).total_seconds())
        inside = window[0] <= row.started_at <= window[1]
        found.append(_apart(_told(event), row, middle, row.started_at, ahead, inside))
    return tuple(found)


def _apart(
    what: str,
    row: StopRow,
    said: datetime,
    started: datetime,
    ahead_s: int,
    inside: bool | None = None,
) -> Foreseen:
    return Foreseen(what, row.stop_id, round((started - said).total_seconds()), ahead_s, inside)


def _told(event: Event) -> str:
    return f"told: {str(event.data.get('trigger', '')).replace('_', ' ')}"


def _window(event: Event) -> tuple[datetime, datetime] | None:
    """The time that a customer was given."""
    window = event.data.get("window")
    if not isinstance(window, list | tuple) or len(window) != 2:
        return None
    try:
        first, last = (datetime.fromisoformat(str(at)) for at in window)
    except ValueError:
        return None
    return (first, last) if first.tzinfo and last.tzinfo else None


def worth_of(lines: Sequence[LedgerLine]) -> Worth:
    """What the day's suggestions were worth together."""
    known, applied = sums(lines), [line for line in lines if line.decision in APPLIED]
    return Worth(
        proposed=known.proposed,
        applied=known.applied,
        by_itself=known.by_itself,
        judged=known.judged,
        hits=known.hits,
        promised_late_s=sum(line.promised_late_s for line in applied),
        promised_cost=sum(line.promised_cost for line in applied),
        realised_late_s=sum(line.realised_late_s or 0 for line in applied),
        passed_up=known.passed_up,
    )
