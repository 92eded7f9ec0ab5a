"""Past facts: immutable, with their actor. Every figure of the day is computed from these alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class EventType(StrEnum):
    """What happened. The first block comes from drivers, the second from the desk, the third from
    customers and carriers."""

    SHIFT_STARTED = "shift_started"
    LOADED = "loaded"
    EN_ROUTE = "en_route"
    ARRIVED = "arrived"
    COMPLETED = "completed"
    PARTIAL = "partial"
    FAILED = "failed"
    RETURNED = "returned"
    NOTE = "note"
    PROBLEM = "problem"
    MESSAGE = "message"
    BREAK_STARTED = "break_started"
    BREAK_ENDED = "break_ended"
    SHIFT_ENDED = "shift_ended"
    PIN_CORRECTED = "pin_corrected"

    CORRECTED = "corrected"
    UNDONE = "undone"
    RESTORED = "restored"
    RELEASED = "released"
    CANCELLED = "cancelled"
    SHIFT_OUT = "shift_out"  # the driver cannot go on: a breakdown, an accident, illness
    SHIFT_BACK = "shift_back"  # and can again
    LOCKED = "locked"  # a stop stays with the shift named, whoever plans; ...
    UNLOCKED = "unlocked"  # ... and no longer
    PLACED = "placed"  # a person gave a stop to the shift named, or ('') left it to be planned again
    GIVEN_AWAY = "given_away"  # a person gave a stop to a ``carrier`` for a ``price`` (cents); ...
    TAKEN_BACK = "taken_back"  # ... and took it back
    TENDERED = "tendered"  # a stop was offered to a ``carrier`` for a ``price``, until a ``deadline``
    TENDER_CLOSED = "tender_closed"  # the end of that, in a ``state`` of ``TenderState``
    DRIVEN = "driven"  # metres and seconds driven in a shift, written at its end
    SUGGESTED = "suggested"
    DECIDED = "decided"
    ROAD_CLOSED = "road_closed"  # a place where nobody can drive for a time; see ``closures``
    ROAD_OPENED = "road_opened"  # and can again
    SLOTS_OFFERED = "slots_offered"  # a customer may choose one of these ``slots``; none: no longer
    TOLD = "told"  # a customer was told something; ``window`` is the time given out
    LOAD_EXPECTED = "load_expected"  # a ``load`` of goods is to be at the depot ``at`` a time; ...
    LOAD_ARRIVED = "load_arrived"  # ... and has come there
    FORGOTTEN = "forgotten"  # a customer's data were removed at their wish; ``facts`` lost their words

    CUSTOMER_NOTE = "customer_note"  # a customer's words to the driver, from the tracking page
    CUSTOMER_SLOT = "customer_slot"  # the ``slot`` that a customer chose of those offered
    CUSTOMER_RATING = "customer_rating"  # one to five ``stars`` afterwards, and words
    TENDER_ANSWERED = "tender_answered"  # a carrier's ``answer`` to a ``tender``, by whatever way


FINAL_TYPES = frozenset({EventType.COMPLETED, EventType.PARTIAL, EventType.FAILED})
"""Facts that end a stop; each carries an outcome."""


class Outcome(StrEnum):
    """How an attempt ended. The vocabulary of the field's parcel apps."""

    DELIVERED_TO_RECIPIENT = "delivered_to_recipient"
    DELIVERED_TO_THIRD_PARTY = "delivered_to_third_party"
    DELIVERED_TO_MAILBOX = "delivered_to_mailbox"
    DELIVERED_TO_SAFE_PLACE = "delivered_to_safe_place"
    DELIVERED_TO_PICKUP_POINT = "delivered_to_pickup_point"
    DELIVERED_OTHER = "delivered_other"
    PICKED_UP = "picked_up"
    PICKED_UP_OTHER = "picked_up_other"
    FAILED_NOT_HOME = "failed_not_home"
    FAILED_ADDRESS_NOT_FOUND = "failed_address_not_found"
    FAILED_NO_ACCESS = "failed_no_access"
    FAILED_NO_PARKING = "failed_no_parking"
    FAILED_NO_TIME = "failed_no_time"
    FAILED_PACKAGE_MISSING = "failed_package_missing"
    FAILED_PROOF_MISSING = "failed_proof_missing"
    FAILED_PAYMENT = "failed_payment"
    FAILED_REFUSED = "failed_refused"
    FAILED_DAMAGED = "failed_damaged"
    FAILED_OTHER = "failed_other"

    @property
    def words(self) -> str:
        """For a person: ``failed_not_home`` -> ``not home``."""
        for prefix in ("failed_", "delivered_"):
            if self.value.startswith(prefix):
                return self.value.removeprefix(prefix).replace("_", " ")
        return self.value.replace("_", " ")


class ActorKind(StrEnum):
    """Who did it."""

    DRIVER = "driver"
    DISPATCHER = "dispatcher"
    AUTOMATION = "automation"
    CUSTOMER = "customer"
    CARRIER = "carrier"
    SERVER = "server"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it; ``name`` is the driver's or carrier's id, the person's name or the policy's."""

    kind: ActorKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A past fact.

    ``event_id`` is a UUID, unique as ``key`` says; ``at`` is when it happened (corrected for the
    phone's clock), ``received_at`` when the server had it; ``sequence`` is its place in the desk's own
    log (0 before it is kept); ``data`` holds what else the type needs, JSON values only.
    """

    event_id: str
    type: EventType
    at: datetime
    received_at: datetime
    actor: Actor
    shift_id: str = ""
    stop_id: str = ""
    outcome: Outcome | None = None
    note: str = ""
    data: Mapping[str, object] = field(default_factory=dict)
    sequence: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """What makes it one fact: its id, and for a driver's the driver. Phones make up their ids, and
        no phone may keep another driver's fact out by using its id."""
        return self.event_id, self.actor.name if self.actor.kind is ActorKind.DRIVER else ""


class PositionDoubt(StrEnum):
    """Why a position cannot be right."""

    JUMP = "jump"  # nobody drives that fast from the one before
    CLOCK = "clock"  # its time makes no sense


@dataclass(frozen=True, slots=True)
class Position:
    """Where a driver was. ``speed`` in m/s, ``bearing`` in degrees, ``accuracy`` in metres, ``battery``
    the share that is left (0 to 1), ``is_moving`` what the phone itself says of it (None: nothing).

    One with a ``doubt`` is kept, but neither moves the vehicle's mark nor counts in distances.
    """

    driver_id: str
    at: datetime
    lon: float
    lat: float
    speed: float | None = None
    bearing: float | None = None
    accuracy: float | None = None
    battery: float | None = None
    is_moving: bool | None = None
    doubt: PositionDoubt | None = None
