"""What the application needs of the outside, as Protocols. Implementations live in storage, solver,
app.sync and app.practice; ``main.py`` brings them together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from app.domain.closures import ClosedRoads, ClosedShape
from app.domain.driver_sync import (
    DeviceState,
    Generation,
    Proof,
    QuarantineView,
    SentMessage,
    Withdrawal,
)
from app.domain.earlier import PlanHistory
from app.domain.events import Actor, Event, Position
from app.domain.fleet import Depot, Profile, Shift
from app.domain.forgetting import Forgotten, Trace
from app.domain.geo import Extent, LonLat
from app.domain.import_choices import ColumnUse
from app.domain.matrix import Matrix
from app.domain.messages import CustomerMessage, Delivery
from app.domain.order_proof import OrderProof
from app.domain.orders import Order
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.register import Entry, Record
from app.domain.release import Release, ReleasedRoute
from app.domain.report import PaperSize, ReportFormat
from app.domain.report_period import Report
from app.domain.route_formats import RouteFormat
from app.domain.routes import RouteRecord, UnassignedOrder
from app.domain.searches import Search
from app.domain.solution import Progress
from app.domain.tracked_orders import TrackedOrder, TrackingPage
from app.domain.written_reports import ReportContents, ReportPost, WrittenReport


class Clock(Protocol):
    """The time the program lives by: the system's, or a practice day's."""

    def now(self) -> datetime:
        """The current instant, UTC."""
        ...


# --- the desk's database ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LinkState:
    """How far the desk has read from the sync server."""

    epoch: str = ""
    events_cursor: int = 0
    positions_cursor: int = 0
    settled: str = ""
    """The epoch of the server whose routes and phones were last brought in line with the desk's."""
    set_aside_seen: int = 0
    """The highest number in the server's quarantine that a dispatcher has looked at."""


class DeskReads(Protocol):
    """What can be read of the desk's data, inside a unit of work or outside."""

    def days(self) -> tuple[date, ...]:
        """Days with orders or with shifts that somebody set, oldest first: what weekly shifts make of a
        day is not yet news of it."""
        ...

    def orders(self, day: date) -> tuple[Order, ...]:
        """A day's orders by id, cancelled ones included."""
        ...

    def depots(self) -> tuple[Depot, ...]:
        """Every depot that ever was, archived ones last."""
        ...

    def register[T: Record](self, kind: type[T]) -> tuple[Entry[T], ...]:
        """Every entry of a kind, archived ones too, by id."""
        ...

    def made_shifts(self, day: date) -> frozenset[str]:
        """Ids of the day's shifts that are as the weekly shifts made them."""
        ...

    def shifts(self, day: date) -> tuple[Shift, ...]:
        """A day's shifts by id."""
        ...

    def shift(self, shift_id: str) -> Shift | None:
        """A shift of any day."""
        ...

    def ended_shifts(self, day: date) -> tuple[Shift, ...]:
        """A day's shifts whose drivers have reported their end, by shift id."""
        ...

    def routes(self, day: date) -> tuple[RouteRecord, ...]:
        """A day's routes by shift id."""
        ...

    def shifts_with(self, stop_id: str) -> tuple[str, ...]:
        """Ids of the shifts on whose route, as drafted or as released, a stop stands."""
        ...

    def unassigned(self, day: date) -> tuple[UnassignedOrder, ...]:
        """What the last plan of the day left out."""
        ...

    def events(self, day: date, after: int = 0) -> tuple[Event, ...]:
        """A day's facts in the desk's order, those with a sequence above ``after``."""
        ...

    def chain_at(self, sequence: int) -> str:
        """The seal of the chain of facts up to one of the desk's log; '' where there is none."""
        ...

    def searches(self, day: date) -> tuple[Search, ...]:
        """Searches for a better rest of a day, in the order they were made."""
        ...

    def last_search(self, day: date, at: datetime) -> Search | None:
        """The last search of a day that was made at an instant or before."""
        ...

    def plan_history(self, day: date) -> PlanHistory:
        """What stood on a day before each of its changes, once something was known of the day."""
        ...

    def last_positions(self, day: date) -> tuple[Position, ...]:
        """The newest position of each driver with a shift that day."""
        ...

    def positions(self, driver_id: str, start: datetime, end: datetime) -> tuple[Position, ...]:
        """A driver's positions between two instants, by time."""
        ...

    def shift_events(self, shift_id: str) -> tuple[Event, ...]:
        """The starts and ends that were reported of a shift, in the desk's order."""
        ...

    def is_finished(self, stop_id: str) -> bool:
        """Whether any driver ever reported an end of the stop."""
        ...

    def messages(self, day: date) -> tuple[CustomerMessage, ...]:
        """A day's messages to customers, in the order they were made."""
        ...

    def messages_in(self, state: Delivery) -> tuple[CustomerMessage, ...]:
        """Messages of any day in a state, in the order they were made."""
        ...

    def written_reports(self) -> tuple[WrittenReport, ...]:
        """Every report that was written, in that order."""
        ...

    def report_contents(self, number: int) -> ReportContents:
        """What one of them was computed from, and its figures.

        Raises:
            StoreError: it is damaged, or not there.
        """
        ...

    def report_posts(self) -> tuple[ReportPost, ...]:
        """Reports that went out by themselves or are to, by day."""
        ...

    def bears_seal(self, beginning: str) -> bool:
        """Whether any event's seal begins with these digits."""
        ...

    def tracking_pages(self, day: date) -> tuple[TrackingPage, ...]:
        """The day's orders that have a page for their customers."""
        ...

    def link(self) -> LinkState: ...

    def generation(self) -> Generation:
        """By which the server tells this desk from others."""
        ...

    def ended_phones(self) -> Mapping[str, DeviceState]:
        """Phones that a dispatcher retired or revoked, by device id."""
        ...

    def column_uses(self, sender: str, headers: str) -> tuple[ColumnUse, ...]:
        """What somebody said the columns of a sender's files with these headers are; empty where nobody
        ever did."""
        ...

    def senders_of(self, headers: str) -> tuple[str, ...]:
        """Whose files with these headers somebody has said something of."""
        ...

    def settled_places(self) -> Mapping[str, LonLat]:
        """Where addresses are that somebody settled, by their keys."""
        ...

    def releases_to_send(self) -> tuple[Release, ...]:
        """Releases the server has not confirmed, oldest first."""
        ...

    def replaced_by(self, release_id: str) -> tuple[RouteRecord, ...]:
        """The records of a release in the outbox as they were before it was made."""
        ...


class DeskUnit(DeskReads, Protocol):
    """One unit of work: nothing is kept unless ``commit`` is called."""

    def put_depot(self, depot: Depot) -> None: ...

    def put_shifts(self, shifts: Iterable[Shift]) -> None:
        """Insert or replace by id, with their drivers and vehicles; set by hand from now on."""
        ...

    def put_made_shifts(self, shifts: Iterable[Shift]) -> None:
        """Insert or replace by id what the weekly shifts make; the register stays as it is."""
        ...

    def replace_in_shifts(self, shifts: Iterable[Shift]) -> None:
        """Replace by id what shifts hold of the register; whose making they are stays."""
        ...

    def drop_shift(self, shift_id: str) -> None:
        """Take a shift off its day, with its draft; its stops are on no route then."""
        ...

    def put_entries(self, entries: Iterable[Entry[Record]]) -> None:
        """Insert or replace by id."""
        ...

    def next_customer_number(self) -> int:
        """A number no customer has had."""
        ...

    def next_order_number(self) -> int:
        """A number no order has had, counting from 1."""
        ...

    def put_orders(self, orders: Iterable[Order]) -> None:
        """Insert or replace by id."""
        ...

    def put_routes(self, records: Iterable[RouteRecord]) -> None:
        """Insert or replace by day and shift."""
        ...

    def put_unassigned(self, day: date, unassigned: Iterable[UnassignedOrder]) -> None:
        """Replace the day's list."""
        ...

    def add_events(self, day: date, events: Iterable[Event]) -> tuple[Event, ...]:
        """Append those whose id is new; returns them with their sequence."""
        ...

    def add_positions(self, positions: Iterable[Position]) -> None: ...

    def drop_positions(self, before: datetime, after: datetime) -> None:
        """Let go of older ones, and of those from beyond any time that makes sense."""
        ...

    def add_search(self, day: date, search: Search, keep_from: datetime) -> None:
        """Keep a search, and let go of searches and histories of plans from before an instant."""
        ...

    def add_messages(self, messages: Iterable[CustomerMessage]) -> int:
        """Put those into the outbox whose id is new; returns how many."""
        ...

    def take_message(self, message: CustomerMessage) -> bool:
        """Keep a waiting message as it is now; False where it does not wait any more, as another
        program has taken it."""
        ...

    def put_message(self, message: CustomerMessage) -> None:
        """Replace by id."""
        ...

    def add_written_report(self, report: WrittenReport, contents: ReportContents) -> None:
        """Append one that was written, sealed to those before it; it is never changed."""
        ...

    def put_report_post(self, post: ReportPost) -> None:
        """Insert or replace by day and way."""
        ...

    def put_tracking_pages(self, day: date, pages: Iterable[TrackingPage]) -> None:
        """Insert or replace by stop."""
        ...

    def put_link(self, link: LinkState) -> None: ...

    def put_generation(self, number: int) -> None:
        """Begin another generation of the data, the same desk's."""
        ...

    def put_ended_phone(self, device_id: str, state: DeviceState) -> None:
        """Remember that a phone is not to be heard any more, also by a server that was restored."""
        ...

    def put_column_uses(self, sender: str, headers: str, uses: Iterable[ColumnUse]) -> None:
        """Remember what the columns of a sender's files with these headers are."""
        ...

    def put_settled_places(self, places: Iterable[tuple[str, LonLat]]) -> None:
        """Remember where addresses are, by their keys."""
        ...

    def forget(self, trace: Trace, now: datetime, actor: Actor) -> Forgotten:
        """Remove what is known of a customer, and note as facts whose words went; returns what went."""
        ...

    def put_release(self, release: Release, replaced: Iterable[RouteRecord] = ()) -> None:
        """Put into the outbox, with the records as they were before, should it be refused."""
        ...

    def drop_release(self, release_id: str) -> None:
        """Take out of the outbox, once the server has it."""
        ...

    def commit(self) -> None: ...


@dataclass(frozen=True, slots=True)
class FactPlace:
    """Where a fact about a stop was made; ``number`` is its place in the desk's log."""

    number: int
    day: date
    stop_id: str
    place: LonLat


class DeskProofs(Protocol):
    """Photos and signatures at the desk. May be used from any thread; writing raises like ``Store``."""

    def awaited(self, limit: int) -> tuple[str, ...]:
        """Names of pictures that facts name and that are not here, those of the newest facts first."""
        ...

    def here(self, day: date) -> frozenset[str]:
        """Names of the day's pictures that came, also those that were let go since."""
        ...

    def keep(self, proof: Proof, content: bytes) -> None:
        """Keep a picture that a fact names: on the disk before anything speaks of it."""
        ...

    def read(self, sha256: str) -> tuple[Proof, bytes] | None:
        """A proof and its picture, where it is here."""
        ...

    def unmeasured(self) -> tuple[FactPlace, ...]:
        """Facts whose distance from their stop is not known yet, by number."""
        ...

    def put_distances(self, metres: Iterable[tuple[int, int | None]]) -> None:
        """Keep distances for good, by the facts' numbers; None for what can never be measured."""
        ...

    def distances(self, day: date) -> dict[int, int]:
        """Metres from the stop, by the numbers of the day's facts."""
        ...

    def sweep(self, now: datetime, kept: timedelta | None) -> None:
        """Let go of pictures of days longer ago than ``kept`` (None: of none), and of files that no
        fact names."""
        ...


class Store(DeskReads, Protocol):
    """The desk's database. Reads may be made from any thread; writes are serialised."""

    def write(self) -> AbstractContextManager[DeskUnit]:
        """A unit of work (BEGIN IMMEDIATE); rolled back on leaving unless committed.

        Raises:
            StoreFull, StoreBusy, StoreError: nothing was kept.
        """
        ...

    @property
    def proofs(self) -> DeskProofs:
        """Photos and signatures that drivers brought."""
        ...

    def tidy_up(self, pictures: Iterable[str]) -> None:
        """Leave nothing on the disk of what was removed: these files of pictures, unless a row still
        speaks of them, and the database's own remains of old rows. Takes a while."""
        ...

    def data_version(self) -> int:
        """Changes whenever another connection or process has committed."""
        ...

    def close(self) -> None: ...


# --- planning --------------------------------------------------------------------------------


class Planner(Protocol):
    """Turns a problem into a plan, in a process of its own."""

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        """Blocks the calling thread until the answer is there.

        When ``cancelled`` turns true, the best plan so far is the answer.

        Raises:
            PlanCancelled: cancelled before any plan was found.
            PlannerDied: the process ended without an answer.
            PlanningError, RoadsError: the problem cannot be solved as stated, in words.
        """
        ...


@dataclass(frozen=True, slots=True)
class RoadPath:
    """A course over the road: seconds, metres and a polyline with five decimals."""

    duration_s: int
    distance_m: int
    shape: str


class Roads(Protocol):
    """The road network of the active region."""

    def table(self, profile: Profile, places: Sequence[LonLat]) -> Matrix:
        """Times and distances between all pairs; UNREACHABLE where no road leads."""
        ...

    def widened(self, profile: Profile, matrix: Matrix, places: Sequence[LonLat]) -> Matrix:
        """The table of ``places``, the first of which are those of ``matrix`` (at least one): only what
        is new is asked of the roads."""
        ...

    def path(self, profile: Profile, places: Sequence[LonLat]) -> RoadPath:
        """The fastest course through the places in order.

        Raises:
            RoadsError: no road leads through them.
        """
        ...

    def snap_distance(self, profile: Profile, place: LonLat) -> float:
        """Metres from a place to the nearest road (infinite where there is none)."""
        ...


class RoadWorks(Protocol):
    """The active region's roads, with some of them closed."""

    def with_closed(self, shapes: Sequence[ClosedShape]) -> ClosedRoads:
        """A copy of the roads with what the drawings close; takes a moment where it was not closed
        before.

        Raises:
            InputRefused: no road is near a drawing, or it is too large.
            RegionError, RoadsError: it cannot be done, in words.
        """
        ...

    def closed_by(self, shapes: Sequence[ClosedShape]) -> ClosedRoads:
        """What the drawings close, at once; ``folder`` is ''. Raises as ``with_closed``."""
        ...

    def roads_in(self, folder: str) -> Roads:
        """The roads in a folder of graphs, as ``ClosedRoads.folder`` or ``RegionInfo.roads_folder``;
        straight lines for ''."""
        ...


@dataclass(frozen=True, slots=True)
class AddressHit:
    """A place the address index knows. ``kind``: house, street or place; ``score`` 0 to 1."""

    label: str
    lon: float
    lat: float
    score: float
    kind: str
    street: str = ""
    number: str = ""
    postcode: str = ""
    city: str = ""


class Addresses(Protocol):
    """The address index of the active region."""

    @property
    def extent(self) -> Extent:
        """The region's box."""
        ...

    def search(self, text: str, near: LonLat | None = None, limit: int = 5) -> tuple[AddressHit, ...]:
        """Best hits first for what a person typed."""
        ...


# --- the sync server, as the desk sees it ------------------------------------------------------


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


class PhonesLink(DeskLink, Protocol):
    """What a dispatcher does about phones, over the same way and with the same errors."""

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


# --- reports ------------------------------------------------------------------------------------


class ReportWriter(Protocol):
    """Writes a day's papers to files, whole or not at all.

    Its calls that write replace what stands at the path, or raise InputRefused (it cannot be written)
    or StoreFull and leave it untouched.
    """

    def content(self, report: Report, form: ReportFormat, paper: PaperSize) -> bytes:
        """A report's bytes: the same for the same report."""
        ...

    def write(self, content: bytes, path: Path) -> None:
        """Put a report's bytes into a file."""
        ...

    def write_route_sheets(
        self,
        routes: Sequence[tuple[Shift, RouteRecord]],
        orders: Mapping[str, Order],
        path: Path,
    ) -> None:
        """Route sheets and loading lists as one PDF; InputRefused when no route has a stop."""
        ...

    def write_routes(
        self,
        routes: Sequence[tuple[Shift, RouteRecord]],
        orders: Mapping[str, Order],
        path: Path,
        form: RouteFormat,
    ) -> None:
        """Routes for other programs; InputRefused when none has a stop."""
        ...

    def write_order_proof(self, proof: OrderProof, path: Path) -> None:
        """What happened to one order as a PDF."""
        ...


class Rows(Protocol):
    """A table read from a file: the header and the rows as text, with 1-based line numbers."""

    @property
    def header(self) -> tuple[str, ...]: ...

    @property
    def rows(self) -> Sequence[tuple[int, tuple[str, ...]]]: ...


class TableReader(Protocol):
    """Reads CSV and XLSX files."""

    def read(self, path: Path) -> Rows:
        """The first sheet, or the whole file.

        Raises:
            InputRefused: empty, binary, no delimiter found, duplicate columns, a cell too large.
        """
        ...
