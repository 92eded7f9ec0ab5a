"""What a shop's program sends and gets, and what the desk says about its orders."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from app.domain.orders import ProofKind
from app.domain.shop import ShopState, Taken
from app.sync.wire.base import Envelope, Id, Lat, Lon, Reply, Sha256

MOST_ORDERS = 200
MOST_STATUSES = 300
MOST_KEYS = 500

REFERENCE = r"^[^\x00-\x20\x7f]([^\x00-\x1f\x7f]{0,98}[^\x00-\x20\x7f])?$(?!\n)"
"""The end twice: to Python, ``$`` also matches before a line's end, which would be one of the name."""

type Reference = Annotated[str, Meta(pattern=REFERENCE)]
"""The shop's own name of an order: up to 100 characters."""
type Text = Annotated[str, Meta(max_length=200)]
type Notes = Annotated[str, Meta(max_length=2000)]
type Amount = Annotated[float, Meta(ge=0, le=1e6)]
type Count = Annotated[int, Meta(ge=0, le=100_000)]
type Day = Annotated[str, Meta(pattern=r"^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", max_length=10)]
type SenderName = Annotated[str, Meta(min_length=1, max_length=100)]
type IdempotencyKey = Annotated[str, Meta(pattern="^[!-~]{1,200}$")]


class ItemSent(Envelope, frozen=True, kw_only=True):
    """One kind of parcel."""

    text: Annotated[str, Meta(min_length=1, max_length=200)]
    quantity: Annotated[int, Meta(ge=1, le=10_000)] = 1
    code: Text = ""


class ShopOrderSent(Envelope, frozen=True, kw_only=True, omit_defaults=True):
    """An order for a day. Coordinates are WGS84, both or neither; ``window`` are two times with an
    offset, of the day; ``amount_due`` is in minor units of money; ``language`` is that of messages to
    the customer. What is not said is as the desk has it of the customer, or as usual."""

    date: Day
    name: Annotated[str, Meta(min_length=1, max_length=200)]
    address: Text = ""
    postcode: Annotated[str, Meta(max_length=20)] = ""
    city: Text = ""
    lon: Lon | None = None
    lat: Lat | None = None
    kind: Literal["delivery", "pickup"] = "delivery"
    window: tuple[str, str] | None = None
    service_min: Annotated[float, Meta(ge=0, le=600)] | None = None
    weight_kg: Amount = 0
    volume_l: Amount = 0
    parcels: Count | None = None
    items: Annotated[tuple[ItemSent, ...], Meta(max_length=100)] = ()
    priority: Annotated[int, Meta(ge=0, le=100)] = 50
    skills: Annotated[tuple[Text, ...], Meta(max_length=20)] = ()
    proof: Annotated[tuple[ProofKind, ...], Meta(max_length=6)] = ()
    amount_due: Annotated[int, Meta(ge=0, le=10**9)] = 0
    phone: Text = ""
    email: Text = ""
    language: Annotated[str, Meta(pattern="^([a-z]{2})?$", max_length=2)] = ""
    notes: Notes = ""
    access_code: Text = ""
    depot: Text = ""


class NamedOrderSent(ShopOrderSent, frozen=True, kw_only=True, omit_defaults=True):
    """One order of several."""

    reference: Reference


class ShopOrdersRequest(Envelope, frozen=True, kw_only=True):
    """Several orders at once; each is judged alone."""

    orders: Annotated[tuple[NamedOrderSent, ...], Meta(min_length=1, max_length=MOST_ORDERS)]


class AnswerShown(Struct, frozen=True, kw_only=True):
    """What became of one order of several; ``reason`` where it was refused."""

    reference: str
    taken: Taken
    reason: str = ""


class ShopOrdersReply(Reply, frozen=True, kw_only=True):
    """The answers, in the order of the request."""

    orders: tuple[AnswerShown, ...]


class AttemptShown(Struct, frozen=True, kw_only=True):
    """A visit that ended."""

    at: str
    outcome: str


class StatusFields(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How an order stands, as the desk says: see ``app.domain.shop.ShopStatus``."""

    date: Day
    reason: Text = ""
    window: tuple[str, str] | None = None
    expected: tuple[str, str] | None = None
    tracking: Annotated[str, Meta(max_length=2000)] = ""
    attempts: Annotated[tuple[AttemptShown, ...], Meta(max_length=50)] = ()
    proofs: Annotated[tuple[Sha256, ...], Meta(max_length=40)] = ()
    seal: Annotated[str, Meta(max_length=64)] = ""


class OrderShown(Struct, frozen=True, kw_only=True):
    """How an order stands.

    ``pending`` while the desk has not read the last change. From ``as_of`` on, everything is what the
    desk said then: ``window`` was promised, ``expected`` is between which times the visit likely
    begins, ``tracking`` the page that may be handed to the customer, ``attempts`` the visits that
    ended, ``proofs`` the SHA-256 of the pictures taken there, ``seal`` of the desk's chain of facts.
    ``reason`` says why the last change was refused, or what a dispatcher is asked.
    """

    reference: str
    state: ShopState
    pending: bool
    received_at: str
    date: str | None = None
    as_of: str | None = None
    reason: str = ""
    window: tuple[str, str] | None = None
    expected: tuple[str, str] | None = None
    tracking: str = ""
    attempts: tuple[AttemptShown, ...] = ()
    proofs: tuple[str, ...] = ()
    seal: str = ""


class ShopOrderReply(Reply, frozen=True, kw_only=True):
    """One order."""

    order: OrderShown


class ShopFeedReply(Reply, frozen=True, kw_only=True):
    """The orders that changed, in that order, each as it stands now; ``next`` is the cursor to ask with
    next time, and ``more`` whether there is more already."""

    orders: tuple[OrderShown, ...]
    next: str
    more: bool


# --- the desk's side -----------------------------------------------------------------------------


class ShopChangeShown(Struct, frozen=True, kw_only=True):
    """What a shop asked for; ``order`` is None where it is called off."""

    sender: str
    reference: str
    number: int
    received_at: str
    order: ShopOrderSent | None


class ShopChangesReply(Reply, frozen=True, kw_only=True):
    """What shops asked for, in that order; ``next`` is what to ask after."""

    changes: tuple[ShopChangeShown, ...]
    next: int


class ShopStatusSent(
    StatusFields, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """How an order stands at the desk, which has read its changes up to the number ``seen``."""

    sender: SenderName
    reference: Reference
    seen: Annotated[int, Meta(ge=0, le=2**53 - 1)]
    as_of: str
    state: ShopState
    stop_ids: Annotated[tuple[Id, ...], Meta(max_length=50)] = ()


class ShopStatusesRequest(Envelope, frozen=True, kw_only=True):
    """How some orders stand."""

    statuses: Annotated[tuple[ShopStatusSent, ...], Meta(max_length=MOST_STATUSES)]


class ShopStatusesReply(Reply, frozen=True, kw_only=True):
    """So many orders stand otherwise than before."""

    changed: int


class ShopKeySent(Envelope, frozen=True, kw_only=True):
    """A key that opens one sender's orders, by its SHA-256."""

    key_id: Id
    sender: SenderName
    key_hash: Sha256


class ShopKeysRequest(Envelope, frozen=True, kw_only=True):
    """All keys that open anything; others do not any more."""

    keys: Annotated[tuple[ShopKeySent, ...], Meta(max_length=MOST_KEYS)]


class ShopKeysReply(Reply, frozen=True, kw_only=True):
    """So many keys are in force."""

    keys: int
