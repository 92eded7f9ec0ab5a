"""What a customer may see of an order while it is on its way, and what the customer may say to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.geo import LonLat


class TrackedState(StrEnum):
    """How far an order is, in a customer's words."""

    PLANNED = "planned"  # it has a time, the van has not left yet
    ON_THE_WAY = "on_the_way"  # the van is out, other customers come first
    NEXT = "next"  # the van is on its way to this customer
    HERE = "here"  # the driver is at the door
    DONE = "done"
    FAILED = "failed"  # nobody there, no access, ...; ``words`` say what happens next
    CALLED_OFF = "called_off"


class Wish(StrEnum):
    """What a customer may say."""

    NOTE = "note"  # instructions for the driver, "not home, leave it at ..."
    RATING = "rating"  # one to five stars, and words, afterwards
    SLOT = "slot"  # another time, one of those that are offered


@dataclass(frozen=True, slots=True)
class TrackingPage:
    """A stop's page: its secret token, and the address where the server has it ('' before it does)."""

    stop_id: str
    token: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class TrackedOrder:
    """One order's tracking page.

    ``window`` is what was promised, ``expected`` the forecast as a range (p10 to p90) as of ``as_of``;
    ``stops_before`` counts stops before this one, None where that is not to be said. ``van`` is where
    the van was seen at ``van_at``, only while this customer is next. ``pictures`` are proofs (SHA-256)
    that may be shown. ``zone`` is the time zone of the depot, an IANA name. After ``expires`` the page
    says nothing any more. ``slots`` are other times that the customer may choose from.
    """

    reference: str
    site: str
    state: TrackedState
    zone: str
    as_of: datetime
    expires: datetime
    stop_id: str
    shift_id: str = ""
    driver: str = ""
    language: str = ""
    is_pickup: bool = False
    window: tuple[datetime, datetime] | None = None
    expected: tuple[datetime, datetime] | None = None
    stops_before: int | None = None
    van: LonLat | None = None
    van_at: datetime | None = None
    finished_at: datetime | None = None
    outcome: str = ""
    received_by: str = ""
    pictures: tuple[str, ...] = ()
    phone: str = ""
    wishes: frozenset[Wish] = frozenset()
    slots: tuple[tuple[datetime, datetime], ...] = ()
