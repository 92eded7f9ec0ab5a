"""The sync server, as the desk sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.driver_sync import (
    Generation,
    Proof,
    QuarantineView,
    SentMessage,
    Withdrawal,
)
from app.domain.events import Event, Position
from app.domain.release import Release, ReleasedRoute
from app.domain.shop import ShopAsks, ShopKey, ShopStatus
from app.domain.tenders import TenderPage
from app.domain.tracked_orders import TrackedOrder


@dataclass(frozen=True, slots=True)
class EventPage:
    """Facts from the server in commit order; ``next`` is the cursor to ask after.

    ``set_aside`` is the highest number in the server's quarantine; ``withdrawals`` are stops whose
    former drivers may not know that they are gone.
    """

    epoch: str
    events: tuple[Event, ...]
    next: int
    set_aside: int = 0
    withdrawals: tuple[Withdrawal, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionPage:
    """Positions from the server in commit order."""

    epoch: str
    positions: tuple[Position, ...]
    next: int


@dataclass(frozen=True, slots=True)
class PairingCode:
    """A one-time code for a phone, the address to open, and when it ends."""

    code: str
    url: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A paired phone. ``fetched`` maps shift ids to the revision it has."""

    device_id: str
    driver_id: str
    last_seen: datetime | None
    state: str
    fetched: tuple[tuple[str, int], ...] = ()
    confirmed: tuple[tuple[str, int], ...] = ()
    """Like ``fetched``, but only what the phone has shown to hold by asking again."""
    paired_at: datetime | None = None
    ended_at: datetime | None = None
    acked: int = 0
    app: str = ""
    """The stock app that speaks for it; '' for the driver's page, or before anything was heard."""
    label: str = ""


class DeskLink(Protocol):
    """The desk's way to the sync server. Every call may raise ServerUnreachable or SyncError, among
    them DeskReplaced where another desk, or a newer generation of this one's data, has the server."""

    def present(self, generation: Generation) -> None:
        """Say with every request from now on which desk asks."""
        ...

    def events(self, after: int, wait_s: float = 0, limit: int = 500) -> EventPage: ...

    def positions(self, after: int, limit: int = 2000) -> PositionPage: ...

    def release(self, release: Release) -> None:
        """Raises ReleaseConflict when a revision moved or a fact touches a moved stop."""
        ...

    def routes(self, since: datetime) -> tuple[ReleasedRoute, ...]:
        """Every route as last released whose shift ends after an instant."""
        ...

    def find_proofs(self, sha256s: Sequence[str]) -> tuple[Proof, ...]:
        """Those of some proofs (at most 500) that the server has, by name."""
        ...

    def proof(self, sha256: str) -> bytes | None:
        """A proof's picture; None where the server has none of this name."""
        ...

    def put_tracking(self, token: str, order: TrackedOrder) -> str:
        """Make this what the tracking page of a token (43 characters, 256 bits) shows; its address."""
        ...

    def put_tender(self, token: str, page: TenderPage) -> str:
        """Make this what the offer of a token (43 characters, 256 bits) says; its address."""
        ...

    def forget(self, stop_ids: Sequence[str], spoken: Sequence[str]) -> None:
        """Remove what the server knows of the customers of some stops, and words that name them."""
        ...

    def pairing_code(self, driver_id: str) -> PairingCode: ...

    def devices(self) -> tuple[DeviceRow, ...]: ...

    def retire(self, device_id: str) -> None:
        """Take only facts dated before now from this phone, for seven days."""
        ...

    def revoke(self, device_id: str) -> None:
        """Take nothing more from this phone, for ever."""
        ...

    def quarantine(self, after: int = 0, limit: int = 500) -> QuarantineView:
        """What phones sent that cannot be a fact, numbered above ``after``, in order."""
        ...


@dataclass(frozen=True, slots=True)
class TrackerSetup:
    """A stock app's phone for a driver, with the links that set an app up, by the app's name."""

    device_id: str
    links: tuple[tuple[str, str], ...]


class ShopLink(Protocol):
    """The desk's way to what shops ask for at the sync server; errors as of ``DeskLink``."""

    def shop_asks(self, after: int, limit: int = 200) -> ShopAsks:
        """What shops asked for, numbered above ``after``, in that order."""
        ...

    def put_shop_statuses(self, statuses: Sequence[ShopStatus]) -> None:
        """Say how shops' orders stand."""
        ...

    def put_shop_keys(self, keys: Sequence[ShopKey]) -> None:
        """Make these the keys that open anything, and no others."""
        ...


class PhonesLink(DeskLink, ShopLink, Protocol):
    """What a dispatcher does about phones, over the same way and with the same errors; and shops."""

    def add_tracker(self, driver_id: str, driver_name: str) -> TrackerSetup:
        """A new phone with a stock app for a driver; its links are told this once."""
        ...

    def adopt(self, device_id: str, driver_id: str) -> int:
        """Give a stranger's phone to a driver; returns how many positions had waited for that."""
        ...

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Stops that left a driver of whom a phone may still show them, oldest first."""
        ...

    def send_message(self, message_id: str, driver_id: str, text: str) -> None:
        """Put words on the driver's phones; the same id again changes nothing."""
        ...

    def sent_messages(self, after: int = 0, limit: int = 500) -> tuple[SentMessage, ...]:
        """The desk's words to all drivers, numbered above ``after``, in the order of sending."""
        ...
