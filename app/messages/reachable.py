"""The day's stops as their customers meet them: those that drivers have been given, and whose customers
can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.board import Board, BoardStop, Lane
from app.domain.orders import Order, Task


@dataclass(frozen=True, slots=True)
class ReachableStop:
    """A stop with its order and the visit it is.

    ``before`` counts the open stops before it on its route; ``is_out``: the van is on the road with
    what this stop is about.
    """

    lane: Lane
    stop: BoardStop
    order: Order
    task: Task
    before: int
    is_out: bool


def reachable_stops(board: Board) -> Iterator[ReachableStop]:
    """Every one of them, route by route. Where goods are only taken over, nobody is a customer."""
    for lane in board.lanes:
        before, open_trip = 0, None
        for stop in lane.stops if lane.revision else ():
            is_open = not stop.state.is_final
            if is_open and open_trip is None:
                open_trip = stop.trip
            order = board.orders.get(stop.order_id)
            task = order.task(stop.task) if order is not None else None
            if order is not None and task is not None and _is_reachable(order, task):
                is_out = lane.started and (open_trip is None or stop.trip <= open_trip)
                yield ReachableStop(lane, stop, order, task, before, is_out)
            before += is_open


def _is_reachable(order: Order, task: Task) -> bool:
    contact = task.contact
    is_customer = task is not order.handover and not contact.silent
    return is_customer and bool(contact.email or contact.phone)
