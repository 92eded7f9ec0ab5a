"""What a shop's program asks of the desk, and what it is told: orders by the shop's own references."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.geo import LonLat
from app.domain.orders import Contact, Line, ProofKind


class ShopState(StrEnum):
    """How an order stands, in a shop's words."""

    RECEIVED = "received"  # the server has it, the desk has not read it yet
    QUESTION = "question"  # its address is not clear, and a dispatcher is asked
    ACCEPTED = "accepted"  # it waits for a route
    PLANNED = "planned"  # it has a place on a route that no driver was given yet
    REFUSED = "refused"  # the desk cannot take it as it is; the reason says why
    CARRIER = "carrier"  # another carrier takes it
    RELEASED = "released"  # a driver was given it
    ON_THE_WAY = "on_the_way"  # the van is out with it
    ARRIVED = "arrived"  # the driver is at the door
    COMPLETED = "completed"
    PARTIAL = "partial"
    FAILED = "failed"
    NOT_ATTEMPTED = "not_attempted"  # the driver's day ended before
    CALLED_OFF = "called_off"

    @property
    def may_change(self) -> bool:
        """Whether a shop may still change the order or call it off."""
        return self in _OPEN

    @property
    def words(self) -> str:
        """What is said of an order that cannot be changed any more."""
        return _WORDS.get(self, "is over")


_OPEN = frozenset(
    {
        ShopState.RECEIVED,
        ShopState.QUESTION,
        ShopState.ACCEPTED,
        ShopState.PLANNED,
        ShopState.REFUSED,
    }
)
_WORDS = {
    ShopState.CARRIER: "is with a carrier",
    ShopState.RELEASED: "is already out for delivery",
    ShopState.ON_THE_WAY: "is already out for delivery",
    ShopState.ARRIVED: "is being delivered",
    ShopState.CALLED_OFF: "was called off",
}


@dataclass(frozen=True, slots=True)
class ShopKey:
    """A key with which one sender's program may ask. Only its hash is kept."""

    key_id: str
    sender: str
    key_hash: str
    made_at: datetime
    label: str = ""
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ShopWish:
    """What a shop asks for one order; ``body`` is the order as it was sent, '' to call it off."""

    reference: str
    day: date | None = None
    body: str = ""

    @property
    def calls_off(self) -> bool:
        """Whether the order is not wanted any more."""
        return not self.body


class Taken(StrEnum):
    """What became of a wish at the server."""

    KEPT = "kept"
    UNCHANGED = "unchanged"  # it was asked for before
    REFUSED = "refused"
    UNKNOWN = "unknown"  # nothing to call off


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one wish; ``reason`` where it was refused."""

    reference: str
    taken: Taken
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """The answers to wishes that came under one idempotency key; ``again`` where they are those of an
    earlier time."""

    replies: tuple[Reply, ...]
    again: bool = False


@dataclass(frozen=True, slots=True)
class ShopOrder:
    """An order as the server keeps it.

    ``number`` rises with every change that the desk is to read, ``change`` with every change of the
    sender's that the shop may want to know. ``seen`` is the number up to which the desk has read it,
    and ``status`` what the desk said last, as it was sent ('' for nothing yet).
    """

    sender: str
    reference: str
    number: int
    change: int
    seen: int
    received_at: datetime
    body: str
    called_off: bool
    state: ShopState
    status: str = ""
    as_of: datetime | None = None

    @property
    def pending(self) -> bool:
        """Whether the desk has not read the last change yet."""
        return self.number > self.seen

    @property
    def shown(self) -> ShopState:
        """The state to tell."""
        if self.pending:
            return ShopState.CALLED_OFF if self.called_off else ShopState.RECEIVED
        return self.state


@dataclass(frozen=True, slots=True)
class ShopChange:
    """What the server hands the desk: an order in its latest form, ``body`` '' where it is called
    off."""

    sender: str
    reference: str
    number: int
    received_at: datetime
    body: str


@dataclass(frozen=True, slots=True)
class OrderedThing:
    """An order as a shop wrote it.

    ``service_s`` and ``parcels`` are None where nothing is said; ``weight_kg`` and ``volume_l`` in
    those units, ``amount_due`` in cents; ``window`` are two instants; ``depot`` is a depot's name or
    id.
    """

    day: date
    name: str
    address: str
    postcode: str
    city: str
    location: LonLat | None
    is_pickup: bool
    window: tuple[datetime, datetime] | None
    service_s: int | None
    weight_kg: float
    volume_l: float
    parcels: int | None
    lines: tuple[Line, ...]
    priority: int
    skills: frozenset[str]
    proof: tuple[ProofKind, ...]
    amount_due: int
    contact: Contact
    notes: str
    access_code: str
    depot: str


@dataclass(frozen=True, slots=True)
class ShopAsk:
    """What the desk reads: a shop wants this, or (None) does not want it any more."""

    sender: str
    reference: str
    number: int
    received_at: datetime
    thing: OrderedThing | None


@dataclass(frozen=True, slots=True)
class ShopAsks:
    """A page of what shops asked for, in that order; ``next`` is what to ask after."""

    epoch: str
    asks: tuple[ShopAsk, ...]
    next: int


@dataclass(frozen=True, slots=True)
class ShopCursor:
    """How far the desk has read what shops ask for, in one life of the server's data."""

    epoch: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class ShopEntry:
    """What the desk knows of a shop's order: ``order_id`` is '' where none could be made of it, and
    ``reason`` says why the last change (``number``, as of ``asked_at``) was not done."""

    sender: str
    reference: str
    day: date
    number: int
    asked_at: datetime
    order_id: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShopAttempt:
    """One visit that ended: when, and how."""

    at: datetime
    outcome: str


@dataclass(frozen=True, slots=True)
class ShopStatus:
    """How an order stands at the desk as of an instant; no word on persons.

    ``seen`` is the number of the change it speaks of. ``stop_ids`` are its visits, for the server
    alone. ``window`` was promised, ``expected`` is the forecast's range; ``proofs`` are the SHA-256 of
    the pictures that drivers brought, ``seal`` that of the chain of facts up to the last visit's end.
    """

    sender: str
    reference: str
    seen: int
    state: ShopState
    day: date
    as_of: datetime
    reason: str = ""
    window: tuple[datetime, datetime] | None = None
    expected: tuple[datetime, datetime] | None = None
    tracking: str = ""
    attempts: tuple[ShopAttempt, ...] = ()
    proofs: tuple[str, ...] = ()
    seal: str = ""
    stop_ids: tuple[str, ...] = ()
