"""How orders stand, for another system: each state of each visit once, without a word on persons."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from app.domain.board import Board, BoardStop, Lane
from app.domain.messages import Channel, CustomerMessage, Trigger
from app.domain.orders import Order
from app.domain.routes import first_attempts
from app.domain.stop_state import StopState
from app.domain.timing import rfc3339
from app.messages.notifying import span_of

KEPT = timedelta(days=2)
"""What could not be told for so long has failed."""


def statuses_due(board: Board, desk: str, told: Container[str]) -> Iterator[CustomerMessage]:
    """What is to be told: how visits stand that drivers were given, and what was called off. ``desk``
    names this desk's data, ``told`` are ids of messages that are there already."""
    for lane in board.lanes:
        for stop in lane.stops if lane.revision else ():
            order = board.orders.get(stop.order_id)
            if order is not None and stop.state is not StopState.PLANNED and not order.cancelled:
                made = _status(
                    board, desk, order, stop.stop_id, stop.state, _more(stop, board.now), lane
                )
                if made.message_id not in told:
                    yield made
    for order in board.orders.values():
        for stop_id in (s.stop_id for s in first_attempts(order)) if order.cancelled else ():
            made = _status(board, desk, order, stop_id, StopState.CANCELLED, {}, None)
            if made.message_id not in told:
                yield made


def _more(stop: BoardStop, now: datetime) -> dict[str, object]:
    """What else is known of a visit in its state."""
    if not stop.state.is_final:
        return {"expected": [rfc3339(at) for at in span_of(stop, now)]}
    more: dict[str, object] = {}
    if stop.finished_at is not None:
        more["finished_at"] = rfc3339(stop.finished_at)
    if stop.outcome is not None:
        more["outcome"] = stop.outcome.value
    return more


def _status(
    board: Board,
    desk: str,
    order: Order,
    stop_id: str,
    state: StopState,
    more: dict[str, object],
    lane: Lane | None,
) -> CustomerMessage:
    key = str(uuid5(NAMESPACE_URL, f"roundsman/status/{desk}/{stop_id}/{state.value}"))
    body = {
        "id": key,
        "reference": order.reference,
        "sender": order.sender,
        "order": order.order_id,
        "date": order.day.isoformat(),
        "stop": stop_id,
        "state": state.value,
        "at": rfc3339(board.now),
    }
    return CustomerMessage(
        message_id=key,
        day=order.day,
        order_id=order.order_id,
        stop_id=stop_id,
        shift_id=lane.shift.shift_id if lane is not None else "",
        trigger=Trigger.STATUS,
        channel=Channel.SYSTEM,
        to="system",
        language="",
        subject=state.value,
        text=json.dumps(body | more, ensure_ascii=False),
        made_at=board.now,
        not_before=board.now,
        until=board.now + KEPT,
    )
