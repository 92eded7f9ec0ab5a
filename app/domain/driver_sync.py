"""What the sync server keeps and answers: phones, their facts as sent, routes as given out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.events import Event
from app.domain.geo import LonLat
from app.domain.release import GivenStops

POSITIONS_KEPT = timedelta(days=30)
"""How long raw positions are kept, at the desk and on the server."""


@dataclass(frozen=True, slots=True)
class Generation:
    """Which desk's data speaks to a server.

    ``number`` grows whenever the data is restored or takes over: of two, the higher one is right.
    ``desk`` names the data folder's data for good, so that of two desks with one number the server
    knows the one that came first ('': nobody yet, or a program that did not say).
    """

    number: int
    desk: str = ""

    def gives_way_to(self, other: Generation) -> bool:
        """Whether another may speak where this one did."""
        return other.number > self.number or (
            other.number == self.number and self.desk in ("", other.desk)
        )

    def next_number(self, now: datetime, above: int = 0) -> int:
        """Of a desk that is restored or takes over at an instant: the time, so that of two made from
        one the later is the newer; and above the number that a server is known to have."""
        return max(self.number + 1, above + 1, int(now.timestamp() * 1000))


class DeviceState(StrEnum):
    """Whether a phone may still speak."""

    ACTIVE = "active"
    RETIRED = "retired"  # facts dated before its end are taken for 7 days more
    REVOKED = "revoked"  # nothing is taken
    STRANGER = "stranger"  # a stock app's phone that nobody has given to a driver yet


@dataclass(frozen=True, slots=True)
class Device:
    """A paired phone. ``ended_at`` is when it was retired or revoked.

    ``acked`` is the highest N such that its facts 1..N are all committed. ``app`` names the stock app
    that last spoke for it (empty: our own page, or nothing yet), ``label`` what a stranger calls
    itself.
    """

    device_id: str
    driver_id: str
    state: DeviceState
    paired_at: datetime
    ended_at: datetime | None = None
    last_seen: datetime | None = None
    acked: int = 0
    app: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """How far a phone is with a shift's route.

    ``sent`` is the revision last put into a reply; ``confirmed`` the one the phone has since shown to
    hold, by asking with its cursor (0: none yet).
    """

    device_id: str
    shift_id: str
    sent: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class Submission:
    """One fact as a phone sent it, before it is judged.

    ``content_hash`` covers all of it but its ``seq``, so that the same fact sent again by the driver's
    next phone is recognised. ``event`` is None where it cannot be read, and ``refusal`` says why.
    """

    seq: int
    content_hash: str
    raw: str
    event: Event | None = None
    refusal: str = ""
    proofs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer to a batch, once it is on the disk.

    ``kept`` counts facts that are new; ``rejected`` pairs a sequence number with its reason.
    """

    acked: int
    rejected: tuple[tuple[int, str], ...]
    missing_proofs: tuple[str, ...]
    kept: int


@dataclass(frozen=True, slots=True)
class GivenRoute:
    """A shift's route as released. ``body`` is its JSON as phones get it, without stop states."""

    shift_id: str
    driver_id: str
    if_revision: int
    revision: int
    starts_at: datetime
    ends_at: datetime
    stop_ids: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class GivenRelease:
    """Routes to be given out together. ``content_hash`` tells a repeat from another release.

    ``given`` is what drivers had at some time before, for a server that lost its memory.
    """

    release_id: str
    content_hash: str
    seen_events: int
    routes: tuple[GivenRoute, ...]
    given: tuple[GivenStops, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleaseAnswer:
    """What a release came to: the revision of each shift, and whose routes changed."""

    revisions: tuple[tuple[str, int], ...]
    driver_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageToDriver:
    """Words from the dispatcher to a driver."""

    message_id: str
    driver_id: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message in the order of sending, and whether a phone of the driver has shown to hold it."""

    number: int
    message: MessageToDriver
    held: bool


@dataclass(frozen=True, slots=True)
class DriverRoutes:
    """The routes and messages a phone is to hold; ``change`` grows whenever one of them changes."""

    change: int
    routes: tuple[GivenRoute, ...]
    facts: tuple[Event, ...] = ()
    messages: tuple[MessageToDriver, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A stop that left a driver's route, which a phone of the driver still shows for all we know."""

    driver_id: str
    stop_id: str
    shift_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Something a phone sent that cannot be a fact: kept as it came, with the reason."""

    number: int
    device_id: str
    driver_id: str
    seq: int
    reason: str
    received_at: datetime
    raw: str


@dataclass(frozen=True, slots=True)
class QuarantineView:
    """What is in quarantine, and how much more did not fit."""

    rows: Sequence[Quarantined]
    not_kept: int


@dataclass(frozen=True, slots=True)
class Proof:
    """A photo or signature. Its name ``sha256`` is the hash of the bytes that the phone sent (hex);
    everything else is of the file as kept: ``stored`` its own hash, ``size`` in bytes, ``width`` and
    ``height`` in pixels. ``taken_at`` and ``place`` are what the camera had noted in it."""

    sha256: str
    stored: str
    media_type: str
    size: int
    width: int
    height: int
    taken_at: datetime | None = None
    place: LonLat | None = None
