"""What customers are told, when, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Trigger(StrEnum):
    """What a message is about. Of each a stop's customer is told once at most."""

    CONFIRMED = "confirmed"  # it is planned, with its window
    OUT_FOR_DELIVERY = "out_for_delivery"  # the van has left
    NEARLY_THERE = "nearly_there"  # few stops and minutes away
    LATE = "late"  # it will come after what was promised or told
    NEW_TIME = "new_time"  # it will come at another time than told
    ARRIVED = "arrived"
    DONE = "done"
    FAILED = "failed"  # nobody there, ...: what happens next
    RATING = "rating"
    STATUS = "status"  # no customer: another system is told how an order stands, each time it changes
    TENDER = "tender"  # no customer: a carrier is offered orders


AHEAD = frozenset(
    {
        Trigger.CONFIRMED,
        Trigger.OUT_FOR_DELIVERY,
        Trigger.NEARLY_THERE,
        Trigger.LATE,
        Trigger.NEW_TIME,
        Trigger.ARRIVED,
    }
)
"""Those that say what is to come: of no use once the stop is over."""


NOT_CUSTOMERS = frozenset({Trigger.STATUS, Trigger.TENDER})
"""Told to somebody else."""


class Channel(StrEnum):
    """How a message travels."""

    EMAIL = "email"
    TEXT = "text"  # SMS or chat, by a webhook
    SYSTEM = "system"  # a shop's or a merchant's own program, by another webhook
    CARRIER = "carrier"  # a carrier's own program, by the carrier's webhook


class Delivery(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    SENDING = "sending"  # handed over at this moment; found like this after a crash: in doubt
    SENT = "sent"
    IN_DOUBT = "in_doubt"  # handed over, and no answer came: never repeated by itself
    FAILED = "failed"
    DROPPED = "dropped"  # it came too late to be of use


OVER = frozenset({Delivery.SENT, Delivery.IN_DOUBT, Delivery.FAILED, Delivery.DROPPED})
"""Nothing more happens to these by themselves."""


@dataclass(frozen=True, slots=True)
class CustomerMessage:
    """One message to one customer.

    ``message_id`` is the same at every try. ``window`` is the time that it tells of. It is sent from
    ``not_before`` on and is of no use after ``until``. ``tries`` counts hand-overs, ``trouble`` says
    what went wrong at the last; ``settled_at`` is when its state became what it is, None while it
    waits.
    """

    message_id: str
    day: date
    order_id: str
    stop_id: str
    shift_id: str
    trigger: Trigger
    channel: Channel
    to: str
    language: str
    subject: str
    text: str
    made_at: datetime
    not_before: datetime
    until: datetime
    window: tuple[datetime, datetime] | None = None
    state: Delivery = Delivery.WAITING
    tries: int = 0
    settled_at: datetime | None = None
    trouble: str = ""
