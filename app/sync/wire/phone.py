"""What phones send and get."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from app.domain.events import Outcome
from app.domain.orders import ProofKind, TaskKind
from app.domain.stop_state import StopState
from app.sync.wire.base import DriverEventType, Envelope, Id, Lat, Lon, Reply, Sequence, Sha256


class PairRequest(Envelope, frozen=True, kw_only=True):
    """A one-time code; ``nonce`` lets the same phone repeat the request when the reply was lost.

    ``attempt`` counts the repeats: what comes after a later one was held back on its way, and the phone
    may have the later one's reply by then.
    """

    code: Annotated[str, Meta(min_length=1, max_length=64)]
    nonce: Annotated[str, Meta(max_length=200)] = ""
    attempt: Annotated[int, Meta(ge=0, le=1_000_000)] = 0


class PairReply(Reply, frozen=True, kw_only=True):
    """The token is shown this once and kept by the server as a hash only."""

    device_id: str
    token: str
    driver: str


class Line(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One kind of parcel."""

    text: str
    quantity: int = 1
    code: str = ""


class Depot(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the route starts."""

    name: str
    lon: Lon
    lat: Lat


class StopSent(Envelope, frozen=True, kw_only=True):
    """A stop as the desk releases it; all but its id and place may be left out."""

    stop_id: Id
    kind: TaskKind = TaskKind.DELIVERY
    name: str = ""
    address: str = ""
    lon: Lon
    lat: Lat
    window: tuple[str, str] | None = None
    eta: str | None = None
    service_s: Annotated[int, Meta(ge=0)] = 0
    phone: str = ""
    notes: str = ""
    access_code: str = ""
    lines: tuple[Line, ...] = ()
    amount_due: Annotated[int, Meta(ge=0)] = 0
    required_proof: tuple[ProofKind, ...] = ()


class StopShown(Struct, frozen=True, kw_only=True):
    """A stop as a phone gets it. ``customer_notes`` are the customer's own words to the driver, from
    the tracking page, oldest first."""

    kind: TaskKind
    name: str
    address: str
    lon: float
    lat: float
    window: tuple[str, str] | None
    eta: str | None
    service_s: int
    lines: tuple[Line, ...]
    required_proof: tuple[ProofKind, ...]
    state: StopState
    phone: str | UnsetType = UNSET
    notes: str | UnsetType = UNSET
    access_code: str | UnsetType = UNSET
    amount_due: int | UnsetType = UNSET
    customer_notes: tuple[str, ...] | UnsetType = UNSET


class ShiftShown(Struct, frozen=True, kw_only=True):
    """A shift's route as a phone gets it. ``driver`` is the desk's id of the driver."""

    shift_id: str
    revision: int
    driver: str
    driver_name: str
    vehicle: str
    starts_at: str
    ends_at: str
    depot: Depot | None
    trips: tuple[tuple[str, ...], ...]
    stops: dict[str, StopShown]


class MessageShown(Struct, frozen=True, kw_only=True):
    """Words from the dispatcher to the driver."""

    id: str
    at: str
    text: str


class RouteReply(Reply, frozen=True, kw_only=True):
    """This driver's shifts, the current one first, the dispatcher's messages of the last day, oldest
    first, and how far the server has the phone's facts."""

    cursor: str
    acked: int
    shifts: tuple[ShiftShown, ...]
    messages: tuple[MessageShown, ...] = ()


class EventsRequest(Envelope, frozen=True, kw_only=True):
    """A batch of facts; ``sent_at`` is the phone's clock at sending."""

    sent_at: str
    events: list[Raw]


class FactLine(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What was handed over or came back, of one kind of parcel."""

    text: str = ""
    quantity: Annotated[int, Meta(ge=0)] = 1
    code: str = ""


class DriverFact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One fact of a driver. ``id`` is a UUID; ``amount_collected`` in minor units of money.

    ``name`` is who took the goods; ``lon``, ``lat`` and ``accuracy`` (metres) where it happened.
    ``signature`` says which of ``proofs`` is one, the others are photos; ``scans`` are the codes read,
    ``pin`` what the customer said, ``age_checked`` that somebody of age was at the door.
    """

    seq: Sequence
    id: Annotated[str, Meta(min_length=32, max_length=45)]
    shift_id: Id
    type: DriverEventType
    at: str
    stop_id: Annotated[str, Meta(max_length=200)] | None = None
    outcome: Outcome | None = None
    note: str | None = None
    proofs: tuple[Sha256, ...] = ()
    lines: tuple[FactLine, ...] = ()
    name: str | None = None
    signature: Sha256 | None = None
    scans: Annotated[tuple[Annotated[str, Meta(max_length=200)], ...], Meta(max_length=500)] = ()
    pin: Annotated[str, Meta(max_length=40)] | None = None
    age_checked: bool | None = None
    amount_collected: Annotated[int, Meta(ge=0)] | None = None
    lon: Lon | None = None
    lat: Lat | None = None
    accuracy: Annotated[float, Meta(ge=0)] | None = None


class Rejected(Struct, frozen=True, kw_only=True):
    """A fact that went to quarantine; it counts as acknowledged."""

    seq: int
    reason: str


class EventsReply(Reply, frozen=True, kw_only=True):
    """``acked``: all facts 1..acked of this device are on the disk."""

    acked: int
    rejected: tuple[Rejected, ...]
    missing_proofs: tuple[str, ...]


class PositionSent(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the phone was: m/s, degrees, metres, the share of the battery that is left."""

    at: str
    lon: Lon
    lat: Lat
    speed: float | None = None
    bearing: float | None = None
    accuracy: float | None = None
    battery: Annotated[float, Meta(ge=0, le=1)] | None = None
    is_moving: bool | None = None


class PositionsReply(Reply, frozen=True, kw_only=True):
    """How many were new; ``rejected`` names, by place in the list, those that are no positions."""

    kept: int
    rejected: tuple[Rejected, ...]
