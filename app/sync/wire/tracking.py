"""What the desk says of an order to its customer, and what the customer gets and says."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from app.domain.tracked_orders import TrackedState, Wish
from app.sync.wire.base import Envelope, Id, Lat, Lon, Reply, Sha256

LONGEST_NAME = 200

type Name = Annotated[str, Meta(max_length=LONGEST_NAME)]
type FormId = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{16,64}$")]

MOST_SLOTS = 24
MOST_CHARACTERS = 500
"""Of what a customer may say at once."""


class PlaceShown(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place, WGS84."""

    lon: Lon
    lat: Lat


class TrackingRequest(Envelope, frozen=True, kw_only=True, omit_defaults=True):
    """What an order's tracking page shows; the meaning is that of ``TrackedOrder``."""

    reference: Name
    site: Name
    state: TrackedState
    zone: Annotated[str, Meta(min_length=1, max_length=80)]
    as_of: str
    expires: str
    stop_id: Id
    shift_id: Name = ""
    driver: Name = ""
    language: Annotated[str, Meta(max_length=40)] = ""
    is_pickup: bool = False
    window: tuple[str, str] | None = None
    expected: tuple[str, str] | None = None
    stops_before: Annotated[int, Meta(ge=0, le=100_000)] | None = None
    van: PlaceShown | None = None
    van_at: str | None = None
    finished_at: str | None = None
    outcome: Name = ""
    received_by: Name = ""
    pictures: Annotated[tuple[Sha256, ...], Meta(max_length=40)] = ()
    phone: Name = ""
    wishes: tuple[Wish, ...] = ()
    slots: Annotated[tuple[tuple[str, str], ...], Meta(max_length=MOST_SLOTS)] = ()


class TrackingReply(Reply, frozen=True, kw_only=True):
    """The page is there, at this address, until it expires."""

    url: str
    expires: str


class StatusReply(Reply, frozen=True, kw_only=True):
    """One order, for the one who holds its token.

    ``words`` are the page's texts by the name of their place on it, in the reader's language;
    ``layout`` changes when the page as a whole looks otherwise.
    """

    state: TrackedState
    as_of: str
    window: tuple[str, str] | None
    expected: tuple[str, str] | None
    stops_before: int | None
    van: PlaceShown | None
    van_at: str | None
    finished_at: str | None
    words: dict[str, str]
    layout: str


class NoteRequest(Envelope, frozen=True, kw_only=True):
    """Instructions for the driver; the same ``id`` with the same words again changes nothing."""

    id: FormId
    text: Annotated[str, Meta(max_length=MOST_CHARACTERS)]


class RatingRequest(Envelope, frozen=True, kw_only=True):
    """How it was, one to five stars; the same ``id`` with the same words again changes nothing."""

    id: FormId
    stars: Annotated[int, Meta(ge=1, le=5)]
    text: Annotated[str, Meta(max_length=MOST_CHARACTERS)] = ""


class SlotRequest(Envelope, frozen=True, kw_only=True):
    """Another time, one of those the page offers, as ``start/end``; the same ``id`` with the same time
    again changes nothing."""

    id: FormId
    slot: Annotated[str, Meta(max_length=80)]


class SaidReply(Reply, frozen=True, kw_only=True):
    """The words are kept, as a fact of this id."""

    id: str
