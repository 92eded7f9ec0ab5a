"""Messages to customers in words, for windows and terminals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from app.day_data import DayData
from app.domain.count_words import count_text
from app.domain.events import Event, EventType
from app.domain.messages import Channel, CustomerMessage, Delivery, Trigger
from app.domain.orders import Order
from app.domain.timing import rfc3339

TRIGGERS = {
    Trigger.CONFIRMED: "planned",
    Trigger.OUT_FOR_DELIVERY: "on its way",
    Trigger.NEARLY_THERE: "nearly there",
    Trigger.LATE: "later than promised",
    Trigger.NEW_TIME: "another time",
    Trigger.ARRIVED: "at the door",
    Trigger.DONE: "done",
    Trigger.FAILED: "not possible",
    Trigger.RATING: "how was it",
    Trigger.STATUS: "status",
    Trigger.TENDER: "offer to a carrier",
}
CHANNELS = {
    Channel.EMAIL: "e-mail",
    Channel.TEXT: "text",
    Channel.SYSTEM: "other system",
    Channel.CARRIER: "carrier's program",
}
STATES = {
    Delivery.WAITING: "waits",
    Delivery.SENDING: "being sent",
    Delivery.SENT: "sent",
    Delivery.IN_DOUBT: "in doubt",
    Delivery.FAILED: "failed",
    Delivery.DROPPED: "not sent, too late",
}
_SAID = frozenset({EventType.CUSTOMER_NOTE, EventType.CUSTOMER_RATING})
NOT_SET_UP = "No way to customers is set up; put messages.mail or messages.webhook into settings.json."
NOBODY_TOLD = "Nobody was told anything."


def sums_text(messages: Iterable[CustomerMessage]) -> str:
    """``12 sent, 1 waits, 1 failed``."""
    counts = Counter(message.state for message in messages)
    parts = [f"{counts[state]} {words}" for state, words in STATES.items() if counts[state]]
    return ", ".join(parts) or NOBODY_TOLD


def trouble_words(messages: Iterable[CustomerMessage]) -> str:
    """What a dispatcher is to know of messages that did not go out; '' where all did."""
    counts = Counter(message.state for message in messages)
    failed, doubtful = counts[Delivery.FAILED], counts[Delivery.IN_DOUBT]
    parts = []
    if failed:
        parts.append(count_text(failed, "One message failed", "messages failed"))
    if doubtful:
        parts.append(count_text(doubtful, "One message is in doubt", "messages are in doubt"))
    return f"{'. '.join(parts)}. Look at Messages to customers (Shift+M)." if parts else ""


def said_words(events: Iterable[Event], data: DayData) -> list[str]:
    """What customers said in new facts, a line each: ``Eva Öhri: leave it at the garage``."""
    said = [event for event in events if event.type in _SAID]
    if not said:
        return []
    planned = (stop for record in data.routes.values() for stop in record.route.stops)
    orders = {each.stop.stop_id: data.orders.get(each.stop.order_id) for each in planned}
    return [_said(event, orders.get(event.stop_id)) for event in said]


def _said(event: Event, order: Order | None) -> str:
    who = order.tasks[-1].place.name or order.reference if order is not None else ""
    stars = event.data.get("stars")
    rated = f"{stars} of 5 stars" if stars else ""
    return f"{who or 'A customer'}: {'. '.join(part for part in (rated, event.note) if part)}"


def lines_of(messages: Iterable[CustomerMessage], zone: ZoneInfo) -> Iterator[str]:
    """A line for each message, and what they come to."""
    all_of_them = tuple(messages)
    for each in all_of_them:
        trouble = f": {each.trouble}" if each.trouble else ""
        yield (
            f"{each.made_at.astimezone(zone):%H:%M}  {each.to}: {TRIGGERS[each.trigger]} "
            f"({CHANNELS[each.channel]}, {STATES[each.state]}{trouble})"
        )
    yield sums_text(all_of_them)


def document(message: CustomerMessage) -> dict[str, object]:
    """One message as a JSON document."""
    settled = message.settled_at
    return {
        "message_id": message.message_id,
        "order_id": message.order_id,
        "stop_id": message.stop_id,
        "trigger": message.trigger.value,
        "channel": message.channel.value,
        "to": message.to,
        "language": message.language,
        "subject": message.subject,
        "text": message.text,
        "made_at": rfc3339(message.made_at),
        "state": message.state.value,
        "tries": message.tries,
        "settled_at": rfc3339(settled) if settled is not None else None,
        "trouble": message.trouble,
    }
