"""What the sync server needs of the outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from app.domain.customer_words import GivenTracking, Heard
from app.domain.driver_sync import (
    Device,
    DeviceState,
    DriverRoutes,
    Fetched,
    Generation,
    GivenRelease,
    GivenRoute,
    Judgement,
    MessageToDriver,
    Proof,
    QuarantineView,
    ReleaseAnswer,
    SentMessage,
    Submission,
    Withdrawal,
)
from app.domain.events import Event, Position
from app.domain.geo import LonLat
from app.domain.shop import Batch, ShopChange, ShopKey, ShopOrder, ShopStatus, ShopWish
from app.domain.tenders import KeptTender
from app.domain.trackers import Stray, Waypoint


class SyncStore(Protocol):
    """What the sync server keeps. When a writing call returns, what it wrote is on the disk.

    Every call may raise StoreFull, StoreBusy or StoreError; then nothing of it was kept. Calls may be
    made from any thread. Secrets come in as hashes only.
    """

    @property
    def epoch(self) -> str:
        """Names this life of the database; another one after a backup was restored."""
        ...

    @property
    def trackers(self) -> TrackerStore:
        """Stock apps' phones."""
        ...

    @property
    def tracking(self) -> TrackingStore:
        """Customers' pages, and what customers say."""
        ...

    @property
    def shop(self) -> ShopStore:
        """Shops' orders."""
        ...

    @property
    def tenders(self) -> TenderStore:
        """Offers to carriers."""
        ...

    def prove_writable(self, now: datetime) -> None:
        """Commit a row, or raise."""
        ...

    def put_code(self, code_hash: str, driver_id: str, expires: datetime) -> None:
        """A one-time code with which a phone may become the driver's."""
        ...

    def pair(
        self,
        code_hash: str,
        nonce_hash: str,
        attempt: int,
        token_hash: str,
        address: str,
        now: datetime,
    ) -> Device:
        """Redeem a code. The same code and (non-empty) nonce again gives the same device its new token,
        unless a later attempt was answered.

        Raises:
            PairingRefused: wrong, used or expired; counted against the address.
            PairingLocked: too many wrong codes from this address, or in all.
        """
        ...

    def device(self, token_hash: str, now: datetime) -> Device | None:
        """Whose token it is; None when it is unknown, revoked, or retired for over 7 days."""
        ...

    def note_heard(self, device_id: str, now: datetime) -> None:
        """A phone was heard without its token; written with the next commit, like all such times."""
        ...

    def accept(self, device_id: str, batch: Sequence[Submission], received_at: datetime) -> Judgement:
        """Judge each fact alone and keep it, as a fact or in quarantine."""
        ...

    def add_positions(
        self, device_id: str, positions: Iterable[Position], received_at: datetime
    ) -> int:
        """Keep those not known yet; returns how many."""
        ...

    def driver_routes(self, driver_id: str, now: datetime) -> DriverRoutes:
        """The driver's current shift and the next one, with the facts about their stops."""
        ...

    def note_fetched(self, device_id: str, confirmed_change: int, sent: DriverRoutes) -> None:
        """Remember what a phone was sent, and what its cursor shows it to hold (0: nothing)."""
        ...

    def withdrawals(self, now: datetime) -> tuple[Withdrawal, ...]:
        """Stops that left a driver of whom a phone may still show them, oldest first."""
        ...

    def put_message(self, message: MessageToDriver) -> bool:
        """Keep words for a driver's phones; False where they were kept before.

        Raises:
            IdReused: another message has this id.
        """
        ...

    def messages(self, after: int, limit: int) -> tuple[SentMessage, ...]:
        """The dispatcher's messages, those numbered above ``after``, in the order of sending."""
        ...

    def release(self, release: GivenRelease, now: datetime) -> ReleaseAnswer:
        """Give out routes, all or nothing; a repeat returns the first answer.

        Raises:
            ReleaseConflict: a revision moved, a fact after ``seen_events`` touches a moved stop, or
                a stop would stand on two routes.
            IdReused: another release has this id.
            CursorBeyondHead: ``seen_events`` lies beyond the last fact.
        """
        ...

    def routes(self, since: datetime | None = None) -> tuple[GivenRoute, ...]:
        """Every route as last released, by shift id; only those whose shift ends after ``since``."""
        ...

    def events(self, after: int, limit: int) -> tuple[Event, ...]:
        """Facts in commit order, each with the server's sequence.

        Raises:
            CursorBeyondHead: ``after`` lies beyond the last one.
        """
        ...

    def positions(self, after: int, limit: int) -> tuple[tuple[Position, ...], int]:
        """Positions in commit order, and the cursor to ask after.

        Raises:
            CursorBeyondHead: ``after`` lies beyond the last one.
        """
        ...

    def devices(self) -> tuple[Device, ...]: ...

    def fetched(self) -> tuple[Fetched, ...]: ...

    def end_device(self, device_id: str, state: DeviceState, now: datetime) -> Device | None:
        """Retire or revoke a phone (never back); None when there is no such phone."""
        ...

    def quarantine(self, after: int, limit: int) -> QuarantineView: ...

    def forget(self, stop_ids: Sequence[str], spoken: Sequence[str]) -> None:
        """Remove what is known of the customers of some stops, and words that name them, from the disk
        too. Takes a while; safe to repeat."""
        ...

    @property
    def proofs(self) -> ProofStore:
        """Photos and signatures."""
        ...

    def last_set_aside(self) -> int:
        """The highest number in quarantine; 0 where there is nothing."""
        ...

    def generation(self) -> Generation:
        """The desk that has this server, as last kept; number 0 before the first."""
        ...

    def keep_generation(self, generation: Generation) -> None:
        """Remember that this desk has the server; nothing where a newer one was kept meanwhile."""
        ...

    def keeping_time(self, now: datetime) -> datetime:
        """The instant from which keeping times are to be counted back, which is not far from the last
        one: a clock that is years ahead costs nothing that was kept."""
        ...

    def sweep(self, now: datetime) -> None:
        """Drop what is older than its keeping time."""
        ...

    def close(self) -> None: ...


class ProofStore(Protocol):
    """Photos and signatures. May be used from any thread; writing never holds up ``SyncStore`` for
    longer than one small commit. Raises like ``SyncStore``."""

    def put(self, proof: Proof, content: bytes, device_id: str, now: datetime) -> None:
        """Keep a picture's bytes on the disk, then its row; safe to repeat."""
        ...

    def find(self, sha256s: Sequence[str]) -> tuple[Proof, ...]:
        """Those that are here, by name."""
        ...

    def read(self, sha256: str) -> tuple[Proof, bytes] | None:
        """A proof and its picture."""
        ...

    def taken_since(self, device_id: str, start: datetime) -> int:
        """How many of a phone were kept from an instant on."""
        ...

    def sweep(self, now: datetime) -> None:
        """Drop what no fact has named for 30 days."""
        ...


class TrackerStore(Protocol):
    """What the sync server keeps of stock apps' phones, besides what it keeps of every phone.

    Like ``SyncStore``: what a call wrote is on the disk when it returns, and it may raise StoreError.
    """

    def add(self, name_hash: str, driver_id: str, now: datetime) -> Device:
        """A new phone for a driver, under a name of our own making."""
        ...

    def find(self, name_hash: str) -> Device | None:
        """The phone that goes by this name, whatever its state."""
        ...

    def stranger(self, name_hash: str, label: str, now: datetime) -> Device:
        """The stranger of this name, new or not; one for all of them, where there are too many."""
        ...

    def note_app(self, device_id: str, app: str) -> None:
        """Remember which app speaks for a phone."""
        ...

    def put_aside(self, device_id: str, strays: Iterable[Stray], now: datetime) -> None:
        """Keep what cannot be used now; only counted where the phone's share is full."""
        ...

    def adopt(self, device_id: str, driver_id: str) -> Device | None:
        """Give a stranger to a driver; None when there is no such stranger (any more)."""
        ...

    def waiting(self, device_id: str, limit: int) -> tuple[tuple[int, Position], ...]:
        """Positions set aside only because nobody knew whose they were, by their numbers."""
        ...

    def settle(self, numbers: Iterable[int]) -> None:
        """Take rows out of quarantine: what they hold is kept elsewhere now."""
        ...

    def last_place(self, driver_id: str, before: datetime) -> LonLat | None:
        """Where the driver was last, as far as a phone said by then."""
        ...

    def waypoints(self, device_id: str) -> tuple[Waypoint, ...]:
        """The regions a phone was told to watch."""
        ...

    def note_entered(self, device_id: str, tst: int, at: datetime | None) -> None:
        """Since when the phone is in a region."""
        ...

    def put_waypoints(self, device_id: str, waypoints: Iterable[Waypoint]) -> None:
        """These are the regions of the phone now, and no others."""
        ...


class TrackingStore(Protocol):
    """What customers may see of their orders, and what they say.

    Like ``SyncStore``: what a call wrote is on the disk when it returns, and it may raise StoreError.
    """

    def put(self, token_hash: str, page: GivenTracking) -> None:
        """Make this the page of a token."""
        ...

    def find(self, token_hash: str, now: datetime) -> tuple[GivenTracking, tuple[Event, ...]] | None:
        """A token's page, and what the customer has said, in order; None where there is none (any
        more)."""
        ...

    def hear(self, token_hash: str, event: Event, most: int) -> Heard:
        """Keep what was said on a token's page as a fact, unless the page is gone, the words are known
        already, or there are ``most`` of their kind about the stop. Words to the driver are on that
        driver's phones from then on."""
        ...


class TenderStore(Protocol):
    """What carriers are offered, and what they answer.

    Like ``SyncStore``: what a call wrote is on the disk when it returns, and it may raise StoreError.
    """

    def put(self, token_hash: str, tender: KeptTender) -> None:
        """Make this the offer of a token; what was answered stays."""
        ...

    def find(self, token_hash: str, now: datetime) -> KeptTender | None:
        """A token's offer; None where there is none (any more)."""
        ...

    def answer(self, token_hash: str, event: Event, answer: str) -> KeptTender | None:
        """Keep an answer as a fact, where it is the first and comes in time; returns the offer as it
        was before, None where there is none."""
        ...


class ShopStore(Protocol):
    """What shops ask for, and how their orders stand.

    Like ``SyncStore``: what a call wrote is on the disk when it returns, and it may raise StoreError.
    """

    def put_keys(self, keys: Iterable[ShopKey]) -> None:
        """These are the keys in force, and no others."""
        ...

    def sender(self, key_hash: str) -> tuple[str, str] | None:
        """The id of a key and whose it is; None where it opens nothing."""
        ...

    def ask(
        self, sender: str, wishes: Sequence[ShopWish], now: datetime, key: str = "", content: str = ""
    ) -> Batch:
        """Keep what a sender asks for, each wish judged alone. The same ``key`` ('': none) with the
        same ``content`` again is given the first answers.

        Raises:
            IdReused: the key came with other content.
        """
        ...

    def find(self, sender: str, reference: str) -> ShopOrder | None:
        """One of a sender's orders."""
        ...

    def changed(self, sender: str, after: int, limit: int) -> tuple[ShopOrder, ...]:
        """A sender's orders whose change is above ``after``, in that order."""
        ...

    def wanted(self, after: int, limit: int) -> tuple[ShopChange, ...]:
        """What all senders asked for, numbered above ``after``, in that order."""
        ...

    def put_statuses(self, statuses: Sequence[tuple[ShopStatus, str]]) -> int:
        """Keep what the desk says of orders, with the text it is told in; returns how many changed."""
        ...
