"""What the desk sends and gets."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct

from app.domain.events import EventType, Outcome, PositionDoubt
from app.sync.wire.base import Envelope, Id, Reply, Revision
from app.sync.wire.phone import Depot, ShiftShown, StopSent


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


class WithdrawalShown(Struct, frozen=True, kw_only=True):
    """A stop that left a driver, who may not know it yet."""

    driver: str
    stop_id: str
    shift_id: str
    at: str


class DeskEventsReply(Reply, frozen=True, kw_only=True):
    """``next`` is what to ask after; ``set_aside`` the highest number in quarantine; ``withdrawals``
    whom to call about stops that are no longer theirs."""

    events: tuple[EventShown, ...]
    next: int
    set_aside: int = 0
    withdrawals: tuple[WithdrawalShown, ...] = ()


class PositionShown(Struct, frozen=True, kw_only=True):
    """Where a driver was."""

    driver: str
    at: str
    lon: float
    lat: float
    speed: float | None = None
    bearing: float | None = None
    accuracy: float | None = None
    battery: float | None = None
    is_moving: bool | None = None
    doubt: PositionDoubt | None = None


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


class GivenSent(Envelope, frozen=True, kw_only=True):
    """What a driver was given at some time; facts about it are taken for good."""

    driver: Id
    shift_id: Id
    stop_ids: tuple[Id, ...]


class ReleaseRequest(Envelope, frozen=True, kw_only=True, omit_defaults=True):
    """Routes to be given out together; ``seen_events`` is the desk's cursor when it decided.

    ``given`` reminds a server restored from a backup what drivers had before.
    """

    release_id: Id
    seen_events: Annotated[int, Meta(ge=0, le=2**53 - 1)]
    routes: Annotated[tuple[RouteSent, ...], Meta(min_length=1)]
    given: tuple[GivenSent, ...] = ()


class RevisionShown(Struct, frozen=True, kw_only=True):
    """A shift's revision."""

    shift_id: str
    revision: int


class ReleaseReply(Reply, frozen=True, kw_only=True):
    """The revisions now in force for what was released."""

    release_id: str
    routes: tuple[RevisionShown, ...]


class DeskRoutesReply(Reply, frozen=True, kw_only=True):
    """Every route as last released, or those whose shift ends after ``since``."""

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
    """A paired phone. ``app`` is the stock app that last spoke for it ('': our page, or nothing yet),
    ``label`` what a stranger calls itself."""

    device_id: str
    driver: str
    state: str
    paired_at: str
    ended_at: str | None
    last_seen: str | None
    acked: int
    fetched: tuple[FetchedShown, ...]
    app: str = ""
    label: str = ""


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


class WithdrawalsReply(Reply, frozen=True, kw_only=True):
    """Whom to call, and about which stops; oldest first."""

    withdrawals: tuple[WithdrawalShown, ...]


class MessageRequest(Envelope, frozen=True, kw_only=True):
    """Words to a driver; the same ``id`` again changes nothing."""

    id: Id
    driver: Id
    text: Annotated[str, Meta(min_length=1, max_length=2000)]


class MessageReply(Reply, frozen=True, kw_only=True):
    """The words are kept, and go to the phones with their route."""

    id: str


class ForgetRequest(Envelope, frozen=True, kw_only=True):
    """Whose data to remove: the customers of these stops, and words that name one (``spoken``)."""

    stops: Annotated[tuple[Id, ...], Meta(max_length=20_000)]
    spoken: Annotated[
        tuple[Annotated[str, Meta(min_length=4, max_length=400)], ...], Meta(max_length=1000)
    ] = ()


class ForgottenReply(Reply, frozen=True, kw_only=True):
    """Nothing of these customers is left."""

    stops: int


class SentMessageShown(Struct, frozen=True, kw_only=True):
    """Words to a driver, and whether a phone of theirs has shown to hold them."""

    number: int
    id: str
    driver: str
    at: str
    text: str
    held: bool


class MessagesReply(Reply, frozen=True, kw_only=True):
    """Messages to drivers, in the order of sending."""

    messages: tuple[SentMessageShown, ...]


class StoppingReply(Reply, frozen=True, kw_only=True):
    """The server ends once open requests are answered."""

    stopping: bool
