"""The shapes of every request and reply of the driver sync API, as JSON (see ``/openapi.json``).

Envelopes refuse unknown fields. A fact inside a batch is read apart (``app.sync.facts``), so that one
bad fact never spoils the batch. Times are RFC 3339 texts with an offset; coordinates WGS84; money in
minor units.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from app.domain.events import EventType, Outcome
from app.domain.orders import ProofKind, TaskKind
from app.domain.stop_state import StopState

type Id = Annotated[str, Meta(min_length=1, max_length=200)]
type Lon = Annotated[float, Meta(ge=-180, le=180)]
type Lat = Annotated[float, Meta(ge=-90, le=90)]
type Sequence = Annotated[int, Meta(ge=1, le=2**53 - 1)]
type Revision = Annotated[int, Meta(ge=0, le=2**53 - 1)]
type Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
type DriverEventType = Literal[
    "shift_started",
    "loaded",
    "en_route",
    "arrived",
    "completed",
    "partial",
    "failed",
    "returned",
    "note",
    "problem",
    "message",
    "break_started",
    "break_ended",
    "shift_ended",
    "pin_corrected",
]


class Envelope(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Anything sent to the server."""


class Reply(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Anything the server answers."""

    epoch: str


class ErrorReply(Reply, frozen=True, kw_only=True):
    """Why a request was refused, in one sentence."""

    error: str
    shift_ids: tuple[str, ...] | UnsetType = UNSET
    stop_ids: tuple[str, ...] | UnsetType = UNSET


class HealthReply(Reply, frozen=True, kw_only=True):
    """``status`` is ``ok`` when a row could be committed just now."""

    status: str
    version: str


# --- phones -----------------------------------------------------------------------------------


class PairRequest(Envelope, frozen=True, kw_only=True):
    """A one-time code; ``nonce`` lets the same phone repeat the request when the reply was lost."""

    code: Annotated[str, Meta(min_length=1, max_length=64)]
    nonce: Annotated[str, Meta(max_length=200)] = ""


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
    """A stop as a phone gets it."""

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


class RouteReply(Reply, frozen=True, kw_only=True):
    """This driver's shifts, the current one first, and how far the server has the phone's facts."""

    cursor: str
    acked: int
    shifts: tuple[ShiftShown, ...]


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
    """Where the phone was: m/s, degrees, metres."""

    at: str
    lon: Lon
    lat: Lat
    speed: float | None = None
    bearing: float | None = None
    accuracy: float | None = None


class PositionsReply(Reply, frozen=True, kw_only=True):
    """How many were new; ``rejected`` names, by place in the list, those that are no positions."""

    kept: int
    rejected: tuple[Rejected, ...]


class ProofReply(Reply, frozen=True, kw_only=True):
    """The proof is on the disk."""

    sha256: str
    size: int


# --- the desk ----------------------------------------------------------------------------------


class ActorShown(Struct, frozen=True, kw_only=True):
    """Who did it."""

    kind: str
    name: str


class EventShown(Struct, frozen=True, kw_only=True):
    """A fact with its place in the server's commit order."""

    sequence: int
    id: str
    type: EventType
    at: str
    received_at: str
    actor: ActorShown
    shift_id: str
    stop_id: str
    outcome: Outcome | None
    note: str
    data: dict[str, Any]


class DeskEventsReply(Reply, frozen=True, kw_only=True):
    """``next`` is what to ask after."""

    events: tuple[EventShown, ...]
    next: int


class PositionShown(Struct, frozen=True, kw_only=True):
    """Where a driver was."""

    driver: str
    at: str
    lon: float
    lat: float
    speed: float | None = None
    bearing: float | None = None
    accuracy: float | None = None


class DeskPositionsReply(Reply, frozen=True, kw_only=True):
    """``next`` is what to ask after."""

    positions: tuple[PositionShown, ...]
    next: int


class RouteSent(Envelope, frozen=True, kw_only=True):
    """A route to be released. ``driver`` is the id; without ``trips`` all stops are one trip."""

    shift_id: Id
    if_revision: Revision
    revision: Revision
    driver: Id
    stops: tuple[StopSent, ...]
    driver_name: str = ""
    vehicle: str = ""
    starts_at: str | None = None
    ends_at: str | None = None
    depot: Depot | None = None
    trips: tuple[tuple[str, ...], ...] | None = None


class ReleaseRequest(Envelope, frozen=True, kw_only=True):
    """Routes to be given out together; ``seen_events`` is the desk's cursor when it decided."""

    release_id: Id
    seen_events: Annotated[int, Meta(ge=0, le=2**53 - 1)]
    routes: Annotated[tuple[RouteSent, ...], Meta(min_length=1)]


class RevisionShown(Struct, frozen=True, kw_only=True):
    """A shift's revision."""

    shift_id: str
    revision: int


class ReleaseReply(Reply, frozen=True, kw_only=True):
    """The revisions now in force for what was released."""

    release_id: str
    routes: tuple[RevisionShown, ...]


class DeskRoutesReply(Reply, frozen=True, kw_only=True):
    """Every route as last released."""

    routes: tuple[ShiftShown, ...]


class CodeReply(Reply, frozen=True, kw_only=True):
    """A one-time code, the address for a phone's browser, and when the code ends."""

    code: str
    url: str
    expires: str


class FetchedShown(Struct, frozen=True, kw_only=True):
    """A shift's revision sent to a phone, and the one it has shown to hold."""

    shift_id: str
    revision: int
    confirmed: int


class DeviceShown(Struct, frozen=True, kw_only=True):
    """A paired phone."""

    device_id: str
    driver: str
    state: str
    paired_at: str
    ended_at: str | None
    last_seen: str | None
    acked: int
    fetched: tuple[FetchedShown, ...]


class DevicesReply(Reply, frozen=True, kw_only=True):
    """Every phone ever paired."""

    devices: tuple[DeviceShown, ...]


class DeviceReply(Reply, frozen=True, kw_only=True):
    """A phone's state after it was changed."""

    device_id: str
    state: str


class QuarantinedShown(Struct, frozen=True, kw_only=True):
    """Something put aside; ``sent`` is the text as it came."""

    number: int
    device_id: str
    driver: str
    seq: int
    reason: str
    received_at: str
    sent: str


class QuarantineReply(Reply, frozen=True, kw_only=True):
    """``not_kept`` counts what did not fit in any more."""

    quarantined: tuple[QuarantinedShown, ...]
    not_kept: int


class StoppingReply(Reply, frozen=True, kw_only=True):
    """The server ends once open requests are answered."""

    stopping: bool
